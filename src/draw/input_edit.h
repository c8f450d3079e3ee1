/* SPDX-License-Identifier: MIT
 *
 * input_edit: places in a line of text, shared by the files of input.
 */
#ifndef JUGGLE_SRC_DRAW_INPUT_EDIT_H
#define JUGGLE_SRC_DRAW_INPUT_EDIT_H

#include "juggle/draw/input.h"

/* Byte offsets of the characters' beginnings around `at`; the line's ends are their own. */
size_t input_after(const struct input *input, size_t at);
size_t input_before(const struct input *input, size_t at);
/* The nearest beginning at or behind `at`. */
size_t input_snap(const struct input *input, size_t at);
/* Where the word before or behind `at` begins or ends. */
size_t input_word_start(const struct input *input, size_t at);
size_t input_word_end(const struct input *input, size_t at);
/* Where what stands between blanks before `at` begins. */
size_t input_blank_start(const struct input *input, size_t at);

#endif
