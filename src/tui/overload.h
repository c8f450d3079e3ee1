/* SPDX-License-Identifier: MIT
 *
 * overload: of a day that holds more than it can, the fewest and smallest tasks whose moving makes
 * it fit.
 */
#ifndef JUGGLE_SRC_TUI_OVERLOAD_H
#define JUGGLE_SRC_TUI_OVERLOAD_H

#include "juggle/model/agenda.h"

enum { OVERLOAD_MOST = 4 };

/* At most OVERLOAD_MOST tasks; how many. What is due by then, has priority 1, was put off twice, or
 * has a block that the person placed stays. */
size_t overload_pick(const struct view *view, const struct agenda_day *on,
                     const struct item *out[OVERLOAD_MOST]);

#endif
