/* SPDX-License-Identifier: MIT
 *
 * readme: the keys of the terminal program as the README's table, a row each in the order of
 * commands.def.
 */
#include "gen.h"

#include "juggle/app/command.h"

#include <string.h>

static void add_keys(struct str *out, const char *keys)
{
    while (*keys) {
        size_t length = strcspn(keys, " ");
        str_addf(out, "`%.*s`", (int)length, keys);
        keys += length;
        keys += strspn(keys, " ");
        if (*keys)
            str_add_char(out, ' ');
    }
}

void readme_keys(struct str *out)
{
    str_add(out, "| key | command | what it does |\n|---|---|---|\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!(info->faces & FACE_TUI) || !info->keys[0])
            continue;
        str_add(out, "| ");
        add_keys(out, info->keys);
        str_addf(out, " | `%s` | %s |\n", info->verb, info->summary);
    }
}
