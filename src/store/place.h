/* SPDX-License-Identifier: MIT
 *
 * place: where the store's files are and who may touch them: directories of our own, files for
 * nobody else, whatever the umask, and no link followed but the one that the person has made.
 */
#ifndef JUGGLE_SRC_STORE_PLACE_H
#define JUGGLE_SRC_STORE_PLACE_H

#include <sys/types.h>

#include "juggle/base/arena.h"
#include "juggle/base/err.h"

enum place_what {
    PLACE_ABSENT,
    PLACE_FILE,   /* a regular file that is not empty */
    PLACE_STRANGE /* a directory, a pipe, a device, an empty file: never a store */
};

/* The directory part of a path, "." where it has none. */
const char *place_directory(struct arena *arena, const char *path);
/* The path with all links resolved, as far as it exists; the name itself may not. */
const char *place_resolve(struct arena *arena, const char *path);
/* What is at a path; device and node are filled in for files. */
enum place_what place_look(const char *path, dev_t *device, ino_t *node);
/* ERR_STORE_FOREIGN with what it is, for PLACE_STRANGE. */
bool place_refuse(const char *path, struct err *err);
/* Makes a directory and its missing parents, all 0700. */
bool place_make(const char *directory, struct err *err) MUST_CHECK;
/* ERR_STORE_DENIED if somebody else owns the directory or may write there, unless it is sticky. */
bool place_private(const char *directory, struct err *err) MUST_CHECK;

/* A new empty file, 0600, in a directory, under a name of its own; *path is in the arena. */
bool place_temporary(struct arena *arena, const char *directory, const char **path,
                     struct err *err) MUST_CHECK;
/* To the disk with a file's bytes, or a directory's names. */
bool place_sync(const char *path, struct err *err) MUST_CHECK;
/* Gives a file its name, never over another one, and syncs the directory. */
bool place_name(const char *temporary, const char *path, struct err *err) MUST_CHECK;
/* The same over whatever is there. */
bool place_replace(const char *temporary, const char *path, struct err *err) MUST_CHECK;

#endif
