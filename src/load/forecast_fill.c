/* SPDX-License-Identifier: MIT
 *
 * forecast_fill: calendars of the future are emptier than the future; here is what they don't hold
 * yet.
 */
#include "juggle/base/vec.h"
#include "juggle/load/forecast.h"
#include "parts.h"
#include "trend.h"

enum { TYPICAL_DAYS = 56, TYPICAL_LEAST = 10 };

/* One day's filling: free from here on, and so much still to place. */
struct filling {
    struct arena *arena;
    int tenths;
    moment free_from;
    int64_t want;
    VEC(struct load_block) blocks;
};

static bool is_away(const struct timeline *timeline, day d)
{
    for (size_t i = 0; i < timeline->trip_count; i++)
        if (timeline->trip_days[i].out <= d && d <= timeline->trip_days[i].back)
            return true;
    return false;
}

/* Work of the day, and recovery, which lowers what a day should hold. */
static int64_t planned_minutes(const struct timeline *plan, day d)
{
    moment start = steps_instant(&plan->steps, d, 0), end = steps_end_of_day(&plan->steps, d);
    int64_t planned = 0;
    for (size_t i = segment_after(plan, start); i < plan->segment_count; i++) {
        const struct segment *segment = &plan->segments[i];
        if (segment->start >= end)
            break;
        if (kind_is_work(segment->kind) || segment->kind->area == AREA_RECOVERY)
            planned += overlap(segment->start, segment->end, start, end);
    }
    return planned;
}

/* Fills up to where something begins, and goes on where it ends. */
static void fill_until(struct filling *filling, moment start, moment end)
{
    int64_t length = smaller(filling->want, start - filling->free_from);
    if (length > 0) {
        struct load_block block = {.start = filling->free_from,
                                   .end = filling->free_from + length,
                                   .kind = &kind_builtin()->at[KIND_DESK],
                                   .tenths = filling->tenths,
                                   .origin = LOAD_PLANNED};
        VEC_PUSH(filling->arena, &filling->blocks, block);
        filling->want -= length;
    }
    filling->free_from = larger(filling->free_from, end);
}

static void fill_day(const struct timeline *plan, day d, struct filling *filling)
{
    const struct load_config *config = &plan->config;
    const struct steps *steps = &plan->steps;
    moment close = steps_instant(steps, d, config->work_end);
    moment lunch = steps_instant(steps, d, config->lunch_start);
    moment lunch_end = steps_instant(steps, d, config->lunch_end);
    bool eaten = false;
    filling->free_from = steps_instant(steps, d, config->work_start);
    size_t i = segment_after(plan, filling->free_from);
    for (; i < plan->segment_count && plan->segments[i].start < close; i++) {
        const struct segment *segment = &plan->segments[i];
        if (!eaten && lunch <= segment->start) {
            fill_until(filling, lunch, lunch_end);
            eaten = true;
        }
        fill_until(filling, segment->start, segment->end);
    }
    if (!eaten)
        fill_until(filling, lunch, lunch_end);
    fill_until(filling, close, close);
}

size_t forecast_fill(struct arena *arena, const struct timeline *plan, day from, day to,
                     minutes typical, struct load_block **fill)
{
    struct filling filling = {.arena = arena,
                              .tenths = (int)(plan->config.limit.ref_intensity * 10 + 0.5)};
    for (day d = from; d <= to; d++) {
        if (day_is_rest(plan, d) || is_away(plan, d))
            continue;
        filling.want = typical - planned_minutes(plan, d);
        fill_day(plan, d, &filling);
    }
    *fill = filling.blocks.at;
    return filling.blocks.count;
}

minutes forecast_typical(const struct timeline *timeline, day d)
{
    int work[TYPICAL_DAYS];
    size_t count = 0;
    for (day x = d - TYPICAL_DAYS; x < d; x++) {
        const struct load_day *row = day_row(timeline, x);
        if (x >= timeline->first && row->recorded && !day_is_rest(timeline, x) &&
            !is_away(timeline, x))
            work[count++] = row->work;
    }
    if (count < TYPICAL_LEAST)
        return timeline->config.contract_day;
    return (minutes)trend_median(work, count);
}
