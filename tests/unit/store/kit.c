/* SPDX-License-Identifier: MIT
 *
 * kit: the store's tests, what they share.
 */
#include "kit.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "juggle/base/parse.h"
#include "juggle/base/text.h"
#include "nest.h"

/* ---- zones ---- */

static instant last_sunday(int year, int month)
{
    return ((instant)day_week_start(day_of(year, month, 31), SUNDAY)) * DAY_SECONDS + 3600;
}

/* Central European time as it has been since 1996. */
static const struct zone *make_berlin(struct arena *arena)
{
    struct zone_step steps[120];
    size_t count = 0;
    for (int year = 2000; year < 2060; year++) {
        steps[count++] = (struct zone_step){last_sunday(year, 3), 7200};
        steps[count++] = (struct zone_step){last_sunday(year, 10), 3600};
    }
    return zone_from_steps(arena, "Europe/Berlin", 3600, steps, count);
}

static const struct zone *find_zone(void *context, const char *name)
{
    const struct kit *kit = context;
    if (!strcmp(name, "Europe/Berlin"))
        return kit->berlin;
    return !strcmp(name, "UTC") ? zone_utc() : NULL;
}

/* ---- life ---- */

int kit_setup(void **state)
{
    struct kit *kit = calloc(1, sizeof *kit);
    if (!kit || !nest_make(kit->directory, sizeof kit->directory, "juggle-store"))
        return -1;
    snprintf(kit->path, sizeof kit->path, "%s/juggle.db", kit->directory);
    snprintf(kit->backups, sizeof kit->backups, "%s/backups", kit->directory);
    arena_init(&kit->arena);
    arena_init(&kit->zone_arena);
    kit->berlin = make_berlin(&kit->zone_arena);
    kit->options = (struct store_options){.path = kit->path,
                                          .now = KIT_NOW,
                                          .backup_dir = kit->backups,
                                          .zone = find_zone,
                                          .zone_context = kit};
    *state = kit;
    return 0;
}

static void remove_tree(const char *path)
{
    DIR *open = opendir(path);
    chmod(path, 0700);
    for (struct dirent *entry; open && (entry = readdir(open));) {
        char name[512];
        struct stat status;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (lstat(name, &status) == 0 && S_ISDIR(status.st_mode))
            remove_tree(name);
        else
            unlink(name);
    }
    if (open)
        closedir(open);
    rmdir(path);
}

int kit_teardown(void **state)
{
    struct kit *kit = *state;
    kit_close(kit);
    remove_tree(kit->directory);
    arena_finish(&kit->arena);
    arena_finish(&kit->zone_arena);
    free(kit);
    return 0;
}

void kit_open(struct kit *kit, enum store_access access)
{
    kit->options.access = access;
    MUST(kit, store_open(&kit->store, &kit->options, &kit->err));
}

void kit_close(struct kit *kit)
{
    store_close(kit->store);
    kit->store = NULL;
}

void kit_reopen(struct kit *kit)
{
    enum store_access access = kit->options.access;
    kit_close(kit);
    kit_open(kit, access);
}

/* ---- files ---- */

uint64_t kit_hash(const char *path)
{
    char bytes[4096];
    size_t got;
    uint64_t hash = TEXT_HASH_START;
    struct stat status;
    bool is_file = stat(path, &status) == 0 && S_ISREG(status.st_mode);
    FILE *file = is_file ? fopen(path, "rb") : NULL; /* a pipe would wait for a writer */
    if (!file)
        return 0;
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
        hash = text_hash(hash, bytes, got);
    fclose(file);
    return hash;
}

size_t kit_size(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (size_t)status.st_size : 0;
}

void kit_write(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

size_t kit_copies(struct kit *kit)
{
    size_t count = 0;
    DIR *open = opendir(kit->backups);
    for (struct dirent *entry; open && (entry = readdir(open));)
        count += entry->d_name[0] != '.';
    if (open)
        closedir(open);
    return count;
}

static int64_t run_sql(struct kit *kit, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    int64_t number = 0;
    assert_int_equal(sqlite3_open(kit->path, &db), SQLITE_OK);
    for (const char *rest = sql; *rest;) {
        if (sqlite3_prepare_v2(db, rest, -1, &statement, &rest) != SQLITE_OK)
            fail_msg("%s: %s", sql, sqlite3_errmsg(db));
        if (!statement)
            break;
        int code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            number = sqlite3_column_int64(statement, 0);
        while (code == SQLITE_ROW)
            code = sqlite3_step(statement);
        if (code != SQLITE_DONE)
            fail_msg("%s: %s", sql, sqlite3_errmsg(db));
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    return number;
}

void kit_sql(struct kit *kit, const char *sql)
{
    (void)run_sql(kit, sql);
}

int64_t kit_number(struct kit *kit, const char *sql)
{
    return run_sql(kit, sql);
}

/* ---- steps ---- */

int64_t kit_put(struct kit *kit, enum record_kind kind, void *record)
{
    MUST(kit, store_begin(kit->store, "put", &kit->err));
    MUST(kit, store_put(kit->store, kind, record, &kit->err));
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    return record_id(record);
}

void kit_delete(struct kit *kit, enum record_kind kind, int64_t id)
{
    MUST(kit, store_begin(kit->store, "delete", &kit->err));
    MUST(kit, store_delete(kit->store, kind, id, &kit->err));
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
}

const void *kit_find(struct kit *kit, enum record_kind kind, int64_t id)
{
    const void *record;
    MUST(kit, store_find(kit->store, &kit->arena, kind, id, &record, &kit->err));
    return record;
}

size_t kit_count(struct kit *kit, enum record_kind kind)
{
    size_t counts[RECORD_COUNT];
    MUST(kit, store_counts(kit->store, counts, &kit->err));
    return counts[kind];
}

/* ---- records ---- */

static struct wall read_wall(const char *text)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    if (!parse_iso_time(text, &wall, &has_offset, &offset))
        fail_msg("%s: no time", text);
    return wall;
}

instant kit_at(const char *text)
{
    return wall_seconds(read_wall(text));
}

struct event kit_event(const char *uid, const char *start, const char *end)
{
    struct event event;
    struct wall from = read_wall(start), to = read_wall(end);
    record_clear(RECORD_EVENT, &event);
    event.uid = event.title = uid;
    event.zone = "UTC";
    event.start_day = from.day;
    event.start_second = from.second;
    event.end_day = to.day;
    event.end_second = to.second;
    event.start = wall_seconds(from);
    event.end = wall_seconds(to);
    event.recurrence = event.split = "";
    return event;
}

struct event kit_day_event(const char *uid, const char *first, const char *end)
{
    struct event event;
    record_clear(RECORD_EVENT, &event);
    event.uid = event.title = uid;
    event.all_day = true;
    assert_true(parse_iso_day(first, &event.start_day));
    assert_true(parse_iso_day(end, &event.end_day));
    event.start = (instant)event.start_day * DAY_SECONDS;
    event.end = (instant)event.end_day * DAY_SECONDS;
    event.recurrence = event.split = "";
    return event;
}

void kit_in_berlin(struct kit *kit, struct event *event)
{
    struct wall start = {event->start_day, event->start_second};
    struct wall end = {event->end_day, event->end_second};
    event->zone = "Europe/Berlin";
    event->start = zone_instant(kit->berlin, start, NULL);
    event->end = zone_instant(kit->berlin, end, NULL);
}

struct task kit_task(const char *title)
{
    struct task task;
    record_clear(RECORD_TASK, &task);
    task.uid = task.title = title;
    task.created = KIT_NOW;
    return task;
}

struct feed kit_feed(const char *name)
{
    struct feed feed;
    record_clear(RECORD_FEED, &feed);
    feed.uid = feed.name = name;
    return feed;
}
