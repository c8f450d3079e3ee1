/* SPDX-License-Identifier: MIT
 *
 * open: a connection that is defensive from its first moment, the marks of the file, and the ladder of
 * versions.
 */
#include "private.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ladder.h"

extern const unsigned char schema_sql[];

/* A link that the person made is followed once; after that none is. */
static char *resolved(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = arena_strdup(arena, real ? real : path);
    free(real);
    return copy;
}

static void configure(sqlite3 *db)
{
    sqlite3_busy_timeout(db, 2000);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
}

static const char *const pragmas =
    "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;"
    "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cache_size = -8000;"
    "PRAGMA synchronous = EXTRA;";

bool open_connection(struct store *store, int flags, struct err *err)
{
    int code = sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code != SQLITE_OK)
        return sql_error(store->shown, code, store->db ? sqlite3_errmsg(store->db) : "out of memory",
                         err);
    configure(store->db);
    return sql_script(store, pragmas, err);
}

/* ---- what kind of file it is ---- */

static bool check_file(const char *path, const char *shown, bool *empty, struct err *err)
{
    struct stat status;
    *empty = true;
    if (stat(path, &status)) {
        if (errno == ENOENT)
            return true;
        return err_set(err, ERR_STORE_DENIED, "store %s: %s; check its directory's permissions", shown,
                       strerror(errno));
    }
    if (!S_ISREG(status.st_mode))
        return err_set(err, ERR_STORE_FOREIGN, "store %s: not a regular file; name another with --db",
                       shown);
    *empty = status.st_size == 0;
    return true;
}

static bool check_marks(struct store *store, int64_t *version, struct err *err)
{
    int64_t application;
    if (!sql_number(store, SQL_APPLICATION_ID, &application, err) ||
        !sql_number(store, SQL_USER_VERSION, version, err))
        return false;
    if (application != STORE_APPLICATION_ID)
        return err_set(err, ERR_STORE_FOREIGN,
                       "store %s: it belongs to another program; name another file with --db",
                       store->shown);
    if (*version > STORE_VERSION)
        return err_set(err, ERR_STORE_NEWER,
                       "store %s: written by a newer juggle (version %lld, this one knows %d); use that "
                       "one, nothing was changed",
                       store->shown, (long long)*version, STORE_VERSION);
    if (*version < 1)
        return err_set(err, ERR_STORE_CORRUPT,
                       "store %s: its version is %lld; see: juggle doctor", store->shown,
                       (long long)*version);
    return true;
}

static bool make_schema(struct store *store, struct err *err)
{
    char marks[128];
    sqlite3_snprintf(sizeof marks, marks, "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                     STORE_APPLICATION_ID, STORE_VERSION);
    if (sql_script(store, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", err) &&
        sql_script(store, (const char *)schema_sql, err) && sql_script(store, marks, err))
        return true;
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* Each rung is a transaction of its own that ends with the next version. */
static bool climb(struct store *store, int64_t version, struct err *err)
{
    for (; version < STORE_VERSION; version++) {
        char end[64];
        sqlite3_snprintf(sizeof end, end, "PRAGMA user_version = %d; COMMIT", (int)version + 1);
        if (!sql_script(store, "BEGIN EXCLUSIVE", err) ||
            !sql_script(store, ladder_step((int)version), err) || !sql_script(store, end, err)) {
            sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
            return false;
        }
    }
    return true;
}

bool open_schema(struct store *store, struct err *err)
{
    int64_t version;
    if (!check_marks(store, &version, err))
        return false;
    if (version == STORE_VERSION)
        return true;
    if (store->access == STORE_READ)
        return err_set(err, ERR_FAILED,
                       "store %s: it is of an older juggle; any changing command brings it up to date",
                       store->shown);
    return store_copy_before(store, "migration", err) && climb(store, version, err);
}

/* ---- opening ---- */

/* What isn't there reads as empty: a store in memory. */
static bool open_empty(struct store *store, struct err *err)
{
    if (sqlite3_open_v2(":memory:", &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
        SQLITE_OK)
        return sql_fail(store, err);
    return sql_script(store, (const char *)schema_sql, err);
}

/* A crash may have left a journal that has to be rolled back before anything can be read. */
static bool recover(struct store *store, struct err *err)
{
    int64_t ignored;
    sql_finish(store);
    sqlite3_close(store->db);
    store->db = NULL;
    if (!open_connection(store, SQLITE_OPEN_READWRITE, err) ||
        !sql_number(store, SQL_USER_VERSION, &ignored, err))
        return false;
    sql_finish(store);
    sqlite3_close(store->db);
    store->db = NULL;
    return open_connection(store, SQLITE_OPEN_READONLY, err);
}

static bool has_journal(const struct store *store)
{
    char path[PATH_MAX];
    struct stat status;
    sqlite3_snprintf(sizeof path, path, "%s-journal", store->path);
    return stat(path, &status) == 0 && status.st_size > 0;
}

static bool open_reading(struct store *store, struct err *err)
{
    struct err why;
    int64_t version;
    if (!open_connection(store, SQLITE_OPEN_READONLY, err))
        return false;
    if (!sql_number(store, SQL_USER_VERSION, &version, &why) && has_journal(store) &&
        !recover(store, err))
        return false;
    return open_schema(store, err);
}

static bool open_writing(struct store *store, bool empty, struct err *err)
{
    if (!open_connection(store, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err))
        return false;
    return empty ? make_schema(store, err) : open_schema(store, err);
}

bool store_open(struct store **out, const struct store_options *options, struct err *err)
{
    struct store *store = calloc(1, sizeof *store);
    bool empty;
    if (!store)
        abort();
    arena_init(&store->arena);
    store->shown = arena_strdup(&store->arena, options->path);
    store->path = resolved(&store->arena, options->path);
    store->backup_dir = arena_strdup(&store->arena, options->backup_dir);
    store->access = options->access;
    store->now = options->now;
    store->zone = options->zone;
    store->zone_context = options->zone_context;
    bool ok = check_file(store->path, store->shown, &empty, err);
    store->exists = ok && !empty;
    if (ok && options->access == STORE_READ)
        ok = empty ? open_empty(store, err) : open_reading(store, err);
    else if (ok)
        ok = open_writing(store, empty, err);
    ok = ok && occur_horizon(store, err);
    if (!ok) {
        store_close(store);
        return false;
    }
    store->exists = store->exists || options->access == STORE_WRITE;
    *out = store;
    return true;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    store_cancel(store);
    sql_finish(store);
    sqlite3_close(store->db);
    arena_finish(&store->arena);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->shown;
}

bool store_exists(const struct store *store)
{
    return store->exists;
}

int64_t store_data_version(struct store *store)
{
    struct err ignored;
    int64_t version = 0;
    return sql_number(store, SQL_DATA_VERSION, &version, &ignored) ? version : -1;
}

/* ---- marks ---- */

bool store_mark(struct store *store, struct arena *arena, const char *name, const char **out,
                struct err *err)
{
    sqlite3_stmt *statement;
    bool row;
    *out = NULL;
    if (!sql_prepare(store, SQL_MARK_READ, &statement, err))
        return false;
    sql_bind_text(statement, 1, name);
    if (!sql_step(store, statement, &row, err))
        return false;
    if (row) {
        *out = sql_text(arena, statement, 0);
        sql_reset(statement);
    }
    return true;
}

bool store_set_mark(struct store *store, const char *name, const char *value, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store, SQL_MARK_WRITE, &statement, err))
        return false;
    sql_bind_text(statement, 1, name);
    sql_bind_text(statement, 2, value);
    return sql_done(store, statement, err);
}
