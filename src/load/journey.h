/* SPDX-License-Identifier: MIT
 *
 * journey: pieces of travel joined into journeys, and the rest that a long one asks for.
 *
 * The rest is ICAO's formula of 1967 (Buley): (T/2 + max(0, Z - 4) + Cd + Ca) / 10 days, rounded up
 * to half ones; T hours under way, Z zones, Cd and Ca by the local hours of departure and arrival.
 */
#ifndef JUGGLE_SRC_LOAD_JOURNEY_H
#define JUGGLE_SRC_LOAD_JOURNEY_H

#include "juggle/load/timeline.h"

struct journey {
    moment start;
    moment end;
    minutes zones; /* between the clocks of its ends, 0..720 */
    minutes need;  /* of rest after it; 0: it is a short one */
};

/* Half days of rest. */
int journey_half_days(int64_t travel, minutes zones, minutes departure, minutes arrival);

#endif
