/* SPDX-License-Identifier: MIT
 *
 * event_times: an event's wall clock and its instants, kept in step.
 */
#include "event_times.h"

const struct zone *event_zone(struct world *world, const struct event *event)
{
    const struct zone *zone = event->zone ? world_zone(world, event->zone) : NULL;
    return zone ? zone : world->home;
}

static const struct zone *zone_of_end(struct world *world, const struct event *event)
{
    const struct zone *zone = event->end_zone ? world_zone(world, event->end_zone) : NULL;
    return zone ? zone : event_zone(world, event);
}

/* "2:30-3:30" on the night that skips that hour would end as it begins, or before: it is as long as
 * it was said to be. A series begins at the clock that was said, for the days that have it. */
static void keep_length(struct world *world, struct event *event, int64_t length)
{
    if (event->end > event->start || length <= 0 || event->end_zone)
        return;
    struct wall said = {event->start_day, event->start_second};
    event_place(world, event, event->start, event->start + length);
    if (!event->rrule)
        return;
    event->start_day = said.day;
    event->start_second = said.second;
}

void event_anchor(struct world *world, struct event *event)
{
    struct wall start = {event->start_day, event->start_second > 0 ? event->start_second : 0};
    struct wall end = {event->end_day, event->end_second > 0 ? event->end_second : 0};
    if (event->all_day) {
        event->start = wall_seconds((struct wall){event->start_day, 0});
        event->end = wall_seconds((struct wall){event->end_day, 0});
        return;
    }
    event->start = zone_instant(event_zone(world, event), start, NULL);
    event->end = zone_instant(zone_of_end(world, event), end, NULL);
    keep_length(world, event, wall_seconds(end) - wall_seconds(start));
}

void event_place(struct world *world, struct event *event, instant start, instant end)
{
    struct wall from = zone_wall(event_zone(world, event), start);
    struct wall to = zone_wall(zone_of_end(world, event), end);
    event->start_day = from.day;
    event->start_second = from.second;
    event->end_day = to.day;
    event->end_second = to.second;
    event->start = start;
    event->end = end;
}

void event_place_days(struct event *event, day first, day end)
{
    event->all_day = true;
    event->start_day = first;
    event->end_day = end > first ? end : first + 1;
    event->start_second = event->end_second = 0;
    event->start = wall_seconds((struct wall){event->start_day, 0});
    event->end = wall_seconds((struct wall){event->end_day, 0});
}

void event_bound_series(struct world *world, struct event *event)
{
    struct recur_set set;
    instant first, last;
    event->series_end = INSTANT_NONE;
    if (!event->rrule && !event->rdates)
        return;
    event_series(world, event, &set);
    recur_bounds(&set, RECUR_STEPS, &first, &last);
    if (last != INT64_MAX)
        event->series_end = last;
}

void event_series(struct world *world, const struct event *event, struct recur_set *out)
{
    struct recur_source source = {
        .start = {event->start_day, event->start_second > 0 ? event->start_second : 0},
        .all_day = event->all_day,
        .zone = event->all_day ? NULL : event_zone(world, event),
        .rules = event->rrule,
        .rdates = event->rdates,
        .exdates = event->exdates,
    };
    if (event->all_day)
        source.length.days = event->end_day - event->start_day;
    else
        source.length.seconds = event->end - event->start;
    recur_build(&world->turn, &source, out, NULL);
}
