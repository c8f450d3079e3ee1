/* SPDX-License-Identifier: MIT
 *
 * edit: the same inputs with a few blocks taken out, moved or added: what a search for the cheapest
 * change evaluates again and again.
 */
#ifndef JUGGLE_LOAD_EDIT_H
#define JUGGLE_LOAD_EDIT_H

#include "juggle/load/rules.h"

enum edit_what { EDIT_REMOVE, EDIT_MOVE, EDIT_ADD };

struct load_edit {
    enum edit_what what;
    size_t block;            /* of the input; not for EDIT_ADD */
    moment start;            /* EDIT_MOVE: where it begins instead, its length stays */
    struct load_block added; /* EDIT_ADD */
};

/* A timeline of its own; the first one stays as it is. The arena may be reset after each trial. */
const struct timeline *edit_build(struct arena *arena, const struct timeline *timeline,
                                  const struct load_edit *edits, size_t count);
/* What a change does to one rule on one day. */
struct edit_trial {
    enum load_level level; /* of the rule, after it */
    bool better;           /* lower than before */
    bool worsens;          /* some other rule speaks louder than before on that day */
    int64_t load; /* tenths of LU in the blocks that are touched: what it costs to change them */
};
/* before: the levels of the day without the edits. */
struct edit_trial edit_try(struct arena *scratch, const struct timeline *timeline,
                           const struct load_levels *before, enum load_rule rule,
                           const struct load_edit *edits, size_t count);

#endif
