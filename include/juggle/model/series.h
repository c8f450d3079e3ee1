/* SPDX-License-Identifier: MIT
 *
 * series: a stored series and its overrides as a set that can be expanded.
 */
#ifndef JUGGLE_MODEL_SERIES_H
#define JUGGLE_MODEL_SERIES_H

#include "juggle/model/record.h"
#include "juggle/model/recur.h"

/* What a zone's name means; NULL: unknown, taken as UTC. */
typedef const struct zone *(*series_zone_fn)(void *context, const char *name);

struct series_row {
    instant start;
    instant end;
    const struct event *event; /* the master, or the override whose fields hold */
    const char *recurrence;    /* names the occurrence, in the form of event.recurrence */
};

bool series_is_master(const struct event *event);   /* has rules or further dates */
bool series_is_override(const struct event *event);
/* The master's rules as a set. */
void series_set(struct arena *arena, const struct event *master, const struct zone *zone,
                struct recur_set *out);
/* All occurrences that overlap the window, in order of start; overrides are those of the master. */
struct series_row *series_expand(struct arena *arena, const struct event *master,
                                 const struct event *const *overrides, size_t override_count,
                                 series_zone_fn zone, void *context, struct span window,
                                 size_t *count);

#endif
