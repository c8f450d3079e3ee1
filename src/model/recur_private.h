/* SPDX-License-Identifier: MIT
 *
 * recur_private: what the files of recur share: bits of rules, and the walk over one rule's periods
 * on the wall clock, in seconds as of wall_seconds.
 */
#ifndef JUGGLE_SRC_MODEL_RECUR_PRIVATE_H
#define JUGGLE_SRC_MODEL_RECUR_PRIVATE_H

#include "juggle/model/recur.h"

enum { PERIOD_DAYS = 378, PERIOD_PICKS = 732 };

/* Of bits that aren't 0. */
static inline int recur_lowest_bit(uint64_t bits)
{
    return __builtin_ctzll(bits);
}
static inline int recur_highest_bit(uint64_t bits)
{
    return 63 - __builtin_clzll(bits);
}

/* Two letters as in BYDAY. */
static inline int recur_bit_count(uint64_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

static inline int recur_few_count(const struct recur_few *few)
{
    return recur_bit_count(few->up) + recur_bit_count(few->down);
}

const char *recur_weekday_code(enum weekday weekday);
bool recur_few_any(const struct recur_few *few);
bool recur_many_any(const struct recur_many *many);
bool recur_nth_any(const struct recur_rule *rule);

/* A period (year, month, week, day, hour) holds days x times of day; BYSETPOS picks some of these.
 * Elements are numbered, never stored: a rule may have millions a year. */
struct recur_walk {
    const struct recur_rule *rule;
    struct wall start;
    struct civil start_civil;
    int64_t from;  /* the start's seconds */
    int64_t until; /* the last second that counts */
    int64_t base;  /* number of the period that holds the start: a year, a month, a day, an hour */
    uint32_t months;  /* those that can match */
    uint8_t weekdays; /* of a week */
    int64_t steps;    /* left of the budget; below 0: exhausted */

    uint8_t hours[24], minutes[60], seconds[60];
    int hour_count, minute_count, second_count;
    /* BYSETPOS: from the front ascending, from the back descending, so that both go forward. */
    int16_t fronts[366], backs[366];
    int front_count, back_count;

    /* The month and the year that were looked at last. */
    day month_first, month_next;
    uint32_t month_mask; /* bit 0: the 1st */
    int bits_year;
    uint64_t year_days[6], year_nth[6]; /* bit 0: January 1st */

    /* The period that was loaded last. */
    int64_t first;     /* no element is earlier */
    int64_t skip_to;   /* of an empty period: the next one worth a look */
    int64_t skip_back; /* and the one before it */
    day days[PERIOD_DAYS];
    int day_count;
    int64_t picks[PERIOD_PICKS];
    int pick_count;
    int64_t size; /* elements */
};

/* zone: turns a UTC UNTIL into the wall clock; NULL: UTC. */
void recur_walk_init(struct recur_walk *walk, const struct recur_rule *rule, struct wall start,
                     bool all_day, const struct zone *zone, int steps);
/* Elements in [low, high], in order, given to visit until it answers false. */
void recur_walk_range(struct recur_walk *walk, int64_t low, int64_t high,
                      bool (*visit)(void *context, int64_t at), void *context);
/* False when there is none, or the budget is used up (steps < 0). */
bool recur_walk_first(struct recur_walk *walk, int64_t *at);
bool recur_walk_last(struct recur_walk *walk, int64_t *at);
/* How many elements come before a moment. */
int64_t recur_walk_count(struct recur_walk *walk, int64_t before);

/* The days of a month that match into month_mask, month_first and month_next. */
void recur_month_look(struct recur_walk *walk, int year, int month);
/* The same for the month that holds a day, unless it was looked at last. */
void recur_month_of(struct recur_walk *walk, day d);
/* Does BYYEARDAY allow the day? */
bool recur_month_year_day(struct recur_walk *walk, day d);

/* One period's elements into the walk. False: no such period, everything is past the calendar's
 * end. */
bool recur_period_load(struct recur_walk *walk, int64_t number);
int64_t recur_period_element(const struct recur_walk *walk, int64_t index);
/* The first element at or after a moment; size when there is none. */
int64_t recur_period_find(const struct recur_walk *walk, int64_t at);
/* The number of the last period that begins at or before a moment, give or take what weeks overlap.
 */
int64_t recur_period_of(const struct recur_walk *walk, int64_t at);
/* Does every period hold the same number of elements? */
bool recur_period_uniform(const struct recur_rule *rule);

#endif
