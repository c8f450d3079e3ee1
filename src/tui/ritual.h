/* SPDX-License-Identifier: MIT
 *
 * ritual: what one screen of the morning, the evening or the week shows: rows that something can be
 * done with, lines above and below them, and what Enter would do. Read a screen at a time, as part
 * of the scene.
 */
#ifndef JUGGLE_SRC_TUI_RITUAL_H
#define JUGGLE_SRC_TUI_RITUAL_H

#include "insight.h"
#include "juggle/app/ritual.h"
#include "juggle/base/vec.h"
#include "juggle/model/agenda.h"
#include "lines.h"

enum { RITUAL_SCREENS_MOST = 5 };

/* What the hands of a screen are for. */
enum ritual_hands {
    RITUAL_READS,   /* nothing but reading on */
    RITUAL_PLACES,  /* tasks get a day, or are done, or dropped */
    RITUAL_PLANS,   /* the plan is written */
    RITUAL_STOPS,   /* a time is set, and the day is open */
    RITUAL_TICKS,   /* what was ticked off can be opened again */
    RITUAL_CHECKS,  /* the check-in */
    RITUAL_CLOSES,  /* a line, and the day is closed */
    RITUAL_HANDS    /* captures are handed over, and the week is done */
};

struct ritual_wish {
    bool open;
    bool exact; /* this screen, even where it has nothing to show */
    enum ritual_kind kind;
    int at;
    day about;  /* the day, or the week's first one */
};

struct ritual_row {
    const struct item *item; /* of the page's view, or NULL */
    const char *id;          /* what verbs act on; NULL: none does */
    const char *lead;        /* "9:30", "new" ... */
    const char *text;
    const char *right;       /* "1h20 of 2h" */
    enum ink ink;
    const char *to;          /* "2026-11-25": where the proposal puts it; NULL: there is none */
    const char *to_text;     /* "→ Wed 25" */
    bool asks;               /* it was put off twice: the third time is a question */
    bool charted;            /* of an area: the three below */
    enum area area;
    minutes planned, done;
    int target;              /* percent */
};

struct ritual_page {
    enum ritual_kind kind;
    int at, count;
    day about;
    enum ritual_hands hands;
    const char *title;
    const char *passed; /* of a screen before it that had nothing to decide; NULL */
    const char *empty;  /* where there are no rows; NULL: lines say it all */
    const char *enter;  /* what Enter does */
    day first;          /* where what moves goes at first */
    VEC(struct ritual_row) rows;
    VEC(struct line) head, foot;
};

/* While one is read. */
struct ritual_reading {
    struct world *world;
    struct arena *arena;
    const struct rituals *kept;
    const struct insight *insight; /* or NULL */
    struct view view;
    struct ritual_page *page;
};

/* One screen: a row of the table. */
struct ritual_screen {
    const char *title;
    enum ritual_hands hands;
    bool passes; /* is passed by where it has nothing to decide */
    bool (*read)(struct ritual_reading *reading, struct err *err);
};

/* In the turn's arena. */
bool ritual_read(struct world *world, const struct ritual_wish *wish, const struct rituals *kept,
                 const struct insight *insight, const struct ritual_page **out,
                 struct err *err) MUST_CHECK;

/* ---- for the screens ---- */

/* In the morning: the day before that was opened, and not closed. */
void ritual_offer_closing(struct ritual_reading *reading);
void ritual_head(struct ritual_reading *reading, enum ink ink, const char *text);
void ritual_foot(struct ritual_reading *reading, enum ink ink, const char *text);
const char *ritual_length(struct ritual_reading *reading, minutes length);
const char *ritual_clock(struct ritual_reading *reading, instant at);
const char *ritual_date(struct ritual_reading *reading, day date);
/* "planned 6h35 of 5h45, 50m over". */
const char *ritual_load(struct ritual_reading *reading, const struct agenda_day *on);
/* The person's own row of a task. */
struct ritual_row ritual_task_row(const struct item *item);
/* Where a row goes, by a date. */
void ritual_send(struct ritual_reading *reading, struct ritual_row *row, day to);
day ritual_next_workday(const struct ritual_reading *reading, day after);

/* ritual_left.c: what is open of a day, and where it could go; of a day that holds too much, what
 * moves. */
bool ritual_left_before(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_left_of_day(struct ritual_reading *reading, struct err *err) MUST_CHECK;
/* ritual_day.c */
bool ritual_holds(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_proposal(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_stop_time(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_done(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_checkin(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_closing(struct ritual_reading *reading, struct err *err) MUST_CHECK;
/* ritual_week.c */
bool ritual_areas(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_findings(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_next_week(struct ritual_reading *reading, struct err *err) MUST_CHECK;
bool ritual_captures(struct ritual_reading *reading, struct err *err) MUST_CHECK;

#endif
