/* SPDX-License-Identifier: MIT
 *
 * assess: the load model's word on the store: findings of a day and of the weeks to come, the weeks round
 * it, and for each finding the cheapest change.
 */
#ifndef JUGGLE_SRC_APP_ASSESS_H
#define JUGGLE_SRC_APP_ASSESS_H

#include "burden.h"
#include "world_fold.h"
#include "juggle/base/value.h"
#include "juggle/load/fix.h"

/* What a finding costs to clear, as a sentence and as a command that does it. */
struct remedy {
    const char *text;    /* NULL: the finding's own words are all there is */
    const char *command; /* NULL: nothing in the calendar clears it alone */
};

struct assessed {
    struct finding finding;
    const struct timeline *timeline; /* that it was found in */
    bool ahead;                      /* it speaks on a later day than the one judged */
    day day;                         /* on which it speaks */
    day snoozed_until;               /* DAY_NONE: not snoozed */
    struct remedy remedy;
};

struct assessment {
    day date;
    struct view view;
    struct burden burden;
    struct load_input ahead;       /* the same without tasks: the fill of days to come is their time */
    const struct timeline *past;   /* what is recorded and planned */
    const struct timeline *future; /* the same with fill for the days to come */
    struct findings today;
    struct load_week *weeks; /* `back` before the one of the date, that one, `ahead` after it */
    size_t week_count;
    struct assessed *findings; /* info and above: those of the date, then those ahead, each the weightiest
                                * first; snoozed ones too */
    size_t finding_count;
    const day *snoozed_until;  /* by enum load_rule */
};

struct assess_ask {
    day date;
    int back;  /* calendar weeks before */
    int ahead; /* and after; 0: nothing is forecast */
    bool fixes;
    bool memory; /* look for a week off beyond the window too; else there is only a lower bound for it */
};

/* Lives in the turn. */
bool assess_build(struct world *world, const struct assess_ask *ask, struct assessment *out,
                  struct err *err) MUST_CHECK;

/* The same on a view that is there already and holds assess_days of the ask: a calendar with something
 * folded over it. */
bool assess_view(struct world *world, const struct assess_ask *ask, const struct view *view,
                 struct assessment *out, struct err *err) MUST_CHECK;
/* The days [from, to) that an assessment reads. */
void assess_days(const struct world *world, const struct assess_ask *ask, day *from, day *to);

/* Finds each finding's cheapest change. */
void assess_remedies(struct world *world, struct assessment *assessment);

/* One finding's cheapest change on an input that is the assessment's own or an edited copy of it. false: there
 * is none. */
bool assess_remedy(struct world *world, const struct assessment *assessment,
                   const struct load_input *input, const struct forecast_ask *future,
                   const struct assessed *found, struct remedy *out, struct load_edit *edit);

/* A finding as the contract shows it. */
void put_finding(struct value *list, struct world *world, const struct assessment *assessment,
                 const struct assessed *assessed);
/* All that `burnout` answers. */
void put_burnout(struct value *answer, struct world *world, const struct assessment *assessment);
/* Findings of days [from, to), the worst of each rule, for the answers of today and week. */
bool put_findings(struct value *answer, struct world *world, day from, day to,
                  struct err *err) MUST_CHECK;

#endif
