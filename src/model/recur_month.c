/* SPDX-License-Identifier: MIT
 *
 * recur_month: which days of a month a rule matches, as 31 bits, so that each part of the rule is
 * one "and". BYDAY's numbers count within the month, or within the year where BYMONTH is absent.
 */
#include "recur_private.h"

/* Days of a stretch that are the nth such weekday of it. */
static void set_nth(const struct recur_few *nth, int weekday, enum weekday first, int length,
                    uint64_t *bits)
{
    int lead = (weekday - (int)first + 7) % 7, last = lead + (length - 1 - lead) / 7 * 7;
    for (uint64_t up = nth->up; up; up &= up - 1) {
        int at = lead + 7 * (recur_lowest_bit(up) - 1);
        if (at < length)
            bits[at / 64] |= UINT64_C(1) << (at % 64);
    }
    for (uint64_t down = nth->down; down; down &= down - 1) {
        int at = last - 7 * (recur_lowest_bit(down) - 1);
        if (at >= 0)
            bits[at / 64] |= UINT64_C(1) << (at % 64);
    }
}

static void set_year_days(const struct recur_many *many, int length, uint64_t bits[6])
{
    for (int n = 1; n <= length; n++) {
        int back = length - n;
        if (many->up[n / 64] >> (n % 64) & 1)
            bits[(n - 1) / 64] |= UINT64_C(1) << ((n - 1) % 64);
        if (many->down[n / 64] >> (n % 64) & 1)
            bits[back / 64] |= UINT64_C(1) << (back % 64);
    }
}

static void look_at_year(struct recur_walk *w, int year)
{
    if (w->bits_year == year)
        return;
    int length = year_is_leap(year) ? 366 : 365;
    enum weekday first = day_weekday(day_of(year, 1, 1));
    w->bits_year = year;
    for (int i = 0; i < 6; i++)
        w->year_days[i] = w->year_nth[i] = 0;
    set_year_days(&w->rule->year_days, length, w->year_days);
    for (int i = 0; i < 7; i++)
        set_nth(&w->rule->nth[i], i, first, length, w->year_nth);
}

/* 31 days of a year's bits from a day on. */
static uint32_t month_slice(const uint64_t bits[6], int offset)
{
    int word = offset / 64, shift = offset % 64;
    uint64_t slice = bits[word] >> shift;
    if (shift > 33 && word < 5)
        slice |= bits[word + 1] << (64 - shift);
    return (uint32_t)(slice & 0x7fffffff);
}

static uint32_t weekday_days(struct recur_walk *w, int year, int length)
{
    const struct recur_rule *rule = w->rule;
    enum weekday first = day_weekday(w->month_first);
    uint32_t week = ((uint32_t)rule->weekdays >> first | (uint32_t)rule->weekdays << (7 - first));
    uint64_t days = (week & 0x7f) * UINT64_C(0x10204081);
    if (rule->freq == RECUR_YEARLY && !rule->months) {
        look_at_year(w, year);
        days |= month_slice(w->year_nth, w->month_first - day_of(year, 1, 1));
    } else {
        for (int i = 0; i < 7; i++)
            if (recur_few_any(&rule->nth[i]))
                set_nth(&rule->nth[i], i, first, length, &days);
    }
    return (uint32_t)(days & 0x7fffffff);
}

static uint32_t numbered_days(const struct recur_few *numbers, int length)
{
    uint32_t days = (uint32_t)(numbers->up >> 1);
    for (uint64_t down = numbers->down; down; down &= down - 1)
        if (recur_lowest_bit(down) <= length)
            days |= UINT32_C(1) << (length - recur_lowest_bit(down));
    return days;
}

void recur_month_look(struct recur_walk *w, int year, int month)
{
    const struct recur_rule *rule = w->rule;
    int length = month_days(year, month);
    uint32_t mask = (uint32_t)((UINT64_C(1) << length) - 1);
    bool by_weekday = rule->weekdays || recur_nth_any(rule), by_year_day;
    bool by_number = recur_few_any(&rule->month_days);
    w->month_first = day_of(year, month, 1);
    w->month_next = w->month_first + length;
    by_year_day = recur_many_any(&rule->year_days);
    if (!(w->months >> month & 1))
        mask = 0;
    if (by_number)
        mask &= numbered_days(&rule->month_days, length);
    if (by_weekday)
        mask &= weekday_days(w, year, length);
    if (by_year_day) {
        look_at_year(w, year);
        mask &= month_slice(w->year_days, w->month_first - day_of(year, 1, 1));
    }
    if (!by_number && !by_weekday && !by_year_day && rule->freq <= RECUR_MONTHLY)
        mask &= UINT32_C(1) << (w->start_civil.mday - 1);
    w->month_mask = mask;
}

void recur_month_of(struct recur_walk *w, day d)
{
    if (d >= w->month_first && d < w->month_next)
        return;
    struct civil civil = day_civil(d);
    recur_month_look(w, civil.year, civil.month);
}

bool recur_month_year_day(struct recur_walk *w, day d)
{
    int year = day_civil(d).year;
    if (!recur_many_any(&w->rule->year_days))
        return true;
    look_at_year(w, year);
    int at = d - day_of(year, 1, 1);
    return (w->year_days[at / 64] >> (at % 64) & 1) != 0;
}
