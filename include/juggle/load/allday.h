/* SPDX-License-Identifier: MIT
 *
 * allday: all-day entries of a calendar: work is one contract day on each date, never 24 hours;
 * leave makes days off.
 */
#ifndef JUGGLE_LOAD_ALLDAY_H
#define JUGGLE_LOAD_ALLDAY_H

#include "juggle/base/arena.h"
#include "juggle/load/load.h"
#include "juggle/load/steps.h"

struct allday {
    struct load_block *blocks; /* planned, from the start of working hours */
    size_t block_count;
    struct load_off *off;
    size_t off_count;
};

/* Dates first..last_excl - 1 on the person's clock. A transparent entry is nothing at all. */
void allday_expand(struct arena *arena, const struct load_config *config, const struct steps *steps,
                   const struct kind *kind, day first, day last_excl, bool transparent,
                   struct allday *out);

#endif
