/* SPDX-License-Identifier: MIT
 *
 * work: what the planner's parts share while a plan is made. Tasks stand in their order of urgency:
 * those with a due first, by it; then the others. Times are whole minutes.
 */
#ifndef JUGGLE_SRC_PLAN_WORK_H
#define JUGGLE_SRC_PLAN_WORK_H

#include "fill.h"
#include "flow.h"
#include "juggle/base/vec.h"
#include "juggle/plan/plan.h"

struct work_task {
    const struct plan_task *in;
    moment from; /* its window; without a due up to the end of the days */
    moment to;
    bool due;
    int32_t chunk;    /* its least piece */
    int32_t accepted; /* so much of it can be done */
    bool crumb;       /* more could, but less than a piece */
};

struct work_day {
    struct gaps base; /* free time before anything is placed */
    struct gaps gaps; /* the same less what stays where it stood */
    int32_t base_room;
    int32_t room;
    struct gap energy;
};

struct piece {
    size_t task; /* its place in the order */
    moment start;
    moment end;
    int64_t from; /* the present block that stays, 0: none */
};

typedef VEC(struct piece) piece_list;

struct work {
    struct arena *arena;
    const struct plan_input *in;
    struct work_day *days;
    size_t day_count;
    struct work_task *tasks;
    size_t count;
    size_t due_count; /* the first ones have a due */
    struct flow flow; /* of those */
    struct fill fill;
    int32_t *left;  /* of each task: still to be placed */
    int32_t *tries; /* the same after each try at a day: scratch of it */
    size_t *today;  /* the tasks that have time on a day: the same */
    piece_list pieces;
    const struct plan_present *present; /* what was planned: in the last plan, or in the last run */
    size_t present_count;
    int64_t least_short;
};

/* Tasks in their order, days as minutes, and what the flow says of them. */
void work_build(struct arena *arena, const struct plan_input *in, struct work *work);
/* How much of each task is done: less than all of it only where deadlines can't be met. */
void work_accept(struct work *work);
/* How present blocks are looked at. */
struct keep_manner {
    bool present; /* they may stay where they are */
    bool whole;   /* but not where the rest of a task is less than a piece */
    bool blind;   /* even where they stand in a deadline's way */
};

/* Keeps what may stay; its time is taken. */
void work_keep(struct work *work, struct keep_manner manner);
/* Nothing placed, all days as free as at the beginning. */
void work_reset(struct work *work);
/* The day whose free time holds all of it. */
bool work_find_day(const struct work *work, const struct piece *piece, size_t *out);
/* Takes a piece out of the day's free time. */
void work_take(struct work *work, size_t d, const struct piece *piece);

/* How a day is filled. */
struct day_manner {
    int32_t unit; /* starts are multiples of it */
    bool gentle;  /* long stretches stay whole, hard things go where energy is high */
    bool calm;    /* and rather wait for a day that has such a stretch than be cut up */
    bool cut;     /* free time is cut where tasks begin and end */
    bool backward;
};

/* The first manner that is tried, in the order of day.c's table. */
enum day_regard {
    DAY_CALM,   /* nothing is cut up that could be done in a long stretch later */
    DAY_PARTS,  /* the same, also within parts of the free time */
    DAY_FULL,   /* no time is left empty that could be filled */
    DAY_STRICT = 5 /* nothing counts but deadlines */
};

/* Tries at a day: one for each manner, and the flow's own schedule. */
enum { DAY_MANNERS = 10, DAY_TRIES };

/* Places tasks on a day, the first manner that costs no deadline; else the one that costs least.
 * missed: what can't be done in time of all that is left from this day on; what can't from the next
 * day on is returned. */
int64_t day_fill(struct work *work, size_t d, enum day_regard regard, int64_t missed);
/* The schedule of the flow itself, whose pieces may be short; too short ones are left out. */
void day_flow(struct work *work, size_t d, piece_list *pieces, int32_t *left);

/* Why tasks are short of time, and the ways out. */
void explain_build(struct work *work, struct plan *out);

#endif
