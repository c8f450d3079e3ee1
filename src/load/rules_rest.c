/* SPDX-License-Identifier: MIT
 *
 * rules_rest: R1 daily rest, R2 weekly rest, R3 days in a row, R4 late work, R5 weekends, R6
 * breaks, R7 the last week off.
 */
#include <math.h>

#include "rules_parts.h"

/* A rest that only travel makes short is in transit: worth an info, no more. */
struct short_rests {
    int short_count;
    int very_short;
    int transit;
    day worst_day;
    int64_t worst;
};

static void short_rests_add(const struct timeline *timeline, day d, struct short_rests *found)
{
    const struct load_limits *limits = &timeline->config.limit;
    const struct load_day *row = day_row(timeline, d);
    if (row->rest < 0 || (double)row->rest >= limits->r1_info)
        return;
    if (row->rest_nontravel < 0 || (double)row->rest_nontravel >= limits->r1_info) {
        found->transit++;
        return;
    }
    if (!found->short_count || row->rest_nontravel < found->worst) {
        found->worst = row->rest_nontravel;
        found->worst_day = d;
    }
    found->short_count++;
    found->very_short += (double)row->rest_nontravel < limits->r1_alert;
}

static enum load_level short_rests_level(const struct load_limits *limits,
                                         const struct short_rests *found)
{
    if (found->very_short >= limits->r1_repeat)
        return LOAD_ALERT;
    if ((double)found->worst < limits->r1_warn || found->short_count > limits->r1_max_short)
        return LOAD_WARN;
    return LOAD_INFO;
}

void rules_r1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    struct short_rests found = {0};
    rules_window(out, d - limits->r1_window + 1, d);
    for (day x = out->from; x <= d; x++)
        short_rests_add(timeline, x, &found);
    rules_add_note(out, "short", UNIT_COUNT, found.short_count);
    rules_add_note(out, "transit", UNIT_COUNT, found.transit);
    out->level = found.transit ? LOAD_INFO : LOAD_OK;
    if (!found.short_count)
        return;
    rules_set(out, short_rests_level(limits, &found), (double)found.worst);
    out->day = found.worst_day;
    out->at = day_row(timeline, found.worst_day)->rest_start;
    out->until = out->at + (moment)limits->r1_info;
    for (day x = out->from; x <= d; x++) {
        int64_t rest = day_row(timeline, x)->rest_nontravel;
        if (rest >= 0 && (double)rest < limits->r1_info)
            rules_add_evidence(timeline, out, x, PIECE_NONTRAVEL);
    }
}

void rules_r2(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    const moment week = (moment)7 * DAY_MINUTES;
    moment end = steps_end_of_day(&timeline->steps, d);
    if (timeline->data_start > end - week)
        return;
    rules_window(out, d - 6, d);
    struct longest_rest rest = rest_longest(timeline, end - week, end);
    if ((double)rest.longest_day >= limits->r2_full) {
        rules_set(out, LOAD_OK, (double)smaller(rest.longest_day, week));
        return;
    }
    rules_set(out, LOAD_INFO, (double)rest.inside);
    if ((double)rest.inside < limits->r2_min) {
        struct longest_rest two_weeks = rest_longest(timeline, end - 2 * week, end);
        bool known = timeline->data_start <= end - 2 * week;
        out->level = known && (double)two_weeks.inside < limits->r2_min ? LOAD_ALERT : LOAD_WARN;
    }
    out->at = larger(rest.gap.start, end - week);
    out->until = smaller(rest.gap.end, end);
    rules_add_work_days(timeline, out, PIECE_ANY);
}

void rules_r3(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    day x = d;
    minutes lightest = 0;
    for (; x >= timeline->first && day_row(timeline, x)->work >= limits->workday_min; x--) {
        if (x == d || day_row(timeline, x)->work < lightest) {
            lightest = day_row(timeline, x)->work;
            out->day = x;
        }
    }
    int days = d - x;
    rules_window(out, days ? x + 1 : d, d);
    rules_set(out, rules_at_least(days, limits->r3_info, limits->r3_warn, limits->r3_alert), days);
    if (rules_speaks(out))
        rules_add_work_days(timeline, out, PIECE_ANY);
}

void rules_r4(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    minutes longest = 0;
    int nights = 0;
    rules_window(out, d - limits->r4_window + 1, d);
    for (day x = out->from; x <= d; x++) {
        minutes late = day_row(timeline, x)->late;
        nights += late >= limits->r4_min;
        if (late > longest) {
            longest = late;
            out->day = x;
        }
    }
    rules_set(out, rules_at_least(nights, limits->r4_info, limits->r4_warn, INFINITY), nights);
    for (day x = out->from; x <= d && rules_speaks(out); x++)
        if (day_row(timeline, x)->late >= limits->r4_min)
            rules_add_evidence(timeline, out, x, PIECE_NONTRAVEL);
}

static bool is_worked(const struct timeline *timeline, day d)
{
    return day_row(timeline, d)->work >= timeline->config.limit.workday_min;
}

/* Of the last completed weekends; a free one just now eases it. */
void rules_r5(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    day sunday = d - ((int)day_weekday(d) + 1) % 7;
    day first_saturday = sunday - 7 * (limits->r5_weekends - 1) - 1;
    int worked = 0;
    if (first_saturday < timeline->first)
        return;
    rules_window(out, first_saturday, sunday);
    for (day x = sunday; x > first_saturday; x -= 7)
        worked += is_worked(timeline, x) || is_worked(timeline, x - 1);
    rules_set(out, rules_at_least(worked, limits->r5_info, limits->r5_warn, INFINITY), worked);
    if (out->level == LOAD_WARN && !is_worked(timeline, sunday) && !is_worked(timeline, sunday - 1))
        out->level = LOAD_INFO;
    rules_add_note(out, "weekends", UNIT_COUNT, limits->r5_weekends);
    for (day x = first_saturday; x <= sunday && rules_speaks(out); x++)
        if (day_weekday(x) >= SATURDAY && is_worked(timeline, x))
            rules_add_evidence(timeline, out, x, PIECE_ANY);
}

/* The longest run of the day with pauses below a break; travel ends it. */
static int64_t longest_run(const struct timeline *timeline, day d, moment *run_start)
{
    size_t count;
    const struct load_piece *pieces = timeline_pieces(timeline, d, &count);
    moment start = 0, end = 0, best = 0;
    bool open = false;
    for (size_t i = 0; i < count; i++) {
        if (kind_is_travel(pieces[i].kind)) {
            open = false;
            continue;
        }
        if (!open || (double)(pieces[i].start - end) >= timeline->config.limit.r6_break)
            start = pieces[i].start;
        end = pieces[i].end;
        open = true;
        if (end - start > best) {
            best = end - start;
            *run_start = start;
        }
    }
    return best;
}

void rules_r6(const struct timeline *timeline, day d, struct finding *out)
{
    int64_t best = 0;
    rules_window(out, d - 6, d);
    for (day x = d - 6; x <= d; x++) {
        moment start = MOMENT_NONE;
        int64_t run = longest_run(timeline, x, &start);
        if (run > best) {
            best = run;
            out->day = x;
            out->at = start;
        }
    }
    bool too_long = (double)best > timeline->config.limit.r6_info;
    rules_set(out, too_long ? LOAD_INFO : LOAD_OK, (double)best);
    if (too_long)
        rules_add_evidence(timeline, out, out->day, PIECE_NONTRAVEL);
}

void rules_r7(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    const struct load_input *in = &timeline->in;
    day last = timeline_week_off(timeline, d);
    day recorded = in->recorded_since == DAY_NONE ? timeline->first : in->recorded_since;
    int since = last == DAY_NONE ? d - recorded + 1 : d - last;
    rules_window(out, since > 0 ? d - since + 1 : d, d);
    rules_set(out, rules_above(since, limits->r7_info, limits->r7_warn, limits->r7_alert), since);
    rules_add_note(out, "at_least", UNIT_YES, last == DAY_NONE);
    rules_add_note(out, "weeks", UNIT_COUNT, since / 7);
    if (last != DAY_NONE)
        out->day = last;
}
