/* SPDX-License-Identifier: MIT
 *
 * import: where calendars come from: files, pipes, standard input, and directories, all of whose
 * calendars are one source.
 */
#include "import.h"

#include <string.h>
#include <unistd.h>

#include "juggle/sys/file.h"

static const char *base_name(struct arena *arena, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    const char *whole = arena_strndup(arena, path, length);
    const char *slash = strrchr(whole, '/');
    return slash && slash[1] ? slash + 1 : whole;
}

static bool open_directory(struct arena *arena, const char *path, struct import_source *out,
                           struct err *err)
{
    const char *const *files;
    size_t count;
    if (!file_list(arena, path, &files, &count, err))
        return false;
    if (count == 0)
        return err_set(err, ERR_INPUT, "%s: holds no calendars; they end in .ics, .xml or .json",
                       path);
    for (size_t i = 0; i < count; i++) {
        struct import_part part = {.name = base_name(arena, files[i]), .path = files[i], .fd = -1};
        VEC_PUSH(arena, &out->parts, part);
    }
    return true;
}

bool import_source_open(struct arena *arena, const char *argument, size_t most,
                        struct import_source *out, struct err *err)
{
    struct import_part part = {.name = argument, .fd = -1};
    bool standard = str_equal(argument, "-");
    *out = (struct import_source){.name = standard ? "-" : base_name(arena, argument)};
    if (!standard && file_is_directory(argument))
        return open_directory(arena, argument, out, err);
    if (!file_open_source(argument, most, &part.fd, err))
        return false;
    part.name = standard ? "standard input" : out->name;
    off_t end = lseek(part.fd, 0, SEEK_END);
    part.bytes = end > 0 ? (size_t)end : 0;
    VEC_PUSH(arena, &out->parts, part);
    return true;
}

void import_source_join(struct arena *arena, struct import_source *source,
                        const struct import_source *other)
{
    for (size_t i = 0; i < other->parts.count; i++)
        VEC_PUSH(arena, &source->parts, other->parts.at[i]);
    if (other->failure.code != ERR_NONE)
        VEC_PUSH(arena, &source->lost, other->failure);
    source->name = arena_printf(arena, "%s, %s", source->name, other->name);
}

bool import_part_begin(const struct import_part *part, size_t most, int *fd, struct err *err)
{
    *fd = part->fd;
    if (*fd < 0)
        return file_open_source(part->path, most, fd, err);
    return lseek(*fd, 0, SEEK_SET) == 0 ||
           err_set(err, ERR_INPUT, "%s: can't be read again; save it to a file first", part->name);
}

void import_part_end(const struct import_part *part, int fd)
{
    if (fd != part->fd)
        close(fd);
}

void import_source_close(struct import_source *source)
{
    for (size_t i = 0; i < source->parts.count; i++)
        if (source->parts.at[i].fd >= 0)
            close(source->parts.at[i].fd);
    source->parts.count = 0;
}
