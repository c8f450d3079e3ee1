/* SPDX-License-Identifier: MIT
 *
 * A whole day in the program: opened in the morning, left in the middle, gone on with after another
 * start, taken back, and closed in the evening.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "juggle_home.h"

static const char *const evening[] = {"JUGGLE_NOW=2026-11-23T18:20", NULL};
static const char *const next_day[] = {"JUGGLE_NOW=2026-11-24T08:40", NULL};

static void leave(struct tty *tty)
{
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    tty_close(tty);
}

/* Esc and a key in one write would be a key with Alt. */
static void escape(struct tty *tty)
{
    tty_expect(tty, "Esc leave");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "Esc leave");
}

static void fill_home(void)
{
    home_do("add Answer the forum ~45m @support 2026-11-20");
    home_do("add Rewrite the page ~4h @content 2026-11-20");
    home_do("defer t2 2026-11-20");
    home_do("defer t2 2026-11-20");
    home_do("add Draft the post ~1h @post");
    home_do("add Team sync 2026-11-23 10:00-11:00 @meeting");
}

static void decide_what_is_left(struct tty *tty)
{
    tty_expect(tty, "P open the day");
    tty_keys(tty, "P");
    tty_expect(tty, "Morning  1/4");
    tty_expect(tty, "Answer the forum");
    tty_expect(tty, "3rd time?");
    tty_keys(tty, "Enter"); /* what has a day goes there */
    tty_expect_gone(tty, "Answer the forum  ");
    tty_expect(tty, "Moved \"Answer the forum\"");
    tty_keys(tty, ">");
    tty_expect(tty, "Put off 2 times");
    tty_keys(tty, "X");
    tty_expect(tty, "Morning  2/4");
    tty_expect(tty, "Nothing is left over");
    tty_expect(tty, "Team sync");
}

static void test_a_morning(void **state)
{
    (void)state;
    fill_home();
    struct tty *tty = home_start(24, 80, NULL);
    decide_what_is_left(tty);
    escape(tty);
    tty_expect(tty, "Left at 2/4; P goes on from there");
    leave(tty);
    tty = home_start(24, 80, NULL);
    tty_keys(tty, "P");
    tty_expect(tty, "Morning  2/4");
    tty_keys(tty, "u"); /* taken back from where it is */
    tty_expect(tty, "Taken back: Dropped");
    tty_expect(tty, "Morning  1/4");
    tty_keys(tty, "-");
    tty_expect(tty, "half as long");
    tty_expect(tty, "Nothing is left over from before.");
    tty_expect(tty, "Morning  2/4");
    tty_expect(tty, "Rewrite the page");
    tty_keys(tty, "Tab");
    tty_expect(tty, "Morning  3/4");
    tty_expect(tty, "Draft the post");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Morning  4/4");
    tty_settle(tty);
    tty_close(tty); /* killed: nothing of it is lost */
    tty = home_start(24, 80, NULL);
    tty_keys(tty, "P");
    tty_expect(tty, "Morning  4/4");
    tty_expect(tty, "18:00");
    tty_keys(tty, "Down Down");
    tty_expect(tty, " 17:30 ");
    tty_keys(tty, "Enter");
    tty_expect(tty, "stop 17:30");
    tty_expect_gone(tty, "P open the day");
    tty_keys(tty, "u");
    tty_expect(tty, "P open the day");
    tty_expect_gone(tty, "stop 17:30");
    leave(tty);
}

static void close_the_day(struct tty *tty)
{
    tty_keys(tty, "Q");
    tty_expect(tty, "Evening  1/4");
    tty_expect(tty, "Team sync");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Evening  2/4");
    tty_keys(tty, "x");
    tty_expect(tty, "Done \"Answer the forum\"");
    tty_keys(tty, "X");
    tty_expect(tty, "Evening  3/4");
    tty_keys(tty, "4");
    tty_settle(tty);
    escape(tty);
    leave(tty);
}

static void test_an_evening(void **state)
{
    (void)state;
    fill_home();
    home_do("ritual morning --stop 17:30 --finish");
    struct tty *tty = home_start(24, 80, evening);
    tty_expect(tty, "17:30, when you meant to stop. Q closes the day.");
    tty_expect(tty, "Q close the day");
    close_the_day(tty);
    tty = home_start(24, 80, evening); /* it is said once */
    tty_expect(tty, "stop 17:30");
    tty_expect_gone(tty, "when you meant to stop");
    tty_keys(tty, "Q");
    tty_expect(tty, "Evening  3/4");
    tty_keys(tty, "4 5");
    tty_expect(tty, "Evening  4/4");
    tty_expect(tty, "Next, Tue 24 Nov");
    tty_keys(tty, "n");
    tty_type(tty, "A good day.");
    tty_keys(tty, "Enter Enter");
    tty_expect(tty, "Closed Mon 23 Nov");
    tty_expect_gone(tty, "Q close the day");
    tty_keys(tty, "u");
    tty_expect(tty, "Q close the day");
    tty_keys(tty, "C-r");
    tty_expect_gone(tty, "Q close the day");
    leave(tty);
}

/* What was not closed is offered in the morning, and closed from there. */
static void test_the_morning_after(void **state)
{
    (void)state;
    fill_home();
    home_do("ritual morning --finish");
    struct tty *tty = home_start(24, 80, next_day);
    tty_keys(tty, "P");
    tty_expect(tty, "Mon 23 Nov is still open; Q closes it first");
    tty_keys(tty, "Q");
    tty_expect(tty, "Evening of Mon 23 Nov  1/4");
    tty_keys(tty, "Tab Tab Tab Tab");
    tty_expect(tty, "Closed Mon 23 Nov");
    tty_keys(tty, "P");
    tty_expect(tty, "Morning  1/4");
    tty_expect_gone(tty, "is still open");
    escape(tty);
    leave(tty);
}

int main(int argc, char **argv)
{
    juggle = argc > 1 ? argv[1] : NULL;
#define IN_A_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        IN_A_HOME(test_a_morning),
        IN_A_HOME(test_an_evening),
        IN_A_HOME(test_the_morning_after),
    };
    return juggle ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
