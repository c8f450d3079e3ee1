/* SPDX-License-Identifier: MIT
 *
 * over: what the overlays share.
 */
#ifndef JUGGLE_SRC_TUI_OVER_H
#define JUGGLE_SRC_TUI_OVER_H

#include "juggle/base/vec.h"
#include "ui.h"

struct over_rows {
    VEC(int64_t) ids;  /* of the list; LIST_HEADING for headings */
    VEC(int) index;    /* into what the overlay lists */
};

void over_rows(const struct ui *ui, const struct scene *scene, struct over_rows *rows);
void over_push(const struct scene *scene, struct over_rows *rows, int64_t id, int index);
/* What is edited or shown in full; NULL where it is gone. */
const struct item *over_item(const struct ui *ui, const struct scene *scene);

/* over_add.c: the line of quick add. */

/* An item as the line that would make it. */
const char *over_line_of(const struct scene *scene, const struct item *item);
/* Backspace right behind a chip gives it back as text. False: not that. */
bool over_drop_chip(struct ui *ui, const struct scene *scene, const struct input_event *event);
/* The line with its chips, and above it how each was understood. */
void over_paint_chips(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect field);

#endif
