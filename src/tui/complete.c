/* SPDX-License-Identifier: MIT
 *
 * complete: names of files and of time zones while one is typed.
 *
 * The folder is read anew at each key: it is small, and what a browser has just saved is there.
 */
#include "complete.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "juggle/base/ascii.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

enum { PATHS_MAX = 400, ENTRIES_MAX = 20000 };

struct candidate {
    const char *path;
    bool calendar;
};

typedef VEC(struct candidate) candidate_list;

const char *complete_expand(struct arena *arena, const char *typed)
{
    const char *home = getenv("HOME");
    if (typed[0] != '~' || (typed[1] && typed[1] != '/') || str_blank(home))
        return typed;
    return arena_printf(arena, "%s%s", home, typed + 1);
}

static bool is_calendar(const char *name)
{
    static const char *const endings[] = {".ics", ".ical", ".icalendar", ".ifb",
                                          ".vcs", ".xml",  ".json"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && str_equal_nocase(name + length - ending, endings[i]))
            return true;
    }
    return false;
}

static bool is_folder(struct arena *arena, const char *folder, const struct dirent *entry)
{
    struct stat status;
    if (entry->d_type == DT_DIR)
        return true;
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
        return false;
    const char *path = arena_printf(arena, "%s/%s", folder, entry->d_name);
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* A name that can't be typed, or that would show as another one, is left out. */
static bool fits(struct arena *arena, const char *name, const char *begun)
{
    if (!str_starts(name, begun) || (name[0] == '.' && begun[0] != '.') ||
        !strcmp(name, ".") || !strcmp(name, ".."))
        return false;
    return text_is_utf8(name, strlen(name)) && str_equal(text_safe(arena, name), name);
}

/* prefix: what was typed of the folder. */
static void read_folder(struct arena *arena, const char *folder, const char *prefix,
                        const char *begun, bool only_calendars, candidate_list *out)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    const struct dirent *entry;
    for (int i = 0; i < ENTRIES_MAX && out->count < PATHS_MAX && (entry = readdir(dir)); i++) {
        if (!fits(arena, entry->d_name, begun))
            continue;
        bool inside = is_folder(arena, folder, entry),
             calendar = !inside && is_calendar(entry->d_name);
        if (!calendar && (only_calendars || (!inside && !begun[0])))
            continue;
        const char *path = arena_printf(arena, "%s%s%s", prefix, entry->d_name, inside ? "/" : "");
        VEC_PUSH(arena, out, ((struct candidate){path, calendar}));
    }
    closedir(dir);
}

static int by_use(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->calendar != y->calendar)
        return x->calendar ? -1 : 1;
    return strcmp(x->path, y->path);
}

void complete_paths(struct arena *arena, const char *typed, const char *const **out, size_t *count)
{
    candidate_list found = {0};
    const char *slash = strrchr(typed, '/');
    const char *prefix = slash ? arena_strndup(arena, typed, (size_t)(slash - typed) + 1) : "";
    const char *folder = *prefix ? complete_expand(arena, prefix) : ".";
    read_folder(arena, folder, prefix, slash ? slash + 1 : typed, false, &found);
    if (!*typed)
        read_folder(arena, complete_expand(arena, "~/Downloads"), "~/Downloads/", "", true, &found);
    if (found.count > 1)
        qsort(found.at, found.count, sizeof *found.at, by_use);
    const char **paths = ARENA_ARRAY(arena, const char *, found.count + 1);
    for (size_t i = 0; i < found.count; i++)
        paths[i] = found.at[i].path;
    *out = paths;
    *count = found.count;
}

static bool starts_so(const char *name, const char *typed)
{
    for (; *typed; name++, typed++) {
        char c = *typed == ' ' ? '_' : ascii_lower(*typed);
        if (ascii_lower(*name) != c)
            return false;
    }
    return true;
}

/* "vienna" and "europe/v" mean Europe/Vienna, "york" America/New_York. */
static bool means_zone(const char *name, const char *typed)
{
    bool begins = true;
    for (; *name; name++) {
        if (begins && starts_so(name, typed))
            return true;
        begins = *name == '/' || *name == '_' || *name == '-';
    }
    return false;
}

void complete_zones(struct arena *arena, const char *typed, const char *const *names,
                    size_t name_count, const char *const **out, size_t *count)
{
    const char **found = ARENA_ARRAY(arena, const char *, name_count + 1);
    *count = 0;
    for (size_t i = 0; i < name_count; i++)
        if (means_zone(names[i], typed))
            found[(*count)++] = names[i];
    *out = found;
}

const char *complete_common(struct arena *arena, const char *typed, const char *const *paths,
                            size_t count)
{
    if (!count || !*typed)
        return typed;
    size_t length = strlen(paths[0]);
    for (size_t i = 1; i < count; i++) {
        size_t same = 0;
        while (same < length && paths[i][same] == paths[0][same])
            same++;
        length = same;
    }
    while (length > 0 && ((unsigned char)paths[0][length] & 0xC0) == 0x80) /* not inside a letter */
        length--;
    return length > strlen(typed) ? arena_strndup(arena, paths[0], length) : typed;
}
