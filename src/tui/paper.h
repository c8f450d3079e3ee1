/* SPDX-License-Identifier: MIT
 *
 * paper: what a command answers, as lines to read before it is said yes to: a plan, or the price of
 * an offer.
 */
#ifndef JUGGLE_SRC_TUI_PAPER_H
#define JUGGLE_SRC_TUI_PAPER_H

#include "juggle/app/world.h"
#include "lines.h"

enum paper_kind { PAPER_PLAN, PAPER_WHATIF };

/* How an offer is answered: with the changes that do most, as it is, or with a no. */
enum paper_answer { PAPER_YES, PAPER_AS_OFFERED, PAPER_NO };

/* What was asked for. */
struct paper_form {
    enum paper_kind kind;
    enum paper_answer answer;
    int cols;       /* what its lines have room for */
    bool reading;   /* at the answer; else the line is typed */
    char line[512]; /* of an offer: "KubeCon EU 2027-03-23 2027-03-26 speaking Europe/Amsterdam" */
};

struct paper {
    const char *problem; /* why there is nothing to read; NULL */
    const char *title;
    /* what Enter does: "write it", "say yes"; NULL: there is nothing to accept */
    const char *accept;
    const char *offered; /* what y does; NULL: nothing, or the same as Enter */
    const char *decline; /* what d does; NULL: nothing */
    const char *reason;  /* of a no */
    const char *letter;  /* its words */
    const struct line *lines;
    size_t count;
};

/* An offer's line, word by word: dates, a role, a zone, new, tweak or rerun, online, 30min; what is
 * left is its name. */
struct offer_line {
    const char *name;
    day from, to;
    const char *role, *zone, *talk, *length;
    bool online;
};
void offer_line_read(struct arena *arena, const char *text, day today, struct offer_line *out);

/* The answer, nothing written. All of it lives in the arena, which outlives the turn. */
void paper_read(struct world *world, const struct paper_form *form, struct arena *arena,
                struct paper *out);
/* Says yes, or no: then the paper has the words to send. *said: what happened. */
bool paper_accept(struct world *world, const struct paper_form *form, struct arena *arena,
                  struct paper *paper, const char **said, struct err *err) MUST_CHECK;

#endif
