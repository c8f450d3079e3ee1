/* SPDX-License-Identifier: MIT
 *
 * canvas_line: lines, boxes and the joints where they meet. A cell remembers which ways a line
 * leaves it, so what was typed as text never joins anything.
 */
#include "cells.h"

static enum glyph joint(unsigned ways)
{
    static const enum glyph joints[16] = {
        [LINE_RIGHT | LINE_DOWN] = GLYPH_CORNER_TOP_LEFT,
        [LINE_LEFT | LINE_DOWN] = GLYPH_CORNER_TOP_RIGHT,
        [LINE_RIGHT | LINE_UP] = GLYPH_CORNER_BOTTOM_LEFT,
        [LINE_LEFT | LINE_UP] = GLYPH_CORNER_BOTTOM_RIGHT,
        [LINE_UP | LINE_DOWN | LINE_RIGHT] = GLYPH_JOINT_RIGHT,
        [LINE_UP | LINE_DOWN | LINE_LEFT] = GLYPH_JOINT_LEFT,
        [LINE_LEFT | LINE_RIGHT | LINE_DOWN] = GLYPH_JOINT_DOWN,
        [LINE_LEFT | LINE_RIGHT | LINE_UP] = GLYPH_JOINT_UP,
        [LINE_UP | LINE_DOWN | LINE_LEFT | LINE_RIGHT] = GLYPH_CROSS,
    };
    if (!(ways & (LINE_UP | LINE_DOWN)))
        return GLYPH_LINE_H;
    if (!(ways & (LINE_LEFT | LINE_RIGHT)))
        return GLYPH_LINE_V;
    return joints[ways];
}

static void add_ways(struct canvas *canvas, int row, int col, unsigned ways, enum ink ink)
{
    struct cell *cell = cell_at(canvas, row, col);
    if (!cell)
        return;
    unsigned all = cell->line | ways;
    cell_write_code(canvas, row, col, cell_glyph_code(canvas, joint(all)), ink);
    cell->line = (uint8_t)all;
}

/* A line's end that touches another line becomes a joint of both. */
static bool touch(struct canvas *canvas, int row, int col, unsigned way)
{
    const struct cell *cell = cell_at(canvas, row, col);
    if (!cell || !cell->line)
        return false;
    add_ways(canvas, row, col, way, cell->ink);
    return true;
}

/* Ends go inwards only, so that another line through an end makes a T and no cross. */
static void draw_h(struct canvas *canvas, int row, int col, int cols, unsigned first, unsigned last,
                   enum ink ink)
{
    struct rect seen = rect_meet((struct rect){row, col, 1, cols}, canvas->clip);
    for (int at = seen.col; at < seen.col + seen.cols; at++) {
        unsigned ways = LINE_LEFT | LINE_RIGHT;
        if (at == col)
            ways = LINE_RIGHT | first;
        if (at - col == cols - 1)
            ways = cols == 1 ? LINE_LEFT | LINE_RIGHT : LINE_LEFT | last;
        add_ways(canvas, row, at, ways, ink);
    }
}

static void draw_v(struct canvas *canvas, int row, int col, int rows, unsigned first, unsigned last,
                   enum ink ink)
{
    struct rect seen = rect_meet((struct rect){row, col, rows, 1}, canvas->clip);
    for (int at = seen.row; at < seen.row + seen.rows; at++) {
        unsigned ways = LINE_UP | LINE_DOWN;
        if (at == row)
            ways = LINE_DOWN | first;
        if (at - row == rows - 1)
            ways = rows == 1 ? LINE_UP | LINE_DOWN : LINE_UP | last;
        add_ways(canvas, at, col, ways, ink);
    }
}

void canvas_hline(struct canvas *canvas, int row, int col, int cols, enum ink ink)
{
    if (cols <= 0 || rect_empty(rect_meet((struct rect){row, col, 1, cols}, canvas->clip)))
        return;
    unsigned first = touch(canvas, row, col - 1, LINE_RIGHT) ? LINE_LEFT : 0;
    unsigned last = touch(canvas, row, col + cols, LINE_LEFT) ? LINE_RIGHT : 0;
    draw_h(canvas, row, col, cols, first, last, ink);
}

void canvas_vline(struct canvas *canvas, int row, int col, int rows, enum ink ink)
{
    if (rows <= 0 || rect_empty(rect_meet((struct rect){row, col, rows, 1}, canvas->clip)))
        return;
    unsigned first = touch(canvas, row - 1, col, LINE_DOWN) ? LINE_UP : 0;
    unsigned last = touch(canvas, row + rows, col, LINE_UP) ? LINE_DOWN : 0;
    draw_v(canvas, row, col, rows, first, last, ink);
}

/* Boxes beside each other stay apart: their sides touch nothing. */
void canvas_box(struct canvas *canvas, struct rect rect, enum ink ink)
{
    if (rect_empty(rect))
        return;
    int bottom = rect.row + rect.rows - 1, right = rect.col + rect.cols - 1;
    if (rect.rows > 1 || rect.cols == 1)
        draw_v(canvas, rect.row, rect.col, rect.rows, 0, 0, ink);
    if (rect.rows > 1 && rect.cols > 1)
        draw_v(canvas, rect.row, right, rect.rows, 0, 0, ink);
    if (rect.cols > 1 || rect.rows == 1)
        draw_h(canvas, rect.row, rect.col, rect.cols, 0, 0, ink);
    if (rect.rows > 1 && rect.cols > 1)
        draw_h(canvas, bottom, rect.col, rect.cols, 0, 0, ink);
}
