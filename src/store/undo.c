/* SPDX-License-Identifier: MIT
 *
 * undo: steps back and forth, as far as there are any. They are taken in order only, so what a step
 * has changed is always exactly as the step has left it.
 */
#include "private.h"

static bool lost(const struct store *store, struct err *err)
{
    return err_set(err, ERR_STORE_CORRUPT,
                   "%s: a record that its history names is not there; put a copy back with juggle "
                   "restore",
                   store->given_path);
}

/* The record as it stands; it must be there. */
static bool present(struct store *store, enum record_kind kind, int64_t id, void **out,
                    struct err *err)
{
    return row_find(&store->sql, &store->scratch, kind, id, out, err) && (*out || lost(store, err));
}

/* ---- back ---- */

static bool keep_image(struct store *store, const struct change_row *change, int64_t shape,
                       const void *record, struct str *bytes, struct err *err)
{
    struct query query;
    str_clear(bytes);
    image_whole(bytes, shape, change->kind, record);
    if (!query_open(&query, &store->sql, SQL_IMAGE_INSERT, err))
        return false;
    query_int(&query, 1, change->id);
    query_int(&query, 2, record_id(record));
    query_bytes(&query, 3, bytes->text, bytes->length);
    return query_run(&query, err);
}

/* From the first to the last: references may dangle until the commit, and the search index wants
 * its documents in order. */
static bool unmake(struct store *store, const struct change_row *change, struct err *err)
{
    struct str bytes;
    int64_t shape;
    bool done = shapes_today(&store->shapes, &store->sql, change->kind, &shape, err);
    str_init(&bytes);
    for (int64_t id = change->first; done && id <= change->last; id++) {
        void *record;
        arena_reset(&store->scratch);
        done = present(store, change->kind, id, &record, err) &&
               keep_image(store, change, shape, record, &bytes, err) &&
               write_remove(store, change->kind, record, err);
    }
    str_finish(&bytes);
    return done;
}

/* Sets the fields that the change had, as they are in one of its images. */
static bool set_fields(struct store *store, const struct change_row *change, const void *image,
                       size_t size, struct err *err)
{
    void *now;
    arena_reset(&store->scratch);
    if (!present(store, change->kind, change->first, &now, err))
        return false;
    void *then = arena_copy(&store->scratch, now, record_info(change->kind)->size);
    return image_apply(&store->shapes, &store->sql, &store->scratch, image, size, change->kind,
                       then, err) &&
           write_update(store, change->kind, now, then, err);
}

/* The whole record from an image. */
static bool bring_back(struct store *store, enum record_kind kind, int64_t id, const void *image,
                       size_t size, struct err *err)
{
    arena_reset(&store->scratch);
    void *record = arena_alloc(&store->scratch, record_info(kind)->size);
    record_clear(kind, record);
    *(int64_t *)record = id;
    if (!image_apply(&store->shapes, &store->sql, &store->scratch, image, size, kind, record, err))
        return false;
    change_settle(kind, record);
    return write_insert(store, kind, record, err);
}

static bool change_back(struct store *store, const struct change_row *change, struct err *err)
{
    switch (change->op) {
    case OP_MADE:
        return unmake(store, change, err);
    case OP_CHANGED:
        return set_fields(store, change, change->before, change->before_size, err);
    case OP_GONE:
        break;
    }
    return bring_back(store, change->kind, change->first, change->before, change->before_size, err);
}

/* ---- forth ---- */

static bool remake(struct store *store, const struct change_row *change, struct err *err)
{
    struct query query;
    bool row = true;
    if (!query_open(&query, &store->sql, SQL_IMAGES, err))
        return false;
    query_int(&query, 1, change->id);
    while (row) {
        size_t size;
        if (!query_next(&query, &row, err))
            return false;
        if (!row)
            break;
        const void *image = query_column_bytes(&query, 1, &size);
        if (!bring_back(store, change->kind, query_column_int(&query, 0), image, size, err)) {
            query_close(&query);
            return false;
        }
    }
    if (!query_open(&query, &store->sql, SQL_IMAGES_DROP, err))
        return false;
    query_int(&query, 1, change->id);
    return query_run(&query, err);
}

static bool remove_again(struct store *store, const struct change_row *change, struct err *err)
{
    void *record;
    arena_reset(&store->scratch);
    return present(store, change->kind, change->first, &record, err) &&
           write_remove(store, change->kind, record, err);
}

static bool change_forth(struct store *store, const struct change_row *change, struct err *err)
{
    switch (change->op) {
    case OP_MADE:
        return remake(store, change, err);
    case OP_CHANGED:
        return set_fields(store, change, change->after, change->after_size, err);
    case OP_GONE:
        break;
    }
    return remove_again(store, change, err);
}

/* ---- steps ---- */

static bool move_step(struct store *store, int64_t step, bool back, struct err *err)
{
    struct query query;
    bool row = true;
    if (!query_open(&query, &store->sql, back ? SQL_CHANGES_BACK : SQL_CHANGES, err))
        return false;
    query_int(&query, 1, step);
    while (row) {
        struct change_row change;
        if (!query_next(&query, &row, err))
            return false;
        if (!row)
            break;
        if (!change_read(store, &query, &change, err) ||
            !(back ? change_back : change_forth)(store, &change, err)) {
            query_close(&query);
            return false;
        }
    }
    if (!query_open(&query, &store->sql, SQL_STEP_UNDONE, err))
        return false;
    query_int(&query, 1, step);
    query_int(&query, 2, back);
    return query_run(&query, err);
}

static bool next_step(struct store *store, struct arena *arena, bool back, struct step *out,
                      bool *found, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, back ? SQL_STEP_LAST : SQL_STEP_NEXT, err) ||
        !query_next(&query, found, err))
        return false;
    if (!*found)
        return true;
    *out = step_read(arena, &query);
    out->undone = back;
    query_close(&query);
    return true;
}

static bool move_steps(struct store *store, struct arena *arena, size_t count, bool back,
                       struct step **out, size_t *done, struct err *err)
{
    VEC(struct step) list = {0};
    bool found = true;
    while (found && list.count < count) {
        struct step step;
        if (!next_step(store, arena, back, &step, &found, err))
            return false;
        if (!found)
            break;
        if (!move_step(store, step.id, back, err))
            return false;
        VEC_PUSH(arena, &list, step);
    }
    *out = list.at;
    *done = list.count;
    return list.count > 0 || count == 0 ||
           err_set(err, ERR_FAILED,
                   back ? "undo: there is nothing to take back; see: juggle history"
                        : "redo: there is nothing to do again; see: juggle history");
}

static bool travel(struct store *store, struct arena *arena, size_t count, bool back,
                   struct step **out, size_t *done, struct err *err)
{
    if (store->step.open)
        return err_set(err, ERR_FAILED, "%s: a step is open", store->given_path);
    if (!backup_daily(store, err) || !write_begin(store, err))
        return false;
    if (move_steps(store, arena, count, back, out, done, err) && write_commit(store, err))
        return true;
    write_cancel(store);
    return false;
}

bool store_undo(struct store *store, struct arena *arena, size_t count, struct step **out,
                size_t *done, struct err *err)
{
    return travel(store, arena, count, true, out, done, err);
}

bool store_redo(struct store *store, struct arena *arena, size_t count, struct step **out,
                size_t *done, struct err *err)
{
    return travel(store, arena, count, false, out, done, err);
}
