/* SPDX-License-Identifier: MIT
 *
 * bodyclock: how far the body's own clock is from the local one, and how it follows.
 *
 * 57 minutes a day after flights east, 92 after flights west, the quicker way round (Aschoff 1975
 * as used by Eastman and Burgess 2009). Offsets are minutes east of UTC. Say "about a week", never
 * decimals: other models differ by days.
 */
#ifndef JUGGLE_SRC_LOAD_BODYCLOCK_H
#define JUGGLE_SRC_LOAD_BODYCLOCK_H

#include "juggle/load/limits.h"

/* Minutes between the two clocks, 0..720. */
int bodyclock_misalignment(int local, int body);
/* The body's offset one day later. */
int bodyclock_adapt(const struct load_limits *limits, int local, int body);
/* Days until the misalignment is below so many minutes; -1 if that never comes. */
int bodyclock_days(const struct load_limits *limits, int local, int body, int below);

#endif
