/* SPDX-License-Identifier: MIT
 *
 * themes: [theme NAME]: the person's own, like a built-in one but for what it says, and what is
 * wrong with it.
 */
#include "tables.h"

#include "juggle/draw/theme.h"
#include "place.h"

static struct theme theme_of(struct arena *arena, const char *text)
{
    struct theme theme;
    config_theme(good_config(arena, text), &theme);
    return theme;
}

static void a_built_in_one(void **state)
{
    struct err err;
    struct theme light, wanted = theme_of(*state, "[tui]\ntheme = light\n");
    assert_true(theme_init(&light, "light", &err));
    for (int i = 0; i < INK_COUNT; i++)
        assert_int_equal(theme_pen(&wanted, (enum ink)i, 256).fg,
                         theme_pen(&light, (enum ink)i, 256).fg);
}

/* Asked for before it is made, and likeness said last: neither matters. */
static void one_of_ones_own(void **state)
{
    struct err err;
    struct theme light;
    struct theme mine =
        theme_of(*state, "[tui]\ntheme = mine\n[theme Mine]\nfocus = black #ffcc00 bold\n"
                         "level-red = 9\nlike = light\n");
    assert_true(theme_init(&light, "light", &err));
    assert_int_equal(theme_pen(&mine, INK_FOCUS, 256).fg, 0);
    assert_int_equal(theme_pen(&mine, INK_FOCUS, 256).bg, 220);
    assert_true(theme_pen(&mine, INK_FOCUS, 256).bold);
    assert_false(theme_pen(&mine, INK_FOCUS, 256).reverse);
    assert_int_equal(theme_pen(&mine, INK_LEVEL_RED, 256).fg, 9);
    assert_int_equal(theme_pen(&mine, INK_OTHER, 256).fg, theme_pen(&light, INK_OTHER, 256).fg);
    assert_string_equal(
        config_settings(good_config(*state, "[theme mine]\nlike = dark\n"))->tui_theme, "dark");
}

static const struct {
    const char *text, *told, *nearest;
    int line;
} cases[] = {
    {"[theme mine]\nfokus = red\n", "did you mean focus", "focus", 2},
    {"[theme mine]\nfocus = rde\n", "\"rde\" is no colour and no attribute", NULL, 2},
    {"[theme mine]\nfocus = red blue green\n", "one colour too many", NULL, 2},
    {"[theme mine]\nfocus = 256\n", "\"256\"", NULL, 2},
    {"[theme mine]\nlike = drak\n", "did you mean dark", "dark", 2},
    {"[theme dark]\n\nfocus = red\nerror = red\n", "is built in", NULL, 3},
    {"[theme my own]\nfocus = red\n", "one word", NULL, 2},
    {"[theme mine]\nlike = dark\n[tui]\ntheme = mien\n", "did you mean mine", "mine", 4},
    {"[tui]\ntheme = lihgt\n", "did you mean light", "light", 2},
    {"[themes mine]\nlike = dark\n", "no such section", NULL, 2},
};

static void mistakes_are_told(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct theme theme;
        const struct config *config = config_of(*state, cases[i].text);
        CHECK_ROW(config_problem_count(config) == 1, cases[i].text);
        const struct config_problem *problem = config_problem(config, 0);
        if (!strstr(problem->message, cases[i].told))
            fail_msg("%s: %s", cases[i].text, problem->message);
        CHECK_ROW(problem->line == cases[i].line, cases[i].text);
        if (cases[i].nearest)
            assert_string_equal(problem->nearest, cases[i].nearest);
        config_theme(config, &theme); /* there is always one */
        assert_true(theme_pen(&theme, INK_ERROR, 256).bold);
    }
}

/* ---- files ---- */

static const struct config *with_files(struct arena *arena, const struct place *place,
                                       const char *text)
{
    struct config_tables tables = test_tables;
    tables.themes = place->path;
    return config_parse(arena, "test.ini", text, strlen(text), &tables);
}

static void check_problem(const struct config *config, size_t n, const char *file, int line,
                          const char *told)
{
    assert_true(n < config_problem_count(config));
    const struct config_problem *problem = config_problem(config, n);
    if (!strstr(problem->message, told) || !strstr(problem->file, file) || problem->line != line)
        fail_msg("%s:%d: %s", problem->file, problem->line, problem->message);
}

/* A file alone, one in the place of a built-in theme, and a section on top of a file. */
static void a_theme_in_a_file(void **state)
{
    struct place place;
    struct theme theme;
    place_open(&place);
    place_file(&place, "mine.ini", "focus = black #ffcc00 bold\nlike = light\n");
    place_file(&place, "light.ini", "[theme Light]\nerror = 9\n");
    place_file(&place, "plain.ini", "");
    place_file(&place, ".hidden.ini", "nonsense");
    place_file(&place, "notes.txt", "nonsense");
    const struct config *config =
        with_files(*state, &place, "[tui]\ntheme = mine\n[theme mine]\nlevel-red = 9\n");
    assert_int_equal(config_problem_count(config), 0);
    config_theme(config, &theme);
    assert_int_equal(theme_pen(&theme, INK_FOCUS, 256).bg, 220);
    assert_int_equal(theme_pen(&theme, INK_LEVEL_RED, 256).fg, 9);
    config = with_files(*state, &place, "[tui]\ntheme = light\n");
    assert_int_equal(config_problem_count(config), 0);
    config_theme(config, &theme);
    assert_int_equal(theme_pen(&theme, INK_ERROR, 256).fg, 9);
    assert_int_equal(config_problem_count(with_files(*state, &place, "[tui]\ntheme = plain\n")), 0);
    place_close(&place);
}

static void mistakes_in_files_are_told_with_them(void **state)
{
    struct place place;
    place_open(&place);
    place_file(&place, "a.ini", "like = light\n\nfokus = red\nfocus = rde\n");
    place_file(&place, "b.ini", "[tui]\ntheme = dark\n");
    place_file(&place, "c.ini", "focus red\n");
    place_file(&place, "my own.ini", "focus = red\n");
    const struct config *config = with_files(*state, &place, "[tui]\ntheme = d\n");
    check_problem(config, 0, "/a.ini", 3, "did you mean focus");
    check_problem(config, 1, "/a.ini", 4, "no colour");
    check_problem(config, 2, "/b.ini", 2, "needs no section");
    check_problem(config, 3, "/c.ini", 1, "neither");
    check_problem(config, 4, "/my own.ini", 1, "one word");
    check_problem(config, 5, "test.ini", 2, "dark");
    assert_int_equal(config_problem_count(config), 6);
    place_close(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_built_in_one, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(one_of_ones_own, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(mistakes_are_told, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(a_theme_in_a_file, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(mistakes_in_files_are_told_with_them, arena_setup,
                                        arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
