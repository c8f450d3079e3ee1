/* SPDX-License-Identifier: MIT
 *
 * editor: the file that the editor is given, in a directory of its own.
 */
#include "juggle/app/editor.h"

#include <string.h>
#include <unistd.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/sys/file.h"
#include "juggle/sys/process.h"

enum { NOTE_BYTES_MAX = 256 * 1024 };

static bool read_back(const char *path, const char *before, struct arena *arena, const char **out,
                      struct err *err)
{
    char *bytes;
    size_t size;
    if (!file_read(arena, path, NOTE_BYTES_MAX, &bytes, &size, err))
        return false;
    if (strlen(bytes) != size || !text_is_utf8(bytes, size))
        return err_set(err, ERR_FAILED,
                       "editor: what it wrote is no UTF-8 text; nothing was changed");
    while (size > 0 && (bytes[size - 1] == '\n' || bytes[size - 1] == '\r'))
        bytes[--size] = '\0';
    *out = str_equal(bytes, before) ? NULL : bytes;
    return true;
}

/* What was typed is not thrown away because the editor, or what it wrote, went wrong. Where it is
 * stands first, as a line may be cut at its end. */
static bool keep_draft(struct world *world, const char *path, const char *content, struct err *err)
{
    char *bytes;
    size_t size;
    struct err ignored;
    struct err why = *err;
    if (!file_read(&world->turn, path, NOTE_BYTES_MAX, &bytes, &size, &ignored) || !size ||
        str_equal(bytes, content))
        return false;
    err_set(err, why.code, "What you wrote is kept in %s; %s", path, why.text);
    return true;
}

bool editor_write(struct world *world, const char *text, struct arena *arena, const char **out,
                  struct err *err)
{
    const char *editor = world->settings->tui_editor;
    const char *directory = paths_make_temporary(&world->turn, "note", PATHS_RUNTIME, err);
    if (!directory)
        return false;
    const char *path = arena_printf(&world->turn, "%s/note.md", directory);
    const char *content = *text ? arena_printf(&world->turn, "%s\n", text) : "";
    bool done = file_write(path, content, strlen(content), FILE_NEW, err) &&
                process_edit(str_blank(editor) ? NULL : editor, path, err) &&
                read_back(path, text, arena, out, err);
    if (!done && keep_draft(world, path, content, err))
        return false;
    unlink(path);
    rmdir(directory); /* what an editor left beside it, copies and the like, is the editor's */
    return done;
}
