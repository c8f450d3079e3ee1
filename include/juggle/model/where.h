/* SPDX-License-Identifier: MIT
 *
 * where: the person's clock: at home, and from the arrival of a travel leg on in that place's zone.
 */
#ifndef JUGGLE_MODEL_WHERE_H
#define JUGGLE_MODEL_WHERE_H

#include "juggle/base/zone.h"
#include "juggle/model/snapshot.h"

struct where_step {
    instant from;
    const struct zone *zone;
};

struct where {
    const struct zone *home;
    const struct where_step *steps; /* ascending */
    size_t count;
};

/* One step per leg, at its arrival: to the leg's end_zone, for a leg back always to home. A zone
 * that is not in the set changes nothing. */
void where_build(struct arena *arena, const struct zone *home, const struct leg *const *legs,
                 size_t leg_count, const struct zone_set *zones, struct where *out);
const struct zone *where_zone(const struct where *where, instant at);
struct wall where_wall(const struct where *where, instant at);
/* The first instant at which the person's clock shows it, or, for a time that a flight jumps over,
 * that of the arrival. */
instant where_instant(const struct where *where, struct wall wall);
/* The window of day d that begins at so many minutes after midnight, and ends there a day later. */
struct span where_day(const struct where *where, day d, minutes starts_at);
/* The person's date at an instant, days beginning at starts_at. */
day where_date(const struct where *where, instant at, minutes starts_at);

#endif
