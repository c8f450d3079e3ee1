/* SPDX-License-Identifier: MIT
 *
 * restore: a copy takes the store's place in one rename, so that there is never a moment without a
 * store; what was there before gets a second name first.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "backup.h"
#include "place.h"
#include "private.h"

struct restoring {
    const struct store_options *options;
    struct arena *arena;
    const char *path;      /* of the store, resolved */
    const char *temporary; /* the copy, in the store's directory */
    const char *kept;      /* NULL: nothing was there */
};

static bool fill(struct restoring *restoring, const char *from, struct err *err)
{
    struct sql source, copy;
    if (!sql_open(&source, from, NULL, SQL_READ, err))
        return false;
    bool done = sql_open(&copy, restoring->temporary, NULL, SQL_COPY, err);
    if (done) {
        done = sql_copy(&source, &copy, err);
        sql_close(&copy);
    }
    sql_close(&source);
    return done && backup_verify(restoring->temporary, err) &&
           place_sync(restoring->temporary, err);
}

/* ---- what was there ---- */

static bool copy_bytes(const char *from, const char *to)
{
    char bytes[1 << 16];
    ssize_t got = -1;
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    while (in >= 0 && out >= 0 && (got = read(in, bytes, sizeof bytes)) > 0)
        if (write(out, bytes, (size_t)got) != got) {
            got = -1;
            break;
        }
    bool done = got == 0 && fsync(out) == 0;
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return done;
}

static bool keep_file(const char *from, const char *to, struct err *err)
{
    if (link(from, to) == 0 || copy_bytes(from, to))
        return true;
    return err_set(
        err, ERR_STORE_DENIED,
        "%s: what is there could not be kept as %s (%s); make room, or allow writing there", from,
        to, strerror(errno));
}

/* A journal next to another file would be taken for that one's. */
static void move_beside(struct restoring *restoring, const char *suffix)
{
    const char *from = arena_printf(restoring->arena, "%s%s", restoring->path, suffix);
    const char *to = arena_printf(restoring->arena, "%s%s", restoring->kept, suffix);
    if (rename(from, to) != 0)
        unlink(from);
}

static bool keep_old(struct restoring *restoring, struct err *err)
{
    const char *directory = restoring->options->backup_dir;
    if (!directory)
        directory = place_directory(restoring->arena, restoring->path);
    if (!place_make(directory, err) || !place_private(directory, err))
        return false;
    restoring->kept = backup_name(restoring->arena, directory, restoring->options->now, "replaced");
    if (!keep_file(restoring->path, restoring->kept, err))
        return false;
    move_beside(restoring, "-journal");
    move_beside(restoring, "-wal");
    move_beside(restoring, "-shm");
    return true;
}

/* Nobody may be in the middle of a change; a damaged store is nobody's. */
static bool hold(struct sql *sql, const char *path, bool *held, struct err *err)
{
    struct err why;
    *held = false;
    if (!sql_open(sql, path, NULL, SQL_WRITE, &why))
        return true;
    *held = true;
    if (sql_run(sql, SQL_BEGIN_ALONE, &why) || why.code != ERR_STORE_LOCKED)
        return true;
    sql_close(sql);
    *err = why;
    return false;
}

static bool replace(struct restoring *restoring, struct err *err)
{
    struct sql old;
    dev_t device;
    ino_t node;
    bool held = false;
    enum place_what what = place_look(restoring->path, &device, &node);
    if (what == PLACE_FILE && !hold(&old, restoring->path, &held, err))
        return false;
    bool done = (what == PLACE_ABSENT || keep_old(restoring, err)) &&
                place_replace(restoring->temporary, restoring->path, err);
    if (held)
        sql_close(&old);
    return done;
}

/* What can be computed from the records is, so that a restore also mends it. */
static bool renew_restored(const struct store_options *options, struct err *err)
{
    struct store_options writing = *options;
    struct store *store;
    writing.access = STORE_WRITE;
    if (!store_open(&store, &writing, err))
        return false;
    bool done = write_begin(store, err);
    if (done && !(renew_all(store, err) && write_commit(store, err))) {
        write_cancel(store);
        done = false;
    }
    store_close(store);
    return done;
}

bool store_restore(const struct store_options *options, struct arena *arena, const char *from,
                   const char **kept, struct err *err)
{
    struct restoring restoring = {.options = options, .arena = arena};
    *kept = NULL;
    if (!backup_verify(from, err))
        return false;
    restoring.path = place_resolve(arena, options->path);
    const char *directory = place_directory(arena, restoring.path);
    if (!place_make(directory, err) || !place_private(directory, err) ||
        !place_temporary(arena, directory, &restoring.temporary, err))
        return false;
    bool done = fill(&restoring, from, err) && replace(&restoring, err);
    unlink(restoring.temporary);
    if (!done)
        return false;
    *kept = restoring.kept;
    if (options->backup_dir)
        backup_rotate(options->backup_dir);
    /* The copy stands already: what couldn't be computed anew is, with the next write. */
    struct err later;
    (void)renew_restored(options, &later);
    return true;
}
