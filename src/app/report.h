/* SPDX-License-Identifier: MIT
 *
 * report: a week, month or quarter: gathered into an answer, and that answer on paper. What is
 * handed on leaves check-ins, the findings that rest on them, notes, reasons and private things out
 * because they are never gathered.
 */
#ifndef JUGGLE_SRC_APP_REPORT_H
#define JUGGLE_SRC_APP_REPORT_H

#include "reply.h"

struct period {
    day from, to; /* to is exclusive */
    const char *name; /* week, month or quarter */
};

struct report {
    struct world *world;
    struct view view; /* of the period */
    struct period period;
    bool shared;
    struct value *answer;
};

/* Puts all of it into report->answer; the view was read. */
bool report_gather(struct report *report, struct err *err) MUST_CHECK;

/* Its parts. */
/* Work by areas and kinds, by days or weeks, and beside the targets. */
void report_sums(struct report *report);
/* What was given, made, answered and learned, task by task. */
bool report_work(struct report *report, struct err *err) MUST_CHECK;
/* A text for the person's own eyes: nothing where the report is handed on. */
void report_put_private(const struct report *report, struct value *map, const char *key,
                        const char *text);

enum paper_form { PAPER_TEXT, PAPER_MARKDOWN, PAPER_HTML };

/* Writes an answer of report_gather. */
void report_write(struct str *out, enum paper_form form, struct arena *arena,
                  const struct value *answer);

#endif
