/* SPDX-License-Identifier: MIT
 *
 * cells: how the canvas's own files write a cell.
 */
#ifndef JUGGLE_SRC_DRAW_CELLS_H
#define JUGGLE_SRC_DRAW_CELLS_H

#include "juggle/base/text.h"
#include "juggle/draw/canvas.h"

/* Ways a line goes from the middle of a cell. */
enum line_way { LINE_UP = 1, LINE_DOWN = 2, LINE_LEFT = 4, LINE_RIGHT = 8 };

/* The cell, or NULL outside of the clip. */
struct cell *cell_at(struct canvas *canvas, int row, int col);
/* Writes a character; where only half of a wide one is inside of the clip, a blank. */
void cell_write(struct canvas *canvas, int row, int col, const struct text_cluster *cluster,
                enum ink ink);
/* Writes one code point that is a cell wide. */
void cell_write_code(struct canvas *canvas, int row, int col, uint32_t code, enum ink ink);
/* A sign's code point on this paper. */
uint32_t cell_glyph_code(const struct canvas *canvas, enum glyph glyph);

#endif
