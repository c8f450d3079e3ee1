/* SPDX-License-Identifier: MIT
 *
 * series: the glue between event records and recurrence sets.
 */
#include "juggle/model/series.h"

#include <string.h>

#include "juggle/base/str.h"

bool series_is_master(const struct event *event)
{
    return (event->rrule || event->rdates) && !series_is_override(event);
}

bool series_is_override(const struct event *event)
{
    return event->recurrence && *event->recurrence;
}

static struct wall start_of(const struct event *event)
{
    return (struct wall){event->start_day, event->start_second > 0 ? event->start_second : 0};
}

static struct recur_length length_of(const struct event *event)
{
    if (event->all_day)
        return (struct recur_length){event->end_day - event->start_day, 0};
    return (struct recur_length){0, event->end - event->start};
}

void series_set(struct arena *arena, const struct event *master, const struct zone *zone,
                struct recur_set *out)
{
    struct recur_source source = {
        .start = start_of(master),
        .all_day = master->all_day,
        .zone = master->all_day ? NULL : zone,
        .length = length_of(master),
        .rules = master->rrule,
        .rdates = master->rdates,
        .exdates = master->exdates,
    };
    recur_build(arena, &source, out, NULL);
}

static struct recur_override override_of(const struct event *event, const struct zone *zone)
{
    struct recur_override out = {
        .onwards = event->onwards,
        .all_day = event->all_day,
        .start = start_of(event),
        .zone = event->all_day ? NULL : zone,
        .length = length_of(event),
    };
    recur_moment_parse(event->recurrence, strlen(event->recurrence), &out.at);
    return out;
}

static const char *name_of(struct arena *arena, const struct event *master, struct wall at)
{
    struct recur_moment moment = {.wall = at, .date = master->all_day};
    char buf[RECUR_MOMENT_SIZE];
    return arena_strdup(arena, recur_moment_format(&moment, buf));
}

struct series_row *series_expand(struct arena *arena, const struct event *master,
                                 const struct event *const *overrides, size_t override_count,
                                 series_zone_fn zone, void *context, struct span window,
                                 size_t *count)
{
    struct recur_set set;
    struct recur_items items;
    struct recur_override *changed = ARENA_ARRAY(arena, struct recur_override, override_count + 1);
    series_set(arena, master, master->zone ? zone(context, master->zone) : NULL, &set);
    for (size_t i = 0; i < override_count; i++)
        changed[i] = override_of(overrides[i],
                                 overrides[i]->zone ? zone(context, overrides[i]->zone) : NULL);
    recur_assemble(arena, &set, changed, override_count, window, RECUR_STEPS, &items);
    struct series_row *rows = ARENA_ARRAY(arena, struct series_row, items.count + 1);
    for (size_t i = 0; i < items.count; i++) {
        const struct recur_item *item = &items.at[i];
        rows[i] = (struct series_row){
            item->start, item->end,
            item->override == RECUR_MASTER ? master : overrides[item->override],
            name_of(arena, master, item->at)};
    }
    *count = items.count;
    return rows;
}
