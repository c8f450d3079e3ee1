/* SPDX-License-Identifier: MIT
 *
 * copy: verified copies: one a day of use, one before each migration and each import that changes
 * something; seven are kept, and never fewer than three, whatever the clock says.
 */
#include "private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

enum { KEPT = 7, PATH_SIZE = 1024 };

static bool sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}

static bool copy_pages(sqlite3 *from, const char *to, int *code)
{
    sqlite3 *target = NULL;
    *code = sqlite3_open_v2(to, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW,
                            NULL);
    sqlite3_backup *backup =
        *code == SQLITE_OK ? sqlite3_backup_init(target, "main", from, "main") : NULL;
    if (backup) {
        *code = sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
    } else if (*code == SQLITE_OK) {
        *code = sqlite3_errcode(target);
    }
    bool ok = *code == SQLITE_DONE;
    sqlite3_stmt *check = NULL;
    if (ok)
        ok = sqlite3_prepare_v2(target, "PRAGMA integrity_check(1)", -1, &check, NULL) == SQLITE_OK &&
             sqlite3_step(check) == SQLITE_ROW &&
             strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
    sqlite3_finalize(check);
    sqlite3_close(target);
    return ok;
}

/* Under a name of its own until it is whole, verified and on the disk. */
bool copy_verified(struct store *store, const char *to, struct err *err)
{
    char part[PATH_SIZE];
    struct stat status;
    int code = 0;
    if (stat(to, &status) == 0)
        return err_set(err, ERR_FAILED, "%s: there is a file already; name another one", to);
    sqlite3_snprintf(sizeof part, part, "%s.part", to);
    unlink(part);
    bool ok = copy_pages(store->db, part, &code) && sync_path(part, O_RDONLY) && rename(part, to) == 0;
    if (ok)
        return true;
    unlink(part);
    if (code == SQLITE_DONE)
        return err_set(err, ERR_STORE_CORRUPT,
                       "store %s: a copy of it is not sound; see: juggle doctor", store->shown);
    return sql_error(to, code ? code : SQLITE_CANTOPEN, sqlite3_errstr(code), err);
}

/* ---- the directory of copies ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **copies(struct arena *arena, const char *directory, size_t *count)
{
    VEC(const char *) names = {0};
    DIR *dir = opendir(directory);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] != '.' && length > 3 && !strcmp(entry->d_name + length - 3, ".db"))
            VEC_PUSH(arena, &names, arena_strdup(arena, entry->d_name));
    }
    if (dir)
        closedir(dir);
    if (names.count > 1)
        qsort(names.at, names.count, sizeof *names.at, by_name);
    *count = names.count;
    return names.at;
}

const char *copy_newest(struct arena *arena, const char *directory)
{
    size_t count;
    const char **names = directory ? copies(arena, directory, &count) : NULL;
    return names && count ? arena_printf(arena, "%s/%s", directory, names[count - 1]) : NULL;
}

/* The oldest ones go. Names begin with the number of their making, which only grows, so that a clock that
 * jumps can't make a new copy look old. */
static void rotate(const char *directory)
{
    struct arena arena;
    size_t count;
    arena_init(&arena);
    const char **names = copies(&arena, directory, &count);
    for (size_t i = 0; i + KEPT < count; i++)
        unlink(arena_printf(&arena, "%s/%s", directory, names[i]));
    arena_finish(&arena);
}

static const char *next_name(struct store *store, struct arena *arena, const char *why)
{
    size_t count;
    char date[DATE_SIZE];
    const char **names = copies(arena, store->backup_dir, &count);
    long number = count ? strtol(names[count - 1], NULL, 10) + 1 : 1;
    struct wall now = wall_from_seconds(store->now);
    return arena_printf(arena, "%s/%06ld-%s-%02d%02d-%s.db", store->backup_dir, number,
                        day_format(now.day, date), now.second / 3600, now.second / 60 % 60, why);
}

static bool make_copy(struct store *store, struct arena *arena, const char *why, const char **out,
                      struct err *err)
{
    if (mkdir(store->backup_dir, 0700) && errno != EEXIST)
        return err_set(err, ERR_STORE_DENIED, "%s: can't be made (%s); copies are kept there",
                       store->backup_dir, strerror(errno));
    *out = next_name(store, arena, why);
    if (!copy_verified(store, *out, err))
        return false;
    sync_path(store->backup_dir, O_RDONLY | O_DIRECTORY);
    rotate(store->backup_dir);
    return true;
}

bool store_copy_before(struct store *store, const char *why, struct err *err)
{
    struct arena arena;
    const char *path;
    if (!store->backup_dir || !store->exists || store->step.open)
        return true;
    arena_init(&arena);
    bool ok = make_copy(store, &arena, why, &path, err);
    arena_finish(&arena);
    return ok;
}

/* At the first change of a day of use; a store that is new has nothing to lose. */
bool copy_of_the_day(struct store *store, struct err *err)
{
    struct arena arena;
    const char *last;
    char today[DATE_SIZE];
    size_t counts[RECORD_COUNT], sum = 0;
    if (!store->backup_dir || store->access != STORE_WRITE || store->day_copied)
        return true;
    arena_init(&arena);
    day_format(wall_from_seconds(store->now).day, today);
    bool ok = store_mark(store, &arena, "copy.day", &last, err) && store_counts(store, counts, err);
    for (int kind = 0; ok && kind < RECORD_COUNT; kind++)
        sum += counts[kind];
    if (ok && sum && !str_equal(last, today))
        ok = store_copy_before(store, "day", err) && store_set_mark(store, "copy.day", today, err);
    store->day_copied = ok;
    arena_finish(&arena);
    return ok;
}

bool store_backup(struct store *store, struct arena *arena, const char *path, const char **out,
                  struct err *err)
{
    if (path) {
        *out = path;
        return copy_verified(store, path, err);
    }
    if (!store->backup_dir)
        return err_set(err, ERR_FAILED, "backup: no directory for copies; name a file");
    return make_copy(store, arena, "backup", out, err);
}

/* ---- restore ---- */

static bool open_copy(const char *from, const struct store_options *options, struct store **out,
                      struct err *err)
{
    struct store_options reading = *options;
    struct stat status;
    reading.path = from;
    reading.access = STORE_READ;
    if (stat(from, &status))
        return err_set(err, ERR_NOT_FOUND, "%s: %s; see the copies in %s", from, strerror(errno),
                       options->backup_dir ? options->backup_dir : "the backups");
    return store_open(out, &reading, err);
}

static bool keep_old(const struct store_options *options, struct arena *arena, const char **kept,
                     struct err *err)
{
    struct stat status;
    *kept = NULL;
    if (stat(options->path, &status))
        return true;
    struct store *store = NULL;
    struct err why;
    if (store_open(&store, &(struct store_options){.path = options->path, .access = STORE_READ,
                                                   .now = options->now,
                                                   .backup_dir = options->backup_dir},
                   &why)) {
        bool ok = options->backup_dir == NULL || make_copy(store, arena, "replaced", kept, err);
        store_close(store);
        return ok;
    }
    /* What can't be read is kept as it is. */
    *kept = arena_printf(arena, "%s.damaged-%lld", options->path, (long long)options->now);
    return rename(options->path, *kept) == 0 ||
           err_set(err, ERR_STORE_DENIED, "%s: %s; check its permissions", options->path,
                   strerror(errno));
}

bool store_restore(const struct store_options *options, struct arena *arena, const char *from,
                   const char **kept, struct err *err)
{
    struct store *copy = NULL;
    char part[PATH_SIZE];
    if (!open_copy(from, options, &copy, err))
        return false;
    sqlite3_snprintf(sizeof part, part, "%s.restored", options->path);
    unlink(part);
    bool ok = copy_verified(copy, part, err);
    store_close(copy);
    if (!ok || !keep_old(options, arena, kept, err))
        return false;
    if (rename(part, options->path))
        return err_set(err, ERR_STORE_DENIED, "%s: %s; the copy stands in %s", options->path,
                       strerror(errno), part);
    return true;
}
