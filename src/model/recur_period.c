/* SPDX-License-Identifier: MIT
 *
 * recur_period: which days and times one period of a rule holds: a year, month, week, day or hour.
 *
 * Week numbers make years of their own, which overlap the calendar's by some days. An empty period
 * says which neighbours are worth a look, so that a walk steps over months without any match.
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

static day calendar_end(void)
{
    return day_of(YEAR_MAX, 12, 31);
}

static void push_month(struct recur_walk *w)
{
    for (uint32_t days = w->month_mask; days; days &= days - 1)
        w->days[w->day_count++] = w->month_first + recur_lowest_bit(days);
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
    return recur_month_year_day(w, d);
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
            recur_month_look(w, (int)year, month);
            push_month(w);
        }
    return true;
}

static bool load_month(struct recur_walk *w, int64_t month)
{
    if (month / 12 > YEAR_MAX)
        return false;
    recur_month_look(w, (int)(month / 12), (int)(month % 12) + 1);
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
            recur_month_of(w, d);
            if (!w->month_mask)
                continue;
        }
        w->days[w->day_count++] = d;
    }
    return true;
}

/* Of days and hours: does the day match, and if not, which ones before and behind it may? */
static bool day_fits(struct recur_walk *w, day d, day *before, day *next)
{
    recur_month_of(w, d);
    int at = d - w->month_first;
    uint32_t later = w->month_mask >> at;
    uint32_t earlier = w->month_mask & ((UINT32_C(1) << at) - 1);
    *next = later ? d + recur_lowest_bit(later) : w->month_next;
    *before = w->month_first + (earlier ? recur_highest_bit(earlier) : -1);
    return (later & 1) != 0;
}

/* Where a walk goes on, both ways. */
static void skip(struct recur_walk *w, int64_t before, int64_t next)
{
    w->skip_back = floor_divide(before - w->base, w->rule->interval);
    w->skip_to = ceil_divide(next - w->base, w->rule->interval);
}

static bool load_day(struct recur_walk *w, int64_t number)
{
    day before, next;
    if (number > calendar_end())
        return false;
    w->first = number * DAY_SECONDS;
    if (day_fits(w, (day)number, &before, &next))
        w->days[w->day_count++] = (day)number;
    else
        skip(w, before, next);
    return true;
}

static bool load_hour(struct recur_walk *w, int64_t number)
{
    int64_t date = floor_divide(number, 24);
    int hour = (int)(number - date * 24);
    day before, next;
    if (date > calendar_end())
        return false;
    w->first = number * 3600;
    w->hours[0] = (uint8_t)hour;
    if (!day_fits(w, (day)date, &before, &next)) {
        skip(w, (int64_t)before * 24 + 23, (int64_t)next * 24);
    } else if (!w->rule->hours || w->rule->hours >> hour & 1) {
        w->days[w->day_count++] = (day)date;
    } else {
        uint32_t later = w->rule->hours >> hour;
        uint32_t earlier = w->rule->hours & ((UINT32_C(1) << hour) - 1);
        skip(w, date * 24 + (earlier ? recur_highest_bit(earlier) : -1),
             later ? number + recur_lowest_bit(later) : (date + 1) * 24);
    }
    return true;
}

/* BYSETPOS: numbers from the front and from the back, merged in order, each element once. */
static void pick(struct recur_walk *w)
{
    int front = 0, back = 0;
    w->pick_count = 0;
    while (back < w->back_count && w->backs[back] > w->size)
        back++;
    for (;;) {
        int64_t from_front = INT64_MAX, from_back = INT64_MAX;
        if (front < w->front_count && w->fronts[front] <= w->size)
            from_front = w->fronts[front] - 1;
        if (back < w->back_count)
            from_back = w->size - w->backs[back];
        int64_t next = from_front < from_back ? from_front : from_back;
        if (next == INT64_MAX)
            break;
        w->picks[w->pick_count++] = next;
        front += from_front == next;
        back += from_back == next;
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
    w->skip_back = number - 1;
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
    if (good && w->size && w->front_count + w->back_count > 0)
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
