/* SPDX-License-Identifier: MIT
 *
 * free: what a planner may fill, by the contract: the hours of each day less lunch, counted events,
 * travel, recovery, pins and buffers, and no more than the day's capacity; and what there is to
 * fill it with.
 */
#ifndef JUGGLE_PLAN_FREE_H
#define JUGGLE_PLAN_FREE_H

#include "juggle/model/item.h"
#include "juggle/plan/plan.h"

/* The config's section [plan], and the shares of [balance]. */
struct plan_rules {
    minutes focus_block;
    minutes min_chunk; /* of kinds without their own */
    minutes buffer_after_meeting;
    minutes buffer_after_stage;
    minutes energy_start; /* of the day; equal to energy_end: any time */
    minutes energy_end;
    double target[AREA_COUNT];
};

void plan_rules_default(struct plan_rules *rules);

/* Days from..from + count - 1 of the person's clock, free from the view's now on. The view has to
 * hold all that overlaps them. */
struct plan_day *free_days(struct arena *arena, const struct view *view,
                           const struct plan_rules *rules, day from, int count);
/* Estimate less spent less blocks that nothing moves, from now on. Entries stand for their task's
 * blocks of that day. */
minutes free_remaining(const struct view *view, const struct task *task);
/* All that a plan is made of: the days, the tasks that are open and not waiting for somebody else,
 * the planner's own blocks, and what might be moved out of the way. */
void free_input(struct arena *arena, const struct view *view, const struct plan_rules *rules,
                day from, int count, struct plan_input *out);
/* Nothing moves it: pinned, or placed by the person, or by a trip. */
bool free_pinned(const struct block *block);

#endif
