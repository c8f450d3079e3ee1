/* SPDX-License-Identifier: MIT
 *
 * history: reading what was done, step by step and record by record.
 */
#include "private.h"

typedef VEC(struct step_change) change_vec;

static bool find_kind(const struct store *store, const char *name, enum record_kind *out,
                      struct err *err)
{
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        if (str_equal(record_info((enum record_kind)kind)->name, name)) {
            *out = (enum record_kind)kind;
            return true;
        }
    return err_set(err, ERR_STORE_CORRUPT,
                   "%s: its history names records that are not known; see juggle doctor",
                   store->given_path);
}

bool change_read(const struct store *store, const struct query *query, struct change_row *out,
                 struct err *err)
{
    const char *op = query_column_text(query, 1);
    *out = (struct change_row){.id = query_column_int(query, 0),
                               .op = str_equal(op, "made")      ? OP_MADE
                                     : str_equal(op, "changed") ? OP_CHANGED
                                                                : OP_GONE,
                               .first = query_column_int(query, 3),
                               .last = query_column_int(query, 4)};
    out->before = query_column_bytes(query, 5, &out->before_size);
    out->after = query_column_bytes(query, 6, &out->after_size);
    return find_kind(store, query_column_text(query, 2), &out->kind, err);
}

struct step step_read(struct arena *arena, const struct query *query)
{
    return (struct step){
        .id = query_column_int(query, 0),
        .at = query_column_int(query, 1),
        .label = arena_strdup(arena, query_column_text(query, 2)),
        .undone = query_column_int(query, 3) != 0,
        .changes = (size_t)query_column_int(query, 4),
    };
}

static bool read_steps(struct query *query, struct arena *arena, struct step **out, size_t *count,
                       struct err *err)
{
    VEC(struct step) list = {0};
    bool row = true;
    while (row) {
        if (!query_next(query, &row, err))
            return false;
        if (row)
            VEC_PUSH(arena, &list, step_read(arena, query));
    }
    *out = list.at;
    *count = list.count;
    return true;
}

bool store_history(struct store *store, struct arena *arena, size_t limit, struct step **out,
                   size_t *count, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_STEP_LIST, err))
        return false;
    query_int(&query, 1, limit && limit < INT64_MAX ? (int64_t)limit : -1);
    return read_steps(&query, arena, out, count, err);
}

bool store_record_steps(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
                        struct step **out, size_t *count, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_STEP_RECORD, err))
        return false;
    query_text(&query, 1, record_info(kind)->name);
    query_int(&query, 2, id);
    return read_steps(&query, arena, out, count, err);
}

/* ---- what a step changed ---- */

static void *blank(struct arena *arena, enum record_kind kind, int64_t id)
{
    void *record = arena_alloc(arena, record_info(kind)->size);
    record_clear(kind, record);
    *(int64_t *)record = id;
    return record;
}

/* By an image that the history has; *out is left NULL where it has none. */
static bool from_image(struct store *store, struct arena *arena, enum sql_id statement,
                       enum record_kind kind, int64_t id, void **out, struct err *err)
{
    struct query query;
    bool row;
    if (!query_open(&query, &store->sql, statement, err))
        return false;
    query_text(&query, 1, record_info(kind)->name);
    query_int(&query, 2, id);
    if (!query_next(&query, &row, err))
        return false;
    if (!row)
        return true;
    size_t size;
    const void *image = query_column_bytes(&query, 0, &size);
    *out = blank(arena, kind, id);
    bool done = image_apply(&store->shapes, &store->sql, arena, image, size, kind, *out, err);
    query_close(&query);
    return done;
}

/* A record as it is, or was when it was last there. */
static bool last_known(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
                       void **out, struct err *err)
{
    return row_find(&store->sql, arena, kind, id, out, err) &&
           (*out || from_image(store, arena, SQL_CHANGE_GONE, kind, id, out, err)) &&
           (*out || from_image(store, arena, SQL_IMAGE_FIND, kind, id, out, err));
}

static bool add_made(struct store *store, struct arena *arena, const struct change_row *row,
                     size_t limit, change_vec *list, struct err *err)
{
    for (int64_t id = row->first; id <= row->last && list->count < limit; id++) {
        void *record;
        if (!last_known(store, arena, row->kind, id, &record, err))
            return false;
        if (record)
            VEC_PUSH(arena, list,
                     ((struct step_change){CHANGE_PUT, true, row->kind, id, NULL, record}));
    }
    return true;
}

/* What the step did not touch is shown as it is today. */
static bool add_changed(struct store *store, struct arena *arena, const struct change_row *row,
                        change_vec *list, struct err *err)
{
    void *before;
    if (!last_known(store, arena, row->kind, row->first, &before, err))
        return false;
    if (!before)
        before = blank(arena, row->kind, row->first);
    void *after = arena_copy(arena, before, record_info(row->kind)->size);
    if (!image_apply(&store->shapes, &store->sql, arena, row->before, row->before_size, row->kind,
                     before, err) ||
        !image_apply(&store->shapes, &store->sql, arena, row->after, row->after_size, row->kind,
                     after, err))
        return false;
    VEC_PUSH(arena, list,
             ((struct step_change){CHANGE_PUT, false, row->kind, row->first, before, after}));
    return true;
}

static bool add_gone(struct store *store, struct arena *arena, const struct change_row *row,
                     change_vec *list, struct err *err)
{
    void *before = blank(arena, row->kind, row->first);
    if (!image_apply(&store->shapes, &store->sql, arena, row->before, row->before_size, row->kind,
                     before, err))
        return false;
    VEC_PUSH(arena, list,
             ((struct step_change){CHANGE_DELETE, false, row->kind, row->first, before, NULL}));
    return true;
}

static bool add_row(struct store *store, struct arena *arena, const struct change_row *row,
                    size_t limit, change_vec *list, struct err *err)
{
    switch (row->op) {
    case OP_MADE:
        return add_made(store, arena, row, limit, list, err);
    case OP_CHANGED:
        return add_changed(store, arena, row, list, err);
    case OP_GONE:
        break;
    }
    return add_gone(store, arena, row, list, err);
}

bool store_step_changes(struct store *store, struct arena *arena, int64_t step, size_t limit,
                        struct step_change **out, size_t *count, struct err *err)
{
    struct query query;
    change_vec list = {0};
    bool row = true;
    if (!query_open(&query, &store->sql, SQL_CHANGES, err))
        return false;
    query_int(&query, 1, step);
    while (row && list.count < limit) {
        struct change_row change;
        if (!query_next(&query, &row, err))
            return false;
        if (row && (!change_read(store, &query, &change, err) ||
                    !add_row(store, arena, &change, limit, &list, err))) {
            query_close(&query);
            return false;
        }
    }
    query_close(&query);
    *out = list.at;
    *count = list.count;
    return true;
}
