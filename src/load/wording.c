/* SPDX-License-Identifier: MIT
 *
 * wording: the sentences of rules.def with their places filled in.
 */
#include "juggle/load/wording.h"

#include <string.h>

#include "rules_parts.h"
#include "wording_parts.h"

enum part { PART_FACT, PART_COMPARISON, PART_CHANGE, PART_COUNT };

struct phrase {
    enum load_rule rule;
    enum load_level level;
    const char *part[PART_COUNT];
};

static const struct phrase phrases[] = {
#define SAY(rule, level, fact, comparison, change)                                                 \
    {RULE_##rule, LOAD_##level, {fact, comparison, change}},
#include "juggle/load/rules.def"
};

enum { PHRASE_COUNT = sizeof phrases / sizeof *phrases, HALF_HOUR = 30, FAMILIES_NAMED = 3 };

static const char footer[] =
    "These are signs in a calendar, not a medical opinion. If you feel exhausted or low for weeks, "
    "talk to someone you trust, your doctor or occupational health.";

struct places {
    const struct timeline *timeline;
    const struct finding *finding;
};

/* The last row of the rule that the level reaches; one without a value has a row of its own. */
static const struct phrase *find_phrase(const struct finding *finding)
{
    const struct phrase *found = NULL;
    for (int i = 0; i < PHRASE_COUNT; i++) {
        const struct phrase *phrase = &phrases[i];
        bool fits = finding->has_value
                        ? phrase->level >= LOAD_INFO && phrase->level <= finding->level
                        : phrase->level == LOAD_NODATA;
        if (phrase->rule == finding->rule && fits)
            found = phrase;
    }
    return rules_speaks(finding) ? found : NULL;
}

/* A date with its time, unless it is midnight. */
static void add_moment(struct str *out, const struct places *places, moment at)
{
    const struct steps *steps = &places->timeline->steps;
    char clock[DATE_SIZE];
    if (at == MOMENT_NONE)
        return;
    day d = steps_day(steps, at);
    minutes minute = steps_minute(steps, at);
    str_addf(out, "%s ", weekday_short(day_weekday(d)));
    wording_day(out, d);
    if (minute)
        str_addf(out, ", %s", clock_format(minute, true, clock));
}

static void add_day(struct str *out, day d)
{
    if (d == DAY_NONE)
        return;
    str_addf(out, "%s ", weekday_short(day_weekday(d)));
    wording_day(out, d);
}

static bool level_limit(const struct places *places, double *limit)
{
    const struct finding *finding = places->finding;
    for (enum load_level level = finding->level; level >= LOAD_INFO; level--)
        if (rules_limit(&places->timeline->config, finding->rule, level, limit))
            return true;
    return false;
}

/* What would have to go, or is missing; of minutes so many half hours that it surely is enough. */
static void add_over(struct str *out, const struct places *places)
{
    const struct rule *rule = rules_row(places->finding->rule);
    double limit, over = 0;
    if (level_limit(places, &limit))
        over = rule->side == LOAD_ABOVE ? places->finding->value - limit
                                        : limit - places->finding->value;
    if (rule->unit == UNIT_MINUTES)
        over = HALF_HOUR * (double)(floor_div((int64_t)over, HALF_HOUR) + 1);
    wording_value(out, rule->unit, over);
}

/* The areas that took more and got less than wanted, most and least. */
static void add_drift(struct str *out, const struct places *places)
{
    int most = 0, least = 0;
    double drift[AREA_COUNT];
    for (int i = 0; i < AREA_COUNT; i++) {
        const struct note *share = rules_note(places->finding, area_word((enum area)i));
        drift[i] = share ? 100 * (share->value - places->timeline->config.target[i]) : 0;
        most = drift[i] > drift[most] ? i : most;
        least = drift[i] < drift[least] ? i : least;
    }
    str_addf(out, "%s %+.0f points, %s %+.0f", area_word((enum area)most), drift[most],
             area_word((enum area)least), drift[least]);
}

static bool is_place(const char *place, size_t length, const char *name)
{
    return strlen(name) == length && strncmp(place, name, length) == 0;
}

static void add_note(struct str *out, const struct finding *finding, const char *place,
                     size_t length)
{
    for (int i = 0; i < finding->note_count; i++) {
        const struct note *note = &finding->notes[i];
        if (is_place(place, length, note->name)) {
            wording_value(out, note->unit, note->value);
            return;
        }
    }
}

/* Said of a time whose beginning is not on record. */
static void add_at_least(struct str *out, const struct finding *finding)
{
    const struct note *at_least = rules_note(finding, "at_least");
    if (at_least && at_least->value > 0)
        str_add(out, "at least ");
}

static void add_place(struct str *out, const struct places *places, const char *place,
                      size_t length)
{
    const struct finding *finding = places->finding;
    enum load_unit unit = rules_row(finding->rule)->unit;
    double limit;
    if (is_place(place, length, "value"))
        wording_value(out, unit, finding->value);
    else if (is_place(place, length, "count"))
        wording_value(out, UNIT_COUNT, finding->value);
    else if (is_place(place, length, "limit") && level_limit(places, &limit))
        wording_value(out, unit, limit);
    else if (is_place(place, length, "over"))
        add_over(out, places);
    else if (is_place(place, length, "day"))
        add_day(out, finding->day);
    else if (is_place(place, length, "from"))
        wording_day(out, finding->from);
    else if (is_place(place, length, "to"))
        wording_day(out, finding->to);
    else if (is_place(place, length, "at"))
        add_moment(out, places, finding->at);
    else if (is_place(place, length, "until"))
        add_moment(out, places, finding->until);
    else if (is_place(place, length, "drift"))
        add_drift(out, places);
    else if (is_place(place, length, "at_least"))
        add_at_least(out, finding);
    else
        add_note(out, finding, place, length);
}

static void add_part(struct str *out, const struct timeline *timeline,
                     const struct finding *finding, enum part part)
{
    const struct phrase *phrase = find_phrase(finding);
    const struct places places = {timeline, finding};
    if (!phrase)
        return;
    for (const char *text = phrase->part[part]; *text;) {
        size_t plain = strcspn(text, "{");
        str_add_bytes(out, text, plain);
        text += plain;
        if (!*text)
            break;
        size_t length = strcspn(++text, "}");
        add_place(out, &places, text, length);
        text += length + 1;
    }
}

void wording_fact(struct str *out, const struct timeline *timeline, const struct finding *finding)
{
    add_part(out, timeline, finding, PART_FACT);
}

void wording_comparison(struct str *out, const struct timeline *timeline,
                        const struct finding *finding)
{
    add_part(out, timeline, finding, PART_COMPARISON);
}

void wording_change(struct str *out, const struct timeline *timeline, const struct finding *finding)
{
    add_part(out, timeline, finding, PART_CHANGE);
}

void wording_text(struct str *out, const struct timeline *timeline, const struct finding *finding)
{
    if (!find_phrase(finding))
        return;
    wording_fact(out, timeline, finding);
    str_add_char(out, ' ');
    wording_comparison(out, timeline, finding);
    str_add_char(out, ' ');
    wording_change(out, timeline, finding);
}

static bool is_snoozed(const struct timeline *timeline, const struct findings *findings,
                       enum load_rule rule)
{
    const day *until = timeline->in.snoozed_until;
    return until && until[rule] != DAY_NONE && findings->day < until[rule];
}

/* "hours + rest: ", three at most, and the first of what is worth a word. */
static void add_reasons(struct str *out, const struct timeline *timeline,
                        const struct findings *findings)
{
    enum load_rule order[LOAD_RULE_COUNT];
    size_t count = rules_order(timeline, findings, order);
    const struct finding *first = NULL;
    unsigned named = 0;
    int families = 0;
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = &findings->at[order[i]];
        enum load_family family = rules_row(order[i])->family;
        bool counts =
            rules_family_part(family) != LOAD_SHOWN && !is_snoozed(timeline, findings, order[i]);
        if (!counts || finding->level < LOAD_WARN || (named >> family & 1u))
            continue;
        if (families++ < FAMILIES_NAMED)
            str_addf(out, "%s%s", named ? " + " : "", rules_family_word(family));
        named |= 1u << family;
        first = first ? first : finding;
    }
    if (!first)
        return;
    str_add(out, ": ");
    wording_fact(out, timeline, first);
}

void wording_headline(struct str *out, const struct timeline *timeline,
                      const struct findings *findings)
{
    switch (findings->headline) {
    case HEADLINE_GREY:
        str_addf(out, "Too little is recorded to say: %d %% of the last seven days.",
                 findings->coverage);
        break;
    case HEADLINE_GREEN:
        str_add(out, "Nothing stands out in what is recorded.");
        break;
    case HEADLINE_AMBER:
    case HEADLINE_RED:
        add_reasons(out, timeline, findings);
        break;
    }
}

const char *wording_care(void)
{
    return footer;
}

const char *wording_footer(const struct findings *findings)
{
    bool own_word = findings->at[RULE_C3].level == LOAD_ALERT;
    return findings->headline >= HEADLINE_AMBER || own_word ? footer : NULL;
}
