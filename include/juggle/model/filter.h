/* SPDX-License-Identifier: MIT
 *
 * filter: the language of "/", `juggle list` and `juggle search`: words and field:value pairs, all
 * of which must hold.
 *
 *   kind:code area:talks project:kubecon tag:urgent state:done        by their words; project:none,
 * tag:any due:today due:overdue due:week due:none due:any due:fri due:<fri due:>=2026-12 before:fri
 * after:2026-12 in:week in:december in:2026-12-01..2026-12-05   any day of it, of events too
 *   in:tasks in:events in:notes                                        only that sort of thing
 *   -tag:later -draft                                                  not so
 *   "two words" project:"two words"                                    blanks within a value
 */
#ifndef JUGGLE_MODEL_FILTER_H
#define JUGGLE_MODEL_FILTER_H

#include "juggle/model/item.h"

/* What a search may find, in the order in which it is counted. */
enum filter_sort {
    SORT_TASKS,
    SORT_EVENTS,
    SORT_BLOCKS,
    SORT_ENTRIES,
    SORT_JOURNEYS,
    SORT_CONFERENCES,
    SORT_TALKS,
    SORT_NOTES,
    SORT_COUNT
};

struct filter_term;

struct filter_query {
    const struct filter_term *terms;
    size_t count;
    bool names_state;        /* asks for states itself: then done ones are not left out */
    bool only_words;         /* nothing but words, none of them taken back */
    const char *words;       /* those that must be there, for an index; "": none */
    bool words_found;        /* by an index: they are not looked for again */
    unsigned sorts;          /* a bit per sort that can match */
    day from, to;            /* nothing with its days outside [from, to) matches; DAY_NONE: open */
    const struct zone *home; /* to tell when something was finished */
    minutes day_starts_at;
};

/* ERR_USAGE names what is wrong and the nearest right word. */
bool filter_parse(struct arena *arena, const char *text, const struct view_inputs *inputs,
                  struct filter_query *out, struct err *err) MUST_CHECK;
/* Of a line that is still being typed: a last word that isn't understood yet is left out. */
bool filter_parse_begun(struct arena *arena, const char *text, const struct view_inputs *inputs,
                        struct filter_query *out, struct err *err) MUST_CHECK;
bool filter_match(struct arena *scratch, const struct filter_query *query, const struct item *item);
/* The same of what is no item but looks like one: its kind may be NULL. */
bool filter_match_as(struct arena *scratch, const struct filter_query *query, enum filter_sort sort,
                     const struct item *item);

enum filter_sort filter_sort_of(const struct item *item);
/* "tasks", "events" ...; of one "task". */
const char *filter_sort_word(enum filter_sort sort, size_t count);

/* The stretch that words for days, weeks, months and years mean: "fri", "next week", "december",
 * "2026-12", "2026-W49", "q1", "2027", "dec 1..dec 5" (both included). A month or quarter without a
 * year is the one that is on or the next to come. */
bool filter_period(struct arena *arena, const char *text, day today, enum weekday week_start,
                   day *from, day *to);

/* ---- typing ---- */

/* The last word of text and what could stand in its place: fields, or the values of the field that
 * it names; projects and tags are those of the items. *start is where that word begins, in
 * bytes. */
const char *const *filter_complete(struct arena *arena, const char *text,
                                   const struct view_inputs *inputs, const struct item *items,
                                   size_t item_count, size_t *start, size_t *count);

#endif
