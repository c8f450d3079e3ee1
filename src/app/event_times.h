/* SPDX-License-Identifier: MIT
 *
 * event_times: an event's wall clock and its instants, kept in step.
 */
#ifndef JUGGLE_SRC_APP_EVENT_TIMES_H
#define JUGGLE_SRC_APP_EVENT_TIMES_H

#include "juggle/app/world.h"
#include "juggle/model/recur.h"

/* The event's zone, or home where it has none that is known. */
const struct zone *event_zone(struct world *world, const struct event *event);
/* start and end from the wall clock fields. */
void event_anchor(struct world *world, struct event *event);
/* Wall clock fields from instants, in the event's own zones. */
void event_place(struct world *world, struct event *event, instant start, instant end);
/* Whole days [first, end). */
void event_place_days(struct event *event, day first, day end);
/* Its rules as a set that can be expanded. */
void event_series(struct world *world, const struct event *event, struct recur_set *out);
/* series_end from the rules. */
void event_bound_series(struct world *world, struct event *event);

#endif
