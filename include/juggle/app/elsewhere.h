/* SPDX-License-Identifier: MIT
 *
 * elsewhere: what other programs do to the store meanwhile, for a program that shows it for long.
 *
 * Where the kernel tells of it nobody has to look; else the file is looked at each second. While it
 * is being written it is let alone, as a reading would only wait.
 */
#ifndef JUGGLE_APP_ELSEWHERE_H
#define JUGGLE_APP_ELSEWHERE_H

#include <stdint.h>

#include "juggle/app/world.h"
#include "juggle/sys/file_watch.h"

struct elsewhere {
    struct world *world; /* borrowed */
    struct file_watch watch;
    /* the world's store path when the kernel was asked to tell of it; NULL: it wasn't, or can't */
    const char *told_of;
    /* to be taken at most until what writes has come to an end; 0: nothing was told */
    int looks;
};

void elsewhere_init(struct elsewhere *elsewhere, struct world *world);
void elsewhere_finish(struct elsewhere *elsewhere);
/* To be polled for input; -1: nothing is awaited from there now. */
int elsewhere_fd(const struct elsewhere *elsewhere);
/* There was input. */
void elsewhere_told(struct elsewhere *elsewhere);
/* Milliseconds after which elsewhere_changed is to be asked though nothing has happened; -1: it
 * needn't be. version: of the store as it is shown; below 0: it could not be read. */
int elsewhere_wait(const struct elsewhere *elsewhere, int64_t version);
/* Is there another version of the store now? idle: nothing has happened but that time went by. */
bool elsewhere_changed(struct elsewhere *elsewhere, int64_t version, bool idle);

#endif
