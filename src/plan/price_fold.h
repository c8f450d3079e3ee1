/* SPDX-License-Identifier: MIT
 *
 * price_fold: a calendar with an engagement in it, as if it had been accepted.
 */
#ifndef JUGGLE_SRC_PLAN_PRICE_FOLD_H
#define JUGGLE_SRC_PLAN_PRICE_FOLD_H

#include "juggle/plan/price.h"

/* The input's blocks copied, with room for more behind them. */
struct load_block *fold_room(struct arena *arena, const struct load_input *input, size_t more);
const struct kind *fold_kind(const struct price_ask *ask, enum kind_id kind);
/* The variants that would change anything. */
unsigned fold_variants(const struct price_calendar *calendar, const struct price_ask *ask);
/* Adds journeys, days on site, the stage, preparation, the trip and its clock. The price has its
 * stage and its preparation; the minutes on site besides the stage and what finds no room are
 * filled in. */
void fold_engagement(struct arena *arena, const struct price_calendar *calendar,
                     const struct price_ask *ask, unsigned variants, struct price *price,
                     struct load_input *out);

#endif
