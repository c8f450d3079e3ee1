/* SPDX-License-Identifier: MIT
 *
 * store: everything that is kept, in one SQLite file, behind one door.
 *
 * Nobody else sees SQL. Reading gives records in the caller's arena; changing happens in steps: one
 * transaction, one named entry of the undo history. No statement stays open between calls.
 */
#ifndef JUGGLE_STORE_STORE_H
#define JUGGLE_STORE_STORE_H

#include "juggle/base/arena.h"
#include "juggle/base/err.h"
#include "juggle/base/zone.h"
#include "juggle/model/change.h"
#include "juggle/model/snapshot.h"

struct store;

enum store_access {
    STORE_READ, /* never changes a byte; an absent file reads as empty */
    STORE_WRITE /* made when absent: file 0600, directory 0700 */
};

/* How the store learns what a zone's name means (series are expanded in their zone). NULL:
 * unknown. */
typedef const struct zone *(*store_zone_fn)(void *context, const char *name);

struct store_options {
    const char *path;
    enum store_access access;
    /* names copies, dates steps, centres the window of stored occurrences */
    instant now;
    const char *backup_dir; /* NULL: no copies are made */
    store_zone_fn zone;
    void *zone_context;
    /* The version of the time zone database, or NULL. When a writer comes with another one than the
     * store was written with, start and end of its events are computed again from their wall
     * clocks. */
    const char *tzdata;
};

bool store_open(struct store **out, const struct store_options *options,
                struct err *err) MUST_CHECK;
void store_close(struct store *store); /* NULL is fine */
const char *store_path(const struct store *store);
/* It is later now: what steps and copies are dated by. */
void store_set_now(struct store *store, instant now);
/* Once a day, where today's changes have not made a copy that was verified: are the file's pages
 * sound? ERR_STORE_CORRUPT names the newest good copy. Reads the whole file, and changes
 * nothing. */
bool store_look_over(struct store *store, struct err *err) MUST_CHECK;
/* False: a reading store whose file isn't there yet. */
bool store_exists(const struct store *store);
/* A number that differs after any other connection has changed the file, or has put another one in
 * its place; that one is read from then on. */
int64_t store_data_version(struct store *store);
/* True while the file system says that nothing happens to the file; cheaper than asking the store,
 * for callers that look again and again. */
bool store_rests(struct store *store);
/* Is there a journal, so that somebody is writing, or was broken off? */
bool store_is_written(const struct store *store);

/* ---- reading ---- */

struct record_list {
    const void *const *at;
    size_t count;
};

/* Several reads that see the same; *own tells store_release whether there is something to end. */
bool store_hold(struct store *store, bool *own, struct err *err) MUST_CHECK;
void store_release(struct store *store, bool own);

/* *out is NULL where there is none; false only when reading failed. */
bool store_find(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
                const void **out, struct err *err) MUST_CHECK;
/* All records of a small kind, in order of id (of events: only the person's own). */
bool store_all(struct store *store, struct arena *arena, enum record_kind kind,
               struct record_list *out, struct err *err) MUST_CHECK;
/* Occurrences that overlap the window, with all that a snapshot holds. All-day ones are stored as
 * if in UTC, so those that come within 26 hours of the window are here too: which of them it means
 * is for the reader to say. Blocks and entries are also those of unfinished tasks, whenever they
 * are. */
bool store_snapshot(struct store *store, struct arena *arena, struct span window,
                    struct snapshot *out, struct err *err) MUST_CHECK;
/* The same in two halves, for callers that ask little of each of very many events and read them by
 * stretches: all but events, and the events (their choices too) of a window with all else as in
 * `rest`. */
bool store_snapshot_rest(struct store *store, struct arena *arena, struct span window,
                         struct snapshot *out, struct err *err) MUST_CHECK;
bool store_snapshot_events(struct store *store, struct arena *arena, struct span window,
                           const struct snapshot *rest, struct snapshot *out,
                           struct err *err) MUST_CHECK;
/* Do at least so many occurrences begin in the window? All-day and long ones aren't counted, nor
 * series beyond what is worked out: it costs a walk over as many rows of one index, for callers
 * that would read less where there is much. */
bool store_is_crowded(struct store *store, struct span window, int64_t least, bool *out,
                      struct err *err) MUST_CHECK;
/* The event with this identity; *out is NULL where there is none. */
bool store_find_event(struct store *store, struct arena *arena, int64_t feed, const char *uid,
                      const char *recurrence, const char *split, const struct event **out,
                      struct err *err) MUST_CHECK;
/* The master of a series and its overrides, the master first, then in order of recurrence. */
bool store_series(struct store *store, struct arena *arena, int64_t feed, const char *uid,
                  struct record_list *out, struct err *err) MUST_CHECK;
/* Entries whose timer runs. */
bool store_running(struct store *store, struct arena *arena, struct record_list *out,
                   struct err *err) MUST_CHECK;
/* Blocks of one task, in order of start. */
bool store_task_blocks(struct store *store, struct arena *arena, int64_t task,
                       struct record_list *out, struct err *err) MUST_CHECK;
/* Choices of one event. */
bool store_choices(struct store *store, struct arena *arena, int64_t event, struct record_list *out,
                   struct err *err) MUST_CHECK;
/* Calls visit for each event of a feed (0: the person's own), in order of id; false from visit
 * stops. The record lives only during the call. */
typedef bool (*store_visit_fn)(void *context, const void *record);
bool store_visit_feed(struct store *store, int64_t feed, store_visit_fn visit, void *context,
                      struct err *err) MUST_CHECK;
/* The same for every record of a kind. */
bool store_visit(struct store *store, enum record_kind kind, store_visit_fn visit, void *context,
                 struct err *err) MUST_CHECK;
/* How many of these UIDs each feed knows. counts is parallel to feeds. */
bool store_known_uids(struct store *store, const char *const *uids, size_t uid_count,
                      const int64_t *feeds, size_t feed_count, size_t *counts,
                      struct err *err) MUST_CHECK;

/* What an import must know of a stored event, without its texts. */
struct event_mark {
    int64_t id;
    int64_t hash;
    instant start;
    instant last; /* end of its last occurrence; INSTANT_NONE: it never ends */
    enum status status;
    bool all_day;
    bool gone;
};
typedef bool (*store_mark_fn)(void *context, const struct event_mark *mark);
/* Calls visit for each event of a feed, in order of id; false from visit stops. */
bool store_visit_marks(struct store *store, int64_t feed, store_mark_fn visit, void *context,
                       struct err *err) MUST_CHECK;
/* The id that the next new record of a kind will get, for telling what would be. */
bool store_next_id(struct store *store, enum record_kind kind, int64_t *out,
                   struct err *err) MUST_CHECK;

struct search_hit {
    enum record_kind kind;
    int64_t id;
    instant at; /* its start, due or making: newest first */
};
/* Words of text anywhere in titles, places, texts and notes, folded; the last word as a
 * beginning. */
bool store_search(struct store *store, struct arena *arena, const char *text, size_t limit,
                  struct search_hit **out, size_t *count, struct err *err) MUST_CHECK;

/* Counts of every kind, for doctor and the empty state. */
bool store_counts(struct store *store, size_t counts[RECORD_COUNT], struct err *err) MUST_CHECK;

/* ---- changing: one step is one transaction and one undo ---- */

/* BEGIN IMMEDIATE; waits up to 2 s for others. label is what undo says: "Added task "Slides"". */
bool store_begin(struct store *store, const char *label, struct err *err) MUST_CHECK;
/* What undo says of the open step, where it is known only once the records were read. */
void store_label(struct store *store, const char *label);
/* Inserts (id <= 0: the new id is written into *record) or replaces (ERR_NOT_FOUND when it is there
 * no more; check-ins, surveys and rituals, whose id is a day, are made). REF fields that are
 * negative are taken from earlier puts of this step. A put that changes nothing writes nothing. A
 * missing uid is made, and lives as long as the store is open. After a failure the step can only be
 * taken back. */
bool store_put(struct store *store, enum record_kind kind, void *record,
               struct err *err) MUST_CHECK;
/* Also deletes what only makes sense with it (a feed's events and tasks, an event's choices, a
 * series' overrides, a conference's legs and recovery, a task's blocks: change_owns); what merely
 * names it loses the name. What isn't there is no failure. */
bool store_delete(struct store *store, enum record_kind kind, int64_t id,
                  struct err *err) MUST_CHECK;
/* *step is 0 where nothing was changed (then nothing is written at all). step may be NULL. */
bool store_commit(struct store *store, int64_t *step, struct err *err) MUST_CHECK;
/* Takes everything since store_begin back; safe when no step is open. */
void store_cancel(struct store *store);
/* begin, all changes, commit. */
bool store_apply(struct store *store, const char *label, const struct change_list *changes,
                 int64_t *step, struct err *err) MUST_CHECK;
/* A copy before something big, verified; at most one for the same state. */
bool store_copy_before(struct store *store, const char *why, struct err *err) MUST_CHECK;

/* ---- history ---- */

struct step_change {
    enum change_op op;
    bool made;           /* a put that made it */
    enum record_kind kind;
    int64_t id;
    const void *before;  /* NULL where it was made */
    const void *after;   /* NULL where it was deleted */
};

struct step {
    int64_t id;
    instant at;
    const char *label;
    bool undone;
    size_t changes;
};

/* Newest first; undone ones are what redo would bring back. limit 0: all. */
bool store_history(struct store *store, struct arena *arena, size_t limit, struct step **out,
                   size_t *count, struct err *err) MUST_CHECK;
/* What a step changed, at most limit changes. */
bool store_step_changes(struct store *store, struct arena *arena, int64_t step, size_t limit,
                        struct step_change **out, size_t *count, struct err *err) MUST_CHECK;
/* What happened to one record, newest first (show). */
bool store_record_steps(struct store *store, struct arena *arena, enum record_kind kind, int64_t id,
                        struct step **out, size_t *count, struct err *err) MUST_CHECK;
/* Up to count steps back (or forward), one transaction; what was undone, in order. ERR_FAILED where
 * there is nothing to undo. */
bool store_undo(struct store *store, struct arena *arena, size_t count, struct step **out,
                size_t *done, struct err *err) MUST_CHECK;
bool store_redo(struct store *store, struct arena *arena, size_t count, struct step **out,
                size_t *done, struct err *err) MUST_CHECK;

/* ---- marks: small facts that are no steps (seen, asked, last choice) ---- */

bool store_mark(struct store *store, struct arena *arena, const char *name, const char **out,
                struct err *err) MUST_CHECK;
bool store_set_mark(struct store *store, const char *name, const char *value,
                    struct err *err) MUST_CHECK;

/* ---- care ---- */

/* A verified copy at path (never over a file), or in the backups when path is NULL; *out names
 * it. */
bool store_backup(struct store *store, struct arena *arena, const char *path, const char **out,
                  struct err *err) MUST_CHECK;
/* Puts a verified copy in place of the store and keeps what it replaces in the backups (*kept). The
 * store must be closed. */
bool store_restore(const struct store_options *options, struct arena *arena, const char *from,
                   const char **kept, struct err *err) MUST_CHECK;

struct store_finding {
    bool good;
    const char *what;
    const char *how; /* how to mend it; NULL where good */
};
/* Structure, foreign keys, search index, occurrences, copies, permissions; deep also reads every
 * copy. Opens the file itself, so that it works on what store_open refuses. */
bool store_check(const struct store_options *options, struct arena *arena, bool deep,
                 struct store_finding **out, size_t *count, struct err *err) MUST_CHECK;

#endif
