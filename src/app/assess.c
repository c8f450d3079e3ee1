/* SPDX-License-Identifier: MIT
 *
 * assess: reads as much of the past as the rules remember, builds the timelines and gathers what
 * stands out.
 */
#include "assess.h"

#include "juggle/base/vec.h"

/* The rules look back 17 weeks, headlines two weeks more; the body clock has forgotten after
 * that. */
enum { MEMORY_DAYS = 140, ROOM_AHEAD_DAYS = 35 };

static bool read_snoozes(struct world *world, day date, const day **out, struct err *err)
{
    struct record_list list;
    day *until = ARENA_ARRAY(&world->turn, day, LOAD_RULE_COUNT);
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        until[i] = DAY_NONE;
    if (!store_all(world->store, &world->turn, RECORD_SNOOZE, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct snooze *snooze = list.at[i];
        enum load_rule rule;
        if (rules_parse(snooze->rule, &rule) && snooze->first_day <= date && snooze->until > date)
            until[rule] = snooze->until;
    }
    *out = until;
    return true;
}

static bool weigh(struct world *world, const struct assess_ask *ask, day from,
                  struct assessment *out, struct err *err)
{
    if (!read_snoozes(world, ask->date, &out->snoozed_until, err))
        return false;
    out->burden.input.snoozed_until = out->snoozed_until;
    if (!out->burden.input.block_count && !out->burden.input.checkin_count)
        /* nothing is known: the days to come are the first */
        out->burden.input.first_day = ask->date + 1;
    out->past = timeline_build(&world->turn, &out->burden.input);
    if (!ask->memory || timeline_week_off(out->past, ask->date) != DAY_NONE)
        return true;
    if (!assess_remember(world, out->view.snapshot, from, &out->burden.input, err))
        return false;
    out->past = timeline_build(&world->turn, &out->burden.input);
    return true;
}

static void add_today(struct assessment *out)
{
    enum load_rule rules[LOAD_RULE_COUNT];
    size_t count = rules_order(out->past, &out->today, rules);
    for (size_t i = 0; i < count; i++)
        out->findings[out->finding_count++] = (struct assessed){
            .finding = out->today.at[rules[i]],
            .timeline = out->past,
            .day = out->date,
            .snoozed_until = out->snoozed_until[rules[i]],
        };
}

/* The first day ahead on which each rule is at its loudest. */
static void loudest_days(const struct assessment *a, day to, struct load_levels *worst, day *on)
{
    *worst = (struct load_levels){0};
    for (day d = a->date + 1; d < to; d++) {
        struct load_levels levels;
        rules_levels(a->future, d, &levels);
        for (int i = 0; i < LOAD_RULE_COUNT; i++)
            if (levels.at[i] > worst->at[i]) {
                worst->at[i] = levels.at[i];
                on[i] = d;
            }
    }
}

/* A rule that speaks louder in the weeks to come than it does now. */
static void add_ahead(struct assessment *out, day to)
{
    struct load_levels worst;
    struct findings ahead = {0};
    day on[LOAD_RULE_COUNT];
    enum load_rule rules[LOAD_RULE_COUNT];
    loudest_days(out, to, &worst, on);
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        ahead.at[i].rule = (enum load_rule)i;
        if (worst.at[i] >= LOAD_INFO && worst.at[i] > out->today.at[i].level)
            rules_evaluate_one(out->future, (enum load_rule)i, on[i], &ahead.at[i], NULL);
    }
    size_t count = rules_order(out->future, &ahead, rules);
    for (size_t i = 0; i < count; i++)
        out->findings[out->finding_count++] = (struct assessed){
            .finding = ahead.at[rules[i]],
            .timeline = out->future,
            .ahead = true,
            .day = on[rules[i]],
            .snoozed_until = out->snoozed_until[rules[i]],
        };
}

/* The days [from, to) that an assessment reads. */
static void reach(const struct world *world, const struct assess_ask *ask, day *from, day *to)
{
    day week = day_week_start(ask->date, world->workdays.week_start);
    *from = week - WEEK_DAYS * ask->back - MEMORY_DAYS;
    *to = week + WEEK_DAYS * (ask->ahead + 1) + ROOM_AHEAD_DAYS;
}

bool assess_burden(struct world *world, const struct assess_ask *ask, const struct view *view,
                   const struct burden *burden, struct assessment *out, struct err *err)
{
    day from, to, week = day_week_start(ask->date, world->workdays.week_start);
    day first = week - WEEK_DAYS * ask->back, end = week + WEEK_DAYS * (ask->ahead + 1);
    reach(world, ask, &from, &to);
    *out = (struct assessment){.date = ask->date, .view = *view, .burden = *burden};
    if (!weigh(world, ask, from, out, err))
        return false;
    rules_evaluate(out->past, ask->date, &out->today);
    out->findings = ARENA_ARRAY(&world->turn, struct assessed, 2 * LOAD_RULE_COUNT);
    add_today(out);
    if (ask->ahead) {
        struct forecast_ask future = {ask->date + 1, forecast_weeks_until(ask->date + 1, end), true,
                                      MINUTES_NONE};
        out->ahead = out->burden.input;
        out->ahead.task_count = 0;
        out->future = forecast_timeline(&world->turn, &out->ahead, &future);
        out->week_count = (size_t)(ask->back + ask->ahead + 1);
        out->weeks = forecast_calendar(&world->turn, out->past, out->future, ask->date, first,
                                       (int)out->week_count);
        add_ahead(out, end);
    }
    return !ask->fixes || assess_remedies(world, out, err);
}

bool assess_build(struct world *world, const struct assess_ask *ask, struct assessment *out,
                  struct err *err)
{
    struct view view;
    struct burden burden;
    day from, to;
    reach(world, ask, &from, &to);
    return burden_read(world, from, to, &view, &burden, err) &&
           assess_burden(world, ask, &view, &burden, out, err);
}
