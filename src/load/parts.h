/* SPDX-License-Identifier: MIT
 *
 * parts: what a timeline is made of, for the files of this folder; each part has one file that
 * fills it.
 */
#ifndef JUGGLE_SRC_LOAD_PARTS_H
#define JUGGLE_SRC_LOAD_PARTS_H

#include "juggle/load/recovery.h"
#include "juggle/load/timeline.h"
#include "journey.h"
#include "rest.h"

/* A disjoint stretch of one block's activity, not yet cut by day. */
struct segment {
    moment start;
    moment end;
    const struct kind *kind;
    int tenths;
    int32_t block;
    bool planned;
};

struct trip_days {
    day out;
    day back;
};

struct timeline {
    struct load_input in;
    struct load_config config;
    struct steps steps;
    day first, last;
    bool recorded;     /* false: there is nothing at all, and nothing can be said of any day */
    moment data_start; /* the beginning of the first day */

    const struct segment *segments; /* segment.c */
    size_t segment_count;

    day low,
        high; /* timeline.c: rows of the days low..high, a margin around all that is recorded */
    struct load_day *rows;
    const struct load_piece *pieces;
    const size_t *piece_start; /* of each row, and one more */
    int free_run, free_leave;  /* the stretch of free days that ends with high, and leave in it */

    const struct stretch *runs; /* rest.c */
    size_t run_count;
    const struct stretch *gaps;
    size_t gap_count;

    const struct journey *journeys; /* journey.c */
    size_t journey_count;

    const struct load_trip *trips; /* recovery.c */
    const struct trip_days *trip_days;
    const struct recovery *recoveries;
    size_t trip_count;

    const struct load_task *due; /* demand.c: by deadline, each deadline once */
    size_t due_count;
};

/* The calendar's reach, 1900-01-01 to 2199-12-31: what is outside of it is left out. */
enum { REACH_FIRST = -25567, REACH_LAST = 84005 };

static inline bool day_in_reach(day d)
{
    return REACH_FIRST <= d && d <= REACH_LAST;
}

static inline bool kind_is_work(const struct kind *kind)
{
    return !(kind->flags & KIND_NOWORK);
}

static inline bool kind_is_travel(const struct kind *kind)
{
    return kind->group == KIND_GROUP_TRAVEL;
}

/* Rounded down, also below zero. */
static inline int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static inline int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static inline int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Minutes that two stretches share. */
static inline int64_t overlap(moment a_start, moment a_end, moment b_start, moment b_end)
{
    return larger(0, smaller(a_end, b_end) - larger(a_start, b_start));
}

/* The row of a day; of one outside of low..high an empty one, whose calendar flags mean nothing. */
const struct load_day *day_row(const struct timeline *timeline, day d);
bool day_is_rest(const struct timeline *timeline, day d);
bool day_is_known(const struct timeline *timeline, day d);
/* Working days that are not off; known_only: and known. */
int day_count_available(const struct timeline *timeline, day from, day to, bool known_only);

/* The builders, in the order of their calls. What they need only while they build goes to
 * scratch. */
void segment_build(struct arena *arena, struct arena *scratch, struct timeline *timeline);
void timeline_days_build(struct arena *arena, struct arena *scratch, struct timeline *timeline);
void rest_build(struct arena *arena, struct arena *scratch, struct timeline *timeline);
void journey_build(struct arena *arena, struct timeline *timeline);
void recovery_build(struct arena *arena, struct timeline *timeline);
void demand_build(struct arena *arena, struct timeline *timeline);

/* The first segment that ends after `at`. */
size_t segment_after(const struct timeline *timeline, moment at);

#endif
