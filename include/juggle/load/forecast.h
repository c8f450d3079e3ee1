/* SPDX-License-Identifier: MIT
 *
 * forecast: weeks, past and to come. The future is judged as if it had happened: the plan, and fill
 * for what calendars of the future don't hold yet. Feelings are not forecast.
 */
#ifndef JUGGLE_LOAD_FORECAST_H
#define JUGGLE_LOAD_FORECAST_H

#include "juggle/load/rules.h"

struct load_week {
    day from; /* the first of seven days */
    minutes work;
    double index;
    minutes longest_rest;
    int nights;
    bool forecast;
    enum headline headline;                 /* the worst of its days */
    enum load_level level[LOAD_RULE_COUNT]; /* the same */
    bool has_value[LOAD_RULE_COUNT];
    double value[LOAD_RULE_COUNT]; /* the worst on days of that level */
};

struct forecast_ask {
    day from; /* the first day to fill and to judge, tomorrow as a rule */
    int weeks;
    bool fill;       /* false: the plan alone */
    minutes typical; /* of an unplanned working day at home; MINUTES_NONE: the contract day */
};

struct forecast {
    const struct timeline *timeline; /* plan and fill */
    struct load_week *weeks;
    size_t count;
};

/* How many weeks from a day on reach the day before `end`. */
int forecast_weeks_until(day from, day end);
/* Headlines look back no further than ask->from. */
void forecast_build(struct arena *arena, const struct load_input *input,
                    const struct forecast_ask *ask, struct forecast *out);
/* Weeks of a timeline that is there already; look_back: headlines may look at the days before. */
struct load_week *forecast_weeks(struct arena *arena, const struct timeline *timeline, day from,
                                 int weeks, bool look_back);

/* The plan, and fill, up to the last day asked for; nothing that the person said of those days. */
const struct timeline *forecast_timeline(struct arena *arena, const struct load_input *input,
                                         const struct forecast_ask *ask);
/* Calendar weeks from a day on, across today: days up to it are judged on `past`, their headlines
 * look back; those after it on `future`, their headlines look back no further than tomorrow. */
struct load_week *forecast_calendar(struct arena *arena, const struct timeline *past,
                                    const struct timeline *future, day today, day from, int weeks);

/* Expected work of the days from..to: each working day at home is topped up to `typical` minutes
 * with forecast fill, inside of working hours, earliest free time first, lunch and planned rest
 * kept free. */
size_t forecast_fill(struct arena *arena, const struct timeline *plan, day from, day to,
                     minutes typical, struct load_block **fill);
/* The median of recorded work on the working days at home of the eight weeks before d; the contract
 * day where fewer than ten of them are on record. */
minutes forecast_typical(const struct timeline *timeline, day d);

#endif
