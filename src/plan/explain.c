/* SPDX-License-Identifier: MIT
 *
 * explain: why a task is short of time, and what would help: less of it, something else out of the
 * way, a later due, or letting it go. Each way is enough on its own; the cheapest stands first.
 */
#include "juggle/base/search.h"
#include "work.h"

#include <stdlib.h>

enum { LATER_COST = 60 /* of each day that a due is later */ };

static minutes missing(const struct work *work, size_t i)
{
    return work->left[i] + work->tasks[i].in->remaining - work->tasks[i].accepted;
}

static instant window_end(const struct plan_input *in)
{
    return in->day_count ? in->days[in->day_count - 1].whole.end : in->now;
}

/* Of all tasks with a due and of all days that stand before each. */
struct sums {
    int64_t *wanted;
    int64_t *free;
    moment *due;
    moment *over; /* when the free time of each day has ended, and of all before it */
};

/* What can be filled of a day from one moment to another. */
static int64_t day_free(const struct work_day *one, moment from, moment to)
{
    int64_t free = flow_free(&one->base, from, to);
    return free < one->base_room ? free : one->base_room;
}

static struct sums sums_build(const struct work *work)
{
    struct sums sums = {ARENA_ARRAY(work->arena, int64_t, work->due_count + 1),
                        ARENA_ARRAY(work->arena, int64_t, work->day_count + 1),
                        ARENA_ARRAY(work->arena, moment, work->due_count),
                        ARENA_ARRAY(work->arena, moment, work->day_count)};
    moment over = INT64_MIN;
    for (size_t i = 0; i < work->due_count; i++) {
        sums.wanted[i + 1] = sums.wanted[i] + work->tasks[i].in->remaining;
        sums.due[i] = work->tasks[i].to;
    }
    for (size_t d = 0; d < work->day_count; d++) {
        const struct gaps *gaps = &work->days[d].base;
        sums.free[d + 1] = sums.free[d] + day_free(&work->days[d], INT64_MIN, INT64_MAX);
        if (gaps->count && gaps->at[gaps->count - 1].end > over)
            over = gaps->at[gaps->count - 1].end;
        sums.over[d] = over;
    }
    return sums;
}

/* How many of the moments, which ascend, have come by another. */
static size_t count_by(const moment *moments, size_t count, moment at)
{
    size_t low;
    LOWER_BOUND(low, count, i, moments[i] <= at);
    return low;
}

/* What is due by the task's due, and what can be filled from its earliest start until then. */
static void sum_up(const struct work *work, const struct sums *sums, size_t i,
                   struct plan_unplaced *out)
{
    const struct work_task *task = &work->tasks[i];
    size_t first = count_by(sums->over, work->day_count, task->from);
    size_t last = count_by(sums->over, work->day_count, task->to);
    if (task->due && task->from < task->to)
        out->wanted = (minutes)(sums->wanted[count_by(sums->due, work->due_count, task->to)] -
                                sums->wanted[count_by(sums->due, work->due_count, task->from)]);
    if (first < last)
        out->free = (minutes)(sums->free[last] - sums->free[first + 1] +
                              day_free(&work->days[first], task->from, task->to));
    if (last < work->day_count)
        out->free += (minutes)day_free(&work->days[last], task->from, task->to);
}

static enum plan_because because_of(const struct work *work, size_t i,
                                    const struct plan_unplaced *out)
{
    const struct work_task *task = &work->tasks[i];
    const struct plan_task *in = task->in;
    if (task->due && in->due <= work->in->now)
        return PLAN_OVERDUE;
    if (in->earliest != INSTANT_NONE && in->earliest >= window_end(work->in))
        return PLAN_BEGINS_LATER;
    if (!task->due)
        return PLAN_WINDOW;
    if (!out->free && in->earliest != INSTANT_NONE && in->earliest > work->in->now)
        return PLAN_NOT_YET;
    if (work->left[i] > 0 || task->crumb)
        return PLAN_PIECES;
    return in->due > window_end(work->in) ? PLAN_WINDOW : PLAN_FULL;
}

/* ---- ways out ---- */

static void add_way(struct plan_unplaced *out, struct plan_way way)
{
    int at = out->way_count++;
    for (; at > 0 && out->ways[at - 1].cost > way.cost; at--)
        out->ways[at] = out->ways[at - 1];
    out->ways[at] = way;
}

/* The shortest thing in the task's way that is long enough. */
static const struct plan_movable *find_movable(const struct work *work,
                                               const struct work_task *task, minutes need)
{
    const struct plan_movable *best = NULL;
    for (size_t i = 0; i < work->in->movable_count; i++) {
        const struct plan_movable *it = &work->in->movables[i];
        instant length = it->end - it->start;
        if (moment_of(it->start) < task->from || moment_of(it->end) > task->to ||
            length < (instant)need * 60 || it->start < work->in->now)
            continue;
        if (!best || length < best->end - best->start)
            best = it;
    }
    return best;
}

/* What days still have room for besides what has a due. */
static int32_t *spare(const struct work *work)
{
    int32_t *room = ARENA_ARRAY(work->arena, int32_t, work->day_count);
    for (size_t d = 0; d < work->day_count; d++)
        room[d] = (int32_t)day_free(&work->days[d], INT64_MIN, INT64_MAX);
    for (size_t i = 0; i < work->pieces.count; i++) {
        const struct piece *piece = &work->pieces.at[i];
        for (size_t d = 0; work->tasks[piece->task].due && d < work->day_count; d++)
            if (work->in->days[d].whole.start <= moment_instant(piece->start) &&
                moment_instant(piece->start) < work->in->days[d].whole.end)
                room[d] -= (int32_t)(piece->end - piece->start);
    }
    return room;
}

static void add_later(const struct work *work, size_t i, const int32_t *room,
                      struct plan_unplaced *out)
{
    const struct work_task *task = &work->tasks[i];
    minutes found = 0;
    int days = 0;
    for (size_t d = 0; d < work->day_count; d++) {
        const struct plan_day *one = &work->in->days[d];
        if (moment_of(one->whole.end) <= task->to || moment_of(one->whole.start) < task->from)
            continue;
        days++;
        found += room[d] > 0 ? room[d] : 0;
        if (found < out->short_min)
            continue;
        add_way(out, (struct plan_way){.what = PLAN_LATER,
                                       .cost = days * LATER_COST,
                                       .due = one->whole.end});
        return;
    }
}

/* How many days have room for it for sure: up to its due; without one, as many again. */
static int days_further(const struct plan_input *in, const struct plan_task *task)
{
    instant more = task->due != INSTANT_NONE           ? task->due - window_end(in)
                   : task->earliest > window_end(in) ? task->earliest - window_end(in)
                                                       : 0;
    int behind = (int)(more / (DAY_MINUTES * 60)) + 1;
    return (int)in->day_count + (more > 0 ? behind : (int)in->day_count);
}

static void add_ways(const struct work *work, size_t i, const int32_t *room,
                     struct plan_unplaced *out)
{
    const struct work_task *task = &work->tasks[i];
    minutes remaining = task->in->remaining, need = out->short_min;
    const struct plan_movable *movable = find_movable(work, task, need);
    if (need < remaining)
        add_way(out, (struct plan_way){.what = PLAN_SHRINK, .cost = need, .by = need});
    if (movable) {
        minutes length = (minutes)((movable->end - movable->start) / 60);
        add_way(out, (struct plan_way){
                         .what = PLAN_MOVE, .cost = length, .by = length, .movable = movable});
    }
    if (plan_waits(out))
        add_way(out, (struct plan_way){.what = PLAN_FURTHER,
                                       .days = days_further(work->in, task->in)});
    else if (task->due && out->because != PLAN_WINDOW)
        add_later(work, i, room, out);
    add_way(out, (struct plan_way){.what = PLAN_DROP, .cost = remaining});
}

/* Stretches too short for any piece were never counted as free, so a loss may have no task of its
 * own: then it is that of the first one that had time at all. */
static void name_pieces(const struct plan_input *in, struct plan_unplaced *list, size_t count)
{
    struct plan_unplaced *named = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct plan_task *task = &in->tasks[list[i].task];
        if (list[i].because == PLAN_PIECES)
            return;
        if (list[i].because == PLAN_OVERDUE || task->due == INSTANT_NONE ||
            (task->earliest != INSTANT_NONE && task->earliest >= task->due))
            continue;
        if (!named || (named->because == PLAN_NOT_YET && list[i].because != PLAN_NOT_YET))
            named = &list[i];
    }
    if (named)
        named->because = PLAN_PIECES;
}

void explain_build(struct work *work, struct plan *out)
{
    struct plan_unplaced *list = ARENA_ARRAY(work->arena, struct plan_unplaced, work->count);
    struct sums sums = {0};
    int32_t *room = NULL;
    for (size_t i = 0; i < work->count; i++) {
        minutes need = missing(work, i);
        if (need <= 0)
            continue;
        struct plan_unplaced *one = &list[out->unplaced_count++];
        if (!room) {
            room = spare(work);
            sums = sums_build(work);
        }
        *one = (struct plan_unplaced){.task = (size_t)(work->tasks[i].in - work->in->tasks),
                                      .short_min = need};
        sum_up(work, &sums, i, one);
        one->because = because_of(work, i, one);
        add_ways(work, i, room, one);
    }
    if (out->short_min > out->least_short)
        name_pieces(work->in, list, out->unplaced_count);
    out->unplaced = list;
}
