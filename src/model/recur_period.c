/* SPDX-License-Identifier: MIT
 *
 * recur_period: which days and times one period of a rule holds: a year, month, week, day or hour.
 *
 * Days of a month are 31 bits, so that most parts of a rule are one "and". BYDAY's numbers count
 * within the month, or within the year where BYMONTH is absent; week numbers make years of their
 * own, which overlap the calendar's by some days.
 */
#include "recur_private.h"

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int64_t ceil_divide(int64_t a, int64_t b)
{
    return -floor_divide(-a, b);
}

static int lowest_bit(uint64_t bits)
{
    return __builtin_ctzll(bits);
}

static day calendar_end(void)
{
    return day_of(YEAR_MAX, 12, 31);
}

/* ---- the days of a month, of a year ---- */

/* Days of a stretch that are the nth such weekday of it. */
static void set_nth(const struct recur_few *nth, int weekday, enum weekday first, int length,
                    uint64_t *bits)
{
    int lead = (weekday - (int)first + 7) % 7, last = lead + (length - 1 - lead) / 7 * 7;
    for (uint64_t up = nth->up; up; up &= up - 1) {
        int at = lead + 7 * (lowest_bit(up) - 1);
        if (at < length)
            bits[at / 64] |= UINT64_C(1) << (at % 64);
    }
    for (uint64_t down = nth->down; down; down &= down - 1) {
        int at = last - 7 * (lowest_bit(down) - 1);
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
        if (lowest_bit(down) <= length)
            days |= UINT32_C(1) << (length - lowest_bit(down));
    return days;
}

/* The matching days of a month into month_mask; dates beyond its length fall away. */
static void look_at_month(struct recur_walk *w, int year, int month)
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

static void look_at_month_of(struct recur_walk *w, day d)
{
    if (d >= w->month_first && d < w->month_next)
        return;
    struct civil civil = day_civil(d);
    look_at_month(w, civil.year, civil.month);
}

static void push_month(struct recur_walk *w)
{
    for (uint32_t days = w->month_mask; days; days &= days - 1)
        w->days[w->day_count++] = w->month_first + lowest_bit(days);
}

/* ---- years of weeks ---- */

/* Week 1 is the first with four days in the year (ISO 8601, with any first weekday). */
static day week_one(const struct recur_walk *w, int year)
{
    return day_week_start(day_of(year, 1, 4), w->rule->week_start);
}

static bool week_day_fits(struct recur_walk *w, day d)
{
    struct civil civil = day_civil(d);
    if (!(w->weekdays >> day_weekday(d) & 1) || !(w->months >> civil.month & 1))
        return false;
    if (!recur_many_any(&w->rule->year_days))
        return true;
    look_at_year(w, civil.year);
    int at = d - day_of(civil.year, 1, 1);
    return (w->year_days[at / 64] >> (at % 64) & 1) != 0;
}

static void load_year_of_weeks(struct recur_walk *w, int year)
{
    day first = week_one(w, year);
    int weeks = (week_one(w, year + 1) - first) / 7;
    for (int n = 1; n <= weeks; n++) {
        if (!((w->rule->weeks.up >> n | w->rule->weeks.down >> (weeks + 1 - n)) & 1))
            continue;
        for (day d = first + (n - 1) * 7; d < first + n * 7; d++)
            if (week_day_fits(w, d))
                w->days[w->day_count++] = d;
    }
}

/* ---- loading ---- */

static bool load_year(struct recur_walk *w, int64_t year)
{
    if (year > YEAR_MAX)
        return false;
    day first = day_of((int)year, 1, 1);
    bool weeks = recur_few_any(&w->rule->weeks);
    w->first = (int64_t)(weeks ? first - 7 : first) * DAY_SECONDS;
    if (weeks) {
        load_year_of_weeks(w, (int)year);
        return true;
    }
    for (int month = 1; month <= 12; month++)
        if (w->months >> month & 1) {
            look_at_month(w, (int)year, month);
            push_month(w);
        }
    return true;
}

static bool load_month(struct recur_walk *w, int64_t month)
{
    if (month / 12 > YEAR_MAX)
        return false;
    look_at_month(w, (int)(month / 12), (int)(month % 12) + 1);
    w->first = (int64_t)w->month_first * DAY_SECONDS;
    push_month(w);
    return true;
}

static bool load_week(struct recur_walk *w, int64_t week_day)
{
    if (week_day > calendar_end())
        return false;
    w->first = week_day * DAY_SECONDS;
    for (day d = (day)week_day, last = d + 6; d <= last && d <= calendar_end(); d++) {
        if (!(w->weekdays >> day_weekday(d) & 1))
            continue;
        if (w->rule->months) {
            look_at_month_of(w, d);
            if (!w->month_mask)
                continue;
        }
        w->days[w->day_count++] = d;
    }
    return true;
}

/* Of days and hours: does the day match, and if not, which one may? */
static bool day_fits(struct recur_walk *w, day d, day *next)
{
    look_at_month_of(w, d);
    uint32_t days = w->month_mask >> (d - w->month_first);
    *next = days ? d + lowest_bit(days) : w->month_next;
    return (days & 1) != 0;
}

static bool load_day(struct recur_walk *w, int64_t number)
{
    day next;
    if (number > calendar_end())
        return false;
    w->first = number * DAY_SECONDS;
    if (day_fits(w, (day)number, &next))
        w->days[w->day_count++] = (day)number;
    else
        w->skip_to = ceil_divide(next - w->base, w->rule->interval);
    return true;
}

static bool load_hour(struct recur_walk *w, int64_t number)
{
    int64_t date = floor_divide(number, 24), next_hour = number + 1;
    int hour = (int)(number - date * 24);
    day next;
    if (date > calendar_end())
        return false;
    w->first = number * 3600;
    w->hours[0] = (uint8_t)hour;
    if (!day_fits(w, (day)date, &next)) {
        next_hour = (int64_t)next * 24;
    } else if (!w->rule->hours || w->rule->hours >> hour & 1) {
        w->days[w->day_count++] = (day)date;
    } else {
        uint32_t later = w->rule->hours >> hour;
        next_hour = later ? number + lowest_bit(later) : (date + 1) * 24;
    }
    w->skip_to = ceil_divide(next_hour - w->base, w->rule->interval);
    return true;
}

/* BYSETPOS: up counts from the front, down from the back; both ways at once, in order. */
static void pick(struct recur_walk *w)
{
    const struct recur_many *p = &w->rule->positions;
    int64_t all = w->size;
    int up = 1, down = 366;
    w->pick_count = 0;
    while (up <= 366 || down >= 1) {
        while (up <= 366 && (up > all || !(p->up[up / 64] >> (up % 64) & 1)))
            up++;
        while (down >= 1 && (down > all || !(p->down[down / 64] >> (down % 64) & 1)))
            down--;
        int64_t front = up <= 366 ? up - 1 : INT64_MAX, back = down >= 1 ? all - down : INT64_MAX;
        int64_t next = front < back ? front : back;
        if (next == INT64_MAX)
            break;
        w->picks[w->pick_count++] = next;
        up += front == next;
        down -= back == next;
    }
    w->size = w->pick_count;
}

bool recur_period_load(struct recur_walk *w, int64_t number)
{
    const struct recur_rule *rule = w->rule;
    int64_t ahead = number * rule->interval;
    bool good = false;
    w->day_count = 0;
    w->skip_to = number + 1;
    switch (rule->freq) {
    case RECUR_YEARLY:
        good = load_year(w, w->base + ahead);
        break;
    case RECUR_MONTHLY:
        good = load_month(w, w->base + ahead);
        break;
    case RECUR_WEEKLY:
        good = load_week(w, w->base + ahead * 7);
        break;
    case RECUR_DAILY:
        good = load_day(w, w->base + ahead);
        break;
    case RECUR_HOURLY:
        good = load_hour(w, w->base + ahead);
        break;
    }
    w->size = (int64_t)w->day_count * w->hour_count * w->minute_count * w->second_count;
    w->pick_count = 0;
    if (good && w->size && recur_many_any(&rule->positions))
        pick(w);
    return good;
}

/* ---- elements ---- */

int64_t recur_period_element(const struct recur_walk *w, int64_t index)
{
    if (w->pick_count)
        index = w->picks[index];
    if (w->hour_count * w->minute_count * w->second_count == 1)
        return (int64_t)w->days[index] * DAY_SECONDS + w->hours[0] * 3600 + w->minutes[0] * 60 +
               w->seconds[0];
    int64_t second = w->seconds[index % w->second_count];
    index /= w->second_count;
    int64_t minute = w->minutes[index % w->minute_count];
    index /= w->minute_count;
    int64_t hour = w->hours[index % w->hour_count];
    return (int64_t)w->days[index / w->hour_count] * DAY_SECONDS + hour * 3600 + minute * 60 +
           second;
}

int64_t recur_period_find(const struct recur_walk *w, int64_t at)
{
    int64_t low = 0, high = w->size;
    if (high > 0 && recur_period_element(w, 0) >= at)
        return 0;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (recur_period_element(w, middle) < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int64_t recur_period_of(const struct recur_walk *w, int64_t at)
{
    int64_t date = floor_divide(at, DAY_SECONDS), place = 0, step = w->rule->interval;
    struct civil civil = day_civil((day)date);
    switch (w->rule->freq) {
    case RECUR_YEARLY:
        place = civil.year - recur_few_any(&w->rule->weeks);
        break;
    case RECUR_MONTHLY:
        place = (int64_t)civil.year * 12 + civil.month - 1;
        break;
    case RECUR_WEEKLY:
        place = date;
        step *= 7;
        break;
    case RECUR_DAILY:
        place = date;
        break;
    case RECUR_HOURLY:
        place = floor_divide(at, 3600);
        break;
    }
    place = floor_divide(place - w->base, step);
    return place > 0 ? place : 0;
}

bool recur_period_uniform(const struct recur_rule *rule)
{
    if (rule->freq <= RECUR_MONTHLY || rule->months)
        return false;
    if (rule->freq == RECUR_WEEKLY)
        return true;
    return !recur_few_any(&rule->month_days) && !rule->weekdays &&
           !recur_many_any(&rule->year_days) && (rule->freq == RECUR_DAILY || !rule->hours);
}
