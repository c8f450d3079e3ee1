/* SPDX-License-Identifier: MIT
 *
 * rules: the table of rules, and one day judged by all of them.
 */
#include "juggle/load/rules.h"

#include <math.h>

#include "juggle/base/str.h"
#include "rules_parts.h"

/* Headlines of single days look no further back, whatever persist_window says. */
enum { LOOK_BACK_MOST = 60 };

static const struct rule rules[] = {
#define RULE(name, family, unit, side, title, question, source)                                    \
    {#name, FAMILY_##family, UNIT_##unit, LOAD_##side, title, question, source},
#include "juggle/load/rules.def"
};

struct family_row {
    const char *word;
    enum load_part part;
};

static const struct family_row families[] = {
#define FAMILY(name, word, part) {word, LOAD_##part},
#include "juggle/load/rules.def"
};

static const char *const level_words[] = {"nodata", "ok", "info", "warn", "alert"};

static rule_judge *const judges[LOAD_RULE_COUNT] = {
    [RULE_H1] = rules_h1, [RULE_H2] = rules_h2, [RULE_H3] = rules_h3, [RULE_R1] = rules_r1,
    [RULE_R2] = rules_r2, [RULE_R3] = rules_r3, [RULE_R4] = rules_r4, [RULE_R5] = rules_r5,
    [RULE_R6] = rules_r6, [RULE_R7] = rules_r7, [RULE_L1] = rules_l1, [RULE_L2] = rules_l2,
    [RULE_T1] = rules_t1, [RULE_T2] = rules_t2, [RULE_T3] = rules_t3, [RULE_T4] = rules_t4,
    [RULE_S1] = rules_s1, [RULE_F1] = rules_f1, [RULE_C1] = rules_c1, [RULE_C2] = rules_c2,
    [RULE_C3] = rules_c3, [RULE_C4] = rules_c4, [RULE_P1] = rules_p1, [RULE_B1] = rules_b1,
};

const struct rule *rules_row(enum load_rule rule)
{
    return &rules[rule];
}

bool rules_parse(const char *name, enum load_rule *out)
{
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        if (str_equal_nocase(rules[i].name, name)) {
            *out = (enum load_rule)i;
            return true;
        }
    return false;
}

const char *rules_family_word(enum load_family family)
{
    return families[family].word;
}

enum load_part rules_family_part(enum load_family family)
{
    return families[family].part;
}

const char *rules_level_word(enum load_level level)
{
    return level_words[level];
}

bool rules_level_parse(const char *word, enum load_level *out)
{
    for (int i = 0; i < LOAD_LEVEL_COUNT; i++)
        if (str_equal(level_words[i], word)) {
            *out = (enum load_level)i;
            return true;
        }
    return false;
}

/* Limits that are made of several numbers, or of none. */
static double derived_limit(const struct load_config *config, enum load_rule rule,
                            enum load_level level)
{
    if (rule == RULE_S1 && level == LOAD_INFO)
        return config->target[AREA_SUPPORT] + config->limit.s1_over_target;
    if (rule == RULE_T2 && level == LOAD_INFO)
        return 0;
    if (rule == RULE_F1 && level == LOAD_WARN)
        return 0;
    if (rule == RULE_P1 && level == LOAD_INFO && config->limit.p1_slip > 0)
        return 1 / config->limit.p1_slip;
    if (rule == RULE_P1 && level == LOAD_WARN)
        return 1;
    return NAN;
}

bool rules_limit(const struct load_config *config, enum load_rule rule, enum load_level level,
                 double *out)
{
    double value = derived_limit(config, rule, level);
    for (size_t i = 0; i < limits_count(); i++) {
        const struct limit *limit = limits_row(i);
        if (limit->rule == rule && (limit->levels >> level & 1u))
            value = limits_value(config, limit);
    }
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}

void rules_add_note(struct finding *out, const char *name, enum load_unit unit, double value)
{
    if (out->note_count < NOTES_MAX)
        out->notes[out->note_count++] = (struct note){name, unit, value};
}

const struct note *rules_note(const struct finding *finding, const char *name)
{
    for (int i = 0; i < finding->note_count; i++)
        if (str_equal(finding->notes[i].name, name))
            return &finding->notes[i];
    return NULL;
}

static bool piece_is(const struct load_piece *piece, enum piece_sort sort)
{
    return sort == PIECE_ANY || kind_is_travel(piece->kind) == (sort == PIECE_TRAVEL);
}

void rules_add_evidence(const struct timeline *timeline, struct finding *out, day d,
                        enum piece_sort sort)
{
    size_t count;
    const struct load_piece *pieces = timeline_pieces(timeline, d, &count);
    int64_t most = -1;
    struct evidence evidence = {d, -1};
    for (size_t i = 0; i < count; i++) {
        int64_t load = (pieces[i].end - pieces[i].start) * pieces[i].tenths;
        if (piece_is(&pieces[i], sort) && load > most) {
            most = load;
            evidence.block = pieces[i].block;
        }
    }
    if (out->evidence_count < EVIDENCE_MAX)
        out->evidence[out->evidence_count++] = evidence;
}

void rules_add_work_days(const struct timeline *timeline, struct finding *out, enum piece_sort sort)
{
    for (day d = out->from; d <= out->to && out->evidence_count < EVIDENCE_MAX; d++) {
        const struct load_day *row = day_row(timeline, d);
        if (sort == PIECE_NONTRAVEL ? row->nontravel : row->work)
            rules_add_evidence(timeline, out, d, sort);
    }
}

enum load_level rules_at_least(double value, double info, double warn, double alert)
{
    if (value >= alert)
        return LOAD_ALERT;
    if (value >= warn)
        return LOAD_WARN;
    return value >= info ? LOAD_INFO : LOAD_OK;
}

enum load_level rules_above(double value, double info, double warn, double alert)
{
    if (value > alert)
        return LOAD_ALERT;
    if (value > warn)
        return LOAD_WARN;
    return value > info ? LOAD_INFO : LOAD_OK;
}

/* On days off nobody is nudged about how work is shared; before the first day nothing is known. */
static void judge(const struct timeline *timeline, enum load_rule rule, day d, int coverage,
                  struct finding *out)
{
    enum load_family family = rules[rule].family;
    *out = (struct finding){.rule = rule,
                            .level = LOAD_NODATA,
                            .from = d,
                            .to = d,
                            .day = DAY_NONE,
                            .at = MOMENT_NONE,
                            .until = MOMENT_NONE};
    if (day_row(timeline, d)->off && families[family].part != LOAD_CORE)
        return;
    judges[rule](timeline, d, out);
    bool quiet = out->level == LOAD_OK && family != FAMILY_SELF &&
                 coverage < timeline->config.limit.coverage_min_pct;
    if (quiet || d < timeline->first || !timeline->recorded)
        out->level = LOAD_NODATA;
    if (!rules_speaks(out))
        out->evidence_count = 0;
}

void rules_evaluate_one(const struct timeline *timeline, enum load_rule rule, day d,
                        struct finding *out, int *coverage)
{
    int known = timeline_coverage(timeline, d - WEEK_DAYS + 1, d);
    judge(timeline, rule, d, known, out);
    if (coverage)
        *coverage = known;
}

void rules_levels(const struct timeline *timeline, day d, struct load_levels *out)
{
    *out = (struct load_levels){.day = d,
                                .coverage = timeline_coverage(timeline, d - WEEK_DAYS + 1, d)};
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        struct finding finding;
        judge(timeline, (enum load_rule)i, d, out->coverage, &finding);
        out->at[i] = (uint8_t)finding.level;
    }
}

void rules_judge_day(const struct timeline *timeline, day d, struct findings *out)
{
    day from = d - WEEK_DAYS + 1;
    moment end = steps_end_of_day(&timeline->steps, d);
    moment week_ago = end - (moment)WEEK_DAYS * DAY_MINUTES;
    *out = (struct findings){.day = d,
                             .coverage = timeline_coverage(timeline, from, d),
                             .assumed_share = timeline_assumed(timeline, from, d),
                             .work = timeline_work(timeline, from, d),
                             .index = timeline_index(timeline, d)};
    out->longest_rest = (minutes)rest_longest(timeline, week_ago, end).inside;
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        judge(timeline, (enum load_rule)i, d, out->coverage, &out->at[i]);
    out->nights_away = (int)out->at[RULE_T3].value;
}

void rules_take_levels(const struct findings *findings, struct load_levels *out)
{
    *out = (struct load_levels){.day = findings->day, .coverage = findings->coverage};
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        out->at[i] = (uint8_t)findings->at[i].level;
}

static enum headline look_back(const struct timeline *timeline, const struct findings *findings)
{
    struct load_levels days[LOOK_BACK_MOST];
    int32_t window = timeline->config.limit.persist_window;
    int count = window < 1 ? 1 : window > LOOK_BACK_MOST ? LOOK_BACK_MOST : window;
    for (int i = 0; i < count - 1; i++)
        rules_levels(timeline, findings->day - count + 1 + i, &days[i]);
    rules_take_levels(findings, &days[count - 1]);
    return headline_of(&timeline->config, timeline->in.snoozed_until, days, (size_t)count);
}

void rules_evaluate(const struct timeline *timeline, day d, struct findings *out)
{
    rules_judge_day(timeline, d, out);
    out->headline = look_back(timeline, out);
}

/* How far a value is over its limit, as a ratio; limits of zero leave the bare value. */
static double excess(const struct load_config *config, const struct finding *finding)
{
    double limit;
    if (!finding->has_value || !rules_limit(config, finding->rule, finding->level, &limit))
        return 1;
    if (rules[finding->rule].side == LOAD_BELOW)
        return finding->value > 0 ? limit / finding->value : 1 + limit - finding->value;
    return limit > 0 ? finding->value / limit : 1 + finding->value - limit;
}

static bool outweighs(const struct load_config *config, const struct finding *a,
                      const struct finding *b)
{
    enum load_part a_part = families[rules[a->rule].family].part;
    enum load_part b_part = families[rules[b->rule].family].part;
    if (a->level != b->level)
        return a->level > b->level;
    if (a_part != b_part)
        return a_part < b_part;
    return excess(config, a) > excess(config, b);
}

size_t rules_order(const struct timeline *timeline, const struct findings *findings,
                   enum load_rule *order)
{
    size_t count = 0;
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        const struct finding *finding = &findings->at[i];
        size_t place = count;
        if (finding->level < LOAD_INFO)
            continue;
        while (place && outweighs(&timeline->config, finding, &findings->at[order[place - 1]])) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = (enum load_rule)i;
        count++;
    }
    return count;
}
