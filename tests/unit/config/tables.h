/* SPDX-License-Identifier: MIT
 *
 * tables: a few commands and limits, as the app would pass them in, and a config read from a text.
 */
#ifndef JUGGLE_TESTS_UNIT_CONFIG_TABLES_H
#define JUGGLE_TESTS_UNIT_CONFIG_TABLES_H

#include "unit.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/config/config.h"

static const char *const test_commands[] = {"done", "defer", "undo", "conference add", "find"};
static const char *const test_keys[] = {"x", ">", "u", "", "/"};
static const char *const test_limits[] = {"h2_info", "h2_warn", "r4_min"};

static const char *test_limit_key(size_t row)
{
    return test_limits[row];
}

static const char *test_limit_group(size_t row, struct arena *arena)
{
    return arena_printf(arena, "%.2s", test_limits[row]);
}

static const char *test_limit_preset(size_t row, struct arena *arena)
{
    return arena_printf(arena, "%d", (int)row + 48);
}

static const char *test_limit_summary(size_t row, struct arena *arena)
{
    return arena_printf(arena, "source %d", (int)row);
}

static bool test_limit_parse(size_t row, const char *text, double *value)
{
    (void)row;
    return parse_real(text, value);
}

static bool test_zone_known(struct arena *arena, const char *name, const char **nearest)
{
    (void)arena;
    *nearest = str_starts(name, "Europe/B") ? "Europe/Berlin" : NULL;
    return str_equal(name, "Europe/Berlin");
}

static const struct config_tables test_tables = {
    .commands = test_commands,
    .keys = test_keys,
    .command_count = COUNT_OF(test_commands),
    .limit_count = COUNT_OF(test_limits),
    .limit_key = test_limit_key,
    .limit_group = test_limit_group,
    .limit_preset = test_limit_preset,
    .limit_summary = test_limit_summary,
    .limit_parse = test_limit_parse,
    .zone_known = test_zone_known,
};

static inline const struct config *config_of(struct arena *arena, const char *text)
{
    return config_parse(arena, "test.ini", text, strlen(text), &test_tables);
}

/* One that must have no mistakes. */
static inline const struct config *good_config(struct arena *arena, const char *text)
{
    const struct config *config = config_of(arena, text);
    if (config_problem_count(config))
        fail_msg("\"%s\": %s", text, config_problem(config, 0)->message);
    return config;
}

static inline int arena_setup(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static inline int arena_teardown(void **state)
{
    arena_finish(*state);
    return 0;
}

#endif
