/* SPDX-License-Identifier: MIT
 *
 * file_write: a file appears whole or not at all, and stays after a power cut.
 */
#include "juggle/sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input.h"
#include "juggle/sys/paths.h"

static bool cant_write(const char *path, struct err *err)
{
    return err_set(err, ERR_FAILED, "%s: can't be written: %s; name another place", path,
                   strerror(errno));
}

static bool is_there(const char *path, struct err *err)
{
    return err_set(err, ERR_FAILED, "%s: is there already; nothing was written", path);
}

/* A device or a pipe can't be replaced, only written to. */
static bool write_through(const char *path, const void *bytes, size_t size, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return cant_write(path, err);
    bool good = output_write(fd, bytes, size);
    int reason = errno;
    if (close(fd) != 0 && good) {
        good = false;
        reason = errno;
    }
    errno = reason;
    return good || cant_write(path, err);
}

/* Fills the temporary file and forces it to the disk. */
static bool fill(int fd, const void *bytes, size_t size, mode_t mode)
{
    bool good = fchmod(fd, mode) == 0 && output_write(fd, bytes, size) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) != 0 && good)
        return false;
    errno = reason;
    return good;
}

/* link fails where the name is taken, which rename would not. */
static bool put_in_place(const char *temporary, const char *path, enum file_mode mode)
{
    if (mode == FILE_REPLACE)
        return rename(temporary, path) == 0;
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return true;
    }
    /* Some file systems know no links. */
    return errno != EEXIST && access(path, F_OK) != 0 && rename(temporary, path) == 0;
}

/* The name in the directory lasts only after this; a file system that can't do it is not blamed. */
static void sync_directory(const char *directory)
{
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static bool write_beside(struct arena *scratch, const char *path, const void *bytes, size_t size,
                         enum file_mode mode, mode_t permissions, struct err *err)
{
    const char *directory = paths_parent(scratch, path);
    const char *slash = strrchr(path, '/');
    char *temporary =
        arena_printf(scratch, "%s/.%.100s.XXXXXX.tmp", directory, slash ? slash + 1 : path);
    int fd = mkstemps(temporary, (int)strlen(".tmp"));
    if (fd < 0)
        return cant_write(path, err);
    if (!fill(fd, bytes, size, permissions) || !put_in_place(temporary, path, mode)) {
        int reason = errno;
        unlink(temporary);
        errno = reason;
        return reason == EEXIST ? is_there(path, err) : cant_write(path, err);
    }
    sync_directory(directory);
    return true;
}

bool file_write(const char *path, const void *bytes, size_t size, enum file_mode mode,
                struct err *err)
{
    struct stat status;
    mode_t permissions = 0600;
    char *target = NULL;
    if (stat(path, &status) == 0) {
        if (S_ISDIR(status.st_mode))
            return err_set(err, ERR_FAILED, "%s: is a directory; name a file in it", path);
        if (!S_ISREG(status.st_mode))
            return write_through(path, bytes, size, err);
        if (mode == FILE_NEW)
            return is_there(path, err);
        permissions = status.st_mode & 0777;
        /* A link stays a link. */
        target = realpath(path, NULL);
    }
    struct arena scratch;
    arena_init(&scratch);
    bool done = write_beside(&scratch, target ? target : path, bytes, size, mode, permissions, err);
    arena_finish(&scratch);
    free(target);
    return done;
}
