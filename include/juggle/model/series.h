/* SPDX-License-Identifier: MIT
 *
 * series: events that share a UID inside a feed, and when they take place: from records to
 * recurrence sets and back to occurrences.
 *
 * A master has no `recurrence`; events with `split` stand for themselves. Zones come by a callback;
 * what is unknown to it is read as UTC.
 */
#ifndef JUGGLE_MODEL_SERIES_H
#define JUGGLE_MODEL_SERIES_H

#include "juggle/model/recur.h"
#include "juggle/model/record.h"

struct series_zones {
    const struct zone *(*find)(void *context, const char *name); /* may answer NULL */
    void *context;
};

/* How many steps a walk over one rule may take; hostile rules show fewer occurrences. */
enum { SERIES_STEPS = 20000 };

bool series_is_override(const struct event *event);
/* Has it rules or further dates, and is no override? */
bool series_is_master(const struct event *event);

/* start and end by the wall clock, its zones, and all_day. */
void series_anchor(struct event *event, const struct series_zones *zones);
/* End of the last occurrence; INSTANT_NONE: no series, or none can be found. */
instant series_last(struct arena *arena, const struct event *master,
                    const struct series_zones *zones);

/* What an occurrence is called, in the form of event.recurrence: its wall clock in the series'
 * zone. */
const char *series_name(struct arena *arena, const struct event *master, struct wall at);

struct series_item {
    const struct event *event;  /* whose fields hold */
    const struct event *master; /* NULL: not of a series */
    struct wall at;             /* names the occurrence of a series */
    instant start;
    instant end;
};

struct series_items {
    const struct series_item *at;
    size_t count;
};

/* Everything that the events with one UID of one feed are: single events and overrides wherever
 * they are, occurrences of a series where they overlap the window. In no particular order. */
void series_expand(struct arena *arena, const struct event *const *events, size_t count,
                   const struct series_zones *zones, struct span window, struct series_items *out);

#endif
