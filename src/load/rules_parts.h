/* SPDX-License-Identifier: MIT
 *
 * rules_parts: what the rules share. Each fills a finding that stands at nodata without a value,
 * and leaves it so where it can't apply.
 */
#ifndef JUGGLE_SRC_LOAD_RULES_PARTS_H
#define JUGGLE_SRC_LOAD_RULES_PARTS_H

#include "juggle/load/rules.h"
#include "parts.h"

typedef void rule_judge(const struct timeline *timeline, day d, struct finding *out);

rule_judge rules_h1, rules_h2, rules_h3;
rule_judge rules_r1, rules_r2, rules_r3, rules_r4, rules_r5, rules_r6, rules_r7;
rule_judge rules_l1, rules_l2;
rule_judge rules_t1, rules_t2, rules_t3, rules_t4;
rule_judge rules_s1, rules_f1, rules_p1, rules_b1;
rule_judge rules_c1, rules_c2, rules_c3, rules_c4;

enum piece_sort { PIECE_ANY, PIECE_NONTRAVEL, PIECE_TRAVEL };

static inline void rules_set(struct finding *out, enum load_level level, double value)
{
    out->level = level;
    out->has_value = true;
    out->value = value;
}

static inline void rules_window(struct finding *out, day from, day to)
{
    out->from = from;
    out->to = to;
}

static inline bool rules_speaks(const struct finding *out)
{
    return out->level >= LOAD_INFO;
}

void rules_add_note(struct finding *out, const char *name, enum load_unit unit, double value);
/* A day, with the block of this sort that weighs most on it. */
void rules_add_evidence(const struct timeline *timeline, struct finding *out, day d,
                        enum piece_sort sort);
/* Every day of the window that holds such work. */
void rules_add_work_days(const struct timeline *timeline, struct finding *out,
                         enum piece_sort sort);
/* Findings of a day without its headline. */
void rules_judge_day(const struct timeline *timeline, day d, struct findings *out);
void rules_take_levels(const struct findings *findings, struct load_levels *out);
/* The highest level whose limit the value reaches, or, strictly, is above. */
enum load_level rules_at_least(double value, double info, double warn, double alert);
enum load_level rules_above(double value, double info, double warn, double alert);

#endif
