/* SPDX-License-Identifier: MIT
 *
 * check: what doctor finds. It looks at the file itself first, then at what SQLite says, then,
 * where the store can be opened, at what juggle has computed; and at the copies.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "backup.h"
#include "check.h"
#include "place.h"

void check_say(struct checking *checking, bool good, const char *what, const char *how)
{
    struct store_finding finding = {good, what, good ? NULL : how};
    VEC_PUSH(checking->arena, &checking->findings, finding);
}

/* "WHAT: WHY; WHAT TO DO" */
void check_say_err(struct checking *checking, const struct err *err)
{
    const char *text = arena_strdup(checking->arena, err->text), *how = NULL;
    for (const char *at = text; (at = strstr(at, "; ")); at += 2)
        how = at;
    if (!how) {
        check_say(checking, false, text, "see the message");
        return;
    }
    check_say(checking, false, arena_strndup(checking->arena, text, (size_t)(how - text)), how + 2);
}

/* ---- the file ---- */

static void check_permissions(struct checking *checking)
{
    struct stat status;
    struct err err;
    struct arena *arena = checking->arena;
    if (stat(checking->path, &status) == 0 && (status.st_mode & 077))
        check_say(checking, false,
                  arena_printf(arena, "%s: others can read or write it", checking->path),
                  arena_printf(arena, "chmod 600 %s", checking->path));
    else if (!place_private(place_directory(arena, checking->path), &err))
        check_say_err(checking, &err);
    else
        check_say(checking, true, "permissions: nobody else's business", NULL);
}

/* ---- SQLite's view ---- */

static void check_sound(struct checking *checking, struct sql *sql)
{
    struct err err;
    bool sound;
    if (!sql_sound(sql, false, &sound, &err)) {
        check_say_err(checking, &err);
    } else if (sound) {
        check_say(checking, true, "structure: sound", NULL);
    } else {
        sql_damaged(sql, "its structure is not sound", &err);
        check_say_err(checking, &err);
    }
}

static void check_references(struct checking *checking, struct sql *sql)
{
    struct err err;
    int64_t broken = 0;
    if (!sql_number(sql, SQL_FOREIGN_KEY_CHECK, &broken, &err))
        check_say_err(checking, &err);
    else
        check_say(checking, broken == 0,
                  broken ? arena_printf(checking->arena, "references: %lld lead nowhere",
                                        (long long)broken)
                         : "references: all lead somewhere",
                  "put a copy back: juggle restore COPY");
}

static bool schema_text(struct sql *sql, struct str *out, struct err *err)
{
    struct query query;
    bool row = true;
    if (!query_open(&query, sql, SQL_SCHEMA, err))
        return false;
    while (row) {
        if (!query_next(&query, &row, err))
            return false;
        for (int i = 0; row && i < 3; i++) {
            const char *text = query_column_text(&query, i);
            str_addf(out, "%s\n", text ? text : "");
        }
    }
    return true;
}

static void check_schema(struct checking *checking, struct sql *sql)
{
    struct str today, found;
    struct sql memory;
    struct err err;
    str_init(&today);
    str_init(&found);
    bool done = sql_open_memory(&memory, "memory", &err);
    if (done) {
        done = migrate_create(&memory, ladder_today(), &err) &&
               schema_text(&memory, &today, &err) && schema_text(sql, &found, &err);
        sql_close(&memory);
    }
    bool same = done && str_equal(today.text, found.text);
    if (done)
        check_say(checking, same,
                  same ? "tables: as they should be" : "tables: not those of a juggle store",
                  "put a copy back: juggle restore COPY");
    else
        check_say_err(checking, &err);
    str_finish(&today);
    str_finish(&found);
}

/* The index can only be looked at by who may write it, so a copy of it is. */
static void check_index(struct checking *checking, struct sql *sql)
{
    struct sql memory;
    struct err err;
    bool done = sql_open_memory(&memory, sql->path, &err);
    if (done) {
        done = sql_copy(sql, &memory, &err) && sql_script(&memory, SCRIPT_SEARCH_CHECK, &err);
        sql_close(&memory);
    }
    check_say(checking, done,
              done ? "search index, inside: sound" : "search index, inside: damaged", CHECK_RENEW);
}

/* False: there is nothing that could be looked at further. */
static bool check_sql(struct checking *checking)
{
    struct sql sql;
    struct err err;
    int version;
    if (!sql_open(&sql, checking->path, checking->options->backup_dir, SQL_READ, &err)) {
        if (sql.unfinished)
            check_say(checking, false, "a crash has left a change half done",
                      "the next command that reads or writes takes it back");
        else
            check_say_err(checking, &err);
        return false;
    }
    bool known = migrate_version(&sql, ladder_today(), &version, &err);
    if (known) {
        check_sound(checking, &sql);
        check_references(checking, &sql);
        if (version == ladder_today()->version)
            check_schema(checking, &sql);
        if (checking->deep)
            check_index(checking, &sql);
    } else {
        check_say_err(checking, &err);
    }
    sql_close(&sql);
    return known;
}

/* ---- copies ---- */

static void check_each_copy(struct checking *checking, const struct copy_list *copies)
{
    struct err err;
    for (size_t i = 0; i < copies->count; i++)
        if (!backup_verify(copies->at[i].path, &err))
            check_say(checking, false,
                      arena_printf(checking->arena, "%s: can't be used", copies->at[i].path),
                      "delete it; others are kept");
}

static void check_copies(struct checking *checking)
{
    struct copy_list copies;
    char date[DATE_SIZE];
    if (!checking->options->backup_dir)
        return;
    backup_list(checking->arena, checking->options->backup_dir, &copies);
    if (copies.count)
        check_say(checking, true,
                  arena_printf(checking->arena, "copies: %zu, the newest of %s", copies.count,
                               day_format(copies.at[copies.count - 1].date, date)),
                  NULL);
    else
        check_say(checking, true, "copies: none yet; the first is made on the second day of use",
                  NULL);
    if (checking->deep)
        check_each_copy(checking, &copies);
}

/* ---- all ---- */

static void check_store(struct checking *checking)
{
    struct err err;
    struct store *store;
    struct store_options reading = *checking->options;
    reading.access = STORE_READ;
    if (!store_open(&store, &reading, &err)) {
        check_say_err(checking, &err);
        return;
    }
    check_computed(checking, store);
    store_close(store);
}

bool store_check(const struct store_options *options, struct arena *arena, bool deep,
                 struct store_finding **out, size_t *count, struct err *err)
{
    struct checking checking = {.options = options, .arena = arena, .deep = deep};
    dev_t device;
    ino_t node;
    (void)err;
    checking.path = place_resolve(arena, options->path);
    enum place_what what = place_look(checking.path, &device, &node);
    if (what == PLACE_ABSENT) {
        check_say(&checking, true, "store: not there yet; it is made by the first change", NULL);
    } else if (what == PLACE_STRANGE) {
        struct err why;
        place_refuse(checking.path, &why);
        check_say_err(&checking, &why);
    } else {
        check_permissions(&checking);
        if (check_sql(&checking))
            check_store(&checking);
    }
    check_copies(&checking);
    *out = checking.findings.at;
    *count = checking.findings.count;
    return true;
}
