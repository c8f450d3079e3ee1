/* SPDX-License-Identifier: MIT
 *
 * parse_clock: times of day, and stretches between two of them.
 */
#include "juggle/base/parse.h"

#include <string.h>

#include "juggle/base/str.h"
#include "scan.h"

/* What was said about a time of day, before it is known which it is. */
struct reading {
    int hour;
    int minute;
    enum { HALF_NONE, HALF_AM, HALF_PM } half;
    bool marked; /* a colon or an h says that it is a time */
};

static bool scan_half(const char **at, struct reading *reading)
{
    const char *c = *at;
    char word[3];
    scan_blanks(&c);
    if (!scan_word(&c, word, sizeof word))
        return false;
    if (str_equal(word, "am"))
        reading->half = HALF_AM;
    else if (str_equal(word, "pm"))
        reading->half = HALF_PM;
    else
        return false;
    *at = c;
    return true;
}

static bool scan_reading(const char **at, struct reading *out)
{
    *out = (struct reading){0};
    if (!scan_digits(at, 1, 2, &out->hour))
        return false;
    if (scan_char(at, ':')) {
        out->marked = true;
        if (!scan_digits(at, 2, 2, &out->minute))
            return false;
    } else if (scan_char(at, 'h') || scan_char(at, 'H')) {
        out->marked = true;
        return true;
    }
    scan_half(at, out);
    return true;
}

static bool reading_minutes(const struct reading *reading, minutes *out)
{
    int hour = reading->hour;
    if (reading->half != HALF_NONE) {
        if (hour < 1 || hour > 12)
            return false;
        hour = hour % 12 + (reading->half == HALF_PM ? 12 : 0);
    }
    minutes of_day = hour * 60 + reading->minute;
    if (reading->minute > 59 || of_day > DAY_MINUTES)
        return false;
    *out = of_day;
    return true;
}

static bool is_time(const struct reading *reading)
{
    return reading->marked || reading->half != HALF_NONE;
}

bool parse_clock(const char *text, minutes *out)
{
    struct reading reading;
    return scan_reading(&text, &reading) && *text == '\0' && is_time(&reading) &&
           reading_minutes(&reading, out);
}

/* A hyphen or one of the dashes, with or without blanks around it. */
static bool scan_dash(const char **at)
{
    static const char *const dashes[] = {"-", "\u2013", "\u2014", "\u2212"};
    scan_blanks(at);
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        if (!str_starts(*at, dashes[i]))
            continue;
        *at += strlen(dashes[i]);
        scan_blanks(at);
        return true;
    }
    return false;
}

/* "9-11am": the start is of the same half of the day, unless it would then come after the end;
 * "9-17h": of the same clock. */
static bool complete_start(struct reading *start, const struct reading *end)
{
    if (is_time(start))
        return true;
    start->half = end->half;
    minutes from, to;
    if (!reading_minutes(start, &from) || !reading_minutes(end, &to))
        return false;
    if (from >= to && end->half == HALF_PM)
        start->half = HALF_AM;
    return true;
}

bool parse_clock_range(const char *text, minutes *start, minutes *end)
{
    struct reading first, last;
    minutes from, to;
    if (!scan_reading(&text, &first) || !scan_dash(&text) || !scan_reading(&text, &last) ||
        *text != '\0' || !is_time(&last) || !complete_start(&first, &last))
        return false;
    if (!reading_minutes(&first, &from) || !reading_minutes(&last, &to))
        return false;
    if (from == to || from == DAY_MINUTES)
        return false;
    *start = from;
    *end = to;
    return true;
}
