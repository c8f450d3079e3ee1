/* SPDX-License-Identifier: MIT
 *
 * write: answers in the place of defaults, read back as they were given, or refused with the
 * reason.
 */
#include "tables.h"

static const char *written(struct arena *arena, const char *section, const char *key,
                           const char *value)
{
    struct str text;
    struct err err;
    struct config_entry answer = {section, key, value, 0};
    str_init(&text);
    if (!config_answered(arena, &test_tables, &answer, 1, &text, &err))
        fail_msg("%s = %s: %s", key, value, err.text);
    const char *copy = arena_strdup(arena, text.text);
    str_finish(&text);
    return copy;
}

static void an_answer_is_read_back(void **state)
{
    static const char *const names[] = {"Ada",        "Zoë Ünlü", "O'Brien",  "The \"Real\" Ada",
                                        "C# Ada ; x", "a \\ b",   "'quoted'", "# first",
                                        "x = y",      "[me]"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct config *config = good_config(*state, written(*state, "me", "name", names[i]));
        assert_string_equal(config_settings(config)->me_name, names[i]);
    }
}

static void all_else_stays_the_default(void **state)
{
    struct config_row row;
    size_t set = 0;
    const struct config *config =
        good_config(*state, written(*state, "work", "hours", "08:00-16:30"));
    for (size_t i = 0; config_row(config, i, &row); i++)
        set += row.line > 0;
    assert_int_equal(set, 1);
    assert_int_equal(config_settings(config)->work_hours.start, 480);
}

static void a_wrong_one_is_refused(void **state)
{
    static const struct {
        struct config_entry answer;
        const char *says;
    } rows[] = {
        {{"work", "hours", "18:00-09:00", 0}, "[work] hours"},
        {{"general", "timezone", "nowhere at all", 0}, "[general] timezone"},
        {{"me", "name", "\"both' # sorts", 0}, "quotes"},
        {{"me", "surname", "Example", 0}, "can't be written"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text;
        struct err err;
        str_init(&text);
        assert_false(config_answered(*state, &test_tables, &rows[i].answer, 1, &text, &err));
        if (!strstr(err.text, rows[i].says))
            fail_msg("%s: %s", rows[i].answer.key, err.text);
        str_finish(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_is_read_back, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(all_else_stays_the_default, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(a_wrong_one_is_refused, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
