/* SPDX-License-Identifier: MIT
 *
 * zoneinfo: files of the time zone database, and which of them the system
 * itself uses.
 */
#include "juggle/sys/zoneinfo.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input.h"
#include "juggle/base/str.h"
#include "zoneinfo_private.h"

enum { FILE_MOST = 64 * 1024, LINE_MOST = 256 };

const char *zoneinfo_place(size_t i)
{
    static const char *const places[] = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo",
                                         "/usr/share/lib/zoneinfo", "/etc/zoneinfo"};
    const char *own = getenv("TZDIR");
    if (own && *own == '/') {
        if (i == 0)
            return own;
        i--;
    }
    return i < sizeof places / sizeof places[0] ? places[i] : NULL;
}

/* A regular file of the database that isn't too big; -1 if it has none of that name. */
static int open_file(const char *name, size_t *size)
{
    const char *place;
    for (size_t i = 0; (place = zoneinfo_place(i)) != NULL; i++) {
        int directory = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory < 0)
            continue;
        int fd = input_open(directory, name);
        close(directory);
        struct stat status;
        if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
            status.st_size <= FILE_MOST) {
            *size = (size_t)status.st_size;
            return fd;
        }
        input_close(fd);
    }
    return -1;
}

static bool is_there(const char *name)
{
    size_t size;
    if (!zone_name_valid(name))
        return false;
    int fd = open_file(name, &size);
    input_close(fd);
    return fd >= 0;
}

const struct zone *zoneinfo_load(struct arena *arena, const char *name, struct err *err)
{
    size_t size;
    int fd = zone_name_valid(name) ? open_file(name, &size) : -1;
    if (fd < 0) {
        if (str_equal(name, "UTC"))
            return zone_utc();
        err_set(err, ERR_NOT_FOUND, "time zone %s: not in the system's database", name);
        return NULL;
    }
    unsigned char *bytes = malloc(size + 1);
    if (!bytes)
        abort();
    ssize_t got = input_read(fd, bytes, size);
    close(fd);
    const struct zone *zone = zone_parse(arena, name, bytes, got < 0 ? 0 : (size_t)got, err);
    free(bytes);
    return zone;
}

/* Takes a name, or the part of a path behind the database's directory, if there is such a zone. */
static bool accept(const char *text, char *buf, size_t size)
{
    static const char root[] = "zoneinfo/";
    const char *behind = strstr(text, root);
    const char *name = behind ? behind + strlen(root) : text;
    if (str_starts(name, "posix/"))
        name += strlen("posix/");
    size_t length = strlen(name);
    if (length >= size || !is_there(name))
        return false;
    memcpy(buf, name, length + 1);
    return true;
}

static bool from_variable(const char *tz, char *buf, size_t size)
{
    if (!tz)
        return false;
    /* POSIX: set but empty is UTC; a colon says that what follows is up to the system. */
    return accept(*tz == '\0' ? "UTC" : *tz == ':' ? tz + 1 : tz, buf, size);
}

static bool from_link(const char *path, char *buf, size_t size)
{
    char target[PATH_MAX];
    ssize_t length = readlink(path, target, sizeof target - 1);
    if (length <= 0)
        return false;
    target[length] = '\0';
    if (accept(target, buf, size))
        return true;
    /* A link to a link, as some systems have it. */
    char *whole = realpath(path, NULL);
    bool accepted = whole && accept(whole, buf, size);
    free(whole);
    return accepted;
}

static bool from_file(const char *path, char *buf, size_t size)
{
    char line[LINE_MOST];
    int fd = input_open(AT_FDCWD, path);
    if (fd < 0)
        return false;
    ssize_t got = input_read(fd, line, sizeof line - 1);
    close(fd);
    line[got > 0 ? got : 0] = '\0';
    line[strcspn(line, " \t\r\n#")] = '\0';
    return accept(line, buf, size);
}

void zoneinfo_local_from(const struct zoneinfo_local *local, char *buf, size_t size)
{
    if (!from_variable(local->tz, buf, size) && !from_link(local->localtime, buf, size) &&
        !from_file(local->timezone, buf, size))
        snprintf(buf, size, "UTC");
}

void zoneinfo_local_name(char *buf, size_t size)
{
    struct zoneinfo_local local = {getenv("TZ"), "/etc/localtime", "/etc/timezone"};
    zoneinfo_local_from(&local, buf, size);
}
