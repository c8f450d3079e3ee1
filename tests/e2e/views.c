/* SPDX-License-Identifier: MIT
 *
 * The program in a terminal on the demo's year: the level that comes after the first picture, and
 * the views over more than a day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tty.h"

static const char *juggle;

static struct tty *start(void)
{
    const char *const argv[] = {juggle, "--now", "2026-11-23T13:24", "--tz", "Europe/Berlin",
                                "demo", NULL};
    struct tty *tty = tty_start(24, 80, NULL, argv);
    tty_expect(tty, "1 Today");
    return tty;
}

static void leave(struct tty *tty)
{
    tty_keys(tty, "C-c");
    assert_int_equal(tty_exit_status(tty), 0);
    tty_close(tty);
}

static void test_level(void **state)
{
    struct tty *tty = start();
    (void)state;
    tty_expect(tty, "● green");
    leave(tty);
}

static void test_month(void **state)
{
    struct tty *tty = start();
    (void)state;
    tty_keys(tty, "3 ]");
    tty_expect(tty, "December 2026");
    tty_expect(tty, "KubeCon NA (keynote)");
    tty_keys(tty, "Up Left Enter");
    tty_expect(tty, "Tue 15 Dec");
    tty_expect(tty, "Debugging with");
    leave(tty);
}

static void test_season(void **state)
{
    struct tty *tty = start();
    (void)state;
    tty_keys(tty, "4");
    tty_expect(tty, "trips, calls, recovery");
    tty_expect(tty, "KubeCon NA (keynote)");
    tty_keys(tty, "Down Down Down Enter");
    tty_expect(tty, "Mon 14 Dec");
    tty_expect(tty, "Mon 14 ◀");
    leave(tty);
}

/* Keys that come faster than the weeks are added up mean what they would a moment later. */
static void test_fast_hand(void **state)
{
    struct tty *tty = start();
    (void)state;
    tty_expect(tty, "● green");
    tty_keys(tty, "7 Enter");
    tty_expect(tty, "Source: ");
    tty_type(tty, "\0332"); /* Esc closes it, and 2 is the week, both in one breath */
    tty_expect(tty, "2 Week ");
    tty_expect(tty, "Wed 25");
    leave(tty);
}

/* The fix of a finding runs, and is one step that can be taken back. */
static void test_balance(void **state)
{
    struct tty *tty = start();
    (void)state;
    tty_keys(tty, "7");
    tty_expect(tty, "What restores");
    tty_keys(tty, "G Up Up Up Up Enter");
    tty_expect(tty, "P1 More than fits");
    tty_expect(tty, "a week more, and it clears");
    tty_keys(tty, "Enter");
    tty_expect(tty, "u undo");
    tty_expect_gone(tty, "More than fits");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back");
    leave(tty);
}

static void test_snooze(void **state)
{
    struct tty *tty = start();
    (void)state;
    tty_keys(tty, "7");
    tty_expect(tty, "warn  Energy below");
    tty_keys(tty, "g s");
    tty_expect(tty, "I chose this");
    tty_type(tty, "a quiet month until 5 dec");
    tty_keys(tty, "Enter");
    tty_expect(tty, "waits until 2026-12-05");
    tty_keys(tty, "G");
    tty_expect(tty, "waits Energy below");
    tty_keys(tty, "u g");
    tty_expect(tty, "warn  Energy below");
    leave(tty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_level),
        cmocka_unit_test(test_month),
        cmocka_unit_test(test_season),
        cmocka_unit_test(test_fast_hand), cmocka_unit_test(test_balance),
        cmocka_unit_test(test_snooze),
    };
    if (argc != 2)
        return 2;
    juggle = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
