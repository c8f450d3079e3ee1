/* SPDX-License-Identifier: MIT
 *
 * golden: screens as files. A test gives a name and what it got; the file
 * tests/screen/golden/NAME.txt says what it should be. UPDATE_GOLDEN=1 in the environment writes
 * the files instead.
 */
#ifndef JUGGLE_TESTS_SUPPORT_GOLDEN_H
#define JUGGLE_TESTS_SUPPORT_GOLDEN_H

#include <stdbool.h>

/* Are two texts the same? If not, both are printed on stderr side by side, differing lines marked.
 */
bool golden_same(const char *name, const char *expected, const char *got);
/* Fails the running cmocka test where got isn't what the file holds. */
void golden_check(const char *name, const char *got);

#endif
