/* SPDX-License-Identifier: MIT
 *
 * steps: where the person's clock is: offsets that begin at instants, and local days by them.
 *
 * Days may be cut, skipped or repeated by a step (daylight saving, the date line): a day ends at
 * the last instant at which it ends anywhere, and a local time that doesn't exist is that of the
 * jump.
 */
#ifndef JUGGLE_LOAD_STEPS_H
#define JUGGLE_LOAD_STEPS_H

#include "juggle/base/arena.h"
#include "juggle/load/load.h"

struct steps {
    const struct load_step *at; /* ascending, at least one */
    size_t count;
    moment reach; /* the largest offset, east or west */
};

void steps_build(struct arena *arena, const struct load_step *steps, size_t count,
                 struct steps *out);
/* Minutes east of UTC. */
int steps_offset(const struct steps *steps, moment at);
/* The first step after `at`, or MOMENT_NEVER. */
moment steps_next(const struct steps *steps, moment at);
day steps_day(const struct steps *steps, moment at);
/* Minutes since local midnight. */
minutes steps_minute(const struct steps *steps, moment at);
moment steps_end_of_day(const struct steps *steps, day d);
/* The first moment at which the clock shows this day and minute (which may be 1440 and above). */
moment steps_instant(const struct steps *steps, day d, minutes minute);

#endif
