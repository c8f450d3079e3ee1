/* SPDX-License-Identifier: MIT
 *
 * filter_period: words for a stretch of days: a day, a week, a month, a quarter, a year, or from
 * one to another.
 */
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/model/filter.h"

enum { MONTHS = 12, QUARTER = 3 };

struct period {
    day from, to;
};

static struct period months(int year, int month, int count)
{
    day from = day_of(year, month, 1);
    return (struct period){from, day_add_months(from, count)};
}

/* The stretch of months that is on, else the next to come. */
static struct period coming(day today, int month, int count)
{
    int year = day_civil(today).year;
    struct period this_year = months(year, month, count);
    return this_year.to > today ? this_year : months(year + 1, month, count);
}

static bool read_number(struct arena *arena, const char *text, size_t length, int64_t low,
                        int64_t high, int64_t *out)
{
    return strlen(text) >= length &&
           parse_int(arena_strndup(arena, text, length), low, high, out) && text[0] != '+' &&
           text[0] != '-';
}

static bool read_week(int year, int64_t week, struct period *out)
{
    int iso_year;
    day from = day_week_start(day_of(year, 1, 4), MONDAY) + 7 * (day)(week - 1);
    if (day_iso_week(from, &iso_year) != (int)week)
        return false;
    *out = (struct period){from, from + 7};
    return true;
}

/* "2026", "2026-12", "2026-W49", "2026-q4". */
static bool read_dated(struct arena *arena, const char *text, struct period *out)
{
    int64_t year, number;
    if (!read_number(arena, text, 4, YEAR_MIN, YEAR_MAX, &year))
        return false;
    const char *rest = text + 4;
    if (!*rest) {
        *out = months((int)year, 1, MONTHS);
        return true;
    }
    if (*rest++ != '-')
        return false;
    char letter = *rest | 0x20;
    if (letter == 'w')
        return read_number(arena, rest + 1, strlen(rest + 1), 1, 53, &number) &&
               read_week((int)year, number, out);
    if (letter == 'q' && read_number(arena, rest + 1, strlen(rest + 1), 1, 4, &number)) {
        *out = months((int)year, (int)number * QUARTER - 2, QUARTER);
        return true;
    }
    if (!read_number(arena, rest, strlen(rest), 1, MONTHS, &number))
        return false;
    *out = months((int)year, (int)number, 1);
    return true;
}

static bool read_named(const char *text, day today, enum weekday week_start, struct period *out)
{
    static const struct {
        const char *word;
        int step;
    } steps[] = {{"", 0}, {"this ", 0}, {"next ", 1}, {"last ", -1}};
    day week = day_week_start(today, week_start);
    char word[24];
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int step = steps[i].step;
        size_t length = strlen(steps[i].word);
        if (length >= sizeof word || strlen(text) <= length)
            continue;
        memcpy(word, text, length);
        word[length] = '\0';
        if (!str_equal_nocase(word, steps[i].word))
            continue;
        const char *unit = text + length;
        if (str_equal_nocase(unit, "week"))
            *out = (struct period){week + 7 * step, week + 7 * step + 7};
        else if (str_equal_nocase(unit, "month"))
            *out = (struct period){day_add_months(month_first(today), step),
                                   day_add_months(month_first(today), step + 1)};
        else if (str_equal_nocase(unit, "year"))
            *out = months(day_civil(today).year + step, 1, MONTHS);
        else
            continue;
        return true;
    }
    return false;
}

static bool read_part_of_year(const char *text, day today, struct period *out)
{
    int month;
    if (parse_month(text, &month)) {
        *out = coming(today, month, 1);
        return true;
    }
    if ((text[0] | 0x20) != 'q' || text[1] < '1' || text[1] > '4' || text[2])
        return false;
    *out = coming(today, (text[1] - '0') * QUARTER - 2, QUARTER);
    return true;
}

static bool read_one(struct arena *arena, const char *text, day today, enum weekday week_start,
                     struct period *out)
{
    day date;
    if (read_dated(arena, text, out) || read_named(text, today, week_start, out) ||
        read_part_of_year(text, today, out))
        return true;
    if (!parse_day_alone(text, today, week_start, &date))
        return false;
    *out = (struct period){date, date + 1};
    return true;
}

bool filter_period(struct arena *arena, const char *text, day today, enum weekday week_start,
                   day *from, day *to)
{
    struct period first, last;
    const char *dots = strstr(text, "..");
    if (!read_one(arena, dots ? arena_strndup(arena, text, (size_t)(dots - text)) : text, today,
                  week_start, &first))
        return false;
    last = first;
    if (dots && (!read_one(arena, dots + 2, today, week_start, &last) || last.to <= first.from))
        return false;
    *from = first.from;
    *to = last.to;
    return true;
}
