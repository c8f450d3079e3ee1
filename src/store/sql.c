/* SPDX-License-Identifier: MIT
 *
 * sql: statements prepared when first used, run to their ends, and SQLite's errors as sentences that say
 * what to do.
 */
#include "private.h"

#include <errno.h>
#include <string.h>
#include <sys/statvfs.h>

#include "juggle/base/str.h"

static const char *const texts[] = {
#define STATEMENT(name, sql) sql,
#include "statements.def"
#undef STATEMENT
};

static long long free_kibibytes(const char *path)
{
    struct statvfs status;
    char directory[1024];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (length >= sizeof directory)
        return -1;
    memcpy(directory, slash ? path : ".", slash ? length : 1);
    directory[slash ? length : 1] = '\0';
    if (statvfs(*directory ? directory : "/", &status))
        return -1;
    return (long long)(status.f_bavail * status.f_frsize / 1024);
}

bool sql_error(const char *path, int code, const char *message, struct err *err)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, ERR_STORE_LOCKED,
                       "store %s: another program holds it; try again when that has finished", path);
    case SQLITE_FULL:
        return err_set(err, ERR_STORE_FULL,
                       "store %s: the disk is full (%lld KiB free); make room and try again, nothing was "
                       "changed",
                       path, free_kibibytes(path));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return err_set(err, ERR_STORE_DENIED,
                       "store %s: can't be opened or written (%s); check the permissions of the file and "
                       "its directory",
                       path, message);
    case SQLITE_CORRUPT:
        return err_set(err, ERR_STORE_CORRUPT,
                       "store %s: it is damaged (%s); see: juggle doctor, then: juggle restore COPY", path,
                       message);
    case SQLITE_NOTADB:
        return err_set(err, ERR_STORE_FOREIGN,
                       "store %s: it is no juggle store; name another file with --db", path);
    case SQLITE_IOERR:
        if (code == SQLITE_IOERR_WRITE && errno == ENOSPC)
            return sql_error(path, SQLITE_FULL, message, err);
        return err_set(err, ERR_STORE_IO, "store %s: %s; check the disk, then: juggle doctor", path,
                       message);
    default:
        return err_set(err, ERR_STORE_IO, "store %s: %s (%d); see: juggle doctor", path, message, code);
    }
}

bool sql_fail(struct store *store, struct err *err)
{
    return sql_error(store->shown, sqlite3_extended_errcode(store->db), sqlite3_errmsg(store->db), err);
}

bool sql_prepare(struct store *store, enum statement which, sqlite3_stmt **out, struct err *err)
{
    if (!store->statements[which] &&
        sqlite3_prepare_v3(store->db, texts[which], -1, SQLITE_PREPARE_PERSISTENT,
                           &store->statements[which], NULL) != SQLITE_OK)
        return sql_fail(store, err);
    *out = store->statements[which];
    return true;
}

void sql_reset(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

bool sql_step(struct store *store, sqlite3_stmt *statement, bool *row, struct err *err)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return true;
    bool ok = code == SQLITE_DONE || sql_fail(store, err);
    sql_reset(statement);
    return ok;
}

bool sql_done(struct store *store, sqlite3_stmt *statement, struct err *err)
{
    bool row;
    do {
        if (!sql_step(store, statement, &row, err))
            return false;
    } while (row);
    return true;
}

bool sql_run(struct store *store, enum statement which, struct err *err)
{
    sqlite3_stmt *statement;
    return sql_prepare(store, which, &statement, err) && sql_done(store, statement, err);
}

bool sql_script(struct store *store, const char *script, struct err *err)
{
    return sqlite3_exec(store->db, script, NULL, NULL, NULL) == SQLITE_OK || sql_fail(store, err);
}

bool sql_number(struct store *store, enum statement which, int64_t *out, struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    if (!sql_prepare(store, which, &statement, err) || !sql_step(store, statement, &row, err))
        return false;
    *out = row ? sqlite3_column_int64(statement, 0) : 0;
    if (row)
        sql_reset(statement);
    return true;
}

void sql_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    if (text)
        sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, at);
}

const char *sql_text(struct arena *arena, sqlite3_stmt *statement, int at)
{
    const unsigned char *text = sqlite3_column_text(statement, at);
    return text ? arena_strndup(arena, (const char *)text,
                                (size_t)sqlite3_column_bytes(statement, at))
                : NULL;
}

void sql_finish(struct store *store)
{
    for (int i = 0; i < SQL_COUNT; i++)
        sqlite3_finalize(store->statements[i]);
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        for (int i = 0; i < RECORD_SQL_COUNT; i++)
            sqlite3_finalize(store->records[kind][i]);
    memset(store->statements, 0, sizeof store->statements);
    memset(store->records, 0, sizeof store->records);
}
