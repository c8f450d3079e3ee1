/* SPDX-License-Identifier: MIT
 *
 * journal: what each step changed, written in the same transaction. Records that were made one after the
 * other share one row without an image: until the step is undone they stand in their tables as made.
 */
#include "private.h"

static bool begin_step_row(struct store *store, struct err *err)
{
    sqlite3_stmt *statement;
    if (store->step.id)
        return true;
    /* A new change drops what could have been done again. */
    if (!sql_run(store, SQL_STEP_DROP_UNDONE, err) || !sql_prepare(store, SQL_STEP_PUT, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, store->now);
    sql_bind_text(statement, 2, store->step.label ? store->step.label : "");
    if (!sql_done(store, statement, err))
        return false;
    store->step.id = sqlite3_last_insert_rowid(store->db);
    return true;
}

static bool put_change(struct store *store, enum change_code code, enum record_kind kind,
                       int64_t first, int64_t last, const void *before, const void *after,
                       struct err *err)
{
    sqlite3_stmt *statement;
    size_t before_size = 0, after_size = 0;
    struct arena scratch;
    if (!begin_step_row(store, err) || !sql_prepare(store, SQL_CHANGE_PUT, &statement, err))
        return false;
    arena_init(&scratch);
    void *old = before ? rows_encode(&scratch, kind, before, &before_size) : NULL;
    void *new = after ? rows_encode(&scratch, kind, after, &after_size) : NULL;
    sqlite3_bind_int64(statement, 1, store->step.id);
    sqlite3_bind_int64(statement, 2, ++store->step.seq);
    sqlite3_bind_int64(statement, 3, code);
    sqlite3_bind_int64(statement, 4, kind);
    sqlite3_bind_int64(statement, 5, first);
    sqlite3_bind_int64(statement, 6, last);
    sqlite3_bind_blob(statement, 7, old, (int)before_size, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 8, new, (int)after_size, SQLITE_STATIC);
    bool ok = sql_done(store, statement, err);
    arena_finish(&scratch);
    return ok;
}

bool journal_flush(struct store *store, struct err *err)
{
    if (!store->step.run_open)
        return true;
    store->step.run_open = false;
    return put_change(store, CODE_MADE, store->step.run_kind, store->step.run_first,
                      store->step.run_last, NULL, NULL, err);
}

bool journal_made(struct store *store, enum record_kind kind, int64_t id, struct err *err)
{
    if (store->step.replaying)
        return true;
    if (store->step.run_open && store->step.run_kind == kind && store->step.run_last + 1 == id) {
        store->step.run_last = id;
        return true;
    }
    if (!journal_flush(store, err) || !begin_step_row(store, err))
        return false;
    store->step.run_open = true;
    store->step.run_kind = kind;
    store->step.run_first = store->step.run_last = id;
    return true;
}

bool journal_changed(struct store *store, enum record_kind kind, const void *before,
                     const void *after, struct err *err)
{
    return store->step.replaying ||
           (journal_flush(store, err) &&
            put_change(store, CODE_CHANGED, kind, record_id(before), record_id(before), before,
                       after, err));
}

bool journal_removed(struct store *store, enum record_kind kind, const void *before, struct err *err)
{
    return store->step.replaying ||
           (journal_flush(store, err) &&
            put_change(store, CODE_REMOVED, kind, record_id(before), record_id(before), before,
                       NULL, err));
}
