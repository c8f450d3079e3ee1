/* SPDX-License-Identifier: MIT
 *
 * keymap: keys by name, from the table and from the config.
 */
#include "keymap.h"

#include <string.h>

static void bind(struct keymap *keymap, struct key key, enum command command)
{
    if (keymap->count < KEYMAP_MAX) {
        keymap->at[keymap->count].key = key;
        keymap->at[keymap->count++].command = command;
    }
}

/* The next name of "j Down" into name; false at the end. */
static bool next_name(const char **keys, char name[KEY_TEXT_SIZE])
{
    *keys += strspn(*keys, " ,");
    size_t length = strcspn(*keys, " ");
    if (!length || length >= KEY_TEXT_SIZE)
        return false;
    memcpy(name, *keys, length);
    name[length] = '\0';
    *keys += length;
    return true;
}

void keymap_default(struct keymap *keymap)
{
    keymap->count = 0;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        const char *keys = info->keys;
        char name[KEY_TEXT_SIZE];
        struct key key;
        struct err err;
        while (info->faces & FACE_TUI && next_name(&keys, name))
            if (key_parse(name, &key, &err))
                bind(keymap, key, (enum command)i);
    }
}

enum command keymap_find(const struct keymap *keymap, struct key key)
{
    for (size_t i = 0; i < keymap->count; i++)
        if (key_equal(keymap->at[i].key, key))
            return keymap->at[i].command;
    return COMMAND_COUNT;
}

static void unbind(struct keymap *keymap, enum command command)
{
    size_t kept = 0;
    for (size_t i = 0; i < keymap->count; i++)
        if (keymap->at[i].command != command)
            keymap->at[kept++] = keymap->at[i];
    keymap->count = kept;
}

static bool check_key(const struct keymap *keymap, enum command command, const char *name,
                      struct key *key, struct str *report)
{
    struct err err;
    if (!key_parse(name, key, &err)) {
        str_addf(report, "keys: %s = %s: %s\n", command_info(command)->verb, name, err.text);
        return false;
    }
    enum command owner = keymap_find(keymap, *key);
    if (owner != COMMAND_COUNT && owner != command) {
        str_addf(report,
                 "keys: %s = %s: that key is \"%s\" already; give that one another key first\n",
                 command_info(command)->verb, name, command_info(owner)->verb);
        return false;
    }
    return true;
}

bool keymap_set(struct keymap *keymap, enum command command, const char *keys, struct str *report)
{
    char name[KEY_TEXT_SIZE];
    struct key found[8];
    size_t count = 0;
    while (count < sizeof found / sizeof *found && next_name(&keys, name))
        if (!check_key(keymap, command, name, &found[count++], report))
            return false;
    unbind(keymap, command);
    for (size_t i = 0; i < count; i++)
        bind(keymap, found[i], command);
    return true;
}

char *keymap_key(const struct keymap *keymap, enum command command, char buf[KEY_TEXT_SIZE])
{
    buf[0] = '\0';
    for (size_t i = 0; i < keymap->count; i++)
        if (keymap->at[i].command == command)
            return key_format(keymap->at[i].key, buf);
    return buf;
}
