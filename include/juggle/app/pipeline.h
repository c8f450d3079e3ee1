/* SPDX-License-Identifier: MIT
 *
 * pipeline: talks on their way: how many get a yes, which calls end soon, and what the weeks would
 * hold if those that wait for an answer got one.
 */
#ifndef JUGGLE_APP_PIPELINE_H
#define JUGGLE_APP_PIPELINE_H

#include "juggle/app/assess.h"

/* NEEDED: decided submissions from which the person's own rate is taken. RATE: percent until then,
 * one published report (wellbeing model, section 8). NEAR: days before its end in which a call is
 * told. */
enum { PIPELINE_NEEDED = 5, PIPELINE_RATE = 28, PIPELINE_NEAR = 7 };

struct pipeline_rate {
    int accepted, decided; /* withdrawn ones are neither */
    int percent;
    bool own; /* else PIPELINE_RATE, as too few are decided */
};
struct pipeline_rate pipeline_rate(const struct snapshot *snapshot);

/* Does it wait for an answer, at a conference still to come that nobody declined? */
bool pipeline_waits(const struct snapshot *snapshot, const struct submission *submission,
                    day today);

/* A call for papers that ends soon and got no talk yet. */
struct pipeline_call {
    const struct conference *conference;
    day ends;          /* on the person's clock */
    int days_left;     /* whole ones */
    bool drafting;     /* an abstract is being written */
    const char *until; /* "tomorrow 12:59", with the call's own clock where it is another */
};
/* The nearest first; in the turn's arena. Reads what the view holds. */
struct pipeline_call *pipeline_calls(struct world *world, const struct view *view, size_t *count);
/* "Fri 27 Nov 23:59", and where the call's zone is another one "... (Thu 23:59 anywhere on
 * earth)". */
const char *pipeline_until(struct world *world, const struct view *view,
                           const struct conference *conference);
/* The same of its opening. */
const char *pipeline_from(struct world *world, const struct view *view,
                          const struct conference *conference);
/* Is its opening known and still to come? */
bool pipeline_opens(const struct world *world, const struct conference *conference);

/* What waits for an answer in a week, as points of the load index (100: a full week of the
 * contract). */
struct pipeline_week {
    day from;
    int waiting;     /* submissions for conferences of this week */
    double expected; /* on top of the forecast, at the person's rate */
    double all;      /* on top of the forecast, if all say yes */
};

/* A month of conferences. */
struct pipeline_month {
    int year, month;
    int waiting;
    double expected, all; /* mean load of its weeks by plan alone, with those that wait */
    bool full;            /* what waits already fills it */
    const char *text;     /* what to do then, else NULL */
    const char *rerun;    /* which talk given before would save how much, or NULL */
    const char *command;  /* that offers it, or NULL */
};

struct pipeline {
    struct pipeline_rate rate;
    int waiting;
    const struct pipeline_week *weeks; /* beside the assessment's; NULL: nothing waits */
    const struct pipeline_month *months;
    size_t month_count;
};

/* Weeks and months, on an assessment with weeks ahead; in the turn's arena. */
void pipeline_build(struct world *world, const struct assessment *assessment, struct pipeline *out);
/* The months alone, which need no assessment: those of a year. Where nothing waits, next to nothing
 * is read. */
bool pipeline_months(struct world *world, struct pipeline *out, struct err *err) MUST_CHECK;

#endif
