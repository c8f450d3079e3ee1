/* SPDX-License-Identifier: MIT
 *
 * input_paint: the part of a line around the cursor, in its cells.
 */
#include <string.h>

#include "cells.h"
#include "input_edit.h"

enum { SIGNS_FROM = 4 }; /* in fewer cells the signs at the ends would hide the text */

/* Cells of the text up to a byte offset. */
static int cells_up_to(const struct input *input, size_t end)
{
    struct text_cluster cluster;
    int cells = 0;
    for (size_t at = 0;
         at < end && text_next(input->text.text + at, input->text.length - at, &cluster);
         at += cluster.bytes)
        cells += cluster.width;
    return cells;
}

void input_point(struct input *input, int cell)
{
    struct text_cluster cluster;
    const char *text = input->text.text;
    int col = -input->scroll;
    size_t at = 0;
    for (; at < input->text.length && text_next(text + at, input->text.length - at, &cluster);
         at += cluster.bytes) {
        col += cluster.width;
        if (col > cell)
            break;
    }
    input->cursor = at;
}

/* Keeps the cursor, and a cell on either side of it for the signs, in sight. */
static void scroll_to_cursor(struct input *input, int cells, int cursor, int total)
{
    int margin = cells >= SIGNS_FROM ? 1 : 0;
    if (total < cells) {
        input->scroll = 0;
        return;
    }
    if (cursor - input->scroll < margin)
        input->scroll = cursor - cells / 3;
    if (cursor - input->scroll >= cells - margin)
        input->scroll = cursor - cells + margin + 1;
    if (input->scroll > total + 1 - cells)
        input->scroll = total + 1 - cells;
    if (input->scroll < 0)
        input->scroll = 0;
}

static enum ink ink_at(const struct input_span *spans, size_t count, size_t at, enum ink ink)
{
    for (size_t i = 0; i < count; i++)
        if (at >= spans[i].start && at < spans[i].end)
            return spans[i].ink;
    return ink;
}

static void paint_text(const struct input *input, struct canvas *canvas, struct rect row,
                       enum ink ink, const struct input_span *spans, size_t count)
{
    struct text_cluster cluster;
    const char *text = input->text.text;
    int col = row.col - input->scroll;
    for (size_t at = 0;
         col < row.col + row.cols && text_next(text + at, input->text.length - at, &cluster);
         at += cluster.bytes) {
        cell_write(canvas, row.row, col, &cluster, ink_at(spans, count, at, ink));
        col += cluster.width;
    }
}

void input_paint(struct input *input, struct canvas *canvas, struct rect row, enum ink ink,
                 const struct input_span *spans, size_t count, bool focus)
{
    int cursor = cells_up_to(input, input->cursor);
    int total = cells_up_to(input, input->text.length);
    if (rect_empty(row))
        return;
    row.rows = 1;
    scroll_to_cursor(input, row.cols, cursor, total);
    struct rect former = canvas_clip(canvas, row);
    canvas_fill(canvas, row, ink);
    paint_text(input, canvas, row, ink, spans, count);
    if (input->scroll > 0 && row.cols >= SIGNS_FROM)
        canvas_glyph(canvas, row.row, row.col, INK_DIM, GLYPH_ELLIPSIS);
    if (total - input->scroll > row.cols && row.cols >= SIGNS_FROM)
        canvas_glyph(canvas, row.row, row.col + row.cols - 1, INK_DIM, GLYPH_ELLIPSIS);
    canvas_unclip(canvas, former);
    if (focus)
        canvas_cursor(canvas, row.row, row.col + cursor - input->scroll, true);
}
