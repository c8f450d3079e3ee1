/* SPDX-License-Identifier: MIT
 *
 * row: records as rows of their tables, by their description alone.
 */
#ifndef JUGGLE_SRC_STORE_ROW_H
#define JUGGLE_SRC_STORE_ROW_H

#include "juggle/store/store.h"
#include "sql.h"

/* The columns of {columns} as a new record of the arena. */
void *row_read(struct arena *arena, const struct query *query, enum record_kind kind);

/* A field's number; *null where it is absent. Not for texts and words. */
int64_t row_number(const struct field *field, const void *record, bool *null);
/* Its text, or its word; NULL where it is absent. */
const char *row_text(const struct field *field, const void *record);
bool row_is_text(const struct field *field); /* TEXT or WORD */
/* Sets a field from a number or a text (borrowed); what does not fit the field leaves it absent. */
void row_set_number(const struct field *field, void *record, int64_t number);
void row_set_text(const struct field *field, void *record, const char *text);

/* The record with an id; *out is NULL where there is none. */
bool row_find(struct sql *sql, struct arena *arena, enum record_kind kind, int64_t id, void **out,
              struct err *err) MUST_CHECK;
/* All rows of an open query, which is closed. */
bool row_list(struct query *query, struct arena *arena, enum record_kind kind,
              struct record_list *out, struct err *err) MUST_CHECK;
/* The first column of all rows of an open query, ascending and each once. */
struct id_list {
    int64_t *at;
    size_t count;
};
void id_list_sort(struct id_list *ids); /* ascending and each once */
bool row_ids(struct query *query, struct arena *arena, struct id_list *out,
             struct err *err) MUST_CHECK;
/* The records with these ids, in order of id; those that are not there are left out. */
bool row_list_ids(struct sql *sql, struct arena *arena, enum record_kind kind,
                  const struct id_list *ids, struct record_list *out, struct err *err) MUST_CHECK;

bool row_insert(struct sql *sql, enum record_kind kind, const void *record,
                struct err *err) MUST_CHECK;
/* Both have the same id. */
bool row_update(struct sql *sql, enum record_kind kind, const void *before, const void *after,
                struct err *err) MUST_CHECK;
bool row_delete(struct sql *sql, enum record_kind kind, int64_t id, struct err *err) MUST_CHECK;

#endif
