/* SPDX-License-Identifier: MIT
 *
 * rest: runs of work, the gaps between them, and the rest that follows each work day.
 */
#include "juggle/base/search.h"
#include "rest.h"

#include "parts.h"

/* Maximal runs of touching work, with or without travel, short ones on their own left out. */
static size_t rest_take_runs(const struct timeline *timeline, bool travel, struct stretch *runs)
{
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (!kind_is_work(segment->kind) || (kind_is_travel(segment->kind) && !travel))
            continue;
        if (count && segment->start <= runs[count - 1].end)
            runs[count - 1].end = segment->end;
        else
            runs[count++] = (struct stretch){segment->start, segment->end};
    }
    for (size_t i = 0; i < count; i++)
        if ((double)(runs[i].end - runs[i].start) >= timeline->config.limit.min_run_min)
            runs[kept++] = runs[i];
    return kept;
}

static size_t rest_take_gaps(const struct timeline *timeline, struct stretch *gaps)
{
    size_t count = 0;
    moment free_from = timeline->data_start;
    for (size_t i = 0; i < timeline->run_count; i++) {
        const struct stretch *run = &timeline->runs[i];
        if (run->start > free_from)
            gaps[count++] = (struct stretch){free_from, run->start};
        free_from = larger(free_from, run->end);
    }
    gaps[count++] = (struct stretch){free_from, MOMENT_NEVER};
    return count;
}

/* The rest after the last run that starts in a work day, from one turn of the day to the next, so
 * that an incident at half past midnight belongs to the evening before. */
static void rest_add_daily(struct timeline *timeline, const struct stretch *runs, size_t count,
                           bool travel)
{
    for (size_t i = 0; i < count; i++) {
        moment local = runs[i].start + steps_offset(&timeline->steps, runs[i].start);
        moment d = floor_div(local - timeline->config.day_turn, DAY_MINUTES);
        if (d < timeline->low || d > timeline->high)
            continue;
        struct load_day *row = &timeline->rows[d - timeline->low];
        int64_t rest = i + 1 < count ? runs[i + 1].start - runs[i].end : MOMENT_NEVER;
        if (travel) {
            row->rest = rest;
        } else {
            row->rest_nontravel = rest;
            row->rest_start = runs[i].end;
        }
    }
}

void rest_build(struct arena *arena, struct arena *scratch, struct timeline *timeline)
{
    struct stretch *runs = ARENA_ARRAY(scratch, struct stretch, timeline->segment_count);
    rest_add_daily(timeline, runs, rest_take_runs(timeline, false, runs), false);
    timeline->run_count = rest_take_runs(timeline, true, runs);
    timeline->runs = arena_copy(arena, runs, timeline->run_count * sizeof *runs);
    rest_add_daily(timeline, runs, timeline->run_count, true);
    struct stretch *gaps = ARENA_ARRAY(arena, struct stretch, timeline->run_count + 1);
    timeline->gap_count = rest_take_gaps(timeline, gaps);
    timeline->gaps = gaps;
}

const struct stretch *rest_gaps(const struct timeline *timeline, size_t *count)
{
    *count = timeline->gap_count;
    return timeline->gaps;
}

/* The first gap that ends after a moment; the last one never ends. */
static size_t rest_gap_after(const struct timeline *timeline, moment at)
{
    size_t low;
    LOWER_BOUND(low, timeline->gap_count - 1, i, timeline->gaps[i].end <= at);
    return low;
}

struct longest_rest rest_longest(const struct timeline *timeline, moment from, moment to)
{
    struct longest_rest found = {{from, from}, 0, 0};
    for (size_t i = rest_gap_after(timeline, from); i < timeline->gap_count; i++) {
        const struct stretch *gap = &timeline->gaps[i];
        if (gap->start >= to)
            break;
        int64_t inside = overlap(gap->start, gap->end, from, to);
        if (inside > found.inside) {
            found.inside = inside;
            found.gap = *gap;
        }
        if (inside > 0 && (double)inside >= timeline->config.limit.r2_min)
            found.longest_day = larger(found.longest_day, gap->end - gap->start);
    }
    return found;
}
