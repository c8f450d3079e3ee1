/* SPDX-License-Identifier: MIT
 *
 * vector: the functions that vectors may name.
 */
#include "vector.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "answers.h"
#include "input.h"
#include "juggle/base/str.h"

struct function {
    const char *name;
    bool needs_timeline;
    json_t *(*answer)(struct arena *arena, json_t *json, const struct vector_input *input);
};

static const struct function functions[] = {
    {"daily", true, answer_daily},
    {"rule", true, answer_rule},
    {"residual", true, answer_residual},
    {"recovery", true, answer_recovery},
    {"forecast", true, answer_forecast},
    {"fill", true, answer_fill},
    {"all_day", true, answer_all_day},
    {"align", false, answer_align},
    {"buley", false, answer_buley},
    {"monotony", false, answer_monotony},
    {"mann_kendall", false, answer_mann_kendall},
    {"headline", false, answer_headline},
    {"overcommit", false, answer_overcommit},
    {"calibrate", false, answer_calibrate},
};

static const struct function *find_function(const char *name)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (str_equal(functions[i].name, name))
            return &functions[i];
    fprintf(stderr, "no such function: %s\n", name ? name : "(none)");
    return NULL;
}

json_t *vector_answer(json_t *vector, const struct load_config *config)
{
    const struct function *function =
        find_function(json_string_value(json_object_get(vector, "function")));
    json_t *json = json_object_get(vector, "input"), *answer = NULL;
    struct vector_input input = {.config = *config};
    struct arena arena;
    if (!function)
        return NULL;
    arena_init(&arena);
    if (!function->needs_timeline || input_read(&arena, json, config, &input))
        answer = function->answer(&arena, json, &input);
    arena_finish(&arena);
    return answer;
}

static bool is_number(const json_t *value)
{
    return json_is_number(value) || json_is_boolean(value);
}

static double number(const json_t *value)
{
    return json_is_boolean(value) ? json_is_true(value) : json_number_value(value);
}

static bool equal(const json_t *a, const json_t *b)
{
    if (!a || json_is_null(a))
        return !b || json_is_null(b);
    if (is_number(a) && is_number(b))
        return !(number(a) < number(b)) && !(number(a) > number(b));
    if (json_is_array(a) && json_is_array(b)) {
        bool same = json_array_size(a) == json_array_size(b);
        for (size_t i = 0; same && i < json_array_size(a); i++)
            same = equal(json_array_get(a, i), json_array_get(b, i));
        return same;
    }
    return json_equal(a, b);
}

bool vector_holds(const json_t *expected, const json_t *answer)
{
    const char *key;
    json_t *value;
    json_t *each = json_deep_copy(expected);
    bool same = json_object_size(each) > 0;
    json_object_foreach(each, key, value) same = same && equal(value, json_object_get(answer, key));
    json_decref(each);
    return same;
}

static json_t *day_answer(const struct timeline *timeline, day d, struct load_levels *levels)
{
    json_t *rules = json_object();
    for (int i = 0; i < LOAD_RULE_COUNT; i++) {
        struct finding finding;
        rules_evaluate_one(timeline, (enum load_rule)i, d, &finding, &levels->coverage);
        levels->at[i] = (uint8_t)finding.level;
        json_t *rule = json_object();
        json_object_set_new(rule, "level", json_string(rules_level_word(finding.level)));
        json_object_set_new(rule, "value", answer_value(&finding));
        json_object_set_new(rules, rules_row((enum load_rule)i)->name, rule);
    }
    levels->day = d;
    return rules;
}

json_t *vector_evaluate(json_t *calendar, const struct load_config *config)
{
    struct vector_input input;
    struct arena arena;
    const json_t *days = json_object_get(calendar, "days"), *text;
    size_t i;
    arena_init(&arena);
    if (!input_read(&arena, calendar, config, &input)) {
        arena_finish(&arena);
        return NULL;
    }
    json_t *out = json_array();
    struct load_levels *levels = ARENA_ARRAY(&arena, struct load_levels, json_array_size(days));
    json_array_foreach(days, i, text)
    {
        json_t *answer = json_object();
        json_t *rules = day_answer(input.timeline, input_day(text), &levels[i]);
        enum headline headline = headline_of(&input.config, NULL, levels, i + 1);
        json_object_set_new(answer, "day", json_string(json_string_value(text)));
        json_object_set_new(answer, "coverage", json_integer(levels[i].coverage));
        json_object_set_new(answer, "headline", json_string(headline_word(headline)));
        json_object_set_new(answer, "rules", rules);
        json_array_append_new(out, answer);
    }
    arena_finish(&arena);
    return out;
}
