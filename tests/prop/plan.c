/* SPDX-License-Identifier: MIT
 *
 * What holds for every plan: nothing overlaps, nothing stands outside of the free time, the window
 * or the room of a day, and the minutes that are left out are as few as an exact maximum flow on
 * the elementary stretches of time says, which knows nothing of the planner's own way of counting.
 */
#include "unit.h"
#include "share.h"

#include <stdlib.h>
#include <string.h>

#include "plan_random.h"

enum { INSTANCES = SHARE_OF(20000), FORTNIGHTS = SHARE_OF(1000), NODES = 400, EDGES = 6000 };

/* ---- maximum flow by shortest augmenting paths ---- */

struct net {
    int head[NODES], node_count;
    int to[EDGES], next[EDGES], edge_count;
    int64_t room[EDGES];
};

static void net_edge(struct net *net, int a, int b, int64_t room)
{
    int ends[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        int e = net->edge_count++;
        net->to[e] = ends[1 - i];
        net->room[e] = i ? 0 : room;
        net->next[e] = net->head[ends[i]];
        net->head[ends[i]] = e;
    }
}

static int64_t net_augment(struct net *net, int source, int sink)
{
    int via[NODES], queue[NODES], head = 0, tail = 0;
    memset(via, -1, sizeof via);
    queue[tail++] = source;
    while (head < tail && via[sink] < 0)
        for (int a = queue[head++], e = net->head[a]; e >= 0; e = net->next[e])
            if (net->room[e] > 0 && via[net->to[e]] < 0 && net->to[e] != source) {
                via[net->to[e]] = e;
                queue[tail++] = net->to[e];
            }
    if (via[sink] < 0)
        return 0;
    int64_t least = INT64_MAX;
    for (int v = sink; v != source; v = net->to[via[v] ^ 1])
        least = net->room[via[v]] < least ? net->room[via[v]] : least;
    for (int v = sink; v != source; v = net->to[via[v] ^ 1]) {
        net->room[via[v]] -= least;
        net->room[via[v] ^ 1] += least;
    }
    return least;
}

/* ---- the exact shortfall ---- */

static bool inside(const struct plan_task *task, instant start, instant end)
{
    return (task->earliest == INSTANT_NONE || task->earliest <= start) && task->due >= end;
}

/* The next moment after `at` at which a task with a due begins or ends; `end` if none is before
 * it. */
static instant next_bound(const struct instance *it, instant at, instant end)
{
    for (size_t i = 0; i < it->input.task_count; i++) {
        const struct plan_task *task = &it->tasks[i];
        if (task->due == INSTANT_NONE)
            continue;
        if (task->earliest > at && task->earliest < end)
            end = task->earliest;
        if (task->due > at && task->due < end)
            end = task->due;
    }
    return end;
}

static void net_stretch(struct net *net, const struct instance *it, int day_node, instant start,
                        instant end)
{
    int node = net->node_count++;
    assert_in_range(node, 0, NODES - 1);
    net_edge(net, node, day_node, (end - start) / 60);
    for (size_t i = 0; i < it->input.task_count; i++)
        if (it->tasks[i].due != INSTANT_NONE && inside(&it->tasks[i], start, end))
            net_edge(net, 2 + (int)i, node, it->tasks[i].remaining);
}

static int64_t exact_short(const struct instance *it)
{
    static struct net net;
    int64_t wanted = 0, flow;
    memset(&net, 0, sizeof net);
    memset(net.head, -1, sizeof net.head);
    net.node_count = 2 + (int)it->input.task_count;
    for (size_t i = 0; i < it->input.task_count; i++)
        if (it->tasks[i].due != INSTANT_NONE) {
            net_edge(&net, 0, 2 + (int)i, it->tasks[i].remaining);
            wanted += it->tasks[i].remaining;
        }
    for (size_t d = 0; d < it->input.day_count; d++) {
        const struct plan_day *one = &it->days[d];
        int node = net.node_count++;
        net_edge(&net, node, 1, one->room);
        for (size_t g = 0; g < one->free_count; g++)
            for (instant at = one->free[g].start; at < one->free[g].end;) {
                instant end = next_bound(it, at, one->free[g].end);
                net_stretch(&net, it, node, at, end);
                at = end;
            }
    }
    while ((flow = net_augment(&net, 0, 1)) > 0)
        wanted -= flow;
    return wanted;
}

/* ---- what a plan must never do ---- */

static size_t day_holding(const struct instance *it, const struct plan_block *block)
{
    for (size_t d = 0; d < it->input.day_count; d++)
        for (size_t g = 0; g < it->days[d].free_count; g++)
            if (it->free[d][g].start <= block->start && block->end <= it->free[d][g].end)
                return d;
    fail_msg("a block outside of free time");
    return 0;
}

static void check_blocks(const struct instance *it, const struct plan *plan, minutes *placed)
{
    minutes filled[DAYS_MAX] = {0};
    for (size_t i = 0; i < plan->block_count; i++) {
        const struct plan_block *block = &plan->blocks[i];
        const struct plan_task *task = &it->tasks[block->task];
        minutes length = (minutes)((block->end - block->start) / 60);
        assert_true(!i || plan->blocks[i - 1].end <= block->start);
        assert_true(length >= task->chunk || length == task->remaining);
        assert_true(task->earliest == INSTANT_NONE || task->earliest <= block->start);
        assert_true(task->due == INSTANT_NONE || task->due >= block->end);
        filled[day_holding(it, block)] += length;
        placed[block->task] += length;
    }
    for (size_t d = 0; d < it->input.day_count; d++)
        assert_true(filled[d] <= it->days[d].room);
}

static void check_sums(const struct instance *it, const struct plan *plan, const minutes *placed)
{
    int64_t missed = 0;
    size_t unplaced = 0;
    for (size_t i = 0; i < it->input.task_count; i++) {
        assert_true(placed[i] <= it->tasks[i].remaining);
        unplaced += placed[i] < it->tasks[i].remaining;
        if (it->tasks[i].due != INSTANT_NONE)
            missed += it->tasks[i].remaining - placed[i];
    }
    assert_int_equal(missed, plan->short_min);
    assert_int_equal(unplaced, plan->unplaced_count);
    for (size_t i = 0; i < plan->unplaced_count; i++) {
        const struct plan_unplaced *one = &plan->unplaced[i];
        assert_int_equal(one->short_min, it->tasks[one->task].remaining - placed[one->task]);
        assert_true(one->way_count > 0);
        for (int w = 1; w < one->way_count; w++)
            assert_true(one->ways[w - 1].cost <= one->ways[w].cost);
    }
}

static void check_plan(const struct instance *it, const struct plan *plan)
{
    minutes placed[TASKS_MAX] = {0};
    check_blocks(it, plan, placed);
    check_sums(it, plan, placed);
}

static void same_plan(const struct plan *a, const struct plan *b)
{
    assert_int_equal(a->block_count, b->block_count);
    for (size_t i = 0; i < a->block_count; i++) {
        assert_int_equal(a->blocks[i].task, b->blocks[i].task);
        assert_int_equal(a->blocks[i].start, b->blocks[i].start);
        assert_int_equal(a->blocks[i].end, b->blocks[i].end);
    }
}

/* Makes the plan the present one. */
static void adopt(struct instance *it, const struct plan *plan)
{
    assert_in_range(plan->block_count, 0, PRESENT_MAX);
    it->input.present_count = plan->block_count;
    for (size_t i = 0; i < plan->block_count; i++)
        it->present[i] = (struct plan_present){(int64_t)i + 1, it->tasks[plan->blocks[i].task].id,
                                               plan->blocks[i].start, plan->blocks[i].end};
}

/* ---- properties ---- */

/* Pieces of any length: what is left out is what the exact checker says, every time. */
static void leaves_out_least(void **state)
{
    (void)state;
    static struct instance it;
    static const int grids[] = {1, 5, 15, 30};
    for (int number = 0; number < INSTANCES; number++) {
        struct plan plan, again;
        instance_draw(&it, number, grids[number % 4], 1);
        int64_t exact = exact_short(&it);
        plan_build(&it.arena, &it.input, &plan);
        check_plan(&it, &plan);
        assert_int_equal(plan.least_short, exact);
        if (plan.short_min != exact)
            fail_msg("instance %d: %d min short, %d would do", number, (int)plan.short_min,
                     (int)exact);
        plan_build(&it.arena, &it.input, &again);
        same_plan(&plan, &again);
        arena_finish(&it.arena);
    }
}

/* With least pieces: where a minute more is left out than need be, the pieces are named. */
static void names_pieces(void **state)
{
    (void)state;
    static struct instance it;
    int missed = 0;
    for (int number = 0; number < INSTANCES; number++) {
        struct plan plan;
        bool named = false;
        instance_draw(&it, number, 15, 30);
        plan_build(&it.arena, &it.input, &plan);
        check_plan(&it, &plan);
        assert_true(plan.short_min >= plan.least_short);
        for (size_t i = 0; i < plan.unplaced_count; i++)
            named = named || plan.unplaced[i].because == PLAN_PIECES;
        if (plan.short_min > plan.least_short && ++missed && !named)
            fail_msg("instance %d: not named", number);
        arena_finish(&it.arena);
    }
    print_message("least pieces cost minutes in %d of %d\n", missed, INSTANCES);
    assert_in_range(missed, 0, INSTANCES / 4);
}

static int64_t unplaced_minutes(const struct plan *plan)
{
    int64_t sum = 0;
    for (size_t i = 0; i < plan->unplaced_count; i++)
        sum += plan->unplaced[i].short_min;
    return sum;
}

/* A plan that was taken is its own plan, unless a better one is seen from there; present blocks
 * never cost a deadline. */
static void stays(void **state)
{
    (void)state;
    static struct instance it;
    for (int number = 0; number < INSTANCES / 4; number++) {
        struct plan plan, again;
        instance_draw(&it, number, 15, number % 2 ? 1 : 30);
        plan_build(&it.arena, &it.input, &plan);
        adopt(&it, &plan);
        plan_build(&it.arena, &it.input, &again);
        check_plan(&it, &again);
        if (again.moved && unplaced_minutes(&again) >= unplaced_minutes(&plan))
            fail_msg("instance %d: %d moved", number, (int)again.moved);
        assert_true(again.short_min <= plan.short_min);
        it.days[0].room /= 2;
        plan_build(&it.arena, &it.input, &again);
        check_plan(&it, &again);
        assert_int_equal(again.kept + again.moved, it.input.present_count);
        if (number % 2)
            assert_int_equal(again.short_min, exact_short(&it));
        arena_finish(&it.arena);
    }
}

/* ---- focus ---- */

static minutes longest_stretch(const struct instance *it, const struct plan_task *task)
{
    instant longest = 0;
    for (size_t d = 0; d < it->input.day_count; d++)
        for (size_t g = 0; g < it->days[d].free_count; g++) {
            instant start = it->free[d][g].start, end = it->free[d][g].end;
            start = task->earliest > start ? task->earliest : start;
            end = task->due != INSTANT_NONE && task->due < end ? task->due : end;
            end = end > start + it->days[d].room * 60 ? start + it->days[d].room * 60 : end;
            longest = end - start > longest ? end - start : longest;
        }
    return (minutes)(longest / 60);
}

/* Two hours of focus, alone in the window, are one block wherever two hours are free before they
 * are due. */
static void focus_alone_stays_whole(void **state)
{
    (void)state;
    static struct instance it;
    int whole = 0;
    for (int number = 0; number < INSTANCES; number++) {
        struct plan plan;
        instance_draw(&it, number, 15, 30);
        it.input.task_count = 1;
        it.tasks[0].remaining = it.input.focus_block;
        it.tasks[0].focus = true;
        it.tasks[0].wished = INSTANT_NONE;
        plan_build(&it.arena, &it.input, &plan);
        check_plan(&it, &plan);
        if (longest_stretch(&it, &it.tasks[0]) >= it.input.focus_block) {
            if (plan.block_count != 1)
                fail_msg("instance %d: %d blocks", number, (int)plan.block_count);
            whole++;
        }
        arena_finish(&it.arena);
    }
    assert_true(whole > INSTANCES / 4);
}

/* Of the minutes of focus work, those in stretches as long as a focus block, or as long as all that
 * was left of the task: in random fortnights. */
static int focus_share(const struct instance *it, const struct plan *plan)
{
    minutes all = 0, whole = 0;
    for (size_t i = 0; i < plan->block_count; i++) {
        const struct plan_block *block = &plan->blocks[i];
        minutes length = (minutes)((block->end - block->start) / 60);
        if (!it->tasks[block->task].focus)
            continue;
        all += length;
        if (length >= it->input.focus_block || length == it->tasks[block->task].remaining)
            whole += length;
    }
    return all ? (int)((int64_t)whole * 1000 / all) : 1000;
}

/* ---- a fortnight of a real week's shape ---- */

static const int hours[2][2] = {{540, 750}, {795, 1080}};

/* Ten working days of 8 h with a meeting of an hour on each, less what `gone` takes out. */
static void fortnight_days(struct instance *it, struct span gone)
{
    for (int d = 0; d < 10; d++) {
        struct plan_day *one = &it->days[d];
        int date = d / 5 * 7 + d % 5;
        one->free_count = 0;
        one->room = 480 - 60;
        one->free = it->free[d];
        one->whole = (struct span){at_minute(date, 0), at_minute(date + 1, 0)};
        for (int half = 0; half < 2; half++) {
            struct span free = {at_minute(date, hours[half][0]), at_minute(date, hours[half][1])};
            if (half)
                free.start += 3600;
            if (gone.start < gone.end && gone.start >= free.start && gone.end <= free.end) {
                it->free[d][one->free_count++] = (struct span){free.start, gone.start};
                free.start = gone.end;
                one->room -= 60;
            }
            it->free[d][one->free_count++] = free;
        }
    }
    it->input.day_count = 10;
}

static void fortnight_tasks(struct instance *it)
{
    it->input.task_count = TASKS_MAX;
    for (int i = 0; i < TASKS_MAX; i++) {
        int date = draw(it, 14);
        it->tasks[i] = (struct plan_task){.id = i + 1, .remaining = 60 + draw(it, 12) * 30,
                                          .earliest = INSTANT_NONE, .wished = INSTANT_NONE,
                                          .due = at_minute(date + 1, 0), .chunk = 30,
                                          .priority = draw(it, 4), .focus = draw(it, 2)};
        it->tasks[i].due = draw(it, 3) ? it->tasks[i].due : INSTANT_NONE;
    }
}

static int by_percent(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* One event of an hour somewhere in a planned fortnight: the median share of blocks that move. */
static void moves_little(void **state)
{
    (void)state;
    static struct instance it;
    static int moved[FORTNIGHTS];
    int64_t whole = 0;
    for (int number = 0; number < FORTNIGHTS; number++) {
        struct plan plan, again;
        instance_draw(&it, number, 15, 30);
        fortnight_days(&it, (struct span){0, 0});
        fortnight_tasks(&it);
        plan_build(&it.arena, &it.input, &plan);
        whole += focus_share(&it, &plan);
        adopt(&it, &plan);
        int d = draw(&it, 10), half = draw(&it, 2);
        instant start =
            at_minute(d / 5 * 7 + d % 5, hours[half][0] + half * 60 + draw(&it, 6) * 30);
        fortnight_days(&it, (struct span){start, start + 3600});
        plan_build(&it.arena, &it.input, &again);
        moved[number] = plan.block_count ? (int)(again.moved * 1000 / plan.block_count) : 0;
        arena_finish(&it.arena);
    }
    qsort(moved, FORTNIGHTS, sizeof *moved, by_percent);
    print_message("blocks that move: median %d, nine of ten below %d of 1000\n",
                  moved[FORTNIGHTS / 2], moved[FORTNIGHTS * 9 / 10]);
    print_message("focus work in whole stretches: %d of 1000\n", (int)(whole / FORTNIGHTS));
    assert_in_range(moved[FORTNIGHTS / 2], 0, 99);
    assert_in_range(whole / FORTNIGHTS, 900, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_least),
        cmocka_unit_test(names_pieces),
        cmocka_unit_test(stays),
        cmocka_unit_test(focus_alone_stays_whole),
        cmocka_unit_test(moves_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
