/* SPDX-License-Identifier: MIT
 *
 * example: the example as it is says nothing; with every # taken away it says the defaults.
 */
#include "tables.h"

#include "juggle/base/ascii.h"

static const char *example(struct arena *arena)
{
    struct str text;
    str_init(&text);
    config_example(arena, &test_tables, &text);
    const char *copy = arena_strdup(arena, text.text);
    str_finish(&text);
    return copy;
}

static void as_it_is_it_says_nothing(void **state)
{
    struct config_row row;
    const struct config *config = good_config(*state, example(*state));
    for (size_t i = 0; config_row(config, i, &row); i++)
        assert_null(row.file);
}

/* "#key = value" loses its sign; "# prose" and what is left empty stay. */
static const char *with_defaults_written(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text), *to = copy;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n") + 1;
        bool setting =
            at[0] == '#' && (ascii_is_alpha(at[1]) || at[1] == '[') && at[length - 2] != '=';
        for (const char *c = at + setting; c < at + length; c++)
            *to++ = *c;
        at += length;
    }
    *to = '\0';
    return copy;
}

static void every_default_stands_in_it(void **state)
{
    struct config_row row;
    const struct config *plain = config_of(*state, "");
    const struct config *config =
        good_config(*state, with_defaults_written(*state, example(*state)));
    for (size_t i = 0; config_row(plain, i, &row); i++) {
        struct config_row written;
        assert_true(config_row(config, i, &written));
        assert_string_equal(written.key, row.key);
        assert_string_equal(written.value, row.value);
        assert_true(!row.value[0] || written.line > 0);
    }
    assert_non_null(kind_find(config_kinds(config), "video"));
}

static void every_key_is_named(void **state)
{
    struct config_row row;
    const char *text = example(*state);
    const struct config *plain = config_of(*state, "");
    for (size_t i = 0; config_row(plain, i, &row); i++)
        CHECK_ROW(strstr(text, arena_printf(*state, "\n#%s =", row.key)), row.key);
}

static void lines_fit_a_terminal(void **state)
{
    for (const char *at = example(*state); *at; at += strcspn(at, "\n") + 1)
        if (strcspn(at, "\n") > 99)
            fail_msg("%.*s", (int)strcspn(at, "\n"), at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(as_it_is_it_says_nothing, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(every_default_stands_in_it, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(every_key_is_named, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(lines_fit_a_terminal, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("config_example", tests, NULL, NULL);
}
