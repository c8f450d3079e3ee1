/* SPDX-License-Identifier: MIT
 *
 * ini_load: iniparser behind its wrapper, and the file's bytes. The only file that knows iniparser.
 */
#define _GNU_SOURCE /* memfd_create, where there is one */
#include "ini.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <iniparser.h>

/* Without a callback iniparser writes on stderr, into the terminal program's screen. */
static int say_nothing(const char *format, ...)
{
    (void)format;
    return 0;
}

/* A file without a name, in memory where the system can: iniparser 4.1 reads only what has a path.
 */
static FILE *nameless_file(void)
{
#ifdef MFD_CLOEXEC
    int fd = memfd_create("config", MFD_CLOEXEC);
    FILE *file = fd >= 0 ? fdopen(fd, "w+") : NULL;
    if (file)
        return file;
    if (fd >= 0)
        close(fd);
#endif
    return tmpfile();
}

static dictionary *load(const struct str *clean)
{
    char path[64];
    dictionary *values = NULL;
    FILE *file = nameless_file();
    if (!file)
        return NULL;
    if (fwrite(clean->text, 1, clean->length, file) == clean->length && fflush(file) == 0) {
        rewind(file);
        snprintf(path, sizeof path, "/dev/fd/%d", fileno(file));
        iniparser_set_error_callback(say_nothing);
        values = iniparser_load(path);
        iniparser_set_error_callback(NULL);
    }
    fclose(file);
    return values;
}

/* Getters of iniparser 4.1 but getstring crash on a name without a colon, and trust any number. */
static void take_values(struct ini_scan *scan, const dictionary *values)
{
    for (size_t i = 0; i < scan->entries.count; i++) {
        struct ini_entry *entry = &scan->entries.at[i];
        const char *name = arena_printf(scan->arena, "%s:%s", entry->section, entry->key);
        entry->value = arena_strdup(scan->arena, iniparser_getstring(values, name, ""));
    }
}

void ini_parse(struct arena *arena, const char *bytes, size_t size, struct ini *out)
{
    struct ini_scan scan = {.arena = arena, .section = ""};
    str_init(&scan.clean);
    ini_scan(&scan, bytes, size);
    dictionary *values = scan.entries.count ? load(&scan.clean) : NULL;
    if (values) {
        take_values(&scan, values);
        iniparser_freedict(values);
    } else if (scan.entries.count) {
        scan.entries.count = 0;
        scan.line = 0;
        scan.section = "";
        ini_scan_problem(&scan, "", "it could not be parsed: no memory or no /dev/fd");
    }
    str_finish(&scan.clean);
    *out = (struct ini){scan.entries.at, scan.entries.count, scan.problems.at, scan.problems.count};
}

static bool is_readable_file(int fd, const char *path, struct err *err)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return err_set(err, ERR_CONFIG, "config %s: %s", path, strerror(errno));
    if (!S_ISREG(status.st_mode))
        return err_set(err, ERR_CONFIG, "config %s: not a regular file; put one there", path);
    if (status.st_size > INI_BYTES_MAX)
        return err_set(err, ERR_CONFIG, "config %s: larger than %d KiB; is it a config", path,
                       INI_BYTES_MAX / 1024);
    return true;
}

static bool read_all(int fd, char *bytes, size_t *size)
{
    for (*size = 0; *size < INI_BYTES_MAX;) {
        ssize_t got = read(fd, bytes + *size, INI_BYTES_MAX - *size);
        if (got == 0)
            return true;
        if (got > 0)
            *size += (size_t)got;
        else if (errno != EINTR)
            return false;
    }
    return true;
}

bool ini_read(struct arena *arena, const char *path, const char **bytes, size_t *size, bool *found,
              struct err *err)
{
    /* A FIFO would let a blocking open wait for ever. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    *bytes = "";
    *size = 0;
    *found = fd >= 0 || (errno != ENOENT && errno != ENOTDIR);
    if (fd < 0)
        return !*found || err_set(err, ERR_CONFIG, "config %s: %s; check its permissions", path,
                                  strerror(errno));
    bool ok = is_readable_file(fd, path, err);
    if (ok) {
        char *text = arena_alloc(arena, INI_BYTES_MAX);
        ok = read_all(fd, text, size) ||
             err_set(err, ERR_CONFIG, "config %s: %s; check the disk", path, strerror(errno));
        *bytes = text;
    }
    close(fd);
    return ok;
}
