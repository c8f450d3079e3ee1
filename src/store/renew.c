/* SPDX-License-Identifier: MIT
 *
 * renew: what is computed from the records is computed again: when the horizon has come too near,
 * when the time zones have changed, or as a whole. Wall clocks and zones are what was said;
 * instants follow.
 */
#include "private.h"

#include <stdlib.h>

enum { YEAR_DAYS = 366 };
static const instant year = (instant)YEAR_DAYS * DAY_SECONDS;

struct span horizon_round(instant now)
{
    return (struct span){now - year, now + 2 * year};
}

/* ---- the horizon ---- */

static bool touch_all(struct store *store, struct err *err)
{
    struct query query;
    VEC(struct group) groups = {0};
    struct arena arena;
    bool row = true, done = query_open(&query, &store->sql, SQL_EVENT_GROUPS, err);
    arena_init(&arena);
    while (done && row) {
        done = query_next(&query, &row, err);
        if (done && row)
            VEC_PUSH(&arena, &groups,
                     ((struct group){0, query_column_int(&query, 0),
                                     arena_strdup(&arena, query_column_text(&query, 1))}));
    }
    for (size_t i = 0; done && i < groups.count; i++)
        done = occurrence_touch(store, groups.at[i].feed, groups.at[i].uid, err);
    arena_finish(&arena);
    return done && occurrence_settle(store, err);
}

static bool set_horizon(struct store *store, struct err *err)
{
    store->horizon = horizon_round(store->options.now);
    return meta_set_number(&store->sql, "horizon_from", store->horizon.start, err) &&
           meta_set_number(&store->sql, "horizon_to", store->horizon.end, err);
}

/* ---- time zones ---- */

static bool move_event(struct store *store, struct arena *arena, const struct event *event,
                       struct err *err)
{
    struct query query;
    struct event now = *event;
    series_anchor(&now, &store->zones);
    if (series_is_master(&now))
        now.series_end = series_last(arena, &now, &store->zones);
    if (now.start == event->start && now.end == event->end && now.series_end == event->series_end)
        return true;
    if (!query_open(&query, &store->sql, SQL_EVENT_PLACE, err))
        return false;
    query_int(&query, 1, event->id);
    query_int(&query, 2, now.start);
    query_int(&query, 3, now.end);
    if (now.series_end != INSTANT_NONE)
        query_int(&query, 4, now.series_end);
    return query_run(&query, err) && search_update(store, RECORD_EVENT, event, &now, err) &&
           occurrence_update(store, event, &now, err);
}

static bool move_events(struct store *store, struct err *err)
{
    struct arena arena;
    struct query query;
    struct id_list ids;
    arena_init(&arena);
    bool done = query_open_kind(&query, &store->sql, SQL_IDS, RECORD_EVENT, err) &&
                row_ids(&query, &arena, &ids, err);
    for (size_t i = 0; done && i < ids.count; i++) {
        void *event;
        arena_reset(&store->scratch);
        done = row_find(&store->sql, &store->scratch, RECORD_EVENT, ids.at[i], &event, err) &&
               (!event || ((struct event *)event)->all_day ||
                move_event(store, &store->scratch, event, err));
    }
    arena_finish(&arena);
    return done;
}

/* ---- all ---- */

static bool index_kind(struct store *store, enum record_kind kind, struct err *err)
{
    struct arena arena;
    struct query query;
    struct id_list ids;
    arena_init(&arena);
    bool done = query_open_kind(&query, &store->sql, SQL_IDS, kind, err) &&
                row_ids(&query, &arena, &ids, err);
    for (size_t i = 0; done && i < ids.count; i++) {
        void *record;
        arena_reset(&store->scratch);
        done = row_find(&store->sql, &store->scratch, kind, ids.at[i], &record, err) &&
               search_insert(store, kind, record, err) &&
               (kind != RECORD_EVENT || occurrence_insert(store, record, err));
    }
    arena_finish(&arena);
    return done;
}

bool renew_all(struct store *store, struct err *err)
{
    if (!sql_run(&store->sql, SQL_OCCURRENCE_DROP_ALL, err) ||
        !sql_script(&store->sql, SCRIPT_SEARCH_CLEAR, err) || !set_horizon(store, err))
        return false;
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        if (!index_kind(store, (enum record_kind)kind, err))
            return false;
    return occurrence_settle(store, err);
}

static bool renew_in_transaction(struct store *store, bool moved, bool zones, struct err *err)
{
    if (moved && !set_horizon(store, err))
        return false;
    if (zones && (!move_events(store, err) ||
                  !meta_set_text(&store->sql, "tzdata", store->given_tzdata, err)))
        return false;
    return touch_all(store, err) && write_commit(store, err);
}

bool renew(struct store *store, struct err *err)
{
    const char *tzdata = NULL;
    instant now = store->options.now;
    bool moved = now < store->horizon.start || now + year > store->horizon.end;
    if (store->given_tzdata && !meta_text(&store->sql, &store->life, "tzdata", &tzdata, err))
        return false;
    bool zones = store->given_tzdata && !str_equal(store->given_tzdata, tzdata);
    if (!moved && !zones)
        return true;
    struct err why;
    if (!write_begin(store, &why)) {
        if (why.code == ERR_STORE_LOCKED)
            return true; /* the next one will do it */
        *err = why;
        return false;
    }
    if (renew_in_transaction(store, moved, zones, err))
        return true;
    write_cancel(store);
    (void)!meta_number(&store->sql, "horizon_from", &store->horizon.start, &why);
    (void)!meta_number(&store->sql, "horizon_to", &store->horizon.end, &why);
    return false;
}
