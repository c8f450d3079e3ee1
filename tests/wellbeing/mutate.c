/* SPDX-License-Identifier: MIT
 *
 * mutate: the numbers of rules.def, and the plain ones of the config, halved and doubled; each
 * working day turned into a free one and back.
 */
#include "mutate.h"

#include <stdio.h>

#include "juggle/load/limits.h"
#include "vector.h"

struct mutation {
    const json_t *vectors;
    int tried;
    int unnoticed;
};

static bool noticed(const struct mutation *mutation, const struct load_config *config)
{
    for (size_t i = 0; i < json_array_size(mutation->vectors); i++) {
        json_t *vector = json_array_get(mutation->vectors, i);
        json_t *answer = vector_answer(vector, config);
        bool holds = answer && vector_holds(json_object_get(vector, "expected"), answer);
        json_decref(answer);
        if (!holds)
            return true;
    }
    return false;
}

static void try_config(struct mutation *mutation, const char *name, const char *how,
                       const struct load_config *config)
{
    mutation->tried++;
    if (noticed(mutation, config))
        return;
    mutation->unnoticed++;
    printf("unnoticed: %s %s\n", name, how);
}

static void mutate_limits(struct mutation *mutation, const struct load_config *base)
{
    for (size_t i = 0; i < limits_count(); i++) {
        const struct limit *limit = limits_row(i);
        double value = limits_value(base, limit);
        struct load_config config = *base;
        limits_set(&config, limit, value / 2);
        try_config(mutation, limit->key, "halved", &config);
        limits_set(&config, limit, value * 2);
        try_config(mutation, limit->key, "doubled", &config);
    }
}

/* A member of the config, in minutes. */
struct member {
    const char *name;
    size_t offset;
};

static const struct member members[] = {
    {"contract_week", offsetof(struct load_config, contract_week)},
    {"contract_day", offsetof(struct load_config, contract_day)},
    {"work_start", offsetof(struct load_config, work_start)},
    {"work_end", offsetof(struct load_config, work_end)},
    {"lunch_start", offsetof(struct load_config, lunch_start)},
    {"lunch_end", offsetof(struct load_config, lunch_end)},
    {"day_turn", offsetof(struct load_config, day_turn)},
};

static void mutate_members(struct mutation *mutation, const struct load_config *base)
{
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        struct load_config config = *base;
        minutes *value = (minutes *)(void *)((char *)&config + members[i].offset);
        minutes preset = *value;
        *value = preset / 2;
        try_config(mutation, members[i].name, "halved", &config);
        *value = preset * 2;
        try_config(mutation, members[i].name, "doubled", &config);
    }
}

static void mutate_lists(struct mutation *mutation, const struct load_config *base)
{
    for (int i = 0; i < AREA_COUNT; i++) {
        struct load_config config = *base;
        config.target[i] = base->target[i] / 2;
        try_config(mutation, area_word((enum area)i), "target halved", &config);
        config.target[i] = base->target[i] * 2;
        try_config(mutation, area_word((enum area)i), "target doubled", &config);
    }
    for (int i = 0; i < 7; i++) {
        struct load_config config = *base;
        config.workdays[i] = !base->workdays[i];
        try_config(mutation, weekday_short((enum weekday)i), "turned", &config);
    }
}

int mutate_defaults(const json_t *vectors)
{
    struct mutation mutation = {vectors, 0, 0};
    struct load_config config;
    limits_default(&config);
    if (noticed(&mutation, &config)) {
        printf("the vectors fail with the defaults as they are\n");
        return 1;
    }
    mutate_limits(&mutation, &config);
    mutate_members(&mutation, &config);
    mutate_lists(&mutation, &config);
    printf("%d changes of defaults, %d of them unnoticed by %zu vectors\n", mutation.tried,
           mutation.unnoticed, json_array_size(vectors));
    return mutation.unnoticed;
}
