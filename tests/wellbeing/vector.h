/* SPDX-License-Identifier: MIT
 *
 * vector: one test vector: a function of the model, its input, and what is expected of it.
 */
#ifndef JUGGLE_TESTS_WELLBEING_VECTOR_H
#define JUGGLE_TESTS_WELLBEING_VECTOR_H

#include <jansson.h>

#include "juggle/load/limits.h"

/* What the model answers to a vector's function and input, as the vectors write it; NULL if there
 * is no such function or the input can't be read. The caller releases it. */
json_t *vector_answer(json_t *vector, const struct load_config *config);
/* Does every expected key have its value? Numbers are equal whatever their type. */
bool vector_holds(const json_t *expected, const json_t *answer);

/* An object of zones, blocks, ... and "days" as [{"day","coverage","headline","rules"}]; the
 * headline looks back over the days asked. NULL if it can't be read. */
json_t *vector_evaluate(json_t *calendar, const struct load_config *config);

#endif
