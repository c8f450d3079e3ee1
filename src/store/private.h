/* SPDX-License-Identifier: MIT
 *
 * private: the store's own state, and what its files do for one another.
 *
 * The way of a change: put and delete (write.c) note it in the history (journal.c) and change a
 * table; with each table go the search index (search.c) and the occurrences (occurrence.c). Undo
 * and redo change tables the same way, by what the history says (undo.c).
 */
#ifndef JUGGLE_SRC_STORE_PRIVATE_H
#define JUGGLE_SRC_STORE_PRIVATE_H

#include <sys/types.h>

#include "image.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/model/series.h"
#include "juggle/store/store.h"
#include "migrate.h"
#include "row.h"
#include "sql.h"

/* A negative id that a record was put with, and what it became. */
struct made_id {
    enum record_kind kind;
    int64_t given;
    int64_t real;
};

/* Records made one after the other, not yet written into the history; first 0: none. */
struct run {
    int64_t change;
    int64_t first;
    int64_t last;
};

/* Events that share a UID: their occurrences are to be made again. */
struct group {
    uint64_t hash;
    int64_t feed;
    const char *uid;
};

struct step_state {
    bool open;
    bool failed; /* something went wrong: it can only be taken back */
    int64_t id;  /* 0 until something is changed */
    struct str label;
    int64_t change; /* the last change's id */
    struct run runs[RECORD_COUNT];
    int64_t made_from[RECORD_COUNT]; /* ids from here on were made in this step; 0: none were */
    struct arena arena;
    VEC(struct made_id) made;
};

struct store {
    struct sql sql;
    struct arena life; /* as long as the connection */
    struct store_options options;
    const struct ladder *ladder;
    const char *path; /* resolved */
    char *given_path, *given_backups, *given_tzdata;
    bool exists;
    dev_t device;
    ino_t node;
    struct timespec changed; /* what the file system said of it when store_rests asked last, */
    off_t size;
    int looks;            /* and how often in a row it was the same */
    int64_t generation;   /* how often the file was found to be another one */
    int64_t commits;      /* own ones, since it was opened */
    int64_t copied_state; /* of the last copy made here; 0: none */
    bool copy_seen;       /* the copy of the day was looked after, */
    bool looked_over;     /* and the file */
    struct span horizon;  /* where series' occurrences are stored */
    struct series_zones zones;
    struct shapes shapes;
    struct arena uids;    /* that were made: callers may keep them until the store is closed */
    struct arena scratch; /* of one call */
    struct str text;
    struct step_state step;
    struct arena group_arena;
    VEC(struct group) groups;
};

/* ---- store.c ---- */
/* As store_open, with another ladder than today's; for tests. */
bool store_open_with(struct store **out, const struct store_options *options,
                     const struct ladder *ladder, struct err *err) MUST_CHECK;
/* Opens the file again if another one has come to its path. */
bool store_follow(struct store *store, struct err *err) MUST_CHECK;
/* A number that tells states apart, as far as this process can know. */
int64_t store_state(struct store *store);
bool meta_number(struct sql *sql, const char *name, int64_t *out, struct err *err) MUST_CHECK;
bool meta_set_number(struct sql *sql, const char *name, int64_t value, struct err *err) MUST_CHECK;
bool meta_text(struct sql *sql, struct arena *arena, const char *name, const char **out,
               struct err *err) MUST_CHECK;
bool meta_set_text(struct sql *sql, const char *name, const char *value,
                   struct err *err) MUST_CHECK;

/* ---- step.c: transactions ---- */
bool write_begin(struct store *store, struct err *err) MUST_CHECK;
/* Occurrences are brought up to date, then everything is on the disk, or nothing is. */
bool write_commit(struct store *store, struct err *err) MUST_CHECK;
void write_cancel(struct store *store);

/* ---- write.c: a row of a table and what goes with it; no history ---- */
/* With its id, or a new one where it has none (written into the record). */
bool write_insert(struct store *store, enum record_kind kind, void *record,
                  struct err *err) MUST_CHECK;
bool write_update(struct store *store, enum record_kind kind, const void *before, const void *after,
                  struct err *err) MUST_CHECK;
bool write_remove(struct store *store, enum record_kind kind, const void *before,
                  struct err *err) MUST_CHECK;
/* Is the id of this kind a day? */
bool kind_by_day(enum record_kind kind);

/* ---- cascade.c ---- */
/* What follows from a delete, before it. */
bool cascade_delete(struct store *store, enum record_kind kind, const void *record,
                    struct err *err) MUST_CHECK;
/* One record, with its history. */
bool delete_one(struct store *store, enum record_kind kind, const void *record,
                struct err *err) MUST_CHECK;
bool change_one(struct store *store, enum record_kind kind, const void *before, const void *after,
                struct err *err) MUST_CHECK;

/* ---- journal.c ---- */
bool journal_made(struct store *store, enum record_kind kind, int64_t id,
                  struct err *err) MUST_CHECK;
bool journal_changed(struct store *store, enum record_kind kind, const void *before,
                     const void *after, struct err *err) MUST_CHECK;
bool journal_gone(struct store *store, enum record_kind kind, const void *before,
                  struct err *err) MUST_CHECK;
/* Writes what is still held back, and the label. */
bool journal_close(struct store *store, struct err *err) MUST_CHECK;

/* ---- history.c ---- */
/* The columns of a step. */
struct step step_read(struct arena *arena, const struct query *query);
/* A row of the history; before and after are borrowed from the query. */
struct change_row {
    int64_t id;
    enum { OP_MADE, OP_CHANGED, OP_GONE } op;
    enum record_kind kind;
    int64_t first;
    int64_t last;
    const void *before, *after;
    size_t before_size, after_size;
};
bool change_read(const struct store *store, const struct query *query, struct change_row *out,
                 struct err *err) MUST_CHECK;

/* ---- occurrence.c, renew.c ---- */
bool occurrence_insert(struct store *store, const struct event *event, struct err *err) MUST_CHECK;
bool occurrence_update(struct store *store, const struct event *before, const struct event *after,
                       struct err *err) MUST_CHECK;
bool occurrence_remove(struct store *store, const struct event *event, struct err *err) MUST_CHECK;
/* Makes the occurrences of all groups that were touched. */
bool occurrence_settle(struct store *store, struct err *err) MUST_CHECK;
bool occurrence_touch(struct store *store, int64_t feed, const char *uid,
                      struct err *err) MUST_CHECK;
/* Nothing is left to be settled. */
void groups_forget(struct store *store);
/* The horizon that is stored when it is set at a moment: a year back, two ahead. */
struct span horizon_round(instant now);
/* At a writing open: the horizon moves with now, and everything follows a new tzdata. Left alone
 * when somebody else is writing. */
bool renew(struct store *store, struct err *err) MUST_CHECK;
/* All occurrences and the search index from the records; in a transaction. */
bool renew_all(struct store *store, struct err *err) MUST_CHECK;

/* ---- search.c ---- */
bool search_insert(struct store *store, enum record_kind kind, const void *record,
                   struct err *err) MUST_CHECK;
bool search_update(struct store *store, enum record_kind kind, const void *before,
                   const void *after, struct err *err) MUST_CHECK;
bool search_remove(struct store *store, enum record_kind kind, const void *record,
                   struct err *err) MUST_CHECK;
/* Would the index hold a record? */
bool search_holds(struct store *store, enum record_kind kind, const void *record);

/* ---- care ---- */
/* backup.c: the copy of the day, if there is none yet. */
bool backup_daily(struct store *store, struct err *err) MUST_CHECK;

#endif
