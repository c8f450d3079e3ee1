/* SPDX-License-Identifier: MIT
 *
 * take_themes: [theme NAME] of the config or of a theme's own file: what it is like, then each role
 * that looks different. The roles and the words for their looks are draw's; here they are only told
 * apart from mistakes.
 */
#include <string.h>

#include "private.h"

static const char prefix[] = "theme ";

const char *config_theme_section(const char *section)
{
    return str_starts(section, prefix) ? section + strlen(prefix) : NULL;
}

static struct config_theme *find_theme(struct config *config, const char *name)
{
    for (size_t i = 0; i < config->themes.count; i++)
        if (str_equal_nocase(config->themes.at[i].name, name))
            return &config->themes.at[i];
    return NULL;
}

static bool is_built_in(const char *name)
{
    for (const char *const *one = theme_names(); *one; one++)
        if (str_equal_nocase(*one, name))
            return true;
    return false;
}

static const char *nearest_built_in(const char *name)
{
    size_t count = 0;
    while (theme_names()[count])
        count++;
    return str_nearest(name, theme_names(), count);
}

/* One that says nothing of its likeness is like dark. */
static struct config_theme *make_theme(struct config *config, const char *name)
{
    struct err ignored;
    struct config_theme fresh = {.name = name};
    if (!theme_init(&fresh.theme, theme_names()[0], &ignored))
        return NULL;
    VEC_PUSH(config->arena, &config->themes, fresh);
    return &config->themes.at[config->themes.count - 1];
}

/* NULL, and it is told once, where the name is no name for a theme of one's own. A file may stand
 * before the built-in theme of its name; a section that is meant to change a built-in one would be
 * a mistake. */
static struct config_theme *theme_of(struct config *config, const struct ini_entry *entry,
                                     const char *name, bool from_file)
{
    struct ini_entry whole = {entry->section, "", "", entry->line};
    struct config_theme *theme = find_theme(config, name);
    bool taken = is_built_in(name) && !from_file;
    if (*name && !strchr(name, ' ') && !taken)
        return theme ? theme : make_theme(config, name);
    for (size_t i = 0; i < config->problems.count; i++)
        if (str_equal(config->problems.at[i].section, entry->section))
            return NULL;
    const char *message =
        taken ? arena_printf(config->arena,
                             "[%s]: is built in; give yours another name, and like = %s",
                             entry->section, name)
              : arena_printf(config->arena, "[%s]: a theme's name is one word", entry->section);
    config_tell(config, &whole, NULL, message);
    return NULL;
}

static void take_like(struct config *config, const struct ini_entry *entry,
                      struct config_theme *theme)
{
    struct err ignored;
    if (is_built_in(entry->value) && theme_init(&theme->theme, entry->value, &ignored))
        config_remember(config, entry);
    else
        config_tell_value(config, entry, "dark, light, high-contrast or mono",
                          nearest_built_in(entry->value));
}

static const char *nearest_role(const char *name)
{
    const char *names[INK_COUNT];
    for (int i = 0; i < INK_COUNT; i++)
        names[i] = ink_name((enum ink)i);
    return str_nearest(name, names, INK_COUNT);
}

static void take_role(struct config *config, const struct ini_entry *entry,
                      struct config_theme *theme)
{
    enum ink ink;
    struct err err;
    if (!ink_find(entry->key, &ink))
        config_tell_key(config, entry, nearest_role(entry->key), "see: man 5 juggle");
    else if (theme_set(&theme->theme, entry->key, entry->value, &err))
        config_remember(config, entry);
    else
        config_tell(
            config, entry, NULL,
            arena_printf(config->arena, "[%s] %s: %s", entry->section, entry->key, err.text));
}

void config_take_themes(struct config *config, const struct ini *ini, bool from_file)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < ini->entry_count; i++) {
            const struct ini_entry *entry = &ini->entries[i];
            const char *name = config_theme_section(entry->section);
            bool like = str_equal(entry->key, "like");
            struct config_theme *theme =
                name && like == (pass == 0) ? theme_of(config, entry, name, from_file) : NULL;
            if (theme && like)
                take_like(config, entry, theme);
            else if (theme)
                take_role(config, entry, theme);
        }
}

const char *config_theme_name(const struct config *config, const char *name)
{
    for (size_t i = 0; i < config->themes.count; i++)
        if (str_equal_nocase(config->themes.at[i].name, name))
            return config->themes.at[i].name;
    return NULL;
}

/* The built-in ones, then the person's own. */
static size_t all_names(const struct config *config, const char ***out)
{
    size_t count = 0, built_in = 0;
    while (theme_names()[built_in])
        built_in++;
    *out = ARENA_ARRAY(config->arena, const char *, built_in + config->themes.count);
    while (count < built_in) {
        (*out)[count] = theme_names()[count];
        count++;
    }
    for (size_t i = 0; i < config->themes.count; i++)
        if (!is_built_in(config->themes.at[i].name))
            (*out)[count++] = config->themes.at[i].name;
    return count;
}

const char *config_nearest_theme(const struct config *config, const char *name)
{
    const char **names;
    size_t count = all_names(config, &names);
    return str_nearest(name, names, count);
}

const char *config_themes_wanted(const struct config *config)
{
    const char **names, *text = "one of";
    size_t count = all_names(config, &names);
    for (size_t i = 0; i < count; i++)
        text = arena_printf(config->arena, "%s%s %s", text, i ? "," : "", names[i]);
    return text;
}

void config_theme(const struct config *config, struct theme *out)
{
    struct err ignored;
    const char *name = config->settings.tui_theme;
    for (size_t i = 0; i < config->themes.count; i++)
        if (str_equal_nocase(config->themes.at[i].name, name)) {
            *out = config->themes.at[i].theme;
            return;
        }
    (void)!theme_init(out, name, &ignored); /* dark, where there is none of that name */
}
