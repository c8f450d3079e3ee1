/* SPDX-License-Identifier: MIT
 *
 * A home of its own for tests of imports: a directory, a store, a config and a frozen clock;
 * commands are called by their words, as the shell would, and answer with their value.
 */
#ifndef JUGGLE_TESTS_UNIT_APP_IMPORT_HOME_H
#define JUGGLE_TESTS_UNIT_APP_IMPORT_HOME_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "juggle/app/run.h"
#include "juggle/base/str.h"
#include "nest.h"

struct home {
    char directory[64];
    const char *now;
    const char *config; /* text of the config file; NULL: none */
    struct world world;
    struct reply reply;
    struct err err;
    bool open; /* world and reply hold the last answer */
};

static inline void home_begin(struct home *home)
{
    memset(home, 0, sizeof *home);
    if (!nest_make(home->directory, sizeof home->directory, "juggle-import"))
        abort();
    home->now = "2026-11-21T09:00";
    setenv("HOME", home->directory, 1);
    setenv("JUGGLE_TZ", "Europe/Berlin", 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    unsetenv("JUGGLE_DB");
    unsetenv("JUGGLE_CONFIG");
    unsetenv("JUGGLE_NOW");
}

static inline void home_forget(struct home *home)
{
    if (home->open) {
        reply_finish(&home->reply);
        world_close(&home->world);
    }
    home->open = false;
}

static inline void home_remove(const char *path)
{
    DIR *directory = opendir(path);
    struct dirent *entry;
    while (directory && (entry = readdir(directory))) {
        char inner[512];
        int length = 0;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        length = snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (length < 0 || (size_t)length >= sizeof inner)
            continue;
        if (remove(inner) != 0)
            home_remove(inner);
    }
    if (directory)
        closedir(directory);
    remove(path);
}

static inline void home_end(struct home *home)
{
    home_forget(home);
    home_remove(home->directory);
}

/* Before and after each test of a program. */
static inline int home_setup(void **state)
{
    static struct home home;
    home_begin(&home);
    *state = &home;
    return 0;
}

static inline int home_teardown(void **state)
{
    home_end(*state);
    return 0;
}

static inline void home_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        abort();
}

/* Writes a file of the home and gives its path, which lives until the next call but three. */
static inline const char *home_file(struct home *home, const char *name, const char *text)
{
    static char paths[4][256];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", home->directory, name);
    home_write(path, text);
    return path;
}

static inline void home_config(struct home *home)
{
    char path[128];
    snprintf(path, sizeof path, "%s/config.ini", home->directory);
    if (home->config) {
        home_write(path, home->config);
        setenv("JUGGLE_CONFIG", path, 1);
    }
}

/* Does what `juggle WORDS...` would; the exit status. The answer lives until the next call. */
static inline int home_call(struct home *home, const char *const *words, size_t count)
{
    const char *argv[32] = {"juggle"};
    struct call call;
    struct arena arena;
    home_forget(home);
    for (size_t i = 0; i < count; i++)
        argv[i + 1] = words[i];
    home_config(home);
    setenv("JUGGLE_NOW", home->now, 1);
    home->err = (struct err){0};
    arena_init(&arena);
    if (!args_parse(&arena, (int)count + 1, argv, &call, &home->err) ||
        !world_open(&home->world, &call.world, &home->err)) {
        arena_finish(&arena);
        return err_exit_status(home->err.code);
    }
    home->open = true;
    reply_init(&home->reply, &home->world);
    bool done = run_call(&home->world, &call, &home->reply, &home->err);
    arena_finish(&arena);
    return err_exit_status(done ? home->reply.outcome : home->err.code);
}

#define JUGGLE(home, ...)                                                                        \
    home_call((home), (const char *const[]){__VA_ARGS__},                                        \
              sizeof(const char *const[]){__VA_ARGS__} / sizeof(char *))

/* The n-th child of a list, or NULL. */
static inline const struct value *home_nth(const struct value *map, const char *key, size_t n)
{
    const struct value *child = value_first(map, key);
    while (child && n-- > 0)
        child = child->next;
    return child;
}

/* The first feed of an import's answer. */
static inline const struct value *home_feed(const struct home *home)
{
    return home->open ? home_nth(home->reply.answer, "feeds", 0) : NULL;
}

static inline int64_t home_count(const struct home *home, const char *key)
{
    const struct value *feed = home_feed(home);
    return feed ? value_int(feed, key) : -1;
}

/* The parts of in_file. */
static inline int64_t home_sum(const struct home *home)
{
    static const char *const parts[] = {"new",       "moved", "changed", "cancelled",
                                        "unchanged", "older", "skipped"};
    int64_t sum = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        sum += home_count(home, parts[i]);
    return sum;
}

/* What the last import said of an event, "" where it lists no change. */
static inline const char *home_change(const struct home *home, const char *uid)
{
    const struct value *feed = home_feed(home);
    for (const struct value *c = feed ? value_first(feed, "changes") : NULL; c; c = c->next)
        if (str_equal(value_text(c, "uid"), uid))
            return value_text(c, "change");
    return "";
}

static inline bool home_has_oddity(const struct home *home, const char *code, const char *action)
{
    const struct value *feed = home_feed(home);
    for (const struct value *o = feed ? value_first(feed, "oddities") : NULL; o; o = o->next)
        if (str_equal(value_text(o, "code"), code) && str_equal(value_text(o, "action"), action))
            return true;
    return false;
}

/* The first item with this UID in a list answer, or NULL. */
static inline const struct value *home_item(const struct home *home, const char *uid)
{
    for (const struct value *i = value_first(home->reply.answer, "items"); i; i = i->next)
        if (str_equal(value_text(i, "uid"), uid))
            return i;
    return NULL;
}

#endif
