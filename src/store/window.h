/* SPDX-License-Identifier: MIT
 *
 * window: what takes place in a window of time, as rows of ids: from the table of occurrences, and
 * from the series themselves where the window reaches beyond the horizon.
 */
#ifndef JUGGLE_SRC_STORE_WINDOW_H
#define JUGGLE_SRC_STORE_WINDOW_H

#include "private.h"

/* Zones differ by at most 26 hours: 14 east, 12 west. */
enum { ZONES_APART = 26 * 3600 };

struct window_row {
    instant start;
    instant end;
    int64_t event;
    int64_t series; /* the master's id; 0: not of a series */
    instant at;     /* the wall clock that names it, as if in UTC */
};

struct window_rows {
    struct window_row *at;
    size_t count;
};

/* In order of start, then of event. Rows of all-day events may lie up to 26 hours outside, as may
 * those that last longer than a day. */
bool window_read(struct store *store, struct arena *arena, struct span window,
                 struct window_rows *out, struct err *err) MUST_CHECK;

#endif
