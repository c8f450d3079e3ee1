/* SPDX-License-Identifier: MIT
 *
 * settings: what the config may say beyond its own options: the commands that keys can be given to,
 * and the limits of the load model.
 */
#include "juggle/app/settings.h"

#include "burden.h"
#include "juggle/base/str.h"
#include "juggle/base/value.h"
#include "juggle/load/limits.h"
#include "juggle/load/rules.h"
#include "juggle/sys/zoneinfo.h"

static const char *limit_key(size_t row)
{
    return limits_row(row)->key;
}

static const char *limit_summary(size_t row, struct arena *arena)
{
    return arena_strdup(arena, limits_row(row)->source);
}

static const char *limit_preset(size_t row, struct arena *arena)
{
    const struct limit *limit = limits_row(row);
    char buf[DATE_SIZE];
    if (limit->unit == UNIT_MINUTES)
        return arena_strdup(arena, length_format((minutes)limit->preset, buf));
    if (limit->unit == UNIT_CLOCK)
        return arena_printf(arena, "%02d:%02d", (int)limit->preset / 60, (int)limit->preset % 60);
    struct value *map = value_map(arena);
    struct str number;
    str_init(&number);
    value_put_real(map, "n", limit->preset);
    value_write_json(&number, map->as.children.first);
    const char *text = arena_strdup(arena, number.text);
    str_finish(&number);
    return text;
}

static const char *limit_group(size_t row, struct arena *arena)
{
    enum load_rule id = limits_row(row)->rule;
    if (id == RULE_NONE)
        return "The model as a whole";
    const struct rule *rule = rules_row(id);
    return arena_printf(arena, "%s %s: %s", rule->name, rule->title, rule->question);
}

static bool limit_parse(size_t row, const char *text, double *value)
{
    return limits_parse(limits_row(row), text, value);
}

static bool zone_known(struct arena *arena, const char *name, const char **nearest)
{
    struct err ignored;
    const char *known = zone_canonical(name, NULL);
    if (known && zoneinfo_load(arena, known, &ignored))
        return true;
    size_t count;
    const char *const *names = zoneinfo_list(arena, &count);
    *nearest = str_nearest(name, names, count);
    return false;
}

struct config_tables settings_tables(struct arena *arena)
{
    const char **verbs = ARENA_ARRAY(arena, const char *, COMMAND_COUNT);
    const char **keys = ARENA_ARRAY(arena, const char *, COMMAND_COUNT);
    size_t count = 0;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!(info->faces & FACE_TUI))
            continue;
        verbs[count] = info->verb;
        keys[count++] = info->keys;
    }
    return (struct config_tables){
        .commands = verbs,
        .keys = keys,
        .command_count = count,
        .limit_count = limits_count(),
        .limit_key = limit_key,
        .limit_group = limit_group,
        .limit_preset = limit_preset,
        .limit_summary = limit_summary,
        .limit_parse = limit_parse,
        .zone_known = zone_known,
    };
}

int world_target(const struct world *world, enum area area)
{
    const struct settings *s = world->settings;
    const double shares[AREA_COUNT] = {
        [AREA_TALKS] = s->balance_talks,     [AREA_CONTENT] = s->balance_content,
        [AREA_SUPPORT] = s->balance_support, [AREA_OTHER] = s->balance_other,
        [AREA_RECOVERY] = s->balance_recovery,
    };
    return (int)(shares[area] * 100 + 0.5);
}

const struct load_config *burden_config(struct world *world)
{
    struct load_config *config = ARENA_NEW(&world->turn, struct load_config);
    limits_default(config);
    limits_set_workdays(config, &world->workdays);
    if (world->settings->work_contract_week != MINUTES_NONE)
        config->contract_week = world->settings->work_contract_week;
    for (int area = 0; area < AREA_COUNT; area++)
        config->target[area] = world_target(world, (enum area)area) / 100.0;
    for (size_t row = 0; row < limits_count(); row++) {
        double value;
        if (config_limit(world->config, row, &value))
            limits_set(config, limits_row(row), value);
    }
    return config;
}
