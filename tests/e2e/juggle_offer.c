/* SPDX-License-Identifier: MIT
 *
 * An offer in a terminal: its price is read, and answered with one key: with the changes that make
 * it fit, as it is, with a no, or not at all. Each answer is one step, and taken back by one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "juggle_home.h"

static struct tty *tty;

/* Eight ordinary weeks, and a conference that fits if the journey begins a day earlier. */
static void open_offer(void)
{
    home_do("add Work 2026-09-28 9:00-17:00 every weekday until 2026-11-22 @content");
    home_do("add Office hours 2026-11-25 10:00-12:00 every week @community");
    tty = home_start(24, 80, NULL);
    tty_expect(tty, "Today");
    tty_keys(tty, "Y");
    tty_expect(tty, "What would a yes cost?");
    tty_type(tty, "DevConf SF 2026-12-08 2026-12-10 speaking America/Los_Angeles new 20min");
    tty_expect(tty, "speaking, new");
    tty_keys(tty, "Enter");
    tty_expect(tty, "with changes");
    tty_expect(tty, "Fits if these move");
    tty_expect(tty, "Office hours (Wed 10:00 here) would be at Wed 1:00 there.");
    tty_expect(tty, "Esc nothing"); /* the last row: all of it was painted */
}

static void take_back(const char *said)
{
    tty_expect(tty, said);
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back");
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    tty_close(tty);
}

static void test_with_changes(void **state)
{
    (void)state;
    open_offer();
    tty_keys(tty, "Enter");
    take_back("Said yes to \"DevConf SF\", with changes");
}

static void test_as_offered(void **state)
{
    (void)state;
    open_offer();
    tty_keys(tty, "y");
    take_back("Said yes to \"DevConf SF\"  u undo");
}

static void test_a_kind_no(void **state)
{
    (void)state;
    open_offer();
    tty_keys(tty, "d");
    tty_expect(tty, "Thank you for inviting me to speak at DevConf SF.");
    take_back("Declined \"DevConf SF\""); /* u means what the page says */
}

static void test_not_at_all(void **state)
{
    (void)state;
    open_offer();
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "Esc nothing");
    tty_keys(tty, "u");
    take_back("Taken back: Added \"Office hours\""); /* the step before: there was none here */
}

/* Nothing of the price is cut off: numbers go on in the next line, weeks stand below each other. */
static void test_narrow(void **state)
{
    (void)state;
    tty = home_start(24, 40, NULL);
    tty_expect(tty, "Today");
    tty_keys(tty, "Y");
    tty_expect(tty, "What would a yes cost?");
    tty_type(tty, "DevConf SF 2026-12-08 2026-12-10 speaking America/Los_Angeles new 20min");
    tty_keys(tty, "Enter");
    tty_expect(tty, "stage 20m");
    tty_expect(tty, "together 76h45  away 5 nights");
    tty_expect(tty, "week of      now");
    tty_expect(tty, "\n              with it ");
    tty_expect(tty, "\n              with changes");
    /* every answer, in the last line of the picture */
    tty_expect(tty, "\n Enter with changes  y as is  d no  Esc");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "with changes");
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    tty_close(tty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_with_changes, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_as_offered, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_a_kind_no, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_not_at_all, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_narrow, home_make, home_remove),
    };
    juggle = argc > 1 ? argv[1] : NULL;
    return juggle ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
