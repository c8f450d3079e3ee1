/* SPDX-License-Identifier: MIT
 *
 * clock: the one place where the clock is read. The world asks it once a turn
 * and hands "now" down; nobody else asks.
 */
#ifndef JUGGLE_SYS_CLOCK_H
#define JUGGLE_SYS_CLOCK_H

#include "juggle/base/date.h"
#include "juggle/base/err.h"
#include "juggle/base/zone.h"

instant clock_now(void);
/* Milliseconds that only grow, for deadlines; their zero means nothing. */
int64_t clock_monotonic_ms(void);
/* What --now and JUGGLE_NOW say: "2026-11-21T09:00[:00]" in the home zone, or with an offset.
 * ERR_USAGE if it is anything else. */
bool clock_parse_now(const char *text, const struct zone *home, instant *out,
                     struct err *err) MUST_CHECK;

#endif
