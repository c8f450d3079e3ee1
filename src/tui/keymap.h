/* SPDX-License-Identifier: MIT
 *
 * keymap: which key is which command: the defaults of commands.def, changed by the config's [keys].
 */
#ifndef JUGGLE_SRC_TUI_KEYMAP_H
#define JUGGLE_SRC_TUI_KEYMAP_H

#include "juggle/app/command.h"
#include "juggle/base/str.h"
#include "juggle/draw/key.h"

enum { KEYMAP_MAX = 256 };

struct keymap {
    struct {
        struct key key;
        enum command command;
    } at[KEYMAP_MAX];
    size_t count;
};

void keymap_default(struct keymap *keymap);
/* Gives a command other keys ("x Del"); false, with the reason appended to report, when a key isn't
 * understood or belongs to another command already: then the command keeps what it had. */
bool keymap_set(struct keymap *keymap, enum command command, const char *keys, struct str *report);
/* COMMAND_COUNT: none. */
enum command keymap_find(const struct keymap *keymap, struct key key);
/* The first key of a command as it is shown, "" where it has none. */
char *keymap_key(const struct keymap *keymap, enum command command, char buf[KEY_TEXT_SIZE]);

#endif
