/* SPDX-License-Identifier: MIT
 *
 * file: reading whole files, opening sources for import, listing a directory's
 * calendars.
 */
#include "juggle/sys/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"

enum { COPY_STEP = 64 * 1024, KILOBYTE = 1024, MEGABYTE = 1024 * 1024 };

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool file_is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool cant_read(const char *path, struct err *err)
{
    if (errno == ENOENT)
        return err_set(err, ERR_INPUT, "%s: no such file; check its name and the directory", path);
    if (errno == EACCES)
        return err_set(err, ERR_INPUT, "%s: no permission to read it; check whose it is", path);
    return err_set(err, ERR_INPUT, "%s: can't be read: %s", path, strerror(errno));
}

static bool too_big(const char *path, size_t cap, struct err *err)
{
    if (cap >= MEGABYTE)
        return err_set(err, ERR_INPUT, "%s: bigger than %zu MB; is it the right file?", path,
                       cap / MEGABYTE);
    return err_set(err, ERR_INPUT, "%s: bigger than %zu KB; is it the right file?", path,
                   cap / KILOBYTE);
}

static bool open_any(const char *path, int *fd, struct stat *status, struct err *err)
{
    *fd = input_open(AT_FDCWD, path);
    if (*fd >= 0 && fstat(*fd, status) == 0)
        return true;
    input_close(*fd);
    return cant_read(path, err);
}

/* Reads the bytes that the file was said to have; fewer if it has shrunk meanwhile. */
static bool read_regular(struct arena *arena, int fd, const char *path, size_t expected,
                         char **bytes, size_t *size, struct err *err)
{
    char *text = arena_alloc(arena, expected + 1);
    ssize_t got = input_read(fd, text, expected);
    if (got < 0)
        return cant_read(path, err);
    text[got] = '\0';
    *bytes = text;
    *size = (size_t)got;
    return true;
}

bool file_read(struct arena *arena, const char *path, size_t cap, char **bytes, size_t *size,
               struct err *err)
{
    int fd;
    struct stat status = {0};
    bool done;
    if (!open_any(path, &fd, &status, err))
        return false;
    if (S_ISDIR(status.st_mode))
        done = err_set(err, ERR_INPUT, "%s: is a directory", path);
    else if (!S_ISREG(status.st_mode))
        done = err_set(err, ERR_INPUT, "%s: is not a regular file", path);
    else if ((uintmax_t)status.st_size > cap)
        done = too_big(path, cap, err);
    else
        done = read_regular(arena, fd, path, (size_t)status.st_size, bytes, size, err);
    close(fd);
    return done;
}

/* A file that has no name any more, and so is gone when its descriptor is. */
static int open_nameless(void)
{
    const char *directory = getenv("TMPDIR");
    struct str path;
    str_init(&path);
    str_addf(&path, "%s/juggle.XXXXXX", directory && *directory == '/' ? directory : "/tmp");
    int fd = mkstemp(path.text);
    if (fd >= 0) {
        unlink(path.text);
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    }
    str_finish(&path);
    return fd;
}

/* Copies a source to its end; cap + 1 bytes are asked for, to see that there are too many. */
static bool copy_source(int from, int to, const char *path, size_t cap, struct err *err)
{
    char *bytes = malloc(COPY_STEP);
    bool done = false;
    size_t total = 0;
    if (!bytes)
        abort();
    for (;;) {
        size_t wanted = cap - total < COPY_STEP ? cap - total + 1 : COPY_STEP;
        ssize_t got = input_read(from, bytes, wanted);
        if (got < 0) {
            cant_read(path, err);
            break;
        }
        total += (size_t)got;
        if (total > cap) {
            too_big(path, cap, err);
            break;
        }
        if (!output_write(to, bytes, (size_t)got)) {
            err_set(err, ERR_FAILED, "temporary file: %s", strerror(errno));
            break;
        }
        if ((size_t)got < wanted) {
            done = true;
            break;
        }
    }
    free(bytes);
    return done;
}

static bool spool(int from, const char *path, size_t cap, int *fd, struct err *err)
{
    int flags = fcntl(from, F_GETFL);
    int copy = open_nameless();
    if (copy < 0)
        return err_set(err, ERR_FAILED, "temporary file: %s; set TMPDIR", strerror(errno));
    /* Opening must not wait for a writer, but reading must. */
    if (flags & O_NONBLOCK)
        fcntl(from, F_SETFL, flags & ~O_NONBLOCK);
    if (!copy_source(from, copy, path, cap, err) || lseek(copy, 0, SEEK_SET) != 0) {
        close(copy);
        return false;
    }
    *fd = copy;
    return true;
}

static bool open_standard_input(int *fd, struct stat *status, struct err *err)
{
    *fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (*fd >= 0 && fstat(*fd, status) == 0)
        return true;
    input_close(*fd);
    return cant_read("standard input", err);
}

bool file_open_source(const char *path, size_t cap, int *fd, struct err *err)
{
    int source;
    struct stat status = {0};
    bool standard = str_equal(path, "-");
    const char *name = standard ? "standard input" : path;
    if (!(standard ? open_standard_input(&source, &status, err)
                   : open_any(path, &source, &status, err)))
        return false;
    bool good;
    if (S_ISDIR(status.st_mode)) {
        good = err_set(err, ERR_INPUT, "%s: is a directory", name);
    } else if (!S_ISREG(status.st_mode)) {
        good = spool(source, name, cap, fd, err);
    } else if ((uintmax_t)status.st_size > cap) {
        good = too_big(name, cap, err);
    } else {
        *fd = source;
        return true;
    }
    close(source);
    return good;
}

static bool is_calendar(const char *name)
{
    static const char *const ends[] = {".ics", ".xml", ".json"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t end = strlen(ends[i]);
        if (length > end && str_equal_nocase(name + length - end, ends[i]))
            return *name != '.';
    }
    return false;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list(struct arena *arena, const char *directory, const char *const **paths, size_t *count,
               struct err *err)
{
    VEC(const char *) found = {0};
    DIR *open = opendir(directory);
    struct dirent *entry;
    if (!open)
        return cant_read(directory, err);
    while ((entry = readdir(open)) != NULL) {
        if (!is_calendar(entry->d_name))
            continue;
        const char *path = arena_printf(arena, "%s/%s", directory, entry->d_name);
        if (file_exists(path))
            VEC_PUSH(arena, &found, path);
    }
    closedir(open);
    if (found.count > 0)
        qsort(found.at, found.count, sizeof *found.at, compare);
    *paths = found.at;
    *count = found.count;
    return true;
}
