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
void shift_to(struct ui *ui, const struct scene *scene, const struct item *item, instant start,
              instant end, struct effect *effect);

/* move.c: the same for all that is marked, as one step; false: nothing is, or it is another
 * command. */
bool move_marked(struct ui *ui, const struct scene *scene, enum command command,
                 struct effect *effect);
/* Deferring what is no task: events of the person's own keep their clock. False: there are only
 * tasks. */
bool move_to_day(struct ui *ui, const struct scene *scene, enum command command, day to,
                 struct effect *effect);

#endif
