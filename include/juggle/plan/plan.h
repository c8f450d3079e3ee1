/* SPDX-License-Identifier: MIT
 *
 * plan: which task when. A proposal for a window of days, made of plain values.
 *
 * The promise: if any preemptive schedule meets all deadlines inside of the free time and the days'
 * room, so does the plan; else the minutes that it leaves out are as few as can be. The least
 * length of a piece is the only thing that may cost more, and is named where it does. The same
 * input gives the same plan, and what stood in the last one stays where it can.
 */
#ifndef JUGGLE_PLAN_PLAN_H
#define JUGGLE_PLAN_PLAN_H

#include <stdbool.h>

#include "juggle/base/arena.h"
#include "juggle/base/date.h"
#include "juggle/model/kind.h"

/* A day that can be planned into. */
struct plan_day {
    day day;
    minutes capacity;        /* as the contract defines it, before anything is filled in */
    minutes room;            /* what may still be filled: capacity less pinned blocks */
    const struct span *free; /* ascending, apart from one another */
    size_t free_count;
    struct span energy; /* when hard things go best; empty: any time */
    struct span whole;  /* from midnight to midnight of the person's clock */
};

struct plan_task {
    int64_t id;
    minutes remaining; /* without what pinned blocks hold */
    instant earliest;  /* INSTANT_NONE: at once */
    instant due;       /* INSTANT_NONE: when there is room */
    instant wished;    /* rather not before, INSTANT_NONE: any time; a deadline is worth more */
    minutes chunk;     /* no piece is shorter, unless it is all that there is to do */
    int priority;      /* 1 highest to 3; 0 none */
    enum area area;    /* or AREA_NONE */
    bool focus;        /* is done best in long stretches, and when energy is high */
    int64_t position;  /* of equals the lower one first */
};

/* A block of the last plan, which may move. */
struct plan_present {
    int64_t id;
    int64_t task;
    instant start;
    instant end;
};

/* Something of the person's that stands in the way, and could be moved or cancelled. */
struct plan_movable {
    const char *id; /* "e40", "b7" */
    const char *title;
    instant start;
    instant end;
};

struct plan_input {
    instant now; /* nothing is placed before it */
    const struct plan_day *days; /* ascending */
    size_t day_count;
    const struct plan_task *tasks; /* ids are unique */
    size_t task_count;
    const struct plan_present *present;
    size_t present_count;
    const struct plan_movable *movables;
    size_t movable_count;
    minutes focus_block;         /* a stretch that is kept whole where it can be */
    double target[AREA_COUNT];   /* wanted shares of the areas */
    int64_t so_far[AREA_COUNT];  /* minutes that the window holds of each already */
};

/* In order of start. */
struct plan_block {
    size_t task; /* of the input */
    instant start;
    instant end;
    int64_t from; /* the present block that becomes this one, 0: it is a new one */
    bool kept;    /* stands where it stood */
};

enum plan_because {
    PLAN_OVERDUE,      /* its due is past already */
    PLAN_NOT_YET,      /* its earliest start leaves no free time before its due */
    PLAN_FULL,         /* what is due by then needs more than there is */
    PLAN_PIECES,       /* there are minutes left, but in stretches shorter than its least piece */
    PLAN_WINDOW,       /* the window ends before its due does, or it has none */
    PLAN_BEGINS_LATER, /* it may not begin before the window ends */
};

enum plan_way_out { PLAN_SHRINK, PLAN_MOVE, PLAN_DROP, PLAN_LATER, PLAN_FURTHER };

struct plan_way {
    enum plan_way_out what;
    minutes cost; /* what it costs, to compare ways: minutes of work or of others' time */
    minutes by;   /* PLAN_SHRINK: so much less; PLAN_MOVE: the length of what moves */
    const struct plan_movable *movable; /* PLAN_MOVE */
    instant due;                        /* PLAN_LATER: the first that is enough */
    /* PLAN_FURTHER: a window that reaches its start or its due */
    int days;
};

enum { PLAN_WAYS_MAX = 4 };

struct plan_unplaced {
    size_t task;       /* of the input */
    minutes short_min; /* remaining, and not placed before the due */
    enum plan_because because;
    minutes wanted; /* what is due by its due, from its earliest start on; 0: it has no due */
    minutes free;   /* what can be filled in that time */
    struct plan_way ways[PLAN_WAYS_MAX]; /* the cheapest first */
    int way_count;
};

struct plan {
    const struct plan_block *blocks;
    size_t block_count;
    const struct plan_unplaced *unplaced; /* in order of urgency */
    size_t unplaced_count;
    size_t kept;          /* present blocks that stand where they stood */
    size_t moved;         /* present blocks that don't */
    int64_t short_min;    /* over the tasks with a due */
    /* what any schedule would leave out of them, were there no least pieces */
    int64_t least_short;
};

void plan_build(struct arena *arena, const struct plan_input *input, struct plan *out);

/* Nothing is wrong with it: the window is too short for it. */
bool plan_waits(const struct plan_unplaced *unplaced);
/* "what is due by Fri 2026-12-04 needs 9h, and 6h30 can be filled until then": one line of text,
 * about a task of the input. A date is said by the day that holds it. */
const char *plan_say_because(struct arena *arena, const struct plan_input *input,
                             const struct plan_unplaced *unplaced);
const char *plan_say_way(struct arena *arena, const struct plan_input *input,
                         const struct plan_way *way);

#endif
