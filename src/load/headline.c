/* SPDX-License-Identifier: MIT
 *
 * headline: families, corroboration and persistence.
 */
#include "juggle/load/headline.h"

#include "juggle/load/rules.h"

/* The days that matter, and which rules count on the last of them. */
struct span_of_days {
    const struct load_levels *days;
    size_t count;
    bool silent[LOAD_RULE_COUNT];
};

static const char *const words[] = {"grey", "green", "amber", "red"};

static enum load_level level_at(const struct span_of_days *span, size_t i, int rule)
{
    return span->silent[rule] ? LOAD_NODATA : (enum load_level)span->days[i].at[rule];
}

/* The worst level of a family's rules. */
static enum load_level family_level(const struct span_of_days *span, size_t i,
                                    enum load_family family)
{
    enum load_level worst = LOAD_NODATA;
    for (int rule = 0; rule < LOAD_RULE_COUNT; rule++)
        if (rules_row((enum load_rule)rule)->family == family && level_at(span, i, rule) > worst)
            worst = level_at(span, i, rule);
    return worst;
}

/* The same core alert today and on many days before. */
static bool alert_persists(const struct load_config *config, const struct span_of_days *span)
{
    for (int rule = 0; rule < LOAD_RULE_COUNT; rule++) {
        enum load_family family = rules_row((enum load_rule)rule)->family;
        int days = 0;
        if (rules_family_part(family) != LOAD_CORE ||
            level_at(span, span->count - 1, rule) != LOAD_ALERT)
            continue;
        for (size_t i = 0; i < span->count; i++)
            days += level_at(span, i, rule) == LOAD_ALERT;
        if (days >= config->limit.persist_days)
            return true;
    }
    return false;
}

static bool family_persists(const struct load_config *config, const struct span_of_days *span,
                            enum load_family family)
{
    int days = 0;
    for (size_t i = 0; i < span->count; i++)
        days += family_level(span, i, family) >= LOAD_WARN;
    return days >= config->limit.persist_days;
}

static enum headline span_headline(const struct load_config *config,
                                   const struct span_of_days *span)
{
    size_t today = span->count - 1;
    int warns = 0, alerts = 0, core_warns = 0, core_alerts = 0;
    bool chronic = false;
    for (int i = 0; i < LOAD_FAMILY_COUNT; i++) {
        enum load_family family = (enum load_family)i;
        enum load_part part = rules_family_part(family);
        enum load_level level = family_level(span, today, family);
        if (part == LOAD_SHOWN || level < LOAD_WARN)
            continue;
        warns++;
        alerts += level == LOAD_ALERT;
        if (part != LOAD_CORE)
            continue;
        core_warns++;
        core_alerts += level == LOAD_ALERT;
        chronic = chronic || family_persists(config, span, family);
    }
    bool own_word = level_at(span, today, RULE_C3) == LOAD_ALERT;
    if (own_word || alert_persists(config, span) || (core_alerts && core_warns >= 2))
        return HEADLINE_RED;
    if (alerts || warns >= 2 || chronic)
        return HEADLINE_AMBER;
    if (span->days[today].coverage < config->limit.coverage_min_pct)
        return HEADLINE_GREY;
    return HEADLINE_GREEN;
}

enum headline headline_of(const struct load_config *config, const day *snoozed_until,
                          const struct load_levels *days, size_t count)
{
    size_t window = config->limit.persist_window < 1 ? 1 : (size_t)config->limit.persist_window;
    if (window > count)
        window = count;
    struct span_of_days span = {.days = days + (count - window), .count = window};
    for (int i = 0; snoozed_until && i < LOAD_RULE_COUNT; i++)
        span.silent[i] = snoozed_until[i] != DAY_NONE && days[count - 1].day < snoozed_until[i];
    return span_headline(config, &span);
}

const char *headline_word(enum headline headline)
{
    return words[headline];
}
