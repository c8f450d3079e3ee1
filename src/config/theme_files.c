/* SPDX-License-Identifier: MIT
 *
 * theme_files: the person's themes as files, NAME.ini in a directory of theirs: the same settings
 * as in a section [theme NAME] of the config, which comes on top of the file of that name. A
 * mistake is told with its own file.
 */
#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "private.h"

enum { FILES_MAX = 64 };

static const char suffix[] = ".ini";

struct names {
    const char *at[FILES_MAX];
    size_t count;
};

/* "mine" of "mine.ini"; NULL: another sort of file. */
static const char *theme_of_file(struct arena *arena, const char *file)
{
    size_t length = strlen(file), tail = strlen(suffix);
    if (*file == '.' || length <= tail || !str_equal(file + length - tail, suffix))
        return NULL;
    return arena_strndup(arena, file, length - tail);
}

/* In the order of their bytes, as a directory has none that lasts. */
static void put(struct names *names, const char *name)
{
    size_t at = names->count++;
    for (; at > 0 && strcmp(names->at[at - 1], name) > 0; at--)
        names->at[at] = names->at[at - 1];
    names->at[at] = name;
}

static void tell_whole(struct config *config, const char *message)
{
    config_tell(config, &(struct ini_entry){"", "", "", 0}, NULL, message);
}

/* Leaves config->file as the directory, for what is wrong with it. */
static void list(struct config *config, struct names *names)
{
    const struct dirent *entry;
    DIR *directory = opendir(config->file);
    if (!directory && errno != ENOENT && errno != ENOTDIR)
        tell_whole(config,
                   arena_printf(config->arena, "%s; check its permissions", strerror(errno)));
    while (directory && (entry = readdir(directory)) != NULL) {
        const char *name = theme_of_file(config->arena, entry->d_name);
        if (name && names->count == FILES_MAX) {
            tell_whole(config,
                       arena_printf(config->arena, "at most %d themes are read", FILES_MAX));
            break;
        }
        if (name)
            put(names, name);
    }
    if (directory)
        closedir(directory);
}

static void tell_problems(struct config *config, const struct ini *ini)
{
    for (size_t i = 0; i < ini->problem_count; i++) {
        const struct ini_problem *problem = &ini->problems[i];
        config_tell(config, &(struct ini_entry){problem->section, problem->key, "", problem->line},
                    NULL, problem->message);
    }
}

/* The entries as those of [theme NAME]: without a section, or under just that one. */
static void as_section(struct config *config, const char *name, struct ini *ini)
{
    const char *section = arena_printf(config->arena, "theme %s", name), *told = NULL;
    struct ini_entry *own = ARENA_ARRAY(config->arena, struct ini_entry, ini->entry_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < ini->entry_count; i++) {
        const struct ini_entry *entry = &ini->entries[i];
        if (!entry->section[0] || str_equal_nocase(entry->section, section)) {
            own[count] = *entry;
            own[count++].section = section;
        } else if (!told || !str_equal(told, entry->section)) {
            told = entry->section;
            config_tell(
                config, &(struct ini_entry){told, "", "", entry->line}, NULL,
                arena_printf(config->arena,
                             "[%s]: the file of a theme needs no section; leave that line out",
                             told));
        }
    }
    if (!count) /* an empty file is a theme too: it is like dark */
        own[count++] = (struct ini_entry){section, "like", "dark", 0};
    ini->entries = own;
    ini->entry_count = count;
}

static void take_file(struct config *config, const char *name)
{
    const char *bytes;
    size_t size;
    bool found;
    struct err err;
    struct ini ini;
    if (!ini_read(config->arena, config->file, &bytes, &size, &found, &err)) {
        tell_whole(config, arena_strdup(config->arena, err.text));
        return;
    }
    if (!found)
        return;
    ini_parse(config->arena, bytes, size, &ini);
    tell_problems(config, &ini);
    as_section(config, name, &ini);
    config_take_themes(config, &ini, true);
}

void config_take_theme_files(struct config *config)
{
    struct names names = {.count = 0};
    const char *directory = config->tables->themes, *file = config->file;
    if (!directory)
        return;
    config->file = directory;
    list(config, &names);
    for (size_t i = 0; i < names.count; i++) {
        config->file = arena_printf(config->arena, "%s/%s%s", directory, names.at[i], suffix);
        take_file(config, names.at[i]);
    }
    config->file = file;
}
