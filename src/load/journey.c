/* SPDX-License-Identifier: MIT
 *
 * journey: pieces of travel less than a connection's time apart are one journey.
 */
#include "journey.h"

#include "parts.h"

enum { ZONES_FREE = 240, BULEY_POINT = 120, BULEY_HALF_DAY = 5 * BULEY_POINT, HALF_DAY = 720 };

struct buley_hours {
    int before; /* the local hour that this row ends at */
    int departure;
    int arrival;
};

static const struct buley_hours buley[] = {{1, 4, 1},  {8, 3, 3},  {12, 0, 4},
                                           {18, 1, 2}, {22, 3, 0}, {24, 4, 1}};

static const struct buley_hours *buley_at(minutes minute)
{
    size_t i = 0;
    while (minute / 60 >= buley[i].before)
        i++;
    return &buley[i];
}

/* The formula times 120, so that minutes stay whole: half a day is 5 points of 120. */
int journey_half_days(int64_t travel, minutes zones, minutes departure, minutes arrival)
{
    int points = buley_at(departure)->departure + buley_at(arrival)->arrival;
    int64_t sum = travel + 2 * larger(0, zones - ZONES_FREE) + BULEY_POINT * points;
    return (int)((sum + BULEY_HALF_DAY - 1) / BULEY_HALF_DAY);
}

/* The shorter way round the clock. */
static minutes zones_between(int a, int b)
{
    int apart = (a - b) % DAY_MINUTES;
    if (apart < 0)
        apart = -apart;
    return apart > HALF_DAY ? DAY_MINUTES - apart : apart;
}

static void journey_judge(const struct timeline *timeline, struct journey *journey)
{
    const struct load_limits *limits = &timeline->config.limit;
    const struct steps *steps = &timeline->steps;
    int64_t travel = journey->end - journey->start;
    journey->zones =
        zones_between(steps_offset(steps, journey->end), steps_offset(steps, journey->start));
    if ((double)travel < limits->t2_min_travel && journey->zones < limits->t2_min_zones)
        return;
    journey->need =
        HALF_DAY * journey_half_days(travel, journey->zones, steps_minute(steps, journey->start),
                                     steps_minute(steps, journey->end));
}

void journey_build(struct arena *arena, struct timeline *timeline)
{
    struct journey *journeys = ARENA_ARRAY(arena, struct journey, timeline->segment_count);
    size_t count = 0;
    for (size_t i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (!kind_is_travel(segment->kind))
            continue;
        struct journey *last = count ? &journeys[count - 1] : NULL;
        if (last && (double)(segment->start - last->end) < timeline->config.limit.t2_join)
            last->end = segment->end;
        else
            journeys[count++] = (struct journey){.start = segment->start, .end = segment->end};
    }
    for (size_t i = 0; i < count; i++)
        journey_judge(timeline, &journeys[i]);
    timeline->journeys = journeys;
    timeline->journey_count = count;
}
