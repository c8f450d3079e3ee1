/* SPDX-License-Identifier: MIT
 *
 * rules_self: what the person says: C1 energy against the own usual, C2 its slide, C3 low energy,
 * C4 evenings that don't switch off. Skipped answers are no low answers.
 */
#include <math.h>

#include "rules_parts.h"
#include "trend.h"

enum { ENTRIES_MOST = 366 };

enum question { ENERGY, SWITCHED_OFF };

struct entries {
    int at[ENTRIES_MOST];
    size_t count;
};

static int answer(const struct timeline *timeline, day d, enum question question)
{
    const struct load_day *row = day_row(timeline, d);
    return question == ENERGY ? row->energy : row->switched_off;
}

static void entries_take(const struct timeline *timeline, day from, day to, enum question question,
                         struct entries *out)
{
    out->count = 0;
    for (day d = from; d <= to && out->count < ENTRIES_MOST; d++)
        if (answer(timeline, d, question))
            out->at[out->count++] = answer(timeline, d, question);
}

static void add_answered_days(const struct timeline *timeline, struct finding *out,
                              enum question question)
{
    for (day d = out->from; d <= out->to; d++)
        if (answer(timeline, d, question))
            rules_add_evidence(timeline, out, d, PIECE_ANY);
}

void rules_c1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    struct entries recent, base;
    day week = d - limits->c1_recent;
    entries_take(timeline, week + 1, d, ENERGY, &recent);
    entries_take(timeline, week - limits->c1_base + 1, week, ENERGY, &base);
    if (!recent.count || (double)recent.count < limits->c1_min_recent || base.count < 2 ||
        (double)base.count < limits->c1_min_base)
        return;
    double usual = trend_mean(base.at, base.count), now = trend_mean(recent.at, recent.count);
    double deviation = trend_deviation(base.at, base.count);
    double unit = deviation > limits->c1_sd_floor ? deviation : limits->c1_sd_floor;
    double z = (now - usual) / unit;
    rules_window(out, week + 1, d);
    rules_set(out, rules_at_least(-z, -limits->c1_info, -limits->c1_warn, -limits->c1_alert), z);
    rules_add_note(out, "mean", UNIT_SCALE, usual);
    rules_add_note(out, "sd", UNIT_SCALE, deviation);
    rules_add_note(out, "recent", UNIT_SCALE, now);
    if (rules_speaks(out))
        add_answered_days(timeline, out, ENERGY);
}

void rules_c2(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    struct entries entries;
    rules_window(out, d - limits->c2_window + 1, d);
    entries_take(timeline, out->from, d, ENERGY, &entries);
    if ((double)entries.count < limits->c2_min_n)
        return;
    double z = trend_mann_kendall(entries.at, entries.count).z;
    double drop = trend_drop(entries.at, entries.count);
    rules_set(out, LOAD_OK, drop);
    if (z <= limits->c2_z_info && drop >= limits->c2_drop_info)
        out->level = LOAD_INFO;
    if (z <= limits->c2_z_warn && drop >= limits->c2_drop_warn)
        out->level = LOAD_WARN;
    rules_add_note(out, "z", UNIT_SIGMA, z);
    if (rules_speaks(out))
        add_answered_days(timeline, out, ENERGY);
}

/* A low median of one week, and of the week before it too. */
static void judge_low(const struct timeline *timeline, day d, enum question question, double low,
                      double least, enum load_level first, struct finding *out)
{
    struct entries week, before;
    rules_window(out, d - WEEK_DAYS + 1, d);
    entries_take(timeline, out->from, d, question, &week);
    if ((double)week.count < least)
        return;
    double median = trend_median(week.at, week.count);
    rules_set(out, median > low ? LOAD_OK : first, median);
    if (median > low)
        return;
    entries_take(timeline, d - 2 * WEEK_DAYS + 1, d - WEEK_DAYS, question, &before);
    if ((double)before.count >= least && trend_median(before.at, before.count) <= low) {
        out->level = first + 1;
        out->from = d - 2 * WEEK_DAYS + 1;
    }
    add_answered_days(timeline, out, question);
}

void rules_c3(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    judge_low(timeline, d, ENERGY, limits->c3_low, limits->c3_min_n, LOAD_WARN, out);
}

void rules_c4(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    judge_low(timeline, d, SWITCHED_OFF, limits->c4_low, limits->c4_min_n, LOAD_INFO, out);
}
