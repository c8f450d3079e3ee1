/* SPDX-License-Identifier: MIT
 *
 * shift: moving what is the person's to another time, by keys and by dragging.
 */
#ifndef JUGGLE_SRC_TUI_SHIFT_H
#define JUGGLE_SRC_TUI_SHIFT_H

#include "ui.h"

enum { SHIFT_GRID = 15 * 60 };

/* Why it can't be moved by hand, as a sentence; NULL: it can. */
const char *shift_refusal(struct ui *ui, const struct item *item);
/* To the nearest quarter of an hour of the person's clock. */
instant shift_snap(const struct scene *scene, instant at);
/* The change that puts it there: one step. */
void shift_to(struct ui *ui, const struct scene *scene, const struct item *item, instant start, instant end,
              struct effect *effect);

#endif
