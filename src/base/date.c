/* SPDX-License-Identifier: MIT
 *
 * date: the Gregorian calendar as arithmetic. A year is counted from March, so
 * that the leap day is its last and months before it never depend on it.
 */
#include "juggle/base/date.h"

#include <assert.h>

enum { YEARS_400 = 146097, EPOCH_FROM_MARCH_0 = 719468 };

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Of any year; month from 1 to 12, mday may run on. */
static int64_t days_from_civil(int64_t year, int month, int mday)
{
    int64_t march_year = year - (month <= 2);
    int64_t march_month = (month + 9) % 12;
    int64_t leaps =
        floor_div(march_year, 4) - floor_div(march_year, 100) + floor_div(march_year, 400);
    return march_year * 365 + leaps + (march_month * 153 + 2) / 5 + mday - 1 - EPOCH_FROM_MARCH_0;
}

bool year_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int month_days(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    assert(month >= 1 && month <= 12);
    return days[month - 1] + (month == 2 && year_is_leap(year));
}

bool civil_valid(struct civil civil)
{
    return civil.year >= 1 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 &&
           civil.mday >= 1 && civil.mday <= month_days(civil.year, civil.month);
}

day day_of(int year, int month, int mday)
{
    assert(civil_valid((struct civil){year, month, mday}));
    return (day)days_from_civil(year, month, mday);
}

struct civil day_civil(day date)
{
    int64_t from_march_0 = (int64_t)date + EPOCH_FROM_MARCH_0;
    int64_t era = floor_div(from_march_0, YEARS_400);
    int of_era = (int)(from_march_0 - era * YEARS_400);
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
    int march_month = (of_year * 5 + 2) / 153;
    int month = march_month < 10 ? march_month + 3 : march_month - 9;
    return (struct civil){
        .year = (int)(era * 400) + year_of_era + (month <= 2),
        .month = month,
        .mday = of_year - (march_month * 153 + 2) / 5 + 1,
    };
}

enum weekday day_weekday(day date)
{
    /* 1970-01-01 was a Thursday. */
    int64_t from_monday = (int64_t)date + THURSDAY;
    return (enum weekday)(from_monday - floor_div(from_monday, 7) * 7);
}

day day_week_start(day date, enum weekday week_start)
{
    int into = ((int)day_weekday(date) - (int)week_start + 7) % 7;
    return date - into;
}

int day_iso_week(day date, int *iso_year)
{
    /* A week belongs to the year of its Thursday. */
    int thursday = day_week_start(date, MONDAY) + THURSDAY;
    int year = day_civil(thursday).year;
    if (iso_year)
        *iso_year = year;
    return (int)(thursday - days_from_civil(year, 1, 1)) / 7 + 1;
}

day month_first(day date)
{
    return date - day_civil(date).mday + 1;
}

day day_add_months(day date, int months)
{
    struct civil civil = day_civil(date);
    int64_t count = (int64_t)civil.year * 12 + civil.month - 1 + months;
    int64_t year = floor_div(count, 12);
    int month = (int)(count - year * 12) + 1;
    int most = month_days((int)year, month);
    return (day)days_from_civil(year, month, civil.mday < most ? civil.mday : most);
}

instant wall_seconds(struct wall wall)
{
    return (instant)wall.day * DAY_SECONDS + wall.second;
}

struct wall wall_from_seconds(instant seconds)
{
    int64_t days = floor_div(seconds, DAY_SECONDS);
    if (days <= DAY_NONE)
        return (struct wall){DAY_NONE + 1, 0};
    if (days > INT32_MAX)
        return (struct wall){INT32_MAX, DAY_SECONDS - 1};
    return (struct wall){(day)days, (int32_t)(seconds - days * DAY_SECONDS)};
}

int wall_compare(struct wall a, struct wall b)
{
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return (a.second > b.second) - (a.second < b.second);
}
