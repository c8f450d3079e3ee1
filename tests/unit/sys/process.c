/* SPDX-License-Identifier: MIT
 *
 * The first steps of a process, signals as bytes, and the editor. Each test of
 * what changes the process works in a child.
 */
#include "unit.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "juggle/sys/process.h"
#include "place.h"

/* The exit status of a child that ran the function. */
static int in_child(int (*run)(void))
{
    int status;
    pid_t pid = fork();
    if (pid == 0)
        _exit(run());
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static int prepared_process(void)
{
    int ends[2];
    umask(0);
    if (!process_prepare(NULL) || umask(0) != 077)
        return 1;
    /* Writing into nowhere fails and does not kill. */
    if (pipe(ends) != 0)
        return 2;
    close(ends[0]);
    return write(ends[1], "x", 1) == -1 ? 0 : 3;
}

static int inherited_carelessness(void)
{
    int status;
    signal(SIGCHLD, SIG_IGN);
    if (!process_prepare(NULL))
        return 1;
    pid_t pid = fork();
    if (pid == 0)
        _exit(7);
    return waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 7 ? 0 : 2;
}

static int closed_descriptors(void)
{
    char byte;
    for (int fd = 0; fd <= 2; fd++)
        close(fd);
    if (!process_prepare(NULL))
        return 1;
    if (open("/dev/null", O_RDWR) <= 2) /* the first three are taken */
        return 2;
    if (read(0, &byte, 1) != -1 || write(1, "x", 1) != -1 || write(2, "x", 1) != -1)
        return 3;
    return 0;
}

static int with_anothers_rights(void)
{
    struct err err = {0};
    if (seteuid(65534) != 0)
        return 1;
    return !process_prepare(&err) && strstr(err.text, "another user's rights") ? 0 : 2;
}

static void prepares(void **state)
{
    (void)state;
    assert_int_equal(in_child(prepared_process), 0);
    assert_int_equal(in_child(inherited_carelessness), 0);
    assert_int_equal(in_child(closed_descriptors), 0);
    if (getuid() == 0)
        assert_int_equal(in_child(with_anothers_rights), 0);
}

/* Waits for the byte of a signal; 0 after five seconds. */
static int next_signal(int fd)
{
    unsigned char byte = 0;
    struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
    int ready;
    do
        ready = poll(&poll_fd, 1, 5000);
    while (ready < 0 && errno == EINTR);
    return ready == 1 && read(fd, &byte, 1) == 1 ? byte : 0;
}

static int signals_become_bytes(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD};
    int fd;
    char byte;
    if (!process_signals_open(&fd, NULL))
        return 1;
    if (read(fd, &byte, 1) != -1) /* nothing yet, and no waiting */
        return 2;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        raise(numbers[i]);
        if (next_signal(fd) != numbers[i])
            return 3;
    }
    raise(SIGINT);
    raise(SIGTERM);
    if (next_signal(fd) != SIGINT || next_signal(fd) != SIGTERM)
        return 4;
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return next_signal(fd) == SIGCHLD ? 0 : 5;
}

/* A storm fills the pipe; nothing hangs. */
static int signals_in_a_storm(void)
{
    int fd;
    if (!process_signals_open(&fd, NULL))
        return 1;
    for (int i = 0; i < 100000; i++)
        raise(SIGWINCH);
    return next_signal(fd) == SIGWINCH ? 0 : 2;
}

static int ignored_signals_stay_ignored(void)
{
    int fd;
    signal(SIGHUP, SIG_IGN);
    if (!process_signals_open(&fd, NULL))
        return 1;
    raise(SIGHUP);
    raise(SIGTERM);
    return next_signal(fd) == SIGTERM ? 0 : 2;
}

static int signals_closed_again(void)
{
    int fd;
    if (!process_signals_open(&fd, NULL))
        return 1;
    process_signals_close();
    if (fcntl(fd, F_GETFD) != -1)
        return 2;
    raise(SIGTERM);
    return 3;
}

static void signals(void **state)
{
    (void)state;
    assert_int_equal(in_child(signals_become_bytes), 0);
    assert_int_equal(in_child(signals_in_a_storm), 0);
    assert_int_equal(in_child(ignored_signals_stay_ignored), 0);
    assert_int_equal(in_child(signals_closed_again), -SIGTERM);
}

static void check_text(const char *path, const char *expected)
{
    char text[256] = {0};
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    assert_string_equal(text, expected);
}

static void edits(void **state)
{
    (void)state;
    struct place place;
    struct err err = {0};
    assert_int_equal(place_open(&place), 0);
    const char *file = place_file(&place, "a note; touch $(x) 'y' \"z\".txt", "one\n");

    assert_true(process_edit("printf 'two %s\\n' words >>", file, &err));
    check_text(file, "one\ntwo words\n");

    unsetenv("VISUAL");
    setenv("EDITOR", "sed -i -e 's/one/three/'", 1);
    assert_true(process_edit(NULL, file, &err));
    check_text(file, "three\ntwo words\n");
    setenv("VISUAL", "sed -i -e 's/three/four/'", 1);
    assert_true(process_edit(NULL, file, &err));
    check_text(file, "four\ntwo words\n");

    assert_false(process_edit("false", file, &err));
    assert_int_equal(err.code, ERR_FAILED);
    assert_non_null(strstr(err.text, "\"false\" failed"));
    assert_false(process_edit("/nowhere/editor 2>/dev/null", file, &err));
    assert_false(process_edit("kill -9 $$;", file, &err));
    check_text(file, "four\ntwo words\n");
    assert_int_equal(place_close(&place), 0);
}

/* The editor may be interrupted from the keyboard; that is no reason for us to end. */
static void edits_through_an_interrupt(void **state)
{
    (void)state;
    struct err err;
    struct sigaction before, after;
    sigaction(SIGINT, NULL, &before);
    assert_true(process_edit("kill -INT $PPID; true", "file", &err));
    sigaction(SIGINT, NULL, &after);
    assert_ptr_equal(after.sa_handler, before.sa_handler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prepares),
        cmocka_unit_test(signals),
        cmocka_unit_test(edits),
        cmocka_unit_test(edits_through_an_interrupt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
