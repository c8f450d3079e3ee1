/* SPDX-License-Identifier: MIT
 *
 * lines: an answer laid out as lines to read: written once into an arena, painted as a list that
 * scrolls.
 */
#ifndef JUGGLE_SRC_TUI_LINES_H
#define JUGGLE_SRC_TUI_LINES_H

#include "juggle/base/value.h"
#include "juggle/base/date.h"
#include "juggle/base/vec.h"
#include "juggle/draw/canvas.h"
#include "juggle/draw/list.h"

struct line {
    const char *text;
    enum ink ink;
    int indent;
    const char *id; /* of the record that it is about ("c3"); NULL: of none */
    struct {
        int full, whole; /* per mille of the widest: done, and done or planned */
    } bar;
};

struct lines {
    struct arena *arena; /* what is written lives there */
    bool h24;
    int cols; /* what a line has room for, where that is known; else 0 */
    VEC(struct line) all;
};

/* Text is copied. */
void lines_add(struct lines *lines, enum ink ink, int indent, const char *text);
void lines_addf(struct lines *lines, enum ink ink, int indent, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
/* As many as the text takes in lines->cols, broken between its words; all but the first begin with
 * `hang` blanks. */
void lines_paragraph(struct lines *lines, enum ink ink, int hang, const char *text);
/* What was added last is about this record; NULL is none. */
void lines_about(struct lines *lines, const char *id);
/* And has a bar behind its text, as wide as there is room: done as full cells, what is planned
 * beyond it as light ones, `most` the widest of its kind. */
void lines_bar(struct lines *lines, minutes done, minutes planned, minutes most);
/* A title, a blank line before it where it isn't the first. */
void lines_heading(struct lines *lines, const char *text);

/* A member's text, "" where it has none. */
const char *lines_word(const struct value *map, const char *key);
/* Its minutes as "1h30". */
const char *lines_length(const struct lines *lines, const struct value *map, const char *key);
/* An ISO date or time as "Mon 23 Nov", a time as "14:05"; "" where it is none. */
const char *lines_date(const struct lines *lines, const char *iso);
const char *lines_clock(const struct lines *lines, const char *iso);

/* Where the second of two columns begins, at a heading near the middle; 0 where they don't fit in
 * rows so. */
int lines_divide(const struct line *lines, size_t count, int rows);
/* Two columns: all lines are in sight. */
void lines_paint_divided(const struct line *lines, size_t count, int second, struct list *list,
                         struct canvas *canvas, struct rect area);
/* The lines of a list, its bar at the right; `focused`: the line in hand is shown as such. */
void lines_paint(const struct line *lines, size_t count, struct list *list, struct canvas *canvas,
                 struct rect area, bool focused);

#endif
