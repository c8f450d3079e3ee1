/* SPDX-License-Identifier: MIT
 *
 * talks: the pipeline as rows: submissions by stage, calls that are open, conferences to come,
 * talks.
 */
#ifndef JUGGLE_SRC_TUI_TALKS_H
#define JUGGLE_SRC_TUI_TALKS_H

#include "juggle/app/world.h"

/* The first five are the columns of the board. */
enum talks_section {
    TALKS_IDEA,    /* idea, drafting */
    TALKS_OFFERED, /* submitted, waitlisted */
    TALKS_YES,     /* accepted, confirmed */
    TALKS_GIVEN,   /* given, written-up */
    TALKS_NO,      /* rejected, withdrawn */
    TALKS_COLUMNS, /* how many */
    TALKS_CALLS = TALKS_COLUMNS,
    TALKS_TRIPS,
    TALKS_TALKS,
    TALKS_SECTIONS
};

struct talks_row {
    enum talks_section section;
    const char *id;     /* "s3", "c4", "k1" */
    const char *title;  /* of the talk, or the conference's name */
    const char *where;  /* the conference, or its place; "" */
    const char *note;   /* its stage, its role, what is in it; "" */
    const char *when;   /* a date or how long it is; "" */
    int64_t conference; /* 0: none */
    bool pressing;
};

struct talks {
    const char *problem;          /* why there is nothing; NULL */
    const struct talks_row *rows; /* by section */
    size_t count;
    size_t counts[TALKS_SECTIONS];
    const char *outlook; /* what may come of what waits; "" */
    bool full;           /* it fills a month already */
};

/* Lives in the arena. */
void talks_read(struct world *world, struct arena *arena, struct talks *out);
const char *talks_section_title(enum talks_section section);

#endif
