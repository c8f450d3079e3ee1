/* SPDX-License-Identifier: MIT
 *
 * rules_load: L1 a week against the three before it, L2 contrast between days.
 */
#include <math.h>

#include "rules_parts.h"
#include "trend.h"

enum { MONTH = 4 * WEEK_DAYS };

/* Acute week against the chronic three before it, uncoupled; the latter per week of available,
 * known working days, so that leave doesn't make them small. false: too little is known. */
static bool load_ratio(const struct timeline *timeline, day d, double *ratio)
{
    const struct load_limits *limits = &timeline->config.limit;
    day last = d - WEEK_DAYS, first = d - MONTH + 1;
    int known = 0;
    if (first < timeline->first)
        first = timeline->first;
    for (day x = d - WEEK_DAYS + 1; x <= d; x++)
        known += x >= timeline->first && day_is_known(timeline, x);
    int available = day_count_available(timeline, first, last, true);
    if (known < limits->l1_min_acute_days || available < limits->l1_min_chronic_workdays ||
        !available)
        return false;
    double chronic =
        timeline_load(timeline, first, last) * limits_workday_count(&timeline->config) / available;
    double least = limits->l1_floor * limits_reference_week(&timeline->config);
    double base = chronic > least ? chronic : least;
    if (!(base > 0))
        return false;
    *ratio = timeline_load(timeline, d - WEEK_DAYS + 1, d) / base;
    return true;
}

void rules_l1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    double ratio, index = timeline_index(timeline, d);
    if (!load_ratio(timeline, d, &ratio))
        return;
    rules_window(out, d - WEEK_DAYS + 1, d);
    rules_set(out, rules_at_least(ratio, limits->l1_info, limits->l1_warn, INFINITY), ratio);
    if (index < limits->l1_gate_index)
        out->level = LOAD_OK;
    rules_add_note(out, "index", UNIT_PERCENT, index);
    if (rules_speaks(out))
        rules_add_work_days(timeline, out, PIECE_ANY);
}

/* The day that is the easiest to empty. */
static day lightest_work_day(const struct timeline *timeline, day from, day to)
{
    day lightest = DAY_NONE;
    for (day x = from; x <= to; x++) {
        int64_t load = day_row(timeline, x)->load;
        if (load > 0 && (lightest == DAY_NONE || load < day_row(timeline, lightest)->load))
            lightest = x;
    }
    return lightest;
}

void rules_l2(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_config *config = &timeline->config;
    double loads[WEEK_DAYS], sum = 0.0, index = timeline_index(timeline, d);
    if (d - WEEK_DAYS + 1 < timeline->first)
        return;
    for (int i = 0; i < WEEK_DAYS; i++) {
        loads[i] = (double)day_row(timeline, d - WEEK_DAYS + 1 + i)->load / 10.0;
        sum += loads[i];
    }
    double monotony = trend_monotony(loads, WEEK_DAYS, config->limit.l2_cap);
    double gate = config->contract_week * config->limit.l2_gate_hours_pct;
    bool full = timeline_work(timeline, d - WEEK_DAYS + 1, d) * 100.0 >= gate;
    rules_window(out, d - WEEK_DAYS + 1, d);
    rules_set(out, LOAD_OK, monotony);
    rules_add_note(out, "index", UNIT_PERCENT, index);
    rules_add_note(out, "strain", UNIT_COUNT, sum * monotony);
    if (!full || monotony < config->limit.l2_info)
        return;
    out->level = index >= config->limit.l2_warn_index ? LOAD_WARN : LOAD_INFO;
    out->day = lightest_work_day(timeline, d - WEEK_DAYS + 1, d);
    rules_add_work_days(timeline, out, PIECE_ANY);
}
