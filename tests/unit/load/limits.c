/* SPDX-License-Identifier: MIT
 *
 * The table of numbers: keys, defaults, and what a config may say.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/load/rules.h"

static double parsed(const char *key, const char *text)
{
    double value = NAN;
    const struct limit *limit = limits_find(key);
    assert_non_null(limit);
    return limits_parse(limit, text, &value) ? value : NAN;
}

#define assert_number(value, wanted) assert_true(fabs((value) - (wanted)) < 1e-9)

/* "h2_info" is H2's; what belongs to no rule has a name without one. */
static void keys_name_their_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < limits_count(); i++) {
        const struct limit *limit = limits_row(i);
        enum load_rule rule;
        char start[3] = {limit->key[0], limit->key[1], '\0'};
        bool named = limit->key[2] == '_' && rules_parse(start, &rule);
        assert_true(named == (limit->rule != RULE_NONE));
        if (named)
            assert_int_equal(rule, limit->rule);
        assert_ptr_equal(limits_find(limit->key), limit);
        assert_true(strlen(limit->source) > 3);
    }
    assert_null(limits_find("h2"));
}

static void defaults_are_those_of_the_table(void **state)
{
    struct load_config config;
    (void)state;
    limits_default(&config);
    for (size_t i = 0; i < limits_count(); i++)
        assert_number(limits_value(&config, limits_row(i)), limits_row(i)->preset);
    assert_int_equal(config.contract_week, 2400);
    assert_int_equal(config.contract_day, 480);
    assert_int_equal(config.day_turn, 240);
    assert_int_equal(limits_workday_count(&config), 5);
    assert_number(limits_reference_week(&config), 9600);
    assert_number(config.target[AREA_TALKS], 0.3);
}

static void every_number_can_be_set(void **state)
{
    struct load_config config;
    (void)state;
    limits_default(&config);
    for (size_t i = 0; i < limits_count(); i++) {
        limits_set(&config, limits_row(i), (double)i + 3);
        assert_number(limits_value(&config, limits_row(i)), (double)i + 3);
    }
    for (size_t i = 0; i < limits_count(); i++)
        assert_number(limits_value(&config, limits_row(i)), (double)i + 3);
    limits_set(&config, limits_find("r1_window"), -5);
    assert_int_equal(config.limit.r1_window, 0);
    limits_set(&config, limits_find("r1_window"), 1e12);
    assert_int_equal(config.limit.r1_window, 3660);
}

static void numbers_as_people_write_them(void **state)
{
    (void)state;
    assert_number(parsed("h2_info", "48h"), 2880);
    assert_number(parsed("H2_WARN", "1h30"), 90);
    assert_number(parsed("r4_from", "21:00"), 1260);
    assert_number(parsed("r3_alert", "13"), 13);
    assert_number(parsed("l1_info", "1.5"), 1.5);
    assert_number(parsed("s1_cap", "0.6"), 0.6);
    assert_number(parsed("c1_alert", "-2.5"), -2.5);
    assert_true(isnan(parsed("s1_cap", "60")));
    assert_true(isnan(parsed("h2_info", "many")));
    assert_true(isnan(parsed("r3_alert", "-1")));
    assert_true(isnan(parsed("r4_from", "soon")));
    assert_true(isnan(parsed("l1_info", "")));
}

/* A level that is off is never reached, on whichever side its rule speaks. */
static void levels_can_be_off(void **state)
{
    struct load_config config;
    double limit;
    (void)state;
    limits_default(&config);
    assert_true(parsed("h2_alert", "off") > 1e300);
    assert_true(parsed("r1_info", "off") < -1e300);
    assert_true(isnan(parsed("r1_window", "off")));
    limits_set(&config, limits_find("h2_alert"), parsed("h2_alert", "off"));
    assert_false(rules_limit(&config, RULE_H2, LOAD_ALERT, &limit));
    assert_true(rules_limit(&config, RULE_H2, LOAD_WARN, &limit));
    assert_number(limit, 3300);
}

static void the_week_comes_from_the_workdays(void **state)
{
    struct load_config config;
    struct workdays week;
    (void)state;
    limits_default(&config);
    workdays_default(&week);
    week.at[WEDNESDAY].contract = 240;
    week.at[FRIDAY].works = false;
    week.at[MONDAY].start = 600;
    week.day_starts_at = 300;
    limits_set_workdays(&config, &week);
    assert_int_equal(config.contract_week, 3 * 480 + 240);
    assert_int_equal(config.contract_day, 480);
    assert_int_equal(limits_workday_count(&config), 4);
    assert_int_equal(config.work_start, 600);
    assert_int_equal(config.day_turn, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_name_their_rule),
        cmocka_unit_test(defaults_are_those_of_the_table),
        cmocka_unit_test(every_number_can_be_set),
        cmocka_unit_test(numbers_as_people_write_them),
        cmocka_unit_test(levels_can_be_off),
        cmocka_unit_test(the_week_comes_from_the_workdays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
