/* SPDX-License-Identifier: MIT
 *
 * window: three stretches of the table of occurrences, by how long things last, so that no window
 * looks at everything that began before its end.
 */
#include "window.h"

#include <stdlib.h>
#include <string.h>

typedef VEC(struct window_row) row_list_t;
typedef VEC(struct group) group_list;

static instant before(instant at, int64_t seconds)
{
    return at < INT64_MIN + seconds ? INT64_MIN : at - seconds;
}

static instant after(instant at, int64_t seconds)
{
    return at > INT64_MAX - seconds ? INT64_MAX : at + seconds;
}

static struct span widened(struct span window)
{
    return (struct span){before(window.start, ZONES_APART), after(window.end, ZONES_APART)};
}

/* The instants of a window as SQL can calculate with them. */
static struct span bounded(struct span window)
{
    const instant most = (instant)1 << 60;
    return (struct span){window.start < -most ? -most : window.start,
                         window.end > most ? most : window.end};
}

static bool overlaps(struct span window, instant start, instant end)
{
    return start < window.end && (end > window.start || start >= window.start);
}

static int by_start(const void *a, const void *b)
{
    const struct window_row *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->event != y->event)
        return x->event < y->event ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static bool read_stored(struct store *store, struct arena *arena, struct span window,
                        row_list_t *rows, struct err *err)
{
    struct query query;
    struct span wide = widened(window);
    bool row = true;
    if (!query_open(&query, &store->sql, SQL_OCCURRENCE_WINDOW, err))
        return false;
    query_int(&query, 1, window.start);
    query_int(&query, 2, window.end);
    query_int(&query, 3, wide.start);
    query_int(&query, 4, wide.end);
    while (row) {
        if (!query_next(&query, &row, err))
            return false;
        if (row)
            VEC_PUSH(arena, rows,
                     ((struct window_row){.start = query_column_int(&query, 0),
                                          .event = query_column_int(&query, 1),
                                          .at = query_column_int(&query, 2),
                                          .end = query_column_int(&query, 3),
                                          .series = query_column_int(&query, 4)}));
    }
    return true;
}

/* ---- beyond the horizon ---- */

static bool add_group(struct arena *arena, group_list *groups, int64_t feed, const char *uid)
{
    VEC_PUSH(arena, groups, ((struct group){0, feed, arena_strdup(arena, uid)}));
    return true;
}

static bool reaching_groups(struct store *store, struct arena *arena, struct span window,
                            group_list *groups, struct err *err)
{
    struct query query;
    bool row = true;
    if (!query_open(&query, &store->sql, SQL_EVENT_REACHING, err))
        return false;
    query_int(&query, 1, window.start);
    query_int(&query, 2, window.end);
    while (row) {
        if (!query_next(&query, &row, err))
            return false;
        if (row)
            add_group(arena, groups, query_column_int(&query, 0), query_column_text(&query, 1));
    }
    return true;
}

static int by_key(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    if (x->feed != y->feed)
        return x->feed < y->feed ? -1 : 1;
    return strcmp(x->uid, y->uid);
}

/* Stored rows of series give way to their groups, which are made for this window. */
static bool take_series_out(struct store *store, struct arena *arena, row_list_t *rows,
                            group_list *groups, struct err *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++) {
        void *event;
        if (!rows->at[i].series) {
            rows->at[kept++] = rows->at[i];
            continue;
        }
        if (!row_find(&store->sql, arena, RECORD_EVENT, rows->at[i].series, &event, err))
            return false;
        if (event)
            add_group(arena, groups, ((struct event *)event)->feed, ((struct event *)event)->uid);
    }
    rows->count = kept;
    return true;
}

static bool expand_group(struct store *store, struct arena *arena, const struct group *group,
                         struct span window, row_list_t *rows, struct err *err)
{
    struct record_list events;
    struct series_items items;
    if (!store_series(store, arena, group->feed, group->uid, &events, err))
        return false;
    series_expand(arena, (const struct event *const *)events.at, events.count, &store->zones,
                  window, &items);
    for (size_t i = 0; i < items.count; i++) {
        const struct series_item *item = &items.at[i];
        if (item->master && overlaps(window, item->start, item->end))
            VEC_PUSH(arena, rows,
                     ((struct window_row){item->start, item->end, item->event->id, item->master->id,
                                          wall_seconds(item->at)}));
    }
    return true;
}

static bool expand_beyond(struct store *store, struct arena *arena, struct span window,
                          row_list_t *rows, struct err *err)
{
    group_list groups = {0};
    if (!take_series_out(store, arena, rows, &groups, err) ||
        !reaching_groups(store, arena, window, &groups, err))
        return false;
    if (groups.count > 1)
        qsort(groups.at, groups.count, sizeof *groups.at, by_key);
    for (size_t i = 0; i < groups.count; i++)
        if ((i == 0 || by_key(&groups.at[i - 1], &groups.at[i]) != 0) &&
            !expand_group(store, arena, &groups.at[i], window, rows, err))
            return false;
    return true;
}

bool window_read(struct store *store, struct arena *arena, struct span window,
                 struct window_rows *out, struct err *err)
{
    row_list_t rows = {0};
    struct span asked = bounded(window), wide = widened(asked);
    bool stored = wide.start >= store->horizon.start && wide.end <= store->horizon.end;
    if (!read_stored(store, arena, asked, &rows, err) ||
        (!stored && !expand_beyond(store, arena, wide, &rows, err)))
        return false;
    if (rows.count > 1)
        qsort(rows.at, rows.count, sizeof *rows.at, by_start);
    *out = (struct window_rows){rows.at, rows.count};
    return true;
}

bool store_is_crowded(struct store *store, struct span window, int64_t least, bool *out,
                      struct err *err)
{
    struct query query;
    int64_t count = 0;
    if (!query_open(&query, &store->sql, SQL_OCCURRENCE_CROWD, err))
        return false;
    query_int(&query, 1, window.start);
    query_int(&query, 2, window.end);
    query_int(&query, 3, least);
    if (!query_number(&query, &count, err))
        return false;
    *out = count >= least;
    return true;
}
