/* SPDX-License-Identifier: MIT
 *
 * recovery: what a trip leaves to be made good, in working days at home.
 *
 * Travel rest by ICAO/Buley, weekly rest that was used up given back whole (Directive 2003/88/EC,
 * articles 5 and 17), and, as a policy and not a science, hours above the contract one to one.
 * Nobody has published days off per conference.
 */
#ifndef JUGGLE_LOAD_RECOVERY_H
#define JUGGLE_LOAD_RECOVERY_H

#include "juggle/load/timeline.h"

struct recovery {
    minutes travel_rest;  /* asked for by the journey back, in calendar time from its end */
    minutes travel_cover; /* working time that it covers */
    double travel_days;   /* the same in working days */
    int lost_days;        /* rest days of the trip that held work */
    minutes excess;       /* work above the contract day on its working days */
    minutes short_rest;   /* missing from its daily rests */
    double min_days;      /* the floor: travel and lost days, in half days, capped */
    double full_days;     /* with excess and short rest */
    int light_days;       /* days after it on another body clock: no stage, no early start */
};

/* Of each trip of timeline_trips, by its index there. */
const struct recovery *recovery_after(const struct timeline *timeline, size_t trip);
/* Fills blocks with so many days of recovery, a contract day on each working day after the trip's
 * return, and returns how many it took; room for twice the days is enough. */
size_t recovery_blocks(const struct timeline *timeline, size_t trip, double days,
                       const struct kind *kind, struct load_block *blocks, size_t room);

/* How firmly booked recovery stands: the nearer it comes, the less may touch it. Ours: no
 * publication names these days. */
enum recovery_hold {
    RECOVERY_OPEN,  /* more than two weeks away */
    RECOVERY_SOFT,  /* may still be placed anew with its trip */
    RECOVERY_FIRM,  /* three days away: what is booked stays, unless its trip itself moves */
    RECOVERY_LOCKED /* the day before, and on: nothing but the person's own word on it */
};
enum recovery_hold recovery_hold(day today, day first);
/* "open" "soft" "firm" "locked" */
const char *recovery_hold_word(enum recovery_hold hold);

/* Time at home before a trip that follows another one too soon. */
struct short_home {
    minutes home; /* 0 and above */
    minutes need; /* what it should have been; 0: it was enough */
};
struct short_home recovery_home_before(const struct timeline *timeline, size_t trip);

#endif
