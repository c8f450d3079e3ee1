/* SPDX-License-Identifier: MIT
 *
 * Verbs on all that is marked, as one step: moving in the week and the day, deferring events with
 * tasks; what can't go along is named, and nothing moves. And the mouse in the day, whole days and
 * tasks in the week.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "juggle_home.h"

static void leave(struct tty *tty)
{
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

static void expect_when(struct tty *tty, const char *when)
{
    tty_keys(tty, "Enter");
    tty_expect(tty, when);
    tty_keys(tty, "q");
    tty_expect_gone(tty, when);
}

static struct tty *start_tuesday(void)
{
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Mon 23 Nov");
    tty_keys(tty, "2 l");
    tty_expect(tty, "Tue 24 ");
    return tty;
}

/* R asks for the role once and gives it to all that is marked; a task has none. */
static void test_marked_events_take_a_role(void **state)
{
    (void)state;
    home_do("add Panel tue 10:00-12:00 @stage");
    home_do("add Keynote tue 11:00-12:00 @stage");
    home_do("add Slides ~1h tue");
    struct tty *tty = start_tuesday();
    tty_keys(tty, "Space Space R");
    tty_expect(tty, "In which role are you there?  2 marked");
    tty_keys(tty, "G Enter");
    tty_expect(tty, "2 of them: organising; clashes with Tue 24 Nov 11:00 \"Keynote\"  u undo");
    tty_keys(tty, "g Enter");
    tty_expect(tty, "organising");
    tty_keys(tty, "q R");
    tty_expect(tty, "In which role are you there?  Panel");
    tty_expect(tty, "▌ organising");
    tty_keys(tty, "q u");
    tty_expect(tty, "Taken back: 2 of them: organising");
    tty_keys(tty, "5 g R");
    tty_expect(tty, "role is for sessions and conferences");
    leave(tty);
}

static void test_marked_events_move_as_one(void **state)
{
    (void)state;
    home_do("add Deep work tue 10:00-12:00 @code");
    home_do("add Sync tue 14:00-15:00 @meeting");
    struct tty *tty = start_tuesday();
    tty_keys(tty, "Space Space");
    tty_expect(tty, "2 marked");
    tty_type(tty, "\033[1;2C");
    tty_expect(tty, "Moved 2 rows 1 day later");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back: Moved 2 rows");
    tty_keys(tty, "g Space Space J");
    tty_expect(tty, "Moved 2 rows 15m later");
    tty_keys(tty, "g");
    expect_when(tty, "Tue 24 Nov 10:15 to 12:15, 2h");
    tty_keys(tty, "j");
    expect_when(tty, "Tue 24 Nov 14:15 to 15:15, 1h");
    tty_keys(tty, "g Space Space -");
    tty_expect(tty, "Made 2 rows shorter");
    tty_keys(tty, "g");
    expect_when(tty, "Tue 24 Nov 10:15 to 12:00, 1h45");
    tty_keys(tty, "g Space Space D");
    tty_expect(tty, "Deleted 2 items");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back: Deleted 2 items");
    leave(tty);
}

/* To tomorrow at the same time; an imported one stays, and the line says what to do. */
static void test_deferring_events(void **state)
{
    (void)state;
    home_do("add Deep work today 10:00-12:00 @code");
    home_do("add Slides ~2h today");
    home_do("import " TESTS_DATA "/import/programme.ics");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Deep work");
    tty_keys(tty, "h g >");
    tty_expect(tty, "Moved \"Deep work\" to Tue 24 Nov");
    tty_keys(tty, "]");
    tty_expect(tty, "Tue 24 Nov");
    tty_keys(tty, "g");
    expect_when(tty, "Tue 24 Nov 10:00 to 12:00, 2h");
    tty_keys(tty, "<");
    tty_expect(tty, "Moved \"Deep work\" 1 day earlier");
    tty_keys(tty, ". h g S");
    tty_expect(tty, "can't wait for some day");
    tty_keys(tty, "Space Tab");
    tty_expect(tty, "1 marked");
    tty_keys(tty, "Space");
    tty_expect(tty, "2 marked");
    tty_keys(tty, ">");
    tty_expect(tty, "Moved 2 rows to Tue 24 Nov");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back: Moved 2 rows");
    home_do("star e2");
    tty_keys(tty, "/");
    tty_type(tty, "opening");
    tty_expect(tty, "Opening");
    tty_keys(tty, "Enter");
    tty_expect(tty, "people");
    tty_keys(tty, "q 2 g >");
    tty_expect(tty, "is of \"Terminal Days 2027\", which says when it is");
    leave(tty);
}

/* A verb that one of the marked rows can't take runs on none of them. */
static void test_what_cant_go_along(void **state)
{
    (void)state;
    home_do("add Deep work today 10:00-12:00 @code");
    home_do("add Slides ~2h today");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Deep work");
    tty_keys(tty, "h g Space Tab");
    tty_expect(tty, "1 marked");
    tty_keys(tty, "Space x");
    tty_expect(tty, "\"Deep work\" is no task; Space takes its mark away");
    tty_keys(tty, "t");
    tty_expect(tty, "one row at a time");
    tty_keys(tty, "h J");
    tty_expect(tty, "\"Slides\" has no time of the day; its block has");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "marked");
    leave(tty);
}

static void mouse(struct tty *tty, int button, int row, int col, char end)
{
    char bytes[40];
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%d%c", button, col + 1, row + 1, end);
    tty_type(tty, bytes);
}

static int row_of(struct tty *tty, const char *text)
{
    const char *all = tty_text(tty), *at = strstr(all, text);
    int row = 0;
    assert_non_null(at);
    for (; all < at; all++)
        row += *all == '\n';
    return row;
}

static void test_dragging_in_the_day(void **state)
{
    (void)state;
    home_do("add Deep work today 10:00-12:00 @code");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Deep work");
    int row = row_of(tty, "Deep work");
    mouse(tty, 0, row, 12, 'M');
    mouse(tty, 32, row + 2, 12, 'M');
    tty_expect(tty, ", 2h  Deep work");
    mouse(tty, 0, row + 2, 12, 'm');
    tty_expect(tty, "Moved \"Deep work\" to Mon 23 Nov");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back: Moved \"Deep work\"");
    row = row_of(tty, "Deep work");
    mouse(tty, 0, row, 12, 'M');
    mouse(tty, 32, row + 2, 12, 'M');
    tty_expect(tty, ", 2h  Deep work");
    tty_keys(tty, "Esc");
    tty_expect(tty, "nothing was moved");
    mouse(tty, 0, row + 2, 12, 'm');
    tty_keys(tty, "h g");
    expect_when(tty, "Mon 23 Nov 10:00 to 12:00, 2h");
    leave(tty);
}

/* Neither has a clock: a day is all that moves. */
static void test_tasks_and_whole_days_in_the_week(void **state)
{
    (void)state;
    home_do("add Slides ~2h tue");
    home_do("add --set all_day=yes --set start=2026-11-24 Offsite 2026-11-24 9:00-10:00 @meeting");
    struct tty *tty = start_tuesday();
    tty_expect(tty, "Offsite");
    tty_keys(tty, "G }");
    tty_expect(tty, "Moved \"Offsite\" to Wed 25 Nov");
    tty_expect(tty, "Wed 25 Nov  1 Today");
    tty_keys(tty, "u h g");
    tty_expect(tty, "Tue 24 ");
    tty_keys(tty, "}");
    tty_expect(tty, "Moved \"Slides\" to Wed 25 Nov");
    tty_expect(tty, "Wed 25 ");
    tty_keys(tty, "{ {");
    tty_expect(tty, "Moved \"Slides\" to Mon 23 Nov");
    tty_keys(tty, "{");
    tty_expect(tty, "That day is over");
    leave(tty);
}

/* The config's key stands in the header, and what it takes away isn't there. */
static void test_the_headers_keys_are_the_configs(void **state)
{
    char path[1200];
    (void)state;
    home_do("config init");
    snprintf(path, sizeof path, "%s/.config/juggle/config.ini", home_path());
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("[keys]\nweek = C-w\nmonth =\n", file);
    assert_int_equal(fclose(file), 0);
    home_do("add Slides ~2h today");
    struct tty *tty = home_start(24, 100, NULL);
    tty_expect(tty, "C-w Week Mon");
    tty_keys(tty, "C-w");
    tty_expect(tty, "C-w Week  M");
    leave(tty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_marked_events_take_a_role, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_marked_events_move_as_one, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_deferring_events, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_what_cant_go_along, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_dragging_in_the_day, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_tasks_and_whole_days_in_the_week, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(test_the_headers_keys_are_the_configs, home_make,
                                        home_remove),
    };
    juggle = argc > 1 ? argv[1] : "";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
