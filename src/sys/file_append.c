/* SPDX-License-Identifier: MIT
 *
 * file_append: a line behind the others. Several processes may add lines at once; none is torn.
 */
#include "juggle/sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input.h"

/* What is full makes room for a new one and stays beside it; where that fails it grows on. */
static void put_aside(const char *path)
{
    struct arena scratch;
    arena_init(&scratch);
    rename(path, arena_printf(&scratch, "%s.old", path));
    arena_finish(&scratch);
}

bool file_append(const char *path, const char *line, size_t most, struct err *err)
{
    struct stat now;
    if (stat(path, &now) == 0 && S_ISREG(now.st_mode) && (size_t)now.st_size >= most)
        put_aside(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
    bool good = fd >= 0 && output_write(fd, line, strlen(line));
    int reason = errno;
    if (fd >= 0)
        close(fd);
    return good || err_set(err, ERR_FAILED, "%s: can't be written: %s", path, strerror(reason));
}
