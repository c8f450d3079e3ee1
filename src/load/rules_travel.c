/* SPDX-License-Identifier: MIT
 *
 * rules_travel: T1 work on another clock, T2 rest after a journey, T3 nights away, T4 trip after
 * trip.
 */
#include "juggle/base/search.h"
#include "rules_parts.h"

/* Until when the body clock is off, as far as the timeline reaches. */
static moment misaligned_until(const struct timeline *timeline, day d)
{
    day x = d + 1;
    while (x <= timeline->last &&
           day_row(timeline, x)->misalignment >= timeline->config.limit.t1_threshold)
        x++;
    return steps_instant(&timeline->steps, x, 0);
}

void rules_t1(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    const struct load_day *row = day_row(timeline, d);
    rules_set(out, LOAD_OK, row->misalignment);
    if (row->misalignment < limits->t1_threshold || row->work < limits->workday_min)
        return;
    out->level = LOAD_INFO;
    out->day = d;
    out->until = misaligned_until(timeline, d);
    rules_add_note(out, "stage", UNIT_YES, row->stage > 0);
    rules_add_evidence(timeline, out, d, PIECE_ANY);
}

/* Free time from a journey's end to the next work; none if work goes straight on. */
static int64_t free_after(const struct timeline *timeline, moment end)
{
    size_t low;
    LOWER_BOUND(low, timeline->run_count, i, timeline->runs[i].end <= end);
    if (low == timeline->run_count)
        return MOMENT_NEVER;
    return larger(0, timeline->runs[low].start - end);
}

static void journey_finding(const struct timeline *timeline, const struct journey *journey,
                            int64_t rest, struct finding *out)
{
    day arrival = steps_day(&timeline->steps, journey->end - 1);
    out->value = (double)(journey->need - rest);
    out->day = arrival;
    out->at = journey->end;
    out->until = journey->end + journey->need;
    out->note_count = out->evidence_count = 0;
    rules_add_note(out, "need", UNIT_MINUTES, journey->need);
    rules_add_note(out, "free", UNIT_MINUTES, (double)rest);
    rules_add_note(out, "zones", UNIT_MINUTES, journey->zones);
    rules_add_evidence(timeline, out, arrival, PIECE_TRAVEL);
}

void rules_t2(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    moment end = steps_end_of_day(&timeline->steps, d);
    moment begin = end - (moment)limits->t2_window * DAY_MINUTES;
    rules_window(out, d - limits->t2_window + 1, d);
    rules_set(out, LOAD_OK, 0);
    for (size_t i = timeline->journey_count; i > 0; i--) {
        const struct journey *journey = &timeline->journeys[i - 1];
        if (journey->end <= begin)
            break;
        int64_t rest = free_after(timeline, journey->end);
        if (journey->end <= end && journey->need && (double)(journey->need - rest) >= out->value &&
            journey->need > rest)
            journey_finding(timeline, journey, rest, out);
    }
    if (out->value > 0)
        out->level = out->value >= limits->t2_warn ? LOAD_WARN : LOAD_INFO;
}

void rules_t3(const struct timeline *timeline, day d, struct finding *out)
{
    const struct load_limits *limits = &timeline->config.limit;
    rules_window(out, d - limits->t3_window + 1, d);
    int nights = timeline_nights(timeline, out->from, d);
    rules_set(out, rules_at_least(nights, limits->t3_info, limits->t3_warn, limits->t3_alert),
              nights);
    rules_add_note(out, "window", UNIT_COUNT, limits->t3_window);
    for (size_t i = 0; i < timeline->trip_count && rules_speaks(out); i++) {
        const struct trip_days *trip = &timeline->trip_days[i];
        if (overlap(trip->out, trip->back, out->from, (moment)d + 1))
            rules_add_evidence(timeline, out, trip->out > out->from ? trip->out : out->from,
                               PIECE_TRAVEL);
    }
}

/* From the return of one trip to that of the next. */
void rules_t4(const struct timeline *timeline, day d, struct finding *out)
{
    out->level = LOAD_OK;
    for (size_t i = 1; i < timeline->trip_count; i++) {
        const struct trip_days *before = &timeline->trip_days[i - 1], *trip = before + 1;
        if (before->back > d)
            break;
        struct short_home home = recovery_home_before(timeline, i);
        if (d > trip->back || !home.need)
            continue;
        bool chain = recovery_home_before(timeline, i - 1).need > 0;
        rules_window(out, before->back, trip->back);
        rules_set(out, chain ? LOAD_ALERT : LOAD_WARN, home.home);
        out->day = trip->out;
        out->at = timeline->trips[i - 1].back;
        rules_add_note(out, "need", UNIT_MINUTES, home.need);
        rules_add_evidence(timeline, out, trip->out, PIECE_TRAVEL);
        return;
    }
}
