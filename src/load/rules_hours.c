/* SPDX-License-Identifier: MIT
 *
 * rules_hours: H1 long day, H2 long week, H3 long average.
 */
#include <math.h>

#include "rules_parts.h"

void rules_h1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    minutes longest = -1;
    int days = 0;
    rules_window(out, d - 6, d);
    for (day x = d - 6; x <= d; x++) {
        minutes work = day_row(timeline, x)->nontravel;
        days += work > limits->h1_alert;
        if (work > longest) {
            longest = work;
            out->day = x;
        }
    }
    rules_set(out, rules_above(longest, limits->h1_info, limits->h1_warn, INFINITY), longest);
    if (days >= limits->h1_repeat)
        out->level = LOAD_ALERT;
    rules_add_note(out, "days", UNIT_COUNT, days);
    for (day x = d - 6; x <= d && rules_speaks(out); x++)
        if (day_row(timeline, x)->nontravel > limits->h1_info)
            rules_add_evidence(timeline, out, x, PIECE_NONTRAVEL);
}

/* Exactly 48 hours are still ok; the others begin at their limit. */
void rules_h2(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    minutes work = timeline_work(timeline, d - 6, d);
    rules_window(out, d - 6, d);
    rules_set(out, work > limits->h2_info ? LOAD_INFO : LOAD_OK, work);
    if (work >= limits->h2_warn)
        out->level = LOAD_WARN;
    if (work >= limits->h2_alert)
        out->level = LOAD_ALERT;
    if (rules_speaks(out))
        rules_add_work_days(timeline, out, PIECE_ANY);
}

/* Minutes per week of working days that were to be had: leave, sickness and holidays are neutral
 * (Directive 2003/88/EC, article 16), work on weekends counts. *available: how many there were. */
static double average_week(const struct timeline *timeline, day d, int window, int *available)
{
    day from = d - window + 1;
    if (from < timeline->first)
        from = timeline->first;
    *available = day_count_available(timeline, from, d, false);
    if (!*available)
        return 0.0;
    int64_t work = timeline_work(timeline, from, d);
    return (double)(work * limits_workday_count(&timeline->config)) / *available;
}

void rules_h3(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    int long_days, short_days;
    double long_week = average_week(timeline, d, limits->h3_ref_days, &long_days);
    double short_week = average_week(timeline, d, limits->h3_short_days, &short_days);
    if (!short_days || short_days < limits->h3_min_short)
        return;
    rules_window(out, d - limits->h3_ref_days + 1, d);
    rules_set(out, short_week > limits->h3_limit ? LOAD_INFO : LOAD_OK, long_week);
    if (long_days >= limits->h3_min_long && long_week > limits->h3_limit)
        out->level = LOAD_WARN;
    if (long_days >= limits->h3_min_long && long_week >= limits->h3_alert)
        out->level = LOAD_ALERT;
    rules_add_note(out, "short", UNIT_MINUTES, short_week);
    rules_add_note(out, "n", UNIT_COUNT, long_days);
}
