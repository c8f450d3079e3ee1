/* SPDX-License-Identifier: MIT
 *
 * recur_walk: one rule's occurrences on the wall clock: in a stretch of time, the first, the last,
 * how many. Goes from period to period, jumps where it can, and pays a step for all that it looks
 * at.
 */
#include "recur_private.h"

/* All bits of a part as numbers in order, or the start's own value where the part is absent. */
static int list_bits(uint64_t bits, int own, uint8_t *out)
{
    int count = 0;
    if (!bits)
        out[count++] = (uint8_t)own;
    for (; bits; bits &= bits - 1)
        out[count++] = (uint8_t)recur_lowest_bit(bits);
    return count;
}

static void init_times(struct recur_walk *w, bool all_day)
{
    const struct recur_rule *rule = w->rule;
    int second = w->start.second;
    uint32_t hours = all_day || rule->freq == RECUR_HOURLY ? 0 : rule->hours;
    w->hour_count = list_bits(hours, second / 3600, w->hours);
    w->minute_count = list_bits(all_day ? 0 : rule->minutes, second / 60 % 60, w->minutes);
    w->second_count = list_bits(all_day ? 0 : rule->seconds, second % 60, w->seconds);
}

static void init_positions(struct recur_walk *w)
{
    const struct recur_many *p = &w->rule->positions;
    w->front_count = w->back_count = 0;
    if (!recur_many_any(p))
        return;
    for (int n = 1; n <= 366; n++)
        if (p->up[n / 64] >> (n % 64) & 1)
            w->fronts[w->front_count++] = (int16_t)n;
    for (int n = 366; n >= 1; n--)
        if (p->down[n / 64] >> (n % 64) & 1)
            w->backs[w->back_count++] = (int16_t)n;
}

static bool number_matches(const struct recur_few *numbers, struct civil civil)
{
    int back = month_days(civil.year, civil.month) + 1 - civil.mday;
    return ((numbers->up >> civil.mday | numbers->down >> back) & 1) != 0;
}

/* YEARLY with BYMONTHDAY alone is read in two ways: in every month, as the RFC's table has it, or
 * in DTSTART's month, as those who write it mean it. They write it with a DTSTART that matches, so
 * that decides. YEARLY without any day takes month and day from DTSTART. */
static uint32_t months_of(const struct recur_walk *w)
{
    const struct recur_rule *rule = w->rule;
    const uint32_t all = 0x1ffe, own = UINT32_C(1) << w->start_civil.month;
    bool by_day = rule->weekdays || recur_nth_any(rule) || recur_many_any(&rule->year_days) ||
                  recur_few_any(&rule->weeks);
    if (rule->months)
        return rule->months;
    if (rule->freq != RECUR_YEARLY || by_day)
        return all;
    if (!recur_few_any(&rule->month_days))
        return own;
    return number_matches(&rule->month_days, w->start_civil) && !recur_many_any(&rule->positions)
               ? own
               : all;
}

/* A year of weeks may begin or end in a neighbour of the calendar's year. The start belongs to its
 * own year of weeks if that still has something to come. */
static int64_t base_year(struct recur_walk *w)
{
    int year = w->start_civil.year, own = year;
    if (!recur_few_any(&w->rule->weeks))
        return year;
    if (w->start.day < day_week_start(day_of(year, 1, 4), w->rule->week_start))
        own = year - 1;
    else if (w->start.day >= day_week_start(day_of(year, 12, 31) + 4, w->rule->week_start))
        own = year + 1;
    if (own == year || own < YEAR_MIN || own > YEAR_MAX)
        return year;
    w->base = own;
    recur_period_load(w, 0);
    return recur_period_find(w, w->from) < w->size ? own : year;
}

static int64_t base_period(struct recur_walk *w)
{
    int64_t start = w->start.day;
    switch (w->rule->freq) {
    case RECUR_YEARLY:
        return base_year(w);
    case RECUR_MONTHLY:
        return (int64_t)w->start_civil.year * 12 + w->start_civil.month - 1;
    case RECUR_WEEKLY:
        return day_week_start(w->start.day, w->rule->week_start);
    case RECUR_DAILY:
        return start;
    case RECUR_HOURLY:
        return start * 24 + w->start.second / 3600;
    }
    return 0;
}

static int64_t until_of(const struct recur_rule *rule, const struct zone *zone)
{
    struct wall last = {day_of(YEAR_MAX, 12, 31), DAY_SECONDS - 1};
    if (rule->has_until) {
        last = rule->until.wall;
        if (rule->until.date)
            last.second = DAY_SECONDS - 1;
        else if (rule->until.utc && zone)
            last = zone_wall(zone, wall_seconds(last));
    }
    return wall_seconds(last);
}

void recur_walk_init(struct recur_walk *w, const struct recur_rule *rule, struct wall start,
                     bool all_day, const struct zone *zone, int steps)
{
    w->rule = rule;
    w->start = start;
    w->start_civil = day_civil(start.day);
    w->from = wall_seconds(start);
    w->until = until_of(rule, all_day ? NULL : zone);
    w->steps = steps;
    w->month_first = w->month_next = 0;
    w->bits_year = 0;
    w->day_count = w->pick_count = 0;
    w->size = 0;
    if (w->start_civil.year < YEAR_MIN || w->start_civil.year > YEAR_MAX) {
        w->until = INT64_MIN;
        return;
    }
    w->months = months_of(w);
    w->weekdays = (uint8_t)(rule->weekdays ? rule->weekdays : 1u << day_weekday(start.day));
    init_times(w, all_day);
    init_positions(w);
    w->base = base_period(w);
}

/* On to the next period with elements, from *number on; false where nothing more comes up to high.
 */
static bool advance(struct recur_walk *w, int64_t *number, int64_t high)
{
    while (w->steps >= 0) {
        w->steps--;
        if (!recur_period_load(w, *number) || w->first > high)
            return false;
        w->steps -= w->pick_count / 8;
        if (w->size > 0)
            return w->steps >= 0;
        *number = w->skip_to;
    }
    return false;
}

/* The first period to look at for what comes from low on. Of a COUNT, what the periods before have
 * used is reckoned where all are alike, else they must be walked. */
static int64_t jump(struct recur_walk *w, int64_t low, int64_t *left)
{
    int64_t target = recur_period_of(w, low < w->until ? low : w->until);
    if (!w->rule->count || target == 0)
        return target;
    if (!recur_period_uniform(w->rule) || !recur_period_load(w, 0))
        return 0;
    int64_t used = w->size - recur_period_find(w, w->from);
    if (!recur_period_load(w, 1))
        return 0;
    *left -= used + (target - 1) * w->size;
    return target;
}

void recur_walk_range(struct recur_walk *w, int64_t low, int64_t high,
                      bool (*visit)(void *context, int64_t at), void *context)
{
    int64_t left = w->rule->count ? w->rule->count : INT64_MAX, number = 0;
    high = high < w->until ? high : w->until;
    if (high < w->from || low > high)
        return;
    if (low > w->from)
        number = jump(w, low, &left);
    for (; left > 0 && advance(w, &number, high); number++) {
        int64_t at = recur_period_find(w, w->from);
        int64_t end = w->size - at < left ? w->size : at + left;
        left -= end - at;
        for (at = low > w->from ? recur_period_find(w, low) : at; at < end; at++) {
            int64_t second = recur_period_element(w, at);
            if (second > high || --w->steps < 0 || !visit(context, second))
                return;
        }
    }
}

static bool take_first(void *context, int64_t at)
{
    *(int64_t *)context = at;
    return false;
}

bool recur_walk_first(struct recur_walk *w, int64_t *at)
{
    int64_t found = INT64_MIN;
    recur_walk_range(w, w->from, w->until, take_first, &found);
    if (found == INT64_MIN)
        return false;
    *at = found;
    return true;
}

/* The last element of the loaded period in [from, until], if there is one. */
static bool last_of_period(const struct recur_walk *w, int64_t *at)
{
    int64_t index = w->size && w->until != INT64_MAX ? recur_period_find(w, w->until + 1) : 0;
    if (index == 0 || recur_period_element(w, index - 1) < w->from)
        return false;
    *at = recur_period_element(w, index - 1);
    return true;
}

static bool last_backwards(struct recur_walk *w, int64_t *at)
{
    int64_t number = recur_period_of(w, w->until) + 2;
    if (w->until < w->from)
        return false;
    while (number >= 0 && --w->steps >= 0) {
        bool loaded = recur_period_load(w, number);
        if (loaded && last_of_period(w, at))
            return true;
        number = loaded && !w->size ? w->skip_back : number - 1;
    }
    return false;
}

/* The last of a COUNT where all periods are alike: reckoned. */
static bool last_counted(struct recur_walk *w, int64_t *at)
{
    int64_t rest = w->rule->count, skip;
    if (!recur_period_load(w, 0))
        return false;
    skip = recur_period_find(w, w->from);
    if (rest <= w->size - skip) {
        *at = recur_period_element(w, skip + rest - 1);
        return *at <= w->until;
    }
    rest -= w->size - skip;
    if (recur_period_load(w, 1) && w->size == 0)
        return false;
    if (!w->size || !recur_period_load(w, 1 + (rest - 1) / w->size))
        return last_backwards(w, at);
    *at = recur_period_element(w, (rest - 1) % w->size);
    return *at <= w->until;
}

bool recur_walk_last(struct recur_walk *w, int64_t *at)
{
    int64_t left = w->rule->count, number = 0;
    bool found = false;
    if (w->until < w->from)
        return false;
    if (!left)
        return last_backwards(w, at);
    if (recur_period_uniform(w->rule))
        return last_counted(w, at);
    for (; left > 0 && advance(w, &number, w->until); number++) {
        int64_t skip = recur_period_find(w, w->from), end = recur_period_find(w, w->until + 1);
        end = end - skip < left ? end : skip + left;
        left -= end - skip;
        if (end > skip) {
            *at = recur_period_element(w, end - 1);
            found = true;
        }
    }
    return found && w->steps >= 0;
}

int64_t recur_walk_count(struct recur_walk *w, int64_t before)
{
    int64_t total = 0, number = 0;
    if (before <= w->from || w->until < w->from)
        return 0;
    for (; advance(w, &number, before - 1); number++)
        total += recur_period_find(w, before) - recur_period_find(w, w->from);
    return total;
}

bool recur_next(const struct recur_rule *rule, struct wall start, struct wall after,
                struct wall *out)
{
    struct recur_walk walk;
    int64_t found = INT64_MIN, low = wall_seconds(after) + 1;
    recur_walk_init(&walk, rule, start, false, NULL, RECUR_STEPS);
    recur_walk_range(&walk, low > walk.from ? low : walk.from, walk.until, take_first, &found);
    if (found == INT64_MIN)
        return false;
    *out = wall_from_seconds(found);
    return true;
}

void recur_until_anchor(struct recur_rule *rule, bool all_day, const struct zone *zone)
{
    struct recur_moment *until = &rule->until;
    if (!rule->has_until)
        return;
    if (all_day) {
        *until = (struct recur_moment){{until->wall.day, 0}, true, false};
    } else if (!until->utc) {
        if (until->date)
            until->wall.second = DAY_SECONDS - 1;
        if (zone)
            until->wall = wall_from_seconds(zone_instant(zone, until->wall, NULL));
        until->date = false;
        until->utc = true;
    }
}
