/* SPDX-License-Identifier: MIT
 *
 * limits: the numbers of the model, all of them settings: those of the rules from rules.def, and
 * the person's own anchors. They are never learned from history, or overload would slowly become
 * normal.
 */
#ifndef JUGGLE_LOAD_LIMITS_H
#define JUGGLE_LOAD_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "juggle/base/date.h"
#include "juggle/model/kind.h"
#include "juggle/model/workdays.h"

enum load_rule {
#define RULE(name, family, unit, side, title, question, source) RULE_##name,
#include "juggle/load/rules.def"
    LOAD_RULE_COUNT,
    RULE_NONE = LOAD_RULE_COUNT
};

/* nodata: can't say, or too little is recorded to call it ok. */
enum load_level { LOAD_NODATA, LOAD_OK, LOAD_INFO, LOAD_WARN, LOAD_ALERT, LOAD_LEVEL_COUNT };

/* What a number means: how it is read from a config and shown. */
enum load_unit {
    UNIT_MINUTES, /* a length */
    UNIT_CLOCK,   /* minutes since midnight */
    UNIT_DAYS,
    UNIT_NIGHTS,
    UNIT_COUNT,   /* a plain number */
    UNIT_RATIO,   /* 1.5: one and a half times */
    UNIT_SHARE,   /* 0.30 */
    UNIT_PERCENT, /* 70 */
    UNIT_SCALE,   /* a rating: check-ins 1..5, intensity 0..10 */
    UNIT_SIGMA,   /* standard deviations */
    UNIT_YES,     /* 0 or 1 */
    UNIT_DATE     /* a day number */
};

/* As in JSON: "min" "clock" "days" "nights" "count" "ratio" "share" "percent" "scale" "sigma"
 * "yes" "date". */
const char *limits_unit_word(enum load_unit unit);

/* LIMITs are compared with, so fractions make sense; SPANs are counted in. */
struct load_limits {
#define LIMIT(rule, field, levels, preset, unit, source) double field;
#define SPAN(rule, field, preset, unit, source) int32_t field;
#include "juggle/load/rules.def"
};

struct load_config {
    minutes contract_week;
    minutes contract_day;
    bool workdays[7];   /* by enum weekday */
    minutes work_start; /* minutes since midnight: where all-day work begins and fill may go */
    minutes work_end;
    minutes lunch_start; /* never filled; equal to lunch_end: none */
    minutes lunch_end;
    minutes day_turn;          /* work that starts before it belongs to the evening before */
    double target[AREA_COUNT]; /* wanted shares */
    struct load_limits limit;
};

void limits_default(struct load_config *config);
/* Takes days, hours, lunch, contract and the turn of the day from the person's week: the day's
 * length is that of the longest contract day, the window that of the first working day. */
void limits_set_workdays(struct load_config *config, const struct workdays *workdays);
int limits_workday_count(const struct load_config *config);
/* The load of one full week of the contract, in LU: minutes times intensity. */
double limits_reference_week(const struct load_config *config);

/* One row of rules.def's numbers. */
struct limit {
    const char *key;     /* "h2_info", as in the config's section [rules] */
    enum load_rule rule; /* RULE_NONE: of the model as a whole */
    unsigned levels;     /* bit per enum load_level that this number bounds; 0: none */
    enum load_unit unit;
    double preset;
    const char *source; /* where the number is from; "ours" where nothing is published */
};

size_t limits_count(void);
const struct limit *limits_row(size_t row);
/* The row of a key, or NULL. */
const struct limit *limits_find(const char *key);
double limits_value(const struct load_config *config, const struct limit *limit);
/* A SPAN takes the whole part, within ten years. INFINITY (of a rule that speaks below its limits
 * -INFINITY) in a LIMIT of a level: the level is never reached. */
void limits_set(struct load_config *config, const struct limit *limit, double value);
/* What a config says for a row: a length ("48h"), a clock ("21:00"), a number; "off" where it
 * bounds a level. false: not understood, or outside of what the unit allows. */
bool limits_parse(const struct limit *limit, const char *text, double *value);

#endif
