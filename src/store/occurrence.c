/* SPDX-License-Identifier: MIT
 *
 * occurrence: when events take place, as a table that a window can be read from. A single event has
 * its row at once. Whatever belongs to a series marks its group (feed and UID), and at the end of
 * the transaction each group that was marked is made anew.
 */
#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"

enum { DAYS_LONG = 32, GROUPS_MOST = 8192 };
enum reach { REACH_DAY, REACH_LONG, REACH_ENDLESS };

/* How far back a window must look; what has no zone is looked for in wider windows. */
static enum reach reach_of(const struct event *event, instant start, instant end)
{
    int64_t length = end - start;
    if (length <= DAY_SECONDS && !event->all_day)
        return REACH_DAY;
    return length <= (int64_t)DAYS_LONG * DAY_SECONDS ? REACH_LONG : REACH_ENDLESS;
}

static bool put_row(struct store *store, const struct series_item *item, struct err *err)
{
    struct query query;
    bool single = !item->master && !series_is_override(item->event);
    if (!query_open(&query, &store->sql, SQL_OCCURRENCE_PUT, err))
        return false;
    query_int(&query, 1, reach_of(item->event, item->start, item->end));
    query_int(&query, 2, item->start);
    query_int(&query, 3, item->event->id);
    query_int(&query, 4, item->master ? wall_seconds(item->at) : 0);
    query_int(&query, 5, item->end);
    if (!single)
        query_int(&query, 6, item->master ? item->master->id : 0);
    return query_run(&query, err);
}

static bool put_single(struct store *store, const struct event *event, struct err *err)
{
    struct series_item item = {.event = event, .start = event->start, .end = event->end};
    return put_row(store, &item, err);
}

static bool drop_rows(struct store *store, const struct event *event, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_OCCURRENCE_DROP, err))
        return false;
    query_int(&query, 1, reach_of(event, event->start, event->end));
    query_int(&query, 2, event->start);
    query_int(&query, 3, event->id);
    if (!query_run(&query, err) || !query_open(&query, &store->sql, SQL_OCCURRENCE_DROP_EVENT, err))
        return false;
    query_int(&query, 1, event->id);
    return query_run(&query, err);
}

/* ---- groups ---- */

bool occurrence_touch(struct store *store, int64_t feed, const char *uid, struct err *err)
{
    uint64_t hash = text_hash(TEXT_HASH_START, uid, strlen(uid));
    struct group group = {hash ^ (uint64_t)feed, feed, arena_strdup(&store->group_arena, uid)};
    VEC_PUSH(&store->group_arena, &store->groups, group);
    return store->groups.count < GROUPS_MOST || occurrence_settle(store, err);
}

static int by_group(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    if (x->feed != y->feed)
        return x->feed < y->feed ? -1 : 1;
    return strcmp(x->uid, y->uid);
}

static bool settle_group(struct store *store, struct arena *arena, const struct group *group,
                         struct err *err)
{
    struct record_list events;
    struct series_items items;
    if (!store_series(store, arena, group->feed, group->uid, &events, err))
        return false;
    for (size_t i = 0; i < events.count; i++)
        if (!drop_rows(store, events.at[i], err))
            return false;
    series_expand(arena, (const struct event *const *)events.at, events.count, &store->zones,
                  store->horizon, &items);
    for (size_t i = 0; i < items.count; i++)
        if (!put_row(store, &items.at[i], err))
            return false;
    return true;
}

bool occurrence_settle(struct store *store, struct err *err)
{
    struct arena arena;
    bool done = true;
    if (!store->groups.count)
        return true;
    qsort(store->groups.at, store->groups.count, sizeof *store->groups.at, by_group);
    arena_init(&arena);
    for (size_t i = 0; done && i < store->groups.count; i++) {
        const struct group *group = &store->groups.at[i];
        if (i > 0 && by_group(&store->groups.at[i - 1], group) == 0)
            continue;
        arena_reset(&arena);
        done = settle_group(store, &arena, group, err);
    }
    arena_finish(&arena);
    groups_forget(store);
    return done;
}

void groups_forget(struct store *store)
{
    memset(&store->groups, 0, sizeof store->groups);
    arena_reset(&store->group_arena);
}

/* ---- events ---- */

/* Is it one by itself: no series, no override, and none that overrides it? */
static bool stands_alone(struct store *store, const struct event *event, bool *alone,
                         struct err *err)
{
    struct query query;
    int64_t overridden = 0;
    *alone = false;
    if (series_is_master(event) || series_is_override(event))
        return true;
    if (!query_open(&query, &store->sql, SQL_EVENT_OVERRIDDEN, err))
        return false;
    query_ref(&query, 1, event->feed);
    query_text(&query, 2, event->uid);
    if (!query_number(&query, &overridden, err))
        return false;
    *alone = !overridden;
    return true;
}

bool occurrence_insert(struct store *store, const struct event *event, struct err *err)
{
    bool alone;
    if (!stands_alone(store, event, &alone, err))
        return false;
    return alone ? put_single(store, event, err)
                 : occurrence_touch(store, event->feed, event->uid, err);
}

bool occurrence_remove(struct store *store, const struct event *event, struct err *err)
{
    bool alone;
    if (!drop_rows(store, event, err) || !stands_alone(store, event, &alone, err))
        return false;
    return alone || occurrence_touch(store, event->feed, event->uid, err);
}

static bool same_time(const struct event *a, const struct event *b)
{
    return a->start == b->start && a->end == b->end && a->all_day == b->all_day &&
           a->start_day == b->start_day && a->start_second == b->start_second &&
           a->end_day == b->end_day && a->end_second == b->end_second && a->feed == b->feed &&
           a->onwards == b->onwards && str_equal(a->uid, b->uid) && str_equal(a->zone, b->zone) &&
           str_equal(a->end_zone, b->end_zone) && str_equal(a->recurrence, b->recurrence) &&
           str_equal(a->split, b->split) && str_equal(a->rrule, b->rrule) &&
           str_equal(a->rdates, b->rdates) && str_equal(a->exdates, b->exdates);
}

bool occurrence_update(struct store *store, const struct event *before, const struct event *after,
                       struct err *err)
{
    return same_time(before, after) ||
           (occurrence_remove(store, before, err) && occurrence_insert(store, after, err));
}
