/* SPDX-License-Identifier: MIT
 *
 * assess: findings as answers, and the parts that assess.c is made of.
 */
#ifndef JUGGLE_SRC_APP_ASSESS_H
#define JUGGLE_SRC_APP_ASSESS_H

#include "burden.h"
#include "juggle/base/value.h"
#include "juggle/load/fix.h"
#include "world_fold.h"

/* The same on what is there already, of a calendar with something folded over it. The burden holds
 * all days that assess_build reads. */
bool assess_burden(struct world *world, const struct assess_ask *ask, const struct view *view,
                   const struct burden *burden, struct assessment *out, struct err *err) MUST_CHECK;

/* Finds each finding's cheapest change. False: interrupted. */
bool assess_remedies(struct world *world, struct assessment *assessment,
                     struct err *err) MUST_CHECK;

/* One finding's cheapest change on an input that is the assessment's own or an edited copy of it.
 * false: there is none. */
bool assess_remedy(struct world *world, const struct assessment *assessment,
                   const struct load_input *input, const struct forecast_ask *future,
                   const struct assessed *found, struct remedy *out, struct load_edit *edit);

/* For deadlines that don't fit (P1): the task of the input that a week more helps most, the
 * smallest of equals. */
bool assess_later(struct world *world, const struct assessment *assessment,
                  const struct load_input *input, const struct assessed *found, struct remedy *out,
                  size_t *task);

/* A finding as the contract shows it. */
void put_finding(struct value *list, struct world *world, const struct assessment *assessment,
                 const struct assessed *assessed);
/* All that `burnout` answers. */
void put_burnout(struct value *answer, struct world *world, const struct assessment *assessment);
/* Findings of days [from, to), the worst of each rule, for the answers of today and week. */
bool put_findings(struct value *answer, struct world *world, day from, day to,
                  struct err *err) MUST_CHECK;
/* The same for others' eyes: rule, level and days alone, as what is told of a finding names what
 * stands in the calendar; and none that rests on what the person said of themself. */
bool put_findings_to_share(struct value *answer, struct world *world, day from, day to,
                           struct err *err) MUST_CHECK;

/* The last week off before `from`, and the first recorded day, into the input; private to
 * assess.c. */
bool assess_remember(struct world *world, const struct snapshot *snapshot, day from,
                     struct load_input *input, struct err *err) MUST_CHECK;

#endif
