/* SPDX-License-Identifier: MIT
 *
 * logbook: the log that [general] log asks for: which commands ran and how they ended. Nothing that
 * the person wrote stands in it, so that it can be shown to somebody who helps.
 */
#include "handlers.h"

#include "juggle/sys/file.h"

enum { LOG_BYTES = 1 << 20 };

static const char *outcome(struct world *world, const struct reply *reply, const struct err *err)
{
    int64_t step = !err && reply->answer ? value_int(reply->answer, "undo") : 0;
    int status = err_exit_status(err ? err->code : reply->outcome);
    if (step)
        return arena_printf(&world->turn, "done, step %lld", (long long)step);
    return status ? arena_printf(&world->turn, "ended with %d", status) : "done";
}

void logbook_note(struct world *world, const struct call *call, struct reply *reply,
                  const struct err *err)
{
    char at[TIME_SIZE];
    struct err why;
    const char *path = world->paths.log;
    if (!world->settings->general_log || world->demo_directory || !path)
        return;
    const char *line =
        arena_printf(&world->turn, "%s %s: %s\n",
                     instant_format(world->now, zone_offset(world->home, world->now), at),
                     command_info(call->command)->verb, outcome(world, reply, err));
    if (!paths_make(world->paths.state, &why) || !file_append(path, line, LOG_BYTES, &why))
        reply_note(reply, world, "log: %s", why.text);
}
