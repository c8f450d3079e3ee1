/* SPDX-License-Identifier: MIT
 *
 * text: answers as text, by their schema.
 */
#ifndef JUGGLE_SRC_CLI_TEXT_H
#define JUGGLE_SRC_CLI_TEXT_H

#include "page.h"

/* Cells of an id's column. */
enum { ID_CELLS = 7, DAY_CELLS = 12 };

/* Prints what an answer holds; said is the line of a changing command, NULL otherwise. */
void text_answer(struct page *page, const struct value *answer, const char *said);

/* text_days.c */
void text_today(struct page *page, const struct value *answer);
void text_week(struct page *page, const struct value *answer);
void text_month(struct page *page, const struct value *answer);
void text_agenda(struct page *page, const struct value *answer);
/* text_burden.c */
void text_burnout(struct page *page, const struct value *answer);
void text_balance(struct page *page, const struct value *answer);
void text_recovery(struct page *page, const struct value *answer);
/* Of "green" to "red", and of "ok" to "alert". */
enum ink text_level_ink(const char *level);
/* text_whatif.c */
void text_whatif(struct page *page, const struct value *answer);
/* text_lists.c */
void text_items(struct page *page, const struct value *answer);
void text_show(struct page *page, const struct value *answer);
void text_feeds(struct page *page, const struct value *answer);
void text_filters(struct page *page, const struct value *answer);
void text_history(struct page *page, const struct value *answer);
void text_doctor(struct page *page, const struct value *answer);
void text_import(struct page *page, const struct value *answer);
/* text_plan.c */
void text_plan(struct page *page, const struct value *answer);
/* text_trips.c */
void text_conferences(struct page *page, const struct value *answer);
/* One whole, as show answers it. */
void text_conference(struct page *page, const struct value *conference);
/* text_checkin.c: behind the line that says what was stored. */
void text_surveys(struct page *page, const struct value *answer);
/* text_talks.c */
void text_talks(struct page *page, const struct value *answer);
void text_cfp(struct page *page, const struct value *answer);
void text_captures(struct page *page, const struct value *answer);
/* One line of an item: time, title, what else there is to say, id. */
void text_item(struct page *page, const struct value *item);

#endif
