/* SPDX-License-Identifier: MIT
 *
 * image: a shape's number, then for each field that is there its place in the shape, whether it is
 * absent, a number or a text, and the value. Numbers are of base 128, low digits first; signed ones
 * zigzag, so that small ones are short.
 */
#include "image.h"

#include <string.h>

#include "row.h"

enum tag { TAG_ABSENT, TAG_NUMBER, TAG_TEXT, TAG_COUNT };

/* ---- writing ---- */

static void put_number(struct str *out, uint64_t number)
{
    char digits[10];
    size_t count = 0;
    do {
        digits[count++] = (char)((number & 0x7f) | (number > 0x7f ? 0x80 : 0));
        number >>= 7;
    } while (number);
    str_add_bytes(out, digits, count);
}

static uint64_t zigzag(int64_t number)
{
    return ((uint64_t)number << 1) ^ (number < 0 ? UINT64_MAX : 0);
}

static int64_t unzigzag(uint64_t number)
{
    uint64_t half = number >> 1;
    return (int64_t)(number & 1 ? ~half : half);
}

static void put_key(struct str *out, size_t place, enum tag tag)
{
    put_number(out, (uint64_t)place * TAG_COUNT + tag);
}

static void put_text(struct str *out, size_t place, const char *text)
{
    size_t length = strlen(text);
    put_key(out, place, TAG_TEXT);
    put_number(out, length);
    str_add_bytes(out, text, length);
}

static void put_field(struct str *out, size_t place, const struct field *field, const void *record,
                      bool absent_too)
{
    bool null = true;
    int64_t number = 0;
    const char *text = NULL;
    if (row_is_text(field))
        text = row_text(field, record);
    else
        number = row_number(field, record, &null);
    if (text) {
        put_text(out, place, text);
    } else if (!null && (number || absent_too || field->type == FIELD_INT ||
                         field->type == FIELD_DAY || field->type == FIELD_INSTANT)) {
        put_key(out, place, TAG_NUMBER);
        put_number(out, zigzag(number));
    } else if (absent_too) {
        put_key(out, place, TAG_ABSENT);
    }
}

void image_whole(struct str *out, int64_t shape, enum record_kind kind, const void *record)
{
    const struct record_info *info = record_info(kind);
    put_number(out, (uint64_t)shape);
    for (size_t i = 0; i < info->count; i++)
        put_field(out, i, &info->fields[i], record, false);
}

static bool differs(const struct field *field, const void *a, const void *b)
{
    bool x_null, y_null;
    if (row_is_text(field))
        return !str_equal(row_text(field, a), row_text(field, b));
    int64_t x = row_number(field, a, &x_null), y = row_number(field, b, &y_null);
    return x != y || x_null != y_null;
}

void image_differing(struct str *out, int64_t shape, enum record_kind kind, const void *record,
                     const void *other)
{
    const struct record_info *info = record_info(kind);
    put_number(out, (uint64_t)shape);
    for (size_t i = 0; i < info->count; i++)
        if (differs(&info->fields[i], record, other))
            put_field(out, i, &info->fields[i], record, true);
}

/* ---- reading ---- */

struct reader {
    const unsigned char *at;
    const unsigned char *end;
};

static bool take_number(struct reader *reader, uint64_t *out)
{
    *out = 0;
    for (unsigned shift = 0; shift < 64 && reader->at < reader->end; shift += 7) {
        unsigned char digit = *reader->at++;
        *out |= (uint64_t)(digit & 0x7f) << shift;
        if (!(digit & 0x80))
            return true;
    }
    return false;
}

static bool take_field(struct reader *reader, struct arena *arena, const struct shape *shape,
                       void *record)
{
    uint64_t key, number;
    if (!take_number(reader, &key) || key / TAG_COUNT >= shape->count)
        return false;
    const struct field *field = shape->fields[key / TAG_COUNT];
    if (key % TAG_COUNT == TAG_ABSENT) {
        if (field)
            record_clear_field(field, record);
        return true;
    }
    if (!take_number(reader, &number))
        return false;
    if (key % TAG_COUNT == TAG_NUMBER) {
        if (field)
            row_set_number(field, record, unzigzag(number));
        return true;
    }
    if (number > (uint64_t)(reader->end - reader->at))
        return false;
    if (field)
        row_set_text(field, record, arena_strndup(arena, (const char *)reader->at, (size_t)number));
    reader->at += number;
    return true;
}

static bool damaged(const struct sql *sql, struct err *err)
{
    return err_set(err, ERR_STORE_CORRUPT,
                   "%s: the history is damaged; see juggle doctor, and put a copy back with juggle "
                   "restore",
                   sql->path);
}

static bool find_shape(struct shapes *shapes, struct sql *sql, int64_t id, enum record_kind kind,
                       const struct shape **out, struct err *err);

bool image_apply(struct shapes *shapes, struct sql *sql, struct arena *arena, const void *bytes,
                 size_t size, enum record_kind kind, void *record, struct err *err)
{
    struct reader reader = {bytes, (const unsigned char *)bytes + size};
    const struct shape *shape = NULL;
    uint64_t id;
    if (!bytes || !take_number(&reader, &id))
        return damaged(sql, err);
    if (!find_shape(shapes, sql, (int64_t)id, kind, &shape, err))
        return false;
    while (reader.at < reader.end)
        if (!take_field(&reader, arena, shape, record))
            return damaged(sql, err);
    return true;
}

/* ---- shapes ---- */

void shapes_forget(struct shapes *shapes)
{
    shapes->known = NULL;
    memset(shapes->today, 0, sizeof shapes->today);
}

static void columns_of(struct str *out, enum record_kind kind)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++)
        str_addf(out, "%s%s", i ? " " : "", info->fields[i].name);
}

static bool note_shape(struct sql *sql, const char *record, const char *columns, int64_t *id,
                       struct err *err)
{
    struct query query;
    if (!query_open(&query, sql, SQL_SHAPE_FIND, err))
        return false;
    query_text(&query, 1, record);
    query_text(&query, 2, columns);
    if (!query_number(&query, id, err))
        return false;
    if (*id)
        return true;
    if (!query_open(&query, sql, SQL_SHAPE_INSERT, err))
        return false;
    query_text(&query, 1, record);
    query_text(&query, 2, columns);
    if (!query_run(&query, err))
        return false;
    *id = sql_last_id(sql);
    return true;
}

bool shapes_today(struct shapes *shapes, struct sql *sql, enum record_kind kind, int64_t *id,
                  struct err *err)
{
    struct str columns;
    *id = shapes->today[kind];
    if (*id)
        return true;
    str_init(&columns);
    columns_of(&columns, kind);
    bool done = note_shape(sql, record_info(kind)->name, columns.text, id, err);
    str_finish(&columns);
    shapes->today[kind] = done ? *id : 0;
    return done;
}

static struct shape *read_shape(struct shapes *shapes, int64_t id, enum record_kind kind,
                                const char *columns)
{
    struct shape *shape = ARENA_NEW(shapes->arena, struct shape);
    size_t room = strlen(columns) + 1;
    *shape = (struct shape){.id = id, .kind = kind, .next = shapes->known};
    shape->fields = ARENA_ARRAY(shapes->arena, const struct field *, room);
    while (*columns) {
        size_t length = strcspn(columns, " ");
        const char *name = arena_strndup(shapes->arena, columns, length);
        shape->fields[shape->count++] = record_field(kind, name);
        columns += length + (columns[length] == ' ');
    }
    shapes->known = shape;
    return shape;
}

static bool find_shape(struct shapes *shapes, struct sql *sql, int64_t id, enum record_kind kind,
                       const struct shape **out, struct err *err)
{
    struct query query;
    bool row;
    for (const struct shape *shape = shapes->known; shape; shape = shape->next)
        if (shape->id == id) {
            *out = shape;
            return shape->kind == kind || damaged(sql, err);
        }
    if (!query_open(&query, sql, SQL_SHAPE_READ, err))
        return false;
    query_int(&query, 1, id);
    if (!query_next(&query, &row, err))
        return false;
    if (!row)
        return damaged(sql, err);
    bool same = str_equal(query_column_text(&query, 0), record_info(kind)->name);
    if (same)
        *out = read_shape(shapes, id, kind, query_column_text(&query, 1));
    query_close(&query);
    return same || damaged(sql, err);
}
