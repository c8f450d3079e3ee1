/* SPDX-License-Identifier: MIT
 *
 * stopwatch: is a timer worth a question? One that ran past its estimate, and one that was
 * forgotten, are asked about once; both come with the moment as of which stopping would be right.
 */
#ifndef JUGGLE_MODEL_STOPWATCH_H
#define JUGGLE_MODEL_STOPWATCH_H

#include "juggle/base/date.h"

enum stopwatch_matter { STOPWATCH_FINE, STOPWATCH_OVERRUN, STOPWATCH_FORGOTTEN };

struct stopwatch {
    instant start, now;
    /* of the estimate when it was started; below 0: already over; MINUTES_NONE: none is known */
    minutes left;
    minutes grace;     /* so much over the estimate is no overrun; MINUTES_NONE: it never is */
    minutes longest;   /* nobody works longer at one thing; MINUTES_NONE: any length will do */
    bool other_day;    /* it was started on an earlier day of the person's */
    /* of the day on which it was started; INSTANT_NONE: no working day, or over by then */
    instant work_ends;
};

/* *stop: as of then. A forgotten one's is the end of its estimate, at most that of the day's work;
 * with neither an hour after its start. Never before the start, never after now. */
enum stopwatch_matter stopwatch_judge(const struct stopwatch *watch, instant *stop);

#endif
