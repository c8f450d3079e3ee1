/* SPDX-License-Identifier: MIT
 *
 * file_watch: inotify, for file systems of this machine: on others it tells nothing of what other
 * machines do.
 */
#include "juggle/sys/file_watch.h"

#include <stddef.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#include <sys/vfs.h>
#endif

void file_watch_init(struct file_watch *watch)
{
    watch->fd = -1;
}

void file_watch_finish(struct file_watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    watch->fd = -1;
}

void file_watch_drain(struct file_watch *watch)
{
    char told[4096];
    while (watch->fd >= 0 && read(watch->fd, told, sizeof told) > 0)
        ;
}

#ifdef __linux__

/* By the magic numbers of statfs(2). */
static bool is_of_this_machine(const char *path)
{
    static const unsigned long known[] = {
        0xEF53,     /* ext2, ext3, ext4 */
        0x58465342, /* xfs */
        0x9123683E, /* btrfs */
        0x2FC12FC1, /* zfs */
        0xF2F52010, /* f2fs */
        0xCA451A4E, /* bcachefs */
        0x01021994, /* tmpfs */
        0x794C7630, /* overlayfs */
    };
    struct statfs status;
    if (statfs(path, &status) != 0)
        return false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if ((unsigned long)status.f_type == known[i])
            return true;
    return false;
}

/* An open file that is removed or replaced is only told of as an attribute, its count of links. */
bool file_watch_at(struct file_watch *watch, const char *path)
{
    if (!is_of_this_machine(path))
        return false;
    if (watch->fd < 0)
        watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    return watch->fd >= 0 &&
           inotify_add_watch(watch->fd, path, IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF) >= 0;
}

#else

bool file_watch_at(struct file_watch *watch, const char *path)
{
    (void)watch;
    (void)path;
    return false;
}

#endif
