/* SPDX-License-Identifier: MIT
 *
 * rest: stretches without work, and how long ones are found.
 *
 * Runs are touching pieces of work; a run on its own that is shorter than min_run_min breaks no
 * rest. Rests are absolute time: never split at midnight, longer or shorter by an hour when clocks
 * change.
 */
#ifndef JUGGLE_SRC_LOAD_REST_H
#define JUGGLE_SRC_LOAD_REST_H

#include "juggle/load/timeline.h"

struct stretch {
    moment start;
    moment end; /* of the rest after the last run: MOMENT_NEVER */
};

/* All rests in order; the first one begins with the first day. */
const struct stretch *rest_gaps(const struct timeline *timeline, size_t *count);

struct longest_rest {
    struct stretch gap;  /* the rest that reaches furthest into the window, whole */
    int64_t inside;      /* its minutes inside of the window; 0: there is none */
    int64_t longest_day; /* the whole length of the longest rest with a full day inside, 0: none */
};

struct longest_rest rest_longest(const struct timeline *timeline, moment from, moment to);

#endif
