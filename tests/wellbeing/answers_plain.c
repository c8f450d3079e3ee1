/* SPDX-License-Identifier: MIT
 *
 * answers_plain: what is asked of the model without a calendar.
 */
#include "answers.h"

#include <stdlib.h>

#include "bodyclock.h"
#include "demand.h"
#include "journey.h"
#include "trend.h"

static int whole(const json_t *json, const char *key, int otherwise)
{
    return (int)input_number(json, key, otherwise);
}

json_t *answer_align(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const struct load_limits *limits = &input->config.limit;
    int local = whole(json, "local", 0), body = whole(json, "body", 0);
    int below = whole(json, "threshold", (int)limits->t1_threshold);
    (void)arena;
    return json_pack("{si si}", "days", bodyclock_days(limits, local, body, below), "full_days",
                     bodyclock_days(limits, local, body, 1));
}

json_t *answer_buley(struct arena *arena, json_t *json, const struct vector_input *input)
{
    (void)arena;
    (void)input;
    return json_pack("{si}", "half_days",
                     journey_half_days(whole(json, "travel_min", 0), whole(json, "zone_min", 0),
                                       whole(json, "dep", 0), whole(json, "arr", 0)));
}

static double *numbers(struct arena *arena, const json_t *list)
{
    double *values = ARENA_ARRAY(arena, double, json_array_size(list));
    for (size_t i = 0; i < json_array_size(list); i++)
        values[i] = json_number_value(json_array_get(list, i));
    return values;
}

json_t *answer_monotony(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const json_t *list = json_object_get(json, "loads");
    const double *loads = numbers(arena, list);
    double sum = 0;
    for (size_t i = 0; i < json_array_size(list); i++)
        sum += loads[i];
    double monotony = trend_monotony(loads, json_array_size(list), input->config.limit.l2_cap);
    return json_pack("{so so}", "monotony", answer_real(monotony), "strain",
                     answer_real(monotony * sum));
}

json_t *answer_mann_kendall(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const json_t *list = json_object_get(json, "x");
    size_t count = json_array_size(list);
    int *values = ARENA_ARRAY(arena, int, count);
    (void)input;
    for (size_t i = 0; i < count; i++)
        values[i] = (int)json_number_value(json_array_get(list, i));
    struct mann_kendall test = trend_mann_kendall(values, count);
    return json_pack("{si so so}", "S", test.s, "Z", answer_real(test.z), "drop",
                     answer_real(trend_drop(values, count)));
}

json_t *answer_headline(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const json_t *history = json_object_get(json, "history");
    size_t count = json_array_size(history);
    struct load_levels *days = ARENA_ARRAY(arena, struct load_levels, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *levels = json_array_get(history, i);
        days[i].coverage = whole(json, "coverage", 100);
        for (int rule = 0; rule < LOAD_RULE_COUNT; rule++) {
            enum load_level level = LOAD_OK;
            const json_t *word = json_object_get(levels, rules_row((enum load_rule)rule)->name);
            if (word && !rules_level_parse(json_string_value(word), &level))
                return NULL;
            days[i].at[rule] = (uint8_t)level;
        }
    }
    if (!count)
        return NULL;
    return json_pack("{ss}", "headline",
                     headline_word(headline_of(&input->config, NULL, days, count)));
}

static int by_deadline(const void *a, const void *b)
{
    const struct demand *x = a, *y = b;
    return x->deadline < y->deadline ? -1 : x->deadline > y->deadline;
}

json_t *answer_overcommit(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const json_t *tasks = json_object_get(json, "tasks"), *task;
    struct demand *demands = ARENA_ARRAY(arena, struct demand, json_array_size(tasks));
    size_t i, count = 0;
    json_array_foreach(tasks, i, task)
    {
        const char *deadline = json_string_value(json_array_get(task, 1));
        day d = input_day(json_array_get(task, 1));
        size_t at = 0;
        while (at < count && demands[at].deadline != d)
            at++;
        count += at == count;
        demands[at].deadline = d;
        demands[at].due += (int64_t)json_number_value(json_array_get(task, 0));
        demands[at].free = whole(json_object_get(json, "cap40"), deadline, 0);
        demands[at].legal = whole(json_object_get(json, "cap48"), deadline, 0);
    }
    qsort(demands, count, sizeof *demands, by_deadline);
    struct demand_finding found = demand_judge(demands, count, input->config.limit.p1_slip);
    return json_pack("{ss so so}", "level", rules_level_word(found.level), "ratio",
                     answer_real(found.ratio), "deadline",
                     found.deadline == DAY_NONE ? json_null() : input_date(found.deadline));
}

json_t *answer_calibrate(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const json_t *ratings = json_object_get(json, "ratings");
    double intensity = trend_calibrate(input_number(json, "default", 0), numbers(arena, ratings),
                                       json_array_size(ratings));
    (void)input;
    return json_pack("{so}", "intensity", answer_real(intensity));
}
