/* SPDX-License-Identifier: MIT
 *
 * import: from sources to the store, private to src/app.
 *
 * A call has sources; each source is read by a caged child, whose events stream through a pass: the
 * first ones wait until it is clear which feed the file belongs to, then each is matched, merged
 * and put, all in one step of the store. What only shows late (a feed's text that belongs to
 * another feed, one key for two events, a source that breaks off) is kept as a fact, the step is
 * taken back and all is done again knowing it: rare, exact, and the memory stays small.
 */
#ifndef JUGGLE_SRC_APP_IMPORT_H
#define JUGGLE_SRC_APP_IMPORT_H

#include "juggle/base/vec.h"
#include "juggle/ics/read.h"
#include "juggle/model/merge.h"
#include "handlers.h"
#include "import_seen.h"
#include "juggle/app/concern.h"

/* ---- sources (import_source.c) ---- */

struct import_part {
    const char *name; /* for messages */
    const char *path; /* of a directory's file, opened when it is read */
    int fd;           /* else open as long as the call lasts; -1 */
    size_t bytes;     /* 0: not known yet */
    bool lost;        /* it could not be read */
};

/* What a pass found out too late about an event of the store; see import_mark. */
struct import_fact {
    int64_t id;
    bool owned;
    int32_t best;
};

/* A component that goes on with a stored event of another UID. */
struct import_follow {
    uint64_t key;
    instant start;
    int64_t id;
};

struct import_source {
    const char *name; /* base name, or "-" */
    VEC(struct import_part) parts;
    struct err failure;   /* ERR_NONE: something of it can be read */
    VEC(struct err) lost; /* parts that could not be read */
    VEC(struct import_fact) facts;
    VEC(struct import_follow) follows; /* by key */
    VEC(uint64_t) announced; /* keys that stand behind their cancellation in it, ascending */
    bool fixed;           /* an earlier pass has chosen the feed: */
    int64_t fixed_feed;   /* 0: a new one */
};

/* Opens a file, a directory (its calendars as one) or "-". False: ERR_INPUT. */
bool import_source_open(struct arena *arena, const char *argument, size_t most,
                        struct import_source *out, struct err *err) MUST_CHECK;
/* Takes the other's parts over. */
void import_source_join(struct arena *arena, struct import_source *source,
                        const struct import_source *other);
/* A descriptor at the part's beginning, given back with import_part_end. */
bool import_part_begin(const struct import_part *part, size_t most, int *fd,
                       struct err *err) MUST_CHECK;
void import_part_end(const struct import_part *part, int fd);
void import_source_close(struct import_source *source);

/* ---- the call ---- */

struct import_wish {
    const char *feed; /* a name or an id; NULL: to be found */
    bool has_mode, has_role;
    enum feed_mode mode;
    enum role role;
    const char *kind;
    const struct zone *zone; /* of times without one; NULL: not said */
    enum { CONFERENCE_FOUND, CONFERENCE_NONE, CONFERENCE_NEW, CONFERENCE_SAID } which;
    const struct conference *conference; /* CONFERENCE_SAID */
    bool follow; /* what looks alike under another UID goes on */
    bool dry_run;
    bool verbose;
};

struct import_change {
    int64_t id;
    const char *uid;
    const char *title;
    const char *words; /* for people, see import_words */
    enum merge_word word;
    instant start;        /* as it is now */
    struct value *fields; /* of the reply's arena */
    bool concerns_me;
};

/* A change of a programme that concerns the person. */
struct import_concerned {
    int64_t id;
    enum merge_word word;
    uint32_t fields;
    const char *title;
    const char *words;
    const char *place, *was_place;
    struct span now, was; /* was.start INSTANT_NONE: it is new */
    bool all_day, series;
    const struct recur_occurrence *occurrences; /* of a series, the first weeks of it */
    size_t occurrence_count;
};

struct import_oddity {
    const char *source;
    const char *uid;
    const char *title;
    int line;
    const char *code;
    const char *message;
    const char *action;
    bool skipped;
};

/* Two events that look alike under different UIDs: proposed, not taken, unless they are to
 * follow. */
struct import_alike {
    int64_t stored;
    int64_t fresh;
    const char *title, *fresh_title;
    bool followed; /* both are one now */
    bool slot;     /* only room and hour are the same: told, never followed */
};

/* What the file says itself of a zone that is known, where the two differ. */
struct import_conflict {
    const char *zone;
    size_t events;
    int32_t least, most; /* seconds by which its events would start later by the file */
    int line;            /* of the first of them */
};

/* What became of the tasks, or the calls for papers, of a file. */
struct import_tally {
    size_t in_file, fresh, changed, unchanged, skipped;
    size_t closed; /* calls that were over before */
};

/* A call for papers that is new or has changed. */
struct import_called {
    int64_t id;
    enum merge_word word;
    const char *name;
    instant cfp;
};

struct import_result {
    struct import_source *source;
    struct feed feed;       /* id 0: nothing was stored */
    bool made;              /* the feed is new */
    const char *zone_from;  /* where its zone is known from */
    const struct feed *similar; /* new as it is, it looks like this one; NULL */
    bool own;               /* our own export: events go back to where they came from */
    size_t in_file;
    size_t counts[MERGE_WORD_COUNT];
    size_t mine;
    size_t floating;
    size_t freebusy, journals; /* passed over */
    size_t tasks_along; /* prepared for conferences whose days have moved, and moved along */
    day first_day, last_day; /* of its events; DAY_NONE: it has none */
    struct import_tally tasks, calls;
    VEC(struct import_called) called;
    VEC(struct import_change) changes;
    VEC(struct import_concerned) concerned;
    VEC(struct import_oddity) oddities;
    VEC(struct import_alike) alike;
    VEC(struct import_conflict) conflicts; /* a zone each */
    bool truncated;
    bool dirty;             /* something was put */
    VEC(int64_t) missing;   /* stored, future, not in the file */
    int64_t *touched;       /* ascending; where several sources may share a feed */
    size_t touched_count;
};

/* What the person says of an event, as far as imports care. */
struct import_chosen {
    int64_t event;
    bool stage;    /* speaking, keynote, workshop */
    bool concerns; /* chosen in any way */
};

/* A stored task by its UID. */
struct import_todo {
    uint64_t uid;
    int64_t id;
};

/* What a file holds, for whoever wants to know without importing it. */
struct import_session {
    struct span at;
    bool mine; /* the person is named by it */
    const char *title;
};
struct import_kept {
    struct arena *arena;
    struct import_source source; /* open as long as it is kept: a pipe can't be read again */
    VEC(struct import_session) sessions; /* timed ones, the first of a series */
};

/* What is written before a programme, in its step: the conference that it is of, and what else
 * belongs to it. */
struct import_company {
    /* Called anew when the step is begun anew. */
    bool (*put)(void *context, const struct conference **out, struct err *err);
    void *context;
    const char *label; /* of the step */
    int64_t step;      /* out: 0, nothing was written */
};

struct import {
    struct import_kept *kept;       /* NULL: nothing is */
    struct import_company *company; /* NULL: it comes alone */
    struct world *world;
    struct import_wish wish;
    struct reply *reply;
    struct arena arena; /* of one attempt */
    struct merge_me me;
    struct import_source *sources;
    size_t source_count;
    struct import_result *results;
    struct import_chosen *chosen;
    size_t chosen_count;
    bool begun;         /* a step is open */
    bool again;         /* take it back and do it again, knowing more */
    int64_t data_version; /* before anything was read for this attempt */
    int64_t next[RECORD_COUNT]; /* ids of a dry run; 0: not asked yet */
    size_t most_bytes;            /* of one file */
    size_t done_bytes, all_bytes; /* of all sources, for the progress */
    struct import_todo *todos; /* loaded when the first VTODO comes */
    size_t todo_count;
    bool todos_loaded;
    struct record_list conferences; /* loaded when the first call for papers comes */
    bool conferences_loaded;
    VEC(struct concern) concerns; /* of the whole call */
    const char *said_in;          /* the zone in whose clock changes are told; NULL: home's */
};

/* A dry run as a programme; the answer is that of `import`. What is kept is closed by the keeper,
 * whatever comes back. */
bool import_look(struct world *world, const char *path, struct import_kept *kept,
                 struct reply *reply, struct err *err) MUST_CHECK;
/* Imports a programme with what belongs to it; the answer is that of `import`. Nothing stays
 * open. */
bool import_with(struct world *world, struct import_kept *kept, struct import_company *company,
                 struct reply *reply, struct err *err) MUST_CHECK;
/* Opens the step if it isn't open: a copy is made first. Nothing in a dry run. */
bool import_touch(struct import *import, struct err *err) MUST_CHECK;
/* store_put, or in a dry run the id that it would get. */
bool import_put(struct import *import, enum record_kind kind, void *record,
                struct err *err) MUST_CHECK;

/* ---- one source (import_pass.c, import_decide.c, import_event.c, import_match.c, import_alike.c,
 * import_cancel.c, import_end.c) ---- */

struct import_head {
    bool read; /* a calendar was seen */
    bool programme;
    const char *name, *zone, *prodid, *method, *juggle_feed;
};

/* An unchanged event whose stamps are newer than the stored ones; written only if anything else
 * is. */
struct import_stamp {
    int64_t id;
    int64_t hash;
    instant modified, stamp;
    int32_t sequence;
};

/* An event by what it looks like. */
struct import_look {
    struct merge_look look;
    uint64_t key; /* of a new one */
    const char *title;
};
typedef VEC(struct import_look) import_look_list;

struct import_orphan {
    uint64_t master;
    const char *uid, *title;
    int line;
};

/* An event or a task that was read before it was clear which feed it belongs to. */
struct import_waiting {
    struct ics_event event;
    const struct task *task; /* NULL: an event */
    int line;
    const char *part;
    const char *zone;
};

struct import_pass {
    struct import *import;
    struct import_result *result;
    struct import_source *source;
    struct err *err;      /* of the visitor, when it stops with one */
    bool stopped;         /* the visitor needs no more */
    bool failed;          /* and says why in err */
    const char *part;     /* name of the part that is being read */
    const char *zone_now; /* zone of the calendar that is being read, or NULL */
    struct arena scratch; /* of one event */
    struct import_head head;
    bool decided;
    struct arena buffer;  /* of what waits */
    VEC(struct import_waiting) waiting;
    struct record_list feeds;
    struct import_known *all; /* of every feed that may be meant */
    size_t all_count;
    struct import_known *known; /* of the chosen feed; NULL: it is new */
    struct import_seen seen;
    const struct zone *feed_zone;
    bool zone_said; /* by the person: what the file says of itself doesn't matter */
    struct {
        char name[64];
        const struct zone *zone;
    } zone; /* the last one asked for */
    VEC(struct import_stamp) stamps;
    VEC(struct import_orphan) orphans;
    import_look_list fresh; /* new events of a known feed */
    VEC(uint64_t) own_uids;         /* of blocks and legs, hashed, ascending */
    const char *place;              /* where most of the sessions are, if it is one town */
    size_t parts_read, parts_of_overrides;
    size_t calls_in_file;
    bool cancels;     /* so does the calendar of the event that is in turn */
    struct import_seen unheard; /* cancellations of what nobody knew */
    bool stale;       /* the file is older than what is stored */
    size_t exhausted; /* rules whose end could not be found */
    size_t tentative, certain;
    day first_day, last_day;
};

bool import_pass_run(struct import *import, struct import_source *source,
                     struct import_result *result, struct err *err) MUST_CHECK;

/* Only one feed can be meant, whatever the file says: *feed, 0 for a new one. */
bool import_feed_wanted(struct import_pass *pass, int64_t *feed);
/* Chooses feed, mode, zone and kind by what waits. */
bool import_decide(struct import_pass *pass, struct err *err) MUST_CHECK;
/* Puts feed and conference if they are new, so that events can name them. */
bool import_feed_ready(struct import_pass *pass, struct err *err) MUST_CHECK;
/* Is it an export of this store? Then result->own is set. */
bool import_own_begin(struct import_pass *pass, struct err *err) MUST_CHECK;
/* The conference that a feed belongs to, by its record or by name and days (DAY_NONE: not known);
 * NULL where there is none. */
bool import_conference_find(struct import_pass *pass, const struct feed *feed, day first, day last,
                            const struct conference **out, struct err *err) MUST_CHECK;
/* Makes it, or brings it up to date; the feed's record names it then. */
bool import_conference_end(struct import_pass *pass, struct err *err) MUST_CHECK;
/* What was planned for the conference by its days moves along. */
bool import_tasks_along(struct import_pass *pass, const struct conference *before,
                        const struct conference *after, struct err *err) MUST_CHECK;
/* Keeps what is needed of a new event at the end. */
void import_remember(struct import_pass *pass, const struct event *event, int line);
/* The same of one that is known, where everything odd is to be told. */
void import_remember_orphan(struct import_pass *pass, const struct event *event, int line);
/* Keeps the look of a new event of a known feed. */
void import_alike_remember(struct import_pass *pass, const struct event *event);
/* Pairs what is new with what is missing: offered in the result, or to be followed by the next
 * pass. */
bool import_alike_find(struct import_pass *pass, struct err *err) MUST_CHECK;
/* The stored event that a new one goes on with, or NULL. */
struct import_mark *import_alike_followed(struct import_pass *pass, uint64_t key, instant start);
/* The feed whose events of these days have the titles of the file's, half of them at least; NULL:
 * none. */
bool import_alike_feed(struct import_pass *pass, const struct event *const *events, size_t count,
                       struct span days, struct import_known **out, struct err *err) MUST_CHECK;
/* Everything that is known only at the end. */
bool import_finish(struct import_pass *pass, struct err *err) MUST_CHECK;
/* Of all results: what is missing becomes gone. */
bool import_gone(struct import *import, struct err *err) MUST_CHECK;

/* One event of the file, in its turn. */
bool import_event(struct import_pass *pass, const struct ics_event *event,
                  struct err *err) MUST_CHECK;
/* Widens the days [*first, *last] to those of an event. */
void import_days(const struct import_pass *pass, const struct event_mark *event, day *first,
                 day *last);
/* Is it the same as, or does it change, what is stored? */
bool import_match(struct import_pass *pass, struct event *event, int line,
                  struct err *err) MUST_CHECK;
bool import_match_same(struct import_pass *pass, int64_t hash, int line,
                       struct err *err) MUST_CHECK;
/* For events of our own export. *known: it is there, wherever; then it was counted. */
bool import_match_own(struct import_pass *pass, struct event *event, const char *feed_uid, int line,
                      bool *known, struct err *err) MUST_CHECK;
/* A cancellation of what neither the store nor the file knows is passed over (RFC 5546 3.2.5):
 * *out. */
bool import_cancel_unheard(struct import_pass *pass, const struct event *event, uint64_t key,
                           int line, bool *out, struct err *err) MUST_CHECK;
/* A new event, which the file may have cancelled before it announced it. */
void import_cancel_announced(struct import_pass *pass, uint64_t key);
/* Before a pass is done again. */
void import_cancel_sort(struct import_source *source);
/* Names the occurrence that an exception is of as the store does, where it is stored (known:
 * something of the feed is), else so that no zone is needed to know it. */
bool import_occurrence(struct import_pass *pass, int64_t feed, bool known, struct event *event,
                       struct err *err) MUST_CHECK;
/* Counts what is stored as it is. */
void import_keep(struct import_pass *pass, const struct event_mark *event);
/* Counts it, lists the change, puts the event and the person's role where it is theirs. */
bool import_take(struct import_pass *pass, const struct event *stored, struct event *incoming,
                 const struct merge *merge, struct err *err) MUST_CHECK;
/* Puts an event with the stored one's identity (NULL: with its own), in its feed. */
bool import_put_event(struct import_pass *pass, const struct event *stored, struct event *event,
                      struct err *err) MUST_CHECK;
/* What was said of single occurrences of a stored series goes along where the series moves (stored
 * NULL: new). */
bool import_carry(struct import_pass *pass, const struct event *stored, const struct event *event,
                  struct err *err) MUST_CHECK;
/* A conference and a feed, or a call, are the same by name (one holds the other's words) and
 * days. */
bool import_names_meet(struct arena *arena, const char *a, const char *b);
bool import_days_meet(const struct conference *conference, day first, day last);
bool import_call(struct import_pass *pass, const struct conference *call,
                 struct err *err) MUST_CHECK;
bool import_task(struct import_pass *pass, const struct task *task, int line,
                 struct err *err) MUST_CHECK;

/* ---- zones that the file has otherwise (import_conflict.c) ---- */

/* A timed event of the file that is complete, and what its reader read; see ics_event. */
void import_conflict_note(struct import_pass *pass, const struct event *event, int32_t written,
                          int line);
/* An oddity for each zone. */
void import_conflict_tell(struct import_pass *pass);

/* ---- notes (import_note.c) ---- */

void import_oddity(struct import_pass *pass, enum oddity_code code, enum oddity_action action,
                   const char *uid, const char *title, int line, const char *message);
void import_change(struct import *import, struct import_result *result, const struct event *stored,
                   const struct event *now, const struct merge *merge, bool concerns_me);
/* What changed from old (NULL: it is new) to now, for people; of what is new, cancelled or gone
 * when and where it is. */
const char *import_words(struct import *import, const struct event *old, const struct event *now,
                         const struct merge *merge);
const struct import_chosen *import_chosen_find(const struct import *import, int64_t event);

/* ---- what it means for the person (import_concern.c) ---- */

/* Takes down a change of a programme that concerns them. */
void import_concern(struct import *import, struct import_result *result, const struct event *stored,
                    const struct event *now, const struct merge *merge, const char *words);
/* Of all results: moved, cancelled and gone sessions, clashes, walks; kept for today in the open
 * step. */
bool import_concerns(struct import *import, struct err *err) MUST_CHECK;

/* ---- the answer (import_answer.c) ---- */

/* Fills the reply; step 0: nothing was written. */
void import_answer(struct import *import, int64_t step);

#endif
