/* SPDX-License-Identifier: MIT
 *
 * tty: what can be known of the terminal without curses.
 */
#ifndef JUGGLE_SRC_TUI_TTY_H
#define JUGGLE_SRC_TUI_TTY_H

#include <stdbool.h>
#include <stdint.h>

#include "juggle/base/err.h"

/* ERR_USAGE where input or output is no terminal, or TERM is not set. */
bool tty_usable(struct err *err) MUST_CHECK;
/* Rows and columns, at most CANVAS_SIDE_MAX; untouched where the terminal doesn't know. */
void tty_size(int *rows, int *cols);
/* Sets the locale for characters and tells whether it is a UTF-8 one. */
bool tty_is_utf8(void);
/* A NO_COLOR that isn't empty. */
bool tty_wants_no_colour(void);
/* The descriptor in JUGGLE_TEST_SYNC, -1 for none. */
int tty_sync_descriptor(void);
/* On a clock that only goes on, for what happens shortly after something else. */
int64_t tty_milliseconds(void);
/* Is fd at its end, or hung up? For one that poll called readable and that gave nothing. */
bool tty_at_end(int fd);

#endif
