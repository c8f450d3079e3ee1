/* SPDX-License-Identifier: MIT
 *
 * Children in a cage: their answer, their silence, their crashes, and all that
 * they must not be able to do.
 */
#include "unit.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

#include "juggle/sys/clock.h"
#include "juggle/sys/process.h"
#include "place.h"

static void start(struct process_child *child, process_job *job, void *context)
{
    struct err err;
    struct process_cage cage = {.silence_ms = 300};
    if (!process_start(child, &cage, job, context, &err))
        fail_msg("%s", err.text);
}

/* All that the child says, as text; the length, or -1 after a silence. */
static ssize_t hear(struct process_child *child, char *text, size_t size)
{
    size_t length = 0;
    ssize_t got;
    while ((got = read(child->fd, text + length, size - 1 - length)) > 0)
        length += (size_t)got;
    text[length] = '\0';
    return got == 0 ? (ssize_t)length : -1;
}

static int speak(void *context, int out)
{
    const char *text = context;
    return write(out, text, strlen(text)) == (ssize_t)strlen(text) ? 42 : 1;
}

static void answers(void **state)
{
    (void)state;
    struct process_child child;
    char text[64], hello[] = "hello";
    start(&child, speak, hello);
    assert_int_equal(hear(&child, text, sizeof text), 5);
    assert_string_equal(text, "hello");
    assert_int_equal(process_finish(&child), 42);
}

static int speak_much(void *context, int out)
{
    static const char block[4096];
    (void)context;
    for (int i = 0; i < 2000; i++) {
        if (write(out, block, sizeof block) != sizeof block)
            return 1;
    }
    return 0;
}

static void is_read_off_and_finished(void **state)
{
    (void)state;
    struct process_child child;
    start(&child, speak_much, NULL); /* more than any buffer, and nobody listens */
    assert_int_equal(process_finish(&child), 0);
}

static void is_stopped_at_once(void **state)
{
    (void)state;
    struct process_child child;
    start(&child, speak_much, NULL);
    process_stop(&child);
    assert_int_equal(kill(child.pid, 0), -1);
    assert_int_equal(errno, ESRCH);
}

static int stay_silent(void *context, int out)
{
    (void)context;
    (void)out;
    for (;;)
        pause();
    return 0;
}

static void is_killed_after_a_silence(void **state)
{
    (void)state;
    struct process_child child;
    char text[8];
    int64_t before = clock_monotonic_ms();
    start(&child, stay_silent, NULL);
    assert_int_equal(hear(&child, text, sizeof text), -1);
    assert_true(errno == EAGAIN || errno == EWOULDBLOCK);
    assert_true(clock_monotonic_ms() - before >= 250);
    assert_int_equal(process_finish(&child), PROCESS_KILLED);
}

static int close_and_stay(void *context, int out)
{
    close(out);
    return stay_silent(context, out);
}

static void is_killed_when_it_does_not_end(void **state)
{
    (void)state;
    struct process_child child;
    start(&child, close_and_stay, NULL);
    assert_int_equal(process_finish(&child), PROCESS_KILLED);
}

static int crash(void *context, int out)
{
    (void)context;
    (void)out;
    abort();
}

static void a_crash_is_told(void **state)
{
    (void)state;
    struct process_child child;
    char text[8];
    start(&child, crash, NULL);
    assert_int_equal(hear(&child, text, sizeof text), 0);
    assert_int_equal(process_finish(&child), PROCESS_KILLED);
}

struct secrets {
    int kept, other;
    char path[128];
};

static int count_open(void)
{
    int open_now = 0;
    for (int fd = 0; fd < 1024; fd++)
        open_now += fcntl(fd, F_GETFD) != -1;
    return open_now;
}

static bool limited_to(int resource, rlim_t most)
{
    struct rlimit limit;
    return getrlimit(resource, &limit) == 0 && limit.rlim_cur <= most && limit.rlim_max <= most;
}

/* Tries what it must not; each success has a letter of its own. */
static int try_everything(void *context, int out)
{
    struct secrets *secrets = context;
    char found[16], *at = found, byte;
    if (read(secrets->kept, &byte, 1) != 1 || byte != 'k')
        *at++ = 'k'; /* the one thing that it may */
    if (fcntl(secrets->other, F_GETFD) != -1)
        *at++ = 'o';
    if (count_open() != 5) /* the standard ones, its output, the kept one */
        *at++ = 'n';
    if (read(STDIN_FILENO, &byte, 1) != 0)
        *at++ = 'i';
    int fd = open(secrets->path, O_WRONLY | O_CREAT, 0600);
    if (fd >= 0 && write(fd, "x", 1) == 1)
        *at++ = 'w';
    if (!limited_to(RLIMIT_CORE, 0) || !limited_to(RLIMIT_CPU, 60) ||
        !limited_to(RLIMIT_NOFILE, 16))
        *at++ = 'l';
#ifndef JUGGLE_SANITIZED
    if (malloc((size_t)600 * 1024 * 1024))
        *at++ = 'm';
#endif
    while (open("/dev/null", O_RDONLY) >= 0)
        ;
    if (count_open() > 16)
        *at++ = 'f';
    *at = '\0';
    return write(out, found, strlen(found)) == at - found ? 0 : 1;
}

static void can_do_nothing_but_compute(void **state)
{
    (void)state;
    struct place place;
    struct secrets secrets;
    struct process_child child;
    struct err err;
    char text[64];
    assert_int_equal(place_open(&place), 0);
    secrets.kept = open(place_file(&place, "kept", "k"), O_RDONLY);
    secrets.other = open(place_file(&place, "other", "o"), O_RDONLY);
    snprintf(secrets.path, sizeof secrets.path, "%s/out", place.path);
    int far = fcntl(secrets.other, F_DUPFD, 500);
    assert_true(secrets.kept >= 0 && secrets.other >= 0 && far >= 500);

    struct process_cage cage = {&secrets.kept, 1, 5000};
    assert_true(process_start(&child, &cage, try_everything, &secrets, &err));
    assert_true(hear(&child, text, sizeof text) >= 0);
    assert_string_equal(text, "");
    assert_int_equal(process_finish(&child), 0);
    close(secrets.kept);
    close(secrets.other);
    close(far);
    assert_int_equal(place_close(&place), 0);
}

static int raise_signals(void *context, int out)
{
    (void)context;
    (void)out;
    raise(SIGTERM);
    return 0;
}

/* Handlers of the parent would write into its pipe. */
static void has_no_handlers_of_its_parent(void **state)
{
    (void)state;
    struct process_child child;
    int fd;
    char byte;
    assert_true(process_signals_open(&fd, NULL));
    start(&child, raise_signals, NULL);
    assert_int_equal(process_finish(&child), PROCESS_KILLED);
    bool child_only = true;
    while (read(fd, &byte, 1) == 1)
        child_only = child_only && byte == SIGCHLD;
    assert_true(child_only);
    process_signals_close();
}

static void many_one_after_another_leave_nothing(void **state)
{
    (void)state;
    char text[64], hello[] = "hello";
    int before = count_open();
    for (int i = 0; i < 50; i++) {
        struct process_child child;
        start(&child, speak, hello);
        assert_int_equal(hear(&child, text, sizeof text), 5);
        assert_int_equal(process_finish(&child), 42);
    }
    assert_int_equal(count_open(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers),
        cmocka_unit_test(is_read_off_and_finished),
        cmocka_unit_test(is_stopped_at_once),
        cmocka_unit_test(is_killed_after_a_silence),
        cmocka_unit_test(is_killed_when_it_does_not_end),
        cmocka_unit_test(a_crash_is_told),
        cmocka_unit_test(can_do_nothing_but_compute),
        cmocka_unit_test(has_no_handlers_of_its_parent),
        cmocka_unit_test(many_one_after_another_leave_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
