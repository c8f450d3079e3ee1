/* SPDX-License-Identifier: MIT
 *
 * step: a change of the store: one transaction, and what the history needs to take it back.
 */
#include "private.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

/* ---- begin and end ---- */

static bool read_sequence(struct store *store, struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    for (int kind = 0; kind < RECORD_COUNT; kind++) {
        store->step.next[kind] = 1;
        store->step.used[kind] = false;
    }
    if (!sql_prepare(store, SQL_SEQUENCE_READ, &statement, err))
        return false;
    do {
        if (!sql_step(store, statement, &row, err))
            return false;
        int64_t kind = row ? sqlite3_column_int64(statement, 0) : -1;
        if (kind >= 0 && kind < RECORD_COUNT)
            store->step.next[kind] = sqlite3_column_int64(statement, 1);
    } while (row);
    return true;
}

bool store_next_id(struct store *store, enum record_kind kind, int64_t *out, struct err *err)
{
    if (!store->step.open && !read_sequence(store, err))
        return false;
    *out = store->step.next[kind];
    return true;
}

bool step_open(struct store *store, struct err *err)
{
    if (store->access != STORE_WRITE)
        return err_set(err, ERR_STORE_DENIED, "store %s: opened for reading only", store->shown);
    if (!sql_run(store, SQL_BEGIN, err))
        return false;
    memset(&store->step, 0, sizeof store->step);
    store->changes_at_begin = sqlite3_total_changes(store->db);
    store->step.open = true;
    arena_init(&store->step.arena);
    if (read_sequence(store, err) && occur_horizon(store, err))
        return true;
    store_cancel(store);
    return false;
}

bool store_begin(struct store *store, const char *label, struct err *err)
{
    if (!copy_of_the_day(store, err) || !step_open(store, err))
        return false;
    store_label(store, label);
    return true;
}

void store_label(struct store *store, const char *label)
{
    store->step.label = arena_strdup(&store->step.arena, label ? label : "");
}

static void close_step(struct store *store)
{
    store->step.open = false;
    arena_finish(&store->step.arena);
}

void store_cancel(struct store *store)
{
    struct err ignored;
    if (!store->step.open)
        return;
    if (!sqlite3_get_autocommit(store->db) && !sql_run(store, SQL_ROLLBACK, &ignored))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    close_step(store);
    if (!occur_horizon(store, &ignored))
        store->horizon = (struct span){0, 0};
}

static bool write_sequence(struct store *store, struct err *err)
{
    sqlite3_stmt *statement;
    for (int kind = 0; kind < RECORD_COUNT; kind++) {
        if (!store->step.used[kind])
            continue;
        if (!sql_prepare(store, SQL_SEQUENCE_WRITE, &statement, err))
            return false;
        sqlite3_bind_int64(statement, 1, kind);
        sqlite3_bind_int64(statement, 2, store->step.next[kind]);
        if (!sql_done(store, statement, err))
            return false;
    }
    return true;
}

static bool write_label(struct store *store, struct err *err)
{
    sqlite3_stmt *statement;
    if (!store->step.id)
        return true;
    if (!sql_prepare(store, SQL_STEP_LABEL, &statement, err))
        return false;
    sql_bind_text(statement, 1, store->step.label);
    sqlite3_bind_int64(statement, 2, store->step.id);
    return sql_done(store, statement, err);
}

bool step_commit(struct store *store, struct err *err)
{
    if (!journal_flush(store, err) || !occur_settle(store, err) || !write_sequence(store, err) ||
        !write_label(store, err) || !sql_run(store, SQL_COMMIT, err)) {
        store_cancel(store);
        return false;
    }
    close_step(store);
    return true;
}

bool store_commit(struct store *store, int64_t *step, struct err *err)
{
    int64_t id = store->step.id;
    bool changed = id != 0 || sqlite3_total_changes(store->db) != store->changes_at_begin;
    if (step)
        *step = id;
    if (!id && !changed) {
        store_cancel(store);
        return true;
    }
    return step_commit(store, err);
}

/* ---- putting ---- */

static void make_uid(struct store *store, const char **uid)
{
    unsigned char b[16];
    sqlite3_randomness(sizeof b, b);
    b[6] = (unsigned char)((b[6] & 0x0f) | 0x40); /* RFC 4122, version 4 */
    b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
    *uid = arena_printf(&store->step.arena,
                        "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0],
                        b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12],
                        b[13], b[14], b[15]);
}

static void name_references(struct store *store, enum record_kind kind, void *record)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++) {
        int64_t *id = (int64_t *)(void *)((char *)record + info->fields[i].offset);
        if (info->fields[i].type != FIELD_REF || *id >= 0)
            continue;
        for (size_t k = 0; k < store->step.made_count; k++)
            if (store->step.made[k].kind == info->fields[i].target &&
                store->step.made[k].given == *id)
                *id = store->step.made[k].real;
    }
}

static void remember_made(struct store *store, enum record_kind kind, int64_t given, int64_t real)
{
    if (given >= 0)
        return;
    if (store->step.made_count == store->step.made_capacity)
        store->step.made = vec_grow(&store->step.arena, store->step.made, store->step.made_count,
                                    &store->step.made_capacity, sizeof *store->step.made);
    store->step.made[store->step.made_count].given = given;
    store->step.made[store->step.made_count].real = real;
    store->step.made[store->step.made_count++].kind = kind;
}

static bool insert(struct store *store, enum record_kind kind, void *record, struct err *err)
{
    int64_t *id = record, given = *id;
    const struct field *uid = record_field(kind, "uid");
    const char **text = uid ? (const char **)(void *)((char *)record + uid->offset) : NULL;
    if (*id <= 0) {
        *id = store->step.next[kind]++;
        store->step.used[kind] = true;
        remember_made(store, kind, given, *id);
    }
    if (text && !*text)
        make_uid(store, text);
    return rows_insert(store, kind, record, err) && write_made(store, kind, record, err) &&
           journal_made(store, kind, *id, err);
}

static bool replace(struct store *store, enum record_kind kind, const void *before,
                    const void *after, struct err *err)
{
    if (record_equal(kind, before, after))
        return true;
    return rows_update(store, kind, after, err) &&
           write_changed(store, kind, before, after, err) &&
           journal_changed(store, kind, before, after, err);
}

bool store_put(struct store *store, enum record_kind kind, void *record, struct err *err)
{
    void *before = NULL;
    struct arena scratch;
    name_references(store, kind, record);
    if (record_id(record) <= 0)
        return insert(store, kind, record, err);
    arena_init(&scratch);
    bool ok = rows_read(store, &scratch, kind, record_id(record), &before, err);
    if (ok)
        ok = before ? replace(store, kind, before, record, err) : insert(store, kind, record, err);
    arena_finish(&scratch);
    return ok;
}

bool write_made(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    return find_made(store, kind, record, err) &&
           (kind != RECORD_EVENT || occur_made(store, record, err));
}

bool write_removed(struct store *store, enum record_kind kind, const void *before, struct err *err)
{
    return find_removed(store, kind, before, err) &&
           (kind != RECORD_EVENT || occur_removed(store, before, err));
}

bool write_changed(struct store *store, enum record_kind kind, const void *before,
                   const void *after, struct err *err)
{
    return write_removed(store, kind, before, err) && write_made(store, kind, after, err);
}

/* ---- deleting ---- */

/* What happens to records that name a deleted one: they go with it, or lose the name. */
struct reference {
    enum record_kind target;
    enum record_kind kind;
    const char *field;
    bool goes_along;
};

static const struct reference references[] = {
    {RECORD_FEED, RECORD_EVENT, "feed", true},
    {RECORD_FEED, RECORD_TASK, "feed", true},
    {RECORD_EVENT, RECORD_CHOICE, "event", true},
    {RECORD_EVENT, RECORD_TASK, "event", false},
    {RECORD_EVENT, RECORD_ENTRY, "event", false},
    {RECORD_TASK, RECORD_BLOCK, "task", true},
    {RECORD_TASK, RECORD_ENTRY, "task", false},
    {RECORD_TASK, RECORD_CAPTURE, "task", false},
    {RECORD_CONFERENCE, RECORD_LEG, "conference", true},
    {RECORD_CONFERENCE, RECORD_SUBMISSION, "conference", true},
    {RECORD_CONFERENCE, RECORD_BLOCK, "conference", true},
    {RECORD_CONFERENCE, RECORD_FEED, "conference", false},
    {RECORD_CONFERENCE, RECORD_CHOICE, "conference", false},
    {RECORD_CONFERENCE, RECORD_TASK, "conference", false},
    {RECORD_CONFERENCE, RECORD_CAPTURE, "conference", false},
    {RECORD_TALK, RECORD_SUBMISSION, "talk", true},
    {RECORD_TALK, RECORD_TASK, "talk", false},
};

static bool ids_naming(struct store *store, struct arena *arena, const struct reference *reference,
                       int64_t id, int64_t **ids, size_t *count, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    char sql[128];
    sqlite3_snprintf(sizeof sql, sql, "SELECT id FROM %s WHERE \"%s\" = ?1",
                     record_info(reference->kind)->name, reference->field);
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        return sql_fail(store, err);
    sqlite3_bind_int64(statement, 1, id);
    bool ok = rows_ids(store, arena, statement, ids, count, err);
    sqlite3_finalize(statement);
    return ok;
}

static bool lose_name(struct store *store, const struct reference *reference, int64_t id,
                      struct err *err)
{
    struct arena scratch;
    void *record;
    arena_init(&scratch);
    bool ok = rows_read(store, &scratch, reference->kind, id, &record, err);
    if (ok && record) {
        const struct field *field = record_field(reference->kind, reference->field);
        *(int64_t *)(void *)((char *)record + field->offset) = 0;
        ok = store_put(store, reference->kind, record, err);
    }
    arena_finish(&scratch);
    return ok;
}

/* The overrides of a series go with its master. */
static bool delete_overrides(struct store *store, const struct event *master, struct err *err)
{
    struct arena scratch;
    struct record_list parts;
    bool series = master->rrule || master->rdates;
    if (!series || (master->recurrence && *master->recurrence))
        return true;
    arena_init(&scratch);
    bool ok = store_series(store, &scratch, master->feed, master->uid, &parts, err);
    for (size_t i = 0; ok && i < parts.count; i++)
        if (record_id(parts.at[i]) != master->id)
            ok = store_delete(store, RECORD_EVENT, record_id(parts.at[i]), err);
    arena_finish(&scratch);
    return ok;
}

static bool settle_references(struct store *store, enum record_kind kind, int64_t id,
                              struct err *err)
{
    struct arena scratch;
    bool ok = true;
    arena_init(&scratch);
    for (size_t i = 0; ok && i < sizeof references / sizeof *references; i++) {
        int64_t *ids;
        size_t count;
        if (references[i].target != kind)
            continue;
        ok = ids_naming(store, &scratch, &references[i], id, &ids, &count, err);
        for (size_t k = 0; ok && k < count; k++)
            ok = references[i].goes_along ? store_delete(store, references[i].kind, ids[k], err)
                                          : lose_name(store, &references[i], ids[k], err);
    }
    arena_finish(&scratch);
    return ok;
}

bool store_delete(struct store *store, enum record_kind kind, int64_t id, struct err *err)
{
    struct arena scratch;
    void *record;
    arena_init(&scratch);
    bool ok = rows_read(store, &scratch, kind, id, &record, err);
    if (ok && record) {
        if (kind == RECORD_EVENT)
            ok = delete_overrides(store, record, err);
        ok = ok && settle_references(store, kind, id, err) &&
             write_removed(store, kind, record, err) && rows_delete(store, kind, id, err) &&
             journal_removed(store, kind, record, err);
    }
    arena_finish(&scratch);
    return ok;
}

bool store_apply(struct store *store, const char *label, const struct change_list *changes,
                 int64_t *step, struct err *err)
{
    if (!store_begin(store, label, err))
        return false;
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->at[i];
        void *record = change->record
                           ? record_copy(&store->step.arena, change->kind, change->record)
                           : NULL;
        bool ok = change->op == CHANGE_PUT ? store_put(store, change->kind, record, err)
                                           : store_delete(store, change->kind, change->id, err);
        if (!ok) {
            store_cancel(store);
            return false;
        }
    }
    return store_commit(store, step, err);
}
