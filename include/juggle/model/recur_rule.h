/* SPDX-License-Identifier: MIT
 *
 * recur_rule: one RRULE (RFC 5545 3.3.10) as a value: read, checked, written, said in English.
 *
 * What is refused is refused by name: finer than an hour, RSCALE and SKIP, and whatever the RFC
 * forbids.
 */
#ifndef JUGGLE_MODEL_RECUR_RULE_H
#define JUGGLE_MODEL_RECUR_RULE_H

#include <stddef.h>
#include <stdint.h>

#include "juggle/base/date.h"
#include "juggle/base/err.h"
#include "juggle/base/str.h"
#include "juggle/base/zone.h"

enum recur_freq { RECUR_YEARLY, RECUR_MONTHLY, RECUR_WEEKLY, RECUR_DAILY, RECUR_HOURLY };

enum recur_refusal {
    RECUR_ACCEPTED,
    RECUR_SUBHOURLY,   /* every minute or every second */
    RECUR_RSCALE,      /* another calendar, or SKIP (RFC 7529) */
    RECUR_INVALID,     /* RFC 5545 forbids it */
    RECUR_UNSUPPORTED, /* allowed, but without an agreed meaning: BYWEEKNO with BYMONTHDAY */
};

/* A moment as iCalendar writes it: 20261201, 20261201T100000, 20261201T100000Z. */
struct recur_moment {
    struct wall wall;
    bool date; /* no time of day: the whole day */
    bool utc;
};

/* Bit n of up: the nth from the start; of down: the nth from the end. */
struct recur_few { /* n in 1..53 */
    uint64_t up;
    uint64_t down;
};
struct recur_many { /* n in 1..366 */
    uint64_t up[6];
    uint64_t down[6];
};

/* A plain value without pointers. A part that is absent has no bits. */
struct recur_rule {
    enum recur_freq freq;
    enum weekday week_start;
    int64_t interval;
    int64_t count; /* 0: none */
    bool has_until;
    struct recur_moment until; /* inclusive */
    uint64_t seconds;
    uint64_t minutes;
    uint32_t hours;
    uint32_t months;             /* bits 1..12 */
    struct recur_few month_days; /* 1..31 */
    struct recur_few weeks;
    uint8_t weekdays;        /* bit of enum weekday: every one of them */
    struct recur_few nth[7]; /* by weekday: 2TU, -1FR */
    struct recur_many year_days;
    struct recur_many positions; /* BYSETPOS */
};

/* Reads "FREQ=WEEKLY;BYDAY=MO", case-blind, with or without "RRULE:". False: *why (may be NULL)
 * names the refusal and err (ERR_INPUT) says which part. */
bool recur_parse(const char *text, struct recur_rule *out, enum recur_refusal *why,
                 struct err *err) MUST_CHECK;
/* "finer than an hour"; of RECUR_ACCEPTED "". */
const char *recur_refusal_text(enum recur_refusal why);
/* The rule as RFC 5545 text, appended. */
void recur_format(const struct recur_rule *rule, struct str *out);
/* The rule in English, appended: "every 2 weeks on Mon and Wed, 10 times". */
void recur_describe(const struct recur_rule *rule, struct str *out);

/* One moment of exactly length bytes; a PERIOD gives its start. False when it is no date of
 * 1900-2200. */
bool recur_moment_parse(const char *text, size_t length, struct recur_moment *out);
enum { RECUR_MOMENT_SIZE = 20 };
char *recur_moment_format(const struct recur_moment *moment, char buf[RECUR_MOMENT_SIZE]);

/* On the wall clock alone: the first occurrence of a rule that begins at start, later than
 * after. */
bool recur_next(const struct recur_rule *rule, struct wall start, struct wall after,
                struct wall *out);
/* All occurrences go to other days, as one does from `from` to `to`: the days that the rule names,
 * and its end, go along. False where no rule says that (the 1st and the 15th, a day later); it is
 * as it was. */
bool recur_move(struct recur_rule *rule, day from, day to) MUST_CHECK;
/* UNTIL in the form that RFC 5545 asks for: a date in all-day series, else UTC. For rules made by
 * hand. zone NULL: UTC. */
void recur_until_anchor(struct recur_rule *rule, bool all_day, const struct zone *zone);

#endif
