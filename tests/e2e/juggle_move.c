/* SPDX-License-Identifier: MIT
 *
 * Moving what is the person's with the bytes that terminals send: shifted arrows, and the mouse
 * held down. Each move is one step; what belongs to others stays and says why; marks make one step
 * of many rows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "juggle_home.h"

/* Week at 80x24 in these homes: Tuesday is column 16, and 10:00 is row 4, an hour a row. */
enum { TUESDAY_COL = 16, WEDNESDAY_COL = 26, TEN_ROW = 4 };

static struct tty *start_week(void)
{
    home_do("add Deep work tue 10:00-12:00 @code");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Mon 23 Nov");
    tty_keys(tty, "2 l");
    tty_expect(tty, "Tue 24 ");
    return tty;
}

static void leave(struct tty *tty)
{
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

/* What the row in hand says of its time. */
static void expect_when(struct tty *tty, const char *when)
{
    tty_keys(tty, "Enter");
    tty_expect(tty, when);
    tty_keys(tty, "q");
    tty_expect_gone(tty, when);
}

static void test_shifted_arrows(void **state)
{
    (void)state;
    struct tty *tty = start_week();
    tty_type(tty, "\033[1;2B");
    tty_expect(tty, "u undo");
    expect_when(tty, "Tue 24 Nov 10:15 to 12:15, 2h");
    tty_type(tty, "\033[1;2A\033[1;2A");
    expect_when(tty, "Tue 24 Nov 9:45 to 11:45, 2h");
    tty_type(tty, "\033[1;2C");
    tty_expect(tty, "Wed 25 ");
    expect_when(tty, "Wed 25 Nov 9:45 to 11:45, 2h");
    tty_keys(tty, "+");
    expect_when(tty, "Wed 25 Nov 9:45 to 12:00, 2h15");
    tty_keys(tty, "- - {");
    expect_when(tty, "Tue 24 Nov 9:45 to 11:30, 1h45");
    tty_keys(tty, "u u u u u u u u");
    tty_expect(tty, "Taken back: Moved \"Deep work\"");
    expect_when(tty, "Tue 24 Nov 10:00 to 12:00, 2h");
    leave(tty);
}

static void mouse(struct tty *tty, int button, int row, int col, char end)
{
    char bytes[40];
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%d%c", button, col + 1, row + 1, end);
    tty_type(tty, bytes);
}

static void test_dragging(void **state)
{
    (void)state;
    struct tty *tty = start_week();
    mouse(tty, 0, TEN_ROW, TUESDAY_COL, 'M');
    mouse(tty, 32, TEN_ROW + 1, TUESDAY_COL, 'M');
    tty_expect(tty, "Tue 24 Nov 11:00 to 13:00, 2h  Deep work");
    mouse(tty, 32, TEN_ROW + 3, WEDNESDAY_COL, 'M');
    tty_expect(tty, "Wed 25 Nov 13:00 to 15:00, 2h  Deep work");
    mouse(tty, 0, TEN_ROW + 3, WEDNESDAY_COL, 'm');
    tty_expect(tty, "u undo");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back");
    mouse(tty, 0, TEN_ROW + 1, TUESDAY_COL, 'M');
    mouse(tty, 32, TEN_ROW + 3, WEDNESDAY_COL, 'M');
    tty_expect(tty, "Tue 24 Nov 10:00 to 14:00, 4h  Deep work");
    tty_keys(tty, "Esc");
    tty_expect(tty, "nothing was moved");
    mouse(tty, 0, TEN_ROW, TUESDAY_COL, 'M');
    mouse(tty, 32, TEN_ROW - 1, TUESDAY_COL, 'M');
    tty_expect(tty, "Tue 24 Nov 9:00 to 11:00, 2h  Deep work");
    tty_keys(tty, "Esc");
    tty_expect(tty, "nothing was moved");
    mouse(tty, 0, TEN_ROW + 3, TUESDAY_COL, 'm');
    expect_when(tty, "Tue 24 Nov 10:00 to 12:00, 2h");
    leave(tty);
}

static void test_a_series_asks(void **state)
{
    (void)state;
    home_do("add Office hours tue 15:00-16:00 every week @officehours");
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "2 l");
    tty_expect(tty, "Tue 24 ");
    tty_type(tty, "\033[1;2B");
    tty_expect(tty, "\"Office hours\" repeats");
    tty_keys(tty, "t");
    tty_expect(tty, "u undo");
    expect_when(tty, "Tue 24 Nov 15:15 to 16:15, 1h");
    tty_keys(tty, "]");
    tty_expect(tty, "Tue 1 ");
    expect_when(tty, "Tue 1 Dec 15:00 to 16:00, 1h");
    leave(tty);
}

/* What lasts whole days stands above the hours, is taken in hand there, and moves by days. */
static void test_whole_days(void **state)
{
    (void)state;
    home_do("add Offsite all day 2026-11-24");
    home_do("add Lunch tue 12:00-13:00");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Mon 23 Nov");
    tty_keys(tty, "] h");
    tty_expect(tty, "all day  Offsite");
    tty_keys(tty, "k +");
    tty_expect(tty, "\"Offsite\" lasts whole days; S-Right moves it a day on, e gives it a time");
    tty_type(tty, "\033[1;2C");
    tty_expect(tty, "Moved \"Offsite\" to Wed 25 Nov");
    tty_expect(tty, "all day  Offsite");
    tty_keys(tty, "{");
    tty_expect(tty, "Moved \"Offsite\" to Tue 24 Nov");
    tty_keys(tty, "Space }");
    tty_expect(tty, "Moved \"Offsite\" 1 day later");
    tty_keys(tty, "u");
    tty_expect(tty, "all day  Offsite");
    leave(tty);
}

/* What a journey's ticket or time already spent says stays; the line says why. */
static void test_what_was_stays(void **state)
{
    (void)state;
    home_do("log 30m Thinking");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Thinking");
    tty_keys(tty, "h g");
    tty_type(tty, "\033[1;2B");
    tty_expect(tty, "is time already spent");
    leave(tty);
}

/* Rows marked one by one, as a range, and all of them: one verb, one step. */
static void test_marks_are_one_step(void **state)
{
    (void)state;
    home_do("add One ~1h today");
    home_do("add Two ~1h today");
    home_do("add Three ~1h today");
    home_do("add Four ~1h fri");
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "5 g Space j V");
    tty_expect(tty, "3 marked");
    tty_keys(tty, "x");
    tty_expect(tty, "3 tasks");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back");
    tty_keys(tty, "g");
    tty_type(tty, "\033[1;2B");
    tty_expect(tty, "2 marked");
    tty_keys(tty, "*");
    tty_expect(tty, "4 marked");
    tty_keys(tty, "*");
    tty_expect_gone(tty, "marked");
    tty_keys(tty, "/");
    tty_type(tty, "in:today");
    tty_keys(tty, "Enter");
    tty_expect(tty, "3 of 4, 3h of 4h");
    tty_keys(tty, "* >");
    tty_expect(tty, "Moved 3 tasks");
    tty_expect(tty, "0 of 4");
    tty_keys(tty, "u");
    tty_expect(tty, "3 of 4, 3h of 4h");
    tty_keys(tty, "Esc");
    tty_expect(tty, "This week  1, 1h");
    leave(tty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_shifted_arrows, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_dragging, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_a_series_asks, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_whole_days, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_what_was_stays, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_marks_are_one_step, home_make, home_remove),
    };
    juggle = argc > 1 ? argv[1] : "";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
