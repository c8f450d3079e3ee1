/* SPDX-License-Identifier: MIT
 *
 * canvas: paper of cells on which everything is painted.
 *
 * A cell holds one user-perceived character and an ink. Coordinates are the canvas's own,
 * wherever the clip is; what lies outside the clip is not painted. Text goes through base/text's
 * safe and cluster functions, so no text can move a border or reach a terminal as a control.
 */
#ifndef JUGGLE_DRAW_CANVAS_H
#define JUGGLE_DRAW_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "juggle/base/arena.h"
#include "juggle/base/str.h"
#include "juggle/draw/layout.h"
#include "juggle/draw/theme.h"

enum glyph {
#define GLYPH(name, code, ascii) GLYPH_##name,
#include "juggle/draw/glyphs.def"
#undef GLYPH
    GLYPH_COUNT
};

struct cell {
    uint32_t code; /* ' ' where nothing stands; 0 in the right half of a wide character */
    uint32_t marks[2];
    uint8_t ink;
    uint8_t width; /* 1, 2, or 0 in the right half of a wide character */
    uint8_t line;  /* which ways a line goes from here; 0: no line */
    uint8_t spare;
};

struct canvas {
    int rows;
    int cols;
    bool ascii;
    struct rect clip;
    int cursor_row; /* the terminal's cursor: on the row in hand, or where typing goes */
    int cursor_col;
    bool cursor_shown;
    struct cell *cells;
    struct arena arena;
    struct str scratch; /* text made safe */
    struct str sign;    /* a character made ASCII */
};

enum { CANVAS_SIDE_MAX = 2000 };

/* Blank paper; sizes are brought into 1 to CANVAS_SIDE_MAX. ascii: signs and letters as ASCII. */
void canvas_init(struct canvas *canvas, int rows, int cols, bool ascii);
void canvas_finish(struct canvas *canvas);
/* Another size, blank. */
void canvas_resize(struct canvas *canvas, int rows, int cols);
/* Blank again, without clip, cursor in the first cell. */
void canvas_clear(struct canvas *canvas);
struct rect canvas_rect(const struct canvas *canvas);
/* NULL outside of the canvas. */
const struct cell *canvas_cell(const struct canvas *canvas, int row, int col);

/* Narrows the clip to its part in rect and returns the former one, which canvas_unclip sets
 * again. */
struct rect canvas_clip(struct canvas *canvas, struct rect rect);
void canvas_unclip(struct canvas *canvas, struct rect former);
/* Where the terminal's cursor stands; shown while typing. */
void canvas_cursor(struct canvas *canvas, int row, int col, bool shown);

/* Text from a cell on, without a break. Returns the column behind it, clipped or not. */
int canvas_put(struct canvas *canvas, int row, int col, enum ink ink, const char *text);
int canvas_putf(struct canvas *canvas, int row, int col, enum ink ink, const char *fmt, ...)
    PRINTF_LIKE(5, 6);
/* At most so many cells of text; a longer one ends in an ellipsis. Returns the column behind it. */
int canvas_put_cut(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                   const char *text);
/* The same, at the right end of its cells, or in their middle. */
void canvas_put_right(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                      const char *text);
void canvas_put_centre(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                       const char *text);
/* Text in lines broken at blanks (and at newlines) from the top of rect on; the last line that fits
 * ends in an ellipsis where more follows. Returns the lines that the whole text takes. */
int canvas_put_wrapped(struct canvas *canvas, struct rect rect, enum ink ink, const char *text);

/* One sign, or so many of the same beside each other. */
void canvas_glyph(struct canvas *canvas, int row, int col, enum ink ink, enum glyph glyph);
void canvas_repeat(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                   enum glyph glyph);
/* Blanks. */
void canvas_fill(struct canvas *canvas, struct rect rect, enum ink ink);
/* Another ink under what stands there. */
void canvas_dye(struct canvas *canvas, struct rect rect, enum ink ink);

/* Lines join those that they cross, and those that their ends touch. */
void canvas_hline(struct canvas *canvas, int row, int col, int cols, enum ink ink);
void canvas_vline(struct canvas *canvas, int row, int col, int rows, enum ink ink);
void canvas_box(struct canvas *canvas, struct rect rect, enum ink ink);

/* Appends the text, a line each row, without blanks at their ends. */
void canvas_dump(const struct canvas *canvas, struct str *out);
/* The same for the inks: the mark of each cell, then which marks those are, then the cursor. */
void canvas_dump_inks(const struct canvas *canvas, struct str *out);

/* The smallest stretch [*first, *end) of a row of cells outside of which both are the same; false
 * if they are so everywhere. Wide characters of neither are cut. */
bool cells_differ(const struct cell *before, const struct cell *after, int cols, int *first,
                  int *end);

uint32_t glyph_code(enum glyph glyph);
/* The ASCII sign for a code point of glyphs.def, 0 for others. */
char glyph_ascii(uint32_t code);

#endif
