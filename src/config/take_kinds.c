/* SPDX-License-Identifier: MIT
 *
 * take_kinds: [kind NAME] of a file: the name, then what it is like, then all that differs.
 */
#include "private.h"

/* Once for all that stands under a name. */
static bool was_told(const struct config *config, const char *section)
{
    for (size_t i = 0; i < config->problems.count; i++)
        if (str_equal(config->problems.at[i].section, section) && !config->problems.at[i].key[0])
            return true;
    return false;
}

static void tell_name(struct config *config, const struct ini_entry *entry, const char *name)
{
    struct ini_entry whole = {entry->section, "", "", entry->line};
    const char *nearest = kinds_nearest_builtin(name), *message;
    if (was_told(config, entry->section))
        return;
    if (!kinds_name_valid(name))
        message = arena_printf(config->arena, "[%s]: a kind's name is one word", entry->section);
    else if (nearest)
        message = arena_printf(config->arena,
                               "[%s]: no built-in kind; did you mean %s, or write what it is like: "
                               "like = content",
                               entry->section, nearest);
    else
        message =
            arena_printf(config->arena, "[%s]: a new kind; write what it is like: like = content",
                         entry->section);
    config_tell(config, &whole, nearest, message);
}

static void take_like(struct config *config, const struct ini_entry *entry, const char *name)
{
    if (!kinds_name_valid(name)) {
        tell_name(config, entry, name);
        return;
    }
    if (kinds_like(&config->kinds, name, entry->value)) {
        config_remember(config, entry);
        return;
    }
    config_tell_value(config, entry, kinds_hint(entry->key), kinds_nearest_builtin(entry->value));
}

static void take_rest(struct config *config, const struct ini_entry *entry, const char *name)
{
    struct kind *kind = kinds_find(&config->kinds, name);
    if (!kind)
        tell_name(config, entry, name);
    else if (!kinds_hint(entry->key))
        config_tell_key(config, entry, kinds_nearest_key(entry->key), "see: man 5 juggle");
    else if (kinds_set(&config->kinds, kind, entry->key, entry->value))
        config_remember(config, entry);
    else
        config_tell_value(config, entry, kinds_hint(entry->key), NULL);
}

void config_take_kinds(struct config *config, const struct ini *ini)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < ini->entry_count; i++) {
            const struct ini_entry *entry = &ini->entries[i];
            const char *name = kinds_name(entry->section);
            bool like = str_equal(entry->key, "like");
            if (name && pass == 0 && like)
                take_like(config, entry, name);
            else if (name && pass == 1 && !like)
                take_rest(config, entry, name);
        }
    config->kind_set = (struct kind_set){config->kinds.list.at, config->kinds.list.count};
}
