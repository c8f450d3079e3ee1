/* SPDX-License-Identifier: MIT
 *
 * sql_open: a connection with every guard up: no extensions, no schema that acts by itself, no link
 * followed, foreign keys, and a rollback journal that is synced with its directory. One file at
 * rest is what people copy, sync and keep, so there is no write-ahead log. There are no threads, so
 * no locks against them.
 */
#include "sql.h"

#include <sqlite3.h>
#include <string.h>

enum { HEADER_SIZE = 100, HEADER_APPLICATION = 68, LENGTH_MOST = 50 * 1024 * 1024 };
enum { BUSY_STEP_MS = 8 }; /* between two looks at a lock, on average */

/* SQLite's own waiting looks only every tenth of a second in the end, so that a latecomer is
 * served before. Here everybody looks as often as everybody else, and never in step with
 * another. */
static int wait_for_others(void *unused, int times)
{
    unsigned char chance;
    (void)unused;
    if (times >= STORE_BUSY_MS / BUSY_STEP_MS)
        return 0;
    sqlite3_randomness(1, &chance);
    sqlite3_sleep(1 + chance % (2 * BUSY_STEP_MS - 1));
    return 1;
}

static void guard(struct sqlite3 *db)
{
    sqlite3_busy_handler(db, wait_for_others, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LENGTH_MOST);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
}

static bool open_db(struct sql *sql, const char *file, int flags, struct err *err)
{
    /* Heard before the first connection only; nobody asks what SQLite's memory comes to. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int code =
        sqlite3_open_v2(file, &sql->db, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        guard(sql->db);
        return true;
    }
    sql_fail(sql, code, err);
    sql_close(sql);
    return false;
}

/* Through SQLite's own descriptor: closing another one on the same file would drop all locks. */
static void read_header(struct sql *sql, unsigned char header[HEADER_SIZE])
{
    sqlite3_file *file = NULL;
    memset(header, 0, HEADER_SIZE);
    sqlite3_file_control(sql->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (file && file->pMethods)
        file->pMethods->xRead(file, header, HEADER_SIZE, 0); /* what is missing reads as 0 */
}

static bool identify(struct sql *sql, struct err *err)
{
    unsigned char header[HEADER_SIZE];
    read_header(sql, header);
    const unsigned char *id = header + HEADER_APPLICATION;
    uint32_t application =
        (uint32_t)id[0] << 24 | (uint32_t)id[1] << 16 | (uint32_t)id[2] << 8 | id[3];
    bool sqlite = !memcmp(header, "SQLite format 3", 16);
    if (sqlite && application == STORE_APPLICATION_ID)
        return true;
    return err_set(err, ERR_STORE_FOREIGN,
                   sqlite
                       ? "%s: a database of another program, not a juggle store; name another file"
                       : "%s: not a juggle store; name another file, or move it away",
                   sql->path);
}

static bool open_failed(struct sql *sql)
{
    int code = sqlite3_extended_errcode(sql->db);
    sql->unfinished = code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY;
    sql_close(sql);
    return false;
}

static bool set_up(struct sql *sql, enum sql_mode mode, struct err *err)
{
    int64_t version;
    if (mode != SQL_READ && sqlite3_db_readonly(sql->db, "main") == 1)
        return sql_fail(sql, SQLITE_READONLY, err);
    if (mode == SQL_COPY) {
        sqlite3_db_config(sql->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL); /* for journal_mode=OFF */
        return sql_script(sql, SCRIPT_OPEN_COPY, err);
    }
    return identify(sql, err) &&
           sql_script(sql, mode == SQL_READ ? SCRIPT_OPEN_READ : SCRIPT_OPEN, err) &&
           sql_number(sql, SQL_USER_VERSION, &version, err);
}

bool sql_open(struct sql *sql, const char *path, const char *backup_dir, enum sql_mode mode,
              struct err *err)
{
    int access = mode == SQL_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    memset(sql, 0, sizeof *sql);
    sql->path = path;
    sql->backup_dir = backup_dir;
    return open_db(sql, path, access | SQLITE_OPEN_NOFOLLOW, err) &&
           (set_up(sql, mode, err) || open_failed(sql));
}

bool sql_open_memory(struct sql *sql, const char *path, struct err *err)
{
    memset(sql, 0, sizeof *sql);
    sql->path = path;
    return open_db(sql, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
           (sql_script(sql, SCRIPT_OPEN, err) || open_failed(sql));
}

void sql_close(struct sql *sql)
{
    for (int id = 0; id < SQL_COUNT; id++)
        for (int kind = 0; kind < RECORD_COUNT; kind++) {
            struct sql_slot *slot = &sql->kept[id][kind];
            if (slot->stmt)
                sqlite3_finalize(slot->stmt);
            *slot = (struct sql_slot){0};
        }
    sqlite3_close(sql->db);
    sql->db = NULL;
}

void sql_limit_pages(struct sql *sql, int pages)
{
    char text[64];
    sqlite3_snprintf((int)sizeof text, text, "PRAGMA max_page_count = %d", pages);
    sqlite3_exec(sql->db, text, NULL, NULL, NULL);
}
