/* SPDX-License-Identifier: MIT
 *
 * item: everything that can stand in a list, seen in one way: what the event, the feed, the person
 * and the conference say together. And the view: all items of a snapshot, with the clock they are
 * seen by.
 */
#ifndef JUGGLE_MODEL_ITEM_H
#define JUGGLE_MODEL_ITEM_H

#include "juggle/model/kind.h"
#include "juggle/model/snapshot.h"
#include "juggle/model/where.h"
#include "juggle/model/workdays.h"

enum item_type { ITEM_EVENT, ITEM_TASK, ITEM_BLOCK, ITEM_ENTRY, ITEM_LEG };

struct item {
    enum item_type type;
    const char *id;  /* as it is shown: "t12", "e40@2026-12-01" */
    int64_t number;  /* the id's number: of an override its series' */
    const char *uid;
    const char *title;
    const char *place;
    const char *note;        /* the person's */
    const char *description; /* the feed's text */
    const char *url;
    const char *tags;        /* separated by commas */
    const char *project;
    const struct kind *kind; /* never NULL */
    instant start;           /* INSTANT_NONE: a task */
    instant end;             /* of a running timer: now */
    bool all_day;
    day first_day;           /* of an all-day item, else the person's date at its start */
    day end_day;             /* exclusive; of a timed item the day after its last */
    const char *zone;
    enum status status;
    enum role role;
    bool starred;
    bool counts;             /* is part of the person's load */
    bool recurring;
    const char *recurrence;  /* which occurrence: "2026-12-01T10:00", NULL */
    const struct feed *feed;             /* NULL: the person's own */
    const struct conference *conference; /* or NULL */
    const struct occurrence *occurrence; /* of an event */
    const struct choice *choice;         /* of an event, or NULL */
    const struct task *task;             /* of a task, and of a block or entry for one */
    const struct block *block;
    const struct entry *entry;
    const struct leg *leg;
};

struct view_inputs {
    const struct kind_set *kinds;
    const struct zone_set *zones; /* all names that the snapshot mentions, where known */
    const struct zone *home;
    const struct workdays *workdays;
    instant now;
    day today;
};

struct view {
    const struct snapshot *snapshot;
    struct view_inputs in;
    struct where where;
    const struct item *items; /* in order of start, then of the id's number; tasks last */
    size_t count;
};

void view_build(struct arena *arena, const struct snapshot *snapshot,
                const struct view_inputs *inputs, struct view *out);

/* For tasks: by due date, then priority, then the person's own order. */
int item_compare_due(const void *a, const void *b);
/* Whole minutes that it lasts; of a task its estimate. */
minutes item_length(const struct view *view, const struct item *item);
/* A task's estimate, or its kind's default where it has none (*guessed). */
minutes task_estimate(const struct kind_set *kinds, const struct task *task, bool *guessed);
/* Not done, not dropped, not for some day. */
bool task_is_open(const struct task *task);
/* Minutes spent on a task, by the entries that the snapshot holds, up to now. */
minutes task_spent(const struct view *view, int64_t task);
/* Is it in a window of the person's clock? All-day items go by dates [from, to) of the window's
 * days, timed ones by overlap, those without length by their instant. */
bool item_in(const struct item *item, day from, day to, struct span window);

#endif
