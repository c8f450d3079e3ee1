/* SPDX-License-Identifier: MIT
 *
 * entries: the config's own way of reading, for other files of that form.
 */
#include "juggle/config/entries.h"

#include "ini.h"

bool config_entries_parse(struct arena *arena, const char *name, const char *bytes, size_t size,
                          struct config_entries *out, struct err *err)
{
    struct ini ini;
    ini_parse(arena, bytes, size, &ini);
    if (ini.problem_count)
        return err_set(err, ERR_CONFIG, "%s:%d: %s", name, ini.problems[0].line,
                       ini.problems[0].message);
    struct config_entry *list = ARENA_ARRAY(arena, struct config_entry, ini.entry_count);
    for (size_t i = 0; i < ini.entry_count; i++)
        list[i] = (struct config_entry){ini.entries[i].section, ini.entries[i].key,
                                        ini.entries[i].value, ini.entries[i].line};
    *out = (struct config_entries){list, ini.entry_count};
    return true;
}

bool config_entries_read(struct arena *arena, const char *path, struct config_entries *out,
                         bool *found, struct err *err)
{
    const char *bytes;
    size_t size;
    *out = (struct config_entries){NULL, 0};
    if (!ini_read(arena, path, &bytes, &size, found, err))
        return false;
    return !*found || config_entries_parse(arena, path, bytes, size, out, err);
}
