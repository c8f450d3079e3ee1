/* SPDX-License-Identifier: MIT
 *
 * options: every key of options.def: its default, its type, and what is refused.
 */
#include "tables.h"

#include "juggle/base/zone.h"

static void defaults_are_the_contracts(void **state)
{
    const struct settings *s = config_settings(good_config(*state, ""));
    assert_null(s->general_timezone);
    assert_int_equal(s->general_week_start, MONDAY);
    assert_int_equal(s->general_day_starts_at, 4 * 60);
    assert_int_equal(s->general_time_format, TIME_FORMAT_24H);
    assert_null(s->me_name);
    assert_int_equal(s->me_aliases.count, 0);
    assert_int_equal(s->work_days, 0x1F);
    assert_int_equal(s->work_hours.start, 9 * 60);
    assert_int_equal(s->work_hours.end, 18 * 60);
    assert_int_equal(s->work_lunch.start, 12 * 60 + 30);
    assert_int_equal(s->work_lunch.end, 13 * 60 + 15);
    assert_int_equal(s->work_contract_day, 8 * 60);
    assert_int_equal(s->work_contract_week, 40 * 60);
    assert_int_equal(s->work_contract_wed, MINUTES_NONE);
    assert_int_equal(s->work_hours_wed.start, MINUTES_NONE);
    assert_int_equal(s->plan_focus_block, 120);
    assert_int_equal(s->plan_min_chunk, 30);
    assert_int_equal(s->plan_buffer_after_meeting, 0);
    assert_int_equal(s->plan_buffer_after_stage, 30);
    assert_int_equal(s->plan_energy_window.start, 9 * 60);
    assert_int_equal(s->plan_energy_window.end, 12 * 60);
    assert_true(s->balance_talks == 0.30 && s->balance_content == 0.30);
    assert_true(s->balance_support == 0.20 && s->balance_other == 0.15);
    assert_true(s->balance_recovery == 0.05);
    assert_string_equal(s->tui_theme, "dark");
    assert_int_equal(s->tui_ascii, ASCII_AUTO);
    assert_true(s->tui_mouse);
    assert_int_equal(s->tui_hints, HINTS_AUTO);
    assert_int_equal(s->import_max_size, 128 * 1024 * 1024);
}

static void values_of_every_type(void **state)
{
    const struct settings *s = config_settings(good_config(
        *state, "[general]\ntimezone = Europe/Berlin\nweek_start = SUN\nday_starts_at = "
                "0:00\ntime_format = 12H\n"
                "[me]\nname = Ada Example\naliases = ada, A. Example ,, ada@example.org\n"
                "[work]\ndays = sun, Monday,wed\nhours = 8-16:30\nlunch =\ncontract_day = 7h30\n"
                "hours_wed = 09:00-13:00\ncontract_wed = 4h\n"
                "[plan]\nenergy_window =\nmin_chunk = 0.5h\n"
                "[balance]\ntalks = 0.5\n"
                "[tui]\ntheme = High-Contrast\nascii = on\nmouse = FALSE\nhints = no\n"
                "[import]\nmax_size = 1G\n"));
    assert_string_equal(s->general_timezone, "Europe/Berlin");
    assert_int_equal(s->general_week_start, SUNDAY);
    assert_int_equal(s->general_day_starts_at, 0);
    assert_int_equal(s->general_time_format, TIME_FORMAT_12H);
    assert_string_equal(s->me_name, "Ada Example");
    assert_int_equal(s->me_aliases.count, 3);
    assert_string_equal(s->me_aliases.at[1], "A. Example");
    assert_string_equal(s->me_aliases.at[2], "ada@example.org");
    assert_int_equal(s->work_days, 1u << SUNDAY | 1u << MONDAY | 1u << WEDNESDAY);
    assert_int_equal(s->work_hours.end, 16 * 60 + 30);
    assert_int_equal(s->work_lunch.start, MINUTES_NONE);
    assert_int_equal(s->work_contract_day, 450);
    assert_int_equal(s->work_hours_wed.end, 13 * 60);
    assert_int_equal(s->work_contract_wed, 240);
    assert_int_equal(s->plan_energy_window.start, MINUTES_NONE);
    assert_int_equal(s->plan_min_chunk, 30);
    assert_true(s->balance_talks == 0.5);
    assert_string_equal(s->tui_theme, "high-contrast");
    assert_int_equal(s->tui_ascii, ASCII_YES);
    assert_false(s->tui_mouse);
    assert_int_equal(s->tui_hints, HINTS_NO);
    assert_int_equal(s->import_max_size, INT64_C(1) << 30);
}

struct refused {
    const char *section;
    const char *setting;
};

static const struct refused refused[] = {
    {"general", "timezone = Mars/Olympus"},
    {"general", "week_start = someday"},
    {"general", "week_start ="},
    {"general", "day_starts_at = 25:00"},
    {"general", "day_starts_at = 13:00"},
    {"general", "time_format = 24"},
    {"general", "time_format = 24h|12h"},
    {"work", "days = mon, tues, wendsday"},
    {"work", "days = "},
    {"work", "days = mon,,tue"},
    {"work", "hours = 9"},
    {"work", "hours = 18:00-09:00"},
    {"work", "hours = 09:00-09:00"},
    {"work", "hours ="},
    {"work", "contract_day = 8"},
    {"work", "contract_day = 25h"},
    {"work", "contract_day = -1h"},
    {"work", "contract_day ="},
    {"work", "contract_week = 30m"},
    {"work", "contract_week = 169h"},
    {"plan", "min_chunk = 4m"},
    {"plan", "focus_block = 12abc"},
    {"balance", "talks = 30"},
    {"balance", "talks = -0.1"},
    {"balance", "talks = 0,3"},
    {"balance", "talks = 1e-1"},
    {"tui", "theme = drak"},
    {"tui", "mouse = 2"},
    {"tui", "mouse = enabled"},
    {"tui", "ascii = automatic"},
    {"import", "max_size = 128MB"},
    {"import", "max_size = M"},
    {"import", "max_size = 0"},
    {"import", "max_size = 2G"},
    {"import", "max_size = 99999999999999999999"},
    {"import", "max_size = -1M"},
};

/* A wrong value is told with its line, and the default stands. */
static void what_is_refused_leaves_the_default(void **state)
{
    const struct settings *defaults = config_settings(config_of(*state, ""));
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        const struct refused *row = &refused[i];
        const struct config *config = config_of(
            *state, arena_printf(*state, "# first\n[%s]\n%s\n", row->section, row->setting));
        CHECK_ROW(config_problem_count(config) == 1, row->setting);
        const struct config_problem *problem = config_problem(config, 0);
        CHECK_ROW(problem->line == 3, row->setting);
        CHECK_ROW(str_equal(problem->file, "test.ini"), row->setting);
        CHECK_ROW(str_equal(problem->section, row->section), row->setting);
        CHECK_ROW(str_starts(row->setting, problem->key), row->setting);
        CHECK_ROW(strstr(problem->message, "write "), row->setting);
        const struct settings *s = config_settings(config);
        CHECK_ROW(s->general_week_start == defaults->general_week_start, row->setting);
        CHECK_ROW(s->general_day_starts_at == defaults->general_day_starts_at, row->setting);
        CHECK_ROW(s->work_days == defaults->work_days, row->setting);
        CHECK_ROW(s->work_hours.start == defaults->work_hours.start, row->setting);
        CHECK_ROW(s->work_hours.end == defaults->work_hours.end, row->setting);
        CHECK_ROW(s->work_contract_day == defaults->work_contract_day, row->setting);
        CHECK_ROW(s->work_contract_week == defaults->work_contract_week, row->setting);
        CHECK_ROW(s->plan_min_chunk == defaults->plan_min_chunk, row->setting);
        CHECK_ROW(s->plan_focus_block == defaults->plan_focus_block, row->setting);
        CHECK_ROW(s->balance_talks == defaults->balance_talks, row->setting);
        CHECK_ROW(str_equal(s->tui_theme, defaults->tui_theme), row->setting);
        CHECK_ROW(s->tui_mouse == defaults->tui_mouse, row->setting);
        CHECK_ROW(s->import_max_size == defaults->import_max_size, row->setting);
    }
}

/* Without a function that knows them, what looks like a zone is taken for one. */
static void zones_without_a_list(void **state)
{
    struct config_tables tables = test_tables;
    tables.zone_known = NULL;
    static const char good[] = "[general]\ntimezone = Europe/Brussels\n";
    static const char bad[] = "[general]\ntimezone = ../../etc/passwd\n";
    const struct config *config = config_parse(*state, "a", good, strlen(good), &tables);
    assert_string_equal(config_settings(config)->general_timezone, "Europe/Brussels");
    config = config_parse(*state, "a", bad, strlen(bad), &tables);
    assert_int_equal(config_problem_count(config), 1);
    assert_null(config_settings(config)->general_timezone);
}

/* Every default is a value of its row's type and in its range. */
static void defaults_are_accepted(void **state)
{
    size_t count;
    const struct option *options = config_options(&count);
    for (size_t i = 0; i < count; i++) {
        const struct option *option = &options[i];
        const struct config *config =
            config_of(*state, arena_printf(*state, "[%s]\n%s = %s\n", option->section, option->key,
                                           option->preset));
        for (size_t n = 0; n < config_problem_count(config); n++)
            if (!strstr(config_problem(config, n)->message, "no working day"))
                fail_msg("%s", config_problem(config, n)->message);
        assert_true(option->preset[0] || option->may_be_empty);
    }
}

static void the_persons_week(void **state)
{
    struct workdays week, plain;
    config_workdays(good_config(*state, ""), &week);
    workdays_default(&plain);
    for (int i = MONDAY; i <= SUNDAY; i++) {
        assert_int_equal(week.at[i].works, plain.at[i].works);
        assert_int_equal(week.at[i].start, plain.at[i].start);
        assert_int_equal(week.at[i].end, plain.at[i].end);
        assert_int_equal(week.at[i].contract, plain.at[i].contract);
    }
    assert_int_equal(week.lunch_start, plain.lunch_start);
    assert_int_equal(week.lunch_end, plain.lunch_end);
    assert_int_equal(week.day_starts_at, plain.day_starts_at);
    assert_int_equal(week.week_start, plain.week_start);

    config_workdays(good_config(*state,
                                "[general]\nweek_start = sunday\nday_starts_at = 05:00\n"
                                "[work]\ndays = sun, mon, wed\nhours = 10:00-19:00\nlunch =\n"
                                "contract_day = 6h\nhours_wed = 09:00-13:00\ncontract_wed = 4h\n"),
                    &week);
    assert_true(week.at[SUNDAY].works && week.at[MONDAY].works && !week.at[TUESDAY].works);
    assert_int_equal(week.at[MONDAY].start, 600);
    assert_int_equal(week.at[MONDAY].contract, 360);
    assert_int_equal(week.at[TUESDAY].contract, 0);
    assert_int_equal(week.at[WEDNESDAY].end, 780);
    assert_int_equal(week.at[WEDNESDAY].contract, 240);
    assert_int_equal(week.lunch_start, week.lunch_end);
    assert_int_equal(week.day_starts_at, 300);
    assert_int_equal(week.week_start, SUNDAY);
}

static void where_settings_come_from(void **state)
{
    const struct config *config =
        good_config(*state, "[work]\n\ncontract_day = 6h # shorter\n[keys]\ndone = X\n"
                            "[rules]\nh2_warn = 50\n[kind video]\nlike = content\n");
    struct config_row row;
    size_t set = 0, all = 0;
    for (; config_row(config, all, &row); all++) {
        assert_int_equal(row.line == 0, row.file == NULL);
        if (!row.line)
            continue;
        set++;
        if (str_equal(row.key, "contract_day"))
            assert_true(row.line == 3 && str_equal(row.value, "6h"));
        else if (str_equal(row.key, "done"))
            assert_true(row.line == 5 && str_equal(row.value, "X") &&
                        str_equal(row.section, "keys"));
        else if (str_equal(row.key, "h2_warn"))
            assert_true(row.line == 7 && str_equal(row.value, "50"));
        else
            assert_true(row.line == 9 && str_equal(row.section, "kind video"));
    }
    size_t options;
    config_options(&options);
    assert_int_equal(set, 4);
    assert_int_equal(all, options + COUNT_OF(test_commands) + COUNT_OF(test_limits) + 1);
    assert_false(config_row(config, all, &row));
}

static void keys_and_limits(void **state)
{
    double value = 7;
    const struct config *config = good_config(
        *state, "[keys]\ndone = C-x Del\nfind =\nconference add = C\n[rules]\nh2_warn = 50.5\n");
    assert_string_equal(config_keys(config, "done"), "C-x Del");
    assert_string_equal(config_keys(config, "find"), "");
    assert_string_equal(config_keys(config, "conference add"), "C");
    assert_null(config_keys(config, "undo"));
    assert_null(config_keys(config, "nothing"));
    assert_false(config_limit(config, 0, &value));
    assert_false(config_limit(config, 99, &value));
    assert_true(value == 7);
    assert_true(config_limit(config, 1, &value));
    assert_true(value == 50.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(defaults_are_the_contracts, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(values_of_every_type, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(what_is_refused_leaves_the_default, arena_setup,
                                        arena_teardown),
        cmocka_unit_test_setup_teardown(zones_without_a_list, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(defaults_are_accepted, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(the_persons_week, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(where_settings_come_from, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(keys_and_limits, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("config_options", tests, NULL, NULL);
}
