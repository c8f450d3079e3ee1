/* SPDX-License-Identifier: MIT
 *
 * scope_carry: what hangs on single occurrences of a series (overrides, days taken out, what the
 * person said of one) goes with them when the series' start moves, or when the series is cut in
 * two.
 */
#include "scope.h"

#include <string.h>

#include "event_times.h"

struct wall scope_start(const struct event *event)
{
    return (struct wall){event->start_day,
                         event->all_day || event->start_second < 0 ? 0 : event->start_second};
}

static struct wall moved(struct wall wall, instant shift)
{
    return wall_from_seconds(wall_seconds(wall) + shift);
}

void scope_move(struct world *world, struct event *event, instant shift)
{
    struct wall end = {event->end_day,
                       event->all_day || event->end_second < 0 ? 0 : event->end_second};
    struct wall start = moved(scope_start(event), shift);
    end = moved(end, shift);
    event->start_day = start.day;
    event->start_second = start.second;
    event->end_day = end.day;
    event->end_second = end.second;
    event_anchor(world, event);
}

/* The moment's text in the series as it is now; as it was where it can't be read. */
static const char *moved_moment(struct world *world, const char *text, size_t length,
                                const struct scope_change *change)
{
    struct recur_moment moment;
    char buf[RECUR_MOMENT_SIZE];
    if (!recur_moment_parse(text, length, &moment))
        return arena_strndup(&world->turn, text, length);
    moment.wall = moved(moment.wall, change->shift);
    moment.date = change->after->all_day;
    const char *own = memchr(text, '/', length); /* how long it lasts */
    return arena_printf(&world->turn, "%s%.*s", recur_moment_format(&moment, buf),
                        own ? (int)(length - (size_t)(own - text)) : 0, own ? own : "");
}

const char *scope_moments(struct world *world, const char *list, const struct scope_change *change)
{
    const char *out = NULL;
    for (const char *at = list ? list : ""; *at; at += *at == ',') {
        size_t length = strcspn(at, ",");
        const char *one = moved_moment(world, at, length, change);
        out = out ? arena_printf(&world->turn, "%s,%s", out, one) : one;
        at += length;
    }
    return out;
}

/* Does the occurrence belong to the part that was changed? *at is where it stood. */
static bool concerned(struct world *world, const char *recurrence,
                      const struct scope_change *change, instant *at)
{
    struct recur_set set;
    struct recur_moment moment;
    if (!recurrence || !*recurrence || !recur_moment_parse(recurrence, strlen(recurrence), &moment))
        return false;
    event_series(world, change->before, &set);
    *at = recur_instant(&set, &moment);
    return *at >= change->from;
}

static bool carry_override(struct world *world, const struct event *stored,
                           const struct scope_change *change, struct err *err)
{
    instant at;
    if (!concerned(world, stored->recurrence, change, &at))
        return true;
    struct event *event = record_copy(&world->turn, RECORD_EVENT, stored);
    event->uid = change->after->uid;
    event->recurrence = moved_moment(world, stored->recurrence, strlen(stored->recurrence), change);
    /* One that only says something else stays at the series' time; one that was moved stays there.
     */
    if (stored->start == at && stored->all_day == change->after->all_day)
        scope_move(world, event, change->shift);
    return store_put(world->store, RECORD_EVENT, event, err);
}

static bool carry_choice(struct world *world, const struct choice *stored,
                         const struct scope_change *change, struct err *err)
{
    instant at;
    if (!concerned(world, stored->occurrence, change, &at))
        return true;
    struct choice *choice = record_copy(&world->turn, RECORD_CHOICE, stored);
    choice->event = change->after->id;
    choice->occurrence =
        moved_moment(world, stored->occurrence, strlen(stored->occurrence), change);
    return store_put(world->store, RECORD_CHOICE, choice, err);
}

bool scope_carry(struct world *world, const struct scope_change *change, struct err *err)
{
    struct record_list series, choices;
    const struct event *before = change->before;
    if (!store_series(world->store, &world->turn, before->feed, before->uid, &series, err) ||
        !store_choices(world->store, &world->turn, before->id, &choices, err))
        return false;
    for (size_t i = 0; i < series.count; i++)
        if (!carry_override(world, series.at[i], change, err))
            return false;
    for (size_t i = 0; i < choices.count; i++)
        if (!carry_choice(world, choices.at[i], change, err))
            return false;
    return true;
}
