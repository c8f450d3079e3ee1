/* SPDX-License-Identifier: MIT
 *
 * world: environment, config, clock and store become what a turn knows. Nothing below reads any of
 * them itself.
 */
#include "juggle/app/world.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>


#include "juggle/base/str.h"
#include "juggle/sys/clock.h"
#include "juggle/sys/paths.h"
#include "juggle/sys/zoneinfo.h"
#include "juggle/app/settings.h"

/* What was said on the command line, else what the environment says, else NULL. Empty is unset. */
static const char *said(const char *option, const char *variable)
{
    const char *value = option ? option : getenv(variable);
    return value && *value ? value : NULL;
}

const struct zone *world_zone(struct world *world, const char *name)
{
    struct err ignored;
    const struct zone *zone = zone_find(&world->zones, name);
    if (zone)
        return zone;
    const char *known = name ? zone_canonical(name, NULL) : NULL;
    if (!known)
        return NULL;
    zone = zone_find(&world->zones, known);
    if (zone)
        return zone;
    zone = zoneinfo_load(&world->life, known, &ignored);
    if (zone)
        zone_set_add(&world->life, &world->zones, zone);
    return zone;
}

const char *const *world_zone_names(struct world *world, size_t *count)
{
    if (!world->zone_names)
        world->zone_names = zoneinfo_list(&world->life, &world->zone_name_count);
    *count = world->zone_name_count;
    return world->zone_names;
}

static bool find_home(struct world *world, struct err *err)
{
    char local[ZONEINFO_NAME_SIZE];
    const char *wanted = said(world->options.tz, "JUGGLE_TZ");
    if (wanted) {
        world->home = world_zone(world, wanted);
        if (world->home)
            return true;
        size_t count;
        const char *const *names = world_zone_names(world, &count);
        const char *near = str_nearest(wanted, names, count);
        return err_set(err, ERR_USAGE, "%s %s: no such time zone; %s%s",
                       world->options.tz ? "--tz" : "JUGGLE_TZ", wanted,
                       near ? "did you mean " : "write an IANA name such as Europe/Berlin",
                       near ? near : "");
    }
    world->home = world_zone(world, world->settings->general_timezone);
    if (!world->home) {
        zoneinfo_local_name(local, sizeof local);
        world->home = world_zone(world, local);
    }
    if (!world->home)
        world->home = zone_utc();
    return true;
}

/* Where the person is now, by the legs of trips; home until a store is open, and where none can be
 * read. */
static const struct zone *zone_now(struct world *world)
{
    world->travels = true;
    struct record_list legs;
    struct where where;
    struct err ignored;
    if (!world->store || !store_all(world->store, &world->turn, RECORD_LEG, &legs, &ignored))
        return world->home;
    world->travels = legs.count > 0;
    if (!world->travels)
        return world->home;
    const struct leg **all = ARENA_ARRAY(&world->turn, const struct leg *, legs.count);
    for (size_t i = 0; i < legs.count; i++) {
        all[i] = legs.at[i];
        world_zone(world, all[i]->end_zone);
    }
    where_build(&world->turn, world->home, all, legs.count, &world->zones, &where);
    return where_zone(&where, world->now);
}

static void take_now_in(struct world *world, const struct zone *zone)
{
    struct wall wall = zone_wall(zone, world->now);
    minutes starts = world->workdays.day_starts_at;
    world->minute = wall.second / 60;
    world->today = world->minute < starts ? wall.day - 1 : wall.day;
    world->quickadd = (struct quickadd_context){
        .today = world->today,
        .now = world->minute < starts ? world->minute + DAY_MINUTES : world->minute,
        .week_start = world->workdays.week_start,
        .kinds = &world->kinds,
        .day_length =
            world->workdays.at[MONDAY].contract ? world->workdays.at[MONDAY].contract : 480,
        .h24 = world->h24,
    };
}

static void take_now(struct world *world)
{
    take_now_in(world, zone_now(world));
}

static bool find_now(struct world *world, struct err *err)
{
    const char *frozen = said(world->options.now, "JUGGLE_NOW");
    world->now = clock_now();
    world->now_frozen = frozen != NULL;
    if (frozen && !clock_parse_now(frozen, world->home, &world->now, err))
        return false;
    take_now(world);
    return true;
}

static void take_settings(struct world *world)
{
    world->settings = config_settings(world->config);
    world->kinds = *config_kinds(world->config);
    world->h24 = world->settings->general_time_format == TIME_FORMAT_24H;
    world->ascii = world->settings->tui_ascii == ASCII_YES ||
                   (world->settings->tui_ascii == ASCII_AUTO &&
                    strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    config_workdays(world->config, &world->workdays);
}

static bool find_config(struct world *world, const struct paths *paths, struct err *err)
{
    const char *path = said(world->options.config, "JUGGLE_CONFIG");
    bool must_exist = path == world->options.config && path && !world->options.config_may_lack;
    struct config_tables tables = settings_tables(&world->life);
    tables.themes = paths->themes;
    world->config_path = path ? path : paths->config;
    if (!config_read(&world->life, world->config_path, must_exist, &tables, &world->config, err))
        return false;
    take_settings(world);
    return true;
}

void world_adopt(struct world *world, const struct config *config)
{
    struct err ignored;
    const struct zone *home = world->home;
    world->config = config;
    take_settings(world);
    if (!find_home(world, &ignored)) /* a zone that was asked for was found before */
        world->home = home;
    take_now(world);
}

bool world_open(struct world *world, const struct world_options *options, struct err *err)
{
    memset(world, 0, sizeof *world);
    world->options = *options;
    arena_init(&world->life);
    arena_init(&world->turn);
    paths_init(&world->paths, &world->life);
    const char *db = said(options->db, "JUGGLE_DB");
    world->store_path = db ? db : world->paths.store;
    if (find_config(world, &world->paths, err) && find_home(world, err) && find_now(world, err))
        return true;
    world_close(world);
    return false;
}

void world_close(struct world *world)
{
    store_close(world->store);
    world->store = NULL;
    arena_finish(&world->turn);
    arena_finish(&world->life);
}

void world_turn(struct world *world)
{
    arena_reset(&world->turn);
    if (world->now_frozen)
        return;
    world->now = clock_now();
    if (world->store)
        store_set_now(world->store, world->now);
    take_now(world);
}

bool world_tick(struct world *world)
{
    day before = world->today;
    if (world->travels || world->now_frozen)
        return false;
    world->now = clock_now();
    take_now_in(world, world->home);
    return world->today == before;
}

int world_wait(const struct world *world)
{
    if (world->now_frozen)
        return -1;
    instant now = clock_now();
    return now / 60 == world->now / 60 ? (int)(60 - now % 60) * 1000 : 0;
}

bool world_interrupted(const struct world *world, struct err *err)
{
    const struct interrupt *interrupt = &world->interrupt;
    return interrupt->asked && interrupt->asked(interrupt->context) &&
           !err_set(err, ERR_INTERRUPTED, "interrupted");
}

/* ---- the store ---- */

static const struct zone *zone_for_store(void *context, const char *name)
{
    return world_zone(context, name);
}

struct store_options world_store_options(struct world *world, enum store_access access)
{
    const char *directory =
        world->store_path ? paths_parent(&world->life, world->store_path) : NULL;
    return (struct store_options){
        .path = world->store_path,
        .access = access,
        .now = world->now,
        .backup_dir = world->demo_directory || !directory
                          ? NULL
                          : arena_printf(&world->life, "%s/backups", directory),
        .zone = zone_for_store,
        .zone_context = world,
        .tzdata = access == STORE_WRITE ? zoneinfo_version(&world->life) : NULL,
    };
}

bool world_store(struct world *world, enum store_access access, struct err *err)
{
    if (world->store && (access == STORE_READ || world->access == STORE_WRITE))
        return true;
    if (!paths_known(world->store_path, err))
        return false;
    store_close(world->store);
    world->store = NULL;
    const char *directory = paths_parent(&world->life, world->store_path);
    if (access == STORE_WRITE && !paths_make(directory, err)) {
        err->code = ERR_STORE_DENIED;
        return false;
    }
    if (access == STORE_WRITE && !paths_check_private(directory, err))
        return false;
    struct store_options options = world_store_options(world, access);
    world->access = access;
    if (!store_open(&world->store, &options, err))
        return false;
    take_now(world);
    return true;
}

/* ---- views ---- */

struct view_inputs world_inputs(const struct world *world)
{
    return (struct view_inputs){
        .kinds = &world->kinds,
        .zones = &world->zones,
        .home = world->home,
        .workdays = &world->workdays,
        .now = world->now,
        .today = world->today,
    };
}

/* The zones of journeys: by them the person's clock is set. */
static void load_zones(struct world *world, const struct snapshot *snapshot)
{
    for (size_t i = 0; i < snapshot->leg_count; i++) {
        world_zone(world, snapshot->legs[i]->zone);
        world_zone(world, snapshot->legs[i]->end_zone);
    }
}

void world_load_zones(struct world *world, const struct view *view)
{
    for (size_t i = 0; i < view->count; i++)
        world_zone(world, view->items[i].zone);
}

void world_view_of(struct world *world, const struct snapshot *snapshot, struct view *out)
{
    struct snapshot *kept = arena_copy(&world->turn, snapshot, sizeof *snapshot);
    struct view_inputs inputs = world_inputs(world);
    load_zones(world, kept);
    view_build(&world->turn, kept, &inputs, out);
}

static struct span window_of(const struct world *world, day from, day to)
{
    instant start = zone_instant(world->home, (struct wall){from - 1, 0}, NULL);
    instant end = zone_instant(world->home, (struct wall){to + 1, 0}, NULL);
    return (struct span){start, end};
}

bool world_view_at(struct world *world, struct span window, struct view *out, struct err *err)
{
    struct snapshot snapshot;
    if (!store_snapshot(world->store, &world->turn, window, &snapshot, err))
        return false;
    world_view_of(world, &snapshot, out);
    return true;
}

bool world_view(struct world *world, day from, day to, struct view *out, struct err *err)
{
    return world_view_at(world, window_of(world, from, to), out, err);
}

/* Where the person stays at home the clock of the days is known, and nothing round them can be on
 * them. */
static struct span window_of_days(const struct world *world, day from, day to)
{
    int32_t night = world->workdays.day_starts_at * 60;
    struct span days = {zone_instant(world->home, (struct wall){from, 0}, NULL),
                        zone_instant(world->home, (struct wall){to, night}, NULL)};
    return world->travels ? window_of(world, from, to) : days;
}

bool world_view_days(struct world *world, day from, day to, struct view *out, struct err *err)
{
    return world_view_at(world, window_of_days(world, from, to), out, err);
}

bool world_view_rest(struct world *world, day from, day to, struct view *out, struct err *err)
{
    struct snapshot snapshot;
    if (!store_snapshot_rest(world->store, &world->turn, window_of(world, from, to), &snapshot,
                             err))
        return false;
    world_view_of(world, &snapshot, out);
    return true;
}

bool world_view_events(struct world *world, struct arena *arena, const struct view *rest, day from,
                       day to, struct view *out, struct err *err)
{
    struct snapshot *snapshot = ARENA_NEW(arena, struct snapshot);
    if (!store_snapshot_events(world->store, arena, window_of(world, from, to), rest->snapshot,
                               snapshot, err))
        return false;
    snapshot->task_count = snapshot->block_count = snapshot->entry_count = 0;
    view_build(arena, snapshot, &rest->in, out);
    return true;
}

void world_view_nothing(struct world *world, struct view *out)
{
    struct snapshot nothing = {.window = {world->now, world->now}};
    world_view_of(world, &nothing, out);
}

/* The records of a kind that either has, in order of id. */
static void merge_records(struct world *world, struct snapshot *into, const struct snapshot *more,
                          enum record_kind kind)
{
    size_t here, there, count = 0, i = 0, k = 0;
    const void *const *a = snapshot_records(into, kind, &here);
    const void *const *b = snapshot_records(more, kind, &there);
    const void **all = ARENA_ARRAY(&world->turn, const void *, here + there + 1);
    while (i < here || k < there) {
        int64_t left = i < here ? record_id(a[i]) : INT64_MAX;
        int64_t right = k < there ? record_id(b[k]) : INT64_MAX;
        all[count++] = left <= right ? a[i] : b[k];
        i += left <= right;
        k += right <= left;
    }
    snapshot_set_records(into, kind, all, count);
}

bool world_view_with_today(struct world *world, day from, day to, struct view *out, struct err *err)
{
    static const enum record_kind kinds[] = {RECORD_TASK, RECORD_BLOCK, RECORD_ENTRY};
    struct snapshot snapshot, today;
    struct span window = window_of_days(world, world->today, world->today + 1);
    if (!store_snapshot(world->store, &world->turn, window_of_days(world, from, to), &snapshot,
                        err))
        return false;
    if (world->today < from || world->today >= to) {
        if (!store_snapshot(world->store, &world->turn, window, &today, err))
            return false;
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            merge_records(world, &snapshot, &today, kinds[i]);
    }
    world_view_of(world, &snapshot, out);
    return true;
}

bool world_is_crowded(struct world *world, day from, day to, int64_t least)
{
    struct err ignored;
    bool crowded = false;
    return store_is_crowded(world->store, window_of_days(world, from, to), least, &crowded,
                            &ignored) &&
           crowded;
}

bool world_view_all_tasks(struct world *world, struct view *out, struct err *err)
{
    struct snapshot snapshot;
    struct record_list tasks, entries;
    struct span window = window_of(world, world->today, world->today + 1);
    if (!store_snapshot(world->store, &world->turn, window, &snapshot, err) ||
        !store_all(world->store, &world->turn, RECORD_TASK, &tasks, err) ||
        !store_all(world->store, &world->turn, RECORD_ENTRY, &entries, err))
        return false;
    snapshot_set_records(&snapshot, RECORD_TASK, tasks.at, tasks.count);
    snapshot_set_records(&snapshot, RECORD_ENTRY, entries.at, entries.count);
    world_view_of(world, &snapshot, out);
    return true;
}

/* ---- settings ---- */

const char *world_keys(const struct world *world, enum command command)
{
    return config_keys(world->config, command_info(command)->verb);
}

void world_theme(const struct world *world, struct theme *out)
{
    config_theme(world->config, out);
}

size_t world_problem_count(const struct world *world)
{
    return config_problem_count(world->config);
}
