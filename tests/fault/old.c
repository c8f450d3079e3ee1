/* SPDX-License-Identifier: MIT
 *
 * old: stores as SQLite itself sees them: made from the text that an earlier version of the program
 * has left, of which version a file says that it is, and whether it is whole.
 */
#include <sqlite3.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "box.h"

enum { PATH_SIZE = 512, HEADER_VERSION = 60 };

static const char *const directories[] = {"/.local", "/.local/share", "/.local/share/juggle"};

static void path_in(const struct box *box, const char *name, char path[PATH_SIZE])
{
    snprintf(path, PATH_SIZE, "%s/.local/share/juggle/%s", box->home, name);
}

static void give_up(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        give_up(path, "can't be read");
    long size = ftell(file);
    char *text = size < 0 ? NULL : calloc(1, (size_t)size + 1);
    rewind(file);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size)
        give_up(path, "can't be read");
    fclose(file);
    return text;
}

void box_old_store(const struct box *box, const char *sql)
{
    char path[PATH_SIZE], *text = read_text(sql), *why = NULL;
    sqlite3 *db;
    for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
        snprintf(path, sizeof path, "%s%s", box->home, directories[i]);
        mkdir(path, 0700);
    }
    path_in(box, "juggle.db", path);
    remove(path);
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, "BEGIN", NULL, NULL, &why) != SQLITE_OK ||
        sqlite3_exec(db, text, NULL, NULL, &why) != SQLITE_OK ||
        sqlite3_exec(db, "COMMIT", NULL, NULL, &why) != SQLITE_OK)
        give_up(sql, why ? why : "can't be made a store");
    sqlite3_close(db);
    chmod(path, 0600);
    free(text);
}

static int version_of(const char *path)
{
    unsigned char header[HEADER_VERSION + 4] = {0};
    FILE *file = fopen(path, "rb");
    size_t got = file ? fread(header, 1, sizeof header, file) : 0;
    if (file)
        fclose(file);
    return got == sizeof header ? header[HEADER_VERSION + 2] << 8 | header[HEADER_VERSION + 3] : -1;
}

int box_version(const struct box *box)
{
    char path[PATH_SIZE];
    path_in(box, "juggle.db", path);
    return version_of(path);
}

/* Visits the copies until one is what is looked for. */
static bool any_copy(const struct box *box, bool (*is_it)(const char *path, int version),
                     int version)
{
    char path[PATH_SIZE], name[2 * PATH_SIZE];
    struct dirent *entry;
    bool found = false;
    path_in(box, "backups", path);
    DIR *directory = opendir(path);
    while (directory && !found && (entry = readdir(directory)) != NULL) {
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        found = entry->d_name[0] != '.' && is_it(name, version);
    }
    if (directory)
        closedir(directory);
    return found;
}

static bool is_of(const char *path, int version)
{
    return version_of(path) == version;
}

bool box_has_copy_of(const struct box *box, int version)
{
    return any_copy(box, is_of, version);
}

/* The first row says what is wrong, or "ok"; of wrong references there is none. */
static bool says_ok(sqlite3 *db, const char *pragma)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, pragma, -1, &statement, NULL) != SQLITE_OK)
        return false;
    int step = sqlite3_step(statement);
    bool ok =
        step == SQLITE_DONE ||
        (step == SQLITE_ROW && !strcmp((const char *)sqlite3_column_text(statement, 0), "ok"));
    if (!ok)
        fprintf(stderr, "%s: %s\n", pragma, sqlite3_errmsg(db));
    return sqlite3_finalize(statement) == SQLITE_OK && ok;
}

static bool is_broken(const char *path, int version)
{
    sqlite3 *db = NULL;
    bool whole = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
                 says_ok(db, "PRAGMA integrity_check") && says_ok(db, "PRAGMA foreign_key_check");
    (void)version;
    sqlite3_close(db);
    if (!whole)
        fprintf(stderr, "%s: not whole\n", path);
    return !whole;
}

bool box_whole(const struct box *box)
{
    char path[PATH_SIZE];
    path_in(box, "juggle.db", path);
    return (access(path, F_OK) != 0 || !is_broken(path, 0)) && !any_copy(box, is_broken, 0);
}
