/* SPDX-License-Identifier: MIT
 *
 * zoneinfo_private: where the database is, for the two files that read it.
 */
#ifndef JUGGLE_SRC_SYS_ZONEINFO_PRIVATE_H
#define JUGGLE_SRC_SYS_ZONEINFO_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

/* The i-th place where a database may be; NULL behind the last. */
const char *zoneinfo_place(size_t i);
/* The files that tell of the system's zone; NULL stands for an unset TZ. */
struct zoneinfo_local {
    const char *tz;
    const char *localtime; /* a link into the database */
    const char *timezone;  /* a file with a name */
};
void zoneinfo_local_from(const struct zoneinfo_local *local, char *buf, size_t size);

#endif
