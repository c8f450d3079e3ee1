/* SPDX-License-Identifier: MIT
 *
 * tty: a program in a pseudo terminal, seen through libvterm.
 *
 * Nothing here sleeps: every expectation waits for the eventual screen, with a deadline. One that
 * isn't met prints the last screen and fails the running cmocka test.
 */
#ifndef JUGGLE_TESTS_E2E_TTY_H
#define JUGGLE_TESTS_E2E_TTY_H

#include <stdbool.h>
#include <stddef.h>

struct tty;

/* Starts argv (NULL-ended) with so large a terminal. The environment is PATH, TERM=xterm-256color,
 * LC_ALL=C.UTF-8, JUGGLE_TEST_SYNC, the sanitizers' options, then `env` ("K=V", NULL-ended, may be
 * NULL; "K" alone takes K away). */
struct tty *tty_start(int rows, int cols, const char *const env[], const char *const argv[]);
/* The same as a job of a tiny shell: when the program stops, the shell says "[stopped]", and a line
 * typed to it continues the program. */
struct tty *tty_start_job(int rows, int cols, const char *const env[], const char *const argv[]);
/* Kills what is left of it. NULL is fine. */
void tty_close(struct tty *tty);

/* Keys by their names, separated by blanks: "j Down C-r Enter". */
void tty_keys(struct tty *tty, const char *names);
/* Bytes in one write, as a fast hand, a paste or a mouse send them. */
void tty_send(struct tty *tty, const char *bytes, size_t length);
void tty_type(struct tty *tty, const char *text);
void tty_paste(struct tty *tty, const char *text);
/* A press and release of the first button, as SGR mouse reports. */
void tty_click(struct tty *tty, int row, int col);
void tty_resize(struct tty *tty, int rows, int cols);
void tty_signal(struct tty *tty, int number);
/* The terminal goes away, as when its window is closed. */
void tty_hang_up(struct tty *tty);

void tty_expect(struct tty *tty, const char *text);
void tty_expect_gone(struct tty *tty, const char *text);
/* A whole row, without blanks at its end. */
void tty_expect_row(struct tty *tty, int row, const char *text);
/* The whole screen is that of tests/screen/golden/NAME.txt. */
void tty_expect_golden(struct tty *tty, const char *name);
/* Waits until cond(tty, with) holds; `what` names it in the failure. */
void tty_expect_that(struct tty *tty, bool (*cond)(struct tty *tty, const void *with),
                     const void *with, const char *what);
/* Waits until the program has shown what came of all input so far and waits for more. */
void tty_settle(struct tty *tty);
/* Waits for the end: the exit status, or 128 + the signal that killed it. */
int tty_exit_status(struct tty *tty);

struct tty_look {
    int fg; /* palette index, -1 the default, -2 something else */
    int bg;
    bool bold;
    bool underline;
    bool reverse;
    bool italic;
};

struct tty_look tty_look(struct tty *tty, int row, int col);
/* The character in a cell; 0 in the right half of a wide one. */
unsigned tty_code(struct tty *tty, int row, int col);
bool tty_alternate(struct tty *tty);
bool tty_cursor_shown(struct tty *tty);
void tty_cursor(struct tty *tty, int *row, int *col);
/* Are the terminal's modes what they were before the program? */
bool tty_modes_restored(struct tty *tty);
/* The screen as text, a line each row without blanks at its end; lives until the next call. */
const char *tty_text(struct tty *tty);
/* All that the program has written so far, and how much. */
const char *tty_output(struct tty *tty, size_t *length);
/* "" while no program has set one. */
const char *tty_title(struct tty *tty);

#endif
