/* SPDX-License-Identifier: MIT
 *
 * store: opening and closing. A file is looked at before it is opened, and shows only when it is
 * whole: a new store is made beside its place. Who only reads changes no byte, so what is older
 * than this program, or not there at all, is read from memory.
 */
#include "private.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "place.h"

/* ---- making and finding ---- */

static bool fill_temporary(struct store *store, const char *temporary, struct err *err)
{
    struct sql sql;
    if (!sql_open(&sql, temporary, NULL, SQL_COPY, err))
        return false;
    struct span horizon = horizon_round(store->options.now);
    bool done = migrate_create(&sql, store->ladder, err) &&
                meta_set_number(&sql, "horizon_from", horizon.start, err) &&
                meta_set_number(&sql, "horizon_to", horizon.end, err) &&
                (!store->given_tzdata || meta_set_text(&sql, "tzdata", store->given_tzdata, err));
    sql_close(&sql);
    return done && place_sync(temporary, err);
}

/* Two that start at the same time make one store: the second finds the first one's. */
static bool make_file(struct store *store, struct err *err)
{
    struct arena arena;
    const char *temporary;
    struct stat status;
    arena_init(&arena);
    const char *directory = place_directory(&arena, store->path);
    bool done = place_temporary(&arena, directory, &temporary, err);
    if (done) {
        done = fill_temporary(store, temporary, err) && place_name(temporary, store->path, err);
        unlink(temporary);
    }
    arena_finish(&arena);
    return done || stat(store->path, &status) == 0;
}

static bool open_memory(struct store *store, struct err *err)
{
    return sql_open_memory(&store->sql, store->given_path, err) &&
           migrate_create(&store->sql, store->ladder, err);
}

/* A reader can't finish what a crash has left half done; a writer that only looks does. */
static bool open_reading(struct store *store, struct err *err)
{
    struct err first;
    if (sql_open(&store->sql, store->path, store->given_backups, SQL_READ, &first))
        return true;
    if (!store->sql.unfinished) {
        *err = first;
        return false;
    }
    if (!sql_open(&store->sql, store->path, store->given_backups, SQL_WRITE, err))
        return false;
    sql_close(&store->sql);
    return sql_open(&store->sql, store->path, store->given_backups, SQL_READ, err);
}

static bool check_schema(struct store *store, struct err *err)
{
    int64_t strange = 0;
    if (!sql_number(&store->sql, SQL_SCHEMA_STRANGE, &strange, err))
        return false;
    return strange == 0 ||
           err_set(err, ERR_STORE_FOREIGN,
                   "%s: it has views or triggers, which no juggle store has; put a copy back with "
                   "juggle restore",
                   store->given_path);
}

/* An older file, as it would be after the migration, without touching it. */
static bool climb_in_memory(struct store *store, struct err *err)
{
    struct sql memory;
    if (!sql_open_memory(&memory, store->given_path, err))
        return false;
    if (!sql_copy(&store->sql, &memory, err) || !migrate_climb(&memory, store->ladder, err)) {
        sql_close(&memory);
        return false;
    }
    sql_close(&store->sql);
    store->sql = memory;
    return true;
}

static bool open_file(struct store *store, struct err *err)
{
    bool writes = store->options.access == STORE_WRITE;
    int version;
    bool open = writes ? sql_open(&store->sql, store->path, store->given_backups, SQL_WRITE, err)
                       : open_reading(store, err);
    if (!open || !migrate_version(&store->sql, store->ladder, &version, err) ||
        !check_schema(store, err))
        return false;
    store->sql.path = store->given_path;
    if (version == store->ladder->version)
        return !writes || sql_script(&store->sql, SCRIPT_OPEN_WRITE, err);
    if (!writes)
        return climb_in_memory(store, err);
    return sql_script(&store->sql, SCRIPT_OPEN_WRITE, err) &&
           store_copy_before(store, "migration", err) &&
           migrate_climb(&store->sql, store->ladder, err);
}

static bool prepare_directory(struct store *store, struct err *err)
{
    const char *directory = place_directory(&store->scratch, store->path);
    if (store->options.access == STORE_WRITE)
        return place_make(directory, err) && place_private(directory, err);
    return access(directory, F_OK) != 0 || place_private(directory, err);
}

static bool open_connection(struct store *store, struct err *err)
{
    store->path = place_resolve(&store->life, store->given_path);
    if (!prepare_directory(store, err))
        return false;
    enum place_what what = place_look(store->path, &store->device, &store->node);
    if (what == PLACE_ABSENT && store->options.access == STORE_WRITE) {
        store->path = place_resolve(&store->life, store->given_path); /* its directory is new */
        if (!make_file(store, err))
            return false;
        what = place_look(store->path, &store->device, &store->node);
    }
    store->exists = what != PLACE_ABSENT;
    if (what == PLACE_STRANGE)
        return place_refuse(store->path, err);
    return what == PLACE_FILE ? open_file(store, err) : open_memory(store, err);
}

static bool load_horizon(struct store *store, struct err *err)
{
    store->horizon = (struct span){0, 0};
    return meta_number(&store->sql, "horizon_from", &store->horizon.start, err) &&
           meta_number(&store->sql, "horizon_to", &store->horizon.end, err);
}

/* ---- life ---- */

static char *copy_text(const char *text)
{
    char *copy = text ? strdup(text) : NULL;
    if (text && !copy)
        abort();
    return copy;
}

static struct store *store_create(const struct store_options *options, const struct ladder *ladder)
{
    struct store *store = calloc(1, sizeof *store);
    if (!store)
        abort();
    store->options = *options;
    store->ladder = ladder;
    store->given_path = copy_text(options->path);
    store->given_backups = copy_text(options->backup_dir);
    store->given_tzdata = copy_text(options->tzdata);
    store->zones = (struct series_zones){options->zone, options->zone_context};
    store->shapes.arena = &store->life;
    str_init(&store->text);
    str_init(&store->step.label);
    return store;
}

bool store_open_with(struct store **out, const struct store_options *options,
                     const struct ladder *ladder, struct err *err)
{
    struct store *store = store_create(options, ladder);
    *out = NULL;
    if (!open_connection(store, err) || !load_horizon(store, err) ||
        (options->access == STORE_WRITE && !renew(store, err))) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

bool store_open(struct store **out, const struct store_options *options, struct err *err)
{
    return store_open_with(out, options, ladder_today(), err);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    store_cancel(store);
    sql_close(&store->sql);
    str_finish(&store->text);
    str_finish(&store->step.label);
    arena_finish(&store->step.arena);
    arena_finish(&store->group_arena);
    arena_finish(&store->scratch);
    arena_finish(&store->uids);
    arena_finish(&store->life);
    free(store->given_path);
    free(store->given_backups);
    free(store->given_tzdata);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->given_path;
}

bool store_exists(const struct store *store)
{
    return store->exists;
}

void store_set_now(struct store *store, instant now)
{
    if (wall_from_seconds(now).day != wall_from_seconds(store->options.now).day)
        store->copy_seen = store->looked_over = false;
    store->options.now = now;
}

/* ---- another file at the path ---- */

/* A file that is gone is no other file: what was open can still be read, and write_begin says so.
 */
static bool is_same_file(const struct store *store)
{
    struct stat status;
    if (stat(store->path, &status) != 0)
        return true;
    return store->exists && status.st_dev == store->device && status.st_ino == store->node;
}

bool store_follow(struct store *store, struct err *err)
{
    assert(!store->step.open);
    if (store->sql.db && is_same_file(store))
        return true;
    sql_close(&store->sql);
    shapes_forget(&store->shapes);
    arena_reset(&store->life);
    store->generation++;
    store->copy_seen = store->looked_over = false;
    store->copied_state = 0;
    return open_connection(store, err) && load_horizon(store, err);
}

/* Times of files are coarse: a change may look like the one before it until some looks later. */
enum { LOOKS_AT_REST = 3 };

bool store_rests(struct store *store)
{
    struct stat now;
    if (stat(store->path, &now) != 0 || !store->exists)
        return false;
    bool same = now.st_dev == store->device && now.st_ino == store->node &&
                now.st_size == store->size && now.st_mtim.tv_sec == store->changed.tv_sec &&
                now.st_mtim.tv_nsec == store->changed.tv_nsec;
    store->looks = same ? store->looks + (store->looks < LOOKS_AT_REST) : 0;
    store->size = now.st_size;
    store->changed = now.st_mtim;
    return store->looks == LOOKS_AT_REST;
}

bool store_is_written(const struct store *store)
{
    char journal[PATH_MAX];
    int length = snprintf(journal, sizeof journal, "%s-journal", store->path);
    return length < (int)sizeof journal && access(journal, F_OK) == 0;
}

int64_t store_state(struct store *store)
{
    struct err dropped;
    int64_t version = 0;
    (void)!sql_number(&store->sql, SQL_DATA_VERSION, &version, &dropped);
    return version + store->commits + 1;
}

int64_t store_data_version(struct store *store)
{
    struct err dropped;
    int64_t version = 0;
    if (!store->step.open)
        (void)!store_follow(store, &dropped);
    if (store->sql.db)
        (void)!sql_number(&store->sql, SQL_DATA_VERSION, &version, &dropped);
    return version + store->generation * ((int64_t)1 << 32);
}
