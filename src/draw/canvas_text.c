/* SPDX-License-Identifier: MIT
 *
 * canvas_text: text on the canvas: made safe, cut between characters, aligned, wrapped.
 */
#include <stdarg.h>
#include <string.h>

#include "cells.h"

/* Columns beyond this are nowhere, so sums of them can't overflow. */
enum { FAR_AWAY = 1 << 20 };

static int near_by(int at)
{
    if (at < -FAR_AWAY)
        return -FAR_AWAY;
    return at < FAR_AWAY ? at : FAR_AWAY;
}

/* The text itself where nothing can be wrong with it, else a safe copy that lives until the next.
 */
static const char *safe_text(struct canvas *canvas, const char *text, bool keep_newlines)
{
    if (!text)
        return "";
    const char *at = text;
    while (*at >= 0x20 && *at < 0x7F)
        at++;
    if (!*at)
        return text;
    str_clear(&canvas->scratch);
    text_add_safe(&canvas->scratch, text, keep_newlines);
    return canvas->scratch.text;
}

static int put_bytes(struct canvas *canvas, int row, int col, enum ink ink, const char *text,
                     size_t length)
{
    struct text_cluster cluster;
    bool seen = row >= canvas->clip.row && row < canvas->clip.row + canvas->clip.rows;
    col = near_by(col);
    while (col < FAR_AWAY && text_next(text, length, &cluster)) {
        if (seen)
            cell_write(canvas, row, col, &cluster, ink);
        col += cluster.width;
        text += cluster.bytes;
        length -= cluster.bytes;
    }
    return col;
}

int canvas_put(struct canvas *canvas, int row, int col, enum ink ink, const char *text)
{
    const char *safe = safe_text(canvas, text, false);
    return put_bytes(canvas, row, col, ink, safe, strlen(safe));
}

int canvas_putf(struct canvas *canvas, int row, int col, enum ink ink, const char *fmt, ...)
{
    struct str text;
    va_list args;
    str_init(&text);
    va_start(args, fmt);
    str_addv(&text, fmt, args);
    va_end(args);
    int end = canvas_put(canvas, row, col, ink, text.text);
    str_finish(&text);
    return end;
}

static int put_cut(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                   const char *safe)
{
    if (cells <= 0)
        return near_by(col);
    if (text_width(safe) <= cells)
        return put_bytes(canvas, row, col, ink, safe, strlen(safe));
    int end = put_bytes(canvas, row, col, ink, safe, text_fit(safe, cells - 1));
    canvas_glyph(canvas, row, end, ink, GLYPH_ELLIPSIS);
    return end + 1;
}

int canvas_put_cut(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                   const char *text)
{
    return put_cut(canvas, row, col, cells, ink, safe_text(canvas, text, false));
}

void canvas_put_right(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                      const char *text)
{
    const char *safe = safe_text(canvas, text, false);
    int room = near_by(cells) - text_width(safe);
    put_cut(canvas, row, near_by(col) + (room > 0 ? room : 0), cells, ink, safe);
}

void canvas_put_centre(struct canvas *canvas, int row, int col, int cells, enum ink ink,
                       const char *text)
{
    const char *safe = safe_text(canvas, text, false);
    int room = near_by(cells) - text_width(safe);
    put_cut(canvas, row, near_by(col) + (room > 0 ? room / 2 : 0), cells, ink, safe);
}

/* One line of wrapped text: its bytes and cells, and the bytes up to the next line. */
struct wrapped {
    size_t bytes;
    int cells;
    size_t next;
};

/* Takes what fits, back to the last blank where a word would be broken; a word longer than a line
 * is broken between characters. At least one character, so that there is always an end. */
static struct wrapped wrap_line(const char *text, int cols)
{
    struct wrapped line = {0}, at_blank = {0};
    struct text_cluster cluster;
    size_t length = strlen(text);
    while (text[line.bytes] && text[line.bytes] != '\n') {
        if (!text_next(text + line.bytes, length - line.bytes, &cluster)) {
            line.bytes = length; /* nothing more that is shown */
            break;
        }
        if (cluster.code == ' ')
            at_blank = (struct wrapped){line.bytes, line.cells, line.bytes + 1};
        if (line.cells + cluster.width > cols && line.bytes > 0) {
            line.next = line.bytes;
            return at_blank.bytes > 0 ? at_blank : line;
        }
        line.bytes += cluster.bytes;
        line.cells += cluster.width;
    }
    line.next = line.bytes + (text[line.bytes] == '\n');
    return line;
}

int canvas_put_wrapped(struct canvas *canvas, struct rect rect, enum ink ink, const char *text)
{
    const char *safe = safe_text(canvas, text, true);
    int lines = 0;
    if (rect.cols <= 0)
        return 0;
    struct rect former = canvas_clip(canvas, rect);
    while (*safe) {
        struct wrapped line = wrap_line(safe, rect.cols);
        if (lines < rect.rows)
            put_bytes(canvas, rect.row + lines, rect.col, ink, safe, line.bytes);
        safe += line.next;
        if (lines == rect.rows - 1 && *safe) {
            int at = line.cells < rect.cols ? line.cells : rect.cols - 1;
            canvas_glyph(canvas, rect.row + lines, rect.col + at, ink, GLYPH_ELLIPSIS);
        }
        lines++;
    }
    canvas_unclip(canvas, former);
    return lines;
}
