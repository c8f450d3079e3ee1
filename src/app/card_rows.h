/* SPDX-License-Identifier: MIT
 *
 * card_rows: what the parts of the card share: the copy that is tried on, and its rows as texts.
 */
#ifndef JUGGLE_SRC_APP_CARD_ROWS_H
#define JUGGLE_SRC_APP_CARD_ROWS_H

#include "assign.h"
#include "juggle/app/card.h"

enum { CARD_WAYS = 2 }; /* out and back, of a journey */

/* What a card is about, copied. */
struct card_subject {
    void *record;
    struct choice *choice;       /* of an event */
    struct leg *legs[CARD_WAYS]; /* of a journey */
};

/* card_subject.c: as it is stored; of a new one as its line says. */
bool card_subject_read(struct world *world, const struct card *card, struct card_subject *out,
                       struct err *err) MUST_CHECK;
/* One row's text on it. ERR_USAGE and others, as `edit` says. */
bool card_assign(struct world *world, const struct card *card, const struct card_row *row,
                 const char *text, struct card_subject *subject, struct err *err) MUST_CHECK;
/* The value that the text of a row is for `edit`. */
const char *card_value(struct world *world, const struct card_row *row, const char *text,
                       const struct card_subject *subject);
/* Where a journey's zones aren't said, they are home and the conference's. */
bool card_journey_zones(struct world *world, struct card_subject *subject,
                        struct err *err) MUST_CHECK;

/* card.c: the texts, tried on a copy. */
bool card_try(struct world *world, const struct card *card, const char *const *texts,
              struct card_subject *subject, struct card_answer *answers,
              struct err *err) MUST_CHECK;

/* card_show.c */
/* The struct that holds a row's member. */
const void *card_holder(const struct card_row *row, const struct card_subject *subject);
/* As it would be typed. */
const char *card_text(struct world *world, const struct card_row *row,
                      const struct card_subject *subject, enum record_kind kind);
/* How it was read, in people's words; NULL: the text says it all. */
const char *card_reading(struct world *world, const struct card *card, const struct card_row *row,
                         const struct card_subject *subject, const char *text);
/* The zone of a row's times. */
const struct zone *card_zone(struct world *world, const struct card_row *row,
                             const struct card_subject *subject, enum record_kind kind);
/* The second of a day that a day alone means in this row; -1 where it means none. */
int32_t card_whole_day_second(const struct card_row *row);
/* A day with its time of day; false: it has none, and out's is the day alone. */
bool card_moment(const struct card_row *row, const struct card_subject *subject, struct wall *out);
/* A rule in English, NULL where it is none. */
const char *card_rule(struct world *world, const char *rule);
/* Its times are whole days. */
bool card_whole_days(const struct card_row *row, const struct card_subject *subject,
                     enum record_kind kind);

#endif
