/* SPDX-License-Identifier: MIT
 *
 * quickadd: one line of text read as a task or an event.
 *
 * Words that were understood leave the title and become chips. Only whole words are read, each part
 * of the grammar (quickadd.def) once: the first one holds, a second one stays in the title. Words
 * that are words of plain English too ("sat", "daily", "3 weeks", "march 3") are read only beside
 * something else that is read, or at the end of the line. Without a time it is a task; whole days
 * make an event when they are leave, are said to be all day, or are several days of an event, of
 * travel or of rest.
 */
#ifndef JUGGLE_MODEL_QUICKADD_H
#define JUGGLE_MODEL_QUICKADD_H

#include "juggle/base/arena.h"
#include "juggle/base/date.h"
#include "juggle/base/str.h"
#include "juggle/model/kind.h"

enum quickadd_part {
#define QUICKADD(name, reader, title) QUICKADD_##name,
#include "juggle/model/quickadd.def"
    QUICKADD_COUNT
};

/* Bytes [start, end) of the text. */
struct quickadd_range {
    size_t start;
    size_t end;
};

struct quickadd_context {
    day today;   /* the person's own date */
    minutes now; /* minutes since 00:00 of today; more than 1440 after a midnight */
    enum weekday week_start;
    const struct kind_set *kinds;
    minutes day_length; /* of "2d": the contract day */
    bool h24;           /* how labels show times */
    /* What must be taken as plain title: chips that were taken back. May be NULL. */
    const struct quickadd_range *plain;
    size_t plain_count;
};

struct quickadd_chip {
    struct quickadd_range range;
    enum quickadd_part part;
    const char *label; /* "due Fri 27 Nov" */
};

struct quickadd {
    const char *title; /* valid UTF-8 without control characters; "" when nothing is left */
    bool is_event;
    bool all_day;  /* an event of whole days: day to end_day, exclusive */
    day day;       /* an event's first; the day a task is meant for, or DAY_NONE */
    minutes start; /* a timed event's; else MINUTES_NONE */
    day end_day;   /* a timed event's end is at `end` of this day */
    minutes end;
    minutes length;     /* a task's estimate, or what an event was given; MINUTES_NONE: not said */
    day due_day;        /* tasks; DAY_NONE: none */
    minutes due_minute; /* MINUTES_NONE: the day's end */
    day earliest_day;
    minutes earliest_minute; /* MINUTES_NONE: the day's start */
    const struct kind *kind; /* NULL: not said */
    const char *project;     /* NULL: none */
    const char *tags;        /* separated by commas; NULL: none */
    int priority;            /* 0: none */
    const char *repeat; /* an RRULE; UNTIL is a plain date, see recur_until_anchor; NULL: none */
    const char *zone; /* an event's, as it was typed: it may not exist; NULL: the person's own */
    const char *place;
    const char *url;
    const struct quickadd_chip *chips; /* in order of their place */
    size_t chip_count;
    const char *const *notes; /* what could be read otherwise, one line each */
    size_t note_count;
};

/* Reads any text, also one that makes no sense; all of out lives in the arena or in the kinds. */
void quickadd_read(struct arena *arena, const char *text, const struct quickadd_context *context,
                   struct quickadd *out);

/* The title of a part, as in "date". */
const char *quickadd_title(enum quickadd_part part);

struct quickadd_form {
    enum quickadd_part part; /* QUICKADD_COUNT: how to have something not read */
    const char *form;
    const char *example;
    const char *meaning;
};
/* Every way to write every part, in the grammar's order. */
const struct quickadd_form *quickadd_forms(size_t *count);
/* The same as text, a line each, appended. */
void quickadd_help(struct str *out);

#endif
