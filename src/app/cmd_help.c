/* SPDX-License-Identifier: MIT
 *
 * cmd_help: help, keys and completions: what juggle can do, told from its tables.
 */
#include "handlers.h"

#include <string.h>

#include "juggle/app/completions.h"
#include "juggle/base/str.h"
#include "usage.h"

/* As the config has them. */
static const char *keys_of(const struct world *world, enum command command)
{
    const char *own = command_info(command)->faces & FACE_TUI ? world_keys(world, command) : NULL;
    return own ? own : command_info(command)->keys;
}

static void put_command(struct value *items, const struct world *world, enum command command)
{
    const struct command_info *info = command_info(command);
    const char *keys = keys_of(world, command);
    struct value *map = value_push_map(items);
    value_put_text(map, "command", info->verb);
    value_put_text(map, "group", command_group_title(info->group));
    value_put_text(map, "keys", info->faces & FACE_TUI && keys[0] ? keys : NULL);
    value_put_text(map, "summary", info->summary);
}

static void put_commands(struct reply *reply, struct world *world, const char *schema,
                         enum command_face face, bool with_keys_only)
{
    struct value *items = value_put_list(reply_open(reply, world, schema), "items");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (info->faces & face && (!with_keys_only || keys_of(world, (enum command)i)[0]))
            put_command(items, world, (enum command)i);
    }
}

/* "help conference": every command that begins with the word. */
static bool help_family(struct world *world, const char *word, struct reply *reply)
{
    size_t length = strlen(word), count = 0;
    struct value *items = value_list(&world->turn);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!(info->faces & FACE_CLI) || strncmp(info->verb, word, length) ||
            info->verb[length] != ' ')
            continue;
        put_command(items, world, (enum command)i);
        if (count++)
            str_add_char(&reply->text, '\n');
        usage_command(&reply->text, (enum command)i);
    }
    if (count)
        value_put(reply_open(reply, world, "help"), "items", items);
    return count > 0;
}

static bool no_such_command(struct world *world, const struct call *call, struct err *err)
{
    const char *said = call_rest(call, &world->turn, 0);
    const char *near = command_nearest(said, FACE_BOTH);
    if (!near)
        near = command_nearest(call_argument(call, 0), FACE_BOTH);
    if (near)
        return err_set(err, ERR_USAGE, "%s: no such command; did you mean: juggle help %s", said,
                       near);
    return err_set(err, ERR_USAGE, "%s: no such command; see: juggle help", said);
}

bool cmd_help(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    int taken;
    const char *first = call_argument(call, 0), *second = call_argument(call, 1);
    if (!first) {
        put_commands(reply, world, "help", FACE_CLI, false);
        usage_overview(&reply->text);
        return true;
    }
    enum command command = command_find(first, second, &taken);
    if (command == COMMAND_COUNT && !second && help_family(world, first, reply))
        return true;
    if (command == COMMAND_COUNT)
        return no_such_command(world, call, err);
    put_command(value_put_list(reply_open(reply, world, "help"), "items"), world, command);
    usage_command(&reply->text, command);
    return true;
}

bool cmd_keys(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const char *keys[COMMAND_COUNT];
    (void)call, (void)err;
    put_commands(reply, world, "keys", FACE_TUI, true);
    for (int i = 0; i < COMMAND_COUNT; i++)
        keys[i] = keys_of(world, (enum command)i);
    usage_keys(&reply->text, keys);
    return true;
}

bool cmd_completions(struct world *world, const struct call *call, struct reply *reply,
                     struct err *err)
{
    const char *shell = call_argument(call, 0);
    if (!completions_script(&reply->text, shell))
        return err_set(err, ERR_USAGE, "completions %s: not one of bash, zsh, fish", shell);
    value_put_text(reply_open(reply, world, "completions"), "script", reply->text.text);
    return true;
}
