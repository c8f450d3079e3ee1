/* SPDX-License-Identifier: MIT
 *
 * answers: each function of the vectors, asked of the model's doors.
 */
#ifndef JUGGLE_TESTS_WELLBEING_ANSWERS_H
#define JUGGLE_TESTS_WELLBEING_ANSWERS_H

#include <jansson.h>

#include "input.h"
#include "juggle/load/rules.h"

json_t *answer_daily(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_rule(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_residual(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_recovery(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_forecast(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_fill(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_all_day(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_align(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_buley(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_monotony(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_mann_kendall(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_headline(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_overcommit(struct arena *arena, json_t *json, const struct vector_input *input);
json_t *answer_calibrate(struct arena *arena, json_t *json, const struct vector_input *input);

/* A finding's value unrounded, whole numbers as such; null where it has none. */
json_t *answer_value(const struct finding *finding);
/* Rounded to three decimals, as the vectors are. */
json_t *answer_real(double value);

#endif
