/* SPDX-License-Identifier: MIT
 *
 * cells: rows of cells compared, so that a terminal need only be told what changed.
 */
#include "cells.h"

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->code == b->code && a->marks[0] == b->marks[0] && a->marks[1] == b->marks[1] &&
           a->ink == b->ink && a->width == b->width;
}

/* Is this column the right half of a wide character, before or after? */
static bool is_half(const struct cell *before, const struct cell *after, int col)
{
    return before[col].width == 0 || after[col].width == 0;
}

bool cells_differ(const struct cell *before, const struct cell *after, int cols, int *first,
                  int *end)
{
    int from = 0, to = cols;
    while (from < cols && same_cell(&before[from], &after[from]))
        from++;
    if (from == cols)
        return false;
    while (same_cell(&before[to - 1], &after[to - 1]))
        to--;
    while (from > 0 && is_half(before, after, from))
        from--;
    while (to < cols && is_half(before, after, to))
        to++;
    *first = from;
    *end = to;
    return true;
}
