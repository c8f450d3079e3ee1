/* SPDX-License-Identifier: MIT
 *
 * ritual: the day's opening and closing and the week's look back: what is kept of them, and where
 * each was left.
 *
 * The day's own facts (opened, stop, closed, a note) are a record, which undo takes back; where one
 * was left is a mark, as leaving is no step of the history.
 */
#ifndef JUGGLE_APP_RITUAL_H
#define JUGGLE_APP_RITUAL_H

#include "juggle/app/world.h"

enum ritual_kind { RITUAL_MORNING, RITUAL_EVENING, RITUAL_WEEKLY, RITUAL_KINDS };

/* Where one was left. */
struct ritual_place {
    day about;  /* the day, or the week's first one; DAY_NONE: never begun */
    int screen; /* from 0 */
    bool done;
};

struct rituals {
    /* the working day before today, at most four days back; else yesterday */
    day before;
    struct ritual today;   /* absent fields where nothing is kept */
    struct ritual earlier; /* of the day before */
    struct ritual_place left[RITUAL_KINDS];
    bool stop_told; /* that the time to stop has come was said today */
};

/* "morning", "evening", "weekly". */
const char *ritual_word(enum ritual_kind kind);
/* False, and *out is untouched: it is none of them. */
bool ritual_parse(const char *word, enum ritual_kind *out);
/* All that is kept for today, in the turn's arena. */
bool rituals_read(struct world *world, struct rituals *out, struct err *err) MUST_CHECK;
/* Keeps that it was said. */
bool ritual_tell_stop(struct world *world, struct err *err) MUST_CHECK;
/* When the person means to stop on a day: what was said, else when its working hours end, else when
 * those of the next working day do. */
minutes ritual_stop(const struct workdays *workdays, const struct ritual *kept);

#endif
