/* SPDX-License-Identifier: MIT
 *
 * flow: how many minutes of what is due can't be done in time, exactly.
 *
 * Minutes are matched to free minutes, of which a day takes no more than its room: a matroid on the
 * side of the work. Day after day takes a basis of it, the earliest dues first; whatever else a
 * schedule may do on that day can be exchanged for that without losing a minute, as all that is
 * left is due later.
 */
#ifndef JUGGLE_SRC_PLAN_FLOW_H
#define JUGGLE_SRC_PLAN_FLOW_H

#include "juggle/base/arena.h"
#include "juggle/load/load.h"

struct gap {
    moment start;
    moment end;
};

struct gaps {
    struct gap *at;
    size_t count;
};

/* Minutes of the gaps from one moment to another. */
int64_t flow_free(const struct gaps *gaps, moment from, moment to);

/* Where tasks begin or end inside of a day, its free time falls into segments. */
struct flow_cut {
    moment *bounds; /* count - 1 of them, ascending */
    size_t count;
    int32_t *free; /* of each segment, minutes */
};

struct flow_task {
    moment from;
    moment to;
    int32_t first; /* the days that it has; first > last: none */
    int32_t last;
    int32_t first_segment; /* of its first and last day */
    int32_t last_segment;
};

struct flow {
    size_t day_count;
    int32_t *room;         /* of each day: what can be filled */
    struct flow_cut *cuts; /* of each day; count 1: no task begins or ends inside of it */
    size_t count;          /* tasks, the earliest due first */
    struct flow_task *tasks;
    size_t *by_first; /* tasks in order of their first day */
    size_t *begun;    /* how many of those have begun by the end of each day */
    int32_t *left;    /* scratch of one run */
    uint64_t *pool;
    int32_t *rest; /* of a day's segments */
};

/* Tasks have from and to filled in, ordered by `to`; the days' gaps are as free as they will ever
 * be. */
void flow_build(struct arena *arena, struct flow *flow, const struct gaps *days, size_t day_count);
/* What a day offers has changed. */
void flow_set_day(struct flow *flow, size_t d, const struct gaps *gaps, minutes room);
/* The least shortfall of these amounts on the days from d on. More than limit: it may be said too
 * low. */
int64_t flow_short(struct flow *flow, const int32_t *amounts, size_t d, int64_t limit);
/* What that schedule does on day d. */
void flow_take(struct flow *flow, const int32_t *amounts, size_t d, int32_t *taken);

#endif
