/* SPDX-License-Identifier: MIT
 *
 * scope: changing one occurrence of a series, it and those that follow, or all.
 */
#ifndef JUGGLE_SRC_APP_SCOPE_H
#define JUGGLE_SRC_APP_SCOPE_H

#include "handlers.h"

enum edit_scope { SCOPE_ALL, SCOPE_THIS, SCOPE_FOLLOWING };

/* By --this, --following, --all (ERR_USAGE where two are said); without one an occurrence means
 * itself and a series all. */
bool scope_of(const struct call *call, const struct target *target, enum edit_scope *out,
              struct err *err) MUST_CHECK;

/* The event to change for a scope, of the person's own series: the master (all; its times as
 * if it stood at the occurrence where one is named), a new or known override (this), or a new
 * series that goes on from the occurrence, the old one being cut before it (following); what has to
 * be stored besides it is put into the open step. The choice to change with it. */
bool scope_part(struct world *world, const struct target *target, enum edit_scope scope,
                 struct event **event, struct choice **choice, struct err *err) MUST_CHECK;
/* A change of a series, for what hangs on its occurrences. */
struct scope_change {
    const struct event *before; /* the series as it was */
    const struct event *after;  /* as it is, or the one that goes on from the cut */
    instant from;               /* occurrences that started at or after it are concerned */
    instant shift;              /* seconds of the wall clock that its start moved by */
};

/* The wall clock of its start. */
struct wall scope_start(const struct event *event);
/* Start and end by seconds of the wall clock. */
void scope_move(struct world *world, struct event *event, instant shift);
/* Moments of a series, separated by commas, after the change; NULL for none. */
const char *scope_moments(struct world *world, const char *list, const struct scope_change *change);
/* Overrides and choices; `after` must be stored. */
bool scope_carry(struct world *world, const struct scope_change *change,
                 struct err *err) MUST_CHECK;

/* Takes the occurrence (and those that follow) out of the person's own series. */
bool scope_remove(struct world *world, const struct target *target, enum edit_scope scope,
                   struct err *err) MUST_CHECK;

#endif
