/* SPDX-License-Identifier: MIT
 *
 * config: a config from its file: the defaults, then what the file says.
 */
#include "private.h"

#include "options.h"

static void add_row(struct config *config, const char *section, const char *key, const char *value)
{
    VEC_PUSH(config->arena, &config->rows, ((struct config_row){section, key, value, NULL, 0}));
}

static void take_presets(struct config *config)
{
    size_t count;
    const struct config_tables *tables = config->tables;
    const struct option *options = config_options(&count);
    for (size_t i = 0; i < count; i++) {
        options_set(config->arena, &options[i], options[i].preset, &config->settings);
        add_row(config, options[i].section, options[i].key, options[i].preset);
    }
    for (size_t i = 0; tables->keys && i < tables->command_count; i++)
        add_row(config, "keys", tables->commands[i], tables->keys[i]);
    for (size_t i = 0; i < tables->limit_count; i++)
        add_row(config, "rules", tables->limit_key(i), tables->limit_preset(i, config->arena));
}

static struct config *make(struct arena *arena, const char *file,
                           const struct config_tables *tables)
{
    struct config *config = ARENA_NEW(arena, struct config);
    config->arena = arena;
    config->file = arena_strdup(arena, file);
    config->tables = arena_copy(arena, tables, sizeof *tables);
    config->keys = ARENA_ARRAY(arena, const char *, tables->command_count);
    config->limits = ARENA_ARRAY(arena, struct config_limit_value, tables->limit_count);
    kinds_init(&config->kinds, arena);
    config->kind_set = (struct kind_set){config->kinds.list.at, config->kinds.list.count};
    take_presets(config);
    return config;
}

static void take_entry(struct config *config, const struct ini_entry *entry)
{
    if (str_equal(entry->section, "keys"))
        config_take_key(config, entry);
    else if (str_equal(entry->section, "rules"))
        config_take_limit(config, entry);
    else if (!kinds_name(entry->section) && !config_theme_section(entry->section))
        config_take_option(config, entry);
}

static void take_bytes(struct config *config, const char *bytes, size_t size)
{
    struct ini ini;
    ini_parse(config->arena, bytes, size, &ini);
    for (size_t i = 0; i < ini.problem_count; i++) {
        struct ini_entry where = {ini.problems[i].section, ini.problems[i].key, "",
                                  ini.problems[i].line};
        config_tell(config, &where, NULL, ini.problems[i].message);
    }
    config_take_kinds(config, &ini);
    config_take_theme_files(config);
    config_take_themes(config, &ini, false);
    for (size_t i = 0; i < ini.entry_count; i++)
        take_entry(config, &ini.entries[i]);
    config_check_keys(config, &ini);
    config_check_days(config, &ini);
    config_check_shares(config, &ini);
}

const struct config *config_parse(struct arena *arena, const char *file, const char *bytes,
                                  size_t size, const struct config_tables *tables)
{
    struct config *config = make(arena, file, tables);
    take_bytes(config, bytes, size);
    return config;
}

bool config_read(struct arena *arena, const char *path, bool must_exist,
                 const struct config_tables *tables, const struct config **out, struct err *err)
{
    const char *bytes = "";
    size_t size = 0;
    bool found = false;
    struct err why;
    bool ok = !path || ini_read(arena, path, &bytes, &size, &found, &why);
    if (!ok && must_exist)
        return err_set(err, why.code, "%s", why.text);
    if (!found && must_exist)
        return err_set(err, ERR_CONFIG,
                       "config %s: there is no such file; make one with: juggle config init",
                       path ? path : "");
    struct config *config = make(arena, path, tables);
    if (ok)
        take_bytes(config, bytes, size);
    else
        config_tell(config, &(struct ini_entry){"", "", "", 0}, NULL,
                    arena_strdup(arena, why.text));
    *out = config;
    return true;
}

const struct settings *config_settings(const struct config *config)
{
    return &config->settings;
}

const struct kind_set *config_kinds(const struct config *config)
{
    return &config->kind_set;
}

const char *config_keys(const struct config *config, const char *command)
{
    for (size_t i = 0; i < config->tables->command_count; i++)
        if (str_equal(config->tables->commands[i], command))
            return config->keys[i];
    return NULL;
}

bool config_limit(const struct config *config, size_t row, double *value)
{
    if (row >= config->tables->limit_count || !config->limits[row].set)
        return false;
    *value = config->limits[row].value;
    return true;
}

size_t config_problem_count(const struct config *config)
{
    return config->problems.count;
}

const struct config_problem *config_problem(const struct config *config, size_t n)
{
    return &config->problems.at[n];
}

bool config_row(const struct config *config, size_t n, struct config_row *out)
{
    if (n >= config->rows.count)
        return false;
    *out = config->rows.at[n];
    return true;
}
