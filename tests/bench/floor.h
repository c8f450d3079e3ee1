/* SPDX-License-Identifier: MIT
 *
 * floor: what the floors share. A floor is the least program that does the same work with the same
 * libraries: nothing is checked, nothing can be undone. How near juggle comes to it is what the
 * bench tells. It ends with a line on stderr when anything fails.
 */
#ifndef JUGGLE_TESTS_BENCH_FLOOR_H
#define JUGGLE_TESTS_BENCH_FLOOR_H

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FLOOR_WEEK_SECONDS = 7 * 86400, FLOOR_LONG_SECONDS = 32 * 86400 };

/* The Saturday that all programs take for today: 2026-11-21 00:00 UTC. */
#define FLOOR_TODAY INT64_C(1795219200)

/* The occurrences of a stretch of time, by the index that the import makes. */
#define FLOOR_WINDOW                                                                \
    "SELECT o.start, o.\"end\", e.title, e.place FROM occurrence o "                \
    "JOIN event e ON e.id = o.event WHERE o.start >= ?1 - ?3 AND o.start < ?2 "     \
    "AND o.\"end\" > ?1 ORDER BY o.start"

static inline void floor_fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static inline sqlite3 *floor_open(const char *path, int flags)
{
    sqlite3 *db;
    if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK)
        floor_fail(path, sqlite3_errmsg(db));
    return db;
}

static inline sqlite3_stmt *floor_prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        floor_fail(sql, sqlite3_errmsg(db));
    return statement;
}

static inline void floor_window(sqlite3_stmt *statement, int64_t from)
{
    sqlite3_bind_int64(statement, 1, from);
    sqlite3_bind_int64(statement, 2, from + FLOOR_WEEK_SECONDS);
    sqlite3_bind_int64(statement, 3, FLOOR_LONG_SECONDS);
}

static inline const char *floor_text(sqlite3_stmt *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    return text ? (const char *)text : "";
}

#endif
