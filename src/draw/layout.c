/* SPDX-License-Identifier: MIT
 *
 * layout: rectangles, and sharing a length out among tracks.
 */
#include "juggle/draw/layout.h"

#include <assert.h>
#include <stdint.h>

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

bool rect_empty(struct rect rect)
{
    return rect.rows <= 0 || rect.cols <= 0;
}

bool rect_has(struct rect rect, int row, int col)
{
    return row >= rect.row && col >= rect.col && (int64_t)row - rect.row < rect.rows &&
           (int64_t)col - rect.col < rect.cols;
}

/* The common part of two stretches [at, at + length); wide arithmetic, as callers may be anywhere.
 */
static void meet(int a, int a_length, int b, int b_length, int *at, int *length)
{
    int64_t a_end = (int64_t)a + most(a_length, 0), b_end = (int64_t)b + most(b_length, 0);
    int64_t end = a_end < b_end ? a_end : b_end;
    *at = most(a, b);
    *length = end > *at ? (int)(end - *at) : 0;
}

struct rect rect_meet(struct rect a, struct rect b)
{
    struct rect out;
    meet(a.row, a.rows, b.row, b.rows, &out.row, &out.rows);
    meet(a.col, a.cols, b.col, b.cols, &out.col, &out.cols);
    if (rect_empty(out))
        out.rows = out.cols = 0;
    return out;
}

struct rect rect_inset(struct rect rect, int rows, int cols)
{
    int row_part = least(rows, most(rect.rows, 0)), col_part = least(cols, most(rect.cols, 0));
    return (struct rect){rect.row + row_part, rect.col + col_part,
                         most(rect.rows - row_part - rows, 0),
                         most(rect.cols - col_part - cols, 0)};
}

struct rect rect_centre(struct rect rect, int rows, int cols)
{
    int high = most(least(rows, rect.rows), 0), wide = most(least(cols, rect.cols), 0);
    return (struct rect){rect.row + (most(rect.rows, 0) - high) / 2,
                         rect.col + (most(rect.cols, 0) - wide) / 2, high, wide};
}

struct rect rect_cut_top(struct rect *rest, int rows)
{
    int taken = most(least(rows, rest->rows), 0);
    struct rect piece = {rest->row, rest->col, taken, rest->cols};
    rest->row += taken;
    rest->rows -= taken;
    return piece;
}

struct rect rect_cut_bottom(struct rect *rest, int rows)
{
    int taken = most(least(rows, rest->rows), 0);
    rest->rows -= taken;
    return (struct rect){rest->row + rest->rows, rest->col, taken, rest->cols};
}

struct rect rect_cut_left(struct rect *rest, int cols)
{
    int taken = most(least(cols, rest->cols), 0);
    struct rect piece = {rest->row, rest->col, rest->rows, taken};
    rest->col += taken;
    rest->cols -= taken;
    return piece;
}

struct rect rect_cut_right(struct rect *rest, int cols)
{
    int taken = most(least(cols, rest->cols), 0);
    rest->cols -= taken;
    return (struct rect){rest->row, rest->col + rest->cols, rest->rows, taken};
}

static int track_need(struct track track)
{
    return most(track.weight > 0 ? track.min : track.cells, 0);
}

/* How many tracks, from the first on, can all have what they need. */
static int tracks_that_fit(int total, int gap, const struct track *tracks, int count)
{
    int64_t need = 0;
    for (int i = 0; i < count; i++) {
        need += track_need(tracks[i]) + (i > 0 ? gap : 0);
        if (need > total)
            return most(i, 1);
    }
    return count;
}

/* Tracks whose share would be less than their minimum get that; sizes of the others stay -1. */
static void settle_minimums(int *room, const struct track *tracks, int count, int *sizes)
{
    bool settled = true;
    while (settled) {
        int64_t weights = 0;
        settled = false;
        for (int i = 0; i < count; i++)
            weights += sizes[i] < 0 ? tracks[i].weight : 0;
        for (int i = 0; i < count && !settled; i++) {
            int need = track_need(tracks[i]);
            if (sizes[i] >= 0 || *room * (int64_t)tracks[i].weight >= need * weights)
                continue;
            sizes[i] = least(need, *room);
            *room -= sizes[i];
            settled = true;
        }
    }
}

/* What is left goes to the open tracks by weight; rounding the running sum loses no cell. */
static void share_room(int room, const struct track *tracks, int count, int *sizes)
{
    int64_t weights = 0, seen = 0;
    for (int i = 0; i < count; i++)
        weights += sizes[i] < 0 ? tracks[i].weight : 0;
    for (int i = 0; i < count; i++) {
        if (sizes[i] >= 0)
            continue;
        int before = (int)(room * seen / weights);
        seen += tracks[i].weight;
        sizes[i] = (int)(room * seen / weights) - before;
    }
}

/* Sizes of all tracks; returns how many of them are there at all. */
static int tracks_solve(int total, int gap, const struct track *tracks, int count, int *sizes)
{
    assert(count >= 0 && count <= LAYOUT_TRACKS_MAX);
    int live = tracks_that_fit(most(total, 0), gap, tracks, count);
    int room = most(total - gap * (live - 1), 0);
    for (int i = 0; i < count; i++) {
        sizes[i] = i >= live ? 0 : -1;
        if (i < live && tracks[i].weight <= 0) {
            sizes[i] = least(track_need(tracks[i]), room);
            room -= sizes[i];
        }
    }
    settle_minimums(&room, tracks, live, sizes);
    share_room(room, tracks, live, sizes);
    return live;
}

void layout_columns(struct rect rect, int gap, const struct track *tracks, int count,
                    struct rect *out)
{
    int sizes[LAYOUT_TRACKS_MAX], at = rect.col;
    int live = tracks_solve(rect.cols, gap, tracks, count, sizes);
    for (int i = 0; i < count; i++) {
        out[i] = (struct rect){rect.row, at, sizes[i] > 0 ? rect.rows : 0, sizes[i]};
        at += sizes[i] + (i + 1 < live ? gap : 0);
    }
}

void layout_rows(struct rect rect, int gap, const struct track *tracks, int count, struct rect *out)
{
    int sizes[LAYOUT_TRACKS_MAX], at = rect.row;
    int live = tracks_solve(rect.rows, gap, tracks, count, sizes);
    for (int i = 0; i < count; i++) {
        out[i] = (struct rect){at, rect.col, sizes[i], sizes[i] > 0 ? rect.cols : 0};
        at += sizes[i] + (i + 1 < live ? gap : 0);
    }
}
