/* SPDX-License-Identifier: MIT
 *
 * report_paper: a report's titles, rows, tables and charts, each said once and written as text,
 * Markdown or HTML.
 */
#ifndef JUGGLE_SRC_APP_REPORT_PAPER_H
#define JUGGLE_SRC_APP_REPORT_PAPER_H

#include "report.h"

enum { PAPER_CELLS = 5 };

struct paper {
    struct str *out;
    enum paper_form form;
    struct arena *arena;
    enum { PAPER_NOWHERE, PAPER_IN_ROWS, PAPER_IN_TABLE } inside;
    bool section; /* one is open */
};

struct paper_fact {
    const char *number, *what;
};

/* The page's head with its title and a line below it, then what it comes to in a few numbers. */
void paper_open(struct paper *paper, const char *title, const char *under,
                const struct paper_fact *facts, size_t count);
void paper_close(struct paper *paper, const char *foot);
/* more: a word behind the heading, or NULL. */
void paper_section(struct paper *paper, const char *title, const char *more);
/* lead, text, what is short enough to stand at the right, and a line below; NULL or "": not
 * there. */
void paper_row(struct paper *paper, const char *lead, const char *text, const char *more,
               const char *note);
/* Up to PAPER_CELLS texts; the list ends with NULL. The first row of a table is its head. */
void paper_cells(struct paper *paper, const char *const cells[]);
/* A text as the form wants it, with nothing in it that the form would take for its own. */
void paper_add(struct paper *paper, const char *text);

/* Charts: HTML alone has them. */
struct paper_bar {
    const char *label, *text;
    const char *area; /* its word: which colour, and which letter */
    int64_t value, mark;
};

/* A bar for each with a line at its mark, on one scale. */
void chart_bars(struct paper *paper, const char *about, const struct paper_bar *bars, size_t count);
/* Columns of the answer's "steps", each area on top of the other, and what was planned as a
 * line. */
void chart_steps(struct paper *paper, const struct value *answer);
/* What the letters, colours and lines mean. */
void chart_legend(struct paper *paper, bool areas, const char *line);

#endif
