/* SPDX-License-Identifier: MIT
 *
 * reply: how items, times and records are told in answers, the same in every command.
 */
#ifndef JUGGLE_SRC_APP_REPLY_H
#define JUGGLE_SRC_APP_REPLY_H

#include "juggle/app/run.h"
#include "juggle/model/agenda.h"

/* Makes the answer's map with its schema: "juggle.today/1". */
struct value *reply_open(struct reply *reply, struct world *world, const char *command);
/* A line for stderr. */
void reply_note(struct reply *reply, struct world *world, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* "2026-11-21" or null. */
void put_day(struct value *map, const char *key, day date);
/* ISO 8601 with the offset of a zone (NULL or unknown: home), or null. */
void put_instant(struct value *map, const char *key, struct world *world, const char *zone,
                 instant at);
/* Minutes, or null. */
void put_minutes(struct value *map, const char *key, minutes length);
/* "a,b" as a list of texts. */
/* A text of a record; its tags become a list. */
void put_text_field(struct value *map, const char *name, const char *text);
void put_tags(struct value *map, const char *key, const char *tags);
/* "c3", or null where id is 0. */
void put_id(struct value *map, const char *key, enum record_kind kind, int64_t id);

/* The record's title, name or text; NULL where it has none. */
const char *record_title(enum record_kind kind, const void *record);
/* The same, or that of the task or event that it is about; "" where there is none. */
const char *record_name(struct world *world, enum record_kind kind, const void *record);
/* Under "title": the record's title, name or text, or null. */
void put_title(struct value *map, enum record_kind kind, const void *record);

/* The contract's item. */
void put_item(struct value *list, struct world *world, const struct view *view,
              const struct item *item);
/* {"talks": {"planned_min", "done_min"}, ...} */
void put_areas(struct value *map, const char *key, const struct agenda_area areas[AREA_COUNT]);
/* A conference, feed, leg ... with all that it holds. */
void put_conference(struct value *list, struct world *world, const struct conference *conference);
void put_feed(struct value *list, struct world *world, const struct feed *feed);
void put_leg(struct value *list, struct world *world, const struct leg *leg);
/* reply_records.c */
void put_talk(struct value *list, struct world *world, const struct talk *talk);
void put_submission(struct value *list, struct world *world, const struct submission *submission);
void put_capture(struct value *list, struct world *world, const struct capture *capture);
/* One of those that are no items of a day; false: it is another kind. */
bool put_record(struct value *list, struct world *world, enum record_kind kind, const void *record);
/* What any item has and map lacks, so that whoever goes through items finds the same keys in
 * each. */
void put_rest(struct value *map, struct world *world, enum record_kind kind, const void *record);

#endif
