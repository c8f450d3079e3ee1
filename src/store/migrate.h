/* SPDX-License-Identifier: MIT
 *
 * migrate: what a new file is made from, and the numbered steps by which older ones come to be the
 * same.
 */
#ifndef JUGGLE_SRC_STORE_MIGRATE_H
#define JUGGLE_SRC_STORE_MIGRATE_H

#include "sql.h"

struct rung {
    int version;     /* what the file has afterwards */
    const char *sql; /* a file of share/sql */
};

struct ladder {
    int version;        /* today's */
    const char *schema; /* of a new file */
    const struct rung *rungs;
    size_t count;
};

const struct ladder *ladder_today(void);
/* Makes an empty file, or memory, today's store, in one transaction. */
bool migrate_create(struct sql *sql, const struct ladder *ladder, struct err *err) MUST_CHECK;
/* ERR_STORE_NEWER when the file is of a later version than the ladder; *version is the file's. */
bool migrate_version(struct sql *sql, const struct ladder *ladder, int *version,
                     struct err *err) MUST_CHECK;
/* Climbs from the file's version to today's: each rung is a transaction of its own. */
bool migrate_climb(struct sql *sql, const struct ladder *ladder, struct err *err) MUST_CHECK;

#endif
