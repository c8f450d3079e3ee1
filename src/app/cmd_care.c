/* SPDX-License-Identifier: MIT
 *
 * cmd_care: backup, restore and doctor: care for what is the person's.
 */
#include "handlers.h"

#include "juggle/base/str.h"
#include "juggle/sys/file.h"
#include "juggle/sys/paths.h"
#include "juggle/sys/zoneinfo.h"

bool cmd_backup(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const char *made;
    if (!store_exists(world->store))
        return err_set(err, ERR_FAILED, "backup: there is no store yet; add something first");
    if (!store_backup(world->store, &world->turn, call_argument(call, 0), &made, err))
        return false;
    value_put_text(reply_open(reply, world, "backup"), "file", made);
    reply->said = arena_printf(&world->turn, "Copied to %s", made);
    return true;
}

bool cmd_restore(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const char *kept;
    struct store_options options = world_store_options(world, STORE_WRITE);
    store_close(world->store);
    world->store = NULL;
    if (!store_restore(&options, &world->turn, call_argument(call, 0), &kept, err))
        return false;
    struct value *answer = reply_open(reply, world, "restore");
    value_put_text(answer, "file", call_argument(call, 0));
    value_put_text(answer, "kept", kept);
    reply->said =
        kept ? arena_printf(&world->turn, "Restored; what was there before is kept as %s", kept)
             : "Restored";
    return true;
}

static void put_finding(struct value *list, bool good, const char *what, const char *how)
{
    struct value *map = value_push_map(list);
    value_put_bool(map, "good", good);
    value_put_text(map, "what", what);
    value_put_text(map, "how", how);
}

static void check_zones(struct world *world, struct value *list, bool *good)
{
    const char *tzdata = zoneinfo_version(&world->turn);
    put_finding(list, tzdata != NULL,
                tzdata ? arena_printf(&world->turn, "time zones: tzdata %s", tzdata)
                       : "time zones: no tzdata found",
                tzdata ? NULL : "install the package tzdata");
    *good = *good && tzdata;
}

/* What is wrong with the file as a whole; NULL where it could be read. Only one that --config names
 * must be there. */
static const char *unread_config(struct world *world)
{
    const struct config_problem *first =
        world_problem_count(world) ? config_problem(world->config, 0) : NULL;
    if (first && !first->line && str_equal(first->file, world->config_path))
        return first->message;
    if (world->options.config && world->config_path && !file_exists(world->config_path))
        return arena_printf(&world->turn, "config %s: there is no such file", world->config_path);
    return NULL;
}

static void check_config(struct world *world, struct value *list, struct reply *reply, bool *good)
{
    size_t problems = world_problem_count(world);
    const char *unread = unread_config(world);
    *good = *good && !problems && !unread;
    if (!unread) {
        put_finding(list, !problems,
                    problems ? arena_printf(&world->turn, "config: %zu mistake%s", problems,
                                            problems == 1 ? "" : "s")
                             : "config: no mistakes",
                    problems ? "see: juggle config check" : NULL);
        return;
    }
    put_finding(list, false, unread, problems ? NULL : "make one with: juggle config init");
    if (world->options.config) {
        reply->outcome = ERR_CONFIG;
        reply->failure = unread;
    }
}

bool cmd_doctor(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct store_finding *findings;
    size_t count;
    bool good = true;
    struct store_options options = world_store_options(world, STORE_READ);
    if (!store_check(&options, &world->turn, call_has(call, "--deep"), &findings, &count, err))
        return false;
    struct value *answer = reply_open(reply, world, "doctor");
    struct value *list = value_put_list(answer, "items");
    for (size_t i = 0; i < count; i++) {
        put_finding(list, findings[i].good, findings[i].what, findings[i].how);
        good = good && findings[i].good;
    }
    bool store_good = good;
    check_zones(world, list, &good);
    check_config(world, list, reply, &good);
    value_put_bool(answer, "good", good);
    value_put_text(answer, "store", world->store_path);
    if (!store_good) {
        reply->outcome = ERR_STORE_CORRUPT;
        reply->failure = arena_printf(&world->turn, "%s: not all is good; do what `items` say",
                                      world->store_path);
    }
    return true;
}
