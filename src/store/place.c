/* SPDX-License-Identifier: MIT
 *
 * place: looking at paths before anything is opened, and files that appear under their names only
 * when they are whole.
 */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *place_directory(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *place_resolve(struct arena *arena, const char *path)
{
    char *whole = realpath(path, NULL);
    const char *out = whole ? arena_strdup(arena, whole) : NULL;
    free(whole);
    if (out)
        return out;
    char *directory = realpath(place_directory(arena, path), NULL);
    if (directory)
        out = arena_printf(arena, "%s/%s", strcmp(directory, "/") ? directory : "", name_of(path));
    free(directory);
    return out ? out : arena_strdup(arena, path);
}

enum place_what place_look(const char *path, dev_t *device, ino_t *node)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return PLACE_ABSENT;
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
        return PLACE_STRANGE;
    *device = status.st_dev;
    *node = status.st_ino;
    return PLACE_FILE;
}

bool place_refuse(const char *path, struct err *err)
{
    struct stat status;
    const char *what = "not a regular file";
    if (lstat(path, &status) == 0) {
        if (S_ISDIR(status.st_mode))
            what = "a directory";
        else if (S_ISLNK(status.st_mode))
            what = "a link that leads nowhere";
        else if (S_ISREG(status.st_mode))
            what = "an empty file";
    }
    return err_set(err, ERR_STORE_FOREIGN,
                   "%s: %s, not a juggle store; name another file, or move it away", path, what);
}

static bool fail(const char *path, struct err *err)
{
    enum err_code code = errno == ENOSPC || errno == EDQUOT ? ERR_STORE_FULL
                         : errno == EIO                     ? ERR_STORE_IO
                                                            : ERR_STORE_DENIED;
    if (errno == ENOENT)
        return err_set(err, code, "%s: there is no such directory; make it first", path);
    return err_set(err, code, "%s: %s; make room, or allow writing there", path, strerror(errno));
}

bool place_make(const char *directory, struct err *err)
{
    char path[PATH_MAX];
    size_t length = strlen(directory);
    if (length >= sizeof path) {
        errno = ENAMETOOLONG;
        return fail(directory, err);
    }
    memcpy(path, directory, length + 1);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        char kept = path[i];
        path[i] = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST && errno != EISDIR)
            return fail(path, err);
        path[i] = kept;
    }
    return true;
}

bool place_private(const char *directory, struct err *err)
{
    struct stat status;
    if (stat(directory, &status) != 0)
        return fail(directory, err);
    if (status.st_mode & S_ISVTX)
        return true;
    if (status.st_uid != geteuid())
        return err_set(err, ERR_STORE_DENIED,
                       "%s: belongs to somebody else; keep the store in a directory of your own",
                       directory);
    if (status.st_mode & (S_IWGRP | S_IWOTH))
        return err_set(err, ERR_STORE_DENIED,
                       "%s: others may write there; take that away: chmod go-w %s", directory,
                       directory);
    return true;
}

bool place_temporary(struct arena *arena, const char *directory, const char **path, struct err *err)
{
    char *name = arena_printf(arena, "%s/.juggle-XXXXXX", directory);
    int fd = mkstemp(name); /* 0600 */
    if (fd < 0)
        return fail(directory, err);
    close(fd);
    *path = name;
    return true;
}

bool place_sync(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool done = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL); /* EINVAL: it knows no sync */
    if (!done)
        fail(path, err);
    if (fd >= 0)
        close(fd);
    return done;
}

static bool sync_directory(const char *path, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    bool done = place_sync(place_directory(&arena, path), err);
    arena_finish(&arena);
    return done;
}

bool place_name(const char *temporary, const char *path, struct err *err)
{
    struct stat status;
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return sync_directory(path, err);
    }
    if (errno == EEXIST || lstat(path, &status) == 0)
        return err_set(err, ERR_FAILED, "%s: is there already; name another file", path);
    if (rename(temporary, path) != 0) /* where there are no hard links */
        return fail(path, err);
    return sync_directory(path, err);
}

bool place_replace(const char *temporary, const char *path, struct err *err)
{
    if (rename(temporary, path) != 0)
        return fail(path, err);
    return sync_directory(path, err);
}
