/* SPDX-License-Identifier: MIT
 *
 * canvas: the paper itself: its memory, the clip, and writing single cells so that a wide
 * character is always whole.
 */
#include "juggle/draw/canvas.h"

#include <assert.h>
#include <string.h>

#include "cells.h"

static const struct cell blank = {.code = ' ', .width = 1};

static int within_side(int length)
{
    if (length < 1)
        return 1;
    return length < CANVAS_SIDE_MAX ? length : CANVAS_SIDE_MAX;
}

void canvas_init(struct canvas *canvas, int rows, int cols, bool ascii)
{
    memset(canvas, 0, sizeof *canvas);
    canvas->ascii = ascii;
    arena_init(&canvas->arena);
    str_init(&canvas->scratch);
    str_init(&canvas->sign);
    canvas_resize(canvas, rows, cols);
}

void canvas_finish(struct canvas *canvas)
{
    arena_finish(&canvas->arena);
    str_finish(&canvas->scratch);
    str_finish(&canvas->sign);
    canvas->cells = NULL;
}

void canvas_resize(struct canvas *canvas, int rows, int cols)
{
    canvas->rows = within_side(rows);
    canvas->cols = within_side(cols);
    arena_reset(&canvas->arena);
    canvas->cells =
        ARENA_ARRAY(&canvas->arena, struct cell, (size_t)canvas->rows * (size_t)canvas->cols);
    canvas_clear(canvas);
}

void canvas_clear(struct canvas *canvas)
{
    size_t count = (size_t)canvas->rows * (size_t)canvas->cols;
    for (size_t i = 0; i < count; i++)
        canvas->cells[i] = blank;
    canvas->clip = canvas_rect(canvas);
    canvas_cursor(canvas, 0, 0, false);
}

struct rect canvas_rect(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->rows, canvas->cols};
}

static size_t cell_index(const struct canvas *canvas, int row, int col)
{
    return (size_t)row * (size_t)canvas->cols + (size_t)col;
}

const struct cell *canvas_cell(const struct canvas *canvas, int row, int col)
{
    if (!rect_has(canvas_rect(canvas), row, col))
        return NULL;
    return &canvas->cells[cell_index(canvas, row, col)];
}

struct rect canvas_clip(struct canvas *canvas, struct rect rect)
{
    struct rect former = canvas->clip;
    canvas->clip = rect_meet(former, rect);
    return former;
}

void canvas_unclip(struct canvas *canvas, struct rect former)
{
    canvas->clip = former;
}

void canvas_cursor(struct canvas *canvas, int row, int col, bool shown)
{
    struct rect whole = canvas_rect(canvas);
    canvas->cursor_shown = shown && rect_has(whole, row, col);
    canvas->cursor_row = row < 0 ? 0 : row >= whole.rows ? whole.rows - 1 : row;
    canvas->cursor_col = col < 0 ? 0 : col >= whole.cols ? whole.cols - 1 : col;
}

struct cell *cell_at(struct canvas *canvas, int row, int col)
{
    if (!rect_has(canvas->clip, row, col))
        return NULL;
    return &canvas->cells[cell_index(canvas, row, col)];
}

/* Blanks the other half of a wide character that is about to lose this one. It may lie outside of
 * the clip: half a character can't be painted, so it goes too. */
static void cell_release(struct canvas *canvas, int row, int col)
{
    struct cell *cell = &canvas->cells[cell_index(canvas, row, col)];
    struct cell *other = cell->width == 2 ? cell + 1 : cell->width == 0 ? cell - 1 : NULL;
    if (!other)
        return;
    enum ink ink = other->ink;
    *other = blank;
    other->ink = (uint8_t)ink;
}

static void cell_set(struct canvas *canvas, int row, int col, struct cell value)
{
    struct cell *cell = cell_at(canvas, row, col);
    if (!cell)
        return;
    cell_release(canvas, row, col);
    *cell = value;
}

void cell_write_code(struct canvas *canvas, int row, int col, uint32_t code, enum ink ink)
{
    cell_set(canvas, row, col, (struct cell){.code = code, .width = 1, .ink = (uint8_t)ink});
}

/* One ASCII sign for a character: its own stand-in, its letter without accents, or '?'. */
static uint32_t ascii_of(struct canvas *canvas, uint32_t code)
{
    char encoded[5] = {0};
    char stand_in = glyph_ascii(code);
    if (stand_in)
        return (uint32_t)stand_in;
    text_encode(code, encoded);
    str_clear(&canvas->sign);
    text_add_ascii(&canvas->sign, encoded);
    char letter = canvas->sign.text[0];
    return letter > ' ' && letter < 0x7F ? (uint32_t)letter : '?';
}

void cell_write(struct canvas *canvas, int row, int col, const struct text_cluster *cluster,
                enum ink ink)
{
    struct cell value = {.code = cluster->code, .width = 1, .ink = (uint8_t)ink};
    assert(ink < INK_COUNT && cluster->width >= 1 && cluster->width <= 2);
    if (canvas->ascii && cluster->code >= 0x7F)
        value.code = ascii_of(canvas, cluster->code);
    else if (!canvas->ascii)
        memcpy(value.marks, cluster->marks, sizeof value.marks);
    if (cluster->width == 1) {
        cell_set(canvas, row, col, value);
        return;
    }
    if (canvas->ascii || !cell_at(canvas, row, col) || !cell_at(canvas, row, col + 1)) {
        cell_write_code(canvas, row, col, canvas->ascii ? value.code : ' ', ink);
        cell_write_code(canvas, row, col + 1, ' ', ink);
        return;
    }
    value.width = 2;
    cell_release(canvas, row, col);
    cell_release(canvas, row, col + 1);
    struct cell *left = cell_at(canvas, row, col);
    left[0] = value;
    left[1] = (struct cell){.ink = (uint8_t)ink};
}

uint32_t cell_glyph_code(const struct canvas *canvas, enum glyph glyph)
{
    uint32_t code = glyph_code(glyph);
    return canvas->ascii ? (uint32_t)glyph_ascii(code) : code;
}

void canvas_glyph(struct canvas *canvas, int row, int col, enum ink ink, enum glyph glyph)
{
    cell_write_code(canvas, row, col, cell_glyph_code(canvas, glyph), ink);
}

void canvas_repeat(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                   enum glyph glyph)
{
    struct rect seen = rect_meet((struct rect){row, col, 1, cells}, canvas->clip);
    for (int i = 0; i < seen.cols; i++)
        canvas_glyph(canvas, row, seen.col + i, ink, glyph);
}

void canvas_fill(struct canvas *canvas, struct rect rect, enum ink ink)
{
    struct rect seen = rect_meet(rect, canvas->clip);
    for (int row = seen.row; row < seen.row + seen.rows; row++)
        for (int col = seen.col; col < seen.col + seen.cols; col++)
            cell_write_code(canvas, row, col, ' ', ink);
}

void canvas_dye(struct canvas *canvas, struct rect rect, enum ink ink)
{
    struct rect seen = rect_meet(rect, canvas->clip);
    for (int row = seen.row; row < seen.row + seen.rows; row++)
        for (int col = seen.col; col < seen.col + seen.cols; col++)
            cell_at(canvas, row, col)->ink = (uint8_t)ink;
}
