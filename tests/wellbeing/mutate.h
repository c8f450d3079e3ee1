/* SPDX-License-Identifier: MIT
 *
 * mutate: each default of the model changed in turn; some vector has to notice.
 */
#ifndef JUGGLE_TESTS_WELLBEING_MUTATE_H
#define JUGGLE_TESTS_WELLBEING_MUTATE_H

#include <jansson.h>

/* Prints the changes that no vector notices, and the sum; returns how many there are. */
int mutate_defaults(const json_t *vectors);

#endif
