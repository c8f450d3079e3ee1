/* SPDX-License-Identifier: MIT
 *
 * spans: what covers whole days: conferences with the way there and back, and all-day events.
 */
#ifndef JUGGLE_SRC_TUI_SPANS_H
#define JUGGLE_SRC_TUI_SPANS_H

#include "scene.h"

struct span_days {
    day first, last; /* of the thing itself, both included */
    day out, back;   /* with the journeys; the same as first and last where there are none */
    const char *name; /* "KubeCon NA (speaking)", "Leave" */
    const char *brief; /* without the role */
    bool conference;
    enum role role;
};

/* Those that touch the days from..to, both included, in order of their beginning; all-day events
 * only as far as the scene reaches. */
struct span_days *spans_build(const struct scene *scene, day from, day to, size_t *count);

#endif
