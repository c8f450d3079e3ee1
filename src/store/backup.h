/* SPDX-License-Identifier: MIT
 *
 * backup: verified copies in a directory of their own. Their order is that of their numbers, not of
 * the clock, which may be wrong: 000017-2026-11-21T090000Z-import.db.
 */
#ifndef JUGGLE_SRC_STORE_BACKUP_H
#define JUGGLE_SRC_STORE_BACKUP_H

#include "juggle/base/arena.h"
#include "juggle/base/date.h"
#include "juggle/base/err.h"

struct copy {
    int64_t number;
    day date;
    const char *reason;
    const char *path;
};

struct copy_list {
    struct copy *at; /* in order of their numbers */
    size_t count;
};

/* The copies of a directory; none where there is no directory. */
void backup_list(struct arena *arena, const char *directory, struct copy_list *out);
/* The path of the newest copy that is sound, or NULL. */
const char *backup_newest_good(struct arena *arena, const char *directory);
/* The path that a new copy gets. */
const char *backup_name(struct arena *arena, const char *directory, instant now,
                        const char *reason);
/* Is it a juggle store that is sound and not too new? What is wrong is in err. */
bool backup_verify(const char *path, struct err *err) MUST_CHECK;
/* Lets go of what is too many. */
void backup_rotate(const char *directory);

#endif
