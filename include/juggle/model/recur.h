/* SPDX-License-Identifier: MIT
 *
 * recur: recurrence sets of RFC 5545 (3.3.10, 3.8.5), expanded inside a window, within 1900-2200.
 *
 * Rules are walked on the wall clock and only then turned into instants, so that a meeting at nine
 * stays at nine. Every walk has a budget of steps: no rule, however hostile, costs more than that.
 * A DTSTART that its rules don't match is no occurrence, unless they yield nothing at all.
 */
#ifndef JUGGLE_MODEL_RECUR_H
#define JUGGLE_MODEL_RECUR_H

#include "juggle/base/arena.h"
#include "juggle/model/recur_rule.h"

/* How long each occurrence lasts: so many days of the wall clock, then so many seconds. DTEND of a
 * timed event is exact (seconds), DURATION's days and weeks are nominal, an all-day event has
 * days. */
struct recur_length {
    int32_t days;
    int64_t seconds;
};

/* A series as it is written. */
struct recur_source {
    struct wall start;
    bool all_day;
    const struct zone *zone; /* NULL: UTC, and for all-day series */
    struct recur_length length;
    const char *rules;   /* RRULE values, one a line; "EXRULE:..." takes away; NULL: none */
    /* moments separated by commas, local ones in zone, with their own length behind them where they
     * have one ("/PT5400S"); NULL: none */
    const char *rdates;
    const char *exdates; /* likewise; a date alone removes the whole day */
};

struct recur_date {
    instant start;
    int64_t seconds; /* that it lasts; -1: as long as the others */
};

/* A series ready to be expanded; lives in the arena it was built in. */
struct recur_set {
    struct wall start;
    bool all_day;
    const struct zone *zone; /* never NULL */
    struct recur_length length;
    const struct recur_rule *rules;
    size_t rule_count;
    const struct recur_rule *exrules;
    size_t exrule_count;
    const struct recur_date *rdates; /* ascending */
    size_t rdate_count;
    const instant *exdates; /* ascending */
    size_t exdate_count;
    const day *exdays; /* ascending */
    size_t exday_count;
};

/* Always leaves a usable set: a rule that is refused is left out, so that the event stays once, at
 * its start. Answers the first refusal, with its text in err (may be NULL). Bad moments are left
 * out. */
enum recur_refusal recur_build(struct arena *arena, const struct recur_source *source,
                               struct recur_set *out, struct err *err);
/* The instant that a moment means in the series: a date alone is the occurrence of that day. */
instant recur_instant(const struct recur_set *set, const struct recur_moment *moment);

enum { RECUR_STEPS = 200000 };

struct recur_occurrence {
    instant start; /* of an all-day series as if in UTC */
    instant end;
    struct wall at; /* wall clock in the series' zone: names the occurrence */
};

struct recur_result {
    const struct recur_occurrence *at; /* in order of start, no start twice */
    size_t count;
    bool exhausted; /* the budget was reached: more may follow */
    bool unmatched; /* the rules yield nothing: DTSTART stands alone */
};

/* The occurrences that overlap the window; those without length that start in it. */
void recur_expand(struct arena *arena, const struct recur_set *set, struct span window, int steps,
                  struct recur_result *out);
/* Start of the first and end of the last occurrence, EXDATE and EXRULE not considered; *last is
 * INT64_MAX where there is no last one or the budget doesn't reach it. */
void recur_bounds(const struct recur_set *set, int steps, instant *first, instant *last);
/* An occurrence that was changed on its own (RECURRENCE-ID), or with all that follow
 * (THISANDFUTURE). */
struct recur_override {
    struct recur_moment at; /* which occurrence of the series */
    bool onwards;
    bool all_day;
    struct wall start;
    const struct zone *zone; /* NULL as above */
    struct recur_length length;
};

#define RECUR_MASTER SIZE_MAX

struct recur_item {
    instant start;
    instant end;
    struct wall at;  /* names the occurrence, wherever it was moved to */
    size_t override; /* whose fields hold: an index, or RECUR_MASTER */
};

struct recur_items {
    const struct recur_item *at; /* in order of start */
    size_t count;
    bool exhausted;
};

/* Series and overrides together, as far as they overlap the window after all moves. Of two
 * overrides of one occurrence the later in the array wins; one of an occurrence that the series
 * hasn't is shown. */
void recur_assemble(struct arena *arena, const struct recur_set *set,
                    const struct recur_override *overrides, size_t count, struct span window,
                    int steps, struct recur_items *out);

/* "This and all that follow": the rule up to the occurrence at an instant, exclusive, and the one
 * that goes on from there. False when nothing would be left to go on (COUNT is used up, UNTIL is
 * past). At the first occurrence there is nothing to cut: that is a change of all. */
bool recur_split(const struct recur_set *set, size_t rule, instant at, struct recur_rule *before,
                 struct recur_rule *after);

#endif
