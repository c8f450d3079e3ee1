/* SPDX-License-Identifier: MIT
 *
 * workdays: when the person works: hours, lunch and contract of each weekday.
 */
#ifndef JUGGLE_MODEL_WORKDAYS_H
#define JUGGLE_MODEL_WORKDAYS_H

#include "juggle/base/date.h"

struct workday {
    bool works;
    minutes start; /* of working hours, minutes since midnight */
    minutes end;
    minutes contract; /* 0 on days without work */
};

struct workdays {
    struct workday at[7]; /* by enum weekday */
    minutes lunch_start;  /* equal to lunch_end: none */
    minutes lunch_end;
    minutes day_starts_at;
    enum weekday week_start;
};

/* Monday to Friday, 09:00-18:00, lunch 12:30-13:15, eight hours, days from 04:00. */
void workdays_default(struct workdays *workdays);
const struct workday *workdays_on(const struct workdays *workdays, day date);

#endif
