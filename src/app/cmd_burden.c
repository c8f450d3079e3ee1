/* SPDX-License-Identifier: MIT
 *
 * cmd_burden: burnout, balance and recovery: what the plan costs, told with its evidence.
 */
#include "assess.h"
#include "ledger.h"
#include "juggle/load/wording.h"

enum { WEEKS_DEFAULT = 8, WEEKS_MOST = 52, BALANCE_WEEKS = 4 };

/* At most two decimals, as the contract has hours; shares likewise. */
static double rounded(double value)
{
    double scaled = value * 100 + (value < 0 ? -0.5 : 0.5);
    return (double)(int64_t)scaled / 100;
}

/* Before the first recorded day there is nothing to say. */
static void put_value(struct value *map, const char *key, const struct assessment *a,
                      const struct finding *finding)
{
    if (finding->has_value && a->date >= timeline_first(a->past))
        value_put_real(map, key, finding->value);
    else
        value_put_null(map, key);
}

static void put_limits(struct value *map, const struct load_config *config, enum load_rule rule)
{
    struct value *limits = value_put_map(map, "limits");
    for (int level = LOAD_INFO; level <= LOAD_ALERT; level++) {
        double limit;
        if (rules_limit(config, rule, (enum load_level)level, &limit))
            value_put_real(limits, rules_level_word((enum load_level)level), limit);
    }
}

static void put_rules(struct value *answer, const struct assessment *a)
{
    struct value *list = value_put_list(answer, "rules");
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        const struct finding *finding = &a->today.at[i];
        const struct rule *rule = rules_row((enum load_rule)i);
        struct value *map = value_push_map(list);
        value_put_text(map, "rule", rule->name);
        value_put_text(map, "family", rules_family_word(rule->family));
        value_put_text(map, "title", rule->title);
        value_put_text(map, "level", rules_level_word(finding->level));
        put_value(map, "value", a, finding);
        value_put_text(map, "unit", limits_unit_word(rule->unit));
        put_limits(map, timeline_config(a->past), (enum load_rule)i);
        put_day(map, "from", finding->from);
        put_day(map, "to", finding->to);
        put_day(map, "snoozed_until", a->snoozed_until[i]);
    }
}

static void put_weeks(struct value *answer, const struct assessment *a)
{
    struct value *list = value_put_list(answer, "weeks");
    for (size_t i = 0; i < a->week_count; i++) {
        const struct load_week *week = &a->weeks[i];
        struct value *map = value_push_map(list);
        put_day(map, "from", week->from);
        value_put_real(map, "hours", rounded(week->work / 60.0));
        value_put_real(map, "index", rounded(week->index));
        value_put_int(map, "rest_min", week->longest_rest);
        value_put_int(map, "nights_away", week->nights);
        value_put_text(map, "level", headline_word(week->headline));
        struct value *rules = value_put_map(map, "rules");
        for (int rule = 0; rule < LOAD_RULE_COUNT; rule++)
            if (week->level[rule] >= LOAD_INFO)
                value_put_text(rules, rules_row((enum load_rule)rule)->name,
                               rules_level_word(week->level[rule]));
        value_put_bool(map, "forecast", week->forecast);
    }
}

static void put_today(struct value *answer, struct world *world, const struct assessment *a)
{
    struct str headline;
    str_init(&headline);
    wording_headline(&headline, a->past, &a->today);
    put_day(answer, "date", a->date);
    value_put_text(answer, "level", headline_word(a->today.headline));
    value_put_text(answer, "headline", arena_strdup(&world->turn, headline.text));
    value_put_int(answer, "coverage", a->today.coverage);
    value_put_real(answer, "assumed_share", rounded(a->today.assumed_share));
    value_put_real(answer, "hours", rounded(a->today.work / 60.0));
    value_put_real(answer, "index", rounded(a->today.index));
    value_put_int(answer, "longest_rest_min", a->today.longest_rest);
    value_put_int(answer, "nights_away", a->today.nights_away);
    value_put_text(answer, "footer", wording_footer(&a->today));
    str_finish(&headline);
}

void put_burnout(struct value *answer, struct world *world, const struct assessment *a)
{
    put_today(answer, world, a);
    put_rules(answer, a);
    struct value *findings = value_put_list(answer, "findings");
    for (size_t i = 0; i < a->finding_count; i++)
        put_finding(findings, world, a, &a->findings[i]);
    put_weeks(answer, a);
}

bool cmd_burnout(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct assessment assessment;
    int64_t weeks;
    if (!read_count(call_option(call, "--weeks"), 1, WEEKS_MOST, WEEKS_DEFAULT, &weeks, err))
        return false;
    bool brief = call_has(call, "--short");
    struct assess_ask ask = {world->today, (int)weeks, (int)weeks, !brief, true};
    if (!assess_build(world, &ask, &assessment, err))
        return false;
    struct value *answer = reply_open(reply, world, "burnout");
    put_burnout(answer, world, &assessment);
    if (brief)
        value_put_bool(answer, "short", true);
    if (call_has(call, "--exit-code") && assessment.today.headline == HEADLINE_AMBER)
        reply->outcome = ERR_AMBER;
    else if (call_has(call, "--exit-code") && assessment.today.headline == HEADLINE_RED)
        reply->outcome = ERR_RED;
    return true;
}

/* ---- balance ---- */

struct mix {
    struct agenda_area areas[AREA_COUNT];
    int64_t minutes[AREA_COUNT]; /* done and still planned, each minute once */
    int64_t total;
};

static void add_days(struct mix *mix, const struct agenda_day *days,
                     const struct timeline *timeline, int count)
{
    for (int i = 0; i < count; i++) {
        struct load_day load = timeline_day(timeline, days[i].day);
        for (int area = 0; area < AREA_COUNT; area++) {
            mix->areas[area].planned += days[i].areas[area].planned;
            mix->areas[area].done += days[i].areas[area].done;
            mix->minutes[area] += load.area[area];
            mix->total += load.area[area];
        }
    }
}

static void put_mix(struct value *map, const struct load_config *config, const struct mix *mix)
{
    struct value *areas = value_put_map(map, "areas");
    for (int area = 0; area < AREA_COUNT; area++) {
        struct value *one = value_put_map(areas, area_word((enum area)area));
        double share = mix->total ? (double)mix->minutes[area] / (double)mix->total : 0;
        value_put_real(one, "target_share", rounded(config->target[area]));
        value_put_int(one, "planned_min", mix->areas[area].planned);
        value_put_int(one, "done_min", mix->areas[area].done);
        value_put_real(one, "share", rounded(share));
        value_put_real(one, "drift", mix->total ? rounded(share - config->target[area]) : 0);
    }
}

bool cmd_balance(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    int64_t weeks;
    struct view view;
    struct burden burden;
    struct mix all = {0};
    if (!read_count(call_option(call, "--weeks"), 1, WEEKS_MOST, BALANCE_WEEKS, &weeks, err))
        return false;
    day to = day_week_start(world->today, world->workdays.week_start) + 7;
    day from = to - 7 * (day)weeks;
    if (!world_view(world, from, to, &view, err))
        return false;
    burden_build(world, &view, from, to, &burden);
    const struct timeline *timeline = timeline_build(&world->turn, &burden.input);
    struct agenda_day *days = ARENA_ARRAY(&world->turn, struct agenda_day, (size_t)(to - from));
    agenda_days_build(&world->turn, &view, from, (int)(to - from), days);
    add_days(&all, days, timeline, (int)(to - from));
    struct value *answer = reply_open(reply, world, "balance");
    put_day(answer, "from", from);
    put_day(answer, "to", to);
    put_mix(answer, burden.input.config, &all);
    struct value *list = value_put_list(answer, "weeks");
    for (day week = from; week < to; week += 7) {
        struct mix mix = {0};
        struct value *map = value_push_map(list);
        add_days(&mix, &days[week - from], timeline, 7);
        put_day(map, "from", week);
        put_mix(map, burden.input.config, &mix);
    }
    return true;
}

/* ---- recovery ---- */

bool cmd_recovery(struct world *world, const struct call *call, struct reply *reply,
                  struct err *err)
{
    struct ledger ledger;
    (void)call;
    return ledger_read(world, reply_open(reply, world, "recovery"), &ledger, err);
}
