/* SPDX-License-Identifier: MIT
 *
 * occur: the table of occurrences. What stands alone has one row, written with its event; series are
 * expanded anew at the end of a step that touched them, inside a stored horizon.
 */
#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/model/series.h"

static const instant year = (instant)366 * DAY_SECONDS;

static bool put_row(struct store *store, instant start, instant end, int64_t event,
                    const char *recurrence, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_OCCURRENCE_PUT, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, start);
    sqlite3_bind_int64(statement, 2, event);
    sqlite3_bind_int64(statement, 3, end);
    sql_bind_text(statement, 4, recurrence);
    return sql_done(store, statement, err);
}

static void mark_dirty(struct store *store, const struct event *event)
{
    for (size_t i = store->step.dirty_count; i-- > 0 && store->step.dirty_count - i < 8;)
        if (store->step.dirty[i].feed == event->feed && str_equal(store->step.dirty[i].uid, event->uid))
            return;
    struct series_key key = {event->feed, arena_strdup(&store->step.arena, event->uid)};
    if (store->step.dirty_count == store->step.dirty_capacity)
        store->step.dirty =
            vec_grow(&store->step.arena, store->step.dirty, store->step.dirty_count,
                     &store->step.dirty_capacity, sizeof *store->step.dirty);
    store->step.dirty[store->step.dirty_count++] = key;
}

static bool stands_alone(const struct event *event)
{
    return !event->rrule && !event->rdates && !series_is_override(event);
}

bool occur_made(struct store *store, const struct event *event, struct err *err)
{
    if (stands_alone(event))
        return event->start == INSTANT_NONE ||
               put_row(store, event->start, event->end, event->id, NULL, err);
    mark_dirty(store, event);
    return true;
}

bool occur_removed(struct store *store, const struct event *event, struct err *err)
{
    sqlite3_stmt *statement;
    bool alone = stands_alone(event);
    if (!alone)
        mark_dirty(store, event);
    if (!sql_prepare(store, alone ? SQL_OCCURRENCE_DROP : SQL_OCCURRENCE_DROP_SERIES, &statement, err))
        return false;
    if (alone)
        sqlite3_bind_int64(statement, 1, event->start);
    sqlite3_bind_int64(statement, alone ? 2 : 1, event->id);
    return sql_done(store, statement, err);
}

/* ---- series ---- */

static const struct zone *zone_named(void *context, const char *name)
{
    struct store *store = context;
    return store->zone ? store->zone(store->zone_context, name) : NULL;
}

static bool drop_rows(struct store *store, int64_t event, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_OCCURRENCE_DROP_SERIES, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, event);
    return sql_done(store, statement, err);
}

static bool put_rows(struct store *store, const struct series_row *rows, size_t count,
                     struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!put_row(store, rows[i].start, rows[i].end, rows[i].event->id, rows[i].recurrence, err))
            return false;
    return true;
}

/* Overrides whose series isn't there stand for themselves. */
static bool put_orphans(struct store *store, const struct record_list *parts, struct err *err)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct event *event = parts->at[i];
        if (series_is_override(event) && event->start != INSTANT_NONE &&
            !put_row(store, event->start, event->end, event->id, event->recurrence, err))
            return false;
    }
    return true;
}

static bool expand_key(struct store *store, const struct series_key *key, struct err *err)
{
    struct arena arena;
    struct record_list parts;
    const struct event *master = NULL;
    size_t override_count = 0, count;
    arena_init(&arena);
    bool ok = store_series(store, &arena, key->feed, key->uid, &parts, err);
    const struct event **overrides = ARENA_ARRAY(&arena, const struct event *, ok ? parts.count + 1 : 1);
    for (size_t i = 0; ok && i < parts.count; i++) {
        const struct event *event = parts.at[i];
        if (series_is_override(event))
            overrides[override_count++] = event;
        else if (series_is_master(event) && !master)
            master = event;
        ok = stands_alone(event) || drop_rows(store, event->id, err);
    }
    if (ok && master) {
        struct series_row *rows = series_expand(&arena, master, overrides, override_count,
                                                zone_named, store, store->horizon, &count);
        ok = put_rows(store, rows, count, err);
    } else if (ok) {
        ok = put_orphans(store, &parts, err);
    }
    arena_finish(&arena);
    return ok;
}

static int by_key(const void *a, const void *b)
{
    const struct series_key *x = a, *y = b;
    if (x->feed != y->feed)
        return x->feed < y->feed ? -1 : 1;
    return strcmp(x->uid ? x->uid : "", y->uid ? y->uid : "");
}

bool occur_settle(struct store *store, struct err *err)
{
    struct series_key *keys = store->step.dirty;
    size_t count = store->step.dirty_count;
    if (count > 1)
        qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 0; i < count; i++)
        if ((i == 0 || by_key(&keys[i - 1], &keys[i]) != 0) && !expand_key(store, &keys[i], err))
            return false;
    store->step.dirty_count = 0;
    return true;
}

/* ---- the horizon ---- */

static bool read_bound(struct store *store, const char *name, instant *out, struct err *err)
{
    struct arena arena;
    const char *text;
    arena_init(&arena);
    bool ok = store_mark(store, &arena, name, &text, err);
    if (ok && text)
        ok = parse_int(text, INT64_MIN, INT64_MAX, out) || ok;
    arena_finish(&arena);
    return ok;
}

static bool write_bound(struct store *store, const char *name, instant at, struct err *err)
{
    sqlite3_stmt *statement;
    char text[24];
    sqlite3_snprintf(sizeof text, text, "%lld", (long long)at);
    if (!sql_prepare(store, SQL_MARK_WRITE, &statement, err))
        return false;
    sql_bind_text(statement, 1, name);
    sql_bind_text(statement, 2, text);
    return sql_done(store, statement, err);
}

static bool expand_all(struct store *store, struct err *err)
{
    sqlite3_stmt *keys;
    bool row;
    if (!sql_run(store, SQL_OCCURRENCE_DROP_ALL_SERIES, err) ||
        !sql_prepare(store, SQL_SERIES_KEYS, &keys, err))
        return false;
    do {
        if (!sql_step(store, keys, &row, err))
            return false;
        if (row) {
            struct event event = {.feed = sqlite3_column_int64(keys, 0),
                                  .uid = sql_text(&store->step.arena, keys, 1)};
            mark_dirty(store, &event);
        }
    } while (row);
    return occur_settle(store, err);
}

bool occur_horizon(struct store *store, struct err *err)
{
    store->horizon = (struct span){0, 0};
    if (!read_bound(store, "horizon.from", &store->horizon.start, err) ||
        !read_bound(store, "horizon.to", &store->horizon.end, err))
        return false;
    bool near = store->now + year > store->horizon.end || store->now - year / 2 < store->horizon.start;
    if (!store->step.open || !near)
        return true;
    store->horizon = (struct span){store->now - year, store->now + 2 * year};
    return write_bound(store, "horizon.from", store->horizon.start, err) &&
           write_bound(store, "horizon.to", store->horizon.end, err) && expand_all(store, err);
}
