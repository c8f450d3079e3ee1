/* SPDX-License-Identifier: MIT
 *
 * sql: statements made from their rows when they are first used, kept, and run. The only caller of
 * sqlite3_step, so that busy, full and damaged are translated in one place.
 */
#include "sql.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"

enum {
    KIND_NONE = RECORD_COUNT,
    KIND_EACH,
#define RECORD(NAME, name, letter, summary) KIND_##NAME = RECORD_##NAME,
#include "juggle/model/records.def"
};

static const struct {
    const char *name;
    int kind;
    const char *text;
} statements[] = {
#define STATEMENT(name, kind, sql) {#name, KIND_##kind, sql},
#include "statements.def"
};

static const char *const scripts[] = {
#define SCRIPT(name, sql) sql,
#include "statements.def"
};

const char *sql_name(enum sql_id id)
{
    return statements[id].name;
}

enum record_kind sql_kind(enum sql_id id, bool *each)
{
    int kind = statements[id].kind;
    *each = kind == KIND_EACH;
    return kind < RECORD_COUNT ? (enum record_kind)kind : RECORD_COUNT;
}

/* ---- the text of a statement ---- */

static void add_names(struct str *out, const struct record_info *info, const char *prefix)
{
    str_add(out, prefix);
    str_add(out, "id");
    for (size_t i = 0; i < info->count; i++) {
        str_add(out, ", ");
        str_add(out, prefix);
        str_add(out, "\"");
        str_add(out, info->fields[i].name);
        str_add(out, "\"");
    }
}

static void add_columns(struct str *out, const struct record_info *info)
{
    struct str prefix;
    str_init(&prefix);
    str_addf(&prefix, "%s.", info->name);
    add_names(out, info, prefix.text);
    str_finish(&prefix);
}

static void add_parameters(struct str *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        str_addf(out, i ? ", ?%zu" : "?%zu", i + 1);
}

static void add_sets(struct str *out, const struct record_info *info, bool refs)
{
    const char *comma = "";
    for (size_t i = 0; i < info->count; i++) {
        if (!refs && info->fields[i].type == FIELD_REF)
            continue;
        str_addf(out, "%s\"%s\" = ?%zu", comma, info->fields[i].name, i + 2);
        comma = ", ";
    }
}

static void add_part(struct str *out, const char *name, size_t length, enum record_kind kind)
{
    const struct record_info *info = record_info(kind);
    if (!strncmp(name, "table", length))
        str_add(out, info->name);
    else if (!strncmp(name, "columns", length))
        add_columns(out, info);
    else if (!strncmp(name, "names", length))
        add_names(out, info, "");
    else if (!strncmp(name, "values", length))
        add_parameters(out, info->count + 1);
    else if (!strncmp(name, "ids", length))
        add_parameters(out, SQL_IDS_MOST);
    else if (!strncmp(name, "sets", length))
        add_sets(out, info, true);
    else if (!strncmp(name, "plain", length))
        add_sets(out, info, false);
    else
        abort(); /* a row of statements.def is wrong, which its test says before */
}

char *sql_text(struct arena *arena, enum sql_id id, enum record_kind kind)
{
    struct str out;
    str_init(&out);
    for (const char *at = statements[id].text; *at;) {
        size_t plain = strcspn(at, "{");
        str_add_bytes(&out, at, plain);
        at += plain;
        if (!*at)
            break;
        size_t length = strcspn(at, "}") - 1;
        add_part(&out, at + 1, length, kind);
        at += length + 2;
    }
    char *text = arena_strndup(arena, out.text, out.length);
    str_finish(&out);
    return text;
}

/* ---- running ---- */

static bool prepare(struct sql *sql, enum sql_id id, enum record_kind kind, unsigned flags,
                    struct sqlite3_stmt **out, struct err *err)
{
    struct arena arena;
    const char *rest = NULL;
    if (!sql->db)
        return err_set(err, ERR_STORE_IO, "%s: it can't be opened any more; start again",
                       sql->path);
    arena_init(&arena);
    const char *text = sql_text(&arena, id, kind);
    int code = sqlite3_prepare_v3(sql->db, text, -1, flags, out, &rest);
    assert(code != SQLITE_OK || !*rest);
    bool done = code == SQLITE_OK || sql_fail(sql, code, err);
    arena_finish(&arena);
    return done;
}

bool query_open_kind(struct query *query, struct sql *sql, enum sql_id id, enum record_kind kind,
                     struct err *err)
{
    struct sql_slot *slot = &sql->kept[id][kind];
    *query = (struct query){.sql = sql};
    if (slot->used)
        return prepare(sql, id, kind, 0, &query->stmt, err);
    if (!slot->stmt && !prepare(sql, id, kind, SQLITE_PREPARE_PERSISTENT, &slot->stmt, err))
        return false;
    slot->used = true;
    query->slot = slot;
    query->stmt = slot->stmt;
    return true;
}

bool query_open(struct query *query, struct sql *sql, enum sql_id id, struct err *err)
{
    int kind = statements[id].kind;
    return query_open_kind(query, sql, id, kind < RECORD_COUNT ? (enum record_kind)kind : 0, err);
}

void query_close(struct query *query)
{
    if (!query->stmt)
        return;
    if (query->slot) {
        sqlite3_reset(query->stmt);
        sqlite3_clear_bindings(query->stmt);
        query->slot->used = false;
    } else {
        sqlite3_finalize(query->stmt);
    }
    query->stmt = NULL;
}

static void bound(struct query *query, int code)
{
    if (code != SQLITE_OK)
        query->failure = code;
}

void query_int(struct query *query, int at, int64_t value)
{
    bound(query, sqlite3_bind_int64(query->stmt, at, value));
}

void query_ref(struct query *query, int at, int64_t id)
{
    bound(query, id ? sqlite3_bind_int64(query->stmt, at, id) : sqlite3_bind_null(query->stmt, at));
}

void query_text(struct query *query, int at, const char *text)
{
    bound(query, sqlite3_bind_text(query->stmt, at, text, -1, SQLITE_STATIC));
}

void query_bytes(struct query *query, int at, const void *bytes, size_t size)
{
    bound(query, sqlite3_bind_blob64(query->stmt, at, bytes, size, SQLITE_STATIC));
}

void query_null(struct query *query, int at)
{
    bound(query, sqlite3_bind_null(query->stmt, at));
}

bool query_next(struct query *query, bool *row, struct err *err)
{
    int code = query->failure ? query->failure : sqlite3_step(query->stmt);
    *row = code == SQLITE_ROW;
    if (*row)
        return true;
    bool done = code == SQLITE_DONE || sql_fail(query->sql, code, err);
    query_close(query);
    return done;
}

bool query_run(struct query *query, struct err *err)
{
    bool row, done;
    do
        done = query_next(query, &row, err);
    while (done && row);
    return done;
}

bool query_number(struct query *query, int64_t *out, struct err *err)
{
    bool row;
    if (!query_next(query, &row, err))
        return false;
    if (!row)
        return true;
    if (!query_column_null(query, 0))
        *out = query_column_int(query, 0);
    return query_run(query, err);
}

bool query_column_null(const struct query *query, int column)
{
    return sqlite3_column_type(query->stmt, column) == SQLITE_NULL;
}

int64_t query_column_int(const struct query *query, int column)
{
    return sqlite3_column_int64(query->stmt, column);
}

const char *query_column_text(const struct query *query, int column)
{
    return (const char *)sqlite3_column_text(query->stmt, column);
}

const void *query_column_bytes(const struct query *query, int column, size_t *size)
{
    const void *bytes = sqlite3_column_blob(query->stmt, column);
    *size = bytes ? (size_t)sqlite3_column_bytes(query->stmt, column) : 0;
    return bytes;
}

bool sql_run(struct sql *sql, enum sql_id id, struct err *err)
{
    struct query query;
    return query_open(&query, sql, id, err) && query_run(&query, err);
}

bool sql_number(struct sql *sql, enum sql_id id, int64_t *out, struct err *err)
{
    struct query query;
    return query_open(&query, sql, id, err) && query_number(&query, out, err);
}

bool sql_script(struct sql *sql, enum script_id id, struct err *err)
{
    return sql_embedded(sql, scripts[id], err);
}

bool sql_embedded(struct sql *sql, const char *text, struct err *err)
{
    int code = sqlite3_exec(sql->db, text, NULL, NULL, NULL);
    return code == SQLITE_OK || sql_fail(sql, code, err);
}

int64_t sql_last_id(const struct sql *sql)
{
    return sqlite3_last_insert_rowid(sql->db);
}

bool sql_in_transaction(const struct sql *sql)
{
    return sql->db && !sqlite3_get_autocommit(sql->db);
}

void sql_random(void *bytes, int size)
{
    sqlite3_randomness(size, bytes);
}
