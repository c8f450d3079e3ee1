/* SPDX-License-Identifier: MIT
 *
 * input: the vectors' JSON as the model's input. Used by the test program only.
 */
#ifndef JUGGLE_TESTS_WELLBEING_INPUT_H
#define JUGGLE_TESTS_WELLBEING_INPUT_H

#include <jansson.h>

#include "juggle/load/timeline.h"

struct vector_input {
    struct load_config config;
    struct load_input load;
    const struct timeline *timeline;
};

day input_day(const json_t *text); /* "2026-06-10"; DAY_NONE where it is no date */
moment input_moment(const json_t *text);
/* Numbers under a key, or the given ones. */
double input_number(const json_t *object, const char *key, double otherwise);
/* base: the numbers that the vector's own "cfg" or "config" changes. Returns false and names the
 * reason on stderr if the input can't be read. */
bool input_read(struct arena *arena, json_t *json, const struct load_config *base,
                struct vector_input *out);
json_t *input_date(day d);

#endif
