/* SPDX-License-Identifier: MIT
 *
 * price_fold: a calendar with an engagement in it, as if it had been accepted.
 */
#ifndef JUGGLE_SRC_PLAN_PRICE_FOLD_H
#define JUGGLE_SRC_PLAN_PRICE_FOLD_H

#include "juggle/plan/price.h"

/* The input's blocks copied, with room for more behind them. */
struct load_block *fold_room(struct arena *arena, const struct load_input *input, size_t more);
/* The variants that would change anything. */
unsigned fold_variants(const struct load_input *calendar, const struct price_ask *ask);
/* Adds journeys, days on site, the stage, preparation, the trip and its clock. Returns the minutes on site
 * besides the stage. */
minutes fold_engagement(struct arena *arena, const struct load_input *calendar,
                        const struct price_ask *ask, const struct price *price, unsigned variants,
                        struct load_input *out);

#endif
