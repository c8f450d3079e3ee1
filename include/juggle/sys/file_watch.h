/* SPDX-License-Identifier: MIT
 *
 * file_watch: a file that other programs may write, and a kernel that tells of it.
 */
#ifndef JUGGLE_SYS_FILE_WATCH_H
#define JUGGLE_SYS_FILE_WATCH_H

#include <stdbool.h>

struct file_watch {
    int fd; /* to be polled for input; -1: nothing is watched */
};

void file_watch_init(struct file_watch *watch);
void file_watch_finish(struct file_watch *watch);
/* Watches the file that stands at the path now, besides those of earlier calls. False: nothing will
 * be told of it, as it isn't there, its file system may be written by other machines, or the kernel
 * knows no such thing: whoever wants to know has to look. */
bool file_watch_at(struct file_watch *watch, const char *path);
/* Takes what was told, so that the next news are told again. */
void file_watch_drain(struct file_watch *watch);

#endif
