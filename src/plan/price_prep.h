/* SPDX-License-Identifier: MIT
 *
 * price_prep: where preparation finds room before an engagement.
 */
#ifndef JUGGLE_SRC_PLAN_PRICE_PREP_H
#define JUGGLE_SRC_PLAN_PRICE_PREP_H

#include "juggle/plan/price.h"

struct prep_blocks {
    struct span *at;
    size_t count, capacity;
};

/* So many minutes in the free working time of the days after today, before `until`; the first days
 * first, so much a day as gets it done. Returns the minutes that find no room. */
minutes prep_place(struct arena *arena, const struct price_calendar *calendar,
                   const struct price_ask *ask, minutes want, instant until,
                   struct prep_blocks *out);

#endif
