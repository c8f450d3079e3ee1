/* SPDX-License-Identifier: MIT
 *
 * step: transactions. Writers take their lock at the start, so that two of them can't both have
 * read and then fail; readers of several tables see one state.
 */
#include "private.h"

#include <assert.h>
#include <sys/stat.h>

/* ---- transactions ---- */

bool store_hold(struct store *store, bool *own, struct err *err)
{
    *own = false;
    if (sql_in_transaction(&store->sql))
        return true;
    *own = sql_run(&store->sql, SQL_BEGIN_READ, err);
    return *own;
}

void store_release(struct store *store, bool own)
{
    struct err dropped;
    if (own && sql_in_transaction(&store->sql))
        (void)!sql_run(&store->sql, SQL_COMMIT, &dropped);
}

static bool refuse_to_write(const struct store *store, struct err *err)
{
    return err_set(err, ERR_STORE_DENIED, "%s: was opened for reading only; nothing was changed",
                   store->given_path);
}

/* Where there is no file, a step may look for what it would change: it ends before it finds any. */
static bool may_write(struct store *store, struct err *err)
{
    struct stat status;
    if (store->options.access != STORE_WRITE)
        return !store->exists || refuse_to_write(store, err);
    if (stat(store->path, &status) != 0)
        return err_set(
            err, ERR_STORE_IO,
            "%s: the file is not there any more; put it back, or a copy with juggle restore",
            store->given_path);
    return true;
}

bool write_begin(struct store *store, struct err *err)
{
    assert(!store->step.open);
    groups_forget(store);
    return may_write(store, err) && store_follow(store, err) &&
           sql_script(&store->sql, SCRIPT_AT_WORK, err) &&
           sql_run(&store->sql, SQL_BEGIN_WRITE, err);
}

/* What was in the way of it may be in the way of this, too; then the pages are kept. */
static void rest(struct store *store)
{
    struct err dropped;
    (void)!sql_script(&store->sql, SCRIPT_AT_REST, &dropped);
}

bool write_commit(struct store *store, struct err *err)
{
    bool changed = !store->step.open || store->step.id != 0;
    if (!store->exists && changed)
        return refuse_to_write(store, err);
    if (!occurrence_settle(store, err) || !sql_run(&store->sql, SQL_COMMIT, err))
        return false;
    store->commits++;
    rest(store);
    return true;
}

void write_cancel(struct store *store)
{
    struct err dropped;
    if (sql_in_transaction(&store->sql))
        (void)!sql_run(&store->sql, SQL_ROLLBACK, &dropped);
    shapes_forget(&store->shapes);
    groups_forget(store);
    rest(store);
}

/* ---- steps ---- */

static void step_clear(struct store *store)
{
    struct step_state *step = &store->step;
    struct str label = step->label;
    struct arena arena = step->arena;
    str_clear(&label);
    arena_reset(&arena);
    *step = (struct step_state){.label = label, .arena = arena};
}

bool store_begin(struct store *store, const char *label, struct err *err)
{
    if (store->step.open)
        return err_set(err, ERR_FAILED, "%s: a step is open already", store->given_path);
    if (!may_write(store, err) || !backup_daily(store, err) || !write_begin(store, err))
        return false;
    step_clear(store);
    store->step.open = true;
    str_add(&store->step.label, label);
    return true;
}

void store_label(struct store *store, const char *label)
{
    str_clear(&store->step.label);
    str_add(&store->step.label, label);
}

bool store_commit(struct store *store, int64_t *step, struct err *err)
{
    assert(store->step.open);
    int64_t id = store->step.id;
    bool done = !store->step.failed;
    if (!done)
        err_set(err, ERR_FAILED, "a change in this step has failed; nothing was changed");
    done = done && journal_close(store, err) && write_commit(store, err);
    if (!done)
        write_cancel(store);
    step_clear(store);
    if (done && step)
        *step = id;
    return done;
}

void store_cancel(struct store *store)
{
    if (!store->step.open)
        return;
    write_cancel(store);
    step_clear(store);
}

bool store_apply(struct store *store, const char *label, const struct change_list *changes,
                 int64_t *step, struct err *err)
{
    struct arena arena;
    bool done = store_begin(store, label, err);
    if (!done)
        return false;
    arena_init(&arena);
    for (size_t i = 0; done && i < changes->count; i++) {
        const struct change *change = &changes->at[i];
        if (change->op == CHANGE_DELETE)
            done = store_delete(store, change->kind, change->id, err);
        else
            done =
                store_put(store, change->kind,
                          arena_copy(&arena, change->record, record_info(change->kind)->size), err);
    }
    arena_finish(&arena);
    if (done)
        return store_commit(store, step, err);
    store_cancel(store);
    return false;
}
