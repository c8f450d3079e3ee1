/* SPDX-License-Identifier: MIT
 *
 * check: the findings of one look at a store, shared by its parts.
 */
#ifndef JUGGLE_SRC_STORE_CHECK_H
#define JUGGLE_SRC_STORE_CHECK_H

#include "private.h"

#define CHECK_RENEW "it is made anew by: juggle backup FILE, then juggle restore FILE"

struct checking {
    const struct store_options *options;
    struct arena *arena;
    const char *path;
    bool deep;
    VEC(struct store_finding) findings;
};

void check_say(struct checking *checking, bool good, const char *what, const char *how);
void check_say_err(struct checking *checking, const struct err *err);
/* check_computed.c: occurrences and the search index, held against the records. */
void check_computed(struct checking *checking, struct store *store);

#endif
