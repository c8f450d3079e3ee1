/* SPDX-License-Identifier: MIT
 *
 * headline: one colour from the findings of two weeks. Red needs corroboration: a second family, or
 * two weeks of the same alert, or the person's own word.
 */
#ifndef JUGGLE_LOAD_HEADLINE_H
#define JUGGLE_LOAD_HEADLINE_H

#include "juggle/load/limits.h"

/* From quiet to loud: the worst of a week is the greatest of its days. */
enum headline { HEADLINE_GREY, HEADLINE_GREEN, HEADLINE_AMBER, HEADLINE_RED };

struct load_levels {
    day day;
    int coverage;                /* percent */
    uint8_t at[LOAD_RULE_COUNT]; /* enum load_level */
};

/* Days in order, the last one is the day in question; only the last persist_window of them matter.
 * A rule that is snoozed on that day counts as nodata on all of them. At least one day. */
enum headline headline_of(const struct load_config *config, const day *snoozed_until,
                          const struct load_levels *days, size_t count);
const char *headline_word(enum headline headline);

#endif
