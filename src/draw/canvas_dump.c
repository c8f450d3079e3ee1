/* SPDX-License-Identifier: MIT
 *
 * canvas_dump: a canvas written out as text, for tests and for people.
 */
#include "cells.h"

static void trim_row(struct str *out, size_t start, char filler)
{
    while (out->length > start && out->text[out->length - 1] == filler)
        out->text[--out->length] = '\0';
    str_add_char(out, '\n');
}

void canvas_dump(const struct canvas *canvas, struct str *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        size_t start = out->length;
        for (int col = 0; col < canvas->cols; col++) {
            const struct cell *cell = canvas_cell(canvas, row, col);
            if (cell->width == 0)
                continue;
            str_add_code(out, cell->code);
            for (int i = 0; i < 2 && cell->marks[i]; i++)
                str_add_code(out, cell->marks[i]);
        }
        trim_row(out, start, ' ');
    }
}

void canvas_dump_inks(const struct canvas *canvas, struct str *out)
{
    bool used[INK_COUNT] = {false};
    for (int row = 0; row < canvas->rows; row++) {
        size_t start = out->length;
        for (int col = 0; col < canvas->cols; col++) {
            enum ink ink = canvas_cell(canvas, row, col)->ink;
            used[ink] = true;
            str_add_char(out, ink_mark(ink));
        }
        trim_row(out, start, ink_mark(INK_NORMAL));
    }
    for (int ink = INK_NORMAL + 1; ink < INK_COUNT; ink++)
        if (used[ink])
            str_addf(out, "%c %s\n", ink_mark((enum ink)ink), ink_name((enum ink)ink));
    str_addf(out, "cursor %d,%d%s\n", canvas->cursor_row, canvas->cursor_col,
             canvas->cursor_shown ? " shown" : "");
}
