/* SPDX-License-Identifier: MIT
 *
 * assess: the load model's word on the store: findings of a day and of the weeks to come, the weeks
 * round it, and for each finding the cheapest change.
 */
#ifndef JUGGLE_APP_ASSESS_H
#define JUGGLE_APP_ASSESS_H

#include "juggle/app/world.h"
#include "juggle/load/forecast.h"

/* What hours are of: enough of an item to name and to change it, as a year has too many of them to
 * be held whole. */
struct burden_item {
    enum item_type type;
    enum role role;
    const char *id;          /* as it is shown; NULL: it isn't stored */
    const char *title;       /* never NULL */
    const struct kind *kind;
    const struct feed *feed; /* NULL: the person's own */
    int64_t number;
    int64_t task;            /* of a block: what it is for, or 0 */
    instant start;
    instant end;
    day first_day;
    bool all_day;
    bool starred;
    bool recurring;
    bool settled; /* a block that is pinned, but not by the person */
};

/* What the model is told. */
struct burden {
    struct load_input input;
    /* of each of the input's blocks; NULL: hours at a conference */
    const struct burden_item *const *items;
};

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
    /* the same without tasks: the fill of days to come is their time */
    struct load_input ahead;
    const struct timeline *past;   /* what is recorded and planned */
    const struct timeline *future; /* the same with fill for the days to come */
    struct findings today;
    struct load_week *weeks; /* `back` before the one of the date, that one, `ahead` after it */
    size_t week_count;
    /* info and above: those of the date, then those ahead, each the weightiest first; snoozed ones
     * too */
    struct assessed *findings;
    size_t finding_count;
    const day *snoozed_until;  /* by enum load_rule */
};

struct assess_ask {
    day date;
    int back;  /* calendar weeks before */
    int ahead; /* and after; 0: nothing is forecast */
    bool fixes;
    /* look for a week off beyond the window too; else there is only a lower bound for it */
    bool memory;
};

/* Lives in the turn. ERR_INTERRUPTED too. */
bool assess_build(struct world *world, const struct assess_ask *ask, struct assessment *out,
                  struct err *err) MUST_CHECK;

/* One piece of a finding's evidence: the item, hours at a conference, or the person's own word. */
struct assess_evidence {
    const char *id;   /* of the item, or NULL */
    const char *text; /* "Sync with the docs team, 45m" */
};
struct assess_evidence assess_evidence(struct world *world, const struct assessment *assessment,
                                       const struct assessed *assessed, int which);
/* What the wording says of it (wording_fact, wording_change ...), in the turn. */
const char *assess_said(struct world *world, const struct assessed *assessed,
                        void (*say)(struct str *, const struct timeline *, const struct finding *));

#endif
