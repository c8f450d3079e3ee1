/* SPDX-License-Identifier: MIT
 *
 * world: what a turn knows: now, the person's settings and clock, the kinds, the zones, and the
 * store.
 *
 * It owns the only `now`. The long-lived arena holds settings and zones; the turn's arena holds
 * snapshots and answers and is reset by world_turn.
 */
#ifndef JUGGLE_APP_WORLD_H
#define JUGGLE_APP_WORLD_H

#include "juggle/app/command.h"
#include "juggle/base/arena.h"
#include "juggle/base/err.h"
#include "juggle/base/zone.h"
#include "juggle/config/config.h"
#include "juggle/model/item.h"
#include "juggle/model/quickadd.h"
#include "juggle/model/kind.h"
#include "juggle/model/snapshot.h"
#include "juggle/store/store.h"
#include "juggle/sys/paths.h"

/* The global options as they were said; NULL where they weren't. */
struct world_options {
    const char *db;
    const char *config;
    const char *now;
    const char *tz;
    bool quiet;
    bool verbose;
    /* not said but set: the command makes do without the file that `config` names */
    bool config_may_lack;
};

/* A caller that wants to know how far something long has come (imports, in bytes); tell NULL:
 * nobody. total is 0 where it is not known. */
struct progress {
    void (*tell)(void *context, size_t done, size_t total);
    void *context;
};

/* Asked now and then by what takes long and can be begun anew: is something else wanted first?
 * asked NULL: never. */
struct interrupt {
    bool (*asked)(void *context);
    void *context;
};

struct world {
    struct arena life;
    struct arena turn;
    struct world_options options;
    struct paths paths;
    const char *config_path;
    const struct config *config;
    const struct settings *settings;
    struct kind_set kinds;
    struct workdays workdays;
    struct zone_set zones;
    const struct zone *home;
    const char *const *zone_names; /* NULL until world_zone_names */
    size_t zone_name_count;
    bool now_frozen;
    instant now;
    /* there are trips, so that the person's clock may be another one than at home */
    bool travels;
    day today;      /* the person's: now less day_starts_at */
    minutes minute; /* of the person's wall clock */
    bool h24;       /* times as 17:00, not 5:00pm */
    bool ascii;     /* plain characters only */
    struct quickadd_context quickadd; /* for reading lines of quick add now */
    const char *store_path;
    struct store *store; /* NULL until world_store */
    enum store_access access;
    const char *demo_directory; /* of a demo's store; NULL: the person's own store */
    struct progress progress;
    struct interrupt interrupt;
};

/* Reads environment, config and clock. A broken config is no failure: defaults stand in, and
 * world->config tells (config check, and a line on stderr). False: a wrong --now, --tz (ERR_USAGE)
 * or an unreadable --config (ERR_CONFIG). */
bool world_open(struct world *world, const struct world_options *options,
                struct err *err) MUST_CHECK;
void world_close(struct world *world);
/* A new turn: reads the clock again unless frozen, forgets the turn's arena. */
void world_turn(struct world *world);
/* Takes the clock's time, where the turn's day and zone still hold: a later minute of the same day
 * at home. False: it is another day, or may be, and it is time for a new turn. */
bool world_tick(struct world *world);
/* Milliseconds until the clock shows another minute than the turn's; -1: it is frozen. */
int world_wait(const struct world *world);
/* True, with ERR_INTERRUPTED: whoever asked would rather have it later. */
bool world_interrupted(const struct world *world, struct err *err) MUST_CHECK;
/* Takes another config on, for all that is read from now on. */
void world_adopt(struct world *world, const struct config *config);
/* Opens the store if it isn't open with at least this access. */
bool world_store(struct world *world, enum store_access access, struct err *err) MUST_CHECK;
/* A zone by name (also aliases), loaded once; NULL when unknown. */
const struct zone *world_zone(struct world *world, const char *name);
/* All zones' names, sorted; read once. */
const char *const *world_zone_names(struct world *world, size_t *count);
/* Keys that the config gives a command, NULL where it says nothing. */
const char *world_keys(const struct world *world, enum command command);
/* The theme that the config asks for. */
struct theme;
void world_theme(const struct world *world, struct theme *out);
/* Mistakes in the config. */
size_t world_problem_count(const struct world *world);
/* The person's wanted share of an area, percent. */
int world_target(const struct world *world, enum area area);
/* How the store is opened. */
struct store_options world_store_options(struct world *world, enum store_access access);
/* What views are built with, now. */
struct view_inputs world_inputs(const struct world *world);
/* The snapshot of the days [from, to) of the person's clock with a day's margin, and the view of
 * it. */
bool world_view(struct world *world, day from, day to, struct view *out,
                struct err *err) MUST_CHECK;
/* The same with no more margin than trips may ask for: for answers that only list what is on those
 * days. */
bool world_view_days(struct world *world, day from, day to, struct view *out,
                     struct err *err) MUST_CHECK;

/* The days' view without its events, and the events of some of its days with nothing beside them:
 * in an arena that may go before the turn does. */
bool world_view_rest(struct world *world, day from, day to, struct view *out,
                     struct err *err) MUST_CHECK;
bool world_view_events(struct world *world, struct arena *arena, const struct view *rest, day from,
                       day to, struct view *out, struct err *err) MUST_CHECK;

/* The view of what was read; the snapshot itself may go. */
void world_view_of(struct world *world, const struct snapshot *snapshot, struct view *out);
/* Has the zones of all items at hand, for callers that show their own clocks. */
void world_load_zones(struct world *world, const struct view *view);
/* The view of a stretch of time, no more. */
bool world_view_at(struct world *world, struct span window, struct view *out,
                   struct err *err) MUST_CHECK;
/* The view of days, with today's tasks, blocks and entries wherever the days are. */
bool world_view_with_today(struct world *world, day from, day to, struct view *out,
                           struct err *err) MUST_CHECK;
/* Do at least so many timed events begin on these days? False, too, where the store can't say. */
bool world_is_crowded(struct world *world, day from, day to, int64_t least);
/* What is seen of a store that can't be read: nothing. */
void world_view_nothing(struct world *world, struct view *out);
/* Today's view with every task that there is, done and dropped ones too. */
bool world_view_all_tasks(struct world *world, struct view *out, struct err *err) MUST_CHECK;
/* One record as an item, in a view of what speaks for it; *out is NULL where it is none. Of a
 * series the first occurrence from now on, else the last one before. */
bool world_item(struct world *world, enum record_kind kind, int64_t id, struct view *view,
                const struct item **out, struct err *err) MUST_CHECK;

#endif
