/* SPDX-License-Identifier: MIT
 *
 * drag: what is the person's, moved or stretched with the mouse: held, followed by a ghost, and let
 * go.
 */
#ifndef JUGGLE_SRC_TUI_DRAG_H
#define JUGGLE_SRC_TUI_DRAG_H

#include "ui.h"

/* What stands at a cell of a view that shows days by the clock. */
struct drag_place {
    const struct item *item; /* NULL: nothing */
    bool edge;               /* its lower edge: the end goes along, not the whole */
    instant at, until;       /* the time that the cell's row stands for */
};

/* False: the cell stands for no time. */
bool view_week_place(struct ui *ui, const struct scene *scene, int row, int col,
                     struct drag_place *out);
bool view_today_place(struct ui *ui, const struct scene *scene, int row, int col,
                      struct drag_place *out);

#endif
