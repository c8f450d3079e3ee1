/* SPDX-License-Identifier: MIT
 *
 * edit: one FIELD=VALUE on one record, by the JSON names of the fields.
 */
#ifndef JUGGLE_SRC_APP_EDIT_H
#define JUGGLE_SRC_APP_EDIT_H

#include "handlers.h"

/* The value; "" clears. ERR_USAGE for unknown fields and values, ERR_FAILED for what a feed
 * owns. */
bool edit_task(struct world *world, struct task *task, const char *field, const char *value,
               struct err *err) MUST_CHECK;
/* An event's own fields and the person's; each says which of the two records it changed. */
bool edit_event(struct world *world, struct event *event, struct choice *choice, const char *field,
                const char *value, bool *event_changed, bool *choice_changed,
                struct err *err) MUST_CHECK;
/* Blocks, entries, legs, feeds and all other kinds. */
bool edit_other(struct world *world, enum record_kind kind, void *record, const char *field,
                const char *value, struct err *err) MUST_CHECK;

/* ---- values ---- */
const char *text_value(const char *value); /* NULL for "" */
/* "a, b,a" as "a,b": without blanks round a tag, each once; NULL where none is left. */
const char *tags_value(struct arena *arena, const char *value);
bool length_value(struct world *world, const char *value, int32_t *out, struct err *err) MUST_CHECK;
/* A date, or a date with a time ("2026-12-04T17:00", "fri 17:00"). */
bool wall_value(struct world *world, const char *value, day *date, minutes *minute,
                struct err *err) MUST_CHECK;
bool instant_value(struct world *world, const struct zone *zone, const char *value, instant *out,
                   struct err *err) MUST_CHECK;
/* As above, or a time alone: on the day, as zone has it, on which `from` lies. */
bool start_instant_value(struct world *world, const struct zone *zone, const char *value,
                         instant from, instant *out, struct err *err) MUST_CHECK;
/* What comes behind a start: as above, or a clock time after it, or a length from it. */
bool end_instant_value(struct world *world, const struct zone *zone, const char *value,
                       instant start, instant *out, struct err *err) MUST_CHECK;
bool flag_value(const char *value, bool *out, struct err *err) MUST_CHECK;
bool no_such_field(const char *field, const char *what, const char *const *fields, size_t count,
                   struct err *err) MUST_CHECK;

#endif
