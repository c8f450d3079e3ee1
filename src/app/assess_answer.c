/* SPDX-License-Identifier: MIT
 *
 * assess_answer: findings in answers: what, how much, since when, by what evidence, whose number,
 * and what to do about it.
 */
#include <string.h>

#include "assess.h"
#include "juggle/load/wording.h"
#include "reply.h"

const char *assess_said(struct world *world, const struct assessed *assessed,
                        void (*say)(struct str *, const struct timeline *, const struct finding *))
{
    struct str text;
    str_init(&text);
    say(&text, assessed->timeline, &assessed->finding);
    const char *kept = arena_strdup(&world->turn, text.text);
    str_finish(&text);
    return kept;
}

/* What the person said on a day: "energy 2, switched off 3 of 5"; NULL: nothing. */
static const char *own_word(struct world *world, const struct assessment *a, day date)
{
    const struct load_input *input = &a->burden.input;
    for (size_t i = 0; i < input->checkin_count; i++) {
        const struct load_checkin *c = &input->checkins[i];
        if (c->day == date && c->energy && c->switched_off)
            return arena_printf(&world->turn, "energy %d, switched off %d of 5", c->energy,
                                c->switched_off);
        if (c->day == date)
            return arena_printf(&world->turn, c->energy ? "energy %d of 5" : "switched off %d of 5",
                                c->energy ? c->energy : c->switched_off);
    }
    return NULL;
}

/* What stands there: the item, the on-site hours of a conference, or the check-in. */
struct assess_evidence assess_evidence(struct world *world, const struct assessment *a,
                                       const struct assessed *assessed, int which)
{
    const struct evidence *evidence = &assessed->finding.evidence[which];
    bool stored = evidence->block >= 0 && (size_t)evidence->block < a->burden.input.block_count;
    const struct burden_item *item = stored ? a->burden.items[evidence->block] : NULL;
    bool self = rules_row(assessed->finding.rule)->family == FAMILY_SELF;
    const char *word = self ? own_word(world, a, evidence->day) : NULL;
    char length[DATE_SIZE];
    if (word)
        return (struct assess_evidence){NULL, word};
    if (item)
        return (struct assess_evidence){
            item->id,
            arena_printf(&world->turn, "%s, %s", item->title,
                         length_format((minutes)((item->end - item->start) / 60), length))};
    return (struct assess_evidence){NULL, stored ? "on site"
                                          : evidence->block < 0
                                              ? "nothing recorded"
                                              : "an ordinary day's work, expected"};
}

static void put_one_evidence(struct value *list, struct world *world, const struct assessment *a,
                             const struct assessed *assessed, int which)
{
    struct value *map = value_push_map(list);
    struct assess_evidence evidence = assess_evidence(world, a, assessed, which);
    put_day(map, "date", assessed->finding.evidence[which].day);
    value_put_text(map, "id", evidence.id);
    value_put_text(map, "text", evidence.text);
}

void put_finding(struct value *list, struct world *world, const struct assessment *a,
                 const struct assessed *assessed)
{
    const struct finding *finding = &assessed->finding;
    const struct rule *rule = rules_row(finding->rule);
    struct value *map = value_push_map(list);
    const char *change = assess_said(world, assessed, wording_change);
    value_put_text(map, "rule", rule->name);
    value_put_text(map, "family", rules_family_word(rule->family));
    value_put_text(map, "level", rules_level_word(finding->level));
    value_put_text(map, "title", rule->title);
    value_put_text(map, "question", rule->question);
    value_put_text(map, "text", assess_said(world, assessed, wording_text));
    value_put_text(map, "fact", assess_said(world, assessed, wording_fact));
    value_put_text(map, "comparison", assess_said(world, assessed, wording_comparison));
    value_put_text(map, "change", change);
    value_put_text(map, "horizon", assessed->ahead ? "ahead" : "now");
    put_day(map, "from", finding->from);
    put_day(map, "to", finding->to);
    struct value *evidence = value_put_list(map, "evidence");
    for (int i = 0; i < finding->evidence_count; i++)
        put_one_evidence(evidence, world, a, assessed, i);
    struct value *fix = value_put_map(map, "fix");
    value_put_text(fix, "text", assessed->remedy.text ? assessed->remedy.text : change);
    value_put_text(fix, "command", assessed->remedy.command);
    value_put_text(map, "source", rule->source);
    put_day(map, "snoozed_until", assessed->snoozed_until);
}

/* The worst of each rule on days [from, to), by plan for what is past or today, with fill after
 * it. */
static void worst_findings(const struct assessment *a, day today, day from, day to,
                           struct assessed worst[])
{
    for (day d = from; d < to; d++) {
        const struct timeline *timeline = d > today && a->future ? a->future : a->past;
        struct findings findings;
        rules_evaluate(timeline, d, &findings);
        for (int i = 0; i < LOAD_RULE_COUNT; i++)
            if (findings.at[i].level > worst[i].finding.level)
                worst[i] = (struct assessed){
                    .finding = findings.at[i],
                    .timeline = timeline,
                    .ahead = d > today,
                    .day = d,
                    .snoozed_until = a->snoozed_until[i],
                };
    }
}

/* What the days' findings are told from. */
struct worst {
    struct assessment a;
    struct assessed at[LOAD_RULE_COUNT];
    enum load_rule order[LOAD_RULE_COUNT];
    size_t count;
};

static bool find_worst(struct world *world, day from, day to, struct worst *out, struct err *err)
{
    struct findings all = {0};
    day last = to - 1 > world->today ? to - 1 : world->today;
    struct assess_ask ask = {
        .date = to <= world->today ? from : world->today,
        .ahead = last > world->today ? (int)(last - world->today) / WEEK_DAYS + 1 : 0,
    };
    memset(out->at, 0, sizeof out->at);
    if (!assess_build(world, &ask, &out->a, err))
        return false;
    worst_findings(&out->a, world->today, from, to, out->at);
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        all.at[i] = out->at[i].finding;
        all.at[i].rule = (enum load_rule)i;
    }
    out->count = rules_order(out->a.past, &all, out->order);
    return true;
}

bool put_findings(struct value *answer, struct world *world, day from, day to, struct err *err)
{
    struct worst worst;
    struct value *list = value_put_list(answer, "findings");
    if (!find_worst(world, from, to, &worst, err))
        return false;
    for (size_t i = 0; i < worst.count; i++)
        put_finding(list, world, &worst.a, &worst.at[worst.order[i]]);
    return true;
}

bool put_findings_to_share(struct value *answer, struct world *world, day from, day to,
                           struct err *err)
{
    struct worst worst;
    struct value *list = value_put_list(answer, "findings");
    if (!find_worst(world, from, to, &worst, err))
        return false;
    for (size_t i = 0; i < worst.count; i++) {
        const struct finding *finding = &worst.at[worst.order[i]].finding;
        const struct rule *rule = rules_row(finding->rule);
        if (rule->family == FAMILY_SELF)
            continue;
        struct value *map = value_push_map(list);
        value_put_text(map, "rule", rule->name);
        value_put_text(map, "family", rules_family_word(rule->family));
        value_put_text(map, "level", rules_level_word(finding->level));
        value_put_text(map, "title", rule->title);
        put_day(map, "from", finding->from);
        put_day(map, "to", finding->to);
    }
    return true;
}
