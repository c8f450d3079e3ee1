/* SPDX-License-Identifier: MIT
 *
 * scene: what the screen shows this turn, read from the world and never changed by a view.
 */
#ifndef JUGGLE_SRC_TUI_SCENE_H
#define JUGGLE_SRC_TUI_SCENE_H

#include "insight.h"
#include "juggle/app/find.h"
#include "juggle/app/world.h"
#include "juggle/model/agenda.h"
#include "pages.h"
#include "programme.h"
#include "ritual.h"
#include "talks.h"

enum { SCENE_WEEK = 7 };

struct scene_step {
    int64_t id;
    const char *label;
    const char *when; /* "Mon 23 Nov 14:05" */
    bool undone;
    size_t changes;
};

struct paper;
struct history_change;
struct timer_question;
struct concern;
struct pipeline_call;
struct preview;

struct scene {
    struct view view;   /* the days round the one in hand */
    instant now;
    day today;
    minutes minute;
    bool h24;
    day day;            /* the one in hand */
    day week_from;
    const struct agenda_day *week; /* SCENE_WEEK of them, from week_from */
    const struct agenda_day *shown; /* of the day in hand, one of week */
    struct agenda_area areas[AREA_COUNT]; /* of the week */
    int targets[AREA_COUNT];              /* the person's own shares, percent */
    const struct item *const *tasks;      /* all open ones, and what was finished today */
    size_t task_count;
    const struct item *timer;             /* what runs, or NULL */
    const struct timer_question *question; /* to be asked about it, or NULL */
    struct find_result found;             /* of the search, newest first */
    const char *found_problem;            /* what is wrong with its words, or NULL */
    /* what is shown in full and is not in the view, or NULL */
    const struct item *looked_at;
    const struct scene_step *steps;       /* for the history, newest first */
    size_t step_count;
    const struct history_change *changes; /* of the step in hand */
    size_t change_count;
    const struct paper *page;             /* of a view that is read, or NULL */
    const struct paper *paper;            /* of a plan or an offer; likewise */
    const struct talks *talks;            /* of the view of talks, or NULL */
    const struct paper *record;           /* of the conference or talk that is looked at, or NULL */
    const struct programme *programme;    /* of the conference that is looked at, or NULL */
    const struct concern *concerns;       /* what an import changed for the person, not seen yet */
    size_t concern_count;
    const struct pipeline_call *calls;    /* that end soon, and got no talk yet */
    size_t call_count;
    bool survey_due;                      /* the month's questions; where a check-in is asked for */
    const struct checkin *checkin;        /* today's, or NULL; where it is asked for */
    struct rituals rituals;               /* the day's opening and closing, as they are kept */
    const struct ritual_page *ritual;     /* the screen that is looked at, or NULL */
    const struct preview *preview;        /* of an import; the caller's, longer than a turn */
    const char *const *paths;             /* files, or zones, that could be meant */
    size_t path_count;
    const struct quickadd_context *quickadd; /* for reading a typed line */
    const struct insight *insight;        /* what is known of the load so far, or NULL */
    bool empty;                           /* nothing was ever stored */
    bool begun;                           /* the week's other days aren't read yet */
    int64_t version;                      /* of the store when it was read */
    struct arena *arena;                  /* of the turn, for what painting makes */
};

/* What is to be read. */
struct scene_wish {
    day day;            /* the one that will be in hand */
    const char *search; /* NULL: none */
    const char *item;   /* the id of what is shown in full; NULL: nothing is */
    bool all_tasks;     /* finished and dropped ones too */
    const char *path;   /* of a file that is being typed; NULL: none */
    const char *zone;   /* a zone that is being typed; NULL: none */
    struct programme_wish programme;
    struct ritual_wish ritual;
    const struct insight *insight; /* what is known of the load, or NULL */
    bool review, talks;
    enum review_period period; /* of the review, round the day */
    const char *record; /* the id of a conference or a talk; NULL: none */
    bool history;
    int64_t step;       /* of the history, in hand; 0: the newest that stands */
    bool checkin;
    /* six weeks each way, for a month, or rows marked elsewhere; else the week in hand */
    bool wide;
    /* the next reading follows soon: what only a row's details show may come with it, and of a week
     * that is full the other days */
    bool first;
};

/* Reads all of it. Where reading fails, *out is a scene with nothing on it. */
bool scene_read(struct world *world, const struct scene_wish *wish, struct scene *out,
                struct err *err) MUST_CHECK;
/* Takes another day of the week in hand, if it was read and still holds; false: it must be read. */
bool scene_turn_to(struct world *world, struct scene *scene, day day);

/* Takes a later minute of the same day. False: something that is shown would have to be read for
 * it. */
bool scene_tick(struct world *world, struct scene *scene);

/* What a day holds: its contract less what is still free, and what is planned; or all that stands
 * in it, whichever is more. */
minutes scene_load(const struct scene *scene, const struct agenda_day *on);

#endif
