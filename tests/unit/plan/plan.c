/* SPDX-License-Identifier: MIT
 *
 * plan: small weeks by hand: who gets the time, what is said of who doesn't.
 */
#include "unit.h"

#include "juggle/plan/plan.h"

enum { MON = 20773, DAYS = 2 };

struct week {
    struct arena arena;
    struct span free[DAYS][2];
    struct plan_day days[DAYS];
    struct plan_task tasks[4];
    struct plan_input input;
    struct plan plan;
};

static instant at(int d, int hour, int minute)
{
    return ((instant)MON + d) * DAY_SECONDS + hour * 3600 + minute * 60;
}

static int begin(void **state)
{
    struct week *w = test_calloc(1, sizeof *w);
    arena_init(&w->arena);
    for (int d = 0; d < DAYS; d++) {
        w->free[d][0] = (struct span){at(d, 9, 0), at(d, 12, 30)};
        w->free[d][1] = (struct span){at(d, 13, 15), at(d, 18, 0)};
        w->days[d] = (struct plan_day){.day = MON + d, .capacity = 480, .room = 480,
                                       .free = w->free[d], .free_count = 2,
                                       .energy = {at(d, 9, 0), at(d, 12, 0)},
                                       .whole = {at(d, 0, 0), at(d + 1, 0, 0)}};
    }
    w->input = (struct plan_input){.now = at(0, 8, 0), .days = w->days, .day_count = DAYS,
                                   .tasks = w->tasks, .focus_block = 120};
    *state = w;
    return 0;
}

static int end(void **state)
{
    struct week *w = *state;
    arena_finish(&w->arena);
    test_free(w);
    return 0;
}

static struct plan_task *add(struct week *w, minutes remaining, instant due)
{
    struct plan_task *task = &w->tasks[w->input.task_count++];
    *task = (struct plan_task){.id = (int64_t)w->input.task_count, .remaining = remaining,
                               .earliest = INSTANT_NONE, .due = due, .wished = INSTANT_NONE,
                               .chunk = 30, .area = AREA_OTHER};
    return task;
}

static const struct plan *build(struct week *w)
{
    plan_build(&w->arena, &w->input, &w->plan);
    return &w->plan;
}

/* Hard things go where energy is high, and in one piece. */
static void focus_in_the_morning(void **state)
{
    struct week *w = *state;
    add(w, 60, at(1, 0, 0));
    add(w, 120, at(1, 0, 0))->focus = true;
    const struct plan *plan = build(w);
    assert_int_equal(plan->block_count, 2);
    assert_int_equal(plan->blocks[0].task, 1);
    assert_int_equal(plan->blocks[0].start, at(0, 9, 0));
    assert_int_equal(plan->blocks[0].end, at(0, 11, 0));
    assert_int_equal(plan->unplaced_count, 0);
}

/* The one with a due comes first, whatever else would like the time. */
static void dues_come_first(void **state)
{
    struct week *w = *state;
    add(w, 480, INSTANT_NONE)->priority = 1;
    add(w, 480, at(1, 0, 0));
    const struct plan *plan = build(w);
    assert_int_equal(plan->short_min, 0);
    for (size_t i = 0; i < plan->block_count; i++)
        assert_true((plan->blocks[i].task == 1) == (plan->blocks[i].start < at(1, 0, 0)));
}

/* Ten hours due tonight: two are short, those of the lower priority; tomorrow there is room. */
static void says_what_is_short(void **state)
{
    struct week *w = *state;
    const struct plan_movable movable = {"e4", "Standup", at(0, 12, 30), at(0, 15, 0)};
    w->input.movables = &movable;
    w->input.movable_count = 1;
    add(w, 300, at(1, 0, 0))->priority = 3;
    add(w, 300, at(1, 0, 0))->priority = 1;
    const struct plan *plan = build(w);
    assert_int_equal(plan->short_min, 120);
    assert_int_equal(plan->least_short, 120);
    assert_int_equal(plan->unplaced_count, 1);
    const struct plan_unplaced *one = &plan->unplaced[0];
    assert_int_equal(one->task, 0);
    assert_int_equal(one->short_min, 120);
    assert_int_equal(one->because, PLAN_FULL);
    assert_string_equal(plan_say_because(&w->arena, &w->input, one),
                        "what is due by Mon 16 Nov needs 10h, and 8h can be filled until then");
    assert_int_equal(one->way_count, 4);
    assert_int_equal(one->ways[0].what, PLAN_LATER);
    assert_int_equal(one->ways[0].due, at(2, 0, 0));
    assert_string_equal(plan_say_way(&w->arena, &w->input, &one->ways[0]),
                        "agree on Tue 17 Nov as its due");
    assert_int_equal(one->ways[1].what, PLAN_SHRINK);
    assert_int_equal(one->ways[2].what, PLAN_MOVE);
    assert_string_equal(plan_say_way(&w->arena, &w->input, &one->ways[2]),
                        "move Standup (e4, 2h30)");
    assert_int_equal(one->ways[3].what, PLAN_DROP);
}

/* The least piece costs the deadline, and is named. */
static void names_the_piece(void **state)
{
    struct week *w = *state;
    w->free[0][0] = (struct span){at(0, 9, 0), at(0, 9, 20)};
    w->days[0].free_count = 1;
    add(w, 40, at(1, 0, 0));
    const struct plan *plan = build(w);
    assert_int_equal(plan->least_short, 20);
    assert_int_equal(plan->short_min, 40);
    assert_int_equal(plan->unplaced[0].because, PLAN_PIECES);
}

static void overdue(void **state)
{
    struct week *w = *state;
    add(w, 60, at(0, 7, 0));
    const struct plan *plan = build(w);
    assert_int_equal(plan->block_count, 0);
    assert_int_equal(plan->unplaced[0].because, PLAN_OVERDUE);
    assert_int_equal(plan->unplaced[0].short_min, 60);
}

/* A wish holds until a deadline needs the time. */
static void wishes(void **state)
{
    struct week *w = *state;
    add(w, 240, at(2, 0, 0))->wished = at(1, 0, 0);
    assert_true(build(w)->blocks[0].start >= at(1, 0, 0));
    add(w, 480, at(2, 0, 0))->earliest = at(1, 0, 0);
    assert_true(build(w)->blocks[0].start < at(1, 0, 0));
    assert_int_equal(w->plan.short_min, 0);
}

/* Four hours of focus and an hour in the way: two stretches of two hours and more, not what is free
 * first. */
static void focus_stays_whole(void **state)
{
    struct week *w = *state;
    w->days[0].energy = w->days[1].energy = (struct span){0, 0};
    w->free[0][0] = (struct span){at(0, 9, 0), at(0, 10, 0)};
    add(w, 240, at(2, 0, 0))->focus = true;
    const struct plan *plan = build(w);
    for (size_t i = 0; i < plan->block_count; i++)
        assert_true(plan->blocks[i].end - plan->blocks[i].start >= 120 * 60);
    w->input.focus_block = 0;
    assert_int_equal(build(w)->blocks[0].start, at(0, 9, 0));
}

/* Of tasks that are alike, the one goes first whose area lacks most of its share; a due or a
 * priority is worth more. */
static void shares_break_ties(void **state)
{
    struct week *w = *state;
    add(w, 60, INSTANT_NONE)->area = AREA_CONTENT;
    add(w, 60, INSTANT_NONE)->area = AREA_SUPPORT;
    w->input.target[AREA_CONTENT] = w->input.target[AREA_SUPPORT] = 0.5;
    w->input.so_far[AREA_CONTENT] = 300;
    assert_int_equal(build(w)->blocks[0].task, 1);
    w->input.so_far[AREA_CONTENT] = 0;
    w->input.so_far[AREA_SUPPORT] = 300;
    assert_int_equal(build(w)->blocks[0].task, 0);
    w->tasks[1].priority = 1;
    assert_int_equal(build(w)->blocks[0].task, 1);
    w->tasks[0].due = at(2, 0, 0);
    assert_int_equal(build(w)->blocks[0].task, 0);
}

/* Whatever is short of time, there is a way out, and the cheapest comes first. */
static void always_a_way_out(void **state)
{
    struct week *w = *state;
    add(w, 2000, at(1, 0, 0))->priority = 2;
    add(w, 60, at(0, 7, 0));
    add(w, 600, INSTANT_NONE);
    add(w, 30, at(1, 0, 0))->earliest = at(0, 20, 0);
    const struct plan *plan = build(w);
    assert_int_equal(plan->unplaced_count, 4);
    for (size_t i = 0; i < plan->unplaced_count; i++) {
        const struct plan_unplaced *one = &plan->unplaced[i];
        assert_true(one->short_min > 0);
        assert_true(one->way_count > 0);
        for (int k = 1; k < one->way_count; k++)
            assert_true(one->ways[k - 1].cost <= one->ways[k].cost);
    }
}

static void nothing_to_do(void **state)
{
    struct week *w = *state;
    assert_int_equal(build(w)->block_count, 0);
    w->input.day_count = 0;
    add(w, 60, at(1, 0, 0));
    assert_int_equal(build(w)->short_min, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(focus_in_the_morning, begin, end),
        cmocka_unit_test_setup_teardown(dues_come_first, begin, end),
        cmocka_unit_test_setup_teardown(says_what_is_short, begin, end),
        cmocka_unit_test_setup_teardown(names_the_piece, begin, end),
        cmocka_unit_test_setup_teardown(overdue, begin, end),
        cmocka_unit_test_setup_teardown(wishes, begin, end),
        cmocka_unit_test_setup_teardown(focus_stays_whole, begin, end),
        cmocka_unit_test_setup_teardown(shares_break_ties, begin, end),
        cmocka_unit_test_setup_teardown(always_a_way_out, begin, end),
        cmocka_unit_test_setup_teardown(nothing_to_do, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
