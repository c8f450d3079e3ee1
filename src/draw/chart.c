/* SPDX-License-Identifier: MIT
 *
 * chart: bars, meters, stacks and sparklines out of block characters or plain signs.
 */
#include "juggle/draw/chart.h"

#include "cells.h"

enum { EIGHTHS = 8, PARTS_MAX = 16 };

static int positive(int amount)
{
    return amount > 0 ? amount : 0;
}

static enum glyph fill_glyph(enum chart_fill fill)
{
    static const enum glyph fills[] = {GLYPH_FILL_FULL, GLYPH_FILL_DARK, GLYPH_FILL_MEDIUM,
                                       GLYPH_FILL_LIGHT, GLYPH_DOT};
    return fills[fill];
}

/* An eighth of a cell for one, up to a whole cell for eight, from the left. */
static enum glyph part_glyph(int eighths)
{
    static const enum glyph parts[EIGHTHS + 1] = {
        GLYPH_PART_1, GLYPH_PART_1, GLYPH_PART_2, GLYPH_PART_3,    GLYPH_PART_4,
        GLYPH_PART_5, GLYPH_PART_6, GLYPH_PART_7, GLYPH_FILL_FULL,
    };
    return parts[eighths];
}

/* Where an amount ends, in eighths of a cell. */
static int64_t eighths_of(struct chart_scale scale, int64_t amount)
{
    if (scale.full <= 0)
        return 0;
    return (amount * scale.cells * EIGHTHS + scale.full / 2) / scale.full;
}

/* Paints cell i of a bar whose parts end at `ends`; false where the bar is at its end. */
static bool paint_cell(struct canvas *canvas, struct chart_scale scale, int i,
                       const struct chart_part *parts, const int64_t *ends, size_t count)
{
    int64_t left = (int64_t)i * EIGHTHS, middle = left + EIGHTHS / 2;
    size_t part = 0;
    while (part < count && ends[part] <= middle)
        part++;
    size_t last = count - 1;
    if (part == count && ends[last] > left && (parts[last].fill == CHART_SOLID || i == 0))
        part = last;
    if (part == count)
        return false;
    int64_t filled = ends[last] - left;
    enum glyph glyph = fill_glyph(parts[part].fill);
    if (part == last && parts[part].fill == CHART_SOLID && filled < EIGHTHS && !canvas->ascii)
        glyph = part_glyph((int)filled);
    else if (part == last && filled <= EIGHTHS / 2 && i > 0)
        return false;
    canvas_glyph(canvas, scale.row, scale.col + i, parts[part].ink, glyph);
    return true;
}

int chart_bar(struct canvas *canvas, struct chart_scale scale, const struct chart_part *parts,
              size_t count)
{
    int64_t ends[PARTS_MAX], sum = 0;
    int used = 0;
    count = count < PARTS_MAX ? count : PARTS_MAX;
    for (size_t i = 0; i < count; i++) {
        sum += positive(parts[i].amount);
        ends[i] = eighths_of(scale, sum);
    }
    if (count > 0 && sum > 0 && ends[count - 1] == 0)
        ends[count - 1] = 1;
    while (count > 0 && used < scale.cells && paint_cell(canvas, scale, used, parts, ends, count))
        used++;
    if (sum > scale.full && used > 0)
        canvas_glyph(canvas, scale.row, scale.col + used - 1, INK_OVER, GLYPH_RIGHT);
    if (scale.mark >= 0 && scale.full > 0 && scale.mark <= scale.full) {
        int at = (int)((int64_t)scale.mark * scale.cells / scale.full);
        at = at < scale.cells ? at : scale.cells - 1;
        if (scale.cells > 0)
            canvas_glyph(canvas, scale.row, scale.col + at, INK_BORDER, GLYPH_LINE_V);
        used = used > at ? used : at + 1;
    }
    return used;
}

int chart_progress(struct canvas *canvas, struct chart_scale scale, int done, int planned,
                   enum ink ink)
{
    int of_plan = done < planned ? positive(done) : positive(planned);
    const struct chart_part parts[] = {
        {of_plan, CHART_SOLID, ink},
        {planned - of_plan, CHART_LIGHT, ink},
        {done - of_plan, CHART_DARK, INK_OVER},
    };
    bool over = done > planned;
    if (over)
        return chart_bar(canvas, scale, (struct chart_part[]){parts[0], parts[2]}, 2);
    return chart_bar(canvas, scale, parts, planned > of_plan ? 2 : 1);
}

void chart_meter(struct canvas *canvas, struct chart_scale scale, int amount, enum ink ink)
{
    amount = positive(amount);
    scale.mark = CHART_NO_MARK;
    if (amount <= scale.full) {
        chart_progress(canvas, scale, amount, scale.full, ink);
        return;
    }
    scale.mark = positive(scale.full);
    scale.full = amount;
    chart_progress(canvas, scale, amount, scale.mark, ink);
}

void chart_stack(struct canvas *canvas, int row, int col, int cells,
                 const struct chart_share *shares, size_t count)
{
    int64_t sum = 0, seen = 0;
    int at = 0;
    for (size_t i = 0; i < count; i++)
        sum += positive(shares[i].amount);
    for (size_t i = 0; i < count && sum > 0; i++) {
        seen += positive(shares[i].amount);
        int end = (int)((seen * cells + sum / 2) / sum);
        if (end > at)
            cell_write_code(canvas, row, col + at++, (uint32_t)(unsigned char)shares[i].letter,
                            shares[i].ink);
        for (; at < end; at++)
            canvas_glyph(canvas, row, col + at, shares[i].ink,
                         i % 2 == 0 ? GLYPH_FILL_DARK : GLYPH_FILL_LIGHT);
    }
}

static uint32_t spark_code(const struct canvas *canvas, int value, int full)
{
    static const enum glyph levels[EIGHTHS] = {
        GLYPH_LEVEL_1, GLYPH_LEVEL_2, GLYPH_LEVEL_3, GLYPH_LEVEL_4,
        GLYPH_LEVEL_5, GLYPH_LEVEL_6, GLYPH_LEVEL_7, GLYPH_FILL_FULL,
    };
    if (value < 0)
        return cell_glyph_code(canvas, GLYPH_DOT);
    if (value == 0 || full <= 0)
        return '_';
    int64_t level = ((int64_t)value * EIGHTHS + full / 2) / full;
    level = level < 1 ? 1 : level > EIGHTHS ? EIGHTHS : level;
    if (canvas->ascii) /* digits read better than signs that look alike */
        return '0' + (uint32_t)level;
    return cell_glyph_code(canvas, levels[level - 1]);
}

void chart_sparkline(struct canvas *canvas, int row, int col, const int *values, size_t count,
                     int full, enum ink ink)
{
    for (size_t i = 0; i < count; i++)
        cell_write_code(canvas, row, col + (int)i, spark_code(canvas, values[i], full), ink);
}
