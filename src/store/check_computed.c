/* SPDX-License-Identifier: MIT
 *
 * check_computed: is what was computed from the records still what would be computed now?
 */
#include "check.h"

#include "juggle/base/text.h"

/* ---- the search index ---- */

struct counting {
    struct store *store;
    enum record_kind kind;
    int64_t documents;
};

static bool count_document(void *context, const void *record)
{
    struct counting *counting = context;
    counting->documents += search_holds(counting->store, counting->kind, record);
    return true;
}

static bool check_search(struct store *store, bool *good, struct err *err)
{
    struct counting counting = {.store = store};
    int64_t found = 0;
    for (int kind = 0; kind < RECORD_COUNT; kind++) {
        counting.kind = (enum record_kind)kind;
        if (!store_visit(store, counting.kind, count_document, &counting, err))
            return false;
    }
    if (!sql_number(&store->sql, SQL_FOUND_COUNT, &found, err))
        return false;
    *good = found == counting.documents;
    return true;
}

/* ---- occurrences ---- */

/* A sum that does not depend on the order. */
static uint64_t stamp(int64_t event, instant start, instant end, instant at)
{
    int64_t numbers[] = {event, start, end, at};
    return text_hash(TEXT_HASH_START, numbers, sizeof numbers);
}

static bool stored_sum(struct store *store, const struct event *event, uint64_t *sum,
                       struct err *err)
{
    struct query query;
    bool row = true;
    if (!query_open(&query, &store->sql, SQL_OCCURRENCE_EVENT, err))
        return false;
    query_int(&query, 1, event->id);
    while (row) {
        if (!query_next(&query, &row, err))
            return false;
        if (row)
            *sum += stamp(event->id, query_column_int(&query, 0), query_column_int(&query, 2),
                          query_column_int(&query, 1));
    }
    return true;
}

static bool check_group(struct store *store, struct arena *arena, int64_t feed, const char *uid,
                        bool *good, struct err *err)
{
    struct record_list events;
    struct series_items items;
    uint64_t stored = 0, computed = 0;
    if (!store_series(store, arena, feed, uid, &events, err))
        return false;
    for (size_t i = 0; i < events.count; i++)
        if (!stored_sum(store, events.at[i], &stored, err))
            return false;
    series_expand(arena, (const struct event *const *)events.at, events.count, &store->zones,
                  store->horizon, &items);
    for (size_t i = 0; i < items.count; i++) {
        const struct series_item *item = &items.at[i];
        if (item->master || series_is_override(item->event))
            computed += stamp(item->event->id, item->start, item->end,
                              item->master ? wall_seconds(item->at) : 0);
    }
    *good = *good && stored == computed;
    return true;
}

static bool check_groups(struct store *store, bool *good, struct err *err)
{
    struct query query;
    struct arena arena;
    bool row = true, done = query_open(&query, &store->sql, SQL_EVENT_GROUPS, err);
    arena_init(&arena);
    while (done && row) {
        arena_reset(&arena);
        done = query_next(&query, &row, err);
        if (done && row)
            done = check_group(store, &arena, query_column_int(&query, 0),
                               query_column_text(&query, 1), good, err);
    }
    if (done)
        query_close(&query);
    arena_finish(&arena);
    return done;
}

static bool check_occurrences(struct store *store, bool *good, struct err *err)
{
    int64_t lost = 0, missing = 0;
    *good = true;
    if (!sql_number(&store->sql, SQL_OCCURRENCE_LOST, &lost, err) ||
        !sql_number(&store->sql, SQL_OCCURRENCE_MISSING, &missing, err) ||
        !check_groups(store, good, err))
        return false;
    *good = *good && lost == 0 && missing == 0;
    return true;
}

void check_computed(struct checking *checking, struct store *store)
{
    struct err err;
    bool good;
    if (!check_search(store, &good, &err))
        check_say_err(checking, &err);
    else
        check_say(checking, good, good ? "search index: complete" : "search index: not complete",
                  CHECK_RENEW);
    if (!check_occurrences(store, &good, &err))
        check_say_err(checking, &err);
    else
        check_say(checking, good, good ? "occurrences: complete" : "occurrences: not complete",
                  CHECK_RENEW);
}
