/* SPDX-License-Identifier: MIT
 *
 * backup: copies are made under a temporary name, verified, synced, and only then named. Seven are
 * kept; of several from one day the older go first, so that they reach back as far as they can.
 */
#include "backup.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"
#include "place.h"
#include "private.h"

enum { KEPT = 7, KEPT_REPLACED = 3, NUMBER_DIGITS = 6 };

/* What a restore has put aside: it may be damaged, so it must not push out what is good. */
static const char replaced[] = "replaced";

/* ---- names ---- */

const char *backup_name(struct arena *arena, const char *directory, instant now, const char *reason)
{
    struct copy_list copies;
    char date[DATE_SIZE];
    struct wall wall = wall_from_seconds(now);
    backup_list(arena, directory, &copies);
    int64_t number = copies.count ? copies.at[copies.count - 1].number + 1 : 1;
    char *word = arena_strdup(arena, reason);
    for (char *at = word; *at; at++)
        if (!ascii_is_alnum(*at))
            *at = '_';
    return arena_printf(arena, "%s/%06lld-%sT%02d%02d%02dZ-%s.db", directory, (long long)number,
                        day_format(wall.day, date), wall.second / 3600, wall.second / 60 % 60,
                        wall.second % 60, word);
}

/* "000017-2026-11-21T090000Z-import.db" */
static bool parse_name(struct arena *arena, const char *name, struct copy *out)
{
    size_t digits = strspn(name, "0123456789"), length = strlen(name);
    const char *date = name + digits + 1;
    if (digits < NUMBER_DIGITS || digits > 12 || length < digits + 23 || name[digits] != '-' ||
        strcmp(name + length - 3, ".db") != 0 || date[10] != 'T' || date[18] != '-')
        return false;
    out->reason = arena_strndup(arena, date + 19, strlen(date) - 22);
    return parse_int(arena_strndup(arena, name, digits), 0, INT64_MAX, &out->number) &&
           parse_iso_day(arena_strndup(arena, date, 10), &out->date);
}

static int by_number(const void *a, const void *b)
{
    const struct copy *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

void backup_list(struct arena *arena, const char *directory, struct copy_list *out)
{
    VEC(struct copy) list = {0};
    DIR *open = opendir(directory);
    for (struct dirent *entry; open && (entry = readdir(open));) {
        struct copy copy;
        if (!parse_name(arena, entry->d_name, &copy))
            continue;
        copy.path = arena_printf(arena, "%s/%s", directory, entry->d_name);
        VEC_PUSH(arena, &list, copy);
    }
    if (open)
        closedir(open);
    if (list.count > 1)
        qsort(list.at, list.count, sizeof *list.at, by_number);
    *out = (struct copy_list){list.at, list.count};
}

/* ---- verifying ---- */

static bool verify_open(struct sql *sql, bool quick, struct err *err)
{
    int version;
    bool sound;
    if (!migrate_version(sql, ladder_today(), &version, err) ||
        !sql_sound(sql, quick, &sound, err))
        return false;
    return sound ||
           err_set(err, ERR_STORE_CORRUPT,
                   "%s: this copy is damaged; take another one, see juggle doctor", sql->path);
}

static bool verify(const char *path, bool quick, struct err *err)
{
    struct sql sql;
    dev_t device;
    ino_t node;
    enum place_what what = place_look(path, &device, &node);
    if (what == PLACE_ABSENT)
        return err_set(err, ERR_INPUT, "%s: there is no such file; name a copy", path);
    if (what == PLACE_STRANGE)
        return place_refuse(path, err);
    if (!sql_open(&sql, path, NULL, SQL_READ, err))
        return false;
    bool done = verify_open(&sql, quick, err);
    sql_close(&sql);
    return done;
}

bool backup_verify(const char *path, struct err *err)
{
    return verify(path, false, err);
}

const char *backup_newest_good(struct arena *arena, const char *directory)
{
    struct copy_list copies;
    struct err dropped;
    backup_list(arena, directory, &copies);
    for (size_t i = copies.count; i-- > 0;)
        if (strcmp(copies.at[i].reason, replaced) != 0 &&
            backup_verify(copies.at[i].path, &dropped))
            return copies.at[i].path;
    return NULL;
}

/* ---- rotating ---- */

/* The oldest of those of which there is a newer one from the same day, else the oldest. */
static size_t find_victim(const struct copy_list *copies)
{
    for (size_t i = 0; i < copies->count; i++)
        for (size_t k = i + 1; k < copies->count; k++)
            if (copies->at[i].date == copies->at[k].date)
                return i;
    return 0;
}

static void rotate(struct copy_list *copies, size_t kept)
{
    while (copies->count > kept) {
        size_t victim = find_victim(copies);
        unlink(copies->at[victim].path);
        copies->count--;
        memmove(&copies->at[victim], &copies->at[victim + 1],
                (copies->count - victim) * sizeof *copies->at);
    }
}

void backup_rotate(const char *directory)
{
    struct arena arena;
    struct copy_list all;
    arena_init(&arena);
    backup_list(&arena, directory, &all);
    struct copy_list aside = {ARENA_ARRAY(&arena, struct copy, all.count), 0};
    struct copy_list copies = {ARENA_ARRAY(&arena, struct copy, all.count), 0};
    for (size_t i = 0; i < all.count; i++) {
        struct copy_list *to = strcmp(all.at[i].reason, replaced) == 0 ? &aside : &copies;
        to->at[to->count++] = all.at[i];
    }
    rotate(&aside, KEPT_REPLACED);
    rotate(&copies, KEPT);
    arena_finish(&arena);
}

/* ---- making ---- */

static bool fill_copy(struct store *store, const char *temporary, struct err *err)
{
    struct sql copy;
    if (!sql_open(&copy, temporary, NULL, SQL_COPY, err))
        return false;
    bool done = sql_copy(&store->sql, &copy, err);
    sql_close(&copy);
    return done;
}

/* A copy has the store's own pages: if it is damaged, then so is the store. What was written a
 * moment ago needs no comparing of each row with each index, which is most of the work. */
static bool verify_copy(struct store *store, const char *temporary, struct err *err)
{
    struct err why;
    if (verify(temporary, true, &why))
        return true;
    if (why.code == ERR_STORE_CORRUPT)
        return sql_damaged(&store->sql, "found while it was copied", err);
    *err = why;
    return false;
}

static bool make_at(struct store *store, struct arena *arena, const char *directory,
                    const char *path, struct err *err)
{
    const char *temporary;
    if (!place_temporary(arena, directory, &temporary, err))
        return false;
    bool done = fill_copy(store, temporary, err) && verify_copy(store, temporary, err) &&
                place_sync(temporary, err) && place_name(temporary, path, err);
    unlink(temporary);
    return done;
}

static bool make_kept(struct store *store, struct arena *arena, const char *reason,
                      const char **out, struct err *err)
{
    const char *directory = store->given_backups;
    if (!place_make(directory, err) || !place_private(directory, err))
        return false;
    *out = backup_name(arena, directory, store->options.now, reason);
    if (!make_at(store, arena, directory, *out, err))
        return false;
    store->copied_state = store_state(store);
    store->copy_seen = true;
    backup_rotate(directory);
    return true;
}

/* Nothing was ever changed: there is nothing to lose. */
static bool is_new(struct store *store)
{
    struct err dropped;
    int64_t last = 0;
    return sql_number(&store->sql, SQL_CHANGE_LAST, &last, &dropped) && last == 0;
}

static bool made_today(struct store *store, struct arena *arena)
{
    struct copy_list copies;
    backup_list(arena, store->given_backups, &copies);
    return copies.count &&
           copies.at[copies.count - 1].date == wall_from_seconds(store->options.now).day;
}

/* A copy that can't be made keeps nobody from working, but a damaged store does. */
bool backup_daily(struct store *store, struct err *err)
{
    struct arena arena;
    struct err why = {0};
    const char *path;
    if (store->copy_seen || !store->given_backups || !store->exists)
        return true;
    if (is_new(store))
        return true;
    store->copy_seen = true;
    arena_init(&arena);
    bool done = made_today(store, &arena) || make_kept(store, &arena, "daily", &path, &why) ||
                why.code != ERR_STORE_CORRUPT;
    arena_finish(&arena);
    if (!done)
        *err = why;
    return done;
}

static bool walk(struct store *store, bool *sound, struct err *err)
{
    struct sql sql;
    if (!sql_open(&sql, store->path, store->given_backups, SQL_READ, err))
        return false;
    bool done = sql_script(&sql, SCRIPT_OPEN_WALK, err) && sql_sound(&sql, true, sound, err);
    sql_close(&sql);
    return done;
}

/* The first change of a day is behind a copy that was verified, which has the same pages; a day of
 * looking alone has none. Who only asks one thing on the command line doesn't wait for it. */
bool store_look_over(struct store *store, struct err *err)
{
    struct arena arena;
    bool sound = true;
    if (store->looked_over || !store->exists)
        return true;
    store->looked_over = true;
    arena_init(&arena);
    bool seen = store->given_backups && made_today(store, &arena);
    arena_finish(&arena);
    return seen || (walk(store, &sound, err) &&
                    (sound || sql_damaged(&store->sql, "found while it was looked over", err)));
}

bool store_copy_before(struct store *store, const char *why, struct err *err)
{
    struct arena arena;
    const char *path;
    if (!store->given_backups || !store->exists || store->step.open)
        return true;
    if (store->copied_state == store_state(store) || is_new(store))
        return true;
    arena_init(&arena);
    bool done = make_kept(store, &arena, why, &path, err);
    arena_finish(&arena);
    return done;
}

bool store_backup(struct store *store, struct arena *arena, const char *path, const char **out,
                  struct err *err)
{
    if (!store->exists)
        return err_set(err, ERR_FAILED, "%s: there is no store yet; there is nothing to copy",
                       store->given_path);
    if (path) {
        *out = arena_strdup(arena, path);
        return make_at(store, arena, place_directory(arena, path), path, err);
    }
    if (!store->given_backups)
        return err_set(err, ERR_FAILED, "no directory for copies is known; name a file");
    return make_kept(store, arena, "backup", out, err);
}
