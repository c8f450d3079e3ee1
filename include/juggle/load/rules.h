/* SPDX-License-Identifier: MIT
 *
 * rules: the findings of one day. Signs in a calendar, each with a published limit or marked as
 * ours; never a diagnosis, and never one number for all of it.
 *
 * What is missing raises no alarm and gives no all-clear; one event is at most a warning.
 */
#ifndef JUGGLE_LOAD_RULES_H
#define JUGGLE_LOAD_RULES_H

#include "juggle/load/headline.h"
#include "juggle/load/timeline.h"

enum load_family {
#define FAMILY(name, word, part) FAMILY_##name,
#include "juggle/load/rules.def"
    LOAD_FAMILY_COUNT
};

/* What a family may do to the headline. */
enum load_part {
    LOAD_CORE,     /* may make it red */
    LOAD_STEERING, /* amber at most */
    LOAD_SHOWN     /* nothing: a preference */
};

enum load_side { LOAD_ABOVE, LOAD_BELOW };

struct rule {
    const char *name; /* "H1" */
    enum load_family family;
    enum load_unit unit; /* of the value */
    enum load_side side; /* of the limit that is worth a word */
    const char *title;
    const char *question;
    const char *source;
};

const struct rule *rules_row(enum load_rule rule);
bool rules_parse(const char *name, enum load_rule *out); /* ASCII case-blind */
const char *rules_family_word(enum load_family family);
enum load_part rules_family_part(enum load_family family);
const char *rules_level_word(enum load_level level); /* "nodata" "ok" "info" "warn" "alert" */
bool rules_level_parse(const char *word, enum load_level *out);
/* The value from which a rule is at this level; false where it has none. */
bool rules_limit(const struct load_config *config, enum load_rule rule, enum load_level level,
                 double *out);

enum { NOTES_MAX = 8, EVIDENCE_MAX = 14 };

/* A number beside the value, named. */
struct note {
    const char *name;
    enum load_unit unit;
    double value;
};

struct evidence {
    day day;
    int32_t block; /* of the input, the one that weighs most there; -1: none */
};

struct finding {
    enum load_rule rule;
    enum load_level level;
    bool has_value; /* false: the rule could say nothing, or nothing was found to measure */
    double value;
    day from; /* the days it looked at, both included */
    day to;
    day day;      /* the one to name; DAY_NONE: none */
    moment at;    /* the moment to name, or MOMENT_NONE */
    moment until; /* until when something should change or lasts, or MOMENT_NONE */
    int note_count;
    struct note notes[NOTES_MAX];
    int evidence_count; /* from info on; the first ones where there are more */
    struct evidence evidence[EVIDENCE_MAX];
};

/* NULL where the finding has no such note. */
const struct note *rules_note(const struct finding *finding, const char *name);

struct findings {
    day day;
    int coverage;         /* percent of the week's days that are known */
    double assumed_share; /* of the week's work that is only planned, 0..1 */
    minutes work;         /* of the seven days that end with the day */
    double index;         /* load of the same, 100: a full week of the contract */
    minutes longest_rest; /* inside of the same */
    int nights_away;      /* T3's */
    enum headline headline;
    struct finding at[LOAD_RULE_COUNT];
};

/* One day; the headline looks back over the days before it. */
void rules_evaluate(const struct timeline *timeline, day d, struct findings *out);
/* One rule alone; coverage may be NULL. */
void rules_evaluate_one(const struct timeline *timeline, enum load_rule rule, day d,
                        struct finding *out, int *coverage);
/* The levels alone of one day, cheaper than findings. */
void rules_levels(const struct timeline *timeline, day d, struct load_levels *out);
/* Findings of info and above, the weightiest first: level, then core before steering before shown,
 * then how far over the limit. Fills rules[LOAD_RULE_COUNT], returns how many. */
size_t rules_order(const struct timeline *timeline, const struct findings *findings,
                   enum load_rule *rules);

#endif
