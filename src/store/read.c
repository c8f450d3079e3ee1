/* SPDX-License-Identifier: MIT
 *
 * read: single records, small kinds whole, and walks over many.
 */
#include "private.h"

bool store_find(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
                const void **out, struct err *err)
{
    void *record;
    if (!rows_read(store, arena, kind, id, &record, err))
        return false;
    *out = record;
    return true;
}

bool store_all(struct store *store, struct arena *arena, enum record_kind kind,
               struct record_list *out, struct err *err)
{
    sqlite3_stmt *ids;
    return rows_statement(store, kind, RECORD_SQL_IDS, &ids, err) &&
           rows_list(store, arena, kind, ids, out, err);
}

static bool list_by_id(struct store *store, struct arena *arena, enum statement which,
                       enum record_kind kind, int64_t id, struct record_list *out, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, which, &statement, err))
        return false;
    if (id)
        sqlite3_bind_int64(statement, 1, id);
    return rows_list(store, arena, kind, statement, out, err);
}

bool store_choices(struct store *store, struct arena *arena, int64_t event, struct record_list *out,
                   struct err *err)
{
    return list_by_id(store, arena, SQL_EVENT_CHOICES, RECORD_CHOICE, event, out, err);
}

bool store_running(struct store *store, struct arena *arena, struct record_list *out,
                   struct err *err)
{
    return list_by_id(store, arena, SQL_RUNNING_ENTRIES, RECORD_ENTRY, 0, out, err);
}

bool store_task_blocks(struct store *store, struct arena *arena, int64_t task,
                       struct record_list *out, struct err *err)
{
    return list_by_id(store, arena, SQL_TASK_BLOCKS, RECORD_BLOCK, task, out, err);
}

bool store_series(struct store *store, struct arena *arena, int64_t feed, const char *uid,
                  struct record_list *out, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_SERIES_PARTS, &statement, err))
        return false;
    if (feed)
        sqlite3_bind_int64(statement, 1, feed);
    sql_bind_text(statement, 2, uid);
    return rows_list(store, arena, RECORD_EVENT, statement, out, err);
}

bool store_find_event(struct store *store, struct arena *arena, int64_t feed, const char *uid,
                      const char *recurrence, const char *split, const struct event **out,
                      struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    void *record = NULL;
    *out = NULL;
    if (!sql_prepare(store, SQL_EVENT_BY_KEY, &statement, err))
        return false;
    if (feed)
        sqlite3_bind_int64(statement, 1, feed);
    sql_bind_text(statement, 2, uid);
    sql_bind_text(statement, 3, recurrence && *recurrence ? recurrence : NULL);
    sql_bind_text(statement, 4, split && *split ? split : NULL);
    if (!sql_step(store, statement, &row, err))
        return false;
    if (!row)
        return true;
    int64_t id = sqlite3_column_int64(statement, 0);
    sql_reset(statement);
    if (!rows_read(store, arena, RECORD_EVENT, id, &record, err))
        return false;
    *out = record;
    return true;
}

static bool visit_ids(struct store *store, enum record_kind kind, sqlite3_stmt *ids,
                      store_visit_fn visit, void *context, struct err *err)
{
    struct arena arena, scratch;
    int64_t *found;
    size_t count;
    bool going = true;
    arena_init(&arena);
    arena_init(&scratch);
    bool ok = rows_ids(store, &arena, ids, &found, &count, err);
    for (size_t i = 0; ok && going && i < count; i++) {
        void *record;
        arena_reset(&scratch);
        ok = rows_read(store, &scratch, kind, found[i], &record, err);
        if (ok && record)
            going = visit(context, record);
    }
    arena_finish(&scratch);
    arena_finish(&arena);
    return ok;
}

bool store_visit_feed(struct store *store, int64_t feed, store_visit_fn visit, void *context,
                      struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_FEED_EVENTS, &statement, err))
        return false;
    if (feed)
        sqlite3_bind_int64(statement, 1, feed);
    return visit_ids(store, RECORD_EVENT, statement, visit, context, err);
}

bool store_visit(struct store *store, enum record_kind kind, store_visit_fn visit, void *context,
                 struct err *err)
{
    sqlite3_stmt *statement;
    if (kind == RECORD_EVENT) {
        if (!sql_prepare(store, SQL_ALL_EVENTS, &statement, err))
            return false;
    } else if (!rows_statement(store, kind, RECORD_SQL_IDS, &statement, err)) {
        return false;
    }
    return visit_ids(store, kind, statement, visit, context, err);
}

static struct event_mark mark_of(sqlite3_stmt *row)
{
    bool endless = sqlite3_column_type(row, 3) == SQLITE_NULL;
    return (struct event_mark){
        .id = sqlite3_column_int64(row, 0),
        .hash = sqlite3_column_int64(row, 1),
        .start = sqlite3_column_int64(row, 2),
        .last = endless ? INSTANT_NONE : sqlite3_column_int64(row, 3),
        .status = (enum status)sqlite3_column_int(row, 4),
        .all_day = sqlite3_column_int(row, 5) != 0,
        .gone = sqlite3_column_int(row, 6) != 0,
    };
}

bool store_visit_marks(struct store *store, int64_t feed, store_mark_fn visit, void *context,
                       struct err *err)
{
    sqlite3_stmt *statement;
    bool row, going = true;
    if (!sql_prepare(store, SQL_EVENT_MARKS, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, feed);
    do {
        if (!sql_step(store, statement, &row, err))
            return false;
        if (row) {
            struct event_mark mark = mark_of(statement);
            going = visit(context, &mark);
        }
    } while (row && going);
    if (row)
        sql_reset(statement);
    return true;
}

bool store_known_uids(struct store *store, const char *const *uids, size_t uid_count,
                      const int64_t *feeds, size_t feed_count, size_t *counts, struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    if (!sql_prepare(store, SQL_EVENT_FEED_UIDS, &statement, err))
        return false;
    for (size_t f = 0; f < feed_count; f++) {
        counts[f] = 0;
        for (size_t i = 0; i < uid_count; i++) {
            sqlite3_bind_int64(statement, 1, feeds[f]);
            sql_bind_text(statement, 2, uids[i]);
            if (!sql_step(store, statement, &row, err))
                return false;
            counts[f] += row && sqlite3_column_int64(statement, 0) > 0;
            sql_reset(statement);
        }
    }
    return true;
}

bool store_hashes(struct store *store, struct arena *arena, int64_t feed, const int64_t **out,
                  size_t *count, struct err *err)
{
    sqlite3_stmt *statement;
    int64_t *hashes;
    if (!sql_prepare(store, SQL_EVENT_HASHES, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, feed);
    if (!rows_ids(store, arena, statement, &hashes, count, err))
        return false;
    *out = hashes;
    return true;
}

bool store_counts(struct store *store, size_t counts[RECORD_COUNT], struct err *err)
{
    for (int kind = 0; kind < RECORD_COUNT; kind++) {
        sqlite3_stmt *statement;
        bool row;
        if (!rows_statement(store, (enum record_kind)kind, RECORD_SQL_TALLY, &statement, err) ||
            !sql_step(store, statement, &row, err))
            return false;
        counts[kind] = row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
        sql_reset(statement);
    }
    return true;
}

bool read_by_task(struct store *store, struct arena *arena, int64_t task, struct record_list *out,
                  struct err *err)
{
    return list_by_id(store, arena, SQL_TASK_ENTRIES, RECORD_ENTRY, task, out, err);
}
