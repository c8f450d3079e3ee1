/* SPDX-License-Identifier: MIT
 *
 * sql_error: what SQLite's codes mean to the person: what, why, what to do.
 */
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "backup.h"
#include "place.h"
#include "sql.h"

static bool say_full(const struct sql *sql, struct err *err)
{
    struct arena arena;
    struct statvfs disk;
    arena_init(&arena);
    const char *directory = place_directory(&arena, sql->path);
    if (statvfs(directory, &disk) == 0)
        err_set(
            err, ERR_STORE_FULL,
            "%s: the disk is full, %llu KiB are free in %s; make room and try again, nothing was "
            "changed",
            sql->path, (unsigned long long)disk.f_bavail * disk.f_frsize / 1024, directory);
    else
        err_set(err, ERR_STORE_FULL,
                "%s: the disk is full; make room and try again, nothing was changed", sql->path);
    arena_finish(&arena);
    return false;
}

bool sql_damaged(const struct sql *sql, const char *why, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    const char *copy = sql->backup_dir ? backup_newest_good(&arena, sql->backup_dir) : NULL;
    if (copy)
        err_set(err, ERR_STORE_CORRUPT,
                "%s: the store is damaged (%s); put the newest good copy back: juggle restore %s",
                sql->path, why, copy);
    else
        err_set(
            err, ERR_STORE_CORRUPT,
            "%s: the store is damaged (%s); there is no good copy of it: keep the file, and see "
            "juggle doctor",
            sql->path, why);
    arena_finish(&arena);
    return false;
}

static bool say_denied(const struct sql *sql, int code, struct err *err)
{
    if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
        return err_set(err, ERR_STORE_DENIED,
                       "%s: a crash has left it in the middle of a change, and mending it needs to "
                       "write; allow writing to the file and its directory",
                       sql->path);
    if (code == SQLITE_READONLY_DBMOVED)
        return err_set(err, ERR_STORE_IO, "%s: the file was replaced while it was open; try again",
                       sql->path);
    return err_set(err, ERR_STORE_DENIED,
                   "%s: no permission; allow reading and writing of the file and its directory",
                   sql->path);
}

static bool say_io(const struct sql *sql, int code, int system, struct err *err)
{
    const char *why = system ? strerror(system) : sqlite3_errstr(code);
    if (system == EFBIG || system == EDQUOT || system == ENOSPC)
        return say_full(sql, err);
    if (code == SQLITE_IOERR_DIR_FSYNC)
        return err_set(
            err, ERR_STORE_IO,
            "%s: it is not certain that the change has reached the disk (%s); look with: "
            "juggle history",
            sql->path, why);
    return err_set(err, ERR_STORE_IO,
                   "%s: reading or writing failed (%s); check the disk, then: "
                   "juggle doctor",
                   sql->path, why);
}

static bool say_constraint(const struct sql *sql, int code, struct err *err)
{
    const char *message = sqlite3_errmsg(sql->db);
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        return err_set(err, ERR_FAILED,
                       "it names something that is not there; nothing was changed");
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return err_set(err, ERR_FAILED, "there is one like it already (%s); nothing was changed",
                       message);
    return err_set(err, ERR_FAILED, "a value is not allowed (%s); nothing was changed", message);
}

bool sql_fail(const struct sql *sql, int code, struct err *err)
{
    int system = sql->db ? sqlite3_system_errno(sql->db) : 0;
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        abort(); /* as everywhere: the store is transactional */
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(
            err, ERR_STORE_LOCKED,
            "%s: another program has held it for more than %d seconds; let it finish and "
            "try again",
            sql->path, STORE_BUSY_MS / 1000);
    case SQLITE_FULL:
        return say_full(sql, err);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return say_denied(sql, code, err);
    case SQLITE_CANTOPEN:
        if (system == EACCES || system == EPERM || system == EROFS || system == 0)
            return say_denied(sql, code, err);
        return say_io(sql, code, system, err);
    case SQLITE_IOERR:
        return say_io(sql, code, system, err);
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return say_constraint(sql, code, err);
    case SQLITE_TOOBIG:
        return err_set(err, ERR_FAILED, "a text is too long to be stored; nothing was changed");
    case SQLITE_INTERRUPT:
        return err_set(err, ERR_INTERRUPTED, "interrupted; nothing was changed");
    default: /* CORRUPT, NOTADB of what was ours, a table that is missing */
        return sql_damaged(sql, sql->db ? sqlite3_errmsg(sql->db) : sqlite3_errstr(code), err);
    }
}
