/* SPDX-License-Identifier: MIT
 *
 * However the program ends, the terminal is the shell's again: alternate screen left, modes as
 * before, cursor shown, pastes and mouse plain.
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

static struct tty *start(void)
{
    const char *const argv[] = {demo, NULL};
    /* A sanitizer's report of a wanted crash would only be noise. */
    const char *const env[] = {"ASAN_OPTIONS=handle_segv=0:handle_abort=0", NULL};
    struct tty *tty = tty_start(12, 40, env, argv);
    tty_expect(tty, "demo 12x40");
    return tty;
}

static bool ends_with_plain_pastes(struct tty *tty)
{
    size_t length;
    const char *output = tty_output(tty, &length), *last = NULL;
    for (const char *at = output; (at = strstr(at, "\033[?2004")); at++)
        last = at;
    return last && last[strlen("\033[?2004")] == 'l';
}

static void expect_end(struct tty *tty, int status)
{
    assert_int_equal(tty_exit_status(tty), status);
    assert_false(tty_alternate(tty));
    assert_true(tty_cursor_shown(tty));
    assert_true(tty_modes_restored(tty));
    assert_true(ends_with_plain_pastes(tty));
    tty_close(tty);
}

static void test_abort(void **state)
{
    (void)state;
    struct tty *tty = start();
    tty_keys(tty, "A");
    expect_end(tty, 128 + SIGABRT);
}

static void test_fault(void **state)
{
    (void)state;
    struct tty *tty = start();
    tty_keys(tty, "V");
    expect_end(tty, 128 + SIGSEGV);
}

static void test_exit(void **state)
{
    (void)state;
    struct tty *tty = start();
    tty_keys(tty, "W X");
    assert_int_equal(tty_exit_status(tty), 7);
    tty_expect(tty, "noise from a library");
    expect_end(tty, 7);
}

static void test_a_child_that_dies_changes_nothing(void **state)
{
    (void)state;
    struct tty *tty = start();
    tty_keys(tty, "F");
    tty_expect(tty, "the child died of 6");
    tty_settle(tty);
    assert_true(tty_alternate(tty));
    assert_false(tty_modes_restored(tty));
    tty_keys(tty, "q");
    expect_end(tty, 0);
}

static void test_signals_to_end(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct tty *tty = start();
        tty_signal(tty, numbers[i]);
        expect_end(tty, 128 + numbers[i]);
    }
}

static void test_a_signal_that_nobody_handles(void **state)
{
    (void)state;
    struct tty *tty = start();
    tty_signal(tty, SIGQUIT);
    expect_end(tty, 128 + SIGQUIT);
}

static void test_terminal_gone(void **state)
{
    (void)state;
    struct tty *tty = start();
    tty_settle(tty);
    tty_hang_up(tty);
    assert_int_equal(tty_exit_status(tty), 128 + SIGHUP);
    tty_close(tty);
}

int main(int argc, char **argv)
{
    demo = argc > 1 ? argv[1] : NULL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_abort),
        cmocka_unit_test(test_fault),
        cmocka_unit_test(test_exit),
        cmocka_unit_test(test_a_child_that_dies_changes_nothing),
        cmocka_unit_test(test_signals_to_end),
        cmocka_unit_test(test_a_signal_that_nobody_handles),
        cmocka_unit_test(test_terminal_gone),
    };
    return demo ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
