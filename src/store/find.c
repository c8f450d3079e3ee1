/* SPDX-License-Identifier: MIT
 *
 * find: the search index beside the records, and asking it. Every word of the asker stands in quotes, so
 * that none of them is an operator.
 */
#include "private.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

static bool is_body(const char *name)
{
    static const char *const names[] = {"place", "description", "note", "people", "categories", "tags",
                                        "project", "abstract", "because", "reach"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name))
            return true;
    return false;
}

static bool is_title(const char *name)
{
    return !strcmp(name, "title") || !strcmp(name, "name") || !strcmp(name, "text");
}

/* The texts of a record that are worth finding; check-ins are private and stay out. */
static bool gather(enum record_kind kind, const void *record, const char **title, struct str *body)
{
    const struct record_info *info = record_info(kind);
    *title = "";
    if (kind == RECORD_CHECKIN || kind == RECORD_FEED || kind == RECORD_FILTER ||
        kind == RECORD_RITUAL || kind == RECORD_SURVEY || kind == RECORD_SNOOZE)
        return false;
    for (size_t i = 0; i < info->count; i++) {
        if (info->fields[i].type != FIELD_TEXT)
            continue;
        const char *text =
            *(const char *const *)(const void *)((const char *)record + info->fields[i].offset);
        if (text && is_title(info->fields[i].name))
            *title = text;
        else if (text && *text && is_body(info->fields[i].name)) {
            str_add(body, text);
            str_add_char(body, '\n');
        }
    }
    return **title || body->length;
}

static bool write_entry(struct store *store, enum statement which, enum record_kind kind,
                        const void *record, struct err *err)
{
    sqlite3_stmt *statement;
    struct str body;
    const char *title;
    str_init(&body);
    bool ok = true;
    if (gather(kind, record, &title, &body)) {
        ok = sql_prepare(store, which, &statement, err);
        if (ok) {
            sqlite3_bind_int64(statement, 1, record_id(record) * 32 + (int)kind);
            sqlite3_bind_text(statement, 2, title, -1, SQLITE_STATIC);
            sqlite3_bind_text(statement, 3, body.text, (int)body.length, SQLITE_STATIC);
            ok = sql_done(store, statement, err);
        }
    }
    str_finish(&body);
    return ok;
}

bool find_made(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    return write_entry(store, SQL_SEARCH_PUT, kind, record, err);
}

bool find_removed(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    return write_entry(store, SQL_SEARCH_DROP, kind, record, err);
}

/* ---- asking ---- */

/* Does the index part words here? Its tokenizer takes letters and digits of all scripts; of the others
 * those are known here that people type. */
static bool parts_words(uint32_t code)
{
    if (code < 0x80)
        return !ascii_is_alnum((char)code);
    return code < 0xAA || (code > 0xAA && code < 0xC0 && code != 0xB5 && code != 0xBA) || code == 0xD7 ||
           code == 0xF7 || (code >= 0x2000 && code < 0x2070) || (code >= 0x20A0 && code < 0x2C00) ||
           (code >= 0x3000 && code < 0x3005) || (code >= 0x3008 && code < 0x3021) || code >= 0xFE00;
}

/* Each word for itself, as an index by columns knows no phrases; the last one may be a beginning. */
static void make_query(const char *text, struct str *query)
{
    size_t length = strlen(text), taken;
    bool inside = false;
    for (size_t at = 0; at < length; at += taken) {
        uint32_t code = text_decode(text + at, length - at, &taken);
        bool part = parts_words(code);
        if (!part && !inside)
            str_add(query, query->length ? " \"" : "\"");
        if (part && inside)
            str_add(query, "\"");
        if (!part)
            str_add_bytes(query, text + at, taken);
        inside = !part;
    }
    if (inside)
        str_add(query, "\"*");
}

struct hits {
    VEC(struct search_hit) list;
    struct arena *arena;
};

static bool find_events(struct store *store, const char *query, size_t limit, struct hits *hits,
                        struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    if (!sql_prepare(store, SQL_SEARCH_EVENTS, &statement, err))
        return false;
    sql_bind_text(statement, 1, query);
    sqlite3_bind_int64(statement, 2, (int64_t)limit);
    do {
        if (!sql_step(store, statement, &row, err))
            return false;
        if (row)
            VEC_PUSH(hits->arena, &hits->list,
                     ((struct search_hit){RECORD_EVENT, sqlite3_column_int64(statement, 0),
                                          sqlite3_column_int64(statement, 1)}));
    } while (row);
    return true;
}

static instant when_of(enum record_kind kind, const void *record)
{
    static const char *const instants[] = {"start", "created"};
    static const char *const days[] = {"due_day", "planned_on", "first_day"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const struct field *field = record_field(kind, days[i]);
        day date = field ? *(const day *)(const void *)((const char *)record + field->offset) : DAY_NONE;
        if (date != DAY_NONE)
            return (instant)date * DAY_SECONDS;
    }
    for (size_t i = 0; i < sizeof instants / sizeof *instants; i++) {
        const struct field *field = record_field(kind, instants[i]);
        instant at = field ? *(const instant *)(const void *)((const char *)record + field->offset)
                           : INSTANT_NONE;
        if (at != INSTANT_NONE)
            return at;
    }
    return 0;
}

/* A choice's note is found as its event. */
static bool add_other(struct store *store, int64_t rowid, struct hits *hits, struct err *err)
{
    enum record_kind kind = (enum record_kind)(rowid & 31);
    void *record;
    if (kind >= RECORD_COUNT)
        return true;
    if (!rows_read(store, hits->arena, kind, rowid >> 5, &record, err))
        return false;
    if (record && kind == RECORD_CHOICE) {
        int64_t event = ((const struct choice *)record)->event;
        kind = RECORD_EVENT;
        for (size_t i = 0; i < hits->list.count; i++)
            if (hits->list.at[i].kind == kind && hits->list.at[i].id == event)
                return true;
        if (!rows_read(store, hits->arena, kind, event, &record, err))
            return false;
    }
    if (record)
        VEC_PUSH(hits->arena, &hits->list,
                 ((struct search_hit){kind, record_id(record), when_of(kind, record)}));
    return true;
}

static bool find_others(struct store *store, const char *query, size_t limit, struct hits *hits,
                        struct err *err)
{
    sqlite3_stmt *statement;
    int64_t *rowids;
    size_t count;
    if (!sql_prepare(store, SQL_SEARCH_OTHERS, &statement, err))
        return false;
    sql_bind_text(statement, 1, query);
    sqlite3_bind_int64(statement, 2, (int64_t)limit * 4);
    if (!rows_ids(store, hits->arena, statement, &rowids, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!add_other(store, rowids[i], hits, err))
            return false;
    return true;
}

static int newest_first(const void *a, const void *b)
{
    const struct search_hit *x = a, *y = b;
    if (x->at != y->at)
        return x->at > y->at ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->id > y->id ? -1 : x->id < y->id;
}

bool store_search(struct store *store, struct arena *arena, const char *text, size_t limit,
                  struct search_hit **out, size_t *count, struct err *err)
{
    struct hits hits = {.arena = arena};
    struct str query;
    str_init(&query);
    make_query(text, &query);
    bool ok = !query.length || (find_events(store, query.text, limit, &hits, err) &&
                                find_others(store, query.text, limit, &hits, err));
    str_finish(&query);
    if (hits.list.count > 1)
        qsort(hits.list.at, hits.list.count, sizeof *hits.list.at, newest_first);
    *out = hits.list.at;
    *count = hits.list.count < limit ? hits.list.count : limit;
    return ok;
}
