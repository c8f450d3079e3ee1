/* SPDX-License-Identifier: MIT
 *
 * Findings: evidence, order, snoozing, what a longer memory adds. The levels themselves are the
 * vectors' matter.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>

#include "calendar.h"
#include "juggle/base/str.h"

enum { JUNE = MONDAY_1_JUNE_2026 };

/* Ten hours a day, weekends too, for so many days. */
static void busy(struct calendar *calendar, int days)
{
    calendar_init(calendar);
    for (int i = 0; i < days; i++) {
        calendar_day(calendar, JUNE + i, 480, 780, KIND_CONTENT);
        calendar_day(calendar, JUNE + i, 780, 1080, KIND_EVENT)->origin = LOAD_PLANNED;
    }
}

static void every_rule_has_its_row(void **state)
{
    (void)state;
    assert_int_equal(LOAD_RULE_COUNT, 24);
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        const struct rule *rule = rules_row((enum load_rule)i);
        enum load_rule found;
        assert_true(rules_parse(rule->name, &found));
        assert_int_equal(found, i);
        assert_true(strlen(rule->title) > 3 && strlen(rule->title) <= 28);
        assert_int_equal(rule->question[strlen(rule->question) - 1], '?');
        assert_true(strlen(rule->source) > 3);
        assert_true(rules_family_part(rule->family) <= LOAD_SHOWN);
    }
    assert_string_equal(rules_family_word(FAMILY_MIX), "mix");
    assert_int_equal(rules_family_part(FAMILY_MIX), LOAD_SHOWN);
    assert_int_equal(rules_family_part(FAMILY_PLAN), LOAD_STEERING);
    assert_int_equal(rules_family_part(FAMILY_SELF), LOAD_CORE);
}

static void levels_have_words(void **state)
{
    (void)state;
    for (int i = 0; i < LOAD_LEVEL_COUNT; i++) {
        enum load_level level;
        assert_true(rules_level_parse(rules_level_word((enum load_level)i), &level));
        assert_int_equal(level, i);
    }
}

static void limits_of_levels(void **state)
{
    struct load_config config;
    double limit;
    (void)state;
    limits_default(&config);
    assert_true(rules_limit(&config, RULE_R2, LOAD_INFO, &limit) && fabs(limit - 2100) < 1e-9);
    assert_true(rules_limit(&config, RULE_R2, LOAD_WARN, &limit) && fabs(limit - 1440) < 1e-9);
    assert_true(rules_limit(&config, RULE_S1, LOAD_INFO, &limit) && fabs(limit - 0.3) < 1e-9);
    assert_true(rules_limit(&config, RULE_P1, LOAD_INFO, &limit) && fabs(limit - 1 / 1.64) < 1e-9);
    assert_false(rules_limit(&config, RULE_R6, LOAD_ALERT, &limit));
}

static void figures_of_a_day(void **state)
{
    struct calendar calendar;
    struct findings findings;
    (void)state;
    busy(&calendar, 9);
    rules_evaluate(calendar_build(&calendar), JUNE + 8, &findings);
    assert_int_equal(findings.coverage, 100);
    assert_int_equal(findings.work, 7 * 600);
    assert_true(fabs(findings.assumed_share - 0.5) < 1e-9);
    assert_true(fabs(findings.index - 100 * 7 * (300 * 4 + 300 * 6) / 9600.0) < 1e-9);
    assert_int_equal(findings.longest_rest, 14 * 60);
    assert_int_equal(findings.nights_away, 0);
    assert_int_equal(findings.headline, HEADLINE_RED);
    calendar_finish(&calendar);
}

static void evidence_names_days_and_blocks(void **state)
{
    struct calendar calendar;
    struct findings findings;
    (void)state;
    busy(&calendar, 9);
    rules_evaluate(calendar_build(&calendar), JUNE + 8, &findings);
    const struct finding *week = &findings.at[RULE_H2];
    assert_int_equal(week->level, LOAD_ALERT);
    assert_int_equal(week->from, JUNE + 2);
    assert_int_equal(week->to, JUNE + 8);
    assert_int_equal(week->evidence_count, 7);
    assert_int_equal(week->evidence[0].day, JUNE + 2);
    assert_int_equal(week->evidence[0].block, 5); /* the event of that day weighs more */
    assert_int_equal(findings.at[RULE_R4].evidence_count, 0);
    calendar_finish(&calendar);
}

static void weightiest_first(void **state)
{
    struct calendar calendar;
    struct findings findings;
    enum load_rule order[LOAD_RULE_COUNT];
    (void)state;
    busy(&calendar, 9);
    const struct timeline *timeline = calendar_build(&calendar);
    rules_evaluate(timeline, JUNE + 8, &findings);
    size_t count = rules_order(timeline, &findings, order);
    assert_true(count >= 4);
    assert_int_equal(order[0], RULE_H2);
    for (size_t i = 1; i < count; i++) {
        enum load_level before = findings.at[order[i - 1]].level, it = findings.at[order[i]].level;
        assert_true(before >= it && it >= LOAD_INFO);
        if (before == it)
            assert_true(rules_family_part(rules_row(order[i - 1])->family) <=
                        rules_family_part(rules_row(order[i])->family));
    }
    calendar_finish(&calendar);
}

/* A snoozed rule keeps its level and leaves the headline, up to the day it is snoozed to. */
static void snoozed_rules_leave_the_headline(void **state)
{
    struct calendar calendar;
    struct findings findings;
    day until[LOAD_RULE_COUNT];
    (void)state;
    busy(&calendar, 9);
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        until[i] = JUNE + 9;
    until[RULE_T3] = DAY_NONE;
    calendar.input.snoozed_until = until;
    rules_evaluate(calendar_build(&calendar), JUNE + 8, &findings);
    assert_int_equal(findings.at[RULE_H2].level, LOAD_ALERT);
    assert_int_equal(findings.headline, HEADLINE_GREEN);
    until[RULE_H2] = JUNE + 8;
    rules_evaluate(calendar_build(&calendar), JUNE + 8, &findings);
    assert_int_equal(findings.headline, HEADLINE_AMBER);
    calendar_finish(&calendar);
}

/* What is older than the blocks: the last week off, or how long nothing of the kind is on record.
 */
static void older_weeks_off(void **state)
{
    struct calendar calendar;
    struct finding finding;
    (void)state;
    busy(&calendar, 9);
    calendar.input.recorded_since = JUNE - 300;
    rules_evaluate_one(calendar_build(&calendar), RULE_R7, JUNE + 8, &finding, NULL);
    assert_int_equal(finding.level, LOAD_WARN);
    assert_true(fabs(finding.value - 309) < 1e-9);
    assert_true(rules_note(&finding, "at_least")->value > 0);
    calendar.input.last_week_off = JUNE - 100;
    rules_evaluate_one(calendar_build(&calendar), RULE_R7, JUNE + 8, &finding, NULL);
    assert_int_equal(finding.level, LOAD_INFO);
    assert_true(fabs(finding.value - 108) < 1e-9);
    assert_false(rules_note(&finding, "at_least")->value > 0);
    assert_int_equal(finding.day, JUNE - 100);
    calendar_finish(&calendar);
}

/* Levels alone are those of the findings; days in a row are the same one by one. */
static void levels_are_those_of_findings(void **state)
{
    struct calendar calendar;
    struct findings findings;
    struct load_levels levels;
    (void)state;
    busy(&calendar, 20);
    const struct timeline *timeline = calendar_build(&calendar);
    for (day d = JUNE - 2; d < JUNE + 24; d++) {
        rules_evaluate(timeline, d, &findings);
        rules_levels(timeline, d, &levels);
        assert_int_equal(levels.coverage, findings.coverage);
        for (int i = 0; i < LOAD_RULE_COUNT; i++)
            assert_int_equal(levels.at[i], findings.at[i].level);
    }
    calendar_finish(&calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_its_row),
        cmocka_unit_test(levels_have_words),
        cmocka_unit_test(limits_of_levels),
        cmocka_unit_test(figures_of_a_day),
        cmocka_unit_test(evidence_names_days_and_blocks),
        cmocka_unit_test(weightiest_first),
        cmocka_unit_test(snoozed_rules_leave_the_headline),
        cmocka_unit_test(older_weeks_off),
        cmocka_unit_test(levels_are_those_of_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
