/* SPDX-License-Identifier: MIT
 *
 * paper: canvases compared with the text that should be on them.
 */
#ifndef JUGGLE_TESTS_UNIT_DRAW_PAPER_H
#define JUGGLE_TESTS_UNIT_DRAW_PAPER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "juggle/draw/canvas.h"
#include "juggle/draw/event.h"

/* Rows are joined by newlines, without blanks at their ends; empty rows at the bottom may be left
 * out. */
void paper_expect(const struct canvas *canvas, const char *expected);
/* The marks of the inks of one row. */
void paper_expect_inks(const struct canvas *canvas, int row, const char *expected);
/* Whole wide characters, widths that sum up to the row, no control, known inks. */
void paper_expect_sound(const struct canvas *canvas);

/* The same numbers for the same seed, which JUGGLE_SEED sets; it is printed. */
uint64_t paper_seed(void);
uint64_t paper_random(uint64_t *state);
/* In [low, high]. */
int paper_between(uint64_t *state, int low, int high);
/* A text with letters, wide, combining, emoji, right-to-left, control and broken bytes in it. */
void paper_random_text(uint64_t *state, struct str *out);

#endif
