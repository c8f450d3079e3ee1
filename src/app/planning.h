/* SPDX-License-Identifier: MIT
 *
 * planning: the person's days and tasks as the planner is told of them.
 *
 * Free time of a day is its working hours less lunch, what counts, journeys, recovery, what the person placed,
 * and buffers; what may be filled is the day's capacity less what the person placed (the contract,
 * section 7).
 */
#ifndef JUGGLE_SRC_APP_PLANNING_H
#define JUGGLE_SRC_APP_PLANNING_H

#include "juggle/app/world.h"
#include "juggle/plan/plan.h"

struct planning {
    struct view view;
    struct plan_input input;
    const struct task *const *tasks;   /* of the input's tasks */
    const struct block *const *present; /* of the input's present blocks */
    const struct item *const *placed;  /* blocks of the person in the window, in order of start */
    size_t placed_count;
};

/* Days [today, today + days), from now on. Lives in the turn. */
bool planning_read(struct world *world, int days, struct planning *out, struct err *err) MUST_CHECK;

#endif
