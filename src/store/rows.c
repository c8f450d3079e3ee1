/* SPDX-License-Identifier: MIT
 *
 * rows: records as rows and as bytes, by their description alone. The statements that name all columns
 * are made here from the same description.
 */
#include "private.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

static void add_columns(struct str *sql, const struct record_info *info, const char *form)
{
    for (size_t i = 0; i < info->count; i++) {
        str_add(sql, ", ");
        if (strcmp(form, "name") == 0)
            str_addf(sql, "\"%s\"", info->fields[i].name);
        else if (strcmp(form, "set") == 0)
            str_addf(sql, "\"%s\" = ?%zu", info->fields[i].name, i + 2);
        else
            str_add(sql, "?");
    }
}

static void add_update(struct str *sql, const struct record_info *info)
{
    struct str set;
    str_init(&set);
    add_columns(&set, info, "set");
    str_addf(sql, "UPDATE %s SET %s WHERE id = ?1", info->name, set.text + 2);
    str_finish(&set);
}

static void make_sql(struct str *sql, enum record_kind kind, enum record_sql which)
{
    const struct record_info *info = record_info(kind);
    switch (which) {
    case RECORD_SQL_READ:
        str_add(sql, "SELECT id");
        add_columns(sql, info, "name");
        str_addf(sql, " FROM %s WHERE id = ?", info->name);
        return;
    case RECORD_SQL_INSERT:
        str_addf(sql, "INSERT INTO %s (id", info->name);
        add_columns(sql, info, "name");
        str_add(sql, ") VALUES (?");
        add_columns(sql, info, "?");
        str_add(sql, ")");
        return;
    case RECORD_SQL_UPDATE:
        add_update(sql, info);
        return;
    case RECORD_SQL_DELETE:
        str_addf(sql, "DELETE FROM %s WHERE id = ?", info->name);
        return;
    case RECORD_SQL_IDS:
        str_addf(sql, "SELECT id FROM %s%s ORDER BY id", info->name,
                 kind == RECORD_EVENT ? " WHERE feed IS NULL" : "");
        return;
    case RECORD_SQL_TALLY:
        str_addf(sql, "SELECT count(*) FROM %s", info->name);
        return;
    case RECORD_SQL_COUNT:
        return;
    }
}

bool rows_statement(struct store *store, enum record_kind kind, enum record_sql which,
                    sqlite3_stmt **out, struct err *err)
{
    sqlite3_stmt **kept = &store->records[kind][which];
    *out = *kept;
    if (*kept)
        return true;
    struct str sql;
    str_init(&sql);
    make_sql(&sql, kind, which);
    int code = sqlite3_prepare_v3(store->db, sql.text, (int)sql.length, SQLITE_PREPARE_PERSISTENT, kept,
                                  NULL);
    str_finish(&sql);
    *out = *kept;
    return code == SQLITE_OK || sql_fail(store, err);
}

/* ---- fields ---- */

static bool is_absent(const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_TEXT:
        return *(const char *const *)at == NULL;
    case FIELD_INT:
        return *(const int32_t *)at == MINUTES_NONE;
    case FIELD_DAY:
        return *(const day *)at == DAY_NONE;
    case FIELD_INSTANT:
        return *(const instant *)at == INSTANT_NONE;
    case FIELD_REF:
        return *(const int64_t *)at == 0;
    case FIELD_LONG:
    case FIELD_FLAG:
    case FIELD_WORD:
        break;
    }
    return false;
}

static int64_t number_of(const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_INT:
        return *(const int32_t *)at;
    case FIELD_DAY:
        return *(const day *)at;
    case FIELD_FLAG:
        return *(const bool *)at;
    case FIELD_WORD:
        return *(const int *)at;
    case FIELD_TEXT:
    case FIELD_INSTANT:
    case FIELD_REF:
    case FIELD_LONG:
        break;
    }
    return *(const int64_t *)at;
}

static void set_number(const struct field *field, void *at, int64_t number)
{
    switch (field->type) {
    case FIELD_INT:
        *(int32_t *)at = (int32_t)number;
        return;
    case FIELD_DAY:
        *(day *)at = (day)number;
        return;
    case FIELD_FLAG:
        *(bool *)at = number != 0;
        return;
    case FIELD_WORD:
        *(int *)at = number >= 0 && number < word_count(field->words) ? (int)number : 0;
        return;
    case FIELD_TEXT:
    case FIELD_INSTANT:
    case FIELD_REF:
    case FIELD_LONG:
        break;
    }
    *(int64_t *)at = number;
}

static void bind_record(sqlite3_stmt *statement, enum record_kind kind, const void *record)
{
    const struct record_info *info = record_info(kind);
    sqlite3_bind_int64(statement, 1, record_id(record));
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        const void *at = (const char *)record + field->offset;
        int column = (int)i + 2;
        if (is_absent(field, at))
            sqlite3_bind_null(statement, column);
        else if (field->type == FIELD_TEXT)
            sqlite3_bind_text(statement, column, *(const char *const *)at, -1, SQLITE_STATIC);
        else
            sqlite3_bind_int64(statement, column, number_of(field, at));
    }
}

static void read_record(struct arena *arena, sqlite3_stmt *statement, enum record_kind kind,
                        void *record)
{
    const struct record_info *info = record_info(kind);
    record_clear(kind, record);
    *(int64_t *)record = sqlite3_column_int64(statement, 0);
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        void *at = (char *)record + field->offset;
        int column = (int)i + 1;
        if (sqlite3_column_type(statement, column) == SQLITE_NULL)
            continue;
        if (field->type == FIELD_TEXT)
            *(const char **)at = sql_text(arena, statement, column);
        else
            set_number(field, at, sqlite3_column_int64(statement, column));
    }
}

/* ---- rows ---- */

bool rows_read(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
               void **out, struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    *out = NULL;
    if (!rows_statement(store, kind, RECORD_SQL_READ, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, id);
    if (!sql_step(store, statement, &row, err))
        return false;
    if (!row)
        return true;
    *out = arena_alloc(arena, record_info(kind)->size);
    read_record(arena, statement, kind, *out);
    sql_reset(statement);
    return true;
}

static bool write_row(struct store *store, enum record_kind kind, enum record_sql which,
                      const void *record, struct err *err)
{
    sqlite3_stmt *statement;
    if (!rows_statement(store, kind, which, &statement, err))
        return false;
    bind_record(statement, kind, record);
    return sql_done(store, statement, err);
}

bool rows_insert(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    return write_row(store, kind, RECORD_SQL_INSERT, record, err);
}

bool rows_update(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    return write_row(store, kind, RECORD_SQL_UPDATE, record, err);
}

bool rows_delete(struct store *store, enum record_kind kind, int64_t id, struct err *err)
{
    sqlite3_stmt *statement;
    if (!rows_statement(store, kind, RECORD_SQL_DELETE, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, id);
    return sql_done(store, statement, err);
}

bool rows_ids(struct store *store, struct arena *arena, sqlite3_stmt *ids, int64_t **out,
              size_t *count, struct err *err)
{
    VEC(int64_t) list = {0};
    bool row;
    do {
        if (!sql_step(store, ids, &row, err))
            return false;
        if (row)
            VEC_PUSH(arena, &list, sqlite3_column_int64(ids, 0));
    } while (row);
    *out = list.at;
    *count = list.count;
    return true;
}

bool rows_list(struct store *store, struct arena *arena, enum record_kind kind, sqlite3_stmt *ids,
               struct record_list *out, struct err *err)
{
    int64_t *found;
    size_t count, kept = 0;
    if (!rows_ids(store, arena, ids, &found, &count, err))
        return false;
    const void **list = ARENA_ARRAY(arena, const void *, count + 1);
    for (size_t i = 0; i < count; i++) {
        void *record;
        if (!rows_read(store, arena, kind, found[i], &record, err))
            return false;
        if (record)
            list[kept++] = record;
    }
    *out = (struct record_list){list, kept};
    return true;
}

/* ---- bytes: per field one byte, 0 absent, 1 number (8 bytes), 2 text (4 bytes length, text) ---- */

enum { TAG_ABSENT, TAG_NUMBER, TAG_TEXT };

void *rows_encode(struct arena *arena, enum record_kind kind, const void *record, size_t *size)
{
    const struct record_info *info = record_info(kind);
    struct str out;
    str_init(&out);
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        const void *at = (const char *)record + field->offset;
        if (is_absent(field, at)) {
            str_add_char(&out, TAG_ABSENT);
        } else if (field->type == FIELD_TEXT) {
            const char *text = *(const char *const *)at;
            uint32_t length = (uint32_t)strlen(text);
            str_add_char(&out, TAG_TEXT);
            str_add_bytes(&out, (const char *)&length, sizeof length);
            str_add_bytes(&out, text, length);
        } else {
            int64_t number = number_of(field, at);
            str_add_char(&out, TAG_NUMBER);
            str_add_bytes(&out, (const char *)&number, sizeof number);
        }
    }
    void *bytes = arena_copy(arena, out.text, out.length);
    *size = out.length;
    str_finish(&out);
    return bytes;
}

/* Fields that were added since the bytes were written stay absent. */
void *rows_decode(struct arena *arena, enum record_kind kind, int64_t id, const void *bytes,
                  size_t size)
{
    const struct record_info *info = record_info(kind);
    const char *at = bytes, *end = at + size;
    void *record = arena_alloc(arena, info->size);
    record_clear(kind, record);
    *(int64_t *)record = id;
    for (size_t i = 0; i < info->count && at < end; i++) {
        const struct field *field = &info->fields[i];
        void *to = (char *)record + field->offset;
        char tag = *at++;
        int64_t number;
        uint32_t length;
        if (tag == TAG_NUMBER && end - at >= (ptrdiff_t)sizeof number) {
            memcpy(&number, at, sizeof number);
            at += sizeof number;
            set_number(field, to, number);
        } else if (tag == TAG_TEXT && end - at >= (ptrdiff_t)sizeof length) {
            memcpy(&length, at, sizeof length);
            at += sizeof length;
            if (length > (size_t)(end - at) || field->type != FIELD_TEXT)
                break;
            *(const char **)to = arena_strndup(arena, at, length);
            at += length;
        }
    }
    return record;
}
