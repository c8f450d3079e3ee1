/* SPDX-License-Identifier: MIT
 *
 * timeline: the inputs as disjoint pieces of work by local day, and what follows from them once:
 * sums, rests, journeys, trips, the body clock. Rules only read it.
 *
 * Overlapping time counts once: work wins over rest, then the higher intensity, then the order of
 * kinds.def with forecast fill last. A past planned block without an actual one is assumed to have
 * happened.
 */
#ifndef JUGGLE_LOAD_TIMELINE_H
#define JUGGLE_LOAD_TIMELINE_H

#include "juggle/base/arena.h"
#include "juggle/load/load.h"
#include "juggle/load/steps.h"

struct timeline; /* immutable, lives in its arena */

/* A stretch of work inside one local day. */
struct load_piece {
    moment start;
    moment end;
    const struct kind *kind;
    int tenths;
    int32_t block; /* which of the input's blocks */
    bool planned;
};

struct load_day {
    day day;
    moment end;   /* the last moment at which the day ends */
    minutes work; /* of each: minutes counted once */
    minutes nontravel;
    minutes travel;
    minutes people;
    minutes stage;
    minutes event;            /* on stage and at events */
    minutes late;             /* outside of travel, in the evening and in the night after it */
    minutes focus;            /* the longest stretch of undisturbed focus */
    minutes assumed;          /* work that is planned only */
    minutes area[AREA_COUNT]; /* work and recovery; forecast fill has none */
    int64_t load;             /* tenths of LU, minutes times intensity */
    int switches;             /* from one kind of work to another within an hour */
    int misalignment;         /* of the body clock, minutes */
    enum load_off_cause off;
    bool rest_day; /* off, or no working day of the week */
    bool recorded; /* there is something on it, be it rest */
    bool known;    /* recorded, a rest day, or checked in */
    int energy;    /* 0: not said */
    int switched_off;
    int64_t rest; /* after the work day that turns at day_turn; -1: no work begins in it */
    int64_t rest_nontravel; /* the same with travel as rest */
    moment rest_start;
    day week_off_end; /* the last day of the latest week off up to here, or DAY_NONE */
};

/* Blocks outside of the years 1900 to 2200 are cut off there. */
const struct timeline *timeline_build(struct arena *arena, const struct load_input *input);

const struct load_input *timeline_input(const struct timeline *timeline);
const struct load_config *timeline_config(const struct timeline *timeline);
const struct steps *timeline_steps(const struct timeline *timeline);
/* The last day of the latest week off up to d, also beyond the last day with work; DAY_NONE: there
 * is none. */
day timeline_week_off(const struct timeline *timeline, day d);
/* The days there is something to say of: the input's first and last, or those of its blocks. */
day timeline_first(const struct timeline *timeline);

/* Any day; one without anything on it is empty. */
struct load_day timeline_day(const struct timeline *timeline, day d);
/* The day's work in order of time. */
const struct load_piece *timeline_pieces(const struct timeline *timeline, day d, size_t *count);

/* Sums over the days from..to, both included. */
minutes timeline_work(const struct timeline *timeline, day from, day to);
double timeline_load(const struct timeline *timeline, day from, day to); /* in LU */
/* The share of known days, whole percent, from the first day on; 0 before it. */
int timeline_coverage(const struct timeline *timeline, day from, day to);
/* The share of work that is planned and only assumed, 0..1. */
double timeline_assumed(const struct timeline *timeline, day from, day to);
/* Load of the seven days that end with d; 100 is one full week of the contract. */
double timeline_index(const struct timeline *timeline, day d);
/* Trips in order, overlapping and touching ones merged. */
const struct load_trip *timeline_trips(const struct timeline *timeline, size_t *count);
/* Nights away that begin on the days from..to. */
int timeline_nights(const struct timeline *timeline, day from, day to);

#endif
