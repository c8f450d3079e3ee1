/* SPDX-License-Identifier: MIT
 *
 * list: which row is in hand and which rows are in sight.
 *
 * Rows have the caller's ids, so the row in hand stays in hand when the list changes around it. A
 * row with the id LIST_HEADING is never in hand. A zeroed struct is a list at its beginning.
 */
#ifndef JUGGLE_DRAW_LIST_H
#define JUGGLE_DRAW_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "juggle/draw/canvas.h"
#include "juggle/draw/event.h"

#define LIST_HEADING INT64_MIN

struct list {
    int count;
    int height;   /* rows in sight */
    int selected; /* index, -1 where there is nothing to choose */
    int top;      /* index of the first row in sight */
    int64_t id;   /* of the row in hand */
    bool known;   /* id means something */
};

enum list_move { LIST_UP, LIST_DOWN, LIST_PAGE_UP, LIST_PAGE_DOWN, LIST_FIRST, LIST_LAST };

/* Takes the rows in as they are now. The row in hand is that with the same id, else the one at the
 * same place. ids may be NULL: then an id is an index. */
void list_sync(struct list *list, const int64_t *ids, int count, int height);
/* Each says whether another row is in hand now; ids are those of list_sync. */
bool list_move(struct list *list, enum list_move move, const int64_t *ids);
bool list_select(struct list *list, int index, const int64_t *ids);
/* Moves the sight by so many rows; the row in hand stays in sight. */
bool list_scroll(struct list *list, int rows, const int64_t *ids);
/* Clicks and wheel inside of area (the first row in sight at its top). False: not the list's. */
bool list_mouse(struct list *list, const struct input_event *event, struct rect area,
                const int64_t *ids);
/* The index of the row painted at a screen row, -1 where there is none; and back. */
int list_index_at(const struct list *list, struct rect area, int row);
int list_row_of(const struct list *list, struct rect area, int index);
/* Paints in the one column of area where in the list the sight is; nothing when all is in sight. */
void list_paint_bar(const struct list *list, struct canvas *canvas, struct rect area);

#endif
