/* SPDX-License-Identifier: MIT
 *
 * write: records put and deleted. What is put is settled first (its id, its references, its uid);
 * what changes nothing leaves no trace.
 */
#include "private.h"

#include <assert.h>

bool kind_by_day(enum record_kind kind)
{
    return kind == RECORD_CHECKIN || kind == RECORD_SURVEY || kind == RECORD_RITUAL;
}

/* ---- a row and what goes with it ---- */

bool write_insert(struct store *store, enum record_kind kind, void *record, struct err *err)
{
    int64_t *id = record;
    if (!row_insert(&store->sql, kind, record, err))
        return false;
    if (*id <= 0)
        *id = sql_last_id(&store->sql);
    return search_insert(store, kind, record, err) &&
           (kind != RECORD_EVENT || occurrence_insert(store, record, err));
}

bool write_update(struct store *store, enum record_kind kind, const void *before, const void *after,
                  struct err *err)
{
    return row_update(&store->sql, kind, before, after, err) &&
           search_update(store, kind, before, after, err) &&
           (kind != RECORD_EVENT || occurrence_update(store, before, after, err));
}

bool write_remove(struct store *store, enum record_kind kind, const void *before, struct err *err)
{
    return search_remove(store, kind, before, err) &&
           (kind != RECORD_EVENT || occurrence_remove(store, before, err)) &&
           row_delete(&store->sql, kind, record_id(before), err);
}

/* ---- settling ---- */

static int64_t *ref_of(void *record, const struct field *field)
{
    return (int64_t *)(void *)((char *)record + field->offset);
}

static bool resolve(const struct store *store, const struct field *field, int64_t *ref,
                    struct err *err)
{
    for (size_t i = store->step.made.count; i-- > 0;) {
        const struct made_id *made = &store->step.made.at[i];
        if (made->kind == field->target && made->given == *ref) {
            *ref = made->real;
            return true;
        }
    }
    return err_set(err, ERR_FAILED, "%s %lld: no such record was made in this step",
                   record_info(field->target)->name, (long long)*ref);
}

static char hex_digit(unsigned value)
{
    return "0123456789abcdef"[value & 15];
}

/* RFC 9562, version 4. */
static const char *make_uid(struct arena *arena)
{
    unsigned char random[16];
    char *uid = arena_alloc(arena, 37), *at = uid;
    sql_random(random, sizeof random);
    random[6] = (unsigned char)((random[6] & 0x0f) | 0x40);
    random[8] = (unsigned char)((random[8] & 0x3f) | 0x80);
    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = '-';
        *at++ = hex_digit(random[i] >> 4);
        *at++ = hex_digit(random[i]);
    }
    return uid;
}

static bool settle(struct store *store, enum record_kind kind, void *record, struct err *err)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        if (field->type == FIELD_REF && *ref_of(record, field) < 0 &&
            !resolve(store, field, ref_of(record, field), err))
            return false;
    }
    const struct field *uid = record_field(kind, "uid");
    if (uid) {
        const char **text = (const char **)(void *)((char *)record + uid->offset);
        if (!*text || !**text)
            *text = make_uid(&store->uids);
    }
    change_settle(kind, record);
    return true;
}

/* ---- put ---- */

static bool put_new(struct store *store, enum record_kind kind, void *record, struct err *err)
{
    int64_t given = record_id(record);
    if (!write_insert(store, kind, record, err))
        return false;
    if (given < 0)
        VEC_PUSH(&store->step.arena, &store->step.made,
                 ((struct made_id){kind, given, record_id(record)}));
    return journal_made(store, kind, record_id(record), err);
}

bool change_one(struct store *store, enum record_kind kind, const void *before, const void *after,
                struct err *err)
{
    if (record_equal(kind, before, after))
        return true;
    return journal_changed(store, kind, before, after, err) &&
           write_update(store, kind, before, after, err);
}

static bool put_known(struct store *store, enum record_kind kind, void *record, struct err *err)
{
    char name[ID_SIZE];
    void *before;
    arena_reset(&store->scratch);
    if (!row_find(&store->sql, &store->scratch, kind, record_id(record), &before, err))
        return false;
    if (before)
        return change_one(store, kind, before, record, err);
    if (kind_by_day(kind))
        return put_new(store, kind, record, err);
    return err_set(err, ERR_NOT_FOUND, "%s %s: it is not there any more; nothing was changed",
                   record_info(kind)->name, id_format(kind, record_id(record), name));
}

bool store_put(struct store *store, enum record_kind kind, void *record, struct err *err)
{
    assert(store->step.open);
    bool known = record_id(record) > 0;
    bool done = settle(store, kind, record, err) &&
                (known ? put_known(store, kind, record, err) : put_new(store, kind, record, err));
    store->step.failed |= !done;
    return done;
}

/* ---- delete ---- */

bool delete_one(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    return journal_gone(store, kind, record, err) && write_remove(store, kind, record, err);
}

bool store_delete(struct store *store, enum record_kind kind, int64_t id, struct err *err)
{
    struct arena arena;
    void *record;
    assert(store->step.open);
    arena_init(&arena);
    bool done = row_find(&store->sql, &arena, kind, id, &record, err);
    if (done && record)
        done = cascade_delete(store, kind, record, err) && delete_one(store, kind, record, err);
    arena_finish(&arena);
    store->step.failed |= !done;
    return done;
}
