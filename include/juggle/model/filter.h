/* SPDX-License-Identifier: MIT
 *
 * filter: the language of `juggle list` and of "/": words and field:value pairs, all of which must hold.
 *
 *   kind:content area:talks project:kubecon tag:urgent state:done     by their words
 *   due:today due:overdue due:week due:none due:any due:fri due:<fri due:>2026-12-01
 *   -tag:later -draft                                                   not so
 *   "two words" slides                                                  anywhere in title, note, place, tags
 */
#ifndef JUGGLE_MODEL_FILTER_H
#define JUGGLE_MODEL_FILTER_H

#include "juggle/model/item.h"

struct filter_term;

struct filter_query {
    const struct filter_term *terms;
    size_t count;
    bool names_state; /* asks for states itself: then done ones aren't left out */
};

/* ERR_USAGE names what is wrong and the nearest right word. */
bool filter_parse(struct arena *arena, const char *text, const struct view_inputs *inputs,
                  struct filter_query *out, struct err *err) MUST_CHECK;
bool filter_match(struct arena *scratch, const struct filter_query *query, const struct item *item);

#endif
