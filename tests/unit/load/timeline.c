/* SPDX-License-Identifier: MIT
 *
 * The timeline cuts, counts once and survives everything.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include "calendar.h"

enum { JUNE = MONDAY_1_JUNE_2026 };

static void overlap_counts_once(void **state)
{
    struct calendar calendar;
    size_t count;
    (void)state;
    calendar_init(&calendar);
    calendar_day(&calendar, JUNE, 540, 720, KIND_CONTENT);
    calendar_day(&calendar, JUNE, 660, 780, KIND_SUPPORT);
    calendar_day(&calendar, JUNE, 600, 900, KIND_RECOVERY);
    const struct timeline *timeline = calendar_build(&calendar);
    struct load_day row = timeline_day(timeline, JUNE);
    assert_int_equal(row.work, 240);
    assert_int_equal(row.load, 10 * (120 * 4 + 120 * 5));
    assert_int_equal(row.area[AREA_RECOVERY], 120);
    const struct load_piece *pieces = timeline_pieces(timeline, JUNE, &count);
    assert_int_equal(count, 2);
    assert_int_equal(pieces[0].block, 0);
    assert_int_equal(pieces[0].end, (moment)JUNE * DAY_MINUTES + 660);
    assert_int_equal(pieces[1].block, 1);
    calendar_finish(&calendar);
}

/* What was planned wins over what a forecast fills in, at equal intensity. */
static void fill_yields(void **state)
{
    struct calendar calendar;
    (void)state;
    calendar_init(&calendar);
    calendar_day(&calendar, JUNE, 540, 600, KIND_DESK)->tenths = 20;
    calendar_day(&calendar, JUNE, 540, 600, KIND_ADMIN);
    struct load_day row = timeline_day(calendar_build(&calendar), JUNE);
    assert_int_equal(row.focus, 0);
    assert_int_equal(row.area[AREA_OTHER], 60);
    calendar_finish(&calendar);
}

static void fill_has_no_area(void **state)
{
    struct calendar calendar;
    (void)state;
    calendar_init(&calendar);
    calendar_day(&calendar, JUNE, 540, 600, KIND_DESK);
    struct load_day row = timeline_day(calendar_build(&calendar), JUNE);
    assert_int_equal(row.work, 60);
    for (int i = 0; i < AREA_COUNT; i++)
        assert_int_equal(row.area[i], 0);
    calendar_finish(&calendar);
}

static void private_time_is_no_work(void **state)
{
    struct calendar calendar;
    size_t count;
    (void)state;
    calendar_init(&calendar);
    calendar_day(&calendar, JUNE, 540, 600, KIND_PERSONAL);
    const struct timeline *timeline = calendar_build(&calendar);
    struct load_day row = timeline_day(timeline, JUNE);
    assert_int_equal(row.work, 0);
    assert_int_equal(row.load, 0);
    assert_true(row.recorded);
    timeline_pieces(timeline, JUNE, &count);
    assert_int_equal(count, 0);
    calendar_finish(&calendar);
}

static void days_are_cut_at_local_midnight(void **state)
{
    struct calendar calendar;
    (void)state;
    calendar_init(&calendar);
    calendar_step(&calendar, 0, 120);
    calendar_day(&calendar, JUNE, 20 * 60, 24 * 60, KIND_STAGE); /* 22:00 to 02:00 at home */
    const struct timeline *timeline = calendar_build(&calendar);
    assert_int_equal(timeline_day(timeline, JUNE).work, 120);
    assert_int_equal(timeline_day(timeline, JUNE).late, 240);
    assert_int_equal(timeline_day(timeline, JUNE + 1).work, 120);
    assert_int_equal(timeline_day(timeline, JUNE + 1).late, 0);
    calendar_finish(&calendar);
}

/* The date line gives a date twice, and skips one. */
static void dates_may_come_twice(void **state)
{
    struct calendar calendar;
    size_t count;
    moment line = (moment)JUNE * DAY_MINUTES;
    (void)state;
    calendar_init(&calendar);
    calendar_step(&calendar, 0, 720);
    calendar_step(&calendar, line, -420);
    calendar_add(&calendar, line - 240, line + 240, KIND_CONTENT);
    calendar_add(&calendar, line + 960, line + 1000, KIND_EVENT);
    const struct timeline *timeline = calendar_build(&calendar);
    const struct load_piece *pieces = timeline_pieces(timeline, JUNE, &count);
    assert_int_equal(count, 2);
    assert_int_equal(pieces[0].end, line);
    assert_int_equal(pieces[1].start, line + 960);
    assert_int_equal(timeline_day(timeline, JUNE).work, 280);
    assert_int_equal(timeline_day(timeline, JUNE - 1).work, 240);
    calendar_finish(&calendar);
}

static void actual_replaces_plan(void **state)
{
    struct calendar calendar;
    (void)state;
    calendar_init(&calendar);
    struct load_block *plan = calendar_day(&calendar, JUNE, 540, 600, KIND_STAGE);
    struct load_block *other = calendar_day(&calendar, JUNE, 700, 730, KIND_ADMIN);
    plan->origin = other->origin = LOAD_PLANNED;
    plan->id = "p1";
    other->id = "p2";
    calendar_day(&calendar, JUNE, 545, 590, KIND_STAGE)->plan_id = "p1";
    const struct timeline *timeline = calendar_build(&calendar);
    assert_int_equal(timeline_day(timeline, JUNE).work, 75);
    assert_int_equal(timeline_day(timeline, JUNE).assumed, 30);
    assert_true(timeline_assumed(timeline, JUNE - 6, JUNE) > 0.399);
    assert_true(timeline_assumed(timeline, JUNE - 6, JUNE) < 0.401);
    calendar_finish(&calendar);
}

static void nothing_at_all(void **state)
{
    struct calendar calendar;
    struct findings findings;
    (void)state;
    calendar_init(&calendar);
    const struct timeline *timeline = calendar_build(&calendar);
    rules_evaluate(timeline, JUNE, &findings);
    assert_int_equal(findings.headline, HEADLINE_GREY);
    assert_int_equal(findings.coverage, 0);
    assert_int_equal(findings.work, 0);
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        assert_int_equal(findings.at[i].level, LOAD_NODATA);
    calendar_finish(&calendar);
}

/* A record may begin with a check-in; days off alone are none. */
static void the_first_record(void **state)
{
    struct calendar calendar;
    static const struct load_off off[] = {{JUNE - 9, LOAD_HOLIDAY}};
    static const struct load_checkin checkins[] = {{JUNE + 1, 2, 2}, {JUNE, 3, 3}};
    (void)state;
    calendar_init(&calendar);
    calendar.input.off = off;
    calendar.input.off_count = 1;
    assert_int_equal(timeline_coverage(calendar_build(&calendar), JUNE, JUNE), 0);
    calendar.input.checkins = checkins;
    calendar.input.checkin_count = 2;
    assert_int_equal(timeline_first(calendar_build(&calendar)), JUNE);
    assert_int_equal(timeline_coverage(calendar_build(&calendar), JUNE - 3, JUNE + 2), 66);
    calendar_finish(&calendar);
}

/* Years far away, clocks that are days off, endless and inverted blocks, two hundred at once. */
static void hostile_input(void **state)
{
    struct calendar calendar;
    struct findings findings;
    static const struct load_off off[] = {{INT32_MAX, LOAD_SICK}, {INT32_MIN, LOAD_LEAVE}};
    static const struct load_checkin checkins[] = {{INT32_MAX, 9, -1}, {JUNE, 5, 5}};
    static const struct load_task tasks[] = {{INT32_MAX, INT32_MAX}, {INT32_MAX, INT32_MAX}};
    static const struct load_trip trips[] = {{5, -5}, {(moment)JUNE * 1440, -1}};
    (void)state;
    calendar_init(&calendar);
    calendar_step(&calendar, (moment)JUNE * DAY_MINUTES, 9000);
    calendar_step(&calendar, (moment)JUNE * DAY_MINUTES + 7, -9000);
    calendar_step(&calendar, 0, 9999);
    calendar_add(&calendar, INT64_MIN / 2, INT64_MAX / 2, KIND_EVENT);
    calendar_add(&calendar, INT64_MAX / 2, INT64_MIN / 2, KIND_EVENT);
    for (int i = 0; i < 200; i++)
        calendar_day(&calendar, JUNE, i, 1000 - i, (enum kind_id)(i % KIND_COUNT));
    calendar.input.off = off;
    calendar.input.off_count = 2;
    calendar.input.checkins = checkins;
    calendar.input.checkin_count = 2;
    calendar.input.tasks = tasks;
    calendar.input.task_count = 2;
    calendar.input.trips = trips;
    calendar.input.trip_count = 2;
    const struct timeline *timeline = calendar_build(&calendar);
    for (day d = JUNE - 8; d < JUNE + 8; d++)
        rules_evaluate(timeline, d, &findings);
    rules_evaluate(timeline, 90000, &findings);
    rules_evaluate(timeline, -90000, &findings);
    assert_int_equal(findings.coverage, 0);
    assert_int_equal(timeline_day(timeline, JUNE + 20).work, DAY_MINUTES);
    calendar_finish(&calendar);
}

static void order_does_not_matter(void **state)
{
    struct calendar calendar;
    struct load_block shuffled[5];
    (void)state;
    calendar_init(&calendar);
    calendar_day(&calendar, JUNE, 540, 660, KIND_CONTENT);
    calendar_day(&calendar, JUNE, 600, 700, KIND_MEETING);
    calendar_day(&calendar, JUNE, 600, 720, KIND_SUPPORT);
    calendar_day(&calendar, JUNE, 500, 800, KIND_ADMIN);
    calendar_day(&calendar, JUNE + 1, 500, 800, KIND_LEAVE);
    struct load_day before = timeline_day(calendar_build(&calendar), JUNE);
    for (int i = 0; i < 5; i++)
        shuffled[i] = calendar.blocks[(i * 3 + 2) % 5];
    calendar.input.blocks = shuffled;
    struct load_day after = timeline_day(calendar_build(&calendar), JUNE);
    assert_int_equal(before.load, after.load);
    assert_int_equal(before.work, after.work);
    assert_int_equal(before.switches, after.switches);
    calendar_finish(&calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlap_counts_once),
        cmocka_unit_test(fill_yields),
        cmocka_unit_test(fill_has_no_area),
        cmocka_unit_test(private_time_is_no_work),
        cmocka_unit_test(days_are_cut_at_local_midnight),
        cmocka_unit_test(dates_may_come_twice),
        cmocka_unit_test(actual_replaces_plan),
        cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(the_first_record),
        cmocka_unit_test(hostile_input),
        cmocka_unit_test(order_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
