/* SPDX-License-Identifier: MIT
 *
 * forecast: days judged one after the other, gathered into weeks.
 */
#include "juggle/load/forecast.h"

#include "rules_parts.h"

static bool is_worse(const struct load_week *week, const struct finding *finding)
{
    enum load_rule rule = finding->rule;
    if (finding->level != week->level[rule])
        return finding->level > week->level[rule];
    if (finding->level == LOAD_NODATA || !finding->has_value)
        return false;
    bool more = finding->value > week->value[rule];
    return !week->has_value[rule] || (rules_row(rule)->side == LOAD_ABOVE ? more : !more);
}

static void week_add_day(struct load_week *week, const struct findings *findings)
{
    if (findings->headline > week->headline)
        week->headline = findings->headline;
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        const struct finding *finding = &findings->at[i];
        if (!is_worse(week, finding))
            continue;
        week->level[i] = finding->level;
        week->has_value[i] = finding->has_value;
        week->value[i] = finding->value;
    }
}

static void week_begin(const struct timeline *timeline, day from, struct load_week *week)
{
    day to = from + WEEK_DAYS - 1;
    week->from = from;
    week->work = timeline_work(timeline, from, to);
    week->index = timeline_index(timeline, to);
    week->nights = timeline_nights(timeline, from, to);
    week->longest_rest =
        (minutes)rest_longest(timeline, steps_end_of_day(&timeline->steps, from - 1),
                              steps_end_of_day(&timeline->steps, to))
            .inside;
}

/* Judges a day behind so many others and joins it to its week. */
static void judge_day(const struct timeline *timeline, day d, struct load_levels *levels,
                      size_t before, struct load_week *week)
{
    struct findings findings;
    rules_judge_day(timeline, d, &findings);
    rules_take_levels(&findings, &levels[before]);
    findings.headline =
        headline_of(&timeline->config, timeline->in.snoozed_until, levels, before + 1);
    week_add_day(week, &findings);
}

int forecast_weeks_until(day from, day end)
{
    return (end - from + WEEK_DAYS - 1) / WEEK_DAYS;
}

struct load_week *forecast_weeks(struct arena *arena, const struct timeline *timeline, day from,
                                 int weeks, bool look_back)
{
    size_t before = 0, days = (size_t)weeks * WEEK_DAYS;
    if (look_back && timeline->config.limit.persist_window > 1)
        before = (size_t)timeline->config.limit.persist_window - 1;
    struct load_week *out = ARENA_ARRAY(arena, struct load_week, (size_t)weeks);
    struct load_levels *levels = ARENA_ARRAY(arena, struct load_levels, before + days);
    for (size_t i = 0; i < before; i++)
        rules_levels(timeline, from - (day)(before - i), &levels[i]);
    for (size_t i = 0; i < days; i++) {
        struct load_week *week = &out[i / WEEK_DAYS];
        if (i % WEEK_DAYS == 0)
            week_begin(timeline, from + (day)i, week);
        judge_day(timeline, from + (day)i, levels, before + i, week);
    }
    return out;
}

struct load_week *forecast_calendar(struct arena *arena, const struct timeline *past,
                                    const struct timeline *future, day today, day from, int weeks)
{
    size_t days = (size_t)weeks * WEEK_DAYS, before = 0, ahead = 0;
    size_t window =
        past->config.limit.persist_window > 1 ? (size_t)past->config.limit.persist_window : 1;
    struct load_week *out = ARENA_ARRAY(arena, struct load_week, (size_t)weeks);
    struct load_levels *said = ARENA_ARRAY(arena, struct load_levels, window + days);
    struct load_levels *to_come = ARENA_ARRAY(arena, struct load_levels, days);
    for (; before < window - 1; before++)
        rules_levels(past, from - (day)(window - 1 - before), &said[before]);
    for (size_t i = 0; i < days; i++) {
        day d = from + (day)i;
        struct load_week *week = &out[i / WEEK_DAYS];
        if (i % WEEK_DAYS == 0) {
            week_begin(future, d, week);
            week->forecast = d > today;
        }
        if (d <= today)
            judge_day(past, d, said, before++, week);
        else
            judge_day(future, d, to_come, ahead++, week);
    }
    return out;
}

/* The input up to the last day asked for, with fill, and without what the person said. */
const struct timeline *forecast_timeline(struct arena *arena, const struct load_input *input,
                                         const struct forecast_ask *ask)
{
    struct arena scratch; /* of the plan nothing is kept but what its gaps are filled with */
    struct load_input future = *input;
    struct load_block *fill = NULL;
    arena_init(&scratch);
    const struct timeline *plan = timeline_build(&scratch, input);
    day to = ask->from + WEEK_DAYS * ask->weeks - 1;
    minutes typical = ask->typical == MINUTES_NONE ? plan->config.contract_day : ask->typical;
    size_t count = ask->fill ? forecast_fill(&scratch, plan, ask->from, to, typical, &fill) : 0;
    struct load_block *blocks = ARENA_ARRAY(arena, struct load_block, input->block_count + count);
    for (size_t i = 0; i < input->block_count; i++)
        blocks[i] = input->blocks[i];
    for (size_t i = 0; i < count; i++)
        blocks[input->block_count + i] = fill[i];
    future.blocks = blocks;
    future.block_count = input->block_count + count;
    future.checkin_count = 0;
    future.first_day = plan->first;
    future.last_day = to;
    arena_finish(&scratch);
    return timeline_build(arena, &future);
}

void forecast_build(struct arena *arena, const struct load_input *input,
                    const struct forecast_ask *ask, struct forecast *out)
{
    out->timeline = forecast_timeline(arena, input, ask);
    out->count = (size_t)ask->weeks;
    out->weeks = forecast_weeks(arena, out->timeline, ask->from, ask->weeks, false);
    for (size_t i = 0; i < out->count; i++)
        out->weeks[i].forecast = true;
}
