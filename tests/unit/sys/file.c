/* SPDX-License-Identifier: MIT
 *
 * Reading whole files and sources, writing them at once, listing calendars; and
 * what is said when it can't be done.
 */
#include "unit.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "juggle/sys/file.h"
#include "place.h"

struct fixture {
    struct place place;
    struct arena arena;
    struct err err;
};

static int open_fixture(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    arena_init(&fixture.arena);
    *state = &fixture;
    return place_open(&fixture.place);
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    arena_finish(&f->arena);
    return place_close(&f->place);
}

static void says(struct fixture *f, enum err_code code, const char *what)
{
    assert_int_equal(f->err.code, code);
    if (!strstr(f->err.text, what))
        fail_msg("\"%s\" does not say \"%s\"", f->err.text, what);
    f->err = (struct err){0};
}

static void reads_whole_files(void **state)
{
    struct fixture *f = *state;
    char *bytes;
    size_t size;
    assert_true(
        file_read(&f->arena, place_file(&f->place, "a", "hello"), 5, &bytes, &size, &f->err));
    assert_int_equal(size, 5);
    assert_string_equal(bytes, "hello");
    assert_true(file_read(&f->arena, place_file(&f->place, "b", ""), 0, &bytes, &size, &f->err));
    assert_int_equal(size, 0);
    assert_string_equal(bytes, "");
    assert_true(file_exists(place_of(&f->place, "a")));
    assert_false(file_exists(f->place.path));
    assert_true(file_is_directory(f->place.path));
    assert_false(file_is_directory(place_of(&f->place, "a")));
    assert_false(file_exists(place_of(&f->place, "none")));
}

static bool read_it(struct fixture *f, const char *path)
{
    char *bytes;
    size_t size;
    return file_read(&f->arena, path, 4, &bytes, &size, &f->err);
}

static void says_why_it_cant_read(void **state)
{
    struct fixture *f = *state;
    const char *fifo = place_of(&f->place, "fifo");
    assert_false(read_it(f, place_of(&f->place, "none")));
    says(f, ERR_INPUT, "none: no such file");
    assert_false(read_it(f, f->place.path));
    says(f, ERR_INPUT, "is a directory");
    assert_false(read_it(f, place_file(&f->place, "big", "hello")));
    says(f, ERR_INPUT, "bigger than 0 KB");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_false(read_it(f, fifo)); /* and does not wait for a writer */
    says(f, ERR_INPUT, "not a regular file");
    if (geteuid() != 0) {
        assert_int_equal(chmod(place_file(&f->place, "secret", "x"), 0), 0);
        assert_false(read_it(f, place_of(&f->place, "secret")));
        says(f, ERR_INPUT, "no permission");
    }
}

static void check_source(struct fixture *f, const char *path, const char *text)
{
    char bytes[64] = {0};
    int fd = -1;
    if (!file_open_source(path, 16, &fd, &f->err))
        fail_msg("%s", f->err.text);
    for (int turn = 0; turn < 2; turn++) { /* it can be read again */
        assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
        assert_int_equal(read(fd, bytes, sizeof bytes - 1), strlen(text));
        assert_string_equal(bytes, text);
    }
    assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    close(fd);
}

/* Puts a descriptor in the place of standard input. */
static int swap_input(int fd)
{
    int kept = dup(STDIN_FILENO);
    dup2(fd, STDIN_FILENO);
    close(fd);
    return kept;
}

static void restore_input(int kept)
{
    dup2(kept, STDIN_FILENO);
    close(kept);
}

static int filled_pipe(const char *text)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
    close(ends[1]);
    return ends[0];
}

static void opens_sources(void **state)
{
    struct fixture *f = *state;
    const char *file = place_file(&f->place, "a.ics", "BEGIN:VCALENDAR");
    check_source(f, file, "BEGIN:VCALENDAR");

    int kept = swap_input(open(file, O_RDONLY));
    check_source(f, "-", "BEGIN:VCALENDAR");
    restore_input(kept);

    kept = swap_input(filled_pipe("from a pipe"));
    check_source(f, "-", "from a pipe");
    restore_input(kept);

    kept = swap_input(filled_pipe("0123456789abcdef")); /* as much as is allowed */
    check_source(f, "-", "0123456789abcdef");
    restore_input(kept);

    kept = swap_input(filled_pipe(""));
    check_source(f, "-", "");
    restore_input(kept);

    char name[32];
    int pipe_end = filled_pipe("substituted");
    snprintf(name, sizeof name, "/dev/fd/%d", pipe_end);
    check_source(f, name, "substituted");
    close(pipe_end);
}

static void says_why_a_source_wont_open(void **state)
{
    struct fixture *f = *state;
    int fd = -1;
    assert_false(file_open_source(place_of(&f->place, "none.ics"), 16, &fd, &f->err));
    says(f, ERR_INPUT, "no such file");
    assert_false(file_open_source(f->place.path, 16, &fd, &f->err));
    says(f, ERR_INPUT, "is a directory");
    assert_false(
        file_open_source(place_file(&f->place, "a", "12345678901234567"), 16, &fd, &f->err));
    says(f, ERR_INPUT, "bigger");

    int kept = swap_input(filled_pipe("12345678901234567"));
    assert_false(file_open_source("-", 16, &fd, &f->err));
    restore_input(kept);
    says(f, ERR_INPUT, "standard input: bigger");

    kept = swap_input(open("/dev/zero", O_RDONLY)); /* has no end */
    assert_false(file_open_source("-", 3 * 1024 * 1024, &fd, &f->err));
    restore_input(kept);
    says(f, ERR_INPUT, "bigger than 3 MB");
    assert_int_equal(fd, -1);
}

static void check_file(struct fixture *f, const char *path, const char *text, mode_t mode)
{
    char *bytes;
    size_t size;
    struct stat status;
    assert_true(file_read(&f->arena, path, 1 << 20, &bytes, &size, &f->err));
    assert_string_equal(bytes, text);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, mode);
}

static void check_nothing_left(struct fixture *f, size_t expected)
{
    const char *const *paths;
    size_t count;
    assert_true(file_list(&f->arena, f->place.path, &paths, &count, &f->err));
    assert_int_equal(count, expected);
    char command[128];
    snprintf(command, sizeof command, "ls -A %s | grep -q tmp", f->place.path);
    assert_int_not_equal(system(command), 0);
}

static void writes_whole_files(void **state)
{
    struct fixture *f = *state;
    const char *path = place_of(&f->place, "out.ics");
    mode_t before = umask(0);
    assert_true(file_write(path, "one", 3, FILE_NEW, &f->err));
    check_file(f, path, "one", 0600);
    assert_false(file_write(path, "two", 3, FILE_NEW, &f->err));
    says(f, ERR_FAILED, "is there already");
    check_file(f, path, "one", 0600);
    assert_int_equal(chmod(path, 0640), 0);
    assert_true(file_write(path, "three", 5, FILE_REPLACE, &f->err));
    check_file(f, path, "three", 0640);
    umask(before);
    check_nothing_left(f, 1);
}

static void writes_through_links_and_devices(void **state)
{
    struct fixture *f = *state;
    const char *file = place_file(&f->place, "real.ics", "old");
    const char *link = place_of(&f->place, "link.ics");
    struct stat status;
    assert_int_equal(symlink("real.ics", link), 0);
    assert_true(file_write(link, "new", 3, FILE_REPLACE, &f->err));
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    check_file(f, file, "new", 0644);

    assert_true(file_write("/dev/null", "x", 1, FILE_REPLACE, &f->err));
    assert_true(file_write("/dev/null", "x", 1, FILE_NEW, &f->err));
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    if (access("/dev/full", W_OK) == 0) {
        assert_false(file_write("/dev/full", "x", 1, FILE_REPLACE, &f->err));
        says(f, ERR_FAILED, "No space left");
    }
}

static void says_why_it_cant_write(void **state)
{
    struct fixture *f = *state;
    assert_false(file_write(f->place.path, "x", 1, FILE_REPLACE, &f->err));
    says(f, ERR_FAILED, "is a directory");
    assert_false(file_write(place_of(&f->place, "none/out"), "x", 1, FILE_REPLACE, &f->err));
    says(f, ERR_FAILED, "can't be written: No such file or directory");
}

/* A disk that is full in the middle: the old file stays, nothing else is left. */
static void keeps_the_old_file_when_writing_fails(void **state)
{
    struct fixture *f = *state;
    const char *path = place_file(&f->place, "out.ics", "precious");
    pid_t child = fork();
    if (child == 0) {
        struct rlimit small = {1000, 1000};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &small);
        static const char big[5000];
        _exit(file_write(path, big, sizeof big, FILE_REPLACE, &f->err) ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    check_file(f, path, "precious", 0644);
    check_nothing_left(f, 1);
}

static void lists_calendars_in_order(void **state)
{
    struct fixture *f = *state;
    static const char *const files[] = {"b.ics",     "a.ICS", "c.xml", "d.json", ".hidden.ics",
                                        "e.ics.tmp", "f.txt", "ics",   ".ics"};
    const char *const *paths;
    size_t count;
    for (size_t i = 0; i < COUNT_OF(files); i++)
        place_file(&f->place, files[i], "");
    assert_int_equal(mkdir(place_of(&f->place, "g.ics"), 0700), 0);
    assert_int_equal(mkfifo(place_of(&f->place, "h.ics"), 0600), 0);
    assert_int_equal(symlink("b.ics", place_of(&f->place, "z.ics")), 0);
    assert_true(file_list(&f->arena, f->place.path, &paths, &count, &f->err));
    static const char *const expected[] = {"a.ICS", "b.ics", "c.xml", "d.json", "z.ics"};
    assert_int_equal(count, COUNT_OF(expected));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(paths[i], place_of(&f->place, expected[i]));
    assert_false(file_list(&f->arena, place_of(&f->place, "none"), &paths, &count, &f->err));
    says(f, ERR_INPUT, "no such file");
    assert_false(file_list(&f->arena, place_of(&f->place, "b.ics"), &paths, &count, &f->err));
    says(f, ERR_INPUT, "Not a directory");
}

/* A file that is full stands beside the new one. */
static void adds_lines(void **state)
{
    struct fixture *f = *state;
    const char *path = place_of(&f->place, "log"), *old = place_of(&f->place, "log.old");
    assert_true(file_append(path, "one\n", 8, &f->err));
    assert_true(file_append(path, "two\n", 8, &f->err));
    check_file(f, path, "one\ntwo\n", 0600);
    assert_true(file_append(path, "three\n", 8, &f->err));
    check_file(f, path, "three\n", 0600);
    check_file(f, old, "one\ntwo\n", 0600);
    assert_false(file_append(place_of(&f->place, "none/log"), "x\n", 8, &f->err));
    says(f, ERR_FAILED, "can't be written");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_whole_files, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(says_why_it_cant_read, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(opens_sources, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(says_why_a_source_wont_open, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(writes_whole_files, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(writes_through_links_and_devices, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(says_why_it_cant_write, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(keeps_the_old_file_when_writing_fails, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(adds_lines, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(lists_calendars_in_order, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
