/* SPDX-License-Identifier: MIT
 *
 * recur_move: a rule whose occurrences all go to other days: the days that it names go along.
 */
#include "recur_private.h"

/* Parts of a rule that can't go along. */
static bool names_more(const struct recur_rule *rule)
{
    return recur_few_any(&rule->weeks) || recur_many_any(&rule->positions) ||
           recur_many_any(&rule->year_days);
}

/* Every Mon and Wed, two days later: every Wed and Fri. */
static void turn_weekdays(struct recur_rule *rule, day shift)
{
    unsigned turned = 0;
    for (int i = 0; i < 7; i++)
        if (rule->weekdays & 1u << i)
            turned |= 1u << (((i + shift) % 7 + 7) % 7);
    rule->weekdays = (uint8_t)turned;
}

/* The nth from the start or from the end, as it was said before. */
static struct recur_few nth_of(const struct recur_few *said, int from_start, int from_end)
{
    struct recur_few one = {0};
    if (said->up)
        one.up = UINT64_C(1) << from_start;
    else
        one.down = UINT64_C(1) << from_end;
    return one;
}

static bool move_month_day(struct recur_rule *rule, struct civil to)
{
    if (!recur_few_any(&rule->month_days))
        return true;
    if (recur_few_count(&rule->month_days) > 1)
        return false;
    rule->month_days =
        nth_of(&rule->month_days, to.mday, month_days(to.year, to.month) - to.mday + 1);
    return true;
}

/* Every 2nd Tue, a day later: every 2nd Wed, or 3rd, whichever that is. */
static bool move_nth(struct recur_rule *rule, day date, struct civil to)
{
    struct recur_few said = {0};
    int count = 0;
    for (int i = 0; i < 7; i++) {
        count += recur_few_count(&rule->nth[i]);
        if (recur_few_any(&rule->nth[i]))
            said = rule->nth[i];
        rule->nth[i] = (struct recur_few){0};
    }
    if (!count)
        return true;
    if (count > 1 || (rule->freq == RECUR_YEARLY && !rule->months))
        return false;
    rule->nth[day_weekday(date)] =
        nth_of(&said, (to.mday - 1) / 7 + 1, (month_days(to.year, to.month) - to.mday) / 7 + 1);
    return true;
}

static bool move_month(struct recur_rule *rule, int from, int to)
{
    if (!rule->months || from == to)
        return true;
    if (recur_bit_count(rule->months) > 1)
        return false;
    rule->months = UINT32_C(1) << to;
    return true;
}

bool recur_move(struct recur_rule *rule, day from, day to)
{
    struct recur_rule moved = *rule;
    struct civil date = day_civil(to);
    if (from == to)
        return true;
    if (names_more(rule) || !move_month_day(&moved, date) || !move_nth(&moved, to, date) ||
        !move_month(&moved, day_civil(from).month, date.month))
        return false;
    turn_weekdays(&moved, to - from);
    if (moved.has_until)
        moved.until.wall.day += to - from;
    *rule = moved;
    return true;
}
