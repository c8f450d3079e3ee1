/* SPDX-License-Identifier: MIT
 *
 * scan: the small steps that the parsers share. Each moves *at behind what it
 * read and returns true, or leaves it and returns false.
 */
#ifndef JUGGLE_SRC_BASE_SCAN_H
#define JUGGLE_SRC_BASE_SCAN_H

#include <stdbool.h>

#include "juggle/base/ascii.h"

/* From `least` to `most` digits, and no further digit behind them; most <= 9. */
bool scan_digits(const char **at, int least, int most, int *out);
bool scan_char(const char **at, char c);
void scan_blanks(const char **at);
/* The letters at *at, lowered, into word of `size` bytes; false if there are none or too many. */
bool scan_word(const char **at, char *word, int size);

#endif
