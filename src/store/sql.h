/* SPDX-License-Identifier: MIT
 *
 * sql: one connection, its statements by name, and what goes wrong as struct err. Behind this
 * header is all that knows SQLite: sql*.c. Private to the store.
 *
 *     struct query query;
 *     if (!query_open(&query, sql, SQL_NAMING_block_task, err))
 *         return false;
 *     query_int(&query, 1, task);
 *     while (query_next(&query, &row, err) && row)
 *         use(query_column_int(&query, 0));
 *
 * A query closes itself at its end and when it fails; who leaves earlier calls query_close.
 */
#ifndef JUGGLE_SRC_STORE_SQL_H
#define JUGGLE_SRC_STORE_SQL_H

#include "juggle/base/arena.h"
#include "juggle/base/err.h"
#include "juggle/model/record.h"

struct sqlite3;
struct sqlite3_stmt;

enum { STORE_APPLICATION_ID = 0x6A67676C /* "jggl" */, STORE_BUSY_MS = 2000 };
/* Records that are found at once. */
enum { SQL_IDS_MOST = 64 };

enum sql_id {
#define STATEMENT(name, kind, sql) SQL_##name,
#include "statements.def"
    SQL_COUNT
};

enum script_id {
#define SCRIPT(name, sql) SCRIPT_##name,
#include "statements.def"
    SCRIPT_COUNT
};

struct sql {
    struct sqlite3 *db;
    const char *path;       /* as messages name it */
    const char *backup_dir; /* where a good copy may be, or NULL */
    bool unfinished;        /* could not be opened: a crash has left a change half done */
    struct sql_slot {
        struct sqlite3_stmt *stmt; /* NULL until it is first used */
        bool used;                 /* by a query that is open */
    } kept[SQL_COUNT][RECORD_COUNT];
};

/* ---- the connection (sql_open.c) ---- */

enum sql_mode {
    SQL_READ,  /* no byte is changed */
    SQL_WRITE, /* the store as it is worked on */
    SQL_COPY   /* a file that nobody else knows yet */
};
/* The file must be there. ERR_STORE_FOREIGN if its header isn't that of a juggle store; then
 * nothing was locked, and nothing beyond the header read. False leaves sql closed. path and
 * backup_dir are borrowed. A reader can't finish what a crash has left half done (sql->unfinished);
 * one that opens to write does. */
bool sql_open(struct sql *sql, const char *path, const char *backup_dir, enum sql_mode mode,
              struct err *err) MUST_CHECK;
bool sql_open_memory(struct sql *sql, const char *path, struct err *err) MUST_CHECK;
void sql_close(struct sql *sql);
/* Limits what the file may grow to, in pages; for tests. */
void sql_limit_pages(struct sql *sql, int pages);

/* ---- statements (sql.c) ---- */

struct query {
    struct sql *sql;
    struct sqlite3_stmt *stmt;
    struct sql_slot *slot; /* NULL: made for this once, as the kept one was in use */
    int failure;           /* of a parameter; told when it runs */
};

bool query_open(struct query *query, struct sql *sql, enum sql_id id, struct err *err) MUST_CHECK;
/* For statements of EACH kind. */
bool query_open_kind(struct query *query, struct sql *sql, enum sql_id id, enum record_kind kind,
                     struct err *err) MUST_CHECK;
void query_close(struct query *query);

/* Parameters count from 1; texts and bytes are borrowed until the query is closed; NULL is NULL. */
void query_int(struct query *query, int at, int64_t value);
void query_ref(struct query *query, int at, int64_t id); /* 0 is NULL */
void query_text(struct query *query, int at, const char *text);
void query_bytes(struct query *query, int at, const void *bytes, size_t size);
void query_null(struct query *query, int at);

/* *row: there is one; else the query is closed. */
bool query_next(struct query *query, bool *row, struct err *err) MUST_CHECK;
/* To the end, whatever it answers. */
bool query_run(struct query *query, struct err *err) MUST_CHECK;
/* The first number of the first row, and to the end; *out is left alone where there is none. */
bool query_number(struct query *query, int64_t *out, struct err *err) MUST_CHECK;

/* Columns count from 0; texts and bytes live until the next step. */
bool query_column_null(const struct query *query, int column);
int64_t query_column_int(const struct query *query, int column);
const char *query_column_text(const struct query *query, int column);
const void *query_column_bytes(const struct query *query, int column, size_t *size);

/* A statement without parameters, to its end. */
bool sql_run(struct sql *sql, enum sql_id id, struct err *err) MUST_CHECK;
bool sql_number(struct sql *sql, enum sql_id id, int64_t *out, struct err *err) MUST_CHECK;
bool sql_script(struct sql *sql, enum script_id id, struct err *err) MUST_CHECK;
/* A file of share/sql. */
bool sql_embedded(struct sql *sql, const char *text, struct err *err) MUST_CHECK;
int64_t sql_last_id(const struct sql *sql);
/* Bytes that nobody can foresee. */
void sql_random(void *bytes, int size);
bool sql_in_transaction(const struct sql *sql);
/* The text of a statement with its columns put in. */
char *sql_text(struct arena *arena, enum sql_id id, enum record_kind kind);
/* The kind of a statement, RECORD_COUNT for NONE; *each: of every kind. */
enum record_kind sql_kind(enum sql_id id, bool *each);
const char *sql_name(enum sql_id id);

/* ---- errors (sql_error.c) ---- */

/* Says what the connection's last failure means. Always false. */
bool sql_fail(const struct sql *sql, int code, struct err *err);
/* ERR_STORE_CORRUPT, with the newest good copy and how to put it back. Always false. */
bool sql_damaged(const struct sql *sql, const char *why, struct err *err);

/* ---- copies (sql_copy.c) ---- */

/* All of one connection's pages into another's file. */
bool sql_copy(struct sql *from, struct sql *to, struct err *err) MUST_CHECK;
/* Is the structure sound, as far as SQLite can tell? *sound is false where not; quick leaves
 * indexes out. */
bool sql_sound(struct sql *sql, bool quick, bool *sound, struct err *err) MUST_CHECK;

/* ---- words (sql_words.c) ---- */

/* A text as the search index cuts it: its words in quotes, the last as a beginning; NULL without
 * words. */
bool sql_search_words(struct sql *sql, struct arena *arena, const char *text, const char **out,
                      struct err *err) MUST_CHECK;

#endif
