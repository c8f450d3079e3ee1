/* SPDX-License-Identifier: MIT
 *
 * Themes: every built-in look can be read, nothing needs colour, colours are fitted to terminals.
 */
#include <string.h>

#include "paper.h"

static struct theme theme;

static void init(const char *name)
{
    struct err err;
    if (!theme_init(&theme, name, &err))
        fail_msg("%s", err.text);
}

static void set(const char *ink, const char *look)
{
    struct err err;
    if (!theme_set(&theme, ink, look, &err))
        fail_msg("%s", err.text);
}

static bool plain(struct pen pen)
{
    return pen.fg == -1 && pen.bg == -1 && !pen.bold && !pen.dim && !pen.underline &&
           !pen.reverse && !pen.italic;
}

static void test_builtin_themes(void **state)
{
    (void)state;
    int count = 0;
    for (const char *const *name = theme_names(); *name; name++, count++) {
        init(*name);
        for (int i = 0; i < INK_COUNT; i++) {
            struct pen mono = theme_pen(&theme, (enum ink)i, 0);
            struct pen pen = theme_pen(&theme, (enum ink)i, 256);
            assert_int_equal(mono.fg, -1);
            assert_int_equal(mono.bg, -1);
            assert_int_equal(pen.bg, -1); /* the background stays the terminal's own */
        }
        assert_true(plain(theme_pen(&theme, INK_NORMAL, 256)));
    }
    assert_int_equal(count, 4);
}

/* What has to be seen without any colour has attributes of its own. */
static void test_mono_tells_apart(void **state)
{
    (void)state;
    static const enum ink inks[] = {INK_FOCUS,  INK_FOCUS_AWAY, INK_TAB_ACTIVE, INK_ERROR,
                                    INK_MARKED, INK_MATCH,      INK_CHIP,       INK_OVER,
                                    INK_NOW,    INK_LEVEL_RED,  INK_LEVEL_AMBER};
    init("dark");
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
        assert_false(plain(theme_pen(&theme, inks[i], 0)));
}

static void test_names_and_marks_are_unique(void **state)
{
    (void)state;
    for (int i = 0; i < INK_COUNT; i++) {
        enum ink found;
        assert_true(ink_find(ink_name((enum ink)i), &found));
        assert_int_equal(found, i);
        assert_true(strlen(ink_summary((enum ink)i)) > 0);
        for (int j = 0; j < i; j++)
            assert_int_not_equal(ink_mark((enum ink)i), ink_mark((enum ink)j));
    }
}

static void test_unknown_theme_is_dark(void **state)
{
    (void)state;
    struct theme other;
    struct err err;
    init("dark");
    assert_false(theme_init(&other, "solarized", &err));
    assert_int_equal(err.code, ERR_CONFIG);
    assert_memory_equal(&other, &theme, sizeof theme);
}

static void test_looks(void **state)
{
    (void)state;
    init("dark");
    set("focus", "white blue bold");
    struct pen pen = theme_pen(&theme, INK_FOCUS, 256);
    assert_int_equal(pen.fg, 7);
    assert_int_equal(pen.bg, 4);
    assert_true(pen.bold && !pen.reverse);
    pen = theme_pen(&theme, INK_FOCUS, 0);
    assert_int_equal(pen.bg, -1);
    assert_true(pen.bold && !pen.reverse);
    set("Talks", "#ff8800, underline italic");
    pen = theme_pen(&theme, INK_TALKS, 256);
    assert_int_equal(pen.fg, 208);
    assert_true(pen.underline && pen.italic);
    set("talks", "default 236");
    pen = theme_pen(&theme, INK_TALKS, 256);
    assert_int_equal(pen.fg, -1);
    assert_int_equal(pen.bg, 236);
    set("talks", "");
    assert_true(plain(theme_pen(&theme, INK_TALKS, 256)));
}

static void expect_refused(const char *ink, const char *look, const char *words)
{
    struct theme before = theme;
    struct err err;
    assert_false(theme_set(&theme, ink, look, &err));
    assert_int_equal(err.code, ERR_CONFIG);
    assert_non_null(strstr(err.text, words));
    assert_memory_equal(&before, &theme, sizeof theme);
}

static void test_refused(void **state)
{
    (void)state;
    init("light");
    expect_refused("focs", "red", "nearest: focus");
    expect_refused("focus", "rde", "\"rde\" is no colour");
    expect_refused("focus", "256", "\"256\"");
    expect_refused("focus", "#12345g", "#12345g");
    expect_refused("focus", "red blue green", "one colour too many");
    expect_refused("focus", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "no colour");
}

static void test_fewer_colours(void **state)
{
    (void)state;
    init("dark");
    set("talks", "#00d7ff 235");
    struct pen pen = theme_pen(&theme, INK_TALKS, 16);
    assert_int_equal(pen.fg, 14);
    assert_int_equal(pen.bg, 0);
    set("talks", "bright-red");
    pen = theme_pen(&theme, INK_TALKS, 8);
    assert_int_equal(pen.fg, 1);
    assert_true(pen.bold);
    set("talks", "grey");
    pen = theme_pen(&theme, INK_TALKS, 8);
    assert_int_equal(pen.fg, 7);
    assert_false(pen.bold);
    for (int i = 0; i < INK_COUNT; i++)
        assert_in_range(theme_pen(&theme, (enum ink)i, 8).fg + 1, 0, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_builtin_themes),
        cmocka_unit_test(test_mono_tells_apart),
        cmocka_unit_test(test_names_and_marks_are_unique),
        cmocka_unit_test(test_unknown_theme_is_dark),
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_fewer_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
