/* SPDX-License-Identifier: MIT
 *
 * chart: numbers as lengths. All of it can be read without colour and on ASCII paper.
 *
 * Amounts are whole numbers of one unit (minutes, percent); negative ones count as 0.
 */
#ifndef JUGGLE_DRAW_CHART_H
#define JUGGLE_DRAW_CHART_H

#include <stddef.h>

#include "juggle/draw/canvas.h"

/* Solid is fine to an eighth of a cell; the others end at whole cells. */
enum chart_fill { CHART_SOLID, CHART_DARK, CHART_MEDIUM, CHART_LIGHT, CHART_DOTS };

struct chart_part {
    int amount;
    enum chart_fill fill;
    enum ink ink;
};

enum { CHART_NO_MARK = -1 };

/* Where a bar stands: so many cells from (row, col) on mean the amount `full`. */
struct chart_scale {
    int row;
    int col;
    int cells;
    int full;
    int mark; /* an amount at which a line stands, or CHART_NO_MARK */
};

/* Parts one behind the other. What goes beyond `full` is told by a sign in the last cell. An amount
 * above 0 is seen, however small. Returns the cells in use. */
int chart_bar(struct canvas *canvas, struct chart_scale scale, const struct chart_part *parts,
              size_t count);
/* Done solid, still to do light, done beyond the plan dark and in INK_OVER. */
int chart_progress(struct canvas *canvas, struct chart_scale scale, int done, int planned,
                   enum ink ink);
/* How full something is: solid up to amount, light up to the end; with more than full a line stands
 * at full, and what is beyond is dark and in INK_OVER. scale.mark is not used. */
void chart_meter(struct canvas *canvas, struct chart_scale scale, int amount, enum ink ink);

/* A share of a whole, named by a letter in its first cell. */
struct chart_share {
    int amount;
    char letter;
    enum ink ink;
};

/* Shares beside each other over all cells, each as long as its part of the sum. */
void chart_stack(struct canvas *canvas, int row, int col, int cells,
                 const struct chart_share *shares, size_t count);

enum { CHART_NO_VALUE = -1 };

/* One cell a value, as high as its part of `full`; 0 is an underline, CHART_NO_VALUE a dot. */
void chart_sparkline(struct canvas *canvas, int row, int col, const int *values, size_t count,
                     int full, enum ink ink);

/* One column: solid up to amount, light for what may come on top of it. */
struct chart_column {
    int amount;
    int more;
    enum ink ink;
};

struct chart_grid {
    struct rect area;
    int bar_cells; /* of each column */
    int gap;       /* behind each */
    int full;      /* the amount that all rows of area mean; what is higher is cut off there */
    int mark;      /* an amount; a line stands in the row above it, or CHART_NO_MARK */
};

/* Columns from the left of the area on; those that don't fit are cut off. */
void chart_columns(struct canvas *canvas, const struct chart_grid *grid,
                   const struct chart_column *columns, size_t count);

#endif
