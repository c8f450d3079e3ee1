/* SPDX-License-Identifier: MIT
 *
 * price: what saying yes costs: the minutes of an engagement from the proposal to the recovery, folded over a
 * calendar in memory, and whether the weeks bear it; if not, which changes together would make them.
 *
 * Recovery is that of the wellbeing model, section 4; preparation that of 1.9. Where nothing is published the
 * numbers are ours: a proposal of 2 h, a journey of 3 h and one more for each hour between the clocks.
 */
#ifndef JUGGLE_PLAN_PRICE_H
#define JUGGLE_PLAN_PRICE_H

#include "juggle/base/zone.h"
#include "juggle/load/forecast.h"
#include "juggle/model/record.h"

/* An engagement that is thought about. */
struct price_ask {
    day first; /* dates of the place */
    day last;  /* inclusive */
    enum role role;
    bool online; /* no travel, nothing on site but the stage */
    const char *talk_form; /* "new", "tweak", "rerun"; NULL: new */
    minutes stage;         /* MINUTES_NONE: 30 */
    minutes prep;          /* the person's own; MINUTES_NONE: the model's default */
    const struct zone *zone; /* of the place */
    const struct zone *home;
    instant out_start; /* INSTANT_NONE: no legs are known, see price_assume_legs */
    instant out_end;
    instant back_start;
    instant back_end;
    const struct load_block *sessions; /* known programme of one's own; none: contract days on site */
    size_t session_count;
    day today; /* preparation is done from the day after it on */
};

struct price {
    minutes proposal;
    minutes prep;
    minutes travel;
    minutes onsite; /* without the time on stage */
    minutes stage;
    minutes followup;
    minutes recovery;
    int days_away;
};

/* Changes that are tried, each alone and together. */
enum price_variant {
    PRICE_AS_IT_IS = 0,
    PRICE_EARLIER = 1 << 0,     /* travel out a day earlier */
    PRICE_NO_SOCIAL = 1 << 1,   /* skip dinners and receptions there */
    PRICE_NO_HOME = 1 << 2,     /* cancel what the home calendar holds during the trip */
    PRICE_MORE_REST = 1 << 3,   /* recovery in full, not only its floor */
    PRICE_VARIANTS = 1 << 4
};

enum price_verdict { PRICE_FITS, PRICE_FITS_IF, PRICE_DOES_NOT_FIT };


struct price_answer {
    struct price price;
    struct load_input input; /* with the engagement in it: what rules and words are asked about */
    struct forecast before;
    struct forecast after;
    size_t weeks_worse;
};

struct price_offer {
    enum price_verdict verdict;
    unsigned variants;            /* PRICE_FITS_IF: the fewest changes that do; else 0 */
    struct price_answer as_it_is;
    struct price_answer changed;  /* with the variants; as_it_is where there are none */
};

/* Arrival in the evening before, return on the day after; nothing where it is online or legs are there. */
void price_assume_legs(struct price_ask *ask);
/* Nothing is written anywhere: the answer's input borrows from the calendar and the arena. `future` says which
 * weeks are judged. */
void price_answer(struct arena *arena, const struct load_input *calendar,
                  const struct price_ask *ask, const struct forecast_ask *future, unsigned variants,
                  struct price_answer *out);
/* Tries variants, fewest first, until no week is worse than before. */
void price_offer(struct arena *arena, const struct load_input *calendar,
                 const struct price_ask *ask, const struct forecast_ask *future,
                 struct price_offer *out);
/* Which blocks of the calendar these variants take out: their indices, at most room of them. */
size_t price_left_out(const struct load_input *calendar, const struct price_ask *ask,
                      unsigned variants, size_t *blocks, size_t room);
/* "fits", "fits-if", "does-not-fit". */
const char *price_verdict_word(enum price_verdict verdict);
/* What one variant asks for, as a sentence's beginning: "Travel out a day earlier". */
const char *price_variant_text(enum price_variant variant);

#endif
