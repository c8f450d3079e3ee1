/* SPDX-License-Identifier: MIT
 *
 * read: records by id, by kind and by what they belong to. Long walks note the ids first and then
 * read in stretches, so that what is called for each record may itself use the store, and one feed
 * out of many is read without looking at the others.
 */
#include "private.h"

bool store_find(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
                const void **out, struct err *err)
{
    void *record;
    if (!row_find(&store->sql, arena, kind, id, &record, err))
        return false;
    *out = record;
    return true;
}

bool store_all(struct store *store, struct arena *arena, enum record_kind kind,
               struct record_list *out, struct err *err)
{
    struct query query;
    bool open = kind == RECORD_EVENT ? query_open(&query, &store->sql, SQL_EVENT_OWN, err)
                                     : query_open_kind(&query, &store->sql, SQL_ALL, kind, err);
    return open && row_list(&query, arena, kind, out, err);
}

/* ---- events ---- */

bool store_find_event(struct store *store, struct arena *arena, int64_t feed, const char *uid,
                      const char *recurrence, const char *split, const struct event **out,
                      struct err *err)
{
    struct query query;
    bool row;
    *out = NULL;
    if (!query_open(&query, &store->sql, SQL_EVENT_KEY, err))
        return false;
    query_ref(&query, 1, feed);
    query_text(&query, 2, uid);
    query_text(&query, 3, recurrence ? recurrence : "");
    query_text(&query, 4, split ? split : "");
    if (!query_next(&query, &row, err))
        return false;
    if (row)
        *out = row_read(arena, &query, RECORD_EVENT);
    query_close(&query);
    return true;
}

bool store_series(struct store *store, struct arena *arena, int64_t feed, const char *uid,
                  struct record_list *out, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_EVENT_UID, err))
        return false;
    query_ref(&query, 1, feed);
    query_text(&query, 2, uid);
    return row_list(&query, arena, RECORD_EVENT, out, err);
}

static bool list_of(struct store *store, struct arena *arena, enum sql_id statement,
                    enum record_kind kind, int64_t id, struct record_list *out, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, statement, err))
        return false;
    if (id)
        query_int(&query, 1, id);
    return row_list(&query, arena, kind, out, err);
}

bool store_choices(struct store *store, struct arena *arena, int64_t event, struct record_list *out,
                   struct err *err)
{
    return list_of(store, arena, SQL_CHOICE_EVENT, RECORD_CHOICE, event, out, err);
}

bool store_running(struct store *store, struct arena *arena, struct record_list *out,
                   struct err *err)
{
    return list_of(store, arena, SQL_ENTRY_RUNNING, RECORD_ENTRY, 0, out, err);
}

bool store_task_blocks(struct store *store, struct arena *arena, int64_t task,
                       struct record_list *out, struct err *err)
{
    return list_of(store, arena, SQL_BLOCK_TASK, RECORD_BLOCK, task, out, err);
}

bool store_known_uids(struct store *store, const char *const *uids, size_t uid_count,
                      const int64_t *feeds, size_t feed_count, size_t *counts, struct err *err)
{
    struct query query;
    bool own, done = store_hold(store, &own, err);
    for (size_t i = 0; i < feed_count; i++)
        counts[i] = 0;
    for (size_t i = 0; done && i < feed_count * uid_count; i++) {
        int64_t known = 0;
        done = query_open(&query, &store->sql, SQL_EVENT_UID_KNOWN, err);
        if (!done)
            break;
        query_ref(&query, 1, feeds[i / uid_count]);
        query_text(&query, 2, uids[i % uid_count]);
        done = query_number(&query, &known, err);
        counts[i / uid_count] += known != 0;
    }
    store_release(store, own);
    return done;
}

/* ---- walks ---- */

/* Ids that follow one another are read at once. */
struct stretch {
    int64_t first;
    int64_t last;
};

static bool next_stretch(const struct id_list *ids, size_t *at, struct stretch *out)
{
    if (*at == ids->count)
        return false;
    out->first = out->last = ids->at[(*at)++];
    while (*at < ids->count && ids->at[*at] == out->last + 1)
        out->last = ids->at[(*at)++];
    return true;
}

static bool feed_ids(struct store *store, struct arena *arena, int64_t feed, struct id_list *out,
                     struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_EVENT_FEED_IDS, err))
        return false;
    query_ref(&query, 1, feed);
    return row_ids(&query, arena, out, err);
}

static bool open_stretch(struct query *query, struct store *store, enum sql_id statement,
                         enum record_kind kind, struct stretch stretch, struct err *err)
{
    if (!query_open_kind(query, &store->sql, statement, kind, err))
        return false;
    query_int(query, 1, stretch.first);
    query_int(query, 2, stretch.last);
    return true;
}

static bool visit_ids(struct store *store, enum record_kind kind, const struct id_list *ids,
                      store_visit_fn visit, void *context, struct err *err)
{
    struct arena arena;
    struct stretch stretch;
    struct query query;
    bool done = true, more = true;
    arena_init(&arena);
    for (size_t at = 0; done && more && next_stretch(ids, &at, &stretch);) {
        bool row = true;
        done = open_stretch(&query, store, SQL_RANGE, kind, stretch, err);
        while (done && more && row) {
            arena_reset(&arena);
            done = query_next(&query, &row, err);
            more = !done || !row || visit(context, row_read(&arena, &query, kind));
        }
        if (done)
            query_close(&query);
    }
    arena_finish(&arena);
    return done;
}

bool store_visit_feed(struct store *store, int64_t feed, store_visit_fn visit, void *context,
                      struct err *err)
{
    struct arena arena;
    struct id_list ids;
    arena_init(&arena);
    bool done = feed_ids(store, &arena, feed, &ids, err) &&
                visit_ids(store, RECORD_EVENT, &ids, visit, context, err);
    arena_finish(&arena);
    return done;
}

bool store_visit(struct store *store, enum record_kind kind, store_visit_fn visit, void *context,
                 struct err *err)
{
    struct arena arena;
    struct query query;
    struct id_list ids;
    arena_init(&arena);
    bool done = query_open_kind(&query, &store->sql, SQL_IDS, kind, err) &&
                row_ids(&query, &arena, &ids, err) &&
                visit_ids(store, kind, &ids, visit, context, err);
    arena_finish(&arena);
    return done;
}

static struct event_mark read_mark(const struct query *query)
{
    int status = 0;
    (void)word_parse(WORD_GROUP_status, query_column_text(query, 4), &status);
    return (struct event_mark){
        .id = query_column_int(query, 0),
        .hash = query_column_int(query, 1),
        .start = query_column_int(query, 2),
        .last = query_column_null(query, 3) ? INSTANT_NONE : query_column_int(query, 3),
        .status = (enum status)status,
        .all_day = query_column_int(query, 5) != 0,
        .gone = query_column_int(query, 6) != 0,
    };
}

bool store_visit_marks(struct store *store, int64_t feed, store_mark_fn visit, void *context,
                       struct err *err)
{
    struct arena arena;
    struct stretch stretch;
    struct query query;
    struct id_list ids;
    arena_init(&arena);
    bool more = true, done = feed_ids(store, &arena, feed, &ids, err);
    for (size_t at = 0; done && more && next_stretch(&ids, &at, &stretch);) {
        bool row = true;
        done = open_stretch(&query, store, SQL_EVENT_MARKS, 0, stretch, err);
        while (done && more && row) {
            done = query_next(&query, &row, err);
            struct event_mark mark;
            if (done && row) {
                mark = read_mark(&query);
                more = visit(context, &mark);
            }
        }
        if (done)
            query_close(&query);
    }
    arena_finish(&arena);
    return done;
}

/* ---- figures ---- */

bool store_next_id(struct store *store, enum record_kind kind, int64_t *out, struct err *err)
{
    struct query query;
    int64_t last = 0;
    if (!query_open(&query, &store->sql, SQL_SEQUENCE, err))
        return false;
    query_text(&query, 1, record_info(kind)->name);
    if (!query_number(&query, &last, err))
        return false;
    *out = last + 1;
    return true;
}

bool store_counts(struct store *store, size_t counts[RECORD_COUNT], struct err *err)
{
    struct query query;
    for (int kind = 0; kind < RECORD_COUNT; kind++) {
        int64_t count = 0;
        if (!query_open_kind(&query, &store->sql, SQL_COUNT_ALL, (enum record_kind)kind, err) ||
            !query_number(&query, &count, err))
            return false;
        counts[kind] = (size_t)count;
    }
    return true;
}
