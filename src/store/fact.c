/* SPDX-License-Identifier: MIT
 *
 * fact: small facts by name: those that the store notes about itself (meta) and those of its users
 * (mark). None of them is history.
 */
#include "private.h"

#include "juggle/base/parse.h"

static bool read_fact(struct sql *sql, enum sql_id id, struct arena *arena, const char *name,
                      const char **out, struct err *err)
{
    struct query query;
    bool row;
    *out = NULL;
    if (!query_open(&query, sql, id, err))
        return false;
    query_text(&query, 1, name);
    if (!query_next(&query, &row, err))
        return false;
    if (row)
        *out = arena_strdup(arena, query_column_text(&query, 0));
    query_close(&query);
    return true;
}

static bool write_fact(struct sql *sql, enum sql_id id, const char *name, const char *value,
                       struct err *err)
{
    struct query query;
    if (!query_open(&query, sql, id, err))
        return false;
    query_text(&query, 1, name);
    if (value)
        query_text(&query, 2, value);
    return query_run(&query, err);
}

bool meta_text(struct sql *sql, struct arena *arena, const char *name, const char **out,
               struct err *err)
{
    return read_fact(sql, SQL_META_READ, arena, name, out, err);
}

bool meta_set_text(struct sql *sql, const char *name, const char *value, struct err *err)
{
    return write_fact(sql, SQL_META_WRITE, name, value, err);
}

bool meta_number(struct sql *sql, const char *name, int64_t *out, struct err *err)
{
    struct arena arena;
    const char *text;
    arena_init(&arena);
    bool done = meta_text(sql, &arena, name, &text, err);
    if (done && text && !parse_int(text, INT64_MIN, INT64_MAX, out))
        done = err_set(err, ERR_STORE_CORRUPT,
                       "%s: what it notes as %s is no number; see juggle doctor", sql->path, name);
    arena_finish(&arena);
    return done;
}

bool meta_set_number(struct sql *sql, const char *name, int64_t value, struct err *err)
{
    struct str text;
    str_init(&text);
    str_addf(&text, "%lld", (long long)value);
    bool done = meta_set_text(sql, name, text.text, err);
    str_finish(&text);
    return done;
}

bool store_mark(struct store *store, struct arena *arena, const char *name, const char **out,
                struct err *err)
{
    return read_fact(&store->sql, SQL_MARK_READ, arena, name, out, err);
}

bool store_set_mark(struct store *store, const char *name, const char *value, struct err *err)
{
    enum sql_id id = value ? SQL_MARK_WRITE : SQL_MARK_DROP;
    if (store->step.open)
        return write_fact(&store->sql, id, name, value, err);
    if (!write_begin(store, err))
        return false;
    if (write_fact(&store->sql, id, name, value, err) && write_commit(store, err))
        return true;
    write_cancel(store);
    return false;
}
