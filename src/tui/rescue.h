/* SPDX-License-Identifier: MIT
 *
 * rescue: gives the terminal back when the program dies or leaves by a way that nobody planned:
 * abort, a fault, exit(), or a signal that nobody handles. And it keeps what libraries write to
 * stderr off the screen until the screen is the shell's again.
 */
#ifndef JUGGLE_SRC_TUI_RESCUE_H
#define JUGGLE_SRC_TUI_RESCUE_H

#include <stddef.h>
#include <termios.h>

/* From now on, an unplanned end writes the bytes to fd (at most 256) and sets its modes. */
void rescue_arm(int fd, const struct termios *modes, const char *bytes, size_t length);
void rescue_disarm(void);

/* Where stderr is a terminal: into a nameless file, and back; then what came is written out. */
void rescue_hold_stderr(void);
void rescue_release_stderr(void);

#endif
