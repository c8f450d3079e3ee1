/* SPDX-License-Identifier: MIT
 *
 * date: days, wall clocks and instants, as numbers.
 *
 * Proleptic Gregorian calendar. All of it is arithmetic: no clock, no zone.
 */
#ifndef JUGGLE_BASE_DATE_H
#define JUGGLE_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t day;     /* days since 1970-01-01 */
typedef int64_t instant; /* seconds since 1970-01-01T00:00:00Z, no leap seconds */
typedef int32_t minutes; /* whole minutes: a length, or minutes since midnight */

#define DAY_NONE INT32_MIN
#define INSTANT_NONE INT64_MIN
#define MINUTES_NONE INT32_MIN

enum {
    DAY_SECONDS = 86400,
    DAY_MINUTES = 1440,
    WEEK_DAYS = 7,
    YEAR_MIN = 1900, /* what parsers take, and recurrences reach */
    YEAR_MAX = 2200
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct civil {
    int year;  /* e.g. 2026 */
    int month; /* 1..12 */
    int mday;  /* 1..31 */
};

/* A wall clock's reading; what instant it is depends on a zone. */
struct wall {
    day day;
    int32_t second; /* 0..86399 */
};

/* A half-open stretch of time. */
struct span {
    instant start;
    instant end;
};

/* A date that there is, of the years 1 to 9999. */
bool civil_valid(struct civil civil);
day day_of(int year, int month, int mday); /* civil_valid is asserted */
struct civil day_civil(day date);
enum weekday day_weekday(day date);
/* The last such weekday on or before day: day_week_start(d, MONDAY) is the Monday of d's week. */
day day_week_start(day date, enum weekday week_start);
int day_iso_week(day date, int *iso_year);
int month_days(int year, int month);
bool year_is_leap(int year);
day month_first(day date);
/* The same day so many months on, clamped to the month's length. */
day day_add_months(day date, int months);

/* Of the wall clock read as if it were UTC; the neutral arithmetic of local times. */
instant wall_seconds(struct wall wall);
struct wall wall_from_seconds(instant seconds);
int wall_compare(struct wall a, struct wall b);

enum { DATE_SIZE = 16, TIME_SIZE = 40 };
/* "2026-11-21". What writes into a buf returns it. */
char *day_format(day date, char buf[DATE_SIZE]);
/* "2026-11-21T09:00:00+01:00" for an instant shown at an offset (seconds east); Z is never used. */
char *instant_format(instant at, int32_t offset, char buf[TIME_SIZE]);
/* "9:05" with 24h, "9:05am" without; a leading blank or zero is the caller's matter. */
char *clock_format(minutes of_day, bool h24, char buf[DATE_SIZE]);
/* "45m", "2h", "1h05", "1h30"; negative with a sign. parse_length reads it back. */
char *length_format(minutes length, char buf[DATE_SIZE]);
/* Short English names: "Mon", "Nov". */
const char *weekday_short(enum weekday weekday);
const char *weekday_long(enum weekday weekday);
const char *month_short(int month);
const char *month_long(int month);

#endif
