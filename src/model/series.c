/* SPDX-License-Identifier: MIT
 *
 * series: which of the events with one UID is the series, which are its overrides and which stand
 * for themselves; and what all of them are in time.
 */
#include "juggle/model/series.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

typedef VEC(struct series_item) item_list;

/* A series and what was changed in it. */
struct family {
    const struct event *master;
    struct recur_set set;
    const struct event **events; /* parallel to overrides */
    struct recur_override *overrides;
    size_t count;
};

bool series_is_override(const struct event *event)
{
    return event->recurrence && *event->recurrence;
}

bool series_is_master(const struct event *event)
{
    return !series_is_override(event) && (event->rrule || event->rdates);
}

static bool is_split(const struct event *event)
{
    return event->split && *event->split;
}

static const struct zone *zone_named(const struct series_zones *zones, const char *name)
{
    const struct zone *zone = name && zones->find ? zones->find(zones->context, name) : NULL;
    return zone ? zone : zone_utc();
}

static struct wall start_wall(const struct event *event)
{
    bool has_time = !event->all_day && event->start_second > 0;
    return (struct wall){event->start_day, has_time ? event->start_second : 0};
}

void series_anchor(struct event *event, const struct series_zones *zones)
{
    struct wall end = {event->end_day, event->end_second > 0 ? event->end_second : 0};
    if (event->all_day) {
        event->start = wall_seconds((struct wall){event->start_day, 0});
        event->end = wall_seconds((struct wall){event->end_day, 0});
        return;
    }
    const struct zone *zone = zone_named(zones, event->zone);
    event->start = zone_instant(zone, start_wall(event), NULL);
    event->end =
        zone_instant(event->end_zone ? zone_named(zones, event->end_zone) : zone, end, NULL);
    if (event->end < event->start)
        event->end = event->start;
}

static struct recur_length length_of(const struct event *event)
{
    if (event->all_day)
        return (struct recur_length){event->end_day - event->start_day, 0};
    return (struct recur_length){0, event->end - event->start};
}

/* The rules as a set; it lives in the arena. */
static void series_set(struct arena *arena, const struct event *master,
                       const struct series_zones *zones, struct recur_set *out)
{
    struct recur_source source = {
        .start = start_wall(master),
        .all_day = master->all_day,
        .zone = master->all_day ? NULL : zone_named(zones, master->zone),
        .length = length_of(master),
        .rules = master->rrule,
        .rdates = master->rdates,
        .exdates = master->exdates,
    };
    recur_build(arena, &source, out, NULL);
}

instant series_last(struct arena *arena, const struct event *master,
                    const struct series_zones *zones)
{
    struct recur_set set;
    instant first, last;
    if (!series_is_master(master))
        return INSTANT_NONE;
    series_set(arena, master, zones, &set);
    recur_bounds(&set, SERIES_STEPS, &first, &last);
    return last == INT64_MAX ? INSTANT_NONE : last;
}

static char *put_digits(char *out, int number, int digits)
{
    for (int i = digits; i-- > 0; number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + digits;
}

/* By hand, as a year of a full calendar has tens of thousands of them. */
const char *series_name(struct arena *arena, const struct event *master, struct wall at)
{
    struct civil civil = day_civil(at.day);
    char *name = arena_alloc(arena, sizeof "20261201T100000"), *end = name;
    end = put_digits(end, civil.year, 4);
    end = put_digits(end, civil.month, 2);
    end = put_digits(end, civil.mday, 2);
    if (master->all_day)
        return name;
    *end++ = 'T';
    end = put_digits(end, at.second / 3600, 2);
    end = put_digits(end, at.second / 60 % 60, 2);
    put_digits(end, at.second % 60, 2);
    return name;
}

static bool read_override(const struct event *event, const struct series_zones *zones,
                          struct recur_override *out)
{
    *out = (struct recur_override){
        .onwards = event->onwards,
        .all_day = event->all_day,
        .start = start_wall(event),
        .zone = event->all_day ? NULL : zone_named(zones, event->zone),
        .length = length_of(event),
    };
    return recur_moment_parse(event->recurrence, strlen(event->recurrence), &out->at);
}

/* The series itself: without `split`, and with rules if there is a choice. */
static const struct event *find_master(const struct event *const *events, size_t count)
{
    const struct event *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (!series_is_override(events[i]) && !is_split(events[i]) &&
            (!found || (!series_is_master(found) && series_is_master(events[i]))))
            found = events[i];
    return found;
}

static void add_single(struct arena *arena, item_list *list, const struct event *event)
{
    VEC_PUSH(arena, list,
             ((struct series_item){.event = event, .start = event->start, .end = event->end}));
}

static bool overlaps(struct span window, instant start, instant end)
{
    return start < window.end && (end > window.start || start >= window.start);
}

/* An override that was moved out of the window. */
static void add_distant(struct arena *arena, item_list *list, const struct family *family, size_t i,
                        struct span window)
{
    const struct event *event = family->events[i];
    instant at = recur_instant(&family->set, &family->overrides[i].at);
    struct series_item item = {
        .event = event,
        .master = family->master,
        .at = family->set.all_day ? wall_from_seconds(at) : zone_wall(family->set.zone, at),
        .start = event->start,
        .end = event->end,
    };
    if (!overlaps(window, event->start, event->end))
        VEC_PUSH(arena, list, item);
}

static void add_family(struct arena *arena, item_list *list, const struct family *family,
                       struct span window)
{
    struct recur_items items;
    recur_assemble(arena, &family->set, family->overrides, family->count, window, SERIES_STEPS,
                   &items);
    for (size_t i = 0; i < items.count; i++) {
        const struct recur_item *item = &items.at[i];
        const struct event *event =
            item->override == RECUR_MASTER ? family->master : family->events[item->override];
        VEC_PUSH(arena, list,
                 ((struct series_item){event, family->master, item->at, item->start, item->end}));
    }
    for (size_t i = 0; i < family->count; i++)
        add_distant(arena, list, family, i, window);
}

static bool is_occurrence(struct arena *arena, const struct recur_set *set, instant at)
{
    struct recur_result found;
    recur_expand(arena, set, (struct span){at, at + 1}, SERIES_STEPS, &found);
    for (size_t i = 0; i < found.count; i++)
        if (found.at[i].start == at)
            return true;
    return false;
}

static void name_at(struct recur_override *o, instant at)
{
    o->at = (struct recur_moment){.wall = wall_from_seconds(at), .utc = true};
}

/* Who moves an occurrence may name it by another clock than the series': in the zone it was moved
 * to, or, of whole days, by the midnight before in UTC. Only where the series has none under the
 * name as it is. */
static void settle_names(struct arena *arena, const struct family *family)
{
    const struct recur_set *set = &family->set;
    for (size_t i = 0; i < family->count; i++) {
        struct recur_override *o = &family->overrides[i];
        bool west = set->all_day && o->at.utc && o->at.wall.second > 0;
        bool away = !set->all_day && !o->at.utc && !o->at.date && o->zone && o->zone != set->zone;
        if ((!west && !away) || is_occurrence(arena, set, recur_instant(set, &o->at)))
            continue;
        instant other = west ? wall_seconds((struct wall){o->at.wall.day + 1, 0})
                             : zone_instant(o->zone, o->at.wall, NULL);
        if (is_occurrence(arena, set, other))
            name_at(o, other);
    }
}

static void gather_overrides(struct arena *arena, const struct event *const *events, size_t count,
                             const struct series_zones *zones, struct family *family,
                             item_list *list)
{
    family->events = ARENA_ARRAY(arena, const struct event *, count);
    family->overrides = ARENA_ARRAY(arena, struct recur_override, count);
    for (size_t i = 0; i < count; i++) {
        if (!series_is_override(events[i]))
            continue;
        bool joins = family->master && !is_split(events[i]) &&
                     read_override(events[i], zones, &family->overrides[family->count]);
        if (joins)
            family->events[family->count++] = events[i];
        else
            add_single(arena, list, events[i]);
    }
}

void series_expand(struct arena *arena, const struct event *const *events, size_t count,
                   const struct series_zones *zones, struct span window, struct series_items *out)
{
    item_list list = {0};
    struct family family = {.master = find_master(events, count)};
    gather_overrides(arena, events, count, zones, &family, &list);
    for (size_t i = 0; i < count; i++) {
        bool heads = events[i] == family.master;
        if (series_is_override(events[i]))
            continue;
        if (!series_is_master(events[i]) && !(heads && family.count)) {
            add_single(arena, &list, events[i]);
            continue;
        }
        struct family one = {.master = events[i]};
        if (heads)
            one = family;
        series_set(arena, events[i], zones, &one.set);
        settle_names(arena, &one);
        add_family(arena, &list, &one, window);
    }
    *out = (struct series_items){list.at, list.count};
}
