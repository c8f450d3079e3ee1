/* SPDX-License-Identifier: MIT
 *
 * sql_copy: pages from one file to another while others may be at work, and whether a file is
 * sound.
 */
#include <sqlite3.h>
#include <string.h>

#include "sql.h"

enum { COPY_PAGES = 4096 };

bool sql_copy(struct sql *from, struct sql *to, struct err *err)
{
    sqlite3_backup *copy = sqlite3_backup_init(to->db, "main", from->db, "main");
    int code = SQLITE_OK;
    if (!copy)
        return sql_fail(to, sqlite3_extended_errcode(to->db), err);
    while (code == SQLITE_OK)
        code = sqlite3_backup_step(copy, COPY_PAGES);
    int end = sqlite3_backup_finish(copy);
    if (code == SQLITE_DONE && end == SQLITE_OK)
        return true;
    code = code == SQLITE_DONE ? end : code;
    /* Which side has failed shows in whose error it is. */
    bool reading = sqlite3_errcode(from->db) == (code & 0xff);
    return sql_fail(reading ? from : to, code, err);
}

bool sql_sound(struct sql *sql, bool quick, bool *sound, struct err *err)
{
    struct query query;
    struct err why;
    bool row;
    *sound = false;
    if (!query_open(&query, sql, quick ? SQL_QUICK_CHECK : SQL_INTEGRITY_CHECK, &why) ||
        !query_next(&query, &row, &why)) {
        if (why.code == ERR_STORE_CORRUPT)
            return true;
        *err = why;
        return false;
    }
    const char *said = row ? query_column_text(&query, 0) : NULL;
    *sound = said && !strcmp(said, "ok");
    query_close(&query);
    return true;
}
