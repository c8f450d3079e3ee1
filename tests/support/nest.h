/* SPDX-License-Identifier: MIT
 *
 * nest: a new directory for a test, where TMPDIR says: that may be in memory, where nothing waits
 * for a disk.
 */
#ifndef JUGGLE_TESTS_SUPPORT_NEST_H
#define JUGGLE_TESTS_SUPPORT_NEST_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* Its path is written to `path`; `name` stands in it. */
static inline bool nest_make_in(char *path, size_t size, const char *base, const char *name)
{
    return snprintf(path, size, "%s/%s-XXXXXX", base, name) < (int)size && mkdtemp(path) != NULL;
}

static inline bool nest_make(char *path, size_t size, const char *name)
{
    const char *wish = getenv("TMPDIR");
    return (wish && *wish == '/' && nest_make_in(path, size, wish, name)) ||
           nest_make_in(path, size, "/tmp", name);
}

#endif
