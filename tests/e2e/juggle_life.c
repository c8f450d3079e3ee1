/* SPDX-License-Identifier: MIT
 *
 * The program among others: stopped and continued, ended by signals, in poor terminals, without
 * one, and beside another instance of itself.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "juggle_home.h"

static void expect_end(struct tty *tty, int status)
{
    assert_int_equal(tty_exit_status(tty), status);
    assert_false(tty_alternate(tty));
    assert_true(tty_cursor_shown(tty));
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

/* On a terminal an item keeps to its line, on paper it is whole. */
static void test_list_keeps_its_lines(void **state)
{
    (void)state;
    home_do(
        "add A title that is so long that no line of eighty cells could ever hold the whole of it ~1h @post");
    const char *const argv[] = {juggle, "list", NULL};
    struct tty *tty = home_run(24, 80, NULL, argv);
    tty_expect_row(
        tty, 0, "  t1     A title that is so long that no line of eighty cells cou…  content  1h");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_null(strstr(tty_text(tty), "the whole of it"));
    tty_close(tty);
}

static void test_stopped_and_continued(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start_job(24, 80);
    tty_expect(tty, "Slides");
    tty_keys(tty, "C-z");
    tty_expect(tty, "[stopped]");
    assert_false(tty_alternate(tty));
    assert_true(tty_modes_restored(tty));
    assert_true(tty_cursor_shown(tty));
    home_do("add Newsletter ~1h today @post");
    tty_resize(tty, 20, 70);
    tty_type(tty, "fg\n");
    tty_expect(tty, "Newsletter");
    assert_true(tty_alternate(tty));
    tty_keys(tty, "a");
    tty_type(tty, "Half a line");
    tty_expect(tty, "Half a line");
    tty_keys(tty, "C-z");
    tty_expect(tty, "[stopped]");
    tty_type(tty, "fg\n");
    tty_expect(tty, "Half a line"); /* what was typed is still there */
    tty_keys(tty, "C-c C-c");
    expect_end(tty, 0);
}

static void test_ended_by_signals(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
    home_do("add Slides ~2h today @talk");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct tty *tty = home_start(24, 80, NULL);
        tty_keys(tty, "a");
        tty_type(tty, "not kept");
        tty_expect(tty, "not kept");
        tty_signal(tty, numbers[i]);
        expect_end(tty, 128 + numbers[i]);
    }
    struct tty *tty = home_start(24, 80, NULL);
    tty_hang_up(tty);
    assert_int_equal(tty_exit_status(tty), 128 + SIGHUP);
    tty_close(tty);
}

/* Another instance's change is on the screen without a key, and a key acts on what there is
 * then. */
static void test_beside_another(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, NULL);
    struct tty *other = home_start(24, 80, NULL);
    tty_expect(tty, "Slides");
    tty_expect(other, "Slides");
    home_do("add Newsletter ~1h today @post");
    tty_expect(tty, "Newsletter");
    tty_expect(other, "Newsletter");
    tty_keys(other, "x");
    tty_expect(other, "x Slides");
    tty_expect(tty, "x Slides");
    tty_keys(tty, "u"); /* the last step, whoever made it */
    tty_expect_gone(tty, "x Slides");
    tty_expect_gone(other, "x Slides");
    home_do("delete t1");
    tty_keys(tty, "x");
    tty_expect_gone(tty, "Slides");
    tty_keys(tty, "q");
    expect_end(tty, 0);
    tty_keys(other, "q");
    expect_end(other, 0);
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Within a second, where the kernel tells of it and where it has to be looked for: the best of
 * some, as the machine may have other things to do. */
static void test_soon_after_another(void **state)
{
    (void)state;
    char name[16], words[64];
    int64_t best = INT64_MAX, seen = 0;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Slides");
    for (int i = 0; i < 5; i++) {
        snprintf(name, sizeof name, "Sketch %c", 'A' + i);
        snprintf(words, sizeof words, "add %s ~10m today", name);
        home_do(words);
        tty_expect(tty, name);
        int64_t now = milliseconds();
        if (seen && now - seen < best)
            best = now - seen;
        seen = now;
    }
    assert_true(best < 1300);
    tty_keys(tty, "q");
    expect_end(tty, 0);
}

/* The store of a first run is made by the other one. */
static void test_beside_the_first(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Welcome");
    home_do("add Newsletter ~1h today @post");
    tty_expect(tty, "Newsletter");
    tty_keys(tty, "x");
    tty_expect(tty, "x Newsletter");
    tty_keys(tty, "q");
    expect_end(tty, 0);
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
    static const char *const env[] = {"NO_COLOR=1", NULL};
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Slides");
    tty_settle(tty);
    assert_true(any_colour(tty, 24, 80));
    tty_close(tty);
    tty = home_start(24, 80, env);
    tty_expect(tty, "Slides");
    tty_settle(tty);
    assert_false(any_colour(tty, 24, 80));
    tty_keys(tty, "? C-c q");
    tty_close(tty);
}

static void test_plain_characters(void **state)
{
    (void)state;
    static const char *const env[] = {"LC_ALL=C", "TERM=screen-256color", NULL};
    size_t length;
    home_do("add 'Café → Zürich ~2h today @talk'");
    home_do("add Sync today 10:00-10:45 @meeting");
    struct tty *tty = home_start(24, 80, env);
    tty_expect(tty, "Cafe");
    tty_keys(tty, "2 5 1 ?");
    tty_expect(tty, "Enter runs the row");
    tty_keys(tty, "C-c");
    tty_settle(tty);
    tty_keys(tty, "C-c");
    tty_exit_status(tty);
    const char *output = tty_output(tty, &length);
    for (size_t at = 0; at < length; at++)
        assert_true((unsigned char)output[at] < 0x80);
    tty_close(tty);
}

/* A terminal that can't be used is told, with what can be done; nothing else is written. */
static void test_refused_terminals(void **state)
{
    (void)state;
    static const char *const terms[] = {"TERM=dumb", "TERM=no-such-terminal", "TERM"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        const char *const env[] = {terms[i], NULL};
        const char *const argv[] = {juggle, NULL};
        size_t length;
        struct tty *tty = home_run(24, 100, env, argv);
        assert_int_equal(tty_exit_status(tty), 2);
        tty_expect(tty, "juggle: ");
        assert_null(strchr(tty_output(tty, &length), '\033'));
        assert_true(tty_modes_restored(tty));
        tty_close(tty);
    }
}

/* Without a terminal on both sides, what `juggle today` prints. */
static void test_without_a_terminal(void **state)
{
    (void)state;
    static const char *const lines[] = {"exec \"$0\" <&-", "exec \"$0\" </dev/null", "\"$0\" | cat",
                                        "exec \"$0\" <&- 2>&-"};
    home_do("add Slides ~2h today @talk");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *const argv[] = {"/bin/sh", "-c", lines[i], juggle, NULL};
        size_t length;
        struct tty *tty = home_run(24, 80, NULL, argv);
        assert_int_equal(tty_exit_status(tty), 0);
        tty_expect(tty, "Slides");
        assert_null(strstr(tty_output(tty, &length), "\033[?1049h"));
        tty_close(tty);
    }
}

/* A reader that has enough (head) is no error; a writer's disk that is full is. */
static void test_stdout_closed(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *seen;
    } lines[] = {{"\"$0\" help | true; echo ended", "ended"},
                 {"{ \"$0\" help; echo status $? >&2; } | true", "status 0"},
                 {"\"$0\" help >/dev/full; echo status $?", "status 1"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *const argv[] = {"/bin/sh", "-c", lines[i].line, juggle, NULL};
        struct tty *tty = home_run(24, 80, NULL, argv);
        tty_expect(tty, lines[i].seen);
        tty_exit_status(tty);
        tty_close(tty);
    }
}

int main(int argc, char **argv)
{
    juggle = argc > 1 ? argv[1] : NULL;
#define IN_A_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        IN_A_HOME(test_list_keeps_its_lines),
        IN_A_HOME(test_stopped_and_continued),
        IN_A_HOME(test_ended_by_signals),
        IN_A_HOME(test_beside_another),
        IN_A_HOME(test_soon_after_another),
        IN_A_HOME(test_beside_the_first),
        IN_A_HOME(test_no_colour),
        IN_A_HOME(test_plain_characters),
        IN_A_HOME(test_refused_terminals),
        IN_A_HOME(test_without_a_terminal),
        IN_A_HOME(test_stdout_closed),
    };
    return juggle ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
