/* SPDX-License-Identifier: MIT
 *
 * wellbeing_vectors: checks the model of workload and recovery against files of vectors.
 *
 *     wellbeing_vectors FILE.json...             one line a vector, exit 1 if one fails
 *     wellbeing_vectors --evaluate FILE.json...  the findings of a calendar's days, one line a file
 *     wellbeing_vectors --mutate FILE.json...    does some vector notice when a default is halved
 * or doubled?
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mutate.h"
#include "vector.h"

enum { WRONG_CALL = 2 };

static json_t *load_file(const char *path)
{
    json_error_t error;
    json_t *json = json_load_file(path, 0, &error);
    if (!json)
        fprintf(stderr, "%s:%d: %s\n", path, error.line, error.text);
    return json;
}

static void print_failure(const char *id, const json_t *expected, const json_t *answer)
{
    char *wanted = json_dumps(expected, JSON_COMPACT);
    char *got = json_dumps(answer, JSON_COMPACT | JSON_REAL_PRECISION(12));
    printf("FAILED %s: expected %s got %s\n", id, wanted ? wanted : "nothing",
           got ? got : "nothing");
    free(wanted);
    free(got);
}

static void check_vector(json_t *vector, const struct load_config *config, int counts[2])
{
    const char *id = json_string_value(json_object_get(vector, "id"));
    const json_t *expected = json_object_get(vector, "expected");
    json_t *answer = vector_answer(vector, config);
    bool holds = answer && vector_holds(expected, answer);
    if (holds)
        printf("ok %s\n", id);
    else
        print_failure(id ? id : "(no id)", expected, answer);
    counts[holds ? 0 : 1]++;
    json_decref(answer);
}

static int check_files(char **paths, int count)
{
    struct load_config config;
    int counts[2] = {0, 0};
    limits_default(&config);
    for (int i = 0; i < count; i++) {
        json_t *file = load_file(paths[i]), *vector;
        size_t at;
        if (!file)
            return WRONG_CALL;
        json_array_foreach(json_object_get(file, "vectors"), at, vector)
            check_vector(vector, &config, counts);
        json_decref(file);
    }
    printf("%d passed, %d failed\n", counts[0], counts[1]);
    return counts[1] || !counts[0] ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int evaluate_files(char **paths, int count)
{
    struct load_config config;
    limits_default(&config);
    for (int i = 0; i < count; i++) {
        json_t *file = load_file(paths[i]);
        json_t *answer = file ? vector_evaluate(file, &config) : NULL;
        json_decref(file);
        if (!answer)
            return WRONG_CALL;
        json_dumpf(answer, stdout, JSON_REAL_PRECISION(15));
        putchar('\n');
        json_decref(answer);
    }
    return EXIT_SUCCESS;
}

static int mutate_files(char **paths, int count)
{
    json_t *vectors = json_array();
    for (int i = 0; i < count; i++) {
        json_t *file = load_file(paths[i]);
        if (!file)
            return WRONG_CALL;
        json_array_extend(vectors, json_object_get(file, "vectors"));
        json_decref(file);
    }
    int unnoticed = mutate_defaults(vectors);
    json_decref(vectors);
    return unnoticed ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "--evaluate") == 0)
        return evaluate_files(argv + 2, argc - 2);
    if (argc > 2 && strcmp(argv[1], "--mutate") == 0)
        return mutate_files(argv + 2, argc - 2);
    if (argc > 1 && argv[1][0] != '-')
        return check_files(argv + 1, argc - 1);
    fprintf(stderr, "usage: wellbeing_vectors [--evaluate | --mutate] FILE.json...\n");
    return WRONG_CALL;
}
