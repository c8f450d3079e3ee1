/* SPDX-License-Identifier: MIT
 *
 * entries: any ini file as a list of its settings, read as strictly as the config.
 */
#ifndef JUGGLE_CONFIG_ENTRIES_H
#define JUGGLE_CONFIG_ENTRIES_H

#include <stddef.h>

#include "juggle/base/arena.h"
#include "juggle/base/err.h"

/* One "key = value", in the order of the file. */
struct config_entry {
    const char *section; /* lower case; "" before any section */
    const char *key;     /* lower case */
    const char *value;   /* without quotes and comment */
    int line;
};

struct config_entries {
    const struct config_entry *at;
    size_t count;
};

/* What bytes say; name is for messages. ERR_CONFIG: the first mistake, with its line. */
bool config_entries_parse(struct arena *arena, const char *name, const char *bytes, size_t size,
                          struct config_entries *out, struct err *err) MUST_CHECK;
/* The same of a file. *found is false where there is none, and nothing is wrong then. */
bool config_entries_read(struct arena *arena, const char *path, struct config_entries *out,
                         bool *found, struct err *err) MUST_CHECK;

#endif
