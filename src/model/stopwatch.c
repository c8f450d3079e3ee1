/* SPDX-License-Identifier: MIT
 *
 * stopwatch: the two questions about a timer, and the moment that each offers.
 */
#include "juggle/model/stopwatch.h"

enum { HOUR_SECONDS = 3600 };

static instant estimate_ends(const struct stopwatch *watch)
{
    return watch->left == MINUTES_NONE ? INSTANT_NONE
           : watch->left <= 0          ? watch->start
                                       : watch->start + (instant)watch->left * 60;
}

static instant earlier(instant a, instant b)
{
    return a == INSTANT_NONE || (b != INSTANT_NONE && b < a) ? b : a;
}

static instant bounded(const struct stopwatch *watch, instant at)
{
    return at < watch->start ? watch->start : at > watch->now ? watch->now : at;
}

enum stopwatch_matter stopwatch_judge(const struct stopwatch *watch, instant *stop)
{
    instant ends = estimate_ends(watch), length = watch->now - watch->start;
    bool forgotten = watch->other_day ||
                     (watch->longest != MINUTES_NONE && length > (instant)watch->longest * 60);
    bool over = ends != INSTANT_NONE && watch->grace != MINUTES_NONE &&
                watch->now - ends >= (instant)watch->grace * 60;
    instant likely = earlier(watch->left > 0 ? ends : INSTANT_NONE, watch->work_ends);
    if (forgotten) {
        *stop = bounded(watch, likely == INSTANT_NONE ? watch->start + HOUR_SECONDS : likely);
        return STOPWATCH_FORGOTTEN;
    }
    *stop = bounded(watch, over ? ends : watch->now);
    return over ? STOPWATCH_OVERRUN : STOPWATCH_FINE;
}
