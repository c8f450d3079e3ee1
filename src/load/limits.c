/* SPDX-License-Identifier: MIT
 *
 * limits: the rows of rules.def as settings with defaults.
 */
#include "juggle/load/limits.h"

#include <math.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

#define BIT(level) (1u << LOAD_##level)

/* Where a row's number lives. */
struct place {
    size_t offset;
    bool whole;
};

static const struct limit rows[] = {
#define LIMIT(rule, field, levels, preset, unit, source)                                           \
    {#field, RULE_##rule, levels, UNIT_##unit, preset, source},
#define SPAN(rule, field, preset, unit, source)                                                    \
    {#field, RULE_##rule, 0, UNIT_##unit, preset, source},
#include "juggle/load/rules.def"
};

static const struct place places[] = {
#define LIMIT(rule, field, levels, preset, unit, source)                                           \
    {offsetof(struct load_limits, field), false},
#define SPAN(rule, field, preset, unit, source) {offsetof(struct load_limits, field), true},
#include "juggle/load/rules.def"
};

static const struct load_limits presets = {
#define LIMIT(rule, field, levels, preset, unit, source) .field = preset,
#define SPAN(rule, field, preset, unit, source) .field = preset,
#include "juggle/load/rules.def"
};

/* On which side of a limit a rule begins to speak. */
static const int sides[] = {
#define ABOVE 1
#define BELOW -1
#define RULE(name, family, unit, side, title, question, source) side,
#include "juggle/load/rules.def"
};

static const char *const unit_words[] = {
    [UNIT_MINUTES] = "min",   [UNIT_CLOCK] = "clock",     [UNIT_DAYS] = "days",
    [UNIT_NIGHTS] = "nights", [UNIT_COUNT] = "count",     [UNIT_RATIO] = "ratio",
    [UNIT_SHARE] = "share",   [UNIT_PERCENT] = "percent", [UNIT_SCALE] = "scale",
    [UNIT_SIGMA] = "sigma",   [UNIT_YES] = "yes",         [UNIT_DATE] = "date",
};

/* The longest stretch of days that a window may be: ten years. */
enum { SPAN_MOST = 3660 };

const char *limits_unit_word(enum load_unit unit)
{
    return unit_words[unit];
}

void limits_default(struct load_config *config)
{
    struct workdays workdays;
    *config = (struct load_config){.limit = presets};
    for (int area = 0; area < AREA_COUNT; area++)
        config->target[area] = area_default_share((enum area)area) / 100.0;
    workdays_default(&workdays);
    limits_set_workdays(config, &workdays);
}

void limits_set_workdays(struct load_config *config, const struct workdays *workdays)
{
    bool found = false;
    config->contract_week = config->contract_day = 0;
    for (int i = 0; i < 7; i++) {
        const struct workday *workday = &workdays->at[i];
        config->workdays[i] = workday->works;
        if (!workday->works)
            continue;
        config->contract_week += workday->contract;
        if (workday->contract > config->contract_day)
            config->contract_day = workday->contract;
        if (!found) {
            config->work_start = workday->start;
            config->work_end = workday->end;
        }
        found = true;
    }
    config->lunch_start = workdays->lunch_start;
    config->lunch_end = workdays->lunch_end;
    config->day_turn = workdays->day_starts_at;
}

int limits_workday_count(const struct load_config *config)
{
    int count = 0;
    for (int i = 0; i < 7; i++)
        count += config->workdays[i];
    return count;
}

double limits_reference_week(const struct load_config *config)
{
    return config->contract_week * config->limit.ref_intensity;
}

size_t limits_count(void)
{
    return sizeof rows / sizeof *rows;
}

const struct limit *limits_row(size_t row)
{
    return &rows[row];
}

const struct limit *limits_find(const char *key)
{
    for (size_t i = 0; i < limits_count(); i++)
        if (str_equal_nocase(rows[i].key, key))
            return &rows[i];
    return NULL;
}

static const struct place *place_of(const struct limit *limit)
{
    return &places[limit - rows];
}

double limits_value(const struct load_config *config, const struct limit *limit)
{
    const char *base = (const char *)&config->limit + place_of(limit)->offset;
    if (place_of(limit)->whole)
        return *(const int32_t *)(const void *)base;
    return *(const double *)(const void *)base;
}

void limits_set(struct load_config *config, const struct limit *limit, double value)
{
    char *base = (char *)&config->limit + place_of(limit)->offset;
    if (!place_of(limit)->whole)
        *(double *)(void *)base = value;
    else if (value >= 0 && value <= SPAN_MOST)
        *(int32_t *)(void *)base = (int32_t)value;
    else
        *(int32_t *)(void *)base = value < 0 ? 0 : SPAN_MOST;
}

static bool parse_number(const char *text, double low, double high, double *value)
{
    double number;
    if (!parse_real(text, &number) || number < low || number > high)
        return false;
    *value = number;
    return true;
}

bool limits_parse(const struct limit *limit, const char *text, double *value)
{
    minutes length;
    if (limit->levels && str_equal_nocase(text, "off")) {
        *value = limit->rule != RULE_NONE && sides[limit->rule] == BELOW ? -INFINITY : INFINITY;
        return true;
    }
    switch (limit->unit) {
    case UNIT_MINUTES:
    case UNIT_CLOCK:
        if (limit->unit == UNIT_CLOCK ? !parse_clock(text, &length)
                                      : !parse_length(text, DAY_MINUTES, &length))
            return false;
        *value = length;
        return length >= 0;
    case UNIT_DAYS:
    case UNIT_NIGHTS:
    case UNIT_COUNT:
        return parse_number(text, 0, SPAN_MOST, value);
    case UNIT_RATIO:
    case UNIT_PERCENT:
        return parse_number(text, 0, 1000, value);
    case UNIT_SHARE:
        return parse_number(text, 0, 1, value);
    case UNIT_SCALE:
        return parse_number(text, 0, 10, value);
    case UNIT_SIGMA:
        return parse_number(text, -10, 10, value);
    case UNIT_YES:
    case UNIT_DATE:
        return false;
    }
    return false;
}
