/* SPDX-License-Identifier: MIT
 *
 * paths: places from the environment, and directories for us alone.
 */
#include "juggle/sys/paths.h"

#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "juggle/sys/file.h"

static const char *absolute(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value == '/' ? value : NULL;
}

static const char *home(void)
{
    const char *value = absolute("HOME");
    if (value)
        return value;
    const struct passwd *entry = getpwuid(getuid());
    return entry && entry->pw_dir && *entry->pw_dir == '/' ? entry->pw_dir : NULL;
}

/* Our directory under one of the base directories. */
static const char *base(struct arena *arena, const char *variable, const char *within_home)
{
    const char *root = absolute(variable);
    if (root)
        return arena_printf(arena, "%s/juggle", root);
    const char *own = home();
    return own ? arena_printf(arena, "%s/%s/juggle", own, within_home) : NULL;
}

static const char *within(struct arena *arena, const char *directory, const char *name)
{
    return directory ? arena_printf(arena, "%s/%s", directory, name) : NULL;
}

/* An installation that was moved as a whole, or stands in a root of its own, brings its share
 * along: PREFIX/bin/juggle has PREFIX/share/juggle. */
static const char *share(struct arena *arena)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length > 0) {
        program[length] = '\0';
        const char *prefix = paths_parent(arena, paths_parent(arena, program));
        const char *beside = arena_printf(arena, "%s/share/juggle", prefix);
        if (file_is_directory(beside))
            return beside;
    }
    return JUGGLE_SHAREDIR;
}

void paths_init(struct paths *paths, struct arena *arena)
{
    const char *config = base(arena, "XDG_CONFIG_HOME", ".config");
    const char *data = base(arena, "XDG_DATA_HOME", ".local/share");
    const char *state = base(arena, "XDG_STATE_HOME", ".local/state");
    *paths = (struct paths){
        .config = within(arena, config, "config.ini"),
        .templates = within(arena, config, "templates"),
        .themes = within(arena, config, "themes"),
        .data = data,
        .store = within(arena, data, "juggle.db"),
        .backups = within(arena, data, "backups"),
        .state = state,
        .log = within(arena, state, "log"),
        .share = share(arena),
    };
}

bool paths_known(const char *path, struct err *err)
{
    return path || err_set(err, ERR_FAILED,
                           "home directory: HOME is not set and the user has none; set HOME");
}

/* One step of paths_make; something that is there already is looked at only when it is the last. */
static bool make_one(const char *path, struct err *err)
{
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return true;
    return err_set(err, ERR_FAILED,
                   "%s: can't make the directory: %s; name another place, or allow writing there",
                   path, strerror(errno));
}

bool paths_make(const char *directory, struct err *err)
{
    bool made = true;
    char *path = strdup(directory);
    if (!path)
        abort();
    for (char *at = strchr(path + 1, '/'); at && made; at = strchr(at + 1, '/')) {
        *at = '\0';
        made = file_is_directory(path) || make_one(path, err);
        *at = '/';
    }
    made = made && make_one(path, err);
    if (made && !file_is_directory(path))
        made = err_set(err, ERR_FAILED, "%s: is there, but is not a directory", path);
    free(path);
    return made;
}

bool paths_check_private(const char *directory, struct err *err)
{
    struct stat status;
    if (stat(directory, &status) != 0)
        return err_set(err, ERR_STORE_DENIED, "%s: %s", directory, strerror(errno));
    if (!S_ISDIR(status.st_mode))
        return err_set(err, ERR_STORE_DENIED, "%s: not a directory", directory);
    if (status.st_mode & S_ISVTX)
        return true;
    if (status.st_uid != geteuid())
        return err_set(err, ERR_STORE_DENIED,
                       "%s: belongs to another user; use a directory of your own", directory);
    if (status.st_mode & (S_IWGRP | S_IWOTH))
        return err_set(err, ERR_STORE_DENIED,
                       "%s: others may write there; take that away with chmod go-w", directory);
    return true;
}

char *paths_make_temporary(struct arena *arena, const char *what, enum paths_place place,
                           struct err *err)
{
    const char *runtime = place == PATHS_RUNTIME ? absolute("XDG_RUNTIME_DIR") : NULL;
    const char *other = absolute("TMPDIR") ? absolute("TMPDIR") : "/tmp";
    const char *const bases[] = {runtime, other};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        char *path = bases[i] ? arena_printf(arena, "%s/juggle-%s-XXXXXX", bases[i], what) : NULL;
        if (path && mkdtemp(path))
            return path;
    }
    err_set(err, ERR_FAILED,
            "%s: no directory could be made in %s; set TMPDIR to one that can be written", what,
            other);
    return NULL;
}

char *paths_parent(struct arena *arena, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    if (length == 0)
        return arena_strdup(arena, ".");
    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_strndup(arena, path, length);
}
