/* SPDX-License-Identifier: MIT
 *
 * programme: a conference's sessions, a day at a time, with what the person chose of them.
 */
#ifndef JUGGLE_SRC_TUI_PROGRAMME_H
#define JUGGLE_SRC_TUI_PROGRAMME_H

#include "juggle/app/world.h"

struct programme_wish {
    int64_t conference; /* 0: none */
    /* DAY_NONE: that of `at`, else today where it is one of its days, else the first */
    day day;
    instant at;         /* where it is DAY_NONE: its day there; INSTANT_NONE: not said */
    bool by_room;       /* else by time */
    bool only_mine;
    const char *filter; /* not blank: of all days, what has its words */
};

enum programme_row_type {
    PROGRAMME_SESSION,
    PROGRAMME_HEADING, /* a room, or a day */
    PROGRAMME_NOTE,    /* on the chosen session below: a clash, a walk, free time */
    PROGRAMME_ALARM    /* a note that can't stay so */
};

struct programme_row {
    enum programme_row_type type;
    const struct item *item; /* of a session */
    const char *text;        /* of the others */
    const char *change;      /* by the last import: "new", "moved" ...; "" */
};

struct programme {
    const struct conference *conference; /* NULL: it is gone */
    const struct zone *zone;
    day day, first, last;
    const struct item *items; /* of the days that were read */
    size_t item_count;
    const struct programme_row *rows;
    const int64_t *ids; /* of a list, one a row */
    size_t count;
    size_t sessions, chosen, changed; /* on these rows */
};

/* Lives in the turn. */
bool programme_read(struct world *world, const struct programme_wish *wish,
                    const struct programme **out, struct err *err) MUST_CHECK;
bool programme_is_chosen(const struct item *item);
/* The wall clock where the conference is. */
struct wall programme_wall(const struct programme *programme, instant at);

#endif
