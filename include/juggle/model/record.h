/* SPDX-License-Identifier: MIT
 *
 * record: the structs of what is kept, made from records.def, and their description, so that the
 * store, the journal and the fold need no code of their own for any of them.
 *
 * Records are plain values; texts are borrowed from the arena that they were read into.
 */
#ifndef JUGGLE_MODEL_RECORD_H
#define JUGGLE_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "juggle/base/arena.h"
#include "juggle/base/date.h"

/* enum status { STATUS_CONFIRMED ... }: the names are spelled WORD_group_NAME to stay unique. */
#define WORDS(group) enum group {
#define WORD(group, name, word, summary) WORD_##group##_##name,
#define WORDS_END(group) WORD_##group##_COUNT };
#include "juggle/model/words.def"

enum word_group {
    WORD_GROUP__, /* no group */
#define WORDS(group) WORD_GROUP_##group,
#define WORD(group, name, word, summary)
#include "juggle/model/words.def"
    WORD_GROUP_COUNT
};

/* The word of a value, e.g. word_of(WORD_GROUP_role, WORD_role_SPEAKING) is "speaking". */
const char *word_of(enum word_group group, int value);
/* The same as people read it, blanks for hyphens ("handed over"); in the arena. NULL: no such
 * value. */
const char *word_said(struct arena *arena, enum word_group group, int value);
const char *word_summary(enum word_group group, int value);
int word_count(enum word_group group);
/* ASCII case-blind, as it is kept or said; false if it is none of the group. */
bool word_parse(enum word_group group, const char *word, int *out);
/* The group's word nearest to a mistyped one, or NULL. */
const char *word_nearest(enum word_group group, const char *word);
/* Does it stand for time on stage: speaking, a keynote, a workshop? */
bool role_on_stage(enum role role);
/* Where a task's priority stands in order: 1 to 3, and behind them what has none. */
int priority_rank(int priority);

#define FIELD_C_TEXT(group) const char *
#define FIELD_C_INT(group) int32_t
#define FIELD_C_LONG(group) int64_t
#define FIELD_C_FLAG(group) bool
#define FIELD_C_INSTANT(group) instant
#define FIELD_C_DAY(group) day
#define FIELD_C_REF(group) int64_t
#define FIELD_C_WORD(group) enum group

#define RECORD(NAME, name, letter, summary) \
    struct name {                           \
        int64_t id;
#define FIELD(name, type, member, group, summary) FIELD_C_##type(group) member;
#define RECORD_END(NAME, name) \
    }                          \
    ;
#include "juggle/model/records.def"

enum record_kind {
#define RECORD(NAME, name, letter, summary) RECORD_##NAME,
#include "juggle/model/records.def"
    RECORD_COUNT,
    RECORD__ = RECORD_COUNT /* none */
};

enum field_type {
    FIELD_TEXT,
    FIELD_INT,
    FIELD_LONG,
    FIELD_FLAG,
    FIELD_INSTANT,
    FIELD_DAY,
    FIELD_REF,
    FIELD_WORD
};

struct field {
    const char *name;
    enum field_type type;
    size_t offset;
    enum word_group words;  /* of FIELD_WORD */
    enum record_kind target; /* of FIELD_REF */
    const char *summary;
};

struct record_info {
    const char *name; /* also the store's table */
    char letter;
    size_t size;
    const struct field *fields; /* without id */
    size_t count;
    const char *summary;
};

const struct record_info *record_info(enum record_kind kind);
/* NULL when the record has no such field. */
const struct field *record_field(enum record_kind kind, const char *name);

/* Zeroed, with every field absent: texts NULL, numbers *_NONE, words their first row. INT fields
 * are MINUTES_NONE, so set those that mean 0. */
void record_clear(enum record_kind kind, void *record);
void record_clear_field(const struct field *field, void *record);
/* A copy with its texts copied into the arena. */
void *record_copy(struct arena *arena, enum record_kind kind, const void *record);
/* All fields and the id; an empty text equals NULL only if both are absent. */
bool record_equal(enum record_kind kind, const void *a, const void *b);

int64_t record_id(const void *record);
/* Short ids: "t12" to kind and number and back; buf is returned. An occurrence "e40@2026-12-01"
 * leaves its part behind '@' in *occurrence (NULL otherwise; may be passed NULL). */
enum { ID_SIZE = 24 };
char *id_format(enum record_kind kind, int64_t id, char buf[ID_SIZE]);
bool id_parse(const char *text, enum record_kind *kind, int64_t *id, const char **occurrence);

#endif
