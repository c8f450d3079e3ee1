/* SPDX-License-Identifier: MIT
 *
 * pages: views that are read rather than worked in: the pipeline of talks, and the week in review.
 */
#ifndef JUGGLE_SRC_TUI_PAGES_H
#define JUGGLE_SRC_TUI_PAGES_H

#include "paper.h"

enum page_kind { PAGE_NONE, PAGE_TALKS, PAGE_REVIEW };

/* Lives in the arena. */
void page_read(struct world *world, enum page_kind kind, struct arena *arena, struct paper *out);

#endif
