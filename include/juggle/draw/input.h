/* SPDX-License-Identifier: MIT
 *
 * input: one line of text being typed: UTF-8, the keys of Emacs, a history, at most 4 KiB.
 *
 * What comes in is made safe at the door: a pasted newline or tab is a blank, controls vanish. The
 * cursor stands between user-perceived characters only.
 */
#ifndef JUGGLE_DRAW_INPUT_H
#define JUGGLE_DRAW_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "juggle/draw/canvas.h"
#include "juggle/draw/event.h"

enum { INPUT_BYTES_MAX = 4096, INPUT_HISTORY_MAX = 32 };

/* Lines entered before, newest last; shared by all inputs that ask the same. */
struct input_history {
    struct str lines[INPUT_HISTORY_MAX];
    int count;
    int start; /* of the ring */
};

struct input {
    struct str text;
    size_t cursor;                 /* in bytes */
    int scroll;                    /* cells of text left of the sight */
    struct str cut;                /* what C-w, C-u, C-k took away, for C-y */
    struct input_history *history; /* borrowed, may be NULL */
    int recalled;                  /* 0: the own line; n: the n-th newest of history */
    struct str own;                /* the own line while another is recalled */
};

enum input_result {
    INPUT_IGNORED, /* not for a line: Enter, Esc, Tab, unknown keys */
    INPUT_MOVED,   /* the text is the same */
    INPUT_CHANGED
};

void input_history_init(struct input_history *history);
void input_history_finish(struct input_history *history);
/* Remembers a line; blank ones, and the same twice in turn, are not kept. */
void input_history_add(struct input_history *history, const char *line);

void input_init(struct input *input, struct input_history *history);
void input_finish(struct input *input);
/* The text made safe and cut to the bound, the cursor behind it. */
void input_set(struct input *input, const char *text);
const char *input_text(const struct input *input);
/* At the cursor; what doesn't fit is left out whole characters at a time. */
void input_insert(struct input *input, const char *bytes, size_t length);
/* Takes the bytes [start, end) out, e.g. of a chip; both are moved outwards to whole characters. */
void input_remove(struct input *input, size_t start, size_t end);
enum input_result input_handle(struct input *input, const struct input_event *event);

/* A stretch of the text, in bytes, in an ink of its own. */
struct input_span {
    size_t start;
    size_t end;
    enum ink ink;
};

/* Paints the part around the cursor into one row of cells; spans in order of start. Where text is
 * out of sight on a side, a sign says so. With focus the terminal's cursor is set and shown. */
void input_paint(struct input *input, struct canvas *canvas, struct rect row, enum ink ink,
                 const struct input_span *spans, size_t count, bool focus);
/* Puts the cursor before what was painted last in that cell of the row, or behind the text. */
void input_point(struct input *input, int cell);

#endif
