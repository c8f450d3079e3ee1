/* SPDX-License-Identifier: MIT
 *
 * tell: what is wrong with a config, in words, file by file in the order of the lines.
 */
#include "private.h"

void config_tell(struct config *config, const struct ini_entry *entry, const char *nearest,
                 const char *message)
{
    struct config_problem one = {config->file, entry->line, entry->section,
                                 entry->key,   nearest,     message};
    VEC_PUSH(config->arena, &config->problems, one);
    for (size_t i = config->problems.count - 1; i > 0; i--) {
        struct config_problem *at = &config->problems.at[i];
        if (at[-1].file != one.file || at[-1].line <= one.line)
            break;
        at[0] = at[-1];
        at[-1] = one;
    }
}

void config_tell_value(struct config *config, const struct ini_entry *entry, const char *wanted,
                       const char *nearest)
{
    struct str text;
    str_init(&text);
    str_addf(&text, "[%s] %s = %s: ", entry->section, entry->key, entry->value);
    if (nearest)
        str_addf(&text, "did you mean %s; ", nearest);
    str_addf(&text, "write %s", wanted);
    config_tell(config, entry, nearest, arena_strdup(config->arena, text.text));
    str_finish(&text);
}

void config_tell_key(struct config *config, const struct ini_entry *entry, const char *nearest,
                     const char *more)
{
    const char *message = nearest
                              ? arena_printf(config->arena, "[%s] %s: no such key; did you mean %s",
                                             entry->section, entry->key, nearest)
                              : arena_printf(config->arena, "[%s] %s: no such key; %s",
                                             entry->section, entry->key, more);
    config_tell(config, entry, nearest, message);
}

void config_remember(struct config *config, const struct ini_entry *entry)
{
    for (size_t i = 0; i < config->rows.count; i++) {
        struct config_row *row = &config->rows.at[i];
        if (str_equal(row->section, entry->section) && str_equal(row->key, entry->key)) {
            row->value = entry->value;
            row->file = config->file;
            row->line = entry->line;
            return;
        }
    }
    struct config_row fresh = {entry->section, entry->key, entry->value, config->file, entry->line};
    VEC_PUSH(config->arena, &config->rows, fresh);
}
