/* SPDX-License-Identifier: MIT
 *
 * offer: what saying yes to a conference brings with it: the journey, days on site, preparation, recovery and
 * what follows, as minutes (its price) and as changes to fold over the calendar or to store.
 */
#ifndef JUGGLE_SRC_APP_OFFER_H
#define JUGGLE_SRC_APP_OFFER_H

#include "assess.h"
#include "handlers.h"
#include "juggle/model/change.h"

struct offer {
    struct conference conference; /* id -1 in the changes */
    const struct zone *zone;      /* the place's */
    bool on_stage;
    struct span out, back;        /* the journeys; empty: there is none */
    bool legs_given;              /* said, not assumed */
};

struct price {
    minutes proposal, preparation, travel, onsite, stage, followup, recovery;
    int days_away;
};

/* From the words of a call: a name and dates, or a file's. ERR_USAGE, ERR_INPUT. */
bool offer_read(struct world *world, const struct call *call, struct offer *out,
                struct err *err) MUST_CHECK;
/* A conference that is there already, with a talk that was accepted: given before, it is no new one. */
void offer_of(struct world *world, const struct conference *conference, const struct talk *talk,
              bool given_before, struct offer *out);
/* All but the recovery, which follows from the calendar that the journey is part of. */
void offer_price(const struct world *world, const struct offer *offer, struct price *out);
/* The journeys to the conference with the id that the offer names. */
void offer_legs(struct world *world, const struct offer *offer, struct change_list *out);
/* The conference with its journeys, and recovery of so many days after it. */
void offer_changes(struct world *world, const struct offer *offer, const struct load_block *recovery,
                   size_t count, struct change_list *out);
/* The tasks that prepare for it and follow it, back-dated from its days by the template of its role. */
bool offer_tasks(struct world *world, const struct offer *offer, int64_t conference, int64_t talk,
                 struct change_list *out, struct err *err) MUST_CHECK;
/* The calendar with it, in memory: preparation stands in the free time before it, first things first.
 * *missing: minutes of it that found no place. */
void offer_fold(struct world *world, const struct assessment *before, const struct offer *offer,
                struct view *view, struct price *price, minutes *missing);

#endif
