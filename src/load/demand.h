/* SPDX-License-Identifier: MIT
 *
 * demand: does what is due fit into the time before it? The demand bound criterion of earliest
 * deadline first: exact for one person who may split work.
 */
#ifndef JUGGLE_SRC_LOAD_DEMAND_H
#define JUGGLE_SRC_LOAD_DEMAND_H

#include "juggle/load/timeline.h"

/* One deadline: what is due by it alone, and the time up to it. */
struct demand {
    day deadline;
    int64_t due;   /* minutes */
    int64_t free;  /* up to the deadline, in contract days */
    int64_t legal; /* the same in weeks of the legal limit */
};

struct demand_finding {
    enum load_level level;
    double ratio; /* of demand to free time at the worst deadline; 99.99: nothing is free */
    day deadline; /* DAY_NONE: there is none */
    int64_t demand;
    int64_t free;
};

/* Deadlines ascending, each once. */
struct demand_finding demand_judge(const struct demand *demands, size_t count, double slip);
/* The tasks that are due on d or later. false: there are none. */
bool demand_from(const struct timeline *timeline, day d, struct demand_finding *out);

#endif
