/* SPDX-License-Identifier: MIT
 *
 * file: reading, writing and listing the files that are not the store.
 *
 * What can't be read is ERR_INPUT, what can't be written ERR_FAILED; the
 * message names the path and the reason.
 */
#ifndef JUGGLE_SYS_FILE_H
#define JUGGLE_SYS_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "juggle/base/arena.h"
#include "juggle/base/err.h"

/* True for a regular file, also behind a link. */
bool file_exists(const char *path);
bool file_is_directory(const char *path);

/* A whole regular file of at most cap bytes, with a NUL behind them that *size doesn't count. */
bool file_read(struct arena *arena, const char *path, size_t cap, char **bytes, size_t *size,
               struct err *err) MUST_CHECK;

/* A descriptor at the start of a source that can be read more than once; the caller closes it.
 * "-" is standard input. What is no regular file (a pipe, a terminal) is first copied to a
 * temporary file without a name. More than cap bytes are an error. */
bool file_open_source(const char *path, size_t cap, int *fd, struct err *err) MUST_CHECK;

enum file_mode {
    FILE_NEW,    /* an error if the file is there */
    FILE_REPLACE /* the old file stays whole until the new one is; its permissions are kept */
};
/* Writes a file as a whole or not at all (mode 0600): temporary file, fsync, rename, fsync of the
 * directory. A device or pipe at path is written to as it is. */
bool file_write(const char *path, const void *bytes, size_t size, enum file_mode mode,
                struct err *err) MUST_CHECK;

/* Adds a line to a file (0600 where it is made); one that holds `most` bytes becomes PATH.old
 * first. */
bool file_append(const char *path, const char *line, size_t most, struct err *err) MUST_CHECK;

/* The calendars of a directory: its regular files *.ics, *.xml, *.json whose names don't begin
 * with a dot, as paths, in the order of their bytes. */
bool file_list(struct arena *arena, const char *directory, const char *const **paths, size_t *count,
               struct err *err) MUST_CHECK;

#endif
