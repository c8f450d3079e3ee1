/* SPDX-License-Identifier: MIT
 *
 * pending: what talks that wait for an answer would put into the calendar if they all got a yes:
 * days on site, a journey each way, time on stage, and preparation in what is free before.
 *
 * An estimate for looking half a year ahead, ours; the price of one engagement is reckoned more
 * exactly where it is asked for.
 */
#ifndef JUGGLE_LOAD_PENDING_H
#define JUGGLE_LOAD_PENDING_H

#include "juggle/load/timeline.h"

/* What is assumed of an engagement as long as nothing better is known: journeys end in the evening
 * and begin in the morning (minutes of the day there), the stage comes so long after the start of
 * work, and preparation takes so much of a day. */
enum {
    ENGAGEMENT_ARRIVAL = 18 * 60,
    ENGAGEMENT_DEPARTURE = 10 * 60,
    ENGAGEMENT_STAGE_AFTER = 5 * 60,
    ENGAGEMENT_PREP_A_DAY = 150
};

struct pending_offer {
    day first;     /* on site */
    day last;      /* inclusive */
    minutes way;   /* of each journey, on the days before and after; 0: none */
    minutes prep;  /* an hour or two a day, the nearest days first */
    minutes stage; /* on the first day */
    /* days on site and journeys stand in the calendar already: the talk alone is new */
    bool there;
};

/* Blocks from a day on, kinds out of the set; typical: of an unplanned working day, it says what is
 * free. */
size_t pending_blocks(struct arena *arena, const struct timeline *plan,
                      const struct kind_set *kinds, const struct pending_offer *offers,
                      size_t count, day from, minutes typical, struct load_block **out);

#endif
