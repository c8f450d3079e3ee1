/* SPDX-License-Identifier: MIT
 *
 * A stranger with an empty home and only what the screen says: what they come for takes no more
 * keys than this. The name of a file and the text of a line count as one each, beside the keys
 * counted here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "juggle_home.h"

static struct tty *tty;
static int keys;

/* Keys by their names, counted. */
static void press(const char *names)
{
    keys++;
    for (const char *c = names; *c; c++)
        keys += *c == ' ';
    tty_keys(tty, names);
}

static void within(const char *what, int most)
{
    if (keys > most)
        fail_msg("%s: %d keys, and %d should do", what, keys, most);
    print_message("%s: %d of %d keys\n", what, keys, most);
    keys = 0;
}

static void import_and_choose(void)
{
    tty_expect(tty, "i   import a programme");
    press("i");
    tty_expect(tty, "which calendar?");
    tty_type(tty, TESTS_DATA "/import/programme.ics");
    tty_expect(tty, "Enter look at it");
    press("Enter");
    tty_expect(tty, "Enter import");
    press("Enter");
    tty_expect(tty, "9 events:  9 new.  p opens it");
    press("p");
    tty_expect(tty, "* star");
    press("*");
    tty_expect(tty, "Chose \"Opening\"");
    press("j *");
    tty_expect(tty, "2 yours");
    press("Esc");
    tty_expect(tty, "a adds one");
    within("a programme, and two of its sessions", 12);
}

static void add_and_defer(void)
{
    press("a");
    tty_expect_row(tty, 22, " add");
    tty_type(tty, "Draft talk ~60h due fri");
    tty_expect(tty, "60h");
    press("Enter");
    tty_expect(tty, "Added \"Draft talk\"");
    within("a task for Friday", 2);
    press("2");
    tty_expect(tty, "Fri 27 ");
    tty_expect(tty, "> tomorrow");
    within("the week", 1);
    press(">");
    tty_expect(tty, "Moved \"Draft talk\" to Tue 24 Nov");
    within("deferring it", 1);
    tty_expect(tty, "u undo");
    press("u");
    tty_expect(tty, "Taken back: Moved \"Draft talk\"");
    within("undo", 1);
}

static void find_and_mend(void)
{
    /* Nothing is said of days before the first one that something is known of. */
    tty_keys(tty, "m");
    tty_type(tty, "45m Mail");
    tty_keys(tty, "Enter");
    tty_expect(tty, "amber");
    press("w");
    tty_expect(tty, "More than fits");
    tty_expect(tty, "Source:");
    within("the reason of a warning", 2);
    tty_expect(tty, "Enter do it");
    press("Enter");
    tty_expect(tty, "Changed \"Draft talk\"");
    tty_expect(tty, "green");
    within("its way out", 1);
}

static void test_a_stranger(void **state)
{
    (void)state;
    tty = home_start(24, 80, NULL);
    import_and_choose();
    add_and_defer();
    find_and_mend();
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_stranger, home_make, home_remove)};
    if (argc < 2)
        return 1;
    juggle = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
