/* SPDX-License-Identifier: MIT
 *
 * take: the settings of a file against the tables: options, commands and limits.
 */
#include "private.h"

#include <string.h>

#include "juggle/draw/key.h"
#include "options.h"

static const char see[] = "see: juggle config show";

static bool is_section(const char *section)
{
    size_t count;
    const struct option *options = config_options(&count);
    for (size_t i = 0; i < count; i++)
        if (str_equal(options[i].section, section))
            return true;
    return false;
}

/* Told once, however much stands in it. */
static void unknown_section(struct config *config, const struct ini_entry *entry)
{
    const char *names[32] = {"kind", "keys", "rules", "theme"};
    size_t count, own = 4;
    const struct option *options = config_options(&count);
    for (size_t i = 0; i < config->problems.count; i++)
        if (str_equal(config->problems.at[i].section, entry->section) &&
            !config->problems.at[i].key[0])
            return;
    for (size_t i = 0; i < count && own < 32; i++)
        if (!str_equal(names[own - 1], options[i].section))
            names[own++] = options[i].section;
    const char *nearest = str_nearest(entry->section, names, own);
    struct ini_entry whole = {entry->section, "", "", entry->line};
    const char *message =
        !entry->section[0] ? "settings stand in a [section]; put one above this line"
        : nearest          ? arena_printf(config->arena, "[%s]: no such section; did you mean [%s]",
                                          entry->section, nearest)
                  : arena_printf(config->arena, "[%s]: no such section; %s", entry->section, see);
    config_tell(config, &whole, nearest, message);
}

static void unknown_option(struct config *config, const struct ini_entry *entry)
{
    size_t count, own = 0;
    const struct option *options = config_options(&count);
    const char **names = ARENA_ARRAY(config->arena, const char *, count);
    const char *elsewhere = options_section_of(entry->key);
    for (size_t i = 0; i < count; i++)
        if (str_equal(options[i].section, entry->section))
            names[own++] = options[i].key;
    config_tell_key(config, entry, elsewhere ? NULL : str_nearest(entry->key, names, own),
                    elsewhere ? arena_printf(config->arena, "it belongs to [%s]", elsewhere) : see);
}

/* What the table's type alone can't know. */
static bool is_zone(struct config *config, const struct ini_entry *entry, const char **nearest)
{
    const struct config_tables *tables = config->tables;
    return !entry->value[0] || !tables->zone_known ||
           tables->zone_known(config->arena, entry->value, nearest);
}

static const char theme_key[] = "theme";

/* The table knows the built-in ones only. */
static bool is_own_theme(struct config *config, const struct option *option,
                         const struct ini_entry *entry)
{
    const char *name =
        str_equal(option->key, theme_key) ? config_theme_name(config, entry->value) : NULL;
    if (!name)
        return false;
    config->settings.tui_theme = name;
    config_remember(config, entry);
    return true;
}

void config_take_option(struct config *config, const struct ini_entry *entry)
{
    const struct option *option = options_find(entry->section, entry->key);
    const char *nearest = NULL;
    if (!option) {
        if (is_section(entry->section))
            unknown_option(config, entry);
        else
            unknown_section(config, entry);
        return;
    }
    if (is_own_theme(config, option, entry))
        return;
    bool ok = option->type != OPTION_ZONE || is_zone(config, entry, &nearest);
    if (ok && options_set(config->arena, option, entry->value, &config->settings)) {
        config_remember(config, entry);
        return;
    }
    bool theme = str_equal(option->key, theme_key);
    if (!nearest)
        nearest = theme ? config_nearest_theme(config, entry->value)
                        : options_nearest(config->arena, option, entry->value);
    config_tell_value(config, entry,
                      theme ? config_themes_wanted(config) : config_wanted(config->arena, option),
                      nearest);
}

/* "j Down": each must be a key that a terminal can send. */
static bool are_keys(struct config *config, const struct ini_entry *entry)
{
    const char *at = entry->value + strspn(entry->value, " ");
    for (size_t length; *at; at += length, at += strspn(at, " ")) {
        struct key key;
        struct err why;
        length = strcspn(at, " ");
        if (key_parse(arena_strndup(config->arena, at, length), &key, &why))
            continue;
        config_tell(
            config, entry, NULL,
            arena_printf(config->arena, "[keys] %s = %s: %s", entry->key, entry->value, why.text));
        return false;
    }
    return true;
}

void config_take_key(struct config *config, const struct ini_entry *entry)
{
    const struct config_tables *tables = config->tables;
    for (size_t i = 0; i < tables->command_count; i++)
        if (str_equal(tables->commands[i], entry->key)) {
            if (!are_keys(config, entry))
                return;
            config->keys[i] = entry->value;
            config_remember(config, entry);
            return;
        }
    config_tell_key(config, entry, str_nearest(entry->key, tables->commands, tables->command_count),
                    "see: juggle keys");
}

void config_take_limit(struct config *config, const struct ini_entry *entry)
{
    const struct config_tables *tables = config->tables;
    const char **names = ARENA_ARRAY(config->arena, const char *, tables->limit_count);
    for (size_t i = 0; i < tables->limit_count; i++) {
        names[i] = tables->limit_key(i);
        if (!str_equal(names[i], entry->key))
            continue;
        struct config_limit_value *limit = &config->limits[i];
        double value;
        if (tables->limit_parse(i, entry->value, &value)) {
            *limit = (struct config_limit_value){true, value};
            config_remember(config, entry);
        } else {
            config_tell_value(config, entry,
                              arena_printf(config->arena, "a value such as %s",
                                           tables->limit_preset(i, config->arena)),
                              NULL);
        }
        return;
    }
    config_tell_key(config, entry, str_nearest(entry->key, names, tables->limit_count), see);
}
