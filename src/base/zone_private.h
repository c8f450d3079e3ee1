/* SPDX-License-Identifier: MIT
 *
 * zone_private: how a zone is kept, for the files that make one and the file
 * that asks it.
 */
#ifndef JUGGLE_SRC_BASE_ZONE_PRIVATE_H
#define JUGGLE_SRC_BASE_ZONE_PRIVATE_H

#include "juggle/base/vec.h"
#include "juggle/base/zone.h"

/* The calendar, weekdays included, repeats after 400 years; so does every rule of a footer. */
#define ZONE_CYCLE (146097 * (int64_t)DAY_SECONDS)

enum { ZONE_OFFSET_MOST = 25 * 3600 };

/* n steps part time into n + 1 stretches; offsets[i] holds in the i-th, before step i. */
struct zone {
    const char *name;
    size_t count;           /* of steps */
    const instant *at;      /* of each step, ascending */
    const instant *local;   /* the wall clock, as seconds, up to which the offset before a step is
                             * used: the end of the gap or overlap that the step makes */
    const int32_t *offsets; /* count + 1 */
    instant cycle; /* from here on all repeats every ZONE_CYCLE; INSTANT_NONE: nothing does */
};

/* A VEC that can be handed around. */
struct zone_steps {
    struct zone_step *at;
    size_t count;
    size_t capacity;
};

/* A zone of these steps, without those that change nothing. */
struct zone *zone_build(struct arena *arena, const char *name, int32_t before,
                        const struct zone_step *steps, size_t count);

/* A POSIX TZ text as it stands at the end of a TZif file. */
struct zone_rule {
    enum { RULE_JULIAN, RULE_ZERO_BASED, RULE_WEEKDAY } form;
    int day;   /* 1..365 without February 29, 0..365 with it, or 0..6 from Sunday */
    int week;  /* 1..5, 5 is the last */
    int month; /* 1..12 */
    int32_t time;
};

struct zone_footer {
    int32_t offset;
    bool has_summer;
    int32_t summer_offset;
    struct zone_rule start, end;
};

bool zone_footer_parse(const char *text, struct zone_footer *out);
/* The days of a year's rules, counted from its first day, are the same in all years that begin with
 * the same weekday and are as long: 14 forms do for four centuries. Begin with zeros and the
 * footer. */
struct zone_years {
    const struct zone_footer *footer;
    struct zone_year_form {
        bool known;
        day start, end;
    } forms[2][7]; /* leap; the weekday of the first day */
};
/* The instants of a year at which summer time starts and ends. */
void zone_footer_year(struct zone_years *years, int year, instant *start, instant *end);

#endif
