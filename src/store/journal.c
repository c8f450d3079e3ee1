/* SPDX-License-Identifier: MIT
 *
 * journal: what a step did, noted as it is done. A record that is made needs no image: it stands in
 * its table, and undo takes the image before it deletes. So records made one after the other are
 * one row, and what happens to them in the same step needs no row at all.
 */
#include "private.h"

/* The step's row, and the end of the redo list, with the first change. */
static bool open_step(struct store *store, struct err *err)
{
    struct query query;
    struct step_state *step = &store->step;
    int64_t last = 0;
    if (step->id)
        return true;
    if (!sql_run(&store->sql, SQL_STEP_DROP_REDO, err) ||
        !sql_number(&store->sql, SQL_CHANGE_LAST, &last, err) ||
        !query_open(&query, &store->sql, SQL_STEP_INSERT, err))
        return false;
    query_int(&query, 1, store->options.now);
    query_text(&query, 2, step->label.text);
    if (!query_run(&query, err))
        return false;
    step->id = sql_last_id(&store->sql);
    step->change = last;
    return true;
}

static bool write_change(struct store *store, int64_t id, const char *op, enum record_kind kind,
                         int64_t first, int64_t last, const struct str *before,
                         const struct str *after, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_CHANGE_INSERT, err))
        return false;
    query_int(&query, 1, id);
    query_int(&query, 2, store->step.id);
    query_text(&query, 3, op);
    query_text(&query, 4, record_info(kind)->name);
    query_int(&query, 5, first);
    query_int(&query, 6, last);
    if (before)
        query_bytes(&query, 7, before->text, before->length);
    if (after)
        query_bytes(&query, 8, after->text, after->length);
    return query_run(&query, err);
}

static bool write_run(struct store *store, enum record_kind kind, struct err *err)
{
    struct run *run = &store->step.runs[kind];
    struct run done = *run;
    *run = (struct run){0};
    return !done.first ||
           write_change(store, done.change, "made", kind, done.first, done.last, NULL, NULL, err);
}

bool journal_made(struct store *store, enum record_kind kind, int64_t id, struct err *err)
{
    struct step_state *step = &store->step;
    struct run *run = &step->runs[kind];
    if (run->first && id == run->last + 1) {
        run->last = id;
        return true;
    }
    if (!open_step(store, err) || !write_run(store, kind, err))
        return false;
    *run = (struct run){++step->change, id, id};
    if (!step->made_from[kind] && !kind_by_day(kind))
        step->made_from[kind] = id;
    return true;
}

static bool made_in_this_step(const struct store *store, enum record_kind kind, int64_t id)
{
    int64_t from = store->step.made_from[kind];
    return from && id >= from;
}

bool journal_changed(struct store *store, enum record_kind kind, const void *before,
                     const void *after, struct err *err)
{
    struct str old, new;
    int64_t id = record_id(before), shape;
    if (made_in_this_step(store, kind, id))
        return true;
    if (!open_step(store, err) || !shapes_today(&store->shapes, &store->sql, kind, &shape, err))
        return false;
    str_init(&old);
    str_init(&new);
    image_differing(&old, shape, kind, before, after);
    image_differing(&new, shape, kind, after, before);
    bool done = write_change(store, ++store->step.change, "changed", kind, id, id, &old, &new, err);
    str_finish(&old);
    str_finish(&new);
    return done;
}

bool journal_gone(struct store *store, enum record_kind kind, const void *before, struct err *err)
{
    struct str old;
    int64_t id = record_id(before), shape;
    /* A later record with this id must not join the run that this one is in. */
    if (!open_step(store, err) || !write_run(store, kind, err) ||
        !shapes_today(&store->shapes, &store->sql, kind, &shape, err))
        return false;
    str_init(&old);
    image_whole(&old, shape, kind, before);
    bool done = write_change(store, ++store->step.change, "gone", kind, id, id, &old, NULL, err);
    str_finish(&old);
    return done;
}

bool journal_close(struct store *store, struct err *err)
{
    struct query query;
    if (!store->step.id)
        return true;
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        if (!write_run(store, (enum record_kind)kind, err))
            return false;
    if (!query_open(&query, &store->sql, SQL_STEP_LABEL, err))
        return false;
    query_int(&query, 1, store->step.id);
    query_text(&query, 2, store->step.label.text);
    return query_run(&query, err);
}
