/* SPDX-License-Identifier: MIT
 *
 * rules_plan: how work is shared out: S1 support, F1 focus, P1 what is due, B1 the mix.
 */
#include <math.h>

#include "demand.h"
#include "rules_parts.h"

/* Support of what is not travel. */
static double support_share(const struct timeline *timeline, day from, day to, int64_t *total)
{
    int64_t support = 0;
    *total = 0;
    for (day d = from; d <= to; d++) {
        support += day_row(timeline, d)->area[AREA_SUPPORT];
        *total += day_row(timeline, d)->nontravel;
    }
    return *total ? (double)support / (double)*total : 0.0;
}

void rules_s1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_config *config = &timeline->config;
    int32_t window = config->limit.s1_window;
    int64_t total, twice_total;
    double share = support_share(timeline, d - window + 1, d, &total);
    double twice = support_share(timeline, d - 2 * window + 1, d, &twice_total);
    double cap = config->limit.s1_cap, target = config->target[AREA_SUPPORT];
    if ((double)total < config->limit.s1_min_minutes)
        return;
    rules_window(out, d - window + 1, d);
    rules_set(out, share > target + config->limit.s1_over_target ? LOAD_INFO : LOAD_OK, share);
    rules_add_note(out, "s28", UNIT_SHARE, twice);
    if (share > cap)
        out->level = twice > cap && d - 2 * window + 1 >= timeline->first ? LOAD_ALERT : LOAD_WARN;
    for (day x = out->from; x <= d && rules_speaks(out); x++)
        if (day_row(timeline, x)->area[AREA_SUPPORT])
            rules_add_evidence(timeline, out, x, PIECE_NONTRAVEL);
}

void rules_f1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    int seen = 0, good = 0;
    rules_window(out, d, d);
    for (day x = d; x > d - limits->f1_lookback && seen < limits->f1_days; x--) {
        const struct load_day *row = day_row(timeline, x);
        if (row->nontravel < limits->f1_office_min || row->event)
            continue;
        seen++;
        good += row->focus >= limits->f1_block;
        out->from = x;
        if (row->focus < limits->f1_block)
            rules_add_evidence(timeline, out, x, PIECE_NONTRAVEL);
    }
    if (seen < limits->f1_days)
        return;
    rules_set(out, good < limits->f1_info_below ? LOAD_INFO : LOAD_OK, good);
    if (!good)
        out->level = LOAD_WARN;
    rules_add_note(out, "office_days", UNIT_COUNT, seen);
}

void rules_p1(const struct timeline *timeline, day d, struct finding *out)
{
    struct demand_finding found;
    if (!demand_from(timeline, d, &found))
        return;
    rules_window(out, d, found.deadline == DAY_NONE ? d : found.deadline);
    rules_set(out, found.level, found.ratio);
    if (found.deadline == DAY_NONE)
        return;
    out->day = found.deadline;
    rules_add_note(out, "deadline", UNIT_DATE, found.deadline);
    rules_add_note(out, "demand", UNIT_MINUTES, (double)found.demand);
    rules_add_note(out, "capacity", UNIT_MINUTES, (double)found.free);
    rules_add_note(out, "missing", UNIT_MINUTES, (double)larger(0, found.demand - found.free));
    rules_add_note(out, "slip", UNIT_RATIO, timeline->config.limit.p1_slip);
    if (rules_speaks(out))
        rules_add_evidence(timeline, out, found.deadline, PIECE_ANY);
}

void rules_b1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_config *config = &timeline->config;
    int64_t area[AREA_COUNT] = {0}, total = 0;
    double drift = 0.0;
    rules_window(out, d - config->limit.b1_window + 1, d);
    for (day x = out->from; x <= d; x++)
        for (int i = 0; i < AREA_COUNT; i++) {
            area[i] += day_row(timeline, x)->area[i];
            total += day_row(timeline, x)->area[i];
        }
    if (!total || (double)total < config->limit.b1_min_minutes)
        return;
    for (int i = 0; i < AREA_COUNT; i++) {
        double share = (double)area[i] / (double)total;
        drift += fabs(share - config->target[i]);
        rules_add_note(out, area_word((enum area)i), UNIT_SHARE, share);
    }
    drift /= 2;
    rules_set(out, rules_at_least(drift, config->limit.b1_info, config->limit.b1_warn, INFINITY),
              drift);
}
