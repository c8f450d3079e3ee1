/* SPDX-License-Identifier: MIT
 *
 * read_snapshot: everything that a window shows, in one transaction: each event once, however often
 * it takes place.
 */
#include "window.h"

#include <string.h>

struct reading {
    struct store *store;
    struct arena *arena;
    struct snapshot *out;
    day first_day; /* days that the window touches, in any zone */
    day end_day;
    bool
        empty[RECORD_COUNT]; /* nothing of the kind was ever made: not even a statement is needed */
};

static bool keep(struct reading *reading, enum record_kind kind, const struct record_list *list)
{
    snapshot_set_records(reading->out, kind, list->at, list->count);
    return true;
}

static bool read_ids(struct reading *reading, enum record_kind kind, struct id_list *ids,
                     struct err *err)
{
    struct record_list list;
    id_list_sort(ids);
    return row_list_ids(&reading->store->sql, reading->arena, kind, ids, &list, err) &&
           keep(reading, kind, &list);
}

/* ---- events ---- */

static bool read_events(struct reading *reading, const struct window_rows *rows, struct err *err)
{
    struct id_list ids = {ARENA_ARRAY(reading->arena, int64_t, rows->count * 2), 0};
    for (size_t i = 0; i < rows->count; i++) {
        ids.at[ids.count++] = rows->at[i].event;
        if (rows->at[i].series && rows->at[i].series != rows->at[i].event)
            ids.at[ids.count++] = rows->at[i].series;
    }
    return read_ids(reading, RECORD_EVENT, &ids, err);
}

/* All-day events are any zone's matter; all others are here only if they overlap the window. */
static bool belongs(struct span window, const struct event *event, const struct window_row *row)
{
    return event->all_day ||
           (row->start < window.end && (row->end > window.start || row->start >= window.start));
}

static void build_occurrences(struct reading *reading, const struct window_rows *rows)
{
    struct snapshot *out = reading->out;
    struct occurrence *list = ARENA_ARRAY(reading->arena, struct occurrence, rows->count);
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct window_row *row = &rows->at[i];
        const struct event *event = snapshot_find(out, RECORD_EVENT, row->event);
        const struct event *master =
            row->series ? snapshot_find(out, RECORD_EVENT, row->series) : NULL;
        if (!event || !belongs(out->window, event, row))
            continue;
        const char *name =
            master ? series_name(reading->arena, master, wall_from_seconds(row->at)) : NULL;
        list[count++] = (struct occurrence){event, master, name, row->start, row->end};
    }
    out->occurrences = list;
    out->occurrence_count = count;
}

/* In order of event, as the events are. */
static bool read_choices(struct reading *reading, struct err *err)
{
    VEC(const void *) list = {0};
    if (reading->empty[RECORD_CHOICE])
        return true;
    for (size_t i = 0; i < reading->out->event_count; i++) {
        struct record_list said;
        if (!store_choices(reading->store, reading->arena, reading->out->events[i]->id, &said, err))
            return false;
        for (size_t k = 0; k < said.count; k++)
            VEC_PUSH(reading->arena, &list, said.at[k]);
    }
    return keep(reading, RECORD_CHOICE, &(struct record_list){list.at, list.count});
}

/* ---- the rest ---- */

static bool read_whole(struct reading *reading, enum record_kind kind, struct err *err)
{
    struct query query;
    struct record_list list;
    return reading->empty[kind] ||
           (query_open_kind(&query, &reading->store->sql, SQL_ALL, kind, err) &&
            row_list(&query, reading->arena, kind, &list, err) && keep(reading, kind, &list));
}

static bool read_days(struct reading *reading, enum record_kind kind, struct err *err)
{
    struct query query;
    struct record_list list;
    if (!query_open_kind(&query, &reading->store->sql, SQL_RANGE, kind, err))
        return false;
    query_int(&query, 1, reading->first_day);
    query_int(&query, 2, reading->end_day - 1);
    return row_list(&query, reading->arena, kind, &list, err) && keep(reading, kind, &list);
}

static bool window_ids(struct reading *reading, enum sql_id statement, struct id_list *out,
                       struct err *err)
{
    struct query query;
    if (!query_open(&query, &reading->store->sql, statement, err))
        return false;
    query_int(&query, 1, reading->out->window.start);
    query_int(&query, 2, reading->out->window.end);
    if (statement == SQL_TASK_WINDOW) {
        query_int(&query, 3, reading->first_day);
        query_int(&query, 4, reading->end_day);
    }
    return row_ids(&query, reading->arena, out, err);
}

static bool read_window(struct reading *reading, enum sql_id statement, enum record_kind kind,
                        struct err *err)
{
    struct id_list ids;
    return reading->empty[kind] ||
           (window_ids(reading, statement, &ids, err) && read_ids(reading, kind, &ids, err));
}

/* Unfinished ones, those of the window, and whatever blocks and entries are for. */
static bool read_tasks(struct reading *reading, struct err *err)
{
    struct id_list touched, ids;
    const struct snapshot *out = reading->out;
    if (reading->empty[RECORD_TASK])
        return true;
    if (!window_ids(reading, SQL_TASK_WINDOW, &touched, err))
        return false;
    ids.at =
        ARENA_ARRAY(reading->arena, int64_t, touched.count + out->block_count + out->entry_count);
    ids.count = 0;
    for (size_t i = 0; i < touched.count; i++)
        ids.at[ids.count++] = touched.at[i];
    for (size_t i = 0; i < out->block_count; i++)
        ids.at[ids.count++] = out->blocks[i]->task;
    for (size_t i = 0; i < out->entry_count; i++)
        ids.at[ids.count++] = out->entrys[i]->task;
    return read_ids(reading, RECORD_TASK, &ids, err);
}

/* By the numbers that were given; kinds whose ids are days have none. */
static bool find_empty(struct reading *reading, struct err *err)
{
    struct query query;
    bool row = true;
    if (!query_open(&query, &reading->store->sql, SQL_SEQUENCES, err))
        return false;
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        reading->empty[kind] = !kind_by_day((enum record_kind)kind);
    while (row) {
        if (!query_next(&query, &row, err))
            return false;
        const char *name = row ? query_column_text(&query, 0) : NULL;
        for (int kind = 0; name && kind < RECORD_COUNT; kind++)
            if (!strcmp(record_info((enum record_kind)kind)->name, name))
                reading->empty[kind] = false;
    }
    return true;
}

static bool read_happenings(struct reading *reading, struct err *err)
{
    struct window_rows rows;
    if (!window_read(reading->store, reading->arena, reading->out->window, &rows, err) ||
        !read_events(reading, &rows, err) || !read_choices(reading, err))
        return false;
    build_occurrences(reading, &rows);
    return true;
}

static bool read_others(struct reading *reading, struct err *err)
{
    static const enum record_kind whole[] = {RECORD_FEED,   RECORD_CONFERENCE, RECORD_LEG,
                                             RECORD_TALK,   RECORD_SUBMISSION, RECORD_SURVEY,
                                             RECORD_SNOOZE, RECORD_FILTER,     RECORD_CAPTURE};
    if (!read_window(reading, SQL_BLOCK_WINDOW, RECORD_BLOCK, err) ||
        !read_window(reading, SQL_ENTRY_WINDOW, RECORD_ENTRY, err) || !read_tasks(reading, err) ||
        !read_days(reading, RECORD_CHECKIN, err) || !read_days(reading, RECORD_RITUAL, err))
        return false;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (!read_whole(reading, whole[i], err))
            return false;
    return true;
}

static day day_within(instant at)
{
    const instant least = wall_seconds((struct wall){day_of(YEAR_MIN, 1, 1), 0});
    const instant most = wall_seconds((struct wall){day_of(YEAR_MAX, 12, 31), 0});
    return wall_from_seconds(at < least ? least : at > most ? most : at).day;
}

/* Into what the snapshot holds already. */
static bool read_parts(struct store *store, struct arena *arena, bool happenings, bool others,
                       struct snapshot *out, struct err *err)
{
    bool own;
    struct span window = out->window;
    struct reading reading = {
        store, arena, out, day_within(window.start) - 1, day_within(window.end) + 2, {false}};
    if (!store_hold(store, &own, err))
        return false;
    bool done = find_empty(&reading, err) && (!happenings || read_happenings(&reading, err)) &&
                (!others || read_others(&reading, err));
    store_release(store, own);
    return done;
}

bool store_snapshot(struct store *store, struct arena *arena, struct span window,
                    struct snapshot *out, struct err *err)
{
    *out = (struct snapshot){.window = window};
    return read_parts(store, arena, true, true, out, err);
}

bool store_snapshot_rest(struct store *store, struct arena *arena, struct span window,
                         struct snapshot *out, struct err *err)
{
    *out = (struct snapshot){.window = window};
    return read_parts(store, arena, false, true, out, err);
}

bool store_snapshot_events(struct store *store, struct arena *arena, struct span window,
                           const struct snapshot *rest, struct snapshot *out, struct err *err)
{
    *out = *rest;
    out->window = window;
    return read_parts(store, arena, true, false, out, err);
}
