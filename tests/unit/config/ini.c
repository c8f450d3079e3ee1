/* SPDX-License-Identifier: MIT
 *
 * ini: what lines mean, and that one bad line costs itself only. Each row is what iniparser 4.1
 * alone gets wrong or gives up.
 */
#include "tables.h"

struct value_case {
    const char *text;  /* behind "name = " */
    const char *value; /* NULL: refused, the default (none) stands */
    int problems;
};

static const struct value_case values[] = {
    {"Ada Example", "Ada Example", 0},
    {"Ada Example   # comment", "Ada Example", 0},
    {"Ada Example ; comment", "Ada Example", 0},
    {"\t Ada \t", "Ada", 0},
    {"", NULL, 0},
    {"# nobody", NULL, 0},
    {"\"\"", NULL, 0},
    {"#ff8800", "#ff8800", 0},
    {"#ff8800 # orange", "#ff8800", 0},
    {"C# Dev", "C# Dev", 0},
    {"Ada #1", "Ada #1", 0},
    {"#", "#", 0},
    {"a;b#c", "a;b#c", 0},
    {"http://x/#frag", "http://x/#frag", 0},
    {"\"#ff;0\"", "#ff;0", 0},
    {"'#ff;0'  # comment", "#ff;0", 0},
    {"\" Ada \"", " Ada ", 0},
    {"'a \"b\" c'", "a \"b\" c", 0},
    {"say \"hi\" x", "say \"hi\" x", 0},
    {"say \"hi\" # x", "say \"hi\"", 0},
    {"say \"hi\" #x", "say \"hi\" #x", 0},
    {"say \"hi\" it's #x", NULL, 1},
    {"\"one\" two", NULL, 1},
    {"\"open", NULL, 1},
    {"'", NULL, 1},
    {"=x", "=x", 0},
    {"a=b=c", "a=b=c", 0},
    {"C:\\dir\\", "C:\\dir", 1},
    {"\\", NULL, 1},
    {"C:\\dir", "C:\\dir", 0},
    {"Zo\xC3\xAB", "Zo\xC3\xAB", 0},
    {"Zo\xEB", NULL, 1},
    {"a\x01z", NULL, 1},
    {"a\x7Fz", NULL, 1},
    {"%d %s %n", "%d %s %n", 0},
};

static void values_as_written(void **state)
{
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        const struct value_case *row = &values[i];
        const struct config *config =
            config_of(*state, arena_printf(*state, "[me]\nname = %s\naliases = next\n", row->text));
        const struct settings *s = config_settings(config);
        CHECK_ROW(str_equal(s->me_name, row->value), row->text);
        CHECK_ROW((int)config_problem_count(config) == row->problems, row->text);
        CHECK_ROW(s->me_aliases.count == 1, row->text);
        CHECK_ROW(!row->problems || config_problem(config, 0)->line == 2, row->text);
    }
}

struct line_case {
    const char *line;
    const char *told; /* part of the message */
};

static const struct line_case lines[] = {
    {"nonsense", "neither [section] nor key = value"},
    {"= value", "a key is a word"},
    {"a:b = 1", "without a colon"},
    {"[me", "alone on its line"},
    {"[", "alone on its line"},
    {"[me] name = Bob", "alone on its line"},
    {"[]", "a section's name"},
    {"[me:x]", "a section's name"},
    {"na\x02me = Bob", "control character"},
    {"name\r = Bob", "control character"},
    {"\xFFname = Bob", "not UTF-8"},
};

/* What stands before and behind a bad line counts. A section line that is wrong takes its settings
 * with it. */
static void a_bad_line_costs_itself(void **state)
{
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        const struct line_case *row = &lines[i];
        const struct config *config = config_of(
            *state,
            arena_printf(*state, "[me]\nname = Ada\n%s\naliases = x\n[work]\ncontract_day = 6h\n",
                         row->line));
        CHECK_ROW(config_problem_count(config) == 1, row->line);
        CHECK_ROW(config_problem(config, 0)->line == 3, row->line);
        CHECK_ROW(strstr(config_problem(config, 0)->message, row->told), row->line);
        const struct settings *s = config_settings(config);
        CHECK_ROW(str_equal(s->me_name, "Ada"), row->line);
        CHECK_ROW((s->me_aliases.count == 1) == (row->line[0] != '['), row->line);
        CHECK_ROW(s->work_contract_day == 360, row->line);
    }
}

static const char *const whole[] = {
    "\xEF\xBB\xBF[me]\nname = Ada\n",
    "[me]\r\nname = Ada\r\n",
    "[me]\nname = Ada",
    "\n\n  [me]  \n\tname=Ada\n",
    "[ ME ]\nNAME = Ada\n",
    "[me] # who I am\nname = Ada\n",
    "; note\n# note\n[me]\n;name = Bob\n#name = Bob\nname = Ada\n",
    "[me]\n[work]\n[me]\nname = Ada\n",
    "[me]\nname = Ada\n\n\n",
};

static void files_that_are_fine(void **state)
{
    for (size_t i = 0; i < COUNT_OF(whole); i++) {
        const struct config *config = good_config(*state, whole[i]);
        CHECK_ROW(str_equal(config_settings(config)->me_name, "Ada"), whole[i]);
    }
}

static void a_key_twice_is_told(void **state)
{
    const struct config *config =
        config_of(*state, "[me]\nname = Ada\n[work]\ncontract_day = 6h\n[me]\nname = Bob\n");
    assert_string_equal(config_settings(config)->me_name, "Bob");
    assert_int_equal(config_problem_count(config), 1);
    assert_int_equal(config_problem(config, 0)->line, 6);
    assert_string_equal(config_problem(config, 0)->key, "name");
    assert_non_null(strstr(config_problem(config, 0)->message, "line 2"));
}

static void a_null_byte(void **state)
{
    static const char text[] = "[me]\nna\0me = Bob\nname = Ada\n";
    const struct config *config = config_parse(*state, "a", text, sizeof text - 1, &test_tables);
    assert_int_equal(config_problem_count(config), 1);
    assert_string_equal(config_settings(config)->me_name, "Ada");
}

static void utf16_is_named(void **state)
{
    static const char text[] = "\xFF\xFE[\0m\0e\0]\0\n\0";
    const struct config *config = config_parse(*state, "a", text, sizeof text - 1, &test_tables);
    assert_int_equal(config_problem_count(config), 1);
    assert_non_null(strstr(config_problem(config, 0)->message, "UTF-16"));
}

static void long_lines(void **state)
{
    struct str text;
    str_init(&text);
    for (int length = 990; length < 1100; length++) {
        str_clear(&text);
        str_add(&text, "[me]\nname = ");
        str_repeat(&text, "x", length - (int)strlen("name = "));
        str_add(&text, "\naliases = a\n");
        const struct config *config = config_of(*state, text.text);
        const struct settings *s = config_settings(config);
        assert_int_equal(config_problem_count(config), length > 1000);
        assert_int_equal(s->me_name ? (int)strlen(s->me_name) + 7 : 0, length > 1000 ? 0 : length);
        assert_int_equal(s->me_aliases.count, 1);
    }
    str_finish(&text);
}

static void mistakes_and_settings_without_end(void **state)
{
    struct str text;
    str_init(&text);
    str_repeat(&text, "nonsense\n", 5000);
    assert_true(config_problem_count(config_of(*state, text.text)) <= 101);
    str_clear(&text);
    str_add(&text, "[me]\n");
    for (int i = 0; i < 5000; i++)
        str_addf(&text, "k%d=\n", i);
    const struct config *config = config_of(*state, text.text);
    assert_true(config_problem_count(config) <= 2001);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_as_written, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(a_bad_line_costs_itself, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(files_that_are_fine, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(a_key_twice_is_told, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(a_null_byte, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(utf16_is_named, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(long_lines, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(mistakes_and_settings_without_end, arena_setup,
                                        arena_teardown),
    };
    return cmocka_run_group_tests_name("config_ini", tests, NULL, NULL);
}
