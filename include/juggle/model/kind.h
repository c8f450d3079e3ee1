/* SPDX-License-Identifier: MIT
 *
 * kind: the sorts of activity: built-in ones from kinds.def, more and changed ones from the config.
 *
 * A kind is known by its word everywhere (store, JSON, quick add); a kind_set resolves words for
 * one turn. A word of the config that is "like" a built-in kind inherits all that it doesn't set.
 */
#ifndef JUGGLE_MODEL_KIND_H
#define JUGGLE_MODEL_KIND_H

#include "juggle/base/arena.h"
#include "juggle/base/date.h"

enum area {
#define AREA(name, word, letter, share, summary) AREA_##name,
#include "juggle/model/kinds.def"
    AREA_COUNT,
    AREA_NONE = AREA_COUNT
};

enum kind_id {
#define KIND(name, word, area, tenths, length, letter, colour, group, flags, summary) KIND_##name,
#include "juggle/model/kinds.def"
    KIND_COUNT
};

enum kind_group {
    KIND_GROUP_PLAIN,
    KIND_GROUP_PEOPLE,
    KIND_GROUP_FOCUS,
    KIND_GROUP_TRAVEL,
    KIND_GROUP_REST
};

enum kind_flags {
    KIND_NOWORK = 1 << 0,        /* carries no load */
    KIND_FORECAST_ONLY = 1 << 1, /* used by the forecast, never offered */
};

struct kind {
    const char *word;
    enum kind_id like;  /* the built-in kind whose rules hold */
    enum area area;
    int tenths;         /* intensity times ten, 0..100 */
    minutes length;     /* default length of one piece */
    minutes chunk;      /* least piece that a planner makes; 0: the config's general one */
    char letter;
    const char *colour; /* terminal colour's name */
    enum kind_group group;
    unsigned flags;
    const char *summary;
};

struct kind_set {
    const struct kind *at;
    size_t count;
};

/* The built-in kinds, in table order; index is enum kind_id. */
const struct kind_set *kind_builtin(void);
/* By its own word, by an everyday word of quick add (as_task picks the column), or NULL. ASCII
 * case-blind. */
const struct kind *kind_find(const struct kind_set *set, const char *word);
const struct kind *kind_find_everyday(const struct kind_set *set, const char *word, bool as_task);
/* The kind, or where asked for the everyday word, that was meant by one that is none; NULL: nothing
 * near. */
const char *kind_nearest(struct arena *arena, const struct kind_set *set, const char *word,
                         bool everyday_too);

const char *area_word(enum area area); /* NULL for AREA_NONE */
char area_letter(enum area area);
int area_default_share(enum area area); /* percent */
bool area_parse(const char *word, enum area *out);

#endif
