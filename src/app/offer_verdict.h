/* SPDX-License-Identifier: MIT
 *
 * offer_verdict: what is said of an offer: its price, the weeks before and after, what would have
 * to move.
 */
#ifndef JUGGLE_SRC_APP_OFFER_VERDICT_H
#define JUGGLE_SRC_APP_OFFER_VERDICT_H

#include "offer.h"

enum { VERDICT_MOVES_MOST = 5 };

struct verdict {
    struct offer offer;
    struct offer_calendar calendar;
    struct price_offer priced;
    struct assessment after; /* as it is offered */
    struct assessment best;  /* with the variants that do most; `after` where there are none */
    bool has_best;
    struct remedy moves[VERDICT_MOVES_MOST]; /* besides the variants: what makes it fit */
    size_t move_count;
};

/* Where the variants don't do: the person's own things that make it fit once they move, cheapest
 * first. Decides between fits-if and does-not-fit. */
void verdict_moves(struct world *world, struct verdict *verdict);
/* All but what was written. */
void verdict_put(struct value *answer, struct world *world, const struct verdict *verdict);

#endif
