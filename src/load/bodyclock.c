/* SPDX-License-Identifier: MIT
 *
 * bodyclock: one day's step of the body's clock towards the local one.
 */
#include "bodyclock.h"

/* Minutes by which the body has to advance, 0..1439. */
static int ahead(int local, int body)
{
    int advance = (local - body) % DAY_MINUTES;
    return advance < 0 ? advance + DAY_MINUTES : advance;
}

int bodyclock_misalignment(int local, int body)
{
    int advance = ahead(local, body), delay = DAY_MINUTES - advance;
    return advance < delay ? advance : delay;
}

int bodyclock_adapt(const struct load_limits *limits, int local, int body)
{
    int64_t advance = ahead(local, body), delay = DAY_MINUTES - advance;
    int rate_advance = limits->t1_advance, rate_delay = limits->t1_delay;
    if (advance == 0)
        return body;
    if (advance * rate_delay < delay * rate_advance)
        return body + (advance < rate_advance ? (int)advance : rate_advance);
    return body - (delay < rate_delay ? (int)delay : rate_delay);
}

int bodyclock_days(const struct load_limits *limits, int local, int body, int below)
{
    for (int days = 0; days <= DAY_MINUTES; days++) {
        if (bodyclock_misalignment(local, body) < below)
            return days;
        body = bodyclock_adapt(limits, local, body);
    }
    return -1;
}
