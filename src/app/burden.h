/* SPDX-License-Identifier: MIT
 *
 * burden: from what the store holds to what the model of load and recovery is told.
 */
#ifndef JUGGLE_SRC_APP_BURDEN_H
#define JUGGLE_SRC_APP_BURDEN_H

#include "juggle/app/assess.h"

/* What counts in days [from, to) of a view that reaches that far: events, blocks, entries in place
 * of their plans, on-site hours, legs, days off, check-ins, trips and open tasks. All of it lives
 * in the turn's arena. */
void burden_build(struct world *world, const struct view *view, day from, day to,
                  struct burden *out);
/* The same of the store, four weeks of events at a time, so that a year's are never held at once.
 * *view is the days' view without events. */
bool burden_read(struct world *world, day from, day to, struct view *view, struct burden *out,
                 struct err *err) MUST_CHECK;
/* The person's own anchors and limits, from the config. */
const struct load_config *burden_config(struct world *world);

#endif
