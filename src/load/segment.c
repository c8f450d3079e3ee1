/* SPDX-License-Identifier: MIT
 *
 * segment: overlapping blocks become disjoint segments. One sweep over the starts; a heap holds
 * what is under way, the block that wins on top, those that have ended inside of it until they come
 * up.
 */
#include <stdlib.h>
#include <string.h>

#include "juggle/base/search.h"
#include "parts.h"

struct sweep {
    const struct segment **heap; /* one-based */
    size_t heap_count;
    struct segment *out;
    size_t count;
};

/* Forecast fill yields to whatever was planned. */
static int kind_order(const struct kind *kind)
{
    return (int)kind->like + (kind->flags & KIND_FORECAST_ONLY ? KIND_COUNT : 0);
}

static bool wins(const struct segment *a, const struct segment *b)
{
    bool a_works = kind_is_work(a->kind), b_works = kind_is_work(b->kind);
    if (a_works != b_works)
        return a_works;
    if (a->tenths != b->tenths)
        return a->tenths > b->tenths;
    if (kind_order(a->kind) != kind_order(b->kind))
        return kind_order(a->kind) < kind_order(b->kind);
    return a->block < b->block;
}

static void heap_push(struct sweep *sweep, const struct segment *segment)
{
    size_t i = ++sweep->heap_count;
    for (; i > 1 && wins(segment, sweep->heap[i / 2]); i /= 2)
        sweep->heap[i] = sweep->heap[i / 2];
    sweep->heap[i] = segment;
}

static void heap_pop(struct sweep *sweep)
{
    const struct segment *last = sweep->heap[sweep->heap_count--];
    size_t i = 1;
    for (size_t child = 2; child <= sweep->heap_count; child = i * 2) {
        if (child < sweep->heap_count && wins(sweep->heap[child + 1], sweep->heap[child]))
            child++;
        if (!wins(sweep->heap[child], last))
            break;
        sweep->heap[i] = sweep->heap[child];
        i = child;
    }
    sweep->heap[i] = last;
}

static void sweep_add(struct sweep *sweep, const struct segment *winner, moment start, moment end)
{
    struct segment *last = sweep->count ? &sweep->out[sweep->count - 1] : NULL;
    if (last && last->end == start && last->block == winner->block) {
        last->end = end;
        return;
    }
    sweep->out[sweep->count] = *winner;
    sweep->out[sweep->count].start = start;
    sweep->out[sweep->count].end = end;
    sweep->count++;
}

/* Each source gives at most two pieces: one more per start that cuts it. */
static void sweep_run(struct sweep *sweep, const struct segment *sources, size_t count)
{
    moment at = 0;
    for (size_t next = 0; next < count || sweep->heap_count;) {
        if (!sweep->heap_count)
            at = sources[next].start;
        while (next < count && sources[next].start <= at)
            heap_push(sweep, &sources[next++]);
        while (sweep->heap_count && sweep->heap[1]->end <= at)
            heap_pop(sweep);
        if (!sweep->heap_count)
            continue;
        moment end = sweep->heap[1]->end;
        if (next < count)
            end = smaller(end, sources[next].start);
        sweep_add(sweep, sweep->heap[1], at, end);
        at = end;
    }
}

static int by_text(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static int by_start(const void *a, const void *b)
{
    const struct segment *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->block < y->block ? -1 : x->block > y->block;
}

/* The plans that an actual block replaces, sorted. */
static const char **plans_done(struct arena *arena, const struct load_input *in, size_t *count)
{
    const char **ids = ARENA_ARRAY(arena, const char *, in->block_count);
    *count = 0;
    for (size_t i = 0; i < in->block_count; i++)
        if (in->blocks[i].origin == LOAD_ACTUAL && in->blocks[i].plan_id)
            ids[(*count)++] = in->blocks[i].plan_id;
    if (*count)
        qsort(ids, *count, sizeof *ids, by_text);
    return ids;
}

static size_t sources_take(struct arena *arena, const struct load_input *in,
                           struct segment *sources)
{
    size_t done_count, count = 0;
    const char **done = plans_done(arena, in, &done_count);
    for (size_t i = 0; i < in->block_count; i++) {
        const struct load_block *block = &in->blocks[i];
        moment start = larger(block->start, (moment)REACH_FIRST * DAY_MINUTES);
        moment end = smaller(block->end, (moment)(REACH_LAST + 1) * DAY_MINUTES);
        bool planned = block->origin == LOAD_PLANNED;
        if (end <= start)
            continue;
        if (planned && block->id && done_count &&
            bsearch(&block->id, done, done_count, sizeof *done, by_text))
            continue;
        int tenths = block->tenths == LOAD_TENTHS_OF_KIND ? block->kind->tenths : block->tenths;
        sources[count++] = (struct segment){start, end, block->kind, tenths, (int32_t)i, planned};
    }
    return count;
}

/* Check-ins are a record too; days off alone are none. */
static bool range_of_checkins(const struct load_input *in, day *first, day *last)
{
    *first = *last = in->off_count ? in->off[0].day : 0;
    for (size_t i = 0; i < in->checkin_count; i++) {
        day d = in->checkins[i].day;
        *first = i && *first < d ? *first : d;
        *last = i && *last > d ? *last : d;
    }
    return in->checkin_count > 0;
}

/* The days of all blocks, so also of those that lose all of their time to others. */
static void set_range(struct timeline *timeline, const struct segment *sources, size_t count)
{
    const struct load_input *in = &timeline->in;
    day first, last;
    bool recorded = range_of_checkins(in, &first, &last);
    for (size_t i = 0; i < count; i++) {
        day start = steps_day(&timeline->steps, sources[i].start);
        day end = steps_day(&timeline->steps, sources[i].end - 1);
        first = i && first < start ? first : start;
        last = i && last > end ? last : end;
    }
    timeline->recorded = recorded || count || in->first_day != DAY_NONE;
    if (in->first_day != DAY_NONE)
        first = in->first_day;
    if (in->last_day != DAY_NONE)
        last = in->last_day;
    timeline->first = (day)larger(REACH_FIRST, smaller(first, REACH_LAST));
    timeline->last = (day)larger(REACH_FIRST, smaller(last, REACH_LAST));
}

/* Blocks come in order but for some at their end, such as hours at a conference: only those are
 * sorted, and merged in from the back. */
static void sources_sort(struct arena *scratch, struct segment *sources, size_t count)
{
    size_t sorted = count ? 1 : 0;
    while (sorted < count && sources[sorted].start >= sources[sorted - 1].start)
        sorted++;
    size_t rest = count - sorted;
    if (!rest)
        return;
    struct segment *late = arena_copy(scratch, sources + sorted, rest * sizeof *late);
    qsort(late, rest, sizeof *late, by_start);
    for (size_t i = count; rest; i--)
        sources[i - 1] = sorted && by_start(&sources[sorted - 1], &late[rest - 1]) > 0
                             ? sources[--sorted]
                             : late[--rest];
}

void segment_build(struct arena *arena, struct arena *scratch, struct timeline *timeline)
{
    size_t room = timeline->in.block_count;
    struct segment *sources = ARENA_ARRAY(scratch, struct segment, room);
    size_t count = sources_take(scratch, &timeline->in, sources);
    set_range(timeline, sources, count);
    sources_sort(scratch, sources, count);
    struct sweep sweep = {.heap = ARENA_ARRAY(scratch, const struct segment *, count + 1),
                          .out = ARENA_ARRAY(scratch, struct segment, 2 * count + 1)};
    sweep_run(&sweep, sources, count);
    timeline->segments = arena_copy(arena, sweep.out, sweep.count * sizeof *sweep.out);
    timeline->segment_count = sweep.count;
}

size_t segment_after(const struct timeline *timeline, moment at)
{
    size_t low;
    LOWER_BOUND(low, timeline->segment_count, i, timeline->segments[i].end <= at);
    return low;
}
