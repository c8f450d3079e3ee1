/* SPDX-License-Identifier: MIT
 *
 * input: blocks, zones, days off, check-ins, trips, tasks and config from a vector's JSON.
 */
#include "input.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/load/rules.h"

day input_day(const json_t *text)
{
    day d;
    return json_is_string(text) && parse_iso_day(json_string_value(text), &d) ? d : DAY_NONE;
}

moment input_moment(const json_t *text)
{
    struct wall wall;
    bool has_offset;
    int32_t offset = 0;
    if (!json_is_string(text) ||
        !parse_iso_time(json_string_value(text), &wall, &has_offset, &offset))
        return MOMENT_NONE;
    return moment_of(wall_seconds(wall) - (has_offset ? offset : 0));
}

double input_number(const json_t *object, const char *key, double otherwise)
{
    const json_t *number = json_object_get(object, key);
    return json_is_number(number) ? json_number_value(number) : otherwise;
}

json_t *input_date(day d)
{
    char text[DATE_SIZE];
    return json_string(day_format(d, text));
}

/* "09:30", and beyond midnight "25:30". */
static minutes clock_minutes(const json_t *text)
{
    char *rest = NULL;
    const char *clock = json_string_value(text);
    long hours = clock ? strtol(clock, &rest, 10) : 0;
    long minute = rest && *rest == ':' ? strtol(rest + 1, NULL, 10) : 0;
    return (minutes)(hours * 60 + minute);
}

/* Ids may be texts or numbers, and "1" is not 1. */
static const char *id_text(struct arena *arena, const json_t *id)
{
    if (json_is_string(id))
        return arena_printf(arena, "text %s", json_string_value(id));
    if (json_is_number(id))
        return arena_printf(arena, "number %.17g", json_number_value(id));
    return NULL;
}

static bool read_block_kind(const json_t *json, struct load_block *block)
{
    const char *word = json_string_value(json_object_get(json, "cat"));
    const json_t *intensity = json_object_get(json, "intensity");
    block->kind = kind_find(kind_builtin(), word);
    block->tenths = LOAD_TENTHS_OF_KIND;
    if (json_is_number(intensity))
        block->tenths = (int)lround(json_number_value(intensity) * 10);
    if (!block->kind)
        fprintf(stderr, "no such category: %s\n", word ? word : "(none)");
    return block->kind != NULL;
}

static bool read_block(struct arena *arena, const json_t *json, struct load_block *block)
{
    const char *origin = json_string_value(json_object_get(json, "kind"));
    bool actual = !origin || str_equal(origin, "actual");
    block->start = input_moment(json_object_get(json, "start"));
    block->end = input_moment(json_object_get(json, "end"));
    block->origin = origin && str_equal(origin, "planned") ? LOAD_PLANNED : LOAD_ACTUAL;
    block->id = id_text(arena, json_object_get(json, "id"));
    block->plan_id = actual ? id_text(arena, json_object_get(json, "plan_id")) : NULL;
    if (block->start == MOMENT_NONE || block->end == MOMENT_NONE)
        fprintf(stderr, "a block without start or end\n");
    return block->start != MOMENT_NONE && block->end != MOMENT_NONE && read_block_kind(json, block);
}

static bool read_repeat(const struct steps *steps, const json_t *json, struct load_block *blocks,
                        size_t *count)
{
    size_t i;
    const json_t *text;
    json_array_foreach(json_object_get(json, "days"), i, text)
    {
        day d = input_day(text);
        struct load_block *block = &blocks[(*count)++];
        *block = (struct load_block){.origin = LOAD_ACTUAL};
        if (d == DAY_NONE || !read_block_kind(json, block))
            return false;
        block->start = steps_instant(steps, d, clock_minutes(json_object_get(json, "from")));
        block->end = steps_instant(steps, d, clock_minutes(json_object_get(json, "to")));
    }
    return true;
}

static bool read_blocks(struct arena *arena, const json_t *json, struct load_input *load)
{
    const json_t *list = json_object_get(json, "blocks"),
                 *repeats = json_object_get(json, "repeat");
    const json_t *element;
    struct steps steps;
    size_t i, room = json_array_size(list), count = 0;
    json_array_foreach(repeats, i, element) room +=
        json_array_size(json_object_get(element, "days"));
    struct load_block *blocks = ARENA_ARRAY(arena, struct load_block, room);
    steps_build(arena, load->steps, load->step_count, &steps);
    json_array_foreach(list, i,
                       element) if (!read_block(arena, element, &blocks[count++])) return false;
    json_array_foreach(repeats, i,
                       element) if (!read_repeat(&steps, element, blocks, &count)) return false;
    load->blocks = blocks;
    load->block_count = count;
    return true;
}

static bool read_steps(struct arena *arena, const json_t *json, struct load_input *load)
{
    const json_t *zone;
    size_t i;
    struct load_step *steps = ARENA_ARRAY(arena, struct load_step, json_array_size(json));
    json_array_foreach(json, i, zone)
    {
        steps[i].from = input_moment(json_object_get(zone, "from"));
        steps[i].offset = (int)input_number(zone, "offset_min", 0);
        if (steps[i].from == MOMENT_NONE)
            return false;
    }
    load->steps = steps;
    load->step_count = json_array_size(json);
    return true;
}

static bool read_days(struct arena *arena, json_t *json, struct load_input *load)
{
    json_t *off = json_object_get(json, "off"), *checkins = json_object_get(json, "checkins");
    struct load_off *off_days = ARENA_ARRAY(arena, struct load_off, json_object_size(off));
    struct load_checkin *answers =
        ARENA_ARRAY(arena, struct load_checkin, json_object_size(checkins));
    const char *key;
    json_t *value;
    json_object_foreach(off, key, value)
    {
        const char *cause = json_string_value(value);
        struct load_off *out = &off_days[load->off_count++];
        out->cause = str_equal(cause, "leave")     ? LOAD_LEAVE
                     : str_equal(cause, "holiday") ? LOAD_HOLIDAY
                                                   : LOAD_SICK;
        if (!parse_iso_day(key, &out->day))
            return false;
    }
    json_object_foreach(checkins, key, value)
    {
        struct load_checkin *out = &answers[load->checkin_count++];
        out->energy = (int)json_integer_value(json_array_get(value, 0));
        out->switched_off = (int)json_integer_value(json_array_get(value, 1));
        if (!parse_iso_day(key, &out->day))
            return false;
    }
    load->off = off_days;
    load->checkins = answers;
    return true;
}

static bool read_plans(struct arena *arena, const json_t *json, struct load_input *load)
{
    const json_t *trips = json_object_get(json, "trips"), *tasks = json_object_get(json, "tasks");
    const json_t *element;
    size_t i;
    struct load_trip *trip = ARENA_ARRAY(arena, struct load_trip, json_array_size(trips));
    struct load_task *task = ARENA_ARRAY(arena, struct load_task, json_array_size(tasks));
    json_array_foreach(trips, i, element)
    {
        trip[i].out = input_moment(json_array_get(element, 0));
        trip[i].back = input_moment(json_array_get(element, 1));
        if (trip[i].out == MOMENT_NONE || trip[i].back == MOMENT_NONE)
            return false;
    }
    json_array_foreach(tasks, i, element)
    {
        task[i].remaining = (minutes)json_number_value(json_array_get(element, 0));
        task[i].deadline = input_day(json_array_get(element, 1));
        if (task[i].deadline == DAY_NONE)
            return false;
    }
    load->trips = trip;
    load->trip_count = json_array_size(trips);
    load->tasks = task;
    load->task_count = json_array_size(tasks);
    return true;
}

static void set_limit(struct load_config *config, const char *section, const char *key,
                      double value)
{
    char name[64];
    snprintf(name, sizeof name, "%s%s%s", section, *section ? "_" : "", key);
    const struct limit *limit = limits_find(name);
    if (limit)
        limits_set(config, limit, value);
}

/* A rule's section stands for all of its numbers: a level that it leaves out is never reached. */
static void read_section(struct load_config *config, const char *section, json_t *json)
{
    const char *key;
    json_t *value;
    for (size_t i = 0; i < limits_count(); i++) {
        const struct limit *limit = limits_row(i);
        if (limit->rule != RULE_NONE && limit->levels &&
            str_equal_nocase(rules_row(limit->rule)->name, section))
            limits_set(config, limit, INFINITY);
    }
    json_object_foreach(json, key, value) set_limit(config, section, key, json_number_value(value));
}

static void read_pair(const json_t *json, minutes *first, minutes *second)
{
    *first = (minutes)json_number_value(json_array_get(json, 0));
    *second = (minutes)json_number_value(json_array_get(json, 1));
}

static void read_setting(struct load_config *config, const char *key, const json_t *value)
{
    const json_t *element;
    size_t i;
    if (str_equal(key, "contract_week_min"))
        config->contract_week = (minutes)json_number_value(value);
    else if (str_equal(key, "contract_day_min"))
        config->contract_day = (minutes)json_number_value(value);
    else if (str_equal(key, "day_turn"))
        config->day_turn = (minutes)json_number_value(value);
    else if (str_equal(key, "work_window"))
        read_pair(value, &config->work_start, &config->work_end);
    else if (str_equal(key, "lunch"))
        read_pair(value, &config->lunch_start, &config->lunch_end);
    else if (str_equal(key, "targets"))
        for (i = 0; i < AREA_COUNT; i++)
            config->target[i] = input_number(value, area_word((enum area)i), 0);
    else if (str_equal(key, "workdays")) {
        for (i = 0; i < 7; i++)
            config->workdays[i] = false;
        json_array_foreach(value, i, element) config->workdays[json_integer_value(element) % 7] =
            true;
    } else
        set_limit(config, "", key, json_number_value(value));
}

static void read_config(struct load_config *config, json_t *json)
{
    const char *key;
    json_t *value;
    enum load_rule rule;
    json_object_foreach(json, key, value)
    {
        if (rules_parse(key, &rule))
            read_section(config, key, value);
        else
            read_setting(config, key, value);
    }
}

static bool is_replaced(const struct load_input *load, const struct load_block *plan)
{
    for (size_t i = 0; i < load->block_count; i++)
        if (plan->origin == LOAD_PLANNED && str_equal(load->blocks[i].plan_id, plan->id) &&
            plan->id)
            return true;
    return false;
}

static bool has_blocks(const struct load_input *load)
{
    for (size_t i = 0; i < load->block_count; i++)
        if (load->blocks[i].end > load->blocks[i].start && !is_replaced(load, &load->blocks[i]))
            return true;
    return false;
}

bool input_read(struct arena *arena, json_t *json, const struct load_config *base,
                struct vector_input *out)
{
    load_input_init(&out->load);
    out->config = *base;
    read_config(&out->config, json_object_get(json, "config"));
    read_config(&out->config, json_object_get(json, "cfg"));
    bool good = read_steps(arena, json_object_get(json, "zones"), &out->load) &&
                read_blocks(arena, json, &out->load) && read_days(arena, json, &out->load) &&
                read_plans(arena, json, &out->load);
    out->load.first_day = input_day(json_object_get(json, "first_day"));
    out->load.last_day = input_day(json_object_get(json, "last_day"));
    if (!has_blocks(&out->load)) { /* in the vectors such a record is of the epoch */
        out->load.first_day = out->load.first_day == DAY_NONE ? 0 : out->load.first_day;
        out->load.last_day = out->load.last_day == DAY_NONE ? 0 : out->load.last_day;
    }
    out->load.config = &out->config;
    if (good)
        out->timeline = timeline_build(arena, &out->load);
    return good;
}
