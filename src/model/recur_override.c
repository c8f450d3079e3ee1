/* SPDX-License-Identifier: MIT
 *
 * recur_override: a series together with the occurrences that were changed on their own.
 *
 * An override can move an occurrence into the window or out of it, and one that holds onwards moves
 * all that follow; so the series is read a little beyond the window, and what counts is where
 * things end up.
 */
#include "juggle/base/search.h"
#include "recur_private.h"

#include <stdlib.h>

#include "juggle/base/vec.h"

typedef VEC(struct recur_item) item_list;

/* An override, with what it means in instants. */
struct mark {
    instant at; /* the occurrence that it changes */
    size_t index;
    int64_t shift; /* of the wall clock in its own zone */
    size_t leader; /* 1 + the mark that holds onwards here; 0: none yet */
};

static const struct zone *override_zone(const struct recur_override *o)
{
    return o->zone && !o->all_day ? o->zone : zone_utc();
}

static instant end_of(const struct recur_override *o, instant start, struct wall at)
{
    if (o->length.days) {
        at.day += o->length.days;
        start = zone_instant(override_zone(o), at, NULL);
    }
    return start + o->length.seconds;
}

static bool overlaps(struct span window, instant start, instant end)
{
    return start < window.end && (end > window.start || start >= window.start);
}

static int by_moment(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static struct mark *build_marks(struct arena *arena, const struct recur_set *set,
                                const struct recur_override *overrides, size_t count)
{
    struct mark *marks = ARENA_ARRAY(arena, struct mark, count);
    for (size_t i = 0; i < count; i++) {
        const struct recur_override *o = &overrides[i];
        instant at = recur_instant(set, &o->at);
        struct wall from = zone_wall(override_zone(o), at);
        if (o->all_day)
            from.second = 0;
        marks[i] = (struct mark){at, i, wall_seconds(o->start) - wall_seconds(from), 0};
    }
    qsort(marks, count, sizeof *marks, by_moment);
    for (size_t i = 0, leader = 0; i < count; i++) {
        if (overrides[marks[i].index].onwards)
            leader = i + 1;
        marks[i].leader = leader;
    }
    return marks;
}

/* The number of marks at or before a moment. */
static size_t marks_until(const struct mark *marks, size_t count, instant at)
{
    size_t low;
    LOWER_BOUND(low, count, i, marks[i].at <= at);
    return low;
}

/* Which part of the series can end up in the window: as far as anything onwards shifts or
 * stretches. */
static struct span widen(struct span window, const struct recur_override *overrides,
                         const struct mark *marks, size_t count)
{
    int64_t before = 0, behind = 0;
    for (size_t i = 0; i < count; i++) {
        const struct recur_length *length = &overrides[marks[i].index].length;
        int64_t shift = marks[i].shift;
        int64_t reach = shift + length->seconds + ((int64_t)length->days + 1) * DAY_SECONDS;
        if (!overrides[marks[i].index].onwards)
            continue;
        before = reach > before ? reach : before;
        behind = DAY_SECONDS - shift > behind ? DAY_SECONDS - shift : behind;
    }
    window.start = window.start > INT64_MIN + before ? window.start - before : INT64_MIN;
    window.end = window.end < INT64_MAX - behind ? window.end + behind : INT64_MAX;
    return window;
}

static struct recur_item moved(const struct recur_occurrence *o, const struct mark *mark,
                               const struct recur_override *override)
{
    const struct zone *zone = override_zone(override);
    struct wall at = wall_from_seconds(wall_seconds(zone_wall(zone, o->start)) + mark->shift);
    if (override->all_day)
        at.second = 0;
    instant start = zone_instant(zone, at, NULL);
    return (struct recur_item){start, end_of(override, start, at), o->at, mark->index};
}

/* What becomes of one of the series' occurrences; false: an override of its own stands in for it.
 */
static bool place(const struct recur_occurrence *o, const struct mark *marks, size_t count,
                  const struct recur_override *overrides, struct recur_item *out)
{
    size_t i = marks_until(marks, count, o->start);
    if (i > 0 && marks[i - 1].at == o->start)
        return false;
    const struct mark *leader =
        i > 0 && marks[i - 1].leader ? &marks[marks[i - 1].leader - 1] : NULL;
    if (leader)
        *out = moved(o, leader, &overrides[leader->index]);
    else
        *out = (struct recur_item){o->start, o->end, o->at, RECUR_MASTER};
    return true;
}

static struct recur_item own_item(const struct recur_set *set, const struct mark *mark,
                                  const struct recur_override *override)
{
    struct wall start = override->start;
    if (override->all_day)
        start.second = 0;
    instant from = zone_instant(override_zone(override), start, NULL);
    struct wall at = set->all_day ? wall_from_seconds(mark->at) : zone_wall(set->zone, mark->at);
    return (struct recur_item){from, end_of(override, from, start), at, mark->index};
}

static int by_start(const void *a, const void *b)
{
    const struct recur_item *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return wall_compare(x->at, y->at);
}

void recur_assemble(struct arena *arena, const struct recur_set *set,
                    const struct recur_override *overrides, size_t count, struct span window,
                    int steps, struct recur_items *out)
{
    struct mark *marks = count ? build_marks(arena, set, overrides, count) : NULL;
    struct recur_result series;
    struct recur_item item;
    item_list list = {0};
    recur_expand(arena, set, widen(window, overrides, marks, count), steps, &series);
    for (size_t i = 0; i < series.count; i++)
        if (place(&series.at[i], marks, count, overrides, &item) &&
            overlaps(window, item.start, item.end))
            VEC_PUSH(arena, &list, item);
    for (size_t i = 0; i < count; i++) {
        if (i + 1 < count && marks[i + 1].at == marks[i].at)
            continue;
        item = own_item(set, &marks[i], &overrides[marks[i].index]);
        if (overlaps(window, item.start, item.end))
            VEC_PUSH(arena, &list, item);
    }
    if (count && list.count > 1)
        qsort(list.at, list.count, sizeof *list.at, by_start);
    *out = (struct recur_items){list.at, list.count, series.exhausted};
}
