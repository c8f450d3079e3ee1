/* SPDX-License-Identifier: MIT
 *
 * The terminal as the person sees it: what is shown, in which looks, at which cost; sizes, stopping
 * and going on, lending it to an editor, and giving it back.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tty.h"

static const char *demo;

static struct tty *start(const char *theme)
{
    const char *const argv[] = {demo, theme, NULL};
    struct tty *tty = tty_start(12, 40, NULL, argv);
    tty_expect(tty, "demo 12x40 256 colours");
    tty_settle(tty);
    return tty;
}

static void test_shows_and_gives_back(void **state)
{
    (void)state;
    struct tty *tty = start("dark");
    tty_expect_golden(tty, "terminal-12x40");
    assert_true(tty_alternate(tty));
    assert_false(tty_modes_restored(tty));
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_false(tty_alternate(tty));
    assert_true(tty_cursor_shown(tty));
    assert_true(tty_modes_restored(tty));
    assert_string_equal(tty_title(tty), "");
    size_t length;
    assert_null(strchr(tty_output(tty, &length), '\a')); /* a title of the list has one */
    tty_close(tty);
}

static void test_looks(void **state)
{
    (void)state;
    struct tty *tty = start("dark");
    struct tty_look look = tty_look(tty, 0, 1);
    assert_true(look.bold && look.bg == -1);
    assert_true(tty_look(tty, 2, 5).reverse);
    look = tty_look(tty, 3, 5);
    assert_int_equal(look.fg, 5);
    assert_int_equal(look.bg, -1);
    assert_false(look.reverse);
    assert_int_equal(tty_code(tty, 3, 12), 0x6F14);
    assert_int_equal(tty_code(tty, 3, 13), 0);
    tty_keys(tty, "Down");
    tty_expect(tty, "1 key Down");
    assert_true(tty_look(tty, 3, 5).reverse);
    assert_false(tty_look(tty, 2, 5).reverse);
    tty_close(tty);
}

/* A screen reader and a braille line follow the cursor. */
static void test_cursor_stands_on_the_row_in_hand(void **state)
{
    (void)state;
    int row, col;
    struct tty *tty = start("dark");
    tty_settle(tty);
    assert_false(tty_cursor_shown(tty));
    tty_cursor(tty, &row, &col);
    assert_int_equal(row, 2);
    tty_keys(tty, "j j");
    tty_expect(tty, "2 key j");
    tty_settle(tty);
    tty_cursor(tty, &row, &col);
    assert_int_equal(row, 4);
    assert_int_equal(col, 1);
    tty_keys(tty, "/ a b");
    tty_expect_row(tty, 11, "ab");
    tty_settle(tty);
    assert_true(tty_cursor_shown(tty));
    tty_cursor(tty, &row, &col);
    assert_int_equal(row, 11);
    assert_int_equal(col, 2);
    tty_close(tty);
}

static size_t written(struct tty *tty)
{
    size_t length;
    tty_settle(tty);
    tty_output(tty, &length);
    return length;
}

static void test_little_is_written(void **state)
{
    (void)state;
    const char *const argv[] = {demo, NULL};
    struct tty *tty = tty_start(40, 120, NULL, argv);
    size_t before = written(tty);
    tty_keys(tty, "j");
    tty_expect(tty, "1 key j");
    size_t one = written(tty) - before;
    assert_in_range(one, 1, 200);
    before += one;
    tty_signal(tty, SIGWINCH); /* the same size */
    tty_expect(tty, "size 40x120");
    assert_in_range(written(tty) - before, 1, 40);
    before = written(tty);
    tty_type(tty, "jjjjjjjjjjjjjjjjjjjjjjjjjkkkkkkkkkkkkkkkkkkkkkkkkk"); /* in one write */
    tty_expect(tty, "51 key k");
    assert_in_range(written(tty) - before, 1, 6 * one);
    tty_close(tty);
}

static void test_sizes(void **state)
{
    (void)state;
    struct tty *tty = start("dark");
    tty_resize(tty, 30, 100);
    tty_expect(tty, "demo 30x100");
    tty_expect_row(tty, 29, "size 30x100");
    tty_resize(tty, 1, 1);
    tty_settle(tty);
    tty_resize(tty, 2, 5);
    tty_settle(tty);
    tty_resize(tty, 12, 40);
    tty_expect(tty, "demo 12x40");
    tty_expect_row(tty, 2, "│ 0 Write: eBPF for humans            ▐│");
    for (int i = 0; i < 200; i++)
        tty_resize(tty, 5 + i * 7 % 50, 20 + i * 13 % 150);
    tty_resize(tty, 24, 80);
    tty_expect(tty, "demo 24x80");
    tty_expect_row(tty, 23, "size 24x80");
    tty_close(tty);
}

static void test_stopped_and_resized_and_continued(void **state)
{
    (void)state;
    const char *const argv[] = {demo, NULL};
    struct tty *tty = tty_start_job(12, 40, NULL, argv);
    tty_expect(tty, "demo 12x40");
    tty_keys(tty, "C-z");
    tty_expect(tty, "[stopped]");
    assert_false(tty_alternate(tty));
    assert_true(tty_modes_restored(tty));
    assert_true(tty_cursor_shown(tty));
    tty_resize(tty, 15, 60);
    tty_type(tty, "fg\n");
    tty_expect(tty, "demo 15x60");
    assert_true(tty_alternate(tty));
    tty_expect_row(tty, 14, "wake 18");
    tty_keys(tty, "j q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

static void test_stopped_by_a_signal(void **state)
{
    (void)state;
    const char *const argv[] = {demo, NULL};
    struct tty *tty = tty_start(12, 40, NULL, argv);
    tty_expect(tty, "demo 12x40");
    tty_signal(tty, SIGTSTP); /* a session's leader can't be stopped so: it goes on at once */
    tty_expect(tty, "wake 18");
    tty_signal(tty, SIGSTOP);
    tty_resize(tty, 10, 50);
    tty_signal(tty, SIGCONT);
    tty_expect(tty, "demo 10x50");
    tty_close(tty);
}

static void test_lent_to_an_editor(void **state)
{
    (void)state;
    struct tty *tty = start("dark");
    tty_keys(tty, "E");
    tty_expect(tty, "editor here");
    assert_false(tty_alternate(tty));
    assert_true(tty_modes_restored(tty));
    tty_type(tty, "all fine\n");
    tty_expect(tty, "editor said all fine");
    tty_expect(tty, "demo 12x40");
    assert_true(tty_alternate(tty));
    tty_keys(tty, "j");
    tty_expect(tty, "1 key j");
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

static void test_noise_waits(void **state)
{
    (void)state;
    struct tty *tty = start("dark");
    tty_keys(tty, "W j");
    tty_expect(tty, "1 key j");
    tty_settle(tty);
    assert_null(strstr(tty_text(tty), "noise"));
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    tty_expect(tty, "noise from a library");
    assert_false(tty_alternate(tty));
    tty_close(tty);
}

static void test_tick_and_wake(void **state)
{
    (void)state;
    const char *const argv[] = {demo, "--tick", NULL};
    struct tty *tty = tty_start(12, 40, NULL, argv);
    tty_expect(tty, "tick");
    size_t before = written(tty);
    tty_signal(tty, SIGUSR1);
    tty_expect(tty, "wake 10");
    assert_in_range(written(tty) - before, 1, 60);
    tty_close(tty);
}

int main(int argc, char **argv)
{
    demo = argc > 1 ? argv[1] : NULL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shows_and_gives_back),
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_cursor_stands_on_the_row_in_hand),
        cmocka_unit_test(test_little_is_written),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_stopped_and_resized_and_continued),
        cmocka_unit_test(test_stopped_by_a_signal),
        cmocka_unit_test(test_lent_to_an_editor),
        cmocka_unit_test(test_noise_waits),
        cmocka_unit_test(test_tick_and_wake),
    };
    return demo ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
