/* SPDX-License-Identifier: MIT
 *
 * flow: the days one after the other, with a pool of begun tasks as bits in order of their dues.
 */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/vec.h"

enum { WORD_BITS = 64 };

/* ---- days ---- */

static bool gaps_meet(const struct gaps *gaps, moment from, moment to)
{
    return gaps->count && gaps->at[0].start < to && gaps->at[gaps->count - 1].end > from;
}

int64_t flow_free(const struct gaps *gaps, moment from, moment to)
{
    int64_t sum = 0;
    for (size_t i = 0; i < gaps->count; i++) {
        moment start = gaps->at[i].start > from ? gaps->at[i].start : from;
        moment end = gaps->at[i].end < to ? gaps->at[i].end : to;
        sum += end > start ? end - start : 0;
    }
    return sum;
}

static void find_days(struct flow_task *task, const struct gaps *days, size_t count)
{
    task->first = 0;
    task->last = (int32_t)count - 1;
    while (task->first <= task->last && !flow_free(&days[task->first], task->from, task->to))
        task->first++;
    while (task->last >= task->first && !flow_free(&days[task->last], task->from, task->to))
        task->last--;
}

static int by_moment(const void *a, const void *b)
{
    moment x = *(const moment *)a, y = *(const moment *)b;
    return x < y ? -1 : x > y;
}

static void cut_build(struct arena *arena, struct flow *flow, size_t d, const struct gaps *gaps)
{
    VEC(moment) bounds = {0};
    for (size_t i = 0; i < flow->count; i++) {
        const struct flow_task *task = &flow->tasks[i];
        if (task->first == (int32_t)d && gaps_meet(gaps, INT64_MIN, task->from))
            VEC_PUSH(arena, &bounds, task->from);
        if (task->last == (int32_t)d && gaps_meet(gaps, task->to, INT64_MAX))
            VEC_PUSH(arena, &bounds, task->to);
    }
    size_t kept = 0;
    if (bounds.count)
        qsort(bounds.at, bounds.count, sizeof *bounds.at, by_moment);
    for (size_t i = 0; i < bounds.count; i++)
        if (!kept || bounds.at[kept - 1] != bounds.at[i])
            bounds.at[kept++] = bounds.at[i];
    flow->cuts[d] = (struct flow_cut){bounds.at, kept + 1, ARENA_ARRAY(arena, int32_t, kept + 1)};
}

/* The number of bounds up to a moment: the segment that begins there. */
static int32_t segment_at(const struct flow_cut *cut, moment at)
{
    int32_t segment = 0;
    while ((size_t)segment + 1 < cut->count && cut->bounds[segment] <= at)
        segment++;
    return segment;
}

static void find_segments(const struct flow *flow, struct flow_task *task)
{
    if (task->first > task->last)
        return;
    task->first_segment = segment_at(&flow->cuts[task->first], task->from);
    task->last_segment = segment_at(&flow->cuts[task->last], task->to - 1);
}

/* The day on which a task begins; one that never does, behind the last. */
static size_t day_begun(const struct flow *flow, size_t i)
{
    const struct flow_task *task = &flow->tasks[i];
    return task->first > task->last ? flow->day_count : (size_t)task->first;
}

/* By counting: tasks without any day come last. */
static void order_by_first(struct flow *flow, struct arena *arena)
{
    size_t *ends = ARENA_ARRAY(arena, size_t, flow->day_count + 1), next = 0;
    flow->by_first = ARENA_ARRAY(arena, size_t, flow->count);
    for (size_t i = 0; i < flow->count; i++)
        ends[day_begun(flow, i)]++;
    for (size_t d = 0; d <= flow->day_count; d++) {
        size_t count = ends[d];
        ends[d] = next;
        next += count;
    }
    for (size_t i = 0; i < flow->count; i++)
        flow->by_first[ends[day_begun(flow, i)]++] = i;
    flow->begun = ends;
}

void flow_build(struct arena *arena, struct flow *flow, const struct gaps *days, size_t day_count)
{
    size_t most = 1;
    flow->day_count = day_count;
    flow->room = ARENA_ARRAY(arena, int32_t, day_count);
    flow->cuts = ARENA_ARRAY(arena, struct flow_cut, day_count);
    for (size_t i = 0; i < flow->count; i++)
        find_days(&flow->tasks[i], days, day_count);
    for (size_t d = 0; d < day_count; d++) {
        cut_build(arena, flow, d, &days[d]);
        most = flow->cuts[d].count > most ? flow->cuts[d].count : most;
    }
    for (size_t i = 0; i < flow->count; i++)
        find_segments(flow, &flow->tasks[i]);
    order_by_first(flow, arena);
    flow->left = ARENA_ARRAY(arena, int32_t, flow->count);
    flow->pool = ARENA_ARRAY(arena, uint64_t, flow->count / WORD_BITS + 1);
    flow->rest = ARENA_ARRAY(arena, int32_t, most);
}

void flow_set_day(struct flow *flow, size_t d, const struct gaps *gaps, minutes room)
{
    struct flow_cut *cut = &flow->cuts[d];
    int64_t sum = 0;
    for (size_t i = 0; i < cut->count; i++) {
        moment from = i ? cut->bounds[i - 1] : INT64_MIN;
        moment to = i + 1 < cut->count ? cut->bounds[i] : INT64_MAX;
        cut->free[i] = (int32_t)flow_free(gaps, from, to);
        sum += cut->free[i];
    }
    flow->room[d] = room < sum ? room : (int32_t)sum;
    if (flow->room[d] < 0)
        flow->room[d] = 0;
}

/* ---- one run ---- */

struct run {
    struct flow *flow;
    size_t d;
    size_t next;  /* of by_first */
    size_t first; /* no bit of the pool is below this word */
    int64_t missed;
    int32_t segment; /* those before it are full */
};

static void pool_add(struct run *run, size_t i)
{
    run->flow->pool[i / WORD_BITS] |= UINT64_C(1) << (i % WORD_BITS);
    if (i / WORD_BITS < run->first)
        run->first = i / WORD_BITS;
}

static void pool_drop(struct run *run, size_t i)
{
    run->flow->pool[i / WORD_BITS] &= ~(UINT64_C(1) << (i % WORD_BITS));
}

/* The first task of the pool; flow->count: it is empty. */
static size_t pool_first(struct run *run)
{
    const struct flow *flow = run->flow;
    size_t words = flow->count / WORD_BITS + 1;
    while (run->first < words && !flow->pool[run->first])
        run->first++;
    return run->first < words
               ? run->first * WORD_BITS + (size_t)__builtin_ctzll(flow->pool[run->first])
               : flow->count;
}

static void run_begin(struct run *run, struct flow *flow, const int32_t *amounts, size_t d)
{
    *run = (struct run){.flow = flow, .d = d, .first = flow->count / WORD_BITS};
    if (flow->count)
        memcpy(flow->left, amounts, flow->count * sizeof *flow->left);
    memset(flow->pool, 0, (flow->count / WORD_BITS + 1) * sizeof *flow->pool);
}

/* Tasks that have begun join the pool; those that never can are missed. */
static void run_open_day(struct run *run)
{
    struct flow *flow = run->flow;
    for (size_t end = flow->begun[run->d]; run->next < end; run->next++)
        if (flow->left[flow->by_first[run->next]] > 0)
            pool_add(run, flow->by_first[run->next]);
    for (size_t i = pool_first(run); i < flow->count && flow->tasks[i].last < (int32_t)run->d;
         i = pool_first(run)) {
        run->missed += flow->left[i];
        pool_drop(run, i);
    }
}

/* What a task can have of a day. Dues rise, so that no later one asks for time that this one could
 * have left it: the first free minutes will do, and there is no other way to fit more. */
static int32_t run_cut(struct run *run, const struct flow_task *task, int32_t wanted)
{
    struct flow *flow = run->flow;
    int32_t a = task->first == (int32_t)run->d ? task->first_segment : 0, given = 0;
    int32_t b = task->last == (int32_t)run->d ? task->last_segment
                                              : (int32_t)flow->cuts[run->d].count - 1;
    while (run->segment <= b && !flow->rest[run->segment])
        run->segment++;
    for (int32_t q = a > run->segment ? a : run->segment; q <= b && given < wanted; q++) {
        int32_t amount = wanted - given < flow->rest[q] ? wanted - given : flow->rest[q];
        flow->rest[q] -= amount;
        given += amount;
    }
    return given;
}

static void run_day(struct run *run)
{
    struct flow *flow = run->flow;
    const struct flow_cut *cut = &flow->cuts[run->d];
    int32_t room = flow->room[run->d];
    size_t words = flow->count / WORD_BITS + 1;
    bool plain = cut->count < 2;
    run_open_day(run);
    run->segment = 0;
    if (!plain)
        memcpy(flow->rest, cut->free, cut->count * sizeof *cut->free);
    for (size_t word = run->first; room > 0 && word < words; word++)
        for (uint64_t bits = flow->pool[word]; bits && room > 0; bits &= bits - 1) {
            size_t i = word * WORD_BITS + (size_t)__builtin_ctzll(bits);
            int32_t amount = flow->left[i] < room ? flow->left[i] : room;
            if (!plain)
                amount = run_cut(run, &flow->tasks[i], amount);
            room -= amount;
            flow->left[i] -= amount;
            if (!flow->left[i])
                pool_drop(run, i);
        }
}

int64_t flow_short(struct flow *flow, const int32_t *amounts, size_t d, int64_t limit)
{
    struct run run;
    run_begin(&run, flow, amounts, d);
    for (; run.d < flow->day_count && run.missed <= limit; run.d++)
        run_day(&run);
    for (size_t i = pool_first(&run); i < flow->count; i = pool_first(&run)) {
        run.missed += flow->left[i];
        pool_drop(&run, i);
    }
    for (; run.next < flow->count; run.next++)
        run.missed += flow->left[flow->by_first[run.next]];
    return run.missed;
}

void flow_take(struct flow *flow, const int32_t *amounts, size_t d, int32_t *taken)
{
    struct run run;
    run_begin(&run, flow, amounts, d);
    run_day(&run);
    for (size_t i = 0; i < flow->count; i++)
        taken[i] = flow->tasks[i].last < (int32_t)d ? 0 : amounts[i] - flow->left[i];
}
