/* SPDX-License-Identifier: MIT
 *
 * The program as a hand drives it: the first day, adding, ticking off, taking back, finding, help
 * and palette, and every size.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "juggle_home.h"

static void leave(struct tty *tty)
{
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_false(tty_alternate(tty));
    assert_true(tty_cursor_shown(tty));
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

/* Esc and a key in one write would be a key with Alt. */
static void escape(struct tty *tty)
{
    tty_expect(tty, "Esc back");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "Esc back");
}

/* Nothing is made by looking, and what can be done first is on the screen. */
static void test_a_first_day(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Mon 23 Nov");
    tty_expect(tty, "import a programme");
    tty_expect(tty, "add a task");
    tty_expect(tty, "juggle demo");
    tty_keys(tty, "j k 2 5 1");
    tty_expect(tty, "a adds a task");
    tty_expect(tty, "? help");
    tty_keys(tty, "u");
    tty_expect(tty, "nothing to take back");
    leave(tty);
}

/* Words are read while they are typed; Backspace behind a chip makes it words again. */
static void test_adding_with_chips(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "a");
    tty_expect_row(tty, 22, " add");
    tty_type(tty, "Draft demo ~3h today @demo");
    tty_expect(tty, "~3h  Mon 23 Nov  code");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Added \"Draft demo\"");
    tty_expect(tty, "planned 3h of 8h");
    tty_keys(tty, "a");
    tty_type(tty, "Call Ada today");
    tty_expect(tty, "Mon 23 Nov");
    escape(tty);
    tty_expect_gone(tty, "Call Ada");
    home_do("done t1");
    tty_expect(tty, "x Draft demo");
    leave(tty);
    assert_true(home_has_store());
}

static void test_done_and_taken_back(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    home_do("add Newsletter ~1h today @post");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Newsletter");
    tty_keys(tty, "j x");
    tty_expect(tty, "x Newsletter");
    tty_expect(tty, "u undo");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back: Done");
    tty_expect_gone(tty, "x Newsletter");
    tty_keys(tty, "C-r");
    tty_expect(tty, "x Newsletter");
    tty_keys(tty, "g Space j Space >"); /* marked ones go together */
    tty_expect(tty, "No tasks for this day");
    tty_keys(tty, "U");
    tty_expect(tty, "History");
    escape(tty);
    tty_keys(tty, "x"); /* no row is in hand: nothing is ticked off */
    tty_expect(tty, "No row is in hand");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back: Moved 2 tasks");
    tty_expect(tty, "Slides");
    leave(tty);
}

static void test_finding(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    home_do("add Sync 2026-12-03 10:00-10:45 @meeting");
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "/");
    tty_type(tty, "syn");
    tty_expect(tty, "Found");
    tty_expect(tty, "Sync");
    tty_keys(tty, "Enter");
    tty_expect(tty, "meeting");
    tty_expect(tty, "Thu 3 Dec");
    escape(tty);
    tty_keys(tty, ".");
    tty_expect(tty, "Mon 23 Nov");
    tty_keys(tty, "/");
    tty_type(tty, "zzz");
    tty_expect(tty, "Nothing found.");
    escape(tty);
    leave(tty);
}

static void test_help_and_palette(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Slides");
    tty_keys(tty, "?");
    tty_expect(tty, "Enter runs the row");
    tty_type(tty, "tick");
    tty_expect_gone(tty, "seven days");
    tty_keys(tty, "Enter");
    tty_expect(tty, "x Slides");
    tty_keys(tty, "u :");
    tty_type(tty, "defer fri");
    tty_expect(tty, "Commands");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Moved \"Slides\" to Fri 27 Nov");
    tty_keys(tty, ":");
    tty_type(tty, "week");
    tty_keys(tty, "Down Enter");
    tty_expect_gone(tty, "Commands");
    tty_keys(tty, "1");
    leave(tty);
}

static void test_sizes(void **state)
{
    (void)state;
    static const struct {
        int rows, cols;
    } sizes[] = {{10, 40}, {50, 200}, {5, 20}, {1, 1}, {24, 80}};
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Slides");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        tty_resize(tty, sizes[i].rows, sizes[i].cols);
        tty_settle(tty);
        if (sizes[i].rows >= 10)
            tty_expect(tty, "Slides");
    }
    tty_resize(tty, 10, 40);
    tty_expect(tty, "Slides");
    tty_keys(tty, "2 5 ?");
    escape(tty);
    tty_keys(tty, "a");
    tty_type(tty, "Newsletter today");
    tty_resize(tty, 24, 80);
    tty_expect(tty, "add Newsletter today"); /* what is typed outlives a new size */
    tty_keys(tty, "Enter 1");
    tty_expect(tty, "Newsletter");
    leave(tty);
}

/* Screen readers and braille lines follow the cursor. */
static void test_cursor_stands_on_the_row_in_hand(void **state)
{
    (void)state;
    int row, col, next;
    home_do("add Slides ~2h today @talk");
    home_do("add Newsletter ~1h today @post");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Newsletter");
    tty_settle(tty);
    tty_cursor(tty, &row, &col);
    const char *line = tty_text(tty);
    for (int i = 0; i < row; i++)
        line += strcspn(line, "\n") + 1;
    assert_non_null(strstr(line, "Slides"));
    assert_true(strstr(line, "Slides") < line + strcspn(line, "\n"));
    tty_keys(tty, "j");
    tty_settle(tty);
    tty_cursor(tty, &next, &col);
    assert_int_equal(next, row + 1);
    assert_false(tty_cursor_shown(tty));
    tty_keys(tty, "a");
    tty_settle(tty);
    assert_true(tty_cursor_shown(tty));
    tty_cursor(tty, &row, &col);
    assert_int_equal(row, 22);
    escape(tty);
    leave(tty);
}

int main(int argc, char **argv)
{
    juggle = argc > 1 ? argv[1] : NULL;
#define IN_A_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        IN_A_HOME(test_a_first_day),
        IN_A_HOME(test_adding_with_chips),
        IN_A_HOME(test_done_and_taken_back),
        IN_A_HOME(test_finding),
        IN_A_HOME(test_help_and_palette),
        IN_A_HOME(test_sizes),
        IN_A_HOME(test_cursor_stands_on_the_row_in_hand),
    };
    return juggle ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
