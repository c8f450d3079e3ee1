/* SPDX-License-Identifier: MIT
 *
 * The first start with the real program in an empty home: the questions once, the config as it is
 * written, a home that can't be written, and the demo with its tour.
 */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "juggle_home.h"

enum { PATH_SIZE = 1200 };

static void in_home(char path[PATH_SIZE], const char *name)
{
    snprintf(path, PATH_SIZE, "%s/%s", home_path(), name);
}

static int mode_of(const char *name)
{
    char path[PATH_SIZE];
    struct stat status;
    in_home(path, name);
    return stat(path, &status) == 0 ? (int)(status.st_mode & 0777) : -1;
}

static void expect_config(const char *line)
{
    char path[PATH_SIZE], text[32 * 1024];
    in_home(path, ".config/juggle/config.ini");
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text - 1, file);
    text[length] = '\0';
    fclose(file);
    if (!strstr(text, line))
        fail_msg("the config has no line: %s", line);
}

static void leave(struct tty *tty)
{
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

static void test_answers_are_kept(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Welcome");
    tty_expect(tty, "Europe/Berlin");
    tty_keys(tty, "n");
    tty_expect(tty, "Enter takes what stands there");
    tty_type(tty, "Ada Example");
    tty_keys(tty, "Enter");
    tty_type(tty, "ada, ada@example.org");
    tty_keys(tty, "Enter C-u");
    tty_type(tty, "Europe/Parris");
    tty_keys(tty, "Enter Enter");
    tty_expect(tty, "did you mean Europe/Paris");
    tty_keys(tty, "Backspace Backspace Backspace");
    tty_type(tty, "is");
    tty_keys(tty, "Enter C-u");
    tty_type(tty, "08:00-16:00");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Kept in ~/.config/juggle/config.ini");
    leave(tty);
    assert_int_equal(mode_of(".config/juggle"), 0700);
    assert_int_equal(mode_of(".config/juggle/config.ini"), 0600);
    expect_config("\nname = Ada Example\n");
    expect_config("\naliases = ada, ada@example.org\n");
    expect_config("\ntimezone = Europe/Paris\n");
    expect_config("\nhours = 08:00-16:00\n");
    assert_false(home_has_store());
    home_do("config check");
    tty = home_start(24, 80, NULL);
    tty_expect(tty, "Nothing is stored yet");
    tty_expect_gone(tty, "Welcome");
    leave(tty);
}

static void test_looking_makes_nothing(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Welcome");
    tty_keys(tty, "j k");
    leave(tty);
    assert_int_equal(mode_of(".config"), -1);
    assert_false(home_has_store());
}

/* The first key that everybody presses opens its line, and the questions are gone with it. */
static void test_a_task_at_once(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "a");
    tty_expect_row(tty, 22, " add");
    tty_type(tty, "Slides ~2h fri");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Added \"Slides\"");
    leave(tty);
    assert_true(home_has_store());
    tty = home_start(24, 80, NULL);
    tty_expect_gone(tty, "Welcome");
    leave(tty);
}

static void test_skipped(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "n");
    tty_expect(tty, "Esc skip");
    tty_keys(tty, "Esc");
    tty_expect(tty, "Kept in");
    leave(tty);
    home_do("config check");
    tty = home_start(24, 80, NULL);
    tty_expect_gone(tty, "Welcome");
    leave(tty);
}

static void test_a_home_that_cant_be_written(void **state)
{
    (void)state;
    /* What stands in the directory's place can't be written into by anybody, root neither. */
    static const char *const env[] = {"XDG_CONFIG_HOME=/dev/null", NULL};
    struct tty *tty = home_start(24, 80, env);
    tty_expect(tty, "Welcome");
    tty_keys(tty, "n Enter Enter Enter");
    tty_keys(tty, "Enter");
    tty_expect(tty, "/dev/null");
    tty_keys(tty, "a");
    tty_expect_row(tty, 22, " add");
    tty_type(tty, "Slides ~2h today");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Added \"Slides\"");
    leave(tty);
}

static struct tty *start_demo(void)
{
    const char *const argv[] = {juggle, "demo", NULL};
    struct tty *tty = home_run(24, 80, NULL, argv);
    tty_expect(tty, "Try 1/6");
    tty_settle(tty);
    return tty;
}

static void test_tour(void **state)
{
    (void)state;
    struct tty *tty = start_demo();
    tty_keys(tty, "j Enter");
    tty_expect(tty, "Try 2/6");
    tty_keys(tty, "q 2");
    tty_expect(tty, "Try 3/6");
    tty_keys(tty, "1 a");
    tty_type(tty, "Draft demo ~3h fri");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Try 4/6");
    tty_keys(tty, "> u");
    tty_expect(tty, "Try 5/6");
    tty_keys(tty, "T T");
    tty_expect(tty, "T ends the tour");
    tty_keys(tty, "T");
    tty_expect_gone(tty, "ends the tour");
    leave(tty);
    assert_false(home_has_store());
}

static void test_tour_is_left(void **state)
{
    (void)state;
    struct tty *tty = start_demo();
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "Try 1/6");
    tty_keys(tty, "2 4 1");
    tty_expect_gone(tty, "Try");
    leave(tty);
}

/* From the first screen too, and the person's own store stays unmade. */
static void test_demo_from_the_first_screen(void **state)
{
    (void)state;
    struct tty *tty = home_start(24, 80, NULL);
    tty_keys(tty, "d");
    tty_expect(tty, "Try 1/6");
    leave(tty);
    assert_false(home_has_store());
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_answers_are_kept, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_looking_makes_nothing, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_a_task_at_once, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_skipped, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_a_home_that_cant_be_written, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_tour, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_tour_is_left, home_make, home_remove),
        cmocka_unit_test_setup_teardown(test_demo_from_the_first_screen, home_make, home_remove),
    };
    if (argc != 2)
        return 2;
    juggle = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
