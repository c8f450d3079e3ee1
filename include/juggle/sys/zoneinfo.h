/* SPDX-License-Identifier: MIT
 *
 * zoneinfo: the system's time zone database. It is looked for in $TZDIR,
 * /usr/share/zoneinfo, /usr/lib/zoneinfo, /usr/share/lib/zoneinfo and
 * /etc/zoneinfo, in this order.
 */
#ifndef JUGGLE_SYS_ZONEINFO_H
#define JUGGLE_SYS_ZONEINFO_H

#include <stddef.h>

#include "juggle/base/arena.h"
#include "juggle/base/zone.h"

enum { ZONEINFO_NAME_SIZE = 72 };

/* The zone of an IANA name, in the arena; NULL with ERR_NOT_FOUND when there is none of that name.
 * The name is checked before any file is looked at (zone_name_valid), and only regular files of at
 * most 64 KiB are read. "UTC" is there even where no database is. */
const struct zone *zoneinfo_load(struct arena *arena, const char *name, struct err *err) MUST_CHECK;
/* The name of the system's own zone: $TZ, else what /etc/localtime links to, else what
 * /etc/timezone says, else "UTC"; what names no zone of the database is passed over. */
void zoneinfo_local_name(char *buf, size_t size);
/* All names of the database, sorted, for completion and for the nearest name. */
const char *const *zoneinfo_list(struct arena *arena, size_t *count);
/* The database's version, "2026a"; "unknown" where it does not tell; NULL where there is none. */
const char *zoneinfo_version(struct arena *arena);

#endif
