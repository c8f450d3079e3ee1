/* SPDX-License-Identifier: MIT
 *
 * zone: asking a zone. Both ways are one binary search, over the instants of
 * the steps or over the wall clocks at which each one is over.
 */
#include "zone_private.h"

#include <string.h>

/* Far enough from the ends of int64 that an offset and a cycle can be added. */
#define FAR (INT64_MAX / 4)

static const int32_t no_offset[] = {0};
static const struct zone utc = {.name = "UTC", .offsets = no_offset, .cycle = INSTANT_NONE};

const struct zone *zone_utc(void)
{
    return &utc;
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

struct zone *zone_build(struct arena *arena, const char *name, int32_t before,
                        const struct zone_step *steps, size_t count)
{
    struct zone *zone = ARENA_NEW(arena, struct zone);
    instant *at = ARENA_ARRAY(arena, instant, count);
    instant *local = ARENA_ARRAY(arena, instant, count);
    int32_t *offsets = ARENA_ARRAY(arena, int32_t, count + 1);
    size_t kept = 0;
    offsets[0] = before;
    for (size_t i = 0; i < count; i++) {
        /* Of steps at one instant the last counts. */
        bool replaced = i + 1 < count && steps[i + 1].at <= steps[i].at;
        int32_t old = offsets[kept], new = steps[i].offset;
        if (replaced || old == new)
            continue;
        at[kept] = steps[i].at;
        local[kept] = steps[i].at + (old > new ? old : new);
        offsets[++kept] = new;
    }
    *zone = (struct zone){arena_strdup(arena, name), kept, at, local, offsets, INSTANT_NONE};
    return zone;
}

const struct zone *zone_fixed(struct arena *arena, const char *name, int32_t offset)
{
    return zone_build(arena, name, offset, NULL, 0);
}

const struct zone *zone_from_steps(struct arena *arena, const char *name, int32_t before,
                                   const struct zone_step *steps, size_t count)
{
    return zone_build(arena, name, before, steps, count);
}

/* How many of the sorted instants are at or before one: the index of its stretch. */
static size_t stretch_of(const instant *sorted, size_t count, instant at)
{
    size_t first = 0;
    size_t left = count;
    while (left > 1) {
        size_t half = left / 2;
        first += sorted[first + half - 1] <= at ? half : 0;
        left -= half;
    }
    return first + (left == 1 && sorted[first] <= at);
}

static instant not_too_far(instant at)
{
    return at > FAR ? FAR : at < -FAR ? -FAR : at;
}

/* The same moment in the cycle that is written out, and by how much it was moved. */
static instant into_cycle(const struct zone *zone, instant at, instant *moved)
{
    at = not_too_far(at);
    *moved = 0;
    if (zone->cycle != INSTANT_NONE && at >= zone->cycle + ZONE_CYCLE) {
        *moved = (at - zone->cycle) / ZONE_CYCLE * ZONE_CYCLE;
        at -= *moved;
    }
    return at;
}

int32_t zone_offset(const struct zone *zone, instant at)
{
    instant moved;
    instant within = into_cycle(zone, at, &moved);
    return zone->offsets[stretch_of(zone->at, zone->count, within)];
}

struct wall zone_wall(const struct zone *zone, instant at)
{
    return wall_from_seconds(not_too_far(at) + zone_offset(zone, at));
}

/* The offset that a wall clock is read with, the first or the later where two are possible. */
static int32_t wall_offset(const struct zone *zone, instant seconds, bool later, enum zone_fit *fit)
{
    instant moved;
    instant local = into_cycle(zone, seconds, &moved);
    size_t i = stretch_of(zone->local, zone->count, local);
    int32_t before = zone->offsets[i];
    *fit = ZONE_FIT_ONE;
    if (i == zone->count)
        return before;

    int32_t after = zone->offsets[i + 1];
    if (local - zone->at[i] < (before < after ? before : after))
        return before;
    *fit = before < after ? ZONE_FIT_GAP : ZONE_FIT_OVERLAP;
    return later && *fit == ZONE_FIT_OVERLAP ? after : before;
}

instant zone_instant(const struct zone *zone, struct wall wall, enum zone_fit *fit)
{
    enum zone_fit found;
    instant seconds = wall_seconds(wall);
    int32_t offset = wall_offset(zone, seconds, false, &found);
    if (fit)
        *fit = found;
    return seconds - offset;
}

instant zone_instant_later(const struct zone *zone, struct wall wall)
{
    enum zone_fit fit;
    instant seconds = wall_seconds(wall);
    return seconds - wall_offset(zone, seconds, true, &fit);
}

instant zone_next_change(const struct zone *zone, instant after, instant limit)
{
    instant moved;
    instant within = into_cycle(zone, after, &moved);
    size_t next = stretch_of(zone->at, zone->count, within);
    if (next == zone->count)
        return INSTANT_NONE;
    instant change = zone->at[next] + moved;
    return change < limit ? change : INSTANT_NONE;
}

/* Where a name stands in the set, or would. */
static size_t place_of(const struct zone_set *set, const char *name, bool *found)
{
    size_t low = 0, high = set->count;
    *found = false;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(set->at[middle]->name, name);
        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct zone *zone_find(const struct zone_set *set, const char *name)
{
    bool found;
    if (!name)
        return NULL;
    size_t place = place_of(set, name, &found);
    return found ? set->at[place] : NULL;
}

void zone_set_add(struct arena *arena, struct zone_set *set, const struct zone *zone)
{
    bool found;
    size_t place = place_of(set, zone->name, &found);
    if (found) {
        set->at[place] = zone;
        return;
    }
    VEC_PUSH(arena, set, zone);
    for (size_t i = set->count - 1; i > place; i--)
        set->at[i] = set->at[i - 1];
    set->at[place] = zone;
}
