/* SPDX-License-Identifier: MIT
 *
 * engagement: what hangs on a conference, in answers.
 */
#ifndef JUGGLE_SRC_APP_ENGAGEMENT_H
#define JUGGLE_SRC_APP_ENGAGEMENT_H

#include "juggle/app/world.h"
#include "juggle/base/value.h"

/* Its journeys, under "legs". */
bool put_legs(struct value *map, struct world *world, int64_t conference,
              struct err *err) MUST_CHECK;
/* Journeys, "submissions" with the talks' titles, "tasks" that prepare for it with "prep_min",
 * "prep_left_min" (minutes, estimates less what was spent) and "prep_done" (tasks), "blocks" of
 * recovery, "sessions" and "chosen_sessions" of its programme. */
bool put_engagement(struct value *map, struct world *world, const struct conference *conference,
                    struct err *err) MUST_CHECK;

#endif
