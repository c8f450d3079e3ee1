/* SPDX-License-Identifier: MIT
 *
 * pages: answers that are read rather than worked in: the week in review, a conference, a talk.
 */
#ifndef JUGGLE_SRC_TUI_PAGES_H
#define JUGGLE_SRC_TUI_PAGES_H

#include "paper.h"

enum review_period { REVIEW_WEEK, REVIEW_MONTH, REVIEW_QUARTER, REVIEW_PERIODS };

/* Both live in the arena. */
/* The period in which a day lies. */
void page_review(struct world *world, enum review_period period, day on, struct arena *arena,
                 struct paper *out);
/* id: of a conference ("c3") or a talk ("k1"). */
void page_record(struct world *world, const char *id, struct arena *arena, struct paper *out);

#endif
