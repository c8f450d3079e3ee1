/* SPDX-License-Identifier: MIT
 *
 * world: what a turn knows: now, the person's settings and clock, the kinds, the zones, and the store.
 *
 * It owns the only `now`. The long-lived arena holds settings and zones; the turn's arena holds snapshots
 * and answers and is reset by world_turn.
 */
#ifndef JUGGLE_APP_WORLD_H
#define JUGGLE_APP_WORLD_H

#include "juggle/base/arena.h"
#include "juggle/base/err.h"
#include "juggle/base/zone.h"
#include "juggle/config/config.h"
#include "juggle/model/item.h"
#include "juggle/model/kind.h"
#include "juggle/model/snapshot.h"
#include "juggle/store/store.h"

/* The global options as they were said; NULL where they weren't. */
struct world_options {
    const char *db;
    const char *config;
    const char *now;
    const char *tz;
    bool quiet;
    bool verbose;
};

struct world {
    struct arena life;
    struct arena turn;
    struct world_options options;
    const struct config *config;
    const struct settings *settings;
    struct kind_set kinds;
    struct zone_set zones;
    const struct zone *home;
    bool now_frozen;
    instant now;
    day today;      /* the person's: now less day_starts_at */
    minutes minute; /* of the wall clock at home */
    const char *store_path;
    struct store *store; /* NULL until world_store */
    enum store_access access;
};

/* Reads environment, config and clock. A broken config is no failure: defaults stand in, and
 * world->config tells (config check, and a line on stderr). False: a wrong --now, --tz (ERR_USAGE) or an
 * unreadable --config (ERR_CONFIG). */
bool world_open(struct world *world, const struct world_options *options, struct err *err) MUST_CHECK;
void world_close(struct world *world);
/* A new turn: reads the clock again unless frozen, forgets the turn's arena. */
void world_turn(struct world *world);
/* Opens the store if it isn't open with at least this access. */
bool world_store(struct world *world, enum store_access access, struct err *err) MUST_CHECK;
/* A zone by name (also aliases), loaded once; NULL when unknown. */
const struct zone *world_zone(struct world *world, const char *name);
/* The snapshot of the days [from, to) of the person's clock with a day's margin, and the view of it. */
bool world_view(struct world *world, day from, day to, struct view *out, struct err *err) MUST_CHECK;

#endif
