/* SPDX-License-Identifier: MIT
 *
 * free: a day's hours less each thing that the contract names, and what remains of a task.
 */
#include "unit.h"

#include "juggle/model/agenda.h"
#include "juggle/plan/free.h"

enum { MON = 20773, EVENTS = 4, BLOCKS = 4 }; /* Monday 2026-11-16 */

struct scene {
    struct arena arena;
    struct snapshot snapshot;
    struct event events[EVENTS];
    struct choice choices[EVENTS];
    struct occurrence occurrences[EVENTS];
    struct block blocks[BLOCKS];
    struct entry entry;
    struct task task;
    const struct event *event_at[EVENTS];
    const struct choice *choice_at[EVENTS];
    const struct block *block_at[BLOCKS];
    const struct entry *entry_at[1];
    const struct task *task_at[1];
    struct zone_set zones;
    struct workdays workdays;
    struct view view;
    struct plan_rules rules;
};

static instant at(int d, int hour, int minute)
{
    return ((instant)MON + d) * DAY_SECONDS + hour * 3600 + minute * 60;
}

static int begin(void **state)
{
    struct scene *s = test_calloc(1, sizeof *s);
    arena_init(&s->arena);
    workdays_default(&s->workdays);
    plan_rules_default(&s->rules);
    record_clear(RECORD_TASK, &s->task);
    s->task.id = 1;
    s->task.kind = "prep";
    s->task.estimate = 300;
    s->task_at[0] = &s->task;
    s->snapshot.tasks = s->task_at;
    s->snapshot.task_count = 1;
    s->snapshot.events = s->event_at;
    s->snapshot.choices = s->choice_at;
    s->snapshot.blocks = s->block_at;
    s->snapshot.entrys = s->entry_at;
    s->snapshot.occurrences = s->occurrences;
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct scene *s = *state;
    arena_finish(&s->arena);
    test_free(s);
    return 0;
}

static void add_event(struct scene *s, instant start, instant stop, const char *kind)
{
    size_t i = s->snapshot.event_count++;
    s->snapshot.choice_count++;
    s->snapshot.occurrence_count++;
    record_clear(RECORD_EVENT, &s->events[i]);
    record_clear(RECORD_CHOICE, &s->choices[i]);
    s->events[i].id = s->choices[i].id = s->choices[i].event = (int64_t)i + 1;
    s->events[i].start = start;
    s->events[i].end = stop;
    s->choices[i].kind = kind;
    s->occurrences[i] = (struct occurrence){&s->events[i], NULL, NULL, start, stop};
    s->event_at[i] = &s->events[i];
    s->choice_at[i] = &s->choices[i];
}

static struct block *add_block(struct scene *s, instant start, instant stop, enum placed placed)
{
    size_t i = s->snapshot.block_count++;
    struct block *block = &s->blocks[i];
    record_clear(RECORD_BLOCK, block);
    block->id = (int64_t)i + 1;
    block->task = 1;
    block->start = start;
    block->end = stop;
    block->placed = placed;
    s->block_at[i] = block;
    return block;
}

static struct plan_day *days(struct scene *s, instant now, int count)
{
    struct view_inputs in = {.kinds = kind_builtin(), .zones = &s->zones, .home = zone_utc(),
                             .workdays = &s->workdays, .now = now, .today = MON};
    view_build(&s->arena, &s->snapshot, &in, &s->view);
    return free_days(&s->arena, &s->view, &s->rules, MON, count);
}

static void check_span(struct span span, instant start, instant stop)
{
    assert_int_equal(span.start, start);
    assert_int_equal(span.end, stop);
}

static void an_empty_week(void **state)
{
    struct scene *s = *state;
    struct plan_day *week = days(s, at(0, 8, 0), 7);
    for (int d = 0; d < 5; d++) {
        assert_int_equal(week[d].room, 480);
        assert_int_equal(week[d].free_count, 2);
        check_span(week[d].free[0], at(d, 9, 0), at(d, 12, 30));
        check_span(week[d].free[1], at(d, 13, 15), at(d, 18, 0)); /* after lunch */
        assert_int_equal(week[d].energy.end - week[d].energy.start,
                         (s->rules.energy_end - s->rules.energy_start) * 60);
    }
    assert_int_equal(week[5].room + week[6].room, 0);
    assert_int_equal(week[5].free_count + week[6].free_count, 0);
}

/* Without lunch the day is one stretch; without hours of energy any time is as good. */
static void no_lunch(void **state)
{
    struct scene *s = *state;
    s->workdays.lunch_end = s->workdays.lunch_start;
    s->rules.energy_start = s->rules.energy_end = 0;
    struct plan_day *week = days(s, at(0, 8, 0), 1);
    assert_int_equal(week[0].free_count, 1);
    check_span(week[0].free[0], at(0, 9, 0), at(0, 18, 0));
    assert_true(week[0].energy.start >= week[0].energy.end);
}

/* Overlapping events count once; the stage keeps half an hour free after it; what is past is no
 * more. */
static void what_is_taken(void **state)
{
    struct scene *s = *state;
    add_event(s, at(0, 10, 0), at(0, 11, 0), "meeting");
    add_event(s, at(0, 10, 30), at(0, 11, 30), "meeting");
    add_event(s, at(0, 15, 0), at(0, 16, 0), "stage");
    struct plan_day *one = days(s, at(0, 9, 20), 1);
    assert_int_equal(one->capacity, 480 - 90 - 60);
    assert_int_equal(one->room, one->capacity);
    assert_int_equal(one->free_count, 4);
    check_span(one->free[0], at(0, 9, 20), at(0, 10, 0));
    check_span(one->free[1], at(0, 11, 30), at(0, 12, 30));
    check_span(one->free[2], at(0, 13, 15), at(0, 15, 0));
    check_span(one->free[3], at(0, 16, 30), at(0, 18, 0));
    s->rules.buffer_after_stage = 0;
    s->rules.buffer_after_meeting = 15;
    one = days(s, at(0, 9, 20), 1);
    check_span(one->free[1], at(0, 11, 45), at(0, 12, 30));
    check_span(one->free[3], at(0, 16, 0), at(0, 18, 0));
}

/* The planner's own blocks are in nobody's way; what the person placed fills the day's capacity. */
static void blocks(void **state)
{
    struct scene *s = *state;
    add_block(s, at(0, 9, 0), at(0, 10, 0), WORD_placed_BY_PLANNER);
    add_block(s, at(0, 14, 0), at(0, 15, 0), WORD_placed_BY_PERSON);
    add_block(s, at(0, 16, 0), at(0, 17, 0), WORD_placed_BY_PLANNER)->pinned = true;
    struct plan_day *one = days(s, at(0, 8, 0), 1);
    assert_int_equal(one->capacity, 480);
    assert_int_equal(one->room, 360);
    assert_int_equal(one->free_count, 4);
    check_span(one->free[0], at(0, 9, 0), at(0, 12, 30));
    check_span(one->free[2], at(0, 15, 0), at(0, 16, 0));
    assert_int_equal(free_remaining(&s->view, &s->task), 300 - 120);
    struct plan_input input;
    free_input(&s->arena, &s->view, &s->rules, MON, 1, &input);
    assert_int_equal(input.task_count, 1);
    assert_int_equal(input.tasks[0].remaining, 180);
    assert_int_equal(input.present_count, 1);
    assert_int_equal(input.movable_count, 1);
}

static void recovery_lowers_capacity(void **state)
{
    struct scene *s = *state;
    struct block *block = add_block(s, at(0, 9, 0), at(0, 13, 0), WORD_placed_BY_TRIP);
    block->task = 0;
    block->kind = "recovery";
    struct plan_day *one = days(s, at(0, 8, 0), 1);
    assert_int_equal(one->capacity, 240);
    assert_int_equal(one->room, 240);
    assert_int_equal(one->free_count, 1);
}

/* Spent time is off the estimate, and stands for the blocks of its day. */
static void spent(void **state)
{
    struct scene *s = *state;
    struct plan_input input;
    record_clear(RECORD_ENTRY, &s->entry);
    s->entry.id = s->entry.task = 1;
    s->entry.start = at(0, 9, 0);
    s->entry.end = at(0, 10, 30);
    s->entry_at[0] = &s->entry;
    s->snapshot.entry_count = 1;
    add_block(s, at(0, 14, 0), at(0, 15, 0), WORD_placed_BY_PERSON);
    add_block(s, at(1, 14, 0), at(1, 15, 0), WORD_placed_BY_PERSON);
    days(s, at(0, 11, 0), 2);
    assert_int_equal(free_remaining(&s->view, &s->task), 300 - 90 - 60);
    free_input(&s->arena, &s->view, &s->rules, MON, 2, &input);
    assert_int_equal(input.tasks[0].remaining, 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_empty_week, begin, end),
        cmocka_unit_test_setup_teardown(no_lunch, begin, end),
        cmocka_unit_test_setup_teardown(what_is_taken, begin, end),
        cmocka_unit_test_setup_teardown(blocks, begin, end),
        cmocka_unit_test_setup_teardown(recovery_lowers_capacity, begin, end),
        cmocka_unit_test_setup_teardown(spent, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
