/* SPDX-License-Identifier: MIT
 *
 * ini: an ini file as a list of its settings with their lines, and what is wrong with it.
 *
 * iniparser 4.1 gives a whole file up for one bad line, is silent about duplicates, cuts values at
 * '#' and ';' and goes on in the next line after a backslash. So each line is looked at first: a
 * bad one is told and left out, a value that would be cut is put in quotes, and iniparser gets what
 * remains.
 */
#ifndef JUGGLE_SRC_CONFIG_INI_H
#define JUGGLE_SRC_CONFIG_INI_H

#include <stddef.h>

#include "juggle/base/arena.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"

enum {
    INI_BYTES_MAX = 64 * 1024,
    INI_LINE_MAX = 1000, /* iniparser's own limit is 1022 */
    INI_ENTRIES_MAX = 2000,
    INI_PROBLEMS_MAX = 100
};

/* One "key = value". */
struct ini_entry {
    const char *section; /* lower case; "" before any section */
    const char *key;     /* lower case */
    const char *value;   /* without quotes and comment */
    int line;
};

struct ini_problem {
    int line; /* 0: of the file as a whole */
    const char *section;
    const char *key; /* "" where it is about no key */
    const char *message;
};

struct ini {
    const struct ini_entry *entries;
    size_t entry_count;
    const struct ini_problem *problems;
    size_t problem_count;
};

/* Reads what bytes say. A section or key that stands twice has one entry, with its last value. */
void ini_parse(struct arena *arena, const char *bytes, size_t size, struct ini *out);
/* The bytes of a file; *found is false, and *size 0, where there is none. False, with ERR_CONFIG,
 * when it is there and is no regular file, too large, or can't be read. */
bool ini_read(struct arena *arena, const char *path, const char **bytes, size_t *size, bool *found,
              struct err *err) MUST_CHECK;

/* What the scan of the lines makes: entries without values yet, and the text that iniparser gets.
 */
struct ini_scan {
    struct arena *arena;
    VEC(struct ini_entry) entries;
    VEC(struct ini_problem) problems;
    struct str clean;
    const char *section; /* NULL after a section line that is wrong */
    int line;
    bool full; /* one of the limits is reached: the rest isn't read */
};

void ini_scan(struct ini_scan *scan, const char *bytes, size_t size);
void ini_scan_problem(struct ini_scan *scan, const char *key, const char *message);
/* Appends value as iniparser reads it in full, quoted where need be; false, and told, when it
 * can't. */
bool ini_scan_value(struct ini_scan *scan, const char *key, const char *value, size_t length,
                    struct str *out);

/* Takes blanks, tabs and a return off both ends; the length that remains. */
size_t ini_trim(const char **text, size_t length);

#endif
