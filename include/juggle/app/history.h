/* SPDX-License-Identifier: MIT
 *
 * history: what a step changed, field by field, in words for people.
 */
#ifndef JUGGLE_APP_HISTORY_H
#define JUGGLE_APP_HISTORY_H

#include "juggle/app/world.h"

struct history_field {
    const char *name;   /* "due", "planned on" */
    const char *before; /* "-": it had none */
    const char *after;
};

struct history_change {
    const char *id;    /* "t12"; what it is ("choice") where it has none */
    const char *title; /* "" where nothing gives it one */
    const char *what;  /* made, changed, removed */
    /* that differ; of what was made or removed those that say something */
    const struct history_field *fields;
    size_t field_count;
};

/* At most limit changes, in the order of the step, in the turn's arena. */
bool history_read(struct world *world, int64_t step, size_t limit, struct history_change **out,
                  size_t *count, struct err *err) MUST_CHECK;

#endif
