/* SPDX-License-Identifier: MIT
 *
 * private: what the files of the store share. sqlite3 is seen by them alone.
 */
#ifndef JUGGLE_SRC_STORE_PRIVATE_H
#define JUGGLE_SRC_STORE_PRIVATE_H

#include <sqlite3.h>

#include "juggle/store/store.h"

enum { STORE_APPLICATION_ID = 0x6A67676C /* "jggl" */, STORE_VERSION = 1 };
enum { REACH_SECONDS = 172800 /* of the short occurrences' query */ };

enum statement {
#define STATEMENT(name, sql) SQL_##name,
#include "statements.def"
#undef STATEMENT
    SQL_COUNT
};

/* Statements made per record kind. */
enum record_sql { RECORD_SQL_READ, RECORD_SQL_INSERT, RECORD_SQL_UPDATE, RECORD_SQL_DELETE, RECORD_SQL_IDS, RECORD_SQL_TALLY, RECORD_SQL_COUNT };

enum change_code { CODE_MADE, CODE_CHANGED, CODE_REMOVED };

struct series_key {
    int64_t feed;
    const char *uid;
};

struct store {
    sqlite3 *db;
    struct arena arena; /* of the store's life */
    char *path;         /* resolved; NULL: nothing there yet */
    const char *shown;  /* as the caller named it */
    const char *backup_dir;
    enum store_access access;
    instant now;
    bool exists;
    store_zone_fn zone;
    void *zone_context;
    sqlite3_stmt *statements[SQL_COUNT];
    sqlite3_stmt *records[RECORD_COUNT][RECORD_SQL_COUNT];
    bool day_copied;
    int changes_at_begin; /* rows that SQLite had changed when the step began */
    struct span horizon; /* series' occurrences are stored inside */
    /* of the open step */
    struct {
        bool open;
        struct arena arena;
        const char *label;
        int64_t id; /* 0: nothing was changed yet */
        int64_t seq;
        int64_t next[RECORD_COUNT]; /* 0: not known yet */
        bool used[RECORD_COUNT];
        int64_t run_first, run_last; /* records made one after the other */
        enum record_kind run_kind;
        bool run_open;
        struct {
            int64_t given, real;
            enum record_kind kind;
        } *made; /* negative ids */
        size_t made_count, made_capacity;
        struct series_key *dirty;
        size_t dirty_count, dirty_capacity;
        bool replaying; /* undo and redo write no history */
    } step;
};

/* sql.c: the only caller of sqlite3_step; errors are translated here. */
bool sql_prepare(struct store *store, enum statement which, sqlite3_stmt **out,
                 struct err *err) MUST_CHECK;
/* One row: *row says whether there is one. */
bool sql_step(struct store *store, sqlite3_stmt *statement, bool *row, struct err *err) MUST_CHECK;
/* Steps to the end and resets. */
bool sql_done(struct store *store, sqlite3_stmt *statement, struct err *err) MUST_CHECK;
void sql_reset(sqlite3_stmt *statement);
bool sql_run(struct store *store, enum statement which, struct err *err) MUST_CHECK;
bool sql_script(struct store *store, const char *script, struct err *err) MUST_CHECK;
bool sql_number(struct store *store, enum statement which, int64_t *out, struct err *err) MUST_CHECK;
bool sql_fail(struct store *store, struct err *err);
bool sql_error(const char *path, int code, const char *message, struct err *err);
void sql_bind_text(sqlite3_stmt *statement, int at, const char *text); /* NULL: null */
const char *sql_text(struct arena *arena, sqlite3_stmt *statement, int at);
void sql_finish(struct store *store);

/* rows.c: records as rows. */
bool rows_statement(struct store *store, enum record_kind kind, enum record_sql which,
                    sqlite3_stmt **out, struct err *err) MUST_CHECK;
bool rows_read(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
               void **out, struct err *err) MUST_CHECK;
bool rows_insert(struct store *store, enum record_kind kind, const void *record,
                 struct err *err) MUST_CHECK;
bool rows_update(struct store *store, enum record_kind kind, const void *record,
                 struct err *err) MUST_CHECK;
bool rows_delete(struct store *store, enum record_kind kind, int64_t id, struct err *err) MUST_CHECK;
/* Runs a statement that answers ids and reads each record. */
bool rows_list(struct store *store, struct arena *arena, enum record_kind kind,
               sqlite3_stmt *ids, struct record_list *out, struct err *err) MUST_CHECK;
/* The ids alone. */
bool rows_ids(struct store *store, struct arena *arena, sqlite3_stmt *ids, int64_t **out,
              size_t *count, struct err *err) MUST_CHECK;
/* A record as bytes and back, for the journal. */
void *rows_encode(struct arena *arena, enum record_kind kind, const void *record, size_t *size);
void *rows_decode(struct arena *arena, enum record_kind kind, int64_t id, const void *bytes,
                  size_t size);

/* step.c: what follows from a row: its occurrences and what search knows of it. */
bool write_made(struct store *store, enum record_kind kind, const void *record,
                struct err *err) MUST_CHECK;
bool write_changed(struct store *store, enum record_kind kind, const void *before,
                   const void *after, struct err *err) MUST_CHECK;
bool write_removed(struct store *store, enum record_kind kind, const void *before,
                   struct err *err) MUST_CHECK;

/* step.c: a step without a label and without the day's copy. */
bool step_open(struct store *store, struct err *err) MUST_CHECK;
bool step_commit(struct store *store, struct err *err) MUST_CHECK;

/* journal.c */
bool journal_made(struct store *store, enum record_kind kind, int64_t id, struct err *err) MUST_CHECK;
bool journal_changed(struct store *store, enum record_kind kind, const void *before,
                     const void *after, struct err *err) MUST_CHECK;
bool journal_removed(struct store *store, enum record_kind kind, const void *before,
                     struct err *err) MUST_CHECK;
/* Writes the run of made records that is still open. */
bool journal_flush(struct store *store, struct err *err) MUST_CHECK;

/* occur.c */
bool occur_made(struct store *store, const struct event *event, struct err *err) MUST_CHECK;
bool occur_removed(struct store *store, const struct event *event, struct err *err) MUST_CHECK;
/* Series that the step touched are expanded anew. */
bool occur_settle(struct store *store, struct err *err) MUST_CHECK;
/* The stored horizon, moved on when now comes near its end; by a writing store only. */
bool occur_horizon(struct store *store, struct err *err) MUST_CHECK;

/* find.c */
bool find_made(struct store *store, enum record_kind kind, const void *record,
               struct err *err) MUST_CHECK;
bool find_removed(struct store *store, enum record_kind kind, const void *record,
                  struct err *err) MUST_CHECK;

/* read.c: entries of a task. */
bool read_by_task(struct store *store, struct arena *arena, int64_t task, struct record_list *out,
                  struct err *err) MUST_CHECK;

/* copy.c */
bool copy_verified(struct store *store, const char *to, struct err *err) MUST_CHECK;
bool copy_of_the_day(struct store *store, struct err *err) MUST_CHECK;
const char *copy_newest(struct arena *arena, const char *directory);

/* open.c */
bool open_connection(struct store *store, int flags, struct err *err) MUST_CHECK;
bool open_schema(struct store *store, struct err *err) MUST_CHECK;

#endif
