/* SPDX-License-Identifier: MIT
 *
 * themes: [theme NAME]: the person's own, like a built-in one but for what it says, and what is wrong with it.
 */
#include "tables.h"

#include "juggle/draw/theme.h"

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
        assert_int_equal(theme_pen(&wanted, (enum ink)i, 256).fg, theme_pen(&light, (enum ink)i, 256).fg);
}

/* Asked for before it is made, and likeness said last: neither matters. */
static void one_of_ones_own(void **state)
{
    struct err err;
    struct theme light;
    struct theme mine = theme_of(*state, "[tui]\ntheme = mine\n[theme Mine]\nfocus = black #ffcc00 bold\n"
                                         "level-red = 9\nlike = light\n");
    assert_true(theme_init(&light, "light", &err));
    assert_int_equal(theme_pen(&mine, INK_FOCUS, 256).fg, 0);
    assert_int_equal(theme_pen(&mine, INK_FOCUS, 256).bg, 220);
    assert_true(theme_pen(&mine, INK_FOCUS, 256).bold);
    assert_false(theme_pen(&mine, INK_FOCUS, 256).reverse);
    assert_int_equal(theme_pen(&mine, INK_LEVEL_RED, 256).fg, 9);
    assert_int_equal(theme_pen(&mine, INK_OTHER, 256).fg, theme_pen(&light, INK_OTHER, 256).fg);
    assert_string_equal(config_settings(good_config(*state, "[theme mine]\nlike = dark\n"))->tui_theme, "dark");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_built_in_one, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(one_of_ones_own, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(mistakes_are_told, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
