/* SPDX-License-Identifier: MIT
 *
 * The timer with the real program: it outlives a restart, asks once where it ran too long, and
 * minutes are noted in one line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "juggle_home.h"

static struct tty *start_at(const char *now)
{
    const char *const env[] = {now, NULL};
    return home_start(24, 80, env);
}

static void leave(struct tty *tty)
{
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    tty_close(tty);
}

static void start_timer(void)
{
    home_do("add Slides ~2h today @talk");
    struct tty *tty = start_at("JUGGLE_NOW=2026-11-23T09:00");
    tty_expect(tty, "Slides");
    tty_keys(tty, "t");
    tty_expect(tty, "Started \"Slides\"");
    tty_expect(tty, "u undo");
    tty_expect(tty, "0:00 Slides");
    leave(tty);
}

static void test_it_outlives_a_restart(void **state)
{
    (void)state;
    start_timer();
    struct tty *tty = start_at("JUGGLE_NOW=2026-11-23T10:42");
    tty_expect(tty, "1:42 Slides");
    tty_expect_gone(tty, "Esc go on");
    tty_keys(tty, "t");
    tty_expect(tty, "Stopped \"Slides\" after 1h42");
    tty_expect_gone(tty, "1:42 Slides");
    tty_keys(tty, "u");
    tty_expect(tty, "1:42 Slides");
    leave(tty);
}

static void test_an_overrun_asks_once(void **state)
{
    (void)state;
    start_timer();
    struct tty *tty = start_at("JUGGLE_NOW=2026-11-23T11:30");
    tty_expect(tty, "30m over the estimate of \"Slides\"");
    tty_expect(tty, "b stop as of 11:00");
    tty_keys(tty, "Esc");
    tty_expect(tty, "The timer goes on");
    tty_keys(tty, "2 1");
    tty_expect_gone(tty, "over the estimate");
    leave(tty);
    tty = start_at("JUGGLE_NOW=2026-11-23T12:00");
    tty_expect(tty, "3:00 Slides");
    tty_expect_gone(tty, "over the estimate");
    leave(tty);
}

static void test_stopped_at_the_estimate(void **state)
{
    (void)state;
    start_timer();
    struct tty *tty = start_at("JUGGLE_NOW=2026-11-23T11:30");
    tty_expect(tty, "b stop as of 11:00");
    tty_keys(tty, "b");
    tty_expect(tty, "Stopped \"Slides\" after 2h");
    tty_expect(tty, "u undo");
    leave(tty);
}

/* Any other key means what it always does, and the question is over. */
static void test_the_question_takes_no_key(void **state)
{
    (void)state;
    start_timer();
    struct tty *tty = start_at("JUGGLE_NOW=2026-11-23T11:30");
    tty_expect(tty, "b stop as of 11:00");
    tty_keys(tty, "a");
    tty_expect_row(tty, 22, " add");
    tty_type(tty, "Extra");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Added \"Extra\"");
    tty_expect(tty, "2:30 Slides");
    leave(tty);
}

static void test_forgotten_over_the_night(void **state)
{
    (void)state;
    start_timer();
    struct tty *tty = start_at("JUGGLE_NOW=2026-11-24T08:30");
    tty_expect(tty, "23h30 on the timer");
    tty_expect(tty, "b stop as of Mon 23 Nov 11:00");
    tty_keys(tty, "b");
    tty_expect(tty, "Stopped \"Slides\" after 2h");
    leave(tty);
}

static void test_noted_in_one_line(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = start_at("JUGGLE_NOW=2026-11-23T12:00");
    tty_keys(tty, "m");
    tty_expect_row(tty, 22, " log");
    tty_type(tty, "20m");
    tty_expect(tty, "20m on \"Slides\"");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Noted 20m: \"Slides\"");
    tty_keys(tty, "m");
    tty_type(tty, "soon");
    tty_keys(tty, "Enter");
    tty_expect(tty, "how long, first or last");
    tty_keys(tty, "C-u");
    tty_type(tty, "1h15 Answered the auth thread @support");
    tty_expect(tty, "1h15 on \"Answered the auth thread\", support");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Noted 1h15: \"Answered the auth thread\"");
    tty_expect(tty, "u undo");
    leave(tty);
}

int main(int argc, char **argv)
{
    juggle = argc > 1 ? argv[1] : NULL;
#define IN_A_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        IN_A_HOME(test_it_outlives_a_restart),    IN_A_HOME(test_an_overrun_asks_once),
        IN_A_HOME(test_stopped_at_the_estimate),  IN_A_HOME(test_the_question_takes_no_key),
        IN_A_HOME(test_forgotten_over_the_night), IN_A_HOME(test_noted_in_one_line),
    };
    return juggle ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
