/* SPDX-License-Identifier: MIT
 *
 * ribbon: a day as stretches of time, the gaps between them too, in the rows that there are.
 */
#ifndef JUGGLE_SRC_TUI_RIBBON_H
#define JUGGLE_SRC_TUI_RIBBON_H

#include "juggle/base/vec.h"
#include "ui.h"

/* PIECE_WHOLE: an event of whole days, above all that has its time. */
enum piece_type { PIECE_WHOLE, PIECE_ITEM, PIECE_GAP, PIECE_NOW };

/* One stretch of the ribbon, in rows of the screen. */
struct piece {
    enum piece_type type;
    const struct item *item;
    instant start, end;
    int rows;
    const struct item *meets; /* begins before this one has ended; NULL: before none */
};

struct ribbon {
    VEC(struct piece) pieces;
    VEC(int64_t) ids; /* one a row, as lists take them */
};

/* The day in hand, in so many rows where it has no more pieces; in the scene's arena. */
void ribbon_build(const struct scene *scene, int height, struct ribbon *out);
/* Takes its rows in; a hand that held nothing yet goes to what has its time. */
void ribbon_sync(struct ui *ui, const struct ribbon *ribbon, int height);

#endif
