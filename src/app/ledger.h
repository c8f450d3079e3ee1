/* SPDX-License-Identifier: MIT
 *
 * ledger: recovery earned by journeys, booked, taken and owed; and what a change takes away from
 * it.
 */
#ifndef JUGGLE_SRC_APP_LEDGER_H
#define JUGGLE_SRC_APP_LEDGER_H

#include "handlers.h"

/* Minutes. Time that work lies over is no rest. */
struct ledger {
    int64_t earned; /* by journeys that ended in the last 26 weeks */
    int64_t taken;
    int64_t booked;  /* still to come */
    int64_t waiting; /* booked ahead for conferences that are still to come */
    int64_t debt;    /* what is left of what was earned, never below 0 */
};

/* answer: gets "entries" (what was earned, and why) and "blocks" (what is booked); NULL: sums
 * alone. */
bool ledger_read(struct world *world, struct value *answer, struct ledger *out,
                 struct err *err) MUST_CHECK;

/* A change that may take rest away: begun before it, told after it. */
struct ledger_watch {
    bool on;
    struct ledger before;
};

/* Is this a stretch of recovery? What goes with its journey is no loss. */
bool ledger_concerns(struct world *world, const struct target *target, bool *out,
                     struct err *err) MUST_CHECK;
/* Does rest that is booked lie in this span? */
bool ledger_overlaps(struct world *world, struct span span, bool *out, struct err *err) MUST_CHECK;
/* Where `concerned`, remembers what stands in the ledger; for the rest nothing is read. */
bool ledger_begin(struct world *world, bool concerned, struct ledger_watch *out,
                  struct err *err) MUST_CHECK;
/* Adds to what is said, and to the answer, how much rest is gone and how much is owed. */
bool ledger_tell(struct world *world, const struct ledger_watch *watch, struct reply *reply,
                 struct err *err) MUST_CHECK;

#endif
