/* SPDX-License-Identifier: MIT
 *
 * price: what saying yes costs: the minutes of an engagement from the proposal to the recovery,
 * folded over a calendar in memory, and whether the weeks bear it; if not, which changes together
 * do most for them.
 *
 * Recovery is that of the wellbeing model, section 4; preparation that of 1.9, by the template.
 * Where nothing is published the numbers are ours: a proposal of 2 h, a journey of 4 h and one more
 * for each hour between the clocks.
 */
#ifndef JUGGLE_PLAN_PRICE_H
#define JUGGLE_PLAN_PRICE_H

#include "juggle/base/zone.h"
#include "juggle/load/forecast.h"
#include "juggle/model/kind.h"
#include "juggle/model/workdays.h"
#include "juggle/plan/template.h"

/* An engagement that is thought about. */
struct price_ask {
    day first; /* dates of the place */
    day last;  /* inclusive */
    enum role role;
    bool online;                     /* no travel, nothing on site but the stage */
    const char *talk_form;           /* "new", "tweak", "rerun"; NULL: new */
    minutes stage;                   /* MINUTES_NONE: 30, of a workshop 90 */
    const struct template *template; /* what it leads to; NULL: nothing */
    const struct zone *zone;         /* of the place */
    const struct zone *home;
    struct span out; /* start INSTANT_NONE: no journeys are known, see price_assume_legs */
    struct span back;
    const struct load_block *sessions; /* hours there, where they are known; none: contract days */
    size_t session_count;
    const struct workdays *work;
    const struct kind_set *kinds; /* NULL: those that are built in */
};

/* The calendar that it is folded over. The input's blocks are what the person has planned. */
struct price_calendar {
    const struct load_input *input;
    const struct timeline *past;   /* the same, without fill */
    day today;                     /* preparation is done from the day after it on */
    const struct load_week *weeks; /* without the engagement: the one of today and those after it */
    size_t week_count;
};

struct price {
    minutes proposal;
    minutes prep;
    minutes missing; /* of the preparation: what finds no room before it */
    minutes travel;
    minutes onsite; /* without the time on stage */
    minutes stage;
    minutes followup;
    minutes recovery;
    double rest_least; /* the recovery's floor and the whole of it, in days */
    double rest_full;
    int light_days; /* after it, on another body clock */
    int days_away;
};

/* Changes that are tried, each alone and together. */
enum price_variant {
    PRICE_AS_IT_IS = 0,
    PRICE_EARLIER = 1 << 0,   /* travel out a day earlier */
    PRICE_NO_SOCIAL = 1 << 1, /* skip dinners and receptions there, all but the first */
    PRICE_NO_HOME = 1 << 2,   /* cancel what the home calendar holds at night there, or under way */
    PRICE_MORE_REST = 1 << 3, /* recovery in full, not only its floor */
    PRICE_VARIANTS = 1 << 4
};
enum { PRICE_VARIANT_COUNT = 4 };

enum price_verdict { PRICE_FITS, PRICE_FITS_IF, PRICE_DOES_NOT_FIT };

/* What the weeks look like with it. */
struct price_effect {
    unsigned variants;
    const struct load_week *weeks; /* beside the calendar's */
    int worse;    /* levels by which weeks to come get worse, those up to green left out */
    int warnings; /* rules that warn in weeks to come, summed over the weeks */
    bool late;    /* preparation finds no room, or deadlines that held are held no more */
};

struct price_answer {
    struct price price;
    struct price_effect effect;
    struct span out; /* the journeys; empty: none */
    struct span back;
    struct load_input
        input; /* with the engagement in it: the calendar's blocks stand where they stood, those
                * left out are empty; what the engagement brings comes after them */
};

struct price_offer {
    enum price_verdict verdict;
    struct price_answer as_it_is;
    struct price_answer best; /* the fewest changes that make it fit, else those that do most;
                               * as_it_is where it fits as it is, or no change is better */
    struct price_effect each[PRICE_VARIANT_COUNT]; /* where weeks get worse: what each does alone */
    size_t each_count;
};

/* Arrival in the evening before, return on the day after; nothing where it is online or legs are
 * there. */
void price_assume_legs(struct price_ask *ask);
/* Tries the variants that would change anything, alone and together. Nothing is written anywhere:
 * the answers borrow from the calendar and the arena. */
void price_offer(struct arena *arena, const struct price_calendar *calendar,
                 const struct price_ask *ask, struct price_offer *out);
/* The same calendar after a change of the person's: an answer's input with edited blocks, judged
 * again. */
void price_judge(struct arena *arena, const struct price_calendar *calendar,
                 const struct load_input *input, struct price_effect *effect);
bool price_fits(const struct price_effect *effect);
/* Is the block of the calendar left out by the answer? */
bool price_left_out(const struct price_calendar *calendar, const struct price_answer *answer,
                    size_t block);
/* Would the variants leave this block of the calendar out? */
bool price_gives_way(const struct price_calendar *calendar, const struct price_ask *ask,
                     unsigned variants, size_t block);
/* "fits", "fits-if", "does-not-fit". */
const char *price_verdict_word(enum price_verdict verdict);
/* One variant as a word, "earlier", in short, "a day earlier", and as a sentence: "Travel out a day
 * earlier". */
const char *price_variant_word(enum price_variant variant);
const char *price_variant_short(enum price_variant variant);
const char *price_variant_text(enum price_variant variant);

#endif
