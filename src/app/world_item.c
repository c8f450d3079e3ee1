/* SPDX-License-Identifier: MIT
 *
 * world_item: one record as an item. The view holds that record and what speaks for it, nothing
 * else: a search asks for fifty, and a full calendar has hundreds of other things round each.
 */
#include "juggle/app/world.h"

#include <string.h>

#include "juggle/model/series.h"

/* As far as most series are walked, and as far as the rare ones are. */
enum { AHEAD_DAYS = 400, FAR_DAYS = 40 * 366 };

static const struct zone *zone_of(void *context, const char *name)
{
    return world_zone(context, name);
}

static bool expand(struct world *world, const struct event *master, struct span window,
                   struct series_items *out, struct err *err)
{
    struct series_zones zones = {zone_of, world};
    struct record_list list;
    if (!store_series(world->store, &world->turn, master->feed, master->uid, &list, err))
        return false;
    series_expand(&world->turn, (const struct event *const *)list.at, list.count, &zones, window,
                  out);
    return true;
}

static instant end_at_home(const struct world *world, const struct series_item *item)
{
    return item->event->all_day ? zone_instant(world->home, wall_from_seconds(item->end), NULL)
                                : item->end;
}

/* The first that isn't over, else the last. */
static const struct series_item *nearest(const struct world *world, int64_t master,
                                         const struct series_items *items)
{
    const struct series_item *ahead = NULL, *behind = NULL;
    for (size_t i = 0; i < items->count; i++) {
        const struct series_item *item = &items->at[i];
        if (!item->master || item->master->id != master)
            continue;
        if (end_at_home(world, item) > world->now) {
            if (!ahead || item->start < ahead->start)
                ahead = item;
        } else if (!behind || item->start > behind->start) {
            behind = item;
        }
    }
    return ahead ? ahead : behind;
}

static bool find_nearest(struct world *world, const struct event *master,
                         const struct series_item **out, struct err *err)
{
    const instant margin = 2 * (instant)DAY_SECONDS, now = world->now;
    const instant from = (master->start > now ? master->start : now) - margin;
    const struct span windows[] = {{from, from + AHEAD_DAYS * (instant)DAY_SECONDS},
                                   {master->start, now},
                                   {now, now + FAR_DAYS * (instant)DAY_SECONDS}};
    bool ended = master->series_end != INSTANT_NONE && master->series_end <= now - margin;
    *out = NULL;
    for (size_t i = ended ? 1 : 0; i < sizeof windows / sizeof *windows; i++) {
        struct series_items items;
        if (windows[i].start >= windows[i].end)
            continue;
        if (!expand(world, master, windows[i], &items, err))
            return false;
        *out = nearest(world, master->id, &items);
        if (*out)
            return true;
    }
    return true;
}

/* An event that is no master is there once, wherever it is. */
static bool find_single(struct world *world, const struct event *event,
                        const struct series_item **out, struct err *err)
{
    struct series_items items;
    *out = NULL;
    if (!expand(world, event, (struct span){event->start, event->start + 1}, &items, err))
        return false;
    for (size_t i = 0; i < items.count; i++)
        if (items.at[i].event->id == event->id)
            *out = &items.at[i];
    return true;
}

/* ---- snapshots of one record ---- */

static bool take_all(struct world *world, struct snapshot *out, enum record_kind kind,
                     struct err *err)
{
    struct record_list list;
    if (!store_all(world->store, &world->turn, kind, &list, err))
        return false;
    snapshot_set_records(out, kind, list.at, list.count);
    return true;
}

static void take_one(struct world *world, struct snapshot *out, enum record_kind kind,
                     const void *record)
{
    const void **list = ARENA_ARRAY(&world->turn, const void *, 1);
    list[0] = record;
    snapshot_set_records(out, kind, list, record ? 1 : 0);
}

/* What is small, and may speak for any record. */
static bool take_small(struct world *world, struct snapshot *out, struct err *err)
{
    memset(out, 0, sizeof *out);
    return take_all(world, out, RECORD_FEED, err) && take_all(world, out, RECORD_CONFERENCE, err) &&
           take_all(world, out, RECORD_LEG, err);
}

/* Of the event and of its series, in order of event. */
static bool take_choices(struct world *world, struct snapshot *out, const struct series_item *item,
                         struct err *err)
{
    struct record_list first, second = {0};
    int64_t event = item->event->id, master = item->master ? item->master->id : event;
    int64_t low = event < master ? event : master, high = event < master ? master : event;
    if (!store_choices(world->store, &world->turn, low, &first, err) ||
        (low != high && !store_choices(world->store, &world->turn, high, &second, err)))
        return false;
    const void **all = ARENA_ARRAY(&world->turn, const void *, first.count + second.count);
    for (size_t i = 0; i < first.count; i++)
        all[i] = first.at[i];
    for (size_t i = 0; i < second.count; i++)
        all[first.count + i] = second.at[i];
    snapshot_set_records(out, RECORD_CHOICE, all, first.count + second.count);
    return true;
}

static bool take_event(struct world *world, struct snapshot *out, const struct event *event,
                       struct err *err)
{
    const struct series_item *item;
    bool found = series_is_master(event) ? find_nearest(world, event, &item, err)
                                         : find_single(world, event, &item, err);
    if (!found || !item)
        return found;
    struct occurrence occurrence = {
        .event = item->event,
        .master = item->master,
        .recurrence = item->master ? series_name(&world->turn, item->master, item->at) : NULL,
        .start = item->start,
        .end = item->end,
    };
    out->window = (struct span){item->start, item->start + 1};
    out->occurrences = arena_copy(&world->turn, &occurrence, sizeof occurrence);
    out->occurrence_count = 1;
    take_one(world, out, RECORD_EVENT, item->event);
    return take_choices(world, out, item, err);
}

static bool take_task(struct world *world, struct snapshot *out, int64_t task, struct err *err)
{
    const void *record = NULL;
    if (task && !store_find(world->store, &world->turn, RECORD_TASK, task, &record, err))
        return false;
    take_one(world, out, RECORD_TASK, record);
    return true;
}

static bool view_record(struct world *world, enum record_kind kind, const void *record,
                        struct view *view, struct err *err)
{
    struct snapshot snapshot;
    if (!take_small(world, &snapshot, err))
        return false;
    if (kind == RECORD_EVENT) {
        if (!take_event(world, &snapshot, record, err))
            return false;
    } else if (kind == RECORD_BLOCK || kind == RECORD_ENTRY) {
        int64_t task = kind == RECORD_BLOCK ? ((const struct block *)record)->task
                                            : ((const struct entry *)record)->task;
        take_one(world, &snapshot, kind, record);
        if (!take_task(world, &snapshot, task, err))
            return false;
    }
    world_view_of(world, &snapshot, view);
    return true;
}

/* A task's view reaches over what was spent on it: of a finished one, round the day of its end. */
static bool view_task(struct world *world, const struct task *task, struct view *view,
                      struct err *err)
{
    if (task->finished == INSTANT_NONE)
        return world_view_at(world, (struct span){world->now, world->now + 1}, view, err);
    day on = zone_wall(world->home, task->finished).day;
    return world_view(world, on - 1, on + 2, view, err);
}

/* Legs and tasks have others of their kind beside them; an event is alone, under its series'
 * number. */
static const struct item *find_item(const struct view *view, enum record_kind kind, int64_t id)
{
    static const enum record_kind kinds[] = {
        [ITEM_EVENT] = RECORD_EVENT, [ITEM_TASK] = RECORD_TASK, [ITEM_BLOCK] = RECORD_BLOCK,
        [ITEM_ENTRY] = RECORD_ENTRY, [ITEM_LEG] = RECORD_LEG,
    };
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (kinds[item->type] == kind && (kind == RECORD_EVENT || item->number == id))
            return item;
    }
    return NULL;
}

bool world_item(struct world *world, enum record_kind kind, int64_t id, struct view *view,
                const struct item **out, struct err *err)
{
    const void *record;
    *out = NULL;
    if (!store_find(world->store, &world->turn, kind, id, &record, err))
        return false;
    if (!record)
        return true;
    bool read = kind == RECORD_TASK ? view_task(world, record, view, err)
                                    : view_record(world, kind, record, view, err);
    if (read)
        *out = find_item(view, kind, id);
    return read;
}
