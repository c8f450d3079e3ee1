/* SPDX-License-Identifier: MIT
 *
 * demo_year: the sample year of one advocate, half behind and half ahead of today.
 */
#ifndef JUGGLE_SRC_APP_DEMO_YEAR_H
#define JUGGLE_SRC_APP_DEMO_YEAR_H

#include "juggle/app/world.h"

/* Puts it into the open store as one step. The same day gives the same year. */
bool demo_year(struct world *world, struct err *err) MUST_CHECK;

/* demo_trips.c: two conferences with their journeys, programmes and sessions. */
bool demo_trips(struct world *world, struct err *err) MUST_CHECK;

/* The days off in it, and those of the first journey: counted from today. */
enum { DEMO_LEAVE_FROM = -133, DEMO_LEAVE_TO = -119, DEMO_TRIP_FROM = -40, DEMO_TRIP_TO = -35 };

/* ---- what all of it uses ---- */

struct demo {
    struct world *world;
    uint64_t seed;
    struct err *err;
};

/* demo_days.c: the ordinary days that are past, and talks with what became of them. */
bool demo_days(struct demo *demo) MUST_CHECK;
bool demo_pipeline(struct demo *demo) MUST_CHECK;

/* splitmix64 (Steele, Lea, Flood 2014): a number below limit. */
unsigned demo_random(struct demo *demo, unsigned limit);
/* The instant of a wall clock reading, days from today, in a zone (NULL: home). */
instant demo_at(const struct demo *demo, const char *zone, int days, int hour, int minute);
struct demo_event {
    int64_t feed; /* 0: the person's own */
    const char *title;
    const char *kind; /* chosen for it; NULL: none */
    const char *zone; /* of the wall clock; NULL: home */
    int days;         /* from today */
    int hour, minute;
    int length;       /* minutes */
    const char *rule; /* NULL: once */
};
/* Puts it into the open step; *out is what was stored. */
bool demo_event(struct demo *demo, const struct demo_event *given, struct event *out) MUST_CHECK;

#endif
