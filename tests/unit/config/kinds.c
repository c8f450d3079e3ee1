/* SPDX-License-Identifier: MIT
 *
 * kinds: [kind NAME]: new kinds, changed ones, and what is wrong with them.
 */
#include "tables.h"

static void without_any_there_are_the_built_in_ones(void **state)
{
    const struct kind_set *kinds = config_kinds(good_config(*state, ""));
    assert_int_equal(kinds->count, kind_builtin()->count);
    for (size_t i = 0; i < kinds->count; i++)
        assert_string_equal(kinds->at[i].word, kind_builtin()->at[i].word);
}

static void a_new_kind(void **state)
{
    const struct kind_set *kinds = config_kinds(good_config(
        *state, "[kind Video]\nintensity = 5\nlength = 3h\nmin_chunk = 45m\nletter = v\n"
                "colour = magenta\nlike = content\n"));
    assert_int_equal(kinds->count, kind_builtin()->count + 1);
    const struct kind *video = kind_find(kinds, "video");
    assert_non_null(video);
    assert_int_equal(video->like, KIND_CONTENT);
    assert_int_equal(video->area, AREA_CONTENT);
    assert_int_equal(video->tenths, 50);
    assert_int_equal(video->length, 180);
    assert_int_equal(video->chunk, 45);
    assert_int_equal(video->letter, 'v');
    assert_string_equal(video->colour, "magenta");
    assert_int_equal(video->group, KIND_GROUP_FOCUS);
}

/* Only what is said differs; the order of the built-in kinds is the order of their ids. */
static void a_built_in_kind_changed(void **state)
{
    const struct kind_set *kinds = config_kinds(
        good_config(*state, "[kind stage]\nintensity = 7.5\n[kind social]\nlike = event\n"
                            "[kind video]\nlike = content\n[kind meeting]\nlength = 25m\n"));
    assert_int_equal(kinds->at[KIND_STAGE].tenths, 75);
    assert_int_equal(kinds->at[KIND_STAGE].length, kind_builtin()->at[KIND_STAGE].length);
    assert_int_equal(kinds->at[KIND_SOCIAL].like, KIND_EVENT);
    assert_string_equal(kinds->at[KIND_SOCIAL].word, "social");
    assert_int_equal(kinds->at[KIND_MEETING].length, 25);
    assert_string_equal(kinds->at[KIND_COUNT].word, "video");
}

struct kind_case {
    const char *text;
    const char *told;
    const char *nearest;
    int line;
};

static const struct kind_case cases[] = {
    {"[kind video]\nlength = 3h\nletter = v\n", "write what it is like", NULL, 2},
    {"[kind stgae]\nlength = 3h\n", "did you mean stage", "stage", 2},
    {"[kind my video]\nlike = content\nlength = 3h\n", "one word", NULL, 2},
    {"[kind ]\nlike = content\n", "no such section", "kind", 2},
    {"[kind video]\nlike = contnet\n", "did you mean content", "content", 2},
    {"[kind stage]\nintensity = 11\n", "from 0 to 10", NULL, 2},
    {"[kind stage]\nintensity = hard\n", "from 0 to 10", NULL, 2},
    {"[kind stage]\nlength = 3\n", "a length", NULL, 2},
    {"[kind stage]\nlength = 0m\n", "a length", NULL, 2},
    {"[kind stage]\nmin_chunk = 25h\n", "a length", NULL, 2},
    {"[kind stage]\nletter = vv\n", "one letter", NULL, 2},
    {"[kind stage]\nletter =\n", "one letter", NULL, 2},
    {"[kind stage]\ncolour = purpel\n", "a colour", NULL, 2},
    {"[kind stage]\ncolour = #12345\n", "a colour", NULL, 2},
    {"[kind stage]\ncolour = 256\n", "a colour", NULL, 2},
    {"[kind stage]\nlenght = 3h\n", "did you mean length", "length", 2},
    {"[kind stage]\nwhatever = 3h\n", "no such key", NULL, 2},
};

static void what_is_wrong_is_told_once(void **state)
{
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct kind_case *row = &cases[i];
        const struct config *config = config_of(*state, row->text);
        CHECK_ROW(config_problem_count(config) == 1, row->text);
        const struct config_problem *problem = config_problem(config, 0);
        CHECK_ROW(problem->line == row->line, row->text);
        CHECK_ROW(strstr(problem->message, row->told), row->text);
        CHECK_ROW(str_equal(problem->nearest, row->nearest), row->text);
        CHECK_ROW(config_kinds(config)->count == kind_builtin()->count, row->text);
        CHECK_ROW(config_kinds(config)->at[KIND_STAGE].length ==
                      kind_builtin()->at[KIND_STAGE].length,
                  row->text);
    }
}

static const char *const colours[] = {"red", "bright-blue", "Grey",       "0",
                                      "255", "#ff8800",     "\"#FF8800\""};

static void colours_that_there_are(void **state)
{
    for (size_t i = 0; i < COUNT_OF(colours); i++)
        good_config(*state, arena_printf(*state, "[kind stage]\ncolour = %s\n", colours[i]));
}

/* What the example and the manual show of each key is accepted. */
static void examples_are_accepted(void **state)
{
    const struct kind_key *key;
    size_t n = 0;
    for (; (key = config_kind_key(n)) != NULL; n++)
        good_config(*state,
                    arena_printf(*state, "[kind stage]\n%s = %s\n", key->key, key->example));
    assert_int_equal(n, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_any_there_are_the_built_in_ones, arena_setup,
                                        arena_teardown),
        cmocka_unit_test_setup_teardown(a_new_kind, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(a_built_in_kind_changed, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_told_once, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(colours_that_there_are, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(examples_are_accepted, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("config_kinds", tests, NULL, NULL);
}
