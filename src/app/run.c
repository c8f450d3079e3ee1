/* SPDX-License-Identifier: MIT
 *
 * run: from a call to its handler, with the store open as far as the command's row says.
 */
#include "handlers.h"

#include <stdarg.h>

#include "juggle/base/vec.h"
#include "juggle/sys/file.h"

typedef bool (*handler)(struct world *world, const struct call *call, struct reply *reply,
                        struct err *err);

#define HANDLER_CLI(name) cmd_##name
#define HANDLER_BOTH(name) cmd_##name
#define HANDLER_TUI(name) NULL

/* What only the terminal program does has no handler here. */
static const handler handlers[] = {
#define COMMAND(name, verb, group, faces, store, where, keys, footer, summary)                     \
    HANDLER_##faces(name),
#include "juggle/app/commands.def"
#undef COMMAND
};

static bool open_store(struct world *world, enum command_store needs, struct err *err)
{
    switch (needs) {
    case NEEDS_NONE:
        return true;
    case NEEDS_READ:
        return world_store(world, STORE_READ, err);
    case NEEDS_THERE:
        if (!world->store && world->store_path && !file_exists(world->store_path))
            return world_store(world, STORE_READ, err);
        break;
    case NEEDS_WRITE:
        break;
    }
    return world_store(world, STORE_WRITE, err);
}

/* A dry run of a changing command only looks. */
static enum command_store needs_of(const struct call *call)
{
    enum command_store needs = command_info(call->command)->store;
    return needs >= NEEDS_THERE && call_has(call, "--dry-run") ? NEEDS_READ : needs;
}

bool run_call(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    handler run = handlers[call->command];
    if (!run)
        return err_set(err, ERR_USAGE, "%s: only in the terminal program; start it with: juggle",
                       command_info(call->command)->verb);
    bool opened = open_store(world, needs_of(call), err),
         done = opened && run(world, call, reply, err);
    if (opened && !done && world->store)
        store_cancel(world->store);
    logbook_note(world, call, reply, done ? NULL : err);
    return done;
}

bool run_words(struct world *world, struct reply *reply, struct err *err, enum command command, ...)
{
    VEC(const char *) words = {0};
    struct call call = {.command = command, .color = "auto"};
    va_list args;
    va_start(args, command);
    for (const char *word; (word = va_arg(args, const char *));)
        VEC_PUSH(&world->turn, &words, word);
    va_end(args);
    call.arguments = words.at;
    call.argument_count = words.count;
    return run_call(world, &call, reply, err);
}
