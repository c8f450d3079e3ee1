/* SPDX-License-Identifier: MIT
 *
 * where: legs sorted by arrival become steps of the person's clock.
 */
#include "juggle/model/where.h"

#include <stdlib.h>

#include "juggle/base/search.h"

static int by_from(const void *a, const void *b)
{
    const struct where_step *x = a, *y = b;
    return x->from < y->from ? -1 : x->from > y->from;
}

void where_build(struct arena *arena, const struct zone *home, const struct leg *const *legs,
                 size_t leg_count, const struct zone_set *zones, struct where *out)
{
    struct where_step *steps = ARENA_ARRAY(arena, struct where_step, leg_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < leg_count; i++) {
        const struct zone *zone =
            legs[i]->way == WORD_way_BACK ? home : zone_find(zones, legs[i]->end_zone);
        if (zone && legs[i]->end != INSTANT_NONE)
            steps[count++] = (struct where_step){legs[i]->end, zone};
    }
    qsort(steps, count, sizeof *steps, by_from);
    *out = (struct where){home, steps, count};
}

/* The number of steps that have happened at an instant. */
static size_t steps_taken(const struct where *where, instant at)
{
    size_t low;
    LOWER_BOUND(low, where->count, i, where->steps[i].from <= at);
    return low;
}

const struct zone *where_zone(const struct where *where, instant at)
{
    size_t taken = steps_taken(where, at);
    return taken ? where->steps[taken - 1].zone : where->home;
}

struct wall where_wall(const struct where *where, instant at)
{
    return zone_wall(where_zone(where, at), at);
}

/* A step more than two days away can't change what a wall clock's reading means: offsets differ by
 * at most 26 hours. */
instant where_instant(const struct where *where, struct wall wall)
{
    instant rough = wall_seconds(wall);
    size_t first = steps_taken(where, rough - 2 * DAY_SECONDS);
    size_t last = steps_taken(where, rough + 2 * DAY_SECONDS);
    for (size_t i = first; i <= last; i++) {
        const struct zone *zone = i ? where->steps[i - 1].zone : where->home;
        instant at = zone_instant(zone, wall, NULL);
        bool begun = i == 0 || at >= where->steps[i - 1].from;
        bool ended = i < where->count && at >= where->steps[i].from;
        if (begun && !ended)
            return at;
        if (!begun) /* the arrival jumped over it */
            return where->steps[i - 1].from;
    }
    return zone_instant(where_zone(where, rough), wall, NULL);
}

struct span where_day(const struct where *where, day d, minutes starts_at)
{
    struct wall start = {d, starts_at * 60}, end = {d + 1, starts_at * 60};
    return (struct span){where_instant(where, start), where_instant(where, end)};
}

day where_date(const struct where *where, instant at, minutes starts_at)
{
    struct wall wall = where_wall(where, at);
    return wall.second < starts_at * 60 ? wall.day - 1 : wall.day;
}
