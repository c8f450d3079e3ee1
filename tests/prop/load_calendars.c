/* SPDX-License-Identifier: MIT
 *
 * What holds for every calendar: minutes are the union of work, pieces are disjoint, order and
 * whole weeks don't matter, more work never looks like less, and no rule stumbles over anything.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/load/recovery.h"
#include "juggle/load/rules.h"
#include "rest.h"
#include "share.h"

enum {
    CALENDARS = SHARE_OF(250),
    BLOCKS = 60,
    DAYS = 30,
    EPOCH = 20600,
    LENGTH = DAYS * DAY_MINUTES
};

struct calendar {
    struct arena arena;
    struct load_input input;
    struct load_block blocks[BLOCKS + 1];
    struct load_step steps[6];
    struct load_off off[6];
    struct load_checkin checkins[DAYS];
    struct load_trip trips[3];
    struct load_task tasks[3];
    uint64_t seed;
};

static int draw(struct calendar *calendar, int below)
{
    calendar->seed = calendar->seed * 6364136223846793005U + 1442695040888963407U;
    return (int)((calendar->seed >> 33) % (uint64_t)below);
}

static moment draw_moment(struct calendar *calendar)
{
    return (moment)EPOCH * DAY_MINUTES + draw(calendar, LENGTH);
}

static void draw_blocks(struct calendar *calendar)
{
    for (int i = 0; i < BLOCKS; i++) {
        moment start = draw_moment(calendar);
        int length = draw(calendar, draw(calendar, 10) ? 300 : 3000) - 5;
        int own = draw(calendar, 10) ? LOAD_TENTHS_OF_KIND : draw(calendar, 101);
        calendar->blocks[i] =
            (struct load_block){.start = start,
                                .end = start + length,
                                .kind = &kind_builtin()->at[draw(calendar, KIND_COUNT)],
                                .tenths = own,
                                .origin = draw(calendar, 2) ? LOAD_ACTUAL : LOAD_PLANNED};
    }
}

static void draw_rest(struct calendar *calendar)
{
    for (int i = 0; i < 6; i++) {
        calendar->steps[i].from = i ? draw_moment(calendar) : 0;
        calendar->steps[i].offset = (draw(calendar, 56) - 24) * 30;
        calendar->off[i].day = EPOCH + draw(calendar, DAYS);
        calendar->off[i].cause = (enum load_off_cause)(LOAD_LEAVE + draw(calendar, 3));
    }
    for (int i = 0; i < DAYS; i++)
        calendar->checkins[i] = (struct load_checkin){EPOCH + draw(calendar, DAYS),
                                                      draw(calendar, 6), draw(calendar, 6)};
    for (int i = 0; i < 3; i++) {
        calendar->trips[i].out = draw_moment(calendar);
        calendar->trips[i].back = calendar->trips[i].out + draw(calendar, 9000);
        calendar->tasks[i] =
            (struct load_task){draw(calendar, 4000) - 100, EPOCH + draw(calendar, DAYS + 30)};
    }
}

static void calendar_draw(struct calendar *calendar, int number)
{
    memset(calendar, 0, sizeof *calendar);
    calendar->seed = (uint64_t)number * 2654435761U + 1;
    arena_init(&calendar->arena);
    load_input_init(&calendar->input);
    draw_blocks(calendar);
    draw_rest(calendar);
    calendar->input.blocks = calendar->blocks;
    calendar->input.block_count = (size_t)draw(calendar, BLOCKS + 1);
    calendar->input.steps = calendar->steps;
    calendar->input.step_count = (size_t)draw(calendar, 7);
    calendar->input.off = calendar->off;
    calendar->input.off_count = (size_t)draw(calendar, 7);
    calendar->input.checkins = calendar->checkins;
    calendar->input.checkin_count = (size_t)draw(calendar, DAYS + 1);
    calendar->input.trips = calendar->trips;
    calendar->input.trip_count = (size_t)draw(calendar, 4);
    calendar->input.tasks = calendar->tasks;
    calendar->input.task_count = (size_t)draw(calendar, 4);
}

static const struct timeline *calendar_build(struct calendar *calendar)
{
    return timeline_build(&calendar->arena, &calendar->input);
}

/* Every calendar in turn; JUGGLE_SEED in the environment chooses others. */
static void each(void (*check)(struct calendar *calendar))
{
    const char *seed = getenv("JUGGLE_SEED");
    int first = seed ? CALENDARS * (int)strtol(seed, NULL, 10) : 0;
    for (int i = 0; i < CALENDARS; i++) {
        struct calendar calendar;
        calendar_draw(&calendar, first + i);
        check(&calendar);
        arena_finish(&calendar.arena);
    }
}

/* Minute by minute: is there work? */
static int64_t union_of_work(const struct load_input *input)
{
    static bool busy[LENGTH + 3000];
    int64_t sum = 0;
    memset(busy, 0, sizeof busy);
    for (size_t i = 0; i < input->block_count; i++) {
        const struct load_block *block = &input->blocks[i];
        if (block->kind->flags & KIND_NOWORK)
            continue;
        for (moment at = block->start; at < block->end; at++)
            busy[at - (moment)EPOCH * DAY_MINUTES] = true;
    }
    for (size_t i = 0; i < sizeof busy; i++)
        sum += busy[i];
    return sum;
}

static void check_union(struct calendar *calendar)
{
    const struct timeline *timeline = calendar_build(calendar);
    assert_int_equal(timeline_work(timeline, EPOCH - 3, EPOCH + DAYS + 5),
                     union_of_work(&calendar->input));
}

static void minutes_are_the_union(void **state)
{
    (void)state;
    each(check_union);
}

static void check_pieces(struct calendar *calendar)
{
    const struct timeline *timeline = calendar_build(calendar);
    const struct steps *steps = timeline_steps(timeline);
    for (day d = EPOCH - 3; d < EPOCH + DAYS + 5; d++) {
        size_t count;
        const struct load_piece *pieces = timeline_pieces(timeline, d, &count);
        minutes sum = 0;
        for (size_t i = 0; i < count; i++) {
            assert_true(pieces[i].start < pieces[i].end);
            assert_true(i == 0 || pieces[i - 1].end <= pieces[i].start);
            assert_int_equal(steps_day(steps, pieces[i].start), d);
            assert_int_equal(steps_day(steps, pieces[i].end - 1), d);
            sum += (minutes)(pieces[i].end - pieces[i].start);
        }
        struct load_day row = timeline_day(timeline, d);
        assert_int_equal(row.work, sum);
        assert_int_equal(row.work, row.travel + row.nontravel);
        assert_true(row.people <= row.work && row.stage <= row.event);
        assert_in_range(row.misalignment, 0, 720);
    }
}

static void pieces_are_disjoint(void **state)
{
    (void)state;
    each(check_pieces);
}

static void same_findings(const struct timeline *a, const struct timeline *b, day shift)
{
    for (day d = EPOCH - 2; d < EPOCH + DAYS + 2; d++) {
        struct findings one, other;
        rules_evaluate(a, d, &one);
        rules_evaluate(b, d + shift, &other);
        assert_int_equal(one.headline, other.headline);
        assert_int_equal(one.longest_rest, other.longest_rest);
        for (int i = 0; i < LOAD_RULE_COUNT; i++) {
            assert_int_equal(one.at[i].level, other.at[i].level);
            assert_true(fabs(one.at[i].value - other.at[i].value) < 1e-9);
        }
    }
}

static void check_order(struct calendar *calendar)
{
    const struct timeline *before = calendar_build(calendar);
    for (size_t i = calendar->input.block_count; i > 1; i--) {
        size_t other = (size_t)draw(calendar, (int)i);
        struct load_block block = calendar->blocks[other];
        calendar->blocks[other] = calendar->blocks[i - 1];
        calendar->blocks[i - 1] = block;
    }
    same_findings(before, calendar_build(calendar), 0);
}

static void order_does_not_matter(void **state)
{
    (void)state;
    each(check_order);
}

static void check_shift(struct calendar *calendar)
{
    const day weeks = 7 * 53;
    const moment shift = (moment)weeks * DAY_MINUTES;
    calendar->input.step_count = calendar->input.step_count > 0;
    const struct timeline *before = calendar_build(calendar);
    for (int i = 0; i < BLOCKS; i++) {
        calendar->blocks[i].start += shift;
        calendar->blocks[i].end += shift;
    }
    for (int i = 0; i < 6; i++)
        calendar->off[i].day += weeks;
    for (int i = 0; i < DAYS; i++)
        calendar->checkins[i].day += weeks;
    for (int i = 0; i < 3; i++) {
        calendar->trips[i].out += shift;
        calendar->trips[i].back += shift;
        calendar->tasks[i].deadline += weeks;
    }
    same_findings(before, calendar_build(calendar), weeks);
}

static void whole_weeks_do_not_matter(void **state)
{
    (void)state;
    each(check_shift);
}

/* One more block of work: the week gets no shorter, the rest no longer. */
static void check_more_work(struct calendar *calendar)
{
    const struct timeline *before = calendar_build(calendar);
    moment start = draw_moment(calendar);
    calendar->input.first_day = timeline_first(before);
    calendar->blocks[calendar->input.block_count++] =
        (struct load_block){.start = start,
                            .end = start + 30 + draw(calendar, 200),
                            .kind = &kind_builtin()->at[KIND_MEETING],
                            .tenths = LOAD_TENTHS_OF_KIND};
    const struct timeline *after = calendar_build(calendar);
    for (day d = EPOCH; d < EPOCH + DAYS; d++) {
        struct finding one, other;
        rules_evaluate_one(before, RULE_H2, d, &one, NULL);
        rules_evaluate_one(after, RULE_H2, d, &other, NULL);
        assert_true(other.value >= one.value && other.level >= one.level);
        rules_evaluate_one(before, RULE_R2, d, &one, NULL);
        rules_evaluate_one(after, RULE_R2, d, &other, NULL);
        assert_true(other.value <= one.value && other.level >= one.level);
    }
}

static void more_work_is_not_less(void **state)
{
    (void)state;
    each(check_more_work);
}

static void check_finding(const struct timeline *timeline, const struct finding *finding)
{
    assert_true(finding->level < LOAD_LEVEL_COUNT);
    assert_true(isfinite(finding->value));
    assert_true(finding->from <= finding->to);
    assert_in_range(finding->note_count, 0, NOTES_MAX);
    assert_in_range(finding->evidence_count, 0, EVIDENCE_MAX);
    for (int i = 0; i < finding->note_count; i++)
        assert_true(isfinite(finding->notes[i].value));
    for (int i = 0; i < finding->evidence_count; i++) {
        int64_t blocks = (int64_t)timeline_input(timeline)->block_count;
        assert_true(finding->evidence[i].block < blocks);
    }
}

static void check_rules(struct calendar *calendar)
{
    const struct timeline *timeline = calendar_build(calendar);
    size_t trips;
    for (day d = EPOCH - 20; d < EPOCH + DAYS + 20; d++) {
        struct findings findings;
        rules_evaluate(timeline, d, &findings);
        assert_in_range(findings.coverage, 0, 100);
        assert_true(findings.assumed_share >= 0 && findings.assumed_share <= 1);
        assert_in_range(findings.longest_rest, 0, 7 * DAY_MINUTES);
        for (int i = 0; i < LOAD_RULE_COUNT; i++)
            check_finding(timeline, &findings.at[i]);
    }
    timeline_trips(timeline, &trips);
    for (size_t i = 0; i < trips; i++) {
        const struct recovery *recovery = recovery_after(timeline, i);
        assert_true(recovery->min_days <= recovery->full_days && recovery->full_days <= 5);
        assert_true(recovery->min_days >= 0 && recovery->light_days >= 0);
    }
}

static void no_rule_stumbles(void **state)
{
    (void)state;
    each(check_rules);
}

/* Rests and runs take turns, and together they are all the time from the first day on. */
static void check_gaps(struct calendar *calendar)
{
    const struct timeline *timeline = calendar_build(calendar);
    size_t count;
    const struct stretch *gaps = rest_gaps(timeline, &count);
    assert_true(count > 0);
    assert_int_equal(gaps[count - 1].end, MOMENT_NEVER);
    for (size_t i = 1; i < count; i++)
        assert_true(gaps[i - 1].start < gaps[i - 1].end && gaps[i - 1].end < gaps[i].start);
}

static void rests_are_in_order(void **state)
{
    (void)state;
    each(check_gaps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(minutes_are_the_union), cmocka_unit_test(pieces_are_disjoint),
        cmocka_unit_test(order_does_not_matter), cmocka_unit_test(whole_weeks_do_not_matter),
        cmocka_unit_test(more_work_is_not_less), cmocka_unit_test(no_rule_stumbles),
        cmocka_unit_test(rests_are_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
