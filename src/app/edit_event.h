/* SPDX-License-Identifier: MIT
 *
 * edit_event: fields of an event of the person's own, or of what they say of an imported one, of
 * one occurrence, of it and those that follow, or of all, as the call says.
 */
#ifndef JUGGLE_SRC_APP_EDIT_EVENT_H
#define JUGGLE_SRC_APP_EDIT_EVENT_H

#include "assign.h"

/* In the open step. *id becomes another where a series was cut. *now: the event as it was put, NULL
 * where only the person's word on it changed, or where a series was named by one of it; out may be
 * NULL. */
bool edit_event_part(struct world *world, const struct call *call, struct target *target,
                     const struct assign_list *set, const char **id, const struct event **now,
                     struct err *err) MUST_CHECK;

#endif
