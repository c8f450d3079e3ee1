/* SPDX-License-Identifier: MIT
 *
 * fill: which tasks, and how much of each, fill a stretch of free time best: leaving as little of
 * it empty as pieces allow, the urgent ones first, breaking up as few as can be.
 */
#ifndef JUGGLE_SRC_PLAN_FILL_H
#define JUGGLE_SRC_PLAN_FILL_H

#include <stdint.h>

#include "juggle/base/arena.h"

enum { FILL_CHOICES = 32 };

/* Lengths are in units of the caller's. */
struct fill_choice {
    int32_t whole;  /* all of it; 0: it can't be finished here */
    int32_t least;  /* a part: no shorter */
    int32_t most;   /* no longer, so that the rest is no crumb; below least: no part */
    int32_t gentle; /* parts from here on, up to gentle_most, cost less */
    int32_t gentle_most;
    int32_t weight; /* cost of a unit, below FILL_IDLE */
    int32_t floor;  /* no choice from here on weighs less */
};

enum {
    FILL_IDLE = 64,    /* cost of a unit that stays empty */
    FILL_PART = 300,   /* of breaking a task up, in unit costs of a minute */
    FILL_CRUSH = 4000, /* of breaking it up into less than gentle */
};

struct fill {
    int32_t room; /* the longest stretch */
    int64_t *cost;
    int64_t *next;
    int64_t *shifted; /* cost less what the units up to there weigh */
    int64_t idle;     /* what a unit costs that stays empty */
    int64_t least;    /* of all costs, less what filling to there has saved */
    int32_t *queue;
    uint16_t *amount; /* FILL_CHOICES rows */
};

void fill_init(struct arena *arena, struct fill *fill, int32_t room);
/* Sets amounts[i] of each choice and returns their sum, at most length. unit: minutes of a unit. */
int32_t fill_best(struct fill *fill, const struct fill_choice *choices, size_t count,
                  int32_t length, int32_t unit, int32_t *amounts);

#endif
