/* SPDX-License-Identifier: MIT
 *
 * load: what the model of workload and recovery is told: blocks, the person's clock, days off,
 * check-ins, trips, tasks and settings. Nothing here is computed.
 *
 * Every array is borrowed and has to outlive what is built from it. The order of the elements never
 * matters.
 */
#ifndef JUGGLE_LOAD_LOAD_H
#define JUGGLE_LOAD_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "juggle/base/date.h"
#include "juggle/load/limits.h"
#include "juggle/model/kind.h"

typedef int64_t moment; /* whole minutes since 1970-01-01T00:00Z */

#define MOMENT_NONE INT64_MIN
/* Later than anything: the end of a rest that no work ends. */
#define MOMENT_NEVER INT64_C(1000000000000)

/* The minute an instant lies in: seconds are cut off. */
static inline moment moment_of(instant at)
{
    return at / 60 - (at % 60 < 0);
}

static inline instant moment_instant(moment at)
{
    return at * 60;
}

enum load_origin { LOAD_ACTUAL, LOAD_PLANNED };

enum { LOAD_TENTHS_OF_KIND = -1 };

/* A stretch of activity; without length or with a negative one it is ignored. */
struct load_block {
    moment start;
    moment end;
    const struct kind *kind; /* never NULL */
    int tenths;              /* its own intensity times ten, or LOAD_TENTHS_OF_KIND */
    enum load_origin origin;
    const char *id;      /* of a planned block, or NULL */
    const char *plan_id; /* of an actual block: the planned one that it replaces, or NULL */
};

/* From this moment on the person's clock is so many minutes east of UTC: daylight saving at its
 * instant, a trip at its arrival. What comes before the first step has the first step's offset; no
 * steps at all mean UTC. */
struct load_step {
    moment from;
    int offset;
};

/* Sick days are off, but no holiday. */
enum load_off_cause { LOAD_NOT_OFF, LOAD_LEAVE, LOAD_HOLIDAY, LOAD_SICK };

struct load_off {
    day day;
    enum load_off_cause cause;
};

/* 1..5 each, 0 where the person left it out. */
struct load_checkin {
    day day;
    int energy;
    int switched_off;
};

/* From leaving home to being back there. */
struct load_trip {
    moment out;
    moment back;
};

struct load_task {
    minutes remaining;
    day deadline; /* the work has to be done by the end of this day */
};

struct load_input {
    const struct load_block *blocks;
    size_t block_count;
    const struct load_step *steps;
    size_t step_count;
    const struct load_off *off;
    size_t off_count;
    const struct load_checkin *checkins;
    size_t checkin_count;
    const struct load_trip *trips; /* may touch and overlap: that is one absence */
    size_t trip_count;
    const struct load_task *tasks;
    size_t task_count;
    const struct load_config *config; /* NULL: the defaults */
    day first_day; /* the first day that anything is known of; DAY_NONE: of the first block,
                    * or check-in if there is none */
    day last_day;  /* the last one of interest; DAY_NONE: of the last block */
    /* What only a longer memory than these blocks can tell. */
    day last_week_off;  /* the last day of the last week off before first_day, or DAY_NONE */
    day recorded_since; /* the first recorded day of all, or DAY_NONE: first_day */
    /* LOAD_RULE_COUNT days, by enum load_rule: before that day the rule leaves the headline. NULL
     * or DAY_NONE: not snoozed. */
    const day *snoozed_until;
};

/* Everything empty and unknown: a start to fill in. */
void load_input_init(struct load_input *input);

#endif
