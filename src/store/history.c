/* SPDX-License-Identifier: MIT
 *
 * history: steps taken back and done again, in the order in which they were made.
 */
#include "private.h"

#include "juggle/base/vec.h"

struct change_row {
    int64_t seq;
    enum change_code code;
    enum record_kind kind;
    int64_t first, last;
    const void *before, *after;
    size_t before_size, after_size;
};

typedef VEC(struct change_row) change_rows;

static struct change_row read_row(struct arena *arena, sqlite3_stmt *statement)
{
    struct change_row row = {
        .seq = sqlite3_column_int64(statement, 0),
        .code = (enum change_code)sqlite3_column_int(statement, 1),
        .kind = (enum record_kind)sqlite3_column_int(statement, 2),
        .first = sqlite3_column_int64(statement, 3),
        .last = sqlite3_column_int64(statement, 4),
        .before_size = (size_t)sqlite3_column_bytes(statement, 5),
        .after_size = (size_t)sqlite3_column_bytes(statement, 6),
    };
    const void *before = sqlite3_column_blob(statement, 5), *after = sqlite3_column_blob(statement, 6);
    row.before = before ? arena_copy(arena, before, row.before_size) : NULL;
    row.after = after ? arena_copy(arena, after, row.after_size) : NULL;
    return row;
}

static bool read_rows(struct store *store, struct arena *arena, enum statement which, int64_t step,
                      size_t limit, change_rows *out, struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    *out = (change_rows){0};
    if (!sql_prepare(store, which, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, step);
    do {
        if (!sql_step(store, statement, &row, err))
            return false;
        if (row) {
            struct change_row one = read_row(arena, statement);
            if (one.kind < RECORD_COUNT && one.last >= one.first)
                VEC_PUSH(arena, out, one);
        }
        if (row && limit && out->count >= limit) {
            sql_reset(statement);
            return true;
        }
    } while (row);
    return true;
}

/* ---- back ---- */

static bool put_image(struct store *store, int64_t step, int64_t seq, enum record_kind kind,
                      const void *record, struct err *err)
{
    sqlite3_stmt *statement;
    struct arena scratch;
    size_t size;
    if (!sql_prepare(store, SQL_CHANGE_PUT, &statement, err))
        return false;
    arena_init(&scratch);
    void *image = rows_encode(&scratch, kind, record, &size);
    sqlite3_bind_int64(statement, 1, step);
    sqlite3_bind_int64(statement, 2, seq);
    sqlite3_bind_int64(statement, 3, CODE_MADE);
    sqlite3_bind_int64(statement, 4, kind);
    sqlite3_bind_int64(statement, 5, record_id(record));
    sqlite3_bind_int64(statement, 6, record_id(record));
    sqlite3_bind_null(statement, 7);
    sqlite3_bind_blob(statement, 8, image, (int)size, SQLITE_STATIC);
    bool ok = sql_done(store, statement, err);
    arena_finish(&scratch);
    return ok;
}

static bool remove_record(struct store *store, enum record_kind kind, const void *record,
                          struct err *err)
{
    return write_removed(store, kind, record, err) &&
           rows_delete(store, kind, record_id(record), err);
}

/* The images of what was made are kept from now on, one row each, in place of the run's one row; numbers
 * of rows only order them, so those of a run are spread below its own. */
static bool unmake(struct store *store, int64_t step, const struct change_row *row, struct err *err)
{
    sqlite3_stmt *drop;
    if (row->after) { /* it was undone before and has its image */
        struct arena scratch;
        void *record;
        arena_init(&scratch);
        bool ok = rows_read(store, &scratch, row->kind, row->first, &record, err) &&
                  (!record || remove_record(store, row->kind, record, err));
        arena_finish(&scratch);
        return ok;
    }
    if (!sql_prepare(store, SQL_CHANGE_DROP, &drop, err))
        return false;
    sqlite3_bind_int64(drop, 1, step);
    sqlite3_bind_int64(drop, 2, row->seq);
    if (!sql_done(store, drop, err))
        return false;
    for (int64_t id = row->last; id >= row->first; id--) {
        struct arena scratch;
        void *record;
        arena_init(&scratch);
        bool ok = rows_read(store, &scratch, row->kind, id, &record, err);
        /* seq is a whole number of some 2^31 at most, so there is room to order a run inside of it */
        if (ok && record)
            ok = put_image(store, step, (row->seq << 24) + (id - row->first), row->kind, record, err) &&
                 remove_record(store, row->kind, record, err);
        arena_finish(&scratch);
        if (!ok)
            return false;
    }
    return true;
}

static bool exchange(struct store *store, enum record_kind kind, const void *from, const void *to,
                     struct err *err)
{
    return rows_update(store, kind, to, err) && write_changed(store, kind, from, to, err);
}

static bool remake(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    return rows_insert(store, kind, record, err) && write_made(store, kind, record, err);
}

static bool revert(struct store *store, int64_t step, const struct change_row *row, bool back,
                   struct err *err)
{
    struct arena scratch;
    bool ok = true;
    arena_init(&scratch);
    const void *before = row->before ? rows_decode(&scratch, row->kind, row->first, row->before, row->before_size) : NULL;
    const void *after = row->after ? rows_decode(&scratch, row->kind, row->first, row->after, row->after_size) : NULL;
    switch (row->code) {
    case CODE_MADE:
        ok = back ? unmake(store, step, row, err)
                  : !after || remake(store, row->kind, after, err);
        break;
    case CODE_CHANGED:
        if (before && after)
            ok = exchange(store, row->kind, back ? after : before, back ? before : after, err);
        break;
    case CODE_REMOVED:
        if (before)
            ok = back ? remake(store, row->kind, before, err)
                      : remove_record(store, row->kind, before, err);
        break;
    }
    arena_finish(&scratch);
    return ok;
}

static bool set_undone(struct store *store, int64_t step, bool undone, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_STEP_SET_UNDONE, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, undone);
    sqlite3_bind_int64(statement, 2, step);
    return sql_done(store, statement, err);
}

static bool move_step(struct store *store, int64_t step, bool back, struct err *err)
{
    struct arena arena;
    change_rows rows;
    arena_init(&arena);
    bool ok = read_rows(store, &arena, back ? SQL_STEP_CHANGES_BACK : SQL_STEP_CHANGES, step, 0,
                        &rows, err);
    for (size_t i = 0; ok && i < rows.count; i++)
        ok = revert(store, step, &rows.at[i], back, err);
    arena_finish(&arena);
    return ok && set_undone(store, step, back, err);
}

static bool next_step(struct store *store, struct arena *arena, bool back, struct step *out,
                      bool *found, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, back ? SQL_STEP_LAST_DONE : SQL_STEP_FIRST_UNDONE, &statement, err) ||
        !sql_step(store, statement, found, err))
        return false;
    if (!*found)
        return true;
    *out = (struct step){sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                         sql_text(arena, statement, 2), back, 0};
    sql_reset(statement);
    return true;
}

static bool move(struct store *store, struct arena *arena, size_t count, bool back,
                 struct step **out, size_t *done, struct err *err)
{
    VEC(struct step) steps = {0};
    if (!step_open(store, err))
        return false;
    store->step.replaying = true;
    while (steps.count < count) {
        struct step step;
        bool found;
        if (!next_step(store, arena, back, &step, &found, err) ||
            (found && !move_step(store, step.id, back, err))) {
            store_cancel(store);
            return false;
        }
        if (!found)
            break;
        VEC_PUSH(arena, &steps, step);
    }
    *out = steps.at;
    *done = steps.count;
    if (!steps.count) {
        store_cancel(store);
        return err_set(err, ERR_FAILED, back ? "undo: there is nothing to take back; see: juggle history"
                                             : "redo: there is nothing to do again; see: juggle history");
    }
    return step_commit(store, err);
}

bool store_undo(struct store *store, struct arena *arena, size_t count, struct step **out,
                size_t *done, struct err *err)
{
    return move(store, arena, count, true, out, done, err);
}

bool store_redo(struct store *store, struct arena *arena, size_t count, struct step **out,
                size_t *done, struct err *err)
{
    return move(store, arena, count, false, out, done, err);
}

/* ---- looking ---- */

static bool list_steps(struct store *store, struct arena *arena, sqlite3_stmt *statement,
                       struct step **out, size_t *count, struct err *err)
{
    VEC(struct step) steps = {0};
    bool row;
    do {
        if (!sql_step(store, statement, &row, err))
            return false;
        if (row)
            VEC_PUSH(arena, &steps,
                     ((struct step){sqlite3_column_int64(statement, 0),
                                    sqlite3_column_int64(statement, 1), sql_text(arena, statement, 2),
                                    sqlite3_column_int(statement, 3) != 0,
                                    (size_t)sqlite3_column_int64(statement, 4)}));
    } while (row);
    *out = steps.at;
    *count = steps.count;
    return true;
}

bool store_history(struct store *store, struct arena *arena, size_t limit, struct step **out,
                   size_t *count, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_STEPS, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, limit ? (int64_t)limit : -1);
    return list_steps(store, arena, statement, out, count, err);
}

bool store_record_steps(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
                        struct step **out, size_t *count, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_RECORD_STEPS, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, kind);
    sqlite3_bind_int64(statement, 2, id);
    return list_steps(store, arena, statement, out, count, err);
}

static bool push_change(struct store *store, struct arena *arena, const struct change_row *row,
                        int64_t id, struct step_change *out, struct err *err)
{
    void *now = NULL;
    const void *before = row->before ? rows_decode(arena, row->kind, id, row->before, row->before_size) : NULL;
    const void *after = row->after ? rows_decode(arena, row->kind, id, row->after, row->after_size) : NULL;
    if (row->code == CODE_MADE && !after) {
        if (!rows_read(store, arena, row->kind, id, &now, err))
            return false;
        after = now;
    }
    *out = (struct step_change){row->code == CODE_REMOVED ? CHANGE_DELETE : CHANGE_PUT,
                                row->code == CODE_MADE, row->kind, id, before, after};
    return true;
}

bool store_step_changes(struct store *store, struct arena *arena, int64_t step, size_t limit,
                        struct step_change **out, size_t *count, struct err *err)
{
    change_rows rows;
    VEC(struct step_change) changes = {0};
    if (!read_rows(store, arena, SQL_STEP_CHANGES, step, limit, &rows, err))
        return false;
    for (size_t i = 0; i < rows.count; i++)
        for (int64_t id = rows.at[i].first; id <= rows.at[i].last; id++) {
            struct step_change change;
            if (limit && changes.count >= limit)
                break;
            if (!push_change(store, arena, &rows.at[i], id, &change, err))
                return false;
            VEC_PUSH(arena, &changes, change);
        }
    *out = changes.at;
    *count = changes.count;
    return true;
}
