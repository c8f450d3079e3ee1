/* SPDX-License-Identifier: MIT
 *
 * paths: where the person's files and those of the installation are.
 *
 * XDG base directory specification 0.8: a variable that is empty or not an
 * absolute path counts as unset.
 */
#ifndef JUGGLE_SYS_PATHS_H
#define JUGGLE_SYS_PATHS_H

#include "juggle/base/arena.h"
#include "juggle/base/err.h"

/* NULL where the environment names no place and no home directory is known. */
struct paths {
    const char *config;    /* $XDG_CONFIG_HOME/juggle/config.ini */
    const char *templates; /* the person's, before those of the installation */
    const char *themes;
    const char *data;    /* $XDG_DATA_HOME/juggle */
    const char *store;   /* in it */
    const char *backups; /* in it */
    const char *state;   /* $XDG_STATE_HOME/juggle */
    const char *log;     /* in it */
    const char *share;   /* the installation's share/juggle; never NULL */
};

/* Reads the environment, else the user database for the home directory. */
void paths_init(struct paths *paths, struct arena *arena);
/* False with ERR_FAILED, naming HOME, if path is NULL: for callers that need one of the above. */
bool paths_known(const char *path, struct err *err) MUST_CHECK;
/* Makes a directory and its missing parents, all 0700; one that is there is left as it is. */
bool paths_make(const char *directory, struct err *err) MUST_CHECK;
/* ERR_STORE_DENIED if somebody else owns the directory or may write into it; a sticky directory
 * such as /tmp is fine. */
bool paths_check_private(const char *directory, struct err *err) MUST_CHECK;
enum paths_place {
    PATHS_RUNTIME,  /* $XDG_RUNTIME_DIR, gone when the person logs out; else as below */
    PATHS_TEMPORARY /* $TMPDIR, else /tmp */
};
/* Makes a new directory of nobody else's (0700), its name beginning with "juggle-WHAT"; NULL with
 * ERR_FAILED. */
char *paths_make_temporary(struct arena *arena, const char *what, enum paths_place place,
                           struct err *err) MUST_CHECK;
/* The directory part of a path: "." when it has none. */
char *paths_parent(struct arena *arena, const char *path);

#endif
