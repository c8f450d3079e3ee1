/* SPDX-License-Identifier: MIT
 *
 * date_format: dates, times and lengths as text. Written digit by digit,
 * because an export writes hundreds of thousands of them.
 */
#include "juggle/base/date.h"

#include <assert.h>

static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

/* Each put_ writes at a place and returns the end of what it wrote, where it puts a NUL. */
static char *put_text(char *at, const char *text)
{
    while (*text)
        *at++ = *text++;
    *at = '\0';
    return at;
}

/* At least `width` digits. */
static char *put_number(char *at, uint32_t number, int width)
{
    char digits[10];
    int count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0 || count < width);
    while (count > 0)
        *at++ = digits[--count];
    *at = '\0';
    return at;
}

static char *put_pair(char *at, char before, int number)
{
    *at++ = before;
    return put_number(at, (uint32_t)number, 2);
}

static char *put_day(char *at, day date)
{
    struct civil civil = day_civil(date);
    if (civil.year < 0)
        *at++ = '-';
    at = put_number(at, (uint32_t)(civil.year < 0 ? -civil.year : civil.year), 4);
    return put_pair(put_pair(at, '-', civil.month), '-', civil.mday);
}

char *day_format(day date, char buf[DATE_SIZE])
{
    put_day(buf, date);
    return buf;
}

static char *put_offset(char *at, int32_t offset)
{
    int32_t east = offset < 0 ? -offset : offset;
    at = put_pair(at, offset < 0 ? '-' : '+', east / 3600);
    at = put_pair(at, ':', east / 60 % 60);
    return east % 60 ? put_pair(at, ':', east % 60) : at;
}

char *instant_format(instant at, int32_t offset, char buf[TIME_SIZE])
{
    assert(offset > -100 * 3600 && offset < 100 * 3600);
    instant shown = offset > 0 && at > INT64_MAX - offset   ? INT64_MAX
                    : offset < 0 && at < INT64_MIN - offset ? INT64_MIN
                                                            : at + offset;
    struct wall wall = wall_from_seconds(shown);
    char *end = put_day(buf, wall.day);
    end = put_pair(end, 'T', wall.second / 3600);
    end = put_pair(end, ':', wall.second / 60 % 60);
    end = put_pair(end, ':', wall.second % 60);
    put_offset(end, offset);
    return buf;
}

char *clock_format(minutes of_day, bool h24, char buf[DATE_SIZE])
{
    int within = of_day % DAY_MINUTES;
    if (within < 0)
        within += DAY_MINUTES;
    int hour = within / 60;
    if (!h24)
        hour = (hour + 11) % 12 + 1;
    else if (of_day == DAY_MINUTES)
        hour = 24;
    char *end = put_number(buf, (uint32_t)hour, 1);
    end = put_pair(end, ':', within % 60);
    if (!h24)
        put_text(end, within < DAY_MINUTES / 2 ? "am" : "pm");
    return buf;
}

char *length_format(minutes length, char buf[DATE_SIZE])
{
    char *at = buf;
    uint32_t total = length < 0 ? 0U - (uint32_t)length : (uint32_t)length;
    if (length < 0)
        *at++ = '-';
    if (total < 60) {
        put_text(put_number(at, total, 1), "m");
        return buf;
    }
    at = put_text(put_number(at, total / 60, 1), "h");
    if (total % 60)
        put_number(at, total % 60, 2);
    return buf;
}

const char *weekday_long(enum weekday weekday)
{
    assert((unsigned)weekday < 7);
    return weekdays[weekday];
}

const char *month_long(int month)
{
    assert(month >= 1 && month <= 12);
    return months[month - 1];
}

const char *weekday_short(enum weekday weekday)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    assert((unsigned)weekday < 7);
    return names[weekday];
}

const char *month_short(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    assert(month >= 1 && month <= 12);
    return names[month - 1];
}
