/* SPDX-License-Identifier: MIT
 *
 * layout: rectangles of cells, and cutting them into columns and rows.
 *
 * No rectangle that comes out of here has a negative size or leaves the one it was cut from, so
 * painting at 1x1 needs no special case.
 */
#ifndef JUGGLE_DRAW_LAYOUT_H
#define JUGGLE_DRAW_LAYOUT_H

#include <stdbool.h>

struct rect {
    int row;
    int col;
    int rows;
    int cols;
};

bool rect_empty(struct rect rect);
bool rect_has(struct rect rect, int row, int col);
/* The part that both cover; empty where there is none. */
struct rect rect_meet(struct rect a, struct rect b);
/* Smaller by so many rows above and below, and columns on the left and right. */
struct rect rect_inset(struct rect rect, int rows, int cols);
/* So large, or as large as fits, in the middle of rect. */
struct rect rect_centre(struct rect rect, int rows, int cols);

/* Cut a piece off one side: the piece is returned, the rest stays in *rest. */
struct rect rect_cut_top(struct rect *rest, int rows);
struct rect rect_cut_bottom(struct rect *rest, int rows);
struct rect rect_cut_left(struct rect *rest, int cols);
struct rect rect_cut_right(struct rect *rest, int cols);

/* One column or row of a split: weight 0 is fixed to `cells`; else it gets its share of what the
 * fixed ones leave, at least `min`. */
struct track {
    int cells;
    int weight;
    int min;
};

enum { LAYOUT_TRACKS_MAX = 64 };

/* Splits rect into count (at most LAYOUT_TRACKS_MAX) pieces with `gap` cells between them. Where
 * not all fit, the last ones are left out: they come back empty. */
void layout_columns(struct rect rect, int gap, const struct track *tracks, int count,
                    struct rect *out);
void layout_rows(struct rect rect, int gap, const struct track *tracks, int count,
                 struct rect *out);

#endif
