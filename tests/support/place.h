/* SPDX-License-Identifier: MIT
 *
 * place: a directory of its own for a test, gone with all that is in it when
 * the test is over.
 */
#ifndef JUGGLE_TESTS_SUPPORT_PLACE_H
#define JUGGLE_TESTS_SUPPORT_PLACE_H

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "juggle/base/arena.h"
#include "nest.h"

struct place {
    char path[64];
    struct arena names;
};

static inline int place_open(struct place *place)
{
    arena_init(&place->names);
    return nest_make(place->path, sizeof place->path, "juggle-test") ? 0 : -1;
}

/* In memory where there is such a place: for those who write so often that a disk would be what is
 * tested. */
static inline int place_open_quick(struct place *place)
{
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    arena_init(&place->names);
    return nest_make_in(place->path, sizeof place->path, base, "juggle-test") ? 0 : -1;
}

static inline void place_empty(struct place *place, const char *path)
{
    DIR *directory = opendir(path);
    struct dirent *entry;
    while (directory && (entry = readdir(directory)) != NULL) {
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *name = arena_printf(&place->names, "%s/%s", path, entry->d_name);
        if (lstat(name, &status) == 0 && S_ISDIR(status.st_mode))
            place_empty(place, name);
        remove(name);
    }
    if (directory)
        closedir(directory);
}

static inline int place_close(struct place *place)
{
    place_empty(place, place->path);
    arena_finish(&place->names);
    return rmdir(place->path);
}

/* A name in the place, as long as there is the place. */
static inline const char *place_of(struct place *place, const char *name)
{
    return arena_printf(&place->names, "%s/%s", place->path, name);
}

/* A file with this text. */
static inline const char *place_file(struct place *place, const char *name, const char *text)
{
    const char *path = place_of(place, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text, 1, strlen(text), file) != strlen(text) || fclose(file) != 0)
        abort();
    return path;
}

#endif
