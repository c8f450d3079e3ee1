/* SPDX-License-Identifier: MIT
 *
 * template: what an acceptance leads to: rows that become tasks, dated back from the day it is
 * about.
 *
 * Estimates are the wellbeing model's, section 1.9: about an hour of preparation per minute of a
 * new talk within 20..45 h, 6 h for a reworked one, 1 h 15 for one given before; practitioners'
 * reports, n = 1 each.
 */
#ifndef JUGGLE_PLAN_TEMPLATE_H
#define JUGGLE_PLAN_TEMPLATE_H

#include "juggle/model/change.h"

enum template_anchor {
    TEMPLATE_FIRST, /* days from the engagement's first day; negative: before it */
    TEMPLATE_LAST,  /* days from its last day */
};

/* One step. Texts are borrowed. */
struct template_row {
    const char *key;   /* unique in the template: "outline" */
    const char *title; /* "%s" stands for the name, at most once */
    const char *kind;  /* a kind's word */
    minutes length;    /* MINUTES_NONE: a share of the preparation */
    int share;         /* of the preparation, per mille */
    enum template_anchor anchor;
    int due;      /* days from the anchor */
    int earliest; /* days from the anchor, or TEMPLATE_ANY */
    /* what it took the person so far, MINUTES_NONE: too few to say; takes the length's place */
    minutes own;
    int own_count; /* of so many */
};

enum { TEMPLATE_ANY = INT32_MIN };

struct template {
    const char *name; /* "talk-new" */
    const struct template_row *rows;
    size_t count;
    minutes prep_per_minute; /* of stage time; 0: none */
    minutes prep_least;
    minutes prep_most;
};

/* What a template is about. */
struct template_cause {
    const char *name;
    int64_t conference; /* 0: none */
    int64_t talk;       /* 0: none */
    int64_t event;      /* 0: none */
    day first_day;
    day last_day;
    minutes stage; /* minutes on stage; MINUTES_NONE: not known */
};

/* Minutes of preparation, in whole quarters of an hour. */
minutes template_prep(const struct template *template, const struct template_cause *cause);
/* What comes before it, the preparation or, where there is none to share out, the steps before it;
 * and the steps after it. */
void template_sums(const struct template *template, const struct template_cause *cause,
                   minutes *before, minutes *after);
/* The median of what was measured; MINUTES_NONE where there are fewer than three. */
minutes template_measured(const minutes *lengths, size_t count);

/* One new task per row, uid and created left to the store's caller. Where there is less time before
 * the first day than the rows ask for, those before it move closer together. None is due before
 * `today`: such a row is due today, and its earliest start is open. */
void template_expand(struct arena *arena, const struct template *template,
                     const struct template_cause *cause, day today, struct change_list *out);

/* The row that a task's anchor ("talk-new/outline/20610") names, or NULL. */
const struct template_row *template_find(const struct template *template, const char *mark);

/* Tasks of a conference whose dates move: open ones that a template made and whose due nobody has
 * changed move by as much as their anchor. before and after differ in their days only. */
void template_move(struct arena *arena, const struct template *const *templates, size_t count,
                   const struct task *const *tasks, size_t task_count,
                   const struct template_cause *before, const struct template_cause *after,
                   struct change_list *out);

#endif
