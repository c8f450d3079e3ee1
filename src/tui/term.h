/* SPDX-License-Identifier: MIT
 *
 * term: the person's terminal. Only term.c knows curses.
 *
 * One at a time. A canvas goes out, neutral events come in; nothing here knows what is shown.
 */
#ifndef JUGGLE_SRC_TUI_TERM_H
#define JUGGLE_SRC_TUI_TERM_H

#include "juggle/base/err.h"
#include "juggle/draw/canvas.h"
#include "juggle/draw/event.h"

struct term;

struct term_options {
    const struct theme *theme; /* copied */
    bool mouse;
    bool ascii;     /* plain characters even where the locale has more */
    bool no_colour; /* as does a NO_COLOR that isn't empty */
};

/* Takes the terminal over: alternate screen, raw keys. ERR_USAGE where stdin or stdout is no
 * terminal, or TERM is unset, unknown or can't place the cursor; then nothing was written. */
bool term_open(struct term **out, const struct term_options *options, struct err *err) MUST_CHECK;
/* Gives it back as it was. NULL is fine. */
void term_close(struct term *term);

void term_size(const struct term *term, int *rows, int *cols);
/* Reads the size again; true if it is another one now. */
bool term_resized(struct term *term);
/* Does a canvas for it have to be plain? True in locales other than UTF-8. */
bool term_ascii(const struct term *term);
/* How many colours are used: 0, 8, 16 or 256. */
int term_colours(const struct term *term);

/* Shows the canvas, writing only what differs from what is shown; places the cursor. */
void term_show(struct term *term, const struct canvas *canvas);
/* The next term_show writes everything. */
void term_forget(struct term *term);

/* The next key, click or paste, without waiting; false when there is none now. A paste is borrowed
 * until the next call. */
bool term_read(struct term *term, struct input_event *out);
/* What to poll for input; all that came must be read first, as some may wait in here. */
int term_fd(const struct term *term);

/* Hands the terminal to another program (an editor) and takes it back. */
void term_leave(struct term *term);
void term_return(struct term *term);
/* Stops the program as C-z does elsewhere, and goes on when it is continued. */
void term_stop(struct term *term);
/* Tells a test, by a byte to the descriptor in JUGGLE_TEST_SYNC, that all is shown. */
void term_idle(struct term *term);

#endif
