/* SPDX-License-Identifier: MIT
 *
 * workdays: the contract's week.
 */
#include "juggle/model/workdays.h"

void workdays_default(struct workdays *workdays)
{
    for (int i = MONDAY; i <= SUNDAY; i++) {
        bool works = i <= FRIDAY;
        workdays->at[i] = (struct workday){works, 9 * 60, 18 * 60, works ? 8 * 60 : 0};
    }
    workdays->lunch_start = 12 * 60 + 30;
    workdays->lunch_end = 13 * 60 + 15;
    workdays->day_starts_at = 4 * 60;
    workdays->week_start = MONDAY;
}

const struct workday *workdays_on(const struct workdays *workdays, day date)
{
    return &workdays->at[day_weekday(date)];
}
