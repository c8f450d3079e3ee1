/* SPDX-License-Identifier: MIT
 *
 * record: the description of every record, unrolled from records.def and words.def, and what can be
 * done with a record by that description alone.
 */
#include "juggle/model/record.h"

#include <assert.h>
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

#define RECORD(NAME, name, letter, summary) static const struct field name##_fields[] = {
#define RECORD_TARGET_TEXT(group) RECORD__
#define RECORD_TARGET_INT(group) RECORD__
#define RECORD_TARGET_LONG(group) RECORD__
#define RECORD_TARGET_FLAG(group) RECORD__
#define RECORD_TARGET_INSTANT(group) RECORD__
#define RECORD_TARGET_DAY(group) RECORD__
#define RECORD_TARGET_REF(group) RECORD_##group
#define RECORD_TARGET_WORD(group) RECORD__
#define FIELD_WORDS_TEXT(group) WORD_GROUP__
#define FIELD_WORDS_INT(group) WORD_GROUP__
#define FIELD_WORDS_LONG(group) WORD_GROUP__
#define FIELD_WORDS_FLAG(group) WORD_GROUP__
#define FIELD_WORDS_INSTANT(group) WORD_GROUP__
#define FIELD_WORDS_DAY(group) WORD_GROUP__
#define FIELD_WORDS_REF(group) WORD_GROUP__
#define FIELD_WORDS_WORD(group) WORD_GROUP_##group
#define FIELD(name, type, member, group, summary)                                  \
    {#member,        FIELD_##type, offsetof(struct name, member),                  \
     FIELD_WORDS_##type(group), RECORD_TARGET_##type(group), summary},
#define RECORD_END(NAME, name) \
    }                          \
    ;
#include "juggle/model/records.def"

static const struct record_info infos[] = {
#define RECORD(NAME, name, letter, summary)                            \
    {#name, letter, sizeof(struct name), name##_fields,                \
     sizeof name##_fields / sizeof *name##_fields, summary},
#include "juggle/model/records.def"
};

struct word_row {
    const char *word;
    const char *summary;
};

#define WORDS(group) static const struct word_row group##_words[] = {
#define WORD(group, name, word, summary) {word, summary},
#define WORDS_END(group) \
    }                    \
    ;
#include "juggle/model/words.def"

static const struct {
    const struct word_row *rows;
    int count;
} groups[] = {
    {NULL, 0},
#define WORDS(group) {group##_words, WORD_##group##_COUNT},
#define WORD(group, name, word, summary)
#include "juggle/model/words.def"
};

const char *word_of(enum word_group group, int value)
{
    return value >= 0 && value < groups[group].count ? groups[group].rows[value].word : NULL;
}

const char *word_said(struct arena *arena, enum word_group group, int value)
{
    const char *word = word_of(group, value);
    return word ? str_said(arena, word) : NULL;
}

const char *word_summary(enum word_group group, int value)
{
    return value >= 0 && value < groups[group].count ? groups[group].rows[value].summary : NULL;
}

int word_count(enum word_group group)
{
    return groups[group].count;
}

/* As it is kept, or as it is said: no group has two words that differ only so. */
static bool is_word(const char *word, const char *typed)
{
    char kept[32];
    size_t length = strnlen(typed, sizeof kept - 1);
    for (size_t i = 0; i < length; i++)
        kept[i] = typed[i] == ' ' ? '-' : typed[i];
    kept[length] = '\0';
    return str_equal_nocase(word, kept);
}

bool word_parse(enum word_group group, const char *word, int *out)
{
    for (int i = 0; word && i < groups[group].count; i++)
        if (is_word(groups[group].rows[i].word, word)) {
            *out = i;
            return true;
        }
    return false;
}

const char *word_nearest(enum word_group group, const char *word)
{
    const char *words[16];
    size_t count = 0;
    for (int i = 0; i < groups[group].count && count < 16; i++)
        words[count++] = groups[group].rows[i].word;
    return str_nearest(word, words, count);
}

bool role_on_stage(enum role role)
{
    return role == WORD_role_SPEAKING || role == WORD_role_KEYNOTE || role == WORD_role_WORKSHOP;
}

int priority_rank(int priority)
{
    enum { BEHIND_ALL = 9 };
    return priority > 0 ? priority : BEHIND_ALL;
}

const struct record_info *record_info(enum record_kind kind)
{
    assert(kind < RECORD_COUNT);
    return &infos[kind];
}

const struct field *record_field(enum record_kind kind, const char *name)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++)
        if (str_equal(info->fields[i].name, name))
            return &info->fields[i];
    return NULL;
}

void record_clear_field(const struct field *field, void *record)
{
    void *at = (char *)record + field->offset;
    switch (field->type) {
    case FIELD_TEXT:
        *(const char **)at = NULL;
        break;
    case FIELD_INT:
        *(int32_t *)at = MINUTES_NONE;
        break;
    case FIELD_DAY:
        *(day *)at = DAY_NONE;
        break;
    case FIELD_INSTANT:
        *(instant *)at = INSTANT_NONE;
        break;
    case FIELD_LONG:
    case FIELD_REF:
        *(int64_t *)at = 0;
        break;
    case FIELD_FLAG:
        *(bool *)at = false;
        break;
    case FIELD_WORD:
        *(unsigned *)at = 0;
        break;
    }
}

void record_clear(enum record_kind kind, void *record)
{
    const struct record_info *info = record_info(kind);
    memset(record, 0, info->size);
    for (size_t i = 0; i < info->count; i++)
        record_clear_field(&info->fields[i], record);
}

void *record_copy(struct arena *arena, enum record_kind kind, const void *record)
{
    const struct record_info *info = record_info(kind);
    char *copy = arena_copy(arena, record, info->size);
    for (size_t i = 0; i < info->count; i++)
        if (info->fields[i].type == FIELD_TEXT) {
            const char **text = (const char **)(void *)(copy + info->fields[i].offset);
            *text = arena_strdup(arena, *text);
        }
    return copy;
}

static size_t field_size(enum field_type type)
{
    switch (type) {
    case FIELD_TEXT:
        return sizeof(const char *);
    case FIELD_INT:
        return sizeof(int32_t);
    case FIELD_DAY:
        return sizeof(day);
    case FIELD_WORD:
        return sizeof(enum role);
    case FIELD_FLAG:
        return sizeof(bool);
    case FIELD_LONG:
    case FIELD_REF:
    case FIELD_INSTANT:
        break;
    }
    return sizeof(int64_t);
}

static bool field_equal(const struct field *field, const char *a, const char *b)
{
    const void *x = a + field->offset, *y = b + field->offset;
    if (field->type == FIELD_TEXT)
        return str_equal(*(const char *const *)x, *(const char *const *)y);
    return memcmp(x, y, field_size(field->type)) == 0;
}

bool record_equal(enum record_kind kind, const void *a, const void *b)
{
    const struct record_info *info = record_info(kind);
    if (record_id(a) != record_id(b))
        return false;
    for (size_t i = 0; i < info->count; i++)
        if (!field_equal(&info->fields[i], a, b))
            return false;
    return true;
}

int64_t record_id(const void *record)
{
    return *(const int64_t *)record;
}

char *id_format(enum record_kind kind, int64_t id, char buf[ID_SIZE])
{
    char digits[ID_SIZE];
    size_t n = 0, length = 0;
    char letter = record_info(kind)->letter;
    if (letter)
        buf[length++] = letter;
    for (uint64_t rest = (uint64_t)(id < 0 ? 0 : id); n == 0 || rest; rest /= 10)
        digits[n++] = (char)('0' + rest % 10);
    while (n)
        buf[length++] = digits[--n];
    buf[length] = '\0';
    return buf;
}

static bool letter_kind(char letter, enum record_kind *kind)
{
    for (int i = 0; i < RECORD_COUNT; i++)
        if (letter && infos[i].letter == letter) {
            *kind = (enum record_kind)i;
            return true;
        }
    return false;
}

bool id_parse(const char *text, enum record_kind *kind, int64_t *id, const char **occurrence)
{
    char number[ID_SIZE];
    const char *at = text ? strchr(text, '@') : NULL;
    size_t length = !text ? 0 : at ? (size_t)(at - text) : strlen(text);
    if (length < 2 || length >= sizeof number || text[1] < '0' || text[1] > '9' ||
        !letter_kind(text[0], kind))
        return false;
    memcpy(number, text + 1, length - 1);
    number[length - 1] = '\0';
    if (occurrence)
        *occurrence = at ? at + 1 : NULL;
    else if (at)
        return false;
    return parse_int(number, 1, INT64_MAX, id);
}
