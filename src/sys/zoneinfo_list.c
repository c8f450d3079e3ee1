/* SPDX-License-Identifier: MIT
 *
 * zoneinfo_list: which names the time zone database has, and its version. Both
 * stand in the text file tzdata.zi; where a system leaves that out, the names
 * are those of the files.
 */
#include "juggle/sys/zoneinfo.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "juggle/base/ascii.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/sys/file.h"
#include "zoneinfo_private.h"

enum { TEXT_MOST = 1024 * 1024, DEPTH_MOST = 3 };

struct names {
    const char **at;
    size_t count;
    size_t capacity;
};

static void add_name(struct arena *arena, struct names *names, const char *name)
{
    if (zone_name_valid(name))
        VEC_PUSH(arena, names, arena_strdup(arena, name));
}

/* A row is "Z NAME ..." for a zone, "L TARGET NAME" for a link. */
static void add_from_row(struct arena *arena, struct names *names, char *row)
{
    int wanted = *row == 'Z' ? 1 : *row == 'L' ? 2 : 0;
    char *rest = row;
    char *field = strtok_r(row, " ", &rest);
    for (int i = 0; i < wanted && field; i++)
        field = strtok_r(NULL, " ", &rest);
    if (wanted && field)
        add_name(arena, names, field);
}

static bool read_text(struct arena *arena, char **text)
{
    const char *place;
    for (size_t i = 0; (place = zoneinfo_place(i)) != NULL; i++) {
        size_t size;
        const char *path = arena_printf(arena, "%s/tzdata.zi", place);
        if (file_read(arena, path, TEXT_MOST, text, &size, NULL))
            return true;
    }
    return false;
}

static void add_from_text(struct arena *arena, struct names *names)
{
    char *text, *rest;
    if (!read_text(arena, &text))
        return;
    for (char *row = strtok_r(text, "\n", &rest); row; row = strtok_r(NULL, "\n", &rest))
        add_from_row(arena, names, row);
}

static void add_from_files(struct arena *arena, struct names *names, const char *place,
                           const char *within, int depth)
{
    const char *path = arena_printf(arena, "%s/%s", place, within);
    DIR *directory = depth > 0 ? opendir(path) : NULL;
    struct dirent *entry;
    while (directory && (entry = readdir(directory)) != NULL) {
        /* Other files and the directories "posix" and "right" begin with a small letter. */
        if (!ascii_is_upper(entry->d_name[0]))
            continue;
        const char *name = arena_printf(arena, "%s%s%s", within, *within ? "/" : "", entry->d_name);
        if (file_exists(arena_printf(arena, "%s/%s", place, name)))
            add_name(arena, names, name);
        else
            add_from_files(arena, names, place, name, depth - 1);
    }
    if (directory)
        closedir(directory);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_once(struct names *names)
{
    size_t kept = 0;
    if (names->count == 0)
        return;
    qsort(names->at, names->count, sizeof *names->at, compare);
    for (size_t i = 1; i < names->count; i++) {
        if (!str_equal(names->at[kept], names->at[i]))
            names->at[++kept] = names->at[i];
    }
    names->count = kept + 1;
}

const char *const *zoneinfo_list(struct arena *arena, size_t *count)
{
    struct names names = {0};
    const char *place;
    add_from_text(arena, &names);
    for (size_t i = 0; names.count == 0 && (place = zoneinfo_place(i)) != NULL; i++)
        add_from_files(arena, &names, place, "", DEPTH_MOST);
    sort_once(&names);
    *count = names.count;
    return names.at;
}

const char *zoneinfo_version(struct arena *arena)
{
    static const char head[] = "# version ";
    const char *place;
    char *text;
    if (read_text(arena, &text) && str_starts(text, head)) {
        char *version = text + strlen(head);
        version[strcspn(version, " \r\n")] = '\0';
        return version;
    }
    for (size_t i = 0; (place = zoneinfo_place(i)) != NULL; i++) {
        if (file_is_directory(place))
            return "unknown";
    }
    return NULL;
}
