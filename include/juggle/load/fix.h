/* SPDX-License-Identifier: MIT
 *
 * fix: the cheapest change that clears a finding: one block of the days to come that is taken out
 * or moved, the one with the least load first. Never one that makes another finding worse.
 */
#ifndef JUGGLE_LOAD_FIX_H
#define JUGGLE_LOAD_FIX_H

#include "juggle/load/forecast.h"

enum edit_what { EDIT_REMOVE, EDIT_MOVE };

/* One block taken out, or moved. */
struct load_edit {
    enum edit_what what;
    size_t block; /* of the input */
    moment start; /* EDIT_MOVE: where it begins instead, its length stays */
};

/* A block that the person may still change. */
struct fix_candidate {
    size_t block; /* of the input */
    bool removable;
    bool movable;
};

/* What is searched. */
struct fix_ask {
    const struct load_input *input;
    const struct forecast_ask *future; /* NULL: the plan alone is judged */
    enum load_rule rule;
    day day;   /* on which the rule speaks */
    day first; /* only blocks that begin on these days of the person's are tried, both included */
    day last;
    const struct fix_candidate *candidates;
    size_t count;
    size_t most; /* trials, 0: 40 */
};

struct fix {
    bool clears; /* else it only lowers the level */
    enum load_level level; /* of the rule, after it */
    struct load_edit edit;
};

/* false: no single change makes it better without making something else worse. The arena holds one
 * trial at a time and is left empty. */
bool fix_search(struct arena *scratch, const struct fix_ask *ask, struct fix *out);
/* Does it in memory. A block that is taken out stays in its place without length, so that the
 * others keep their numbers. */
void fix_apply(struct load_block *blocks, const struct load_edit *edit);

#endif
