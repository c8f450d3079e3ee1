/* SPDX-License-Identifier: MIT
 *
 * A watched file: what is told of it, what isn't, and where nothing can be.
 */
#include "unit.h"

#include <poll.h>

#include "juggle/sys/file_watch.h"
#include "place.h"

struct fixture {
    struct place place;
    struct file_watch watch;
};

static int open_fixture(void **state)
{
    static struct fixture fixture;
    *state = &fixture;
    file_watch_init(&fixture.watch);
    return place_open(&fixture.place);
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    file_watch_finish(&f->watch);
    assert_int_equal(f->watch.fd, -1);
    return place_close(&f->place);
}

static bool is_told(const struct fixture *f)
{
    struct pollfd fd = {.fd = f->watch.fd, .events = POLLIN};
    return poll(&fd, 1, 0) == 1;
}

static void needs_a_kernel_that_tells(void)
{
#ifndef __linux__
    fprintf(stderr, "no inotify here\n");
    skip();
#endif
}

static void test_written(void **state)
{
    struct fixture *f = *state;
    needs_a_kernel_that_tells();
    const char *path = place_file(&f->place, "a", "one");
    assert_true(file_watch_at(&f->watch, path));
    assert_false(is_told(f));
    (void)place_file(&f->place, "b", "another file");
    assert_false(is_told(f));
    (void)place_file(&f->place, "a", "two");
    assert_true(is_told(f));
    file_watch_drain(&f->watch);
    assert_false(is_told(f));
    (void)place_file(&f->place, "a", "three"); /* and again */
    assert_true(is_told(f));
}

/* Another file at the path is told once, and is watched after the next call. */
static void test_replaced(void **state)
{
    struct fixture *f = *state;
    needs_a_kernel_that_tells();
    const char *path = place_file(&f->place, "a", "one");
    FILE *open = fopen(path, "rb"); /* as the store is */
    assert_true(file_watch_at(&f->watch, path));
    assert_int_equal(rename(place_file(&f->place, "b", "two"), path), 0);
    assert_true(is_told(f));
    file_watch_drain(&f->watch);
    assert_true(file_watch_at(&f->watch, path));
    (void)place_file(&f->place, "a", "three");
    assert_true(is_told(f));
    fclose(open);
}

static void test_cannot_be_told(void **state)
{
    struct fixture *f = *state;
    file_watch_drain(&f->watch); /* nothing is watched: nothing to take */
    assert_false(file_watch_at(&f->watch, place_of(&f->place, "absent")));
    assert_int_equal(f->watch.fd, -1);
    /* a file system that tells nothing */
    assert_false(file_watch_at(&f->watch, "/proc/self/status"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_written, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(test_replaced, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(test_cannot_be_told, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
