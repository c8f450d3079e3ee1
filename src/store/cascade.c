/* SPDX-License-Identifier: MIT
 *
 * cascade: what goes with a record that is deleted, and what only loses its name, by the rules of
 * model/change.h. All of it is part of the step's history, which is why SQL does none of it.
 */
#include "private.h"

enum {
#define RECORD(NAME, name, letter, summary) KIND_##name = RECORD_##NAME,
#include "juggle/model/records.def"
};

/* Every field that names a record, with the statement that finds who does. */
static const struct naming {
    enum record_kind kind;
    const char *field;
    enum sql_id statement;
} namings[] = {
#define NAMING_TEXT(name, member)
#define NAMING_INT(name, member)
#define NAMING_LONG(name, member)
#define NAMING_FLAG(name, member)
#define NAMING_INSTANT(name, member)
#define NAMING_DAY(name, member)
#define NAMING_WORD(name, member)
#define NAMING_REF(name, member)                                                                   \
    {(enum record_kind)KIND_##name, #member, SQL_NAMING_##name##_##member},
#define FIELD(name, type, member, group, summary) NAMING_##type(name, member)
#include "juggle/model/records.def"
};

static bool find_ids(struct store *store, struct arena *arena, enum sql_id statement, int64_t id,
                     struct id_list *out, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, statement, err))
        return false;
    query_int(&query, 1, id);
    return row_ids(&query, arena, out, err);
}

static bool lose_name(struct store *store, struct arena *arena, enum record_kind kind,
                      const struct field *field, const void *record, struct err *err)
{
    void *after = arena_copy(arena, record, record_info(kind)->size);
    record_clear_field(field, after);
    return change_one(store, kind, record, after, err);
}

static bool follow_one(struct store *store, enum record_kind kind, const struct field *field,
                       int64_t id, struct err *err)
{
    struct arena arena;
    void *record;
    arena_init(&arena);
    bool done = row_find(&store->sql, &arena, kind, id, &record, err);
    if (done && record && change_owns(kind, field))
        done = cascade_delete(store, kind, record, err) && delete_one(store, kind, record, err);
    else if (done && record)
        done = lose_name(store, &arena, kind, field, record, err);
    arena_finish(&arena);
    return done;
}

static bool follow(struct store *store, struct arena *arena, const struct naming *naming,
                   int64_t id, struct err *err)
{
    const struct field *field = record_field(naming->kind, naming->field);
    struct id_list ids;
    if (!find_ids(store, arena, naming->statement, id, &ids, err))
        return false;
    for (size_t i = 0; i < ids.count; i++)
        if (!follow_one(store, naming->kind, field, ids.at[i], err))
            return false;
    return true;
}

/* The overrides of a master. */
static bool drop_overrides(struct store *store, struct arena *arena, const struct event *master,
                           struct err *err)
{
    struct query query;
    struct id_list ids;
    if (series_is_override(master) || (master->split && *master->split))
        return true;
    if (!query_open(&query, &store->sql, SQL_EVENT_OVERRIDES, err))
        return false;
    query_ref(&query, 1, master->feed);
    query_text(&query, 2, master->uid);
    if (!row_ids(&query, arena, &ids, err))
        return false;
    for (size_t i = 0; i < ids.count; i++)
        if (!store_delete(store, RECORD_EVENT, ids.at[i], err))
            return false;
    return true;
}

bool cascade_delete(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    struct arena arena;
    bool done = true;
    arena_init(&arena);
    for (size_t i = 0; done && i < sizeof namings / sizeof *namings; i++)
        if (record_field(namings[i].kind, namings[i].field)->target == kind)
            done = follow(store, &arena, &namings[i], record_id(record), err);
    if (done && kind == RECORD_EVENT)
        done = drop_overrides(store, &arena, record, err);
    arena_finish(&arena);
    return done;
}
