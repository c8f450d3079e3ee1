/* SPDX-License-Identifier: MIT
 *
 * scope: changing one occurrence of a series, it and those that follow, or all.
 */
#ifndef JUGGLE_SRC_APP_SCOPE_H
#define JUGGLE_SRC_APP_SCOPE_H

#include "handlers.h"

enum edit_scope { SCOPE_ALL, SCOPE_THIS, SCOPE_FOLLOWING };

/* By --this, --following, --all; without one an occurrence means itself and a series all. */
enum edit_scope scope_of(const struct call *call, const struct target *target);

/* The event to change for a scope, of the person's own series: the master (all), a new or known override
 * (this), or a new series that goes on from the occurrence, the old one being cut before it (following);
 * what has to be stored besides it is put into the open step. The choice to change with it. */
bool scope_part(struct world *world, const struct target *target, enum edit_scope scope,
                 struct event **event, struct choice **choice, struct err *err) MUST_CHECK;
/* Takes the occurrence (and those that follow) out of the person's own series. */
bool scope_remove(struct world *world, const struct target *target, enum edit_scope scope,
                   struct err *err) MUST_CHECK;

#endif
