/* SPDX-License-Identifier: MIT
 *
 * concern: what an import changed for the person: told at the top of today until it was seen.
 *
 * Kept as a mark, not as a record: seeing it is no step of the history. What is no longer so (the
 * import was undone, the session is past, or chosen no more) is not told.
 */
#ifndef JUGGLE_APP_CONCERN_H
#define JUGGLE_APP_CONCERN_H

#include "juggle/app/world.h"

struct concern {
    const char *what;  /* moved, changed, cancelled, gone; clash, walk: with another one chosen */
    int64_t event;
    instant start;     /* that of the event when it was told */
    const char *place; /* and its place, "" where it had none */
    int64_t other;     /* of a clash or walk: the other event, else 0 */
    instant other_start; /* INSTANT_NONE: of a series, which may begin at another time */
    instant until;     /* when it no longer matters */
    const char *title;
    int64_t feed;      /* that the event came with; known when it is read, as it is not kept */
    const char *text;  /* "Sat 30 Jan 15:00 → Sun 31 Jan 10:30", 'meets "BoF", Sun 31 Jan 10:00' */
};

/* Those that still hold, in the turn's arena. */
bool concerns_read(struct world *world, struct concern **out, size_t *count,
                   struct err *err) MUST_CHECK;
/* Keeps these behind those that still hold; joins an open step's transaction. */
bool concerns_add(struct world *world, const struct concern *fresh, size_t count,
                  struct err *err) MUST_CHECK;
/* All of them were seen. */
bool concerns_seen(struct world *world, struct err *err) MUST_CHECK;

#endif
