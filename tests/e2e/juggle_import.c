/* SPDX-License-Identifier: MIT
 *
 * A programme comes in by hand: its path completed, what it would change looked at, imported, taken
 * back; what isn't a calendar is said in place; and a day's check-in in two keys.
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

static void put_file(const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", home_path(), name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static const char calendar[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n"
                               "X-WR-CALNAME:Terminal Days\r\nX-WR-TIMEZONE:Europe/Berlin\r\n"
                               "BEGIN:VEVENT\r\nUID:a@t\r\nDTSTAMP:20261101T080000Z\r\n"
                               "DTSTART;TZID=Europe/Berlin:20261123T150000\r\n"
                               "DTEND;TZID=Europe/Berlin:20261123T154500\r\n"
                               "SUMMARY:Text is enough\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

static void test_preview_and_import(void **state)
{
    (void)state;
    put_file("terminal-days.ics", calendar);
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "import a programme");
    tty_keys(tty, "i");
    tty_type(tty, "~/term");
    tty_keys(tty, "Tab");
    tty_expect(tty, "import ~/terminal-days.ics");
    tty_keys(tty, "Enter");
    tty_expect(tty, "1 event:  1 new");
    tty_expect(tty, "Text is enough");
    assert_false(home_has_store());
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "Text is enough");
    assert_false(home_has_store());
    tty_keys(tty, "i");
    tty_type(tty, "~/terminal-days.ics");
    tty_keys(tty, "Enter");
    tty_expect(tty, "(guessed)");
    tty_keys(tty, "m");
    tty_expect_gone(tty, "(guessed)");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Imported Terminal Days");
    tty_expect(tty, "u undo");
    tty_expect(tty, "Text is enough");
    assert_true(home_has_store());
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back");
    tty_expect_gone(tty, "15:00");
    leave(tty);
}

/* A long name gives way to what came of it, and to the key that leads there. */
static void test_counts_are_seen(void **state)
{
    (void)state;
    put_file("an-autumn-of-terminals-and-all-that-belongs-to-them-in-one-file.ics",
             "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n"
             "BEGIN:VEVENT\r\nUID:b@t\r\nDTSTAMP:20261101T080000Z\r\n"
             "DTSTART:20261123T150000Z\r\nSUMMARY:Text is enough\r\nEND:VEVENT\r\n"
             "END:VCALENDAR\r\n");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "import a programme");
    tty_keys(tty, "i");
    tty_type(tty, "~/an-autumn");
    tty_keys(tty, "Tab Enter");
    tty_expect(tty, "1 event:  1 new");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Imported an-autumn-of-termi");
    tty_expect(tty, "…: 1 event:  1 new");
    tty_expect(tty, "u undo");
    leave(tty);
}

/* A programme stays open while something is caught above it, taken back or run from the help. */
static void test_programme_stays(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "i");
    tty_type(tty, TESTS_DATA "/import/programme.ics");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Enter import");
    tty_keys(tty, "Enter");
    tty_expect(tty, "p opens it");
    tty_keys(tty, "p");
    tty_expect(tty, "sessions, 0 yours");
    tty_keys(tty, "*");
    tty_expect(tty, "sessions, 1 yours");
    tty_keys(tty, "u");
    tty_expect(tty, "sessions, 0 yours");
    tty_keys(tty, "H");
    tty_expect(tty, "who, what, what was promised");
    tty_expect(tty, "sessions, 0 yours");
    tty_type(tty, "Bo wants the slides");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Caught, with a nudge");
    tty_expect(tty, "sessions, 0 yours");
    tty_keys(tty, "?");
    tty_type(tty, "choose a session");
    tty_keys(tty, "Enter");
    tty_expect(tty, "sessions, 1 yours");
    tty_click(tty, 0, 24);
    tty_expect_gone(tty, "sessions, ");
    tty_expect(tty, "load");
    leave(tty);
}

static void test_no_calendar(void **state)
{
    (void)state;
    put_file("page.ics", "<!DOCTYPE html><html><body>Sign in</body></html>\n");
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "i");
    tty_type(tty, "~/page.ics");
    tty_keys(tty, "Enter");
    tty_expect(tty, "page.ics: ");
    tty_expect(tty, "import ~/page.ics");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "import ~/page.ics");
    assert_false(home_has_store());
    leave(tty);
}

static void test_checkin(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "c");
    tty_expect(tty, "Energy now");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "Energy now");
    assert_false(home_has_store());
    tty_keys(tty, "c 4 3");
    tty_expect(tty, "Checked in");
    tty_keys(tty, "c");
    tty_expect(tty, "Stored today: energy 4, switched off 3");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "Energy now");
    leave(tty);
}

int main(int argc, char **argv)
{
    juggle = argc > 1 ? argv[1] : NULL;
#define IN_A_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        IN_A_HOME(test_preview_and_import),
        IN_A_HOME(test_counts_are_seen),
        IN_A_HOME(test_programme_stays),
        IN_A_HOME(test_no_calendar),
        IN_A_HOME(test_checkin),
    };
    return juggle ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
