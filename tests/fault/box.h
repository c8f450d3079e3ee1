/* SPDX-License-Identifier: MIT
 *
 * box: a home of its own for the program under test, that can be put back to what it was, and runs
 * of the program in it with one fault each. The program is only asked by its commands.
 */
#ifndef JUGGLE_TESTS_FAULT_BOX_H
#define JUGGLE_TESTS_FAULT_BOX_H

#include <stdbool.h>
#include <stddef.h>

struct box {
    char root[64];
    char home[80];        /* $HOME, and where commands run */
    const char *juggle;
    const char *faults;   /* the library that is loaded with a fault */
    bool all;             /* JUGGLE_FAULT_ALL: every point, and not a sample */
    long looks;           /* of box_looked_over */
};

struct outcome {
    int status; /* exit status, or 128 and the signal's number */
    char *out, *err;
};

/* A box for `juggle` and `faults`, from the test's arguments. */
void box_open(struct box *box, int argc, char **argv);
void box_close(struct box *box);

/* What is in the home now is kept under a name, and put back. */
void box_save(struct box *box, const char *name);
void box_load(struct box *box, const char *name);
void box_file(struct box *box, const char *name, const char *text);
bool box_has(const struct box *box, const char *name);

/* Runs one command line, split at blanks, with a fault or NULL. The outcome is freed by the
 * caller. */
void box_run(struct box *box, const char *command, const char *fault, struct outcome *outcome);
void outcome_free(struct outcome *outcome);

/* The same without a fault, only for its exit status. */
int box_status(struct box *box, const char *command);
/* The same, which must end with 0. */
void box_must(struct box *box, const char *command);

/* How often the function is called by a command that nothing happens to; the home is as after
 * it. */
long box_count(struct box *box, const char *command, const char *call);
/* What the last killed run had changed so far; -1: it wasn't killed by its fault. */
long box_changes(struct box *box);

/* All that there is, as the program tells it: data and history. Made uids read the same. NULL: it
 * couldn't be read, which is said on stderr. */
char *box_state(struct box *box);
/* doctor finds nothing wrong, in the copies neither. */
bool box_sound(struct box *box);

/* old.c: SQLite finds the store and its copies whole, at a tenth of doctor's cost; no store is
 * whole, too. */
bool box_whole(const struct box *box);
/* The same, and each time in so many that doctor finds nothing wrong. */
enum { DOCTOR_EVERY = 8 };
bool box_looked_over(struct box *box);

/* old.c: a store made from SQL text stands in the home; what version its file says that it is of
 * (-1: none), and whether there is a copy that says so. */
void box_old_store(const struct box *box, const char *sql);
int box_version(const struct box *box);
bool box_has_copy_of(const struct box *box, int version);

/* A home with some of everything, from which operations begin; calendars to import stand beside. */
void box_fill(struct box *box);

/* The i-th of `wanted` points spread over 1..count: one from each stretch, by a fixed seed; all of
 * them where they are no more than wanted. */
long box_point(const struct box *box, long count, long wanted, long i);
long box_points(const struct box *box, long count, long wanted);

#endif
