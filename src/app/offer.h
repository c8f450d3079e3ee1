/* SPDX-License-Identifier: MIT
 *
 * offer: an engagement that somebody offers: read from the words of a call or from a file, and what
 * a yes and a no to it write. What it costs is plan's price.
 */
#ifndef JUGGLE_SRC_APP_OFFER_H
#define JUGGLE_SRC_APP_OFFER_H

#include "assess.h"
#include "handlers.h"
#include "juggle/model/change.h"
#include "juggle/plan/price.h"

struct offer {
    struct conference conference;
    struct price_ask ask;
    int own_count;   /* of so many the person's own hours are taken; 0: the template's */
    bool legs_given; /* said, not assumed */
    struct import_kept *programme; /* of a file, else NULL */
    int64_t known;                 /* the conference that the file was imported for, else 0 */
    const char *taken;             /* why it can't be accepted once more, else NULL */
};

/* From the words of a call: a name and dates, or a file's. ERR_USAGE, ERR_INPUT. */
bool offer_read(struct world *world, const struct call *call, struct offer *out,
                struct err *err) MUST_CHECK;
/* Lets go of the programme. */
void offer_close(struct offer *offer);
/* Reads a programme: its name, days and zone are taken over. ERR_INPUT. */
bool offer_programme(struct world *world, const char *path, struct offer *offer,
                     struct err *err) MUST_CHECK;
/* A conference that is noted already, without a yes, is the one that is offered: by the file's
 * feed, else by name and days. Its call, links and notes stay. */
bool offer_join(struct world *world, struct offer *offer, struct err *err) MUST_CHECK;
/* ERR_FAILED where the yes was said before. */
bool offer_may_accept(const struct offer *offer, struct err *err) MUST_CHECK;
/* The hours there by the programme: on each of the offer's days from the first session to the last,
 * what is social in the evening apart, and the person's own time on stage. Nothing without one. */
void offer_hours(struct world *world, struct offer *offer);
/* A conference that is there already, with a talk that was accepted: given before, it is no new
 * one. */
void offer_of(struct world *world, const struct conference *conference, const struct talk *talk,
              bool given_before, struct offer *out);
/* The tasks that prepare for it and follow it, back-dated from its days by the template of its
 * role. */
bool offer_tasks(struct world *world, const struct offer *offer, int64_t conference, int64_t talk,
                 struct change_list *out, struct err *err) MUST_CHECK;

/* What the price was found for: the calendar as it is, assessed, and as price sees it. */
struct offer_calendar {
    struct assessment before;
    struct price_calendar price;
};
bool offer_calendar(struct world *world, const struct offer *offer, struct offer_calendar *out,
                    struct err *err) MUST_CHECK;
/* The calendar with an answer folded in, assessed; what the engagement brings is titled by its
 * name. */
bool offer_assess(struct world *world, const struct offer *offer,
                  const struct offer_calendar *calendar, const struct price_answer *answer,
                  struct assessment *out, struct err *err) MUST_CHECK;

/* Yes: the conference, its journeys, tasks and recovery as the answer has them; what it leaves out
 * is cancelled. One step. */
bool offer_accept(struct world *world, const struct offer *offer,
                  const struct offer_calendar *calendar, const struct price_answer *answer,
                  struct reply *reply, struct err *err) MUST_CHECK;
/* No: the conference is kept with the reason and the hours saved. One step. */
bool offer_decline(struct world *world, const struct offer *offer, const char *because,
                   minutes saved, struct reply *reply, struct err *err) MUST_CHECK;

#endif
