/* SPDX-License-Identifier: MIT
 *
 * Random recurrence rules that RFC 5545 allows, from a seed that is told and can be given again.
 */
#ifndef JUGGLE_TESTS_PROP_RECUR_RANDOM_H
#define JUGGLE_TESTS_PROP_RECUR_RANDOM_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/model/recur_rule.h"

struct random {
    uint64_t state;
};

/* SplitMix64 (Steele, Lea, Flood 2014). */
static inline uint64_t random_bits(struct random *random)
{
    uint64_t z = (random->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline int random_in(struct random *random, int low, int high)
{
    return low + (int)(random_bits(random) % (uint64_t)(high - low + 1));
}

static inline bool random_chance(struct random *random, int percent)
{
    return random_in(random, 0, 99) < percent;
}

static inline struct random random_seeded(void)
{
    const char *given = getenv("JUGGLE_SEED");
    struct random random = {given ? strtoull(given, NULL, 10) : 20261121};
    fprintf(stderr, "JUGGLE_SEED=%llu\n", (unsigned long long)random.state);
    return random;
}

/* ";NAME=3,-1": one to most numbers; minus says whether they may count from the end. */
static inline void random_numbers(struct random *r, struct str *out, const char *name, int low,
                                  int high, int most, bool minus)
{
    int count = random_in(r, 1, most);
    str_addf(out, ";%s=", name);
    for (int i = 0; i < count; i++)
        str_addf(out, "%s%s%d", i ? "," : "", minus && random_chance(r, 30) ? "-" : "",
                 random_in(r, low, high));
}

static inline void random_weekdays(struct random *r, struct str *out, int highest)
{
    static const char codes[7][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    int count = random_in(r, 1, 4);
    bool numbered = highest > 0 && random_chance(r, 50);
    str_add(out, ";BYDAY=");
    for (int i = 0; i < count; i++) {
        if (i)
            str_add_char(out, ',');
        if (numbered)
            str_addf(out, "%s%d", random_chance(r, 30) ? "-" : "", random_in(r, 1, highest));
        str_add(out, codes[random_in(r, 0, 6)]);
    }
}

struct random_rule {
    enum recur_freq freq;
    bool weeks;            /* may have BYWEEKNO */
    bool month_days_alone; /* YEARLY may have BYMONTHDAY without BYMONTH */
    bool week_positions;   /* WEEKLY may have BYSETPOS */
};

/* A rule without COUNT and UNTIL. */
static inline void random_rule(struct random *r, const struct random_rule *want, struct str *out)
{
    static const char *const freqs[] = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"};
    enum recur_freq freq = want->freq;
    bool weeks = want->weeks && freq == RECUR_YEARLY && random_chance(r, 40);
    bool months = random_chance(r, 30), days = random_chance(r, 30) && !weeks;
    if (days && freq == RECUR_YEARLY && !want->month_days_alone)
        months = true;
    str_addf(out, "FREQ=%s", freqs[freq]);
    if (random_chance(r, 40))
        str_addf(out, ";INTERVAL=%d", random_in(r, 1, freq == RECUR_YEARLY ? 4 : 9));
    if (random_chance(r, 20))
        str_add(out, random_chance(r, 50) ? ";WKST=SU" : ";WKST=WE");
    if (months)
        random_numbers(r, out, "BYMONTH", 1, 12, 4, false);
    if (weeks)
        random_numbers(r, out, "BYWEEKNO", 1, 53, 4, true);
    if (days && freq != RECUR_WEEKLY)
        random_numbers(r, out, "BYMONTHDAY", 1, 31, 5, true);
    if (random_chance(r, 15) && (freq == RECUR_YEARLY || freq == RECUR_HOURLY))
        random_numbers(r, out, "BYYEARDAY", 1, 366, 20, true);
    if (random_chance(r, 40))
        random_weekdays(r, out, weeks || freq > RECUR_MONTHLY ? 0 : freq || months ? 5 : 53);
    if (random_chance(r, 15) && freq != RECUR_HOURLY)
        random_numbers(r, out, "BYHOUR", 0, 23, 3, false);
    if (random_chance(r, 15))
        random_numbers(r, out, "BYMINUTE", 0, 59, 3, false);
    bool by = strstr(out->text, ";BY") != NULL;
    if (by && random_chance(r, 20) && (freq != RECUR_WEEKLY || want->week_positions))
        random_numbers(r, out, "BYSETPOS", 1, random_chance(r, 80) ? 6 : 366, 3, true);
}

#endif
