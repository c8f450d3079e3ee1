/* SPDX-License-Identifier: MIT
 *
 * kind: the tables of kinds.def as data, and looking words up in them.
 */
#include "juggle/model/kind.h"

#include "juggle/base/str.h"

static const struct kind builtin[] = {
#define KIND(name, word, area, tenths, length, letter, colour, group, flags, summary)             \
    {word,   KIND_##name, AREA_##area, tenths,  length, 0, letter, colour, KIND_GROUP_##group, \
     (flags), summary},
#include "juggle/model/kinds.def"
};

static const struct kind_set builtin_set = {builtin, KIND_COUNT};

struct kind_word {
    const char *word;
    enum kind_id event_kind;
    enum kind_id task_kind;
};

static const struct kind_word everyday[] = {
#define KIND_WORD(word, event_kind, task_kind) {word, KIND_##event_kind, KIND_##task_kind},
#include "juggle/model/kinds.def"
};

struct area_row {
    const char *word;
    char letter;
    int share;
};

static const struct area_row areas[] = {
#define AREA(name, word, letter, share, summary) {word, letter, share},
#include "juggle/model/kinds.def"
};

const struct kind_set *kind_builtin(void)
{
    return &builtin_set;
}

const struct kind *kind_find(const struct kind_set *set, const char *word)
{
    if (!word)
        return NULL;
    for (size_t i = 0; i < set->count; i++)
        if (str_equal_nocase(set->at[i].word, word))
            return &set->at[i];
    return NULL;
}

const struct kind *kind_find_everyday(const struct kind_set *set, const char *word, bool as_task)
{
    const struct kind *own = kind_find(set, word);
    if (own || !word)
        return own;
    for (size_t i = 0; i < sizeof everyday / sizeof *everyday; i++)
        if (str_equal_nocase(everyday[i].word, word)) {
            enum kind_id id = as_task ? everyday[i].task_kind : everyday[i].event_kind;
            return kind_find(set, builtin[id].word);
        }
    return NULL;
}

const char *kind_nearest(struct arena *arena, const struct kind_set *set, const char *word,
                         bool everyday_too)
{
    enum { EVERYDAY = sizeof everyday / sizeof *everyday };
    const char **words = ARENA_ARRAY(arena, const char *, set->count + EVERYDAY);
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++)
        if (!(set->at[i].flags & KIND_FORECAST_ONLY))
            words[count++] = set->at[i].word;
    const char *near = str_nearest(word, words, count);
    if (near || !everyday_too)
        return near;
    for (size_t i = 0; i < EVERYDAY; i++)
        words[count++] = everyday[i].word;
    return str_nearest(word, words, count);
}

const char *area_word(enum area area)
{
    return area < AREA_COUNT ? areas[area].word : NULL;
}

char area_letter(enum area area)
{
    return area < AREA_COUNT ? areas[area].letter : '-';
}

int area_default_share(enum area area)
{
    return area < AREA_COUNT ? areas[area].share : 0;
}

bool area_parse(const char *word, enum area *out)
{
    for (int i = 0; i < AREA_COUNT; i++)
        if (str_equal_nocase(areas[i].word, word)) {
            *out = (enum area)i;
            return true;
        }
    return false;
}
