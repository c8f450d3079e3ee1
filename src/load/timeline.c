/* SPDX-License-Identifier: MIT
 *
 * timeline: the parts built in their order, and sums over days.
 */
#include "juggle/load/timeline.h"

#include "parts.h"

void load_input_init(struct load_input *input)
{
    *input = (struct load_input){.first_day = DAY_NONE,
                                 .last_day = DAY_NONE,
                                 .last_week_off = DAY_NONE,
                                 .recorded_since = DAY_NONE};
}

const struct timeline *timeline_build(struct arena *arena, const struct load_input *input)
{
    struct timeline *timeline = ARENA_NEW(arena, struct timeline);
    struct arena scratch;
    arena_init(&scratch);
    timeline->in = *input;
    if (input->config)
        timeline->config = *input->config;
    else
        limits_default(&timeline->config);
    timeline->in.config = &timeline->config;
    steps_build(arena, input->steps, input->step_count, &timeline->steps);
    segment_build(arena, &scratch, timeline);
    timeline->data_start = steps_instant(&timeline->steps, timeline->first, 0);
    timeline_days_build(arena, &scratch, timeline);
    rest_build(arena, &scratch, timeline);
    journey_build(arena, timeline);
    recovery_build(arena, timeline);
    demand_build(arena, timeline);
    arena_finish(&scratch);
    return timeline;
}

const struct load_input *timeline_input(const struct timeline *timeline)
{
    return &timeline->in;
}

const struct load_config *timeline_config(const struct timeline *timeline)
{
    return &timeline->config;
}

const struct steps *timeline_steps(const struct timeline *timeline)
{
    return &timeline->steps;
}

day timeline_first(const struct timeline *timeline)
{
    return timeline->first;
}

minutes timeline_work(const struct timeline *timeline, day from, day to)
{
    minutes sum = 0;
    for (day d = from; d <= to; d++)
        sum += day_row(timeline, d)->work;
    return sum;
}

double timeline_load(const struct timeline *timeline, day from, day to)
{
    int64_t sum = 0;
    for (day d = from; d <= to; d++)
        sum += day_row(timeline, d)->load;
    return (double)sum / 10.0;
}

int timeline_coverage(const struct timeline *timeline, day from, day to)
{
    int known = 0;
    if (from < timeline->first)
        from = timeline->first;
    if (to < from || !timeline->recorded)
        return 0;
    for (day d = from; d <= to; d++)
        known += day_is_known(timeline, d);
    return known * 100 / (to - from + 1);
}

double timeline_assumed(const struct timeline *timeline, day from, day to)
{
    int64_t assumed = 0, work = 0;
    for (day d = from; d <= to; d++) {
        assumed += day_row(timeline, d)->assumed;
        work += day_row(timeline, d)->work;
    }
    return work ? (double)assumed / (double)work : 0.0;
}

double timeline_index(const struct timeline *timeline, day d)
{
    double reference = limits_reference_week(&timeline->config);
    return reference > 0 ? 100 * timeline_load(timeline, d - 6, d) / reference : 0.0;
}

const struct load_trip *timeline_trips(const struct timeline *timeline, size_t *count)
{
    *count = timeline->trip_count;
    return timeline->trips;
}

int timeline_nights(const struct timeline *timeline, day from, day to)
{
    int64_t nights = 0;
    for (size_t i = 0; i < timeline->trip_count; i++)
        nights +=
            overlap(timeline->trip_days[i].out, timeline->trip_days[i].back, from, (moment)to + 1);
    return (int)nights;
}
