/* SPDX-License-Identifier: MIT
 *
 * window: the snapshot of a window of time. Its cost follows the window: occurrences come by index, series
 * are expanded only outside of the stored horizon.
 */
#include "private.h"

#include <stdlib.h>

#include "juggle/base/vec.h"
#include "juggle/model/series.h"

struct reader {
    struct store *store;
    struct arena *arena;
    struct span window;
    struct snapshot *out;
    VEC(struct occurrence) occurrences;
    VEC(const struct event *) seen;
    struct err *err;
};

/* Each series is read once, however often it occurs. */
static bool event_once(struct reader *reader, int64_t id, const struct event **out)
{
    void *record;
    for (size_t i = reader->seen.count; i-- > 0 && reader->seen.count - i <= 64;)
        if (reader->seen.at[i]->id == id) {
            *out = reader->seen.at[i];
            return true;
        }
    if (!rows_read(reader->store, reader->arena, RECORD_EVENT, id, &record, reader->err))
        return false;
    *out = record;
    if (record && series_is_master(record))
        VEC_PUSH(reader->arena, &reader->seen, record);
    return true;
}

static bool master_of(struct reader *reader, const struct event *event, const struct event **out)
{
    *out = event;
    return !series_is_override(event) ||
           store_find_event(reader->store, reader->arena, event->feed, event->uid, NULL, NULL, out,
                            reader->err);
}

static bool push_occurrence(struct reader *reader, int64_t event_id, instant start, instant end,
                            const char *recurrence)
{
    const struct event *event, *master = NULL;
    if (!event_once(reader, event_id, &event))
        return false;
    if (event && recurrence && !master_of(reader, event, &master))
        return false;
    if (event)
        VEC_PUSH(reader->arena, &reader->occurrences,
                 ((struct occurrence){event, master, master ? recurrence : NULL, start, end}));
    return true;
}

struct occurrence_row {
    instant start, end;
    int64_t event;
    const char *recurrence;
};

/* Rows first, records after, so that no statement stays open while others run. */
static bool read_stored(struct reader *reader, bool with_series)
{
    sqlite3_stmt *statement;
    VEC(struct occurrence_row) rows = {0};
    bool row;
    if (!sql_prepare(reader->store, SQL_OCCURRENCES, &statement, reader->err))
        return false;
    /* All-day ones stand as if in UTC, and the widest clocks are 26 hours apart. */
    sqlite3_bind_int64(statement, 1, reader->window.start - 26 * 3600);
    sqlite3_bind_int64(statement, 2, reader->window.end + 26 * 3600);
    do {
        if (!sql_step(reader->store, statement, &row, reader->err))
            return false;
        if (row)
            VEC_PUSH(reader->arena, &rows,
                     ((struct occurrence_row){sqlite3_column_int64(statement, 0),
                                              sqlite3_column_int64(statement, 2),
                                              sqlite3_column_int64(statement, 1),
                                              sql_text(reader->arena, statement, 3)}));
    } while (row);
    for (size_t i = 0; i < rows.count; i++) {
        if (!with_series && rows.at[i].recurrence)
            continue;
        if (!push_occurrence(reader, rows.at[i].event, rows.at[i].start, rows.at[i].end,
                             rows.at[i].recurrence))
            return false;
    }
    return true;
}

static const struct zone *zone_named(void *context, const char *name)
{
    struct store *store = context;
    return store->zone ? store->zone(store->zone_context, name) : NULL;
}

/* Outside of the stored horizon series are expanded where they are asked for. */
static bool expand_series(struct reader *reader, int64_t id)
{
    const struct event *master;
    struct record_list parts;
    struct span wide = {reader->window.start - 26 * 3600, reader->window.end + 26 * 3600};
    size_t override_count = 0, count;
    if (!event_once(reader, id, &master) || !master ||
        !store_series(reader->store, reader->arena, master->feed, master->uid, &parts, reader->err))
        return master == NULL;
    const struct event **overrides = ARENA_ARRAY(reader->arena, const struct event *, parts.count + 1);
    for (size_t i = 0; i < parts.count; i++)
        if (series_is_override(parts.at[i]))
            overrides[override_count++] = parts.at[i];
    struct series_row *rows = series_expand(reader->arena, master, overrides, override_count,
                                            zone_named, reader->store, wide, &count);
    for (size_t i = 0; i < count; i++)
        VEC_PUSH(reader->arena, &reader->occurrences,
                 ((struct occurrence){rows[i].event, master, rows[i].recurrence, rows[i].start,
                                      rows[i].end}));
    return true;
}

static bool read_series(struct reader *reader)
{
    sqlite3_stmt *statement;
    int64_t *ids;
    size_t count;
    if (!sql_prepare(reader->store, SQL_SERIES_IN, &statement, reader->err))
        return false;
    sqlite3_bind_int64(statement, 1, reader->window.start - 26 * 3600);
    sqlite3_bind_int64(statement, 2, reader->window.end + 26 * 3600);
    if (!rows_ids(reader->store, reader->arena, statement, &ids, &count, reader->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!expand_series(reader, ids[i]))
            return false;
    return true;
}

static int by_start(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->event->id > y->event->id) - (x->event->id < y->event->id);
}

static bool read_occurrences(struct reader *reader)
{
    struct span stored = reader->store->horizon;
    bool inside = reader->window.start - 26 * 3600 >= stored.start &&
                  reader->window.end + 26 * 3600 <= stored.end;
    if (!read_stored(reader, inside) || (!inside && !read_series(reader)))
        return false;
    if (!inside && reader->occurrences.count > 1)
        qsort(reader->occurrences.at, reader->occurrences.count, sizeof *reader->occurrences.at,
              by_start);
    reader->out->occurrences = reader->occurrences.at;
    reader->out->occurrence_count = reader->occurrences.count;
    return true;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = record_id(*(const void *const *)a), y = record_id(*(const void *const *)b);
    return (x > y) - (x < y);
}

static int by_event(const void *a, const void *b)
{
    const struct choice *x = *(const struct choice *const *)a;
    const struct choice *y = *(const struct choice *const *)b;
    if (x->event != y->event)
        return x->event < y->event ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* The events in sight, each once, and what the person says of them. */
static bool read_events(struct reader *reader)
{
    VEC(const void *) events = {0}, choices = {0};
    for (size_t i = 0; i < reader->occurrences.count; i++) {
        VEC_PUSH(reader->arena, &events, reader->occurrences.at[i].event);
        if (reader->occurrences.at[i].master)
            VEC_PUSH(reader->arena, &events, reader->occurrences.at[i].master);
    }
    if (events.count > 1)
        qsort(events.at, events.count, sizeof *events.at, by_id);
    size_t kept = 0;
    for (size_t i = 0; i < events.count; i++)
        if (!kept || record_id(events.at[kept - 1]) != record_id(events.at[i]))
            events.at[kept++] = events.at[i];
    for (size_t i = 0; i < kept; i++) {
        struct record_list list;
        if (!store_choices(reader->store, reader->arena, record_id(events.at[i]), &list, reader->err))
            return false;
        for (size_t k = 0; k < list.count; k++)
            VEC_PUSH(reader->arena, &choices, list.at[k]);
    }
    if (choices.count > 1)
        qsort(choices.at, choices.count, sizeof *choices.at, by_event);
    snapshot_set_records(reader->out, RECORD_EVENT, events.at, kept);
    snapshot_set_records(reader->out, RECORD_CHOICE, choices.at, choices.count);
    return true;
}

static bool read_whole(struct reader *reader, enum record_kind kind)
{
    struct record_list list;
    if (!store_all(reader->store, reader->arena, kind, &list, reader->err))
        return false;
    snapshot_set_records(reader->out, kind, list.at, list.count);
    return true;
}

static bool read_between(struct reader *reader, enum statement which, enum record_kind kind, int64_t a,
                         int64_t b, struct record_list *out)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(reader->store, which, &statement, reader->err))
        return false;
    sqlite3_bind_int64(statement, 1, a);
    sqlite3_bind_int64(statement, 2, b);
    if (which == SQL_TASKS_IN) {
        sqlite3_bind_int64(statement, 3, a / DAY_SECONDS - 1);
        sqlite3_bind_int64(statement, 4, b / DAY_SECONDS + 1);
    }
    return rows_list(reader->store, reader->arena, kind, statement, out, reader->err);
}

static bool holds(const struct record_list *list, int64_t id)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (record_id(list->at[middle]) < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->count && record_id(list->at[low]) == id;
}

static bool merge(struct reader *reader, struct record_list *into, const struct record_list *more)
{
    const void **all = ARENA_ARRAY(reader->arena, const void *, into->count + more->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < into->count; i++)
        all[count++] = into->at[i];
    for (size_t i = 0; i < more->count; i++)
        if (!holds(into, record_id(more->at[i])))
            all[count++] = more->at[i];
    if (count > 1)
        qsort(all, count, sizeof *all, by_id);
    *into = (struct record_list){all, count};
    return true;
}

/* Tasks that a block or an entry in sight names, done ones too. */
static bool add_named_tasks(struct reader *reader, const struct record_list *blocks,
                            const struct record_list *entries, struct record_list *tasks)
{
    VEC(const void *) more = {0};
    for (size_t i = 0; i < blocks->count + entries->count; i++) {
        int64_t id = i < blocks->count
                         ? ((const struct block *)blocks->at[i])->task
                         : ((const struct entry *)entries->at[i - blocks->count])->task;
        void *record = NULL;
        bool known = id == 0 || holds(tasks, id);
        for (size_t k = 0; !known && k < more.count; k++)
            known = record_id(more.at[k]) == id;
        if (known)
            continue;
        if (!rows_read(reader->store, reader->arena, RECORD_TASK, id, &record, reader->err))
            return false;
        if (record)
            VEC_PUSH(reader->arena, &more, record);
    }
    return merge(reader, tasks, &(struct record_list){more.at, more.count});
}

/* What was spent on the tasks in sight, whenever it was. */
static bool add_spent(struct reader *reader, const struct record_list *tasks,
                      struct record_list *entries)
{
    VEC(const void *) more = {0};
    for (size_t i = 0; i < tasks->count; i++) {
        struct record_list spent;
        if (!read_by_task(reader->store, reader->arena, record_id(tasks->at[i]), &spent,
                          reader->err))
            return false;
        for (size_t k = 0; k < spent.count; k++)
            VEC_PUSH(reader->arena, &more, spent.at[k]);
    }
    return merge(reader, entries, &(struct record_list){more.at, more.count});
}

static bool read_work(struct reader *reader)
{
    struct record_list tasks, blocks, entries;
    instant a = reader->window.start, b = reader->window.end;
    if (!read_between(reader, SQL_TASKS_IN, RECORD_TASK, a, b, &tasks) ||
        !read_between(reader, SQL_BLOCKS_IN, RECORD_BLOCK, a, b, &blocks) ||
        !read_between(reader, SQL_ENTRIES_IN, RECORD_ENTRY, a, b, &entries) ||
        !add_named_tasks(reader, &blocks, &entries, &tasks) || !add_spent(reader, &tasks, &entries))
        return false;
    snapshot_set_records(reader->out, RECORD_TASK, tasks.at, tasks.count);
    snapshot_set_records(reader->out, RECORD_BLOCK, blocks.at, blocks.count);
    snapshot_set_records(reader->out, RECORD_ENTRY, entries.at, entries.count);
    return true;
}

static bool read_days(struct reader *reader)
{
    struct record_list checkins, rituals;
    int64_t a = reader->window.start / DAY_SECONDS - 1, b = reader->window.end / DAY_SECONDS + 1;
    if (!read_between(reader, SQL_CHECKINS_IN, RECORD_CHECKIN, a, b, &checkins) ||
        !read_between(reader, SQL_RITUALS_IN, RECORD_RITUAL, a, b, &rituals))
        return false;
    snapshot_set_records(reader->out, RECORD_CHECKIN, checkins.at, checkins.count);
    snapshot_set_records(reader->out, RECORD_RITUAL, rituals.at, rituals.count);
    return true;
}

bool store_snapshot(struct store *store, struct arena *arena, struct span window,
                    struct snapshot *out, struct err *err)
{
    static const enum record_kind whole[] = {RECORD_FEED,       RECORD_CONFERENCE, RECORD_LEG,
                                             RECORD_TALK,       RECORD_SUBMISSION, RECORD_CAPTURE,
                                             RECORD_SURVEY,     RECORD_SNOOZE,     RECORD_FILTER};
    struct reader reader = {.store = store, .arena = arena, .window = window, .out = out, .err = err};
    *out = (struct snapshot){.window = window};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (!read_whole(&reader, whole[i]))
            return false;
    return read_occurrences(&reader) && read_events(&reader) && read_work(&reader) &&
           read_days(&reader);
}
