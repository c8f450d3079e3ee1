/* SPDX-License-Identifier: MIT
 *
 * chart_columns: numbers as columns beside each other, fine to an eighth of a row, with a line of
 * reference behind them.
 */
#include "juggle/draw/chart.h"

enum { EIGHTHS = 8 };

static int64_t positive(int amount)
{
    return amount > 0 ? amount : 0;
}

/* How many eighths of a row an amount is high; what is seen is never nothing. */
static int height_of(const struct chart_grid *grid, int64_t amount)
{
    int64_t rows = grid->area.rows;
    int64_t height = grid->full > 0 ? (amount * rows * EIGHTHS + grid->full / 2) / grid->full : 0;
    return height > rows * EIGHTHS ? (int)rows * EIGHTHS : (int)height;
}

static enum glyph part_glyph(int eighths)
{
    static const enum glyph parts[EIGHTHS + 1] = {
        GLYPH_LEVEL_1, GLYPH_LEVEL_1, GLYPH_LEVEL_2, GLYPH_LEVEL_3,   GLYPH_LEVEL_4,
        GLYPH_LEVEL_5, GLYPH_LEVEL_6, GLYPH_LEVEL_7, GLYPH_FILL_FULL,
    };
    return parts[eighths];
}

/* The row in which the reference stands, counted from the lowest, which is 0: the first one above
 * it. */
static int mark_row(const struct chart_grid *grid)
{
    if (grid->mark < 0 || grid->full <= 0)
        return -1;
    return (int)((int64_t)grid->mark * grid->area.rows / grid->full);
}

static void paint_column(struct canvas *canvas, const struct chart_grid *grid, int col,
                         const struct chart_column *column)
{
    int solid = height_of(grid, positive(column->amount));
    int top = height_of(grid, positive(column->amount) + positive(column->more));
    if (column->amount > 0 && solid == 0)
        solid = 1;
    for (int r = 0; r < grid->area.rows; r++) {
        int row = grid->area.row + grid->area.rows - 1 - r;
        int here = solid - r * EIGHTHS, whole = top - r * EIGHTHS;
        if (here > 0)
            canvas_repeat(canvas, row, col, grid->bar_cells, column->ink,
                          part_glyph(here < EIGHTHS ? here : EIGHTHS));
        else if (whole >= EIGHTHS / 2)
            canvas_repeat(canvas, row, col, grid->bar_cells, INK_FORECAST, GLYPH_FILL_LIGHT);
    }
}

void chart_columns(struct canvas *canvas, const struct chart_grid *grid,
                   const struct chart_column *columns, size_t count)
{
    int mark = mark_row(grid), step = grid->bar_cells + grid->gap;
    struct rect former = canvas_clip(canvas, grid->area);
    if (mark >= 0)
        canvas_repeat(canvas, grid->area.row + grid->area.rows - 1 - mark, grid->area.col,
                      grid->area.cols, INK_BORDER, GLYPH_DASH_H);
    for (size_t i = 0; i < count && step > 0 && (int)i < CANVAS_SIDE_MAX; i++)
        paint_column(canvas, grid, grid->area.col + (int)i * step, &columns[i]);
    canvas_unclip(canvas, former);
}
