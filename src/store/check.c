/* SPDX-License-Identifier: MIT
 *
 * check: what doctor says of the store: structure, references, search, copies, permissions. It opens the
 * file itself, so that it can speak of what store_open refuses.
 */
#include "private.h"

#include <string.h>
#include <sys/stat.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

struct checkup {
    struct arena *arena;
    VEC(struct store_finding) findings;
};

static void say(struct checkup *checkup, bool good, const char *what, const char *how)
{
    VEC_PUSH(checkup->arena, &checkup->findings,
             ((struct store_finding){good, arena_strdup(checkup->arena, what),
                                     good ? NULL : arena_strdup(checkup->arena, how)}));
}

static void check_permissions(struct checkup *checkup, const char *path)
{
    struct stat status;
    if (stat(path, &status))
        return;
    bool good = (status.st_mode & 077) == 0;
    say(checkup, good, good ? "permissions: only you can read the store"
                            : "permissions: others can read the store",
        arena_printf(checkup->arena, "chmod 600 %s", path));
}

static const char *how_to_mend(struct checkup *checkup, const struct store_options *options)
{
    const char *newest = copy_newest(checkup->arena, options->backup_dir);
    return newest ? arena_printf(checkup->arena, "juggle restore %s", newest)
                  : "there is no copy; juggle export saves what can still be read";
}

static void check_structure(struct checkup *checkup, struct store *store,
                            const struct store_options *options)
{
    sqlite3_stmt *statement;
    struct err err;
    bool row = false;
    const char *text = "can't be checked";
    if (sql_prepare(store, SQL_INTEGRITY_CHECK, &statement, &err) &&
        sql_step(store, statement, &row, &err) && row) {
        text = sql_text(checkup->arena, statement, 0);
        sql_reset(statement);
    }
    bool good = str_equal(text, "ok");
    say(checkup, good,
        good ? "structure: sound" : arena_printf(checkup->arena, "structure: damaged (%s)", text),
        how_to_mend(checkup, options));
    row = false;
    good = sql_prepare(store, SQL_FOREIGN_KEY_CHECK, &statement, &err) &&
           sql_step(store, statement, &row, &err) && !row;
    if (row)
        sql_reset(statement);
    say(checkup, good, good ? "references: none is broken" : "references: some name what isn't there",
        how_to_mend(checkup, options));
}

static void check_counts(struct checkup *checkup, struct store *store)
{
    size_t counts[RECORD_COUNT];
    struct err err;
    if (!store_counts(store, counts, &err)) {
        say(checkup, false, err.text, "juggle restore COPY");
        return;
    }
    say(checkup, true,
        arena_printf(checkup->arena, "store: %zu events, %zu tasks, %zu conferences, %zu calendars",
                     counts[RECORD_EVENT], counts[RECORD_TASK], counts[RECORD_CONFERENCE],
                     counts[RECORD_FEED]),
        NULL);
}

static void check_copy(struct checkup *checkup, const struct store_options *options, const char *path)
{
    struct store *store = NULL;
    struct store_options copy = *options;
    struct err err;
    copy.path = path;
    copy.access = STORE_READ;
    if (!store_open(&store, &copy, &err)) {
        say(checkup, false, arena_printf(checkup->arena, "copy %s: %s", path, err.text), "delete it");
        return;
    }
    check_structure(checkup, store, options);
    store_close(store);
}

static void check_copies(struct checkup *checkup, const struct store_options *options, bool deep)
{
    const char *newest = copy_newest(checkup->arena, options->backup_dir);
    say(checkup, true,
        newest ? arena_printf(checkup->arena, "copies: the newest is %s", newest)
               : "copies: none yet; the first change of each day makes one",
        NULL);
    if (deep && newest)
        check_copy(checkup, options, newest);
}

bool store_check(const struct store_options *options, struct arena *arena, bool deep,
                 struct store_finding **out, size_t *count, struct err *err)
{
    struct checkup checkup = {.arena = arena};
    struct store *store = NULL;
    struct store_options reading = *options;
    struct err why;
    reading.access = STORE_READ;
    (void)err;
    if (!store_open(&store, &reading, &why)) {
        say(&checkup, false, why.text, how_to_mend(&checkup, options));
    } else if (!store_exists(store)) {
        say(&checkup, true, "store: nothing is stored yet", NULL);
    } else {
        check_structure(&checkup, store, options);
        check_counts(&checkup, store);
        check_permissions(&checkup, options->path);
    }
    store_close(store);
    check_copies(&checkup, options, deep);
    *out = checkup.findings.at;
    *count = checkup.findings.count;
    return true;
}
