/* SPDX-License-Identifier: MIT
 *
 * row: one walk over the description binds any record, another reads it; nothing here knows a
 * table. Words are enums of many types, all of which the compilers keep as unsigned.
 */
#include "row.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/vec.h"

static const void *value_of(const struct field *field, const void *record)
{
    return (const char *)record + field->offset;
}

static void *place_of(const struct field *field, void *record)
{
    return (char *)record + field->offset;
}

bool row_is_text(const struct field *field)
{
    return field->type == FIELD_TEXT || field->type == FIELD_WORD;
}

int64_t row_number(const struct field *field, const void *record, bool *null)
{
    const void *value = value_of(field, record);
    int64_t number = 0;
    *null = false;
    switch (field->type) {
    case FIELD_INT:
        number = *(const int32_t *)value;
        *null = number == MINUTES_NONE;
        break;
    case FIELD_DAY:
        number = *(const day *)value;
        *null = number == DAY_NONE;
        break;
    case FIELD_INSTANT:
        number = *(const instant *)value;
        *null = number == INSTANT_NONE;
        break;
    case FIELD_REF:
        number = *(const int64_t *)value;
        *null = number == 0;
        break;
    case FIELD_LONG:
        number = *(const int64_t *)value;
        break;
    case FIELD_FLAG:
        number = *(const bool *)value;
        break;
    case FIELD_TEXT:
    case FIELD_WORD:
        *null = true;
        break;
    }
    return number;
}

const char *row_text(const struct field *field, const void *record)
{
    const void *value = value_of(field, record);
    if (field->type == FIELD_TEXT)
        return *(const char *const *)value;
    return word_of(field->words, (int)*(const unsigned *)value);
}

void row_set_number(const struct field *field, void *record, int64_t number)
{
    void *place = place_of(field, record);
    bool small = number > INT32_MIN && number <= INT32_MAX;
    switch (field->type) {
    case FIELD_INT:
        *(int32_t *)place = small ? (int32_t)number : MINUTES_NONE;
        break;
    case FIELD_DAY:
        *(day *)place = small ? (day)number : DAY_NONE;
        break;
    case FIELD_INSTANT:
    case FIELD_REF:
    case FIELD_LONG:
        *(int64_t *)place = number;
        break;
    case FIELD_FLAG:
        *(bool *)place = number != 0;
        break;
    case FIELD_TEXT:
    case FIELD_WORD:
        record_clear_field(field, record);
        break;
    }
}

void row_set_text(const struct field *field, void *record, const char *text)
{
    void *place = place_of(field, record);
    int value;
    if (field->type == FIELD_TEXT)
        *(const char **)place = text;
    else if (field->type == FIELD_WORD)
        *(unsigned *)place = word_parse(field->words, text, &value) ? (unsigned)value : 0;
    else
        record_clear_field(field, record);
}

static void bind(struct query *query, enum record_kind kind, const void *record, bool refs)
{
    const struct record_info *info = record_info(kind);
    if (record_id(record) > 0)
        query_int(query, 1, record_id(record));
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        bool null;
        if (!refs && field->type == FIELD_REF)
            continue;
        if (row_is_text(field)) {
            query_text(query, (int)i + 2, row_text(field, record));
            continue;
        }
        int64_t number = row_number(field, record, &null);
        if (null)
            query_null(query, (int)i + 2);
        else
            query_int(query, (int)i + 2, number);
    }
}

/* id as parameter 1 (NULL: a new one), the fields behind it. The record's texts are borrowed until
 * the query is closed. */
static void row_bind(struct query *query, enum record_kind kind, const void *record)
{
    bind(query, kind, record, true);
}

/* Only a 0 may be a NULL: most columns cost one call. */
static void read_field(struct arena *arena, const struct query *query, int column,
                       const struct field *field, void *record)
{
    if (field->type == FIELD_TEXT) {
        *(const char **)place_of(field, record) =
            arena_strdup(arena, query_column_text(query, column));
        return;
    }
    if (field->type == FIELD_WORD) {
        row_set_text(field, record, query_column_text(query, column));
        return;
    }
    int64_t number = query_column_int(query, column);
    if (number == 0 && field->type != FIELD_FLAG && query_column_null(query, column))
        record_clear_field(field, record);
    else
        row_set_number(field, record, number);
}

void *row_read(struct arena *arena, const struct query *query, enum record_kind kind)
{
    const struct record_info *info = record_info(kind);
    void *record = arena_alloc(arena, info->size);
    *(int64_t *)record = query_column_int(query, 0);
    for (size_t i = 0; i < info->count; i++)
        read_field(arena, query, (int)i + 1, &info->fields[i], record);
    return record;
}

bool row_find(struct sql *sql, struct arena *arena, enum record_kind kind, int64_t id, void **out,
              struct err *err)
{
    struct query query;
    bool row;
    *out = NULL;
    if (!query_open_kind(&query, sql, SQL_FIND, kind, err))
        return false;
    query_int(&query, 1, id);
    if (!query_next(&query, &row, err))
        return false;
    if (row)
        *out = row_read(arena, &query, kind);
    query_close(&query);
    return true;
}

bool row_list(struct query *query, struct arena *arena, enum record_kind kind,
              struct record_list *out, struct err *err)
{
    VEC(const void *) list = {0};
    bool row;
    for (;;) {
        if (!query_next(query, &row, err))
            return false;
        if (!row)
            break;
        VEC_PUSH(arena, &list, row_read(arena, query, kind));
    }
    *out = (struct record_list){list.at, list.count};
    return true;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

void id_list_sort(struct id_list *ids)
{
    size_t kept = 0;
    bool sorted = true;
    for (size_t i = 1; sorted && i < ids->count; i++)
        sorted = ids->at[i - 1] <= ids->at[i];
    if (!sorted)
        qsort(ids->at, ids->count, sizeof *ids->at, by_number);
    for (size_t i = 0; i < ids->count; i++)
        if (kept == 0 || ids->at[kept - 1] != ids->at[i])
            ids->at[kept++] = ids->at[i];
    ids->count = kept;
}

bool row_ids(struct query *query, struct arena *arena, struct id_list *out, struct err *err)
{
    VEC(int64_t) list = {0};
    bool row;
    for (;;) {
        if (!query_next(query, &row, err))
            return false;
        if (!row)
            break;
        VEC_PUSH(arena, &list, query_column_int(query, 0));
    }
    *out = (struct id_list){list.at, list.count};
    id_list_sort(out);
    return true;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = record_id(*(const void *const *)a), y = record_id(*(const void *const *)b);
    return (x > y) - (x < y);
}

/* As many at once as the statement has room for; the rest of its parameters are NULL and match
 * nothing. */
static bool find_many(struct sql *sql, struct arena *arena, enum record_kind kind,
                      const int64_t *ids, size_t count, const void **out, size_t *found,
                      struct err *err)
{
    struct query query;
    bool row = true, sorted = true;
    *found = 0;
    if (!query_open_kind(&query, sql, SQL_FIND_MANY, kind, err))
        return false;
    for (size_t i = 0; i < count; i++)
        query_int(&query, (int)i + 1, ids[i]);
    while (row) {
        if (!query_next(&query, &row, err))
            return false;
        if (!row)
            break;
        out[*found] = row_read(arena, &query, kind);
        sorted = sorted && (*found == 0 || record_id(out[*found - 1]) < record_id(out[*found]));
        ++*found;
    }
    if (!sorted)
        qsort(out, *found, sizeof *out, by_id);
    return true;
}

bool row_list_ids(struct sql *sql, struct arena *arena, enum record_kind kind,
                  const struct id_list *ids, struct record_list *out, struct err *err)
{
    const void **list = ARENA_ARRAY(arena, const void *, ids->count);
    size_t count = 0;
    for (size_t i = 0; i < ids->count; i += SQL_IDS_MOST) {
        size_t left = ids->count - i, found;
        if (!find_many(sql, arena, kind, &ids->at[i], left < SQL_IDS_MOST ? left : SQL_IDS_MOST,
                       &list[count], &found, err))
            return false;
        count += found;
    }
    *out = (struct record_list){list, count};
    return true;
}

static bool write_row(struct sql *sql, enum sql_id id, enum record_kind kind, const void *record,
                      struct err *err)
{
    struct query query;
    if (!query_open_kind(&query, sql, id, kind, err))
        return false;
    row_bind(&query, kind, record);
    return query_run(&query, err);
}

bool row_insert(struct sql *sql, enum record_kind kind, const void *record, struct err *err)
{
    return write_row(sql, SQL_INSERT, kind, record, err);
}

static bool same_refs(enum record_kind kind, const void *a, const void *b)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++) {
        size_t offset = info->fields[i].offset;
        if (info->fields[i].type == FIELD_REF &&
            memcmp((const char *)a + offset, (const char *)b + offset, sizeof(int64_t)) != 0)
            return false;
    }
    return true;
}

bool row_update(struct sql *sql, enum record_kind kind, const void *before, const void *after,
                struct err *err)
{
    struct query query;
    /* A foreign key among what is set makes each update a savepoint, which flushes the word
     * index. */
    bool refs = !same_refs(kind, before, after);
    if (!query_open_kind(&query, sql, refs ? SQL_UPDATE : SQL_UPDATE_PLAIN, kind, err))
        return false;
    bind(&query, kind, after, refs);
    return query_run(&query, err);
}

bool row_delete(struct sql *sql, enum record_kind kind, int64_t id, struct err *err)
{
    struct query query;
    if (!query_open_kind(&query, sql, SQL_DELETE, kind, err))
        return false;
    query_int(&query, 1, id);
    return query_run(&query, err);
}
