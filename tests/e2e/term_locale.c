/* SPDX-License-Identifier: MIT
 *
 * Terminals that can do less: other locales, fewer colours or none, and those that are refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tty.h"

/* libvterm 0.1.4 goes a column too far where xterm's terminfo has curses repeat characters. */
#define NO_REPEAT "TERM=screen-256color"

static const char *demo;

static void test_plain_characters(void **state)
{
    (void)state;
    static const char *const locales[] = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=xx_YY.nowhere"};
    const char *const argv[] = {demo, NULL};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        const char *const env[] = {locales[i], NO_REPEAT, NULL};
        size_t length;
        struct tty *tty = tty_start(9, 30, env, argv);
        tty_expect_row(tty, 1, "+----------------------------+");
        tty_expect_row(tty, 3, "| 1 KubeCon ? ?              |");
        tty_expect_row(tty, 4, "| 2 cafe etude               |");
        tty_keys(tty, "q");
        assert_int_equal(tty_exit_status(tty), 0);
        const char *output = tty_output(tty, &length);
        for (size_t at = 0; at < length; at++)
            assert_true((unsigned char)output[at] < 0x80);
        tty_close(tty);
    }
}

static void test_plain_characters_on_demand(void **state)
{
    (void)state;
    const char *const argv[] = {demo, "--ascii", NULL};
    const char *const env[] = {NO_REPEAT, NULL};
    struct tty *tty = tty_start(9, 30, env, argv);
    tty_expect_row(tty, 1, "+----------------------------+");
    tty_close(tty);
}

static bool any_colour(struct tty *tty, int rows, int cols)
{
    for (int row = 0; row < rows; row++)
        for (int col = 0; col < cols; col++)
            if (tty_look(tty, row, col).fg != -1 || tty_look(tty, row, col).bg != -1)
                return true;
    return false;
}

static void test_no_colour(void **state)
{
    (void)state;
    const char *const argv[] = {demo, NULL};
    const char *const wish[] = {"NO_COLOR=1", NULL};
    const char *const empty[] = {"NO_COLOR=", NULL};
    struct tty *tty = tty_start(12, 40, wish, argv);
    tty_expect(tty, "demo 12x40 0 colours");
    tty_settle(tty);
    assert_false(any_colour(tty, 12, 40));
    assert_true(tty_look(tty, 2, 3).reverse); /* the row in hand is still to be seen */
    tty_close(tty);
    tty = tty_start(12, 40, empty, argv);
    tty_expect(tty, "256 colours");
    tty_settle(tty);
    assert_true(any_colour(tty, 12, 40));
    tty_close(tty);
}

static void test_fewer_colours(void **state)
{
    (void)state;
    static const struct {
        const char *term;
        const char *seen;
    } terminals[] = {{"TERM=xterm", "8 colours"},
                     {"TERM=linux", "8 colours"},
                     {"TERM=vt100", "0 colours"},
                     {"TERM=screen-256color", "256 colours"}};
    const char *const argv[] = {demo, "high-contrast", NULL};
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        const char *const env[] = {terminals[i].term, NULL};
        struct tty *tty = tty_start(12, 40, env, argv);
        tty_expect(tty, terminals[i].seen);
        tty_close(tty);
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *term;
        const char *said;
    } terminals[] = {{"TERM=dumb", "can't place the cursor"},
                     {"TERM=no-such-terminal", "is not known here"},
                     {"TERM=", "TERM is not set"},
                     {"TERM", "TERM is not set"}};
    const char *const argv[] = {demo, NULL};
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        const char *const env[] = {terminals[i].term, NULL};
        size_t length;
        struct tty *tty = tty_start(12, 80, env, argv);
        assert_int_equal(tty_exit_status(tty), 2);
        tty_expect(tty, terminals[i].said);
        assert_true(tty_modes_restored(tty));
        assert_null(strchr(tty_output(tty, &length), '\033'));
        tty_close(tty);
    }
}

static void test_input_is_no_terminal(void **state)
{
    (void)state;
    char command[4096] = "exec ";
    strcat(command, demo);
    strcat(command, " </dev/null");
    const char *const argv[] = {"/bin/sh", "-c", command, NULL};
    struct tty *tty = tty_start(12, 80, NULL, argv);
    assert_int_equal(tty_exit_status(tty), 2);
    tty_expect(tty, "input or output is none");
    tty_close(tty);
}

int main(int argc, char **argv)
{
    demo = argc > 1 ? argv[1] : NULL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_characters), cmocka_unit_test(test_plain_characters_on_demand),
        cmocka_unit_test(test_no_colour),        cmocka_unit_test(test_fewer_colours),
        cmocka_unit_test(test_refused),          cmocka_unit_test(test_input_is_no_terminal),
    };
    return demo ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
