/* SPDX-License-Identifier: MIT
 *
 * cmd_time: start, stop and log: time really spent. One timer runs at a time.
 */
#include "handlers.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/model/quickadd.h"
#include "juggle/sys/clock.h"

/* Ends what runs as of then; *stopped is the last one, NULL where none ran. */
static bool stop_running(struct world *world, instant at, const struct entry **stopped,
                         struct err *err)
{
    struct record_list running;
    *stopped = NULL;
    if (!store_running(world->store, &world->turn, &running, err))
        return false;
    for (size_t i = 0; i < running.count; i++) {
        struct entry *entry = record_copy(&world->turn, RECORD_ENTRY, running.at[i]);
        entry->end = at > entry->start ? at : entry->start;
        if (!store_put(world->store, RECORD_ENTRY, entry, err))
            return false;
        *stopped = entry;
    }
    return true;
}

/* The zone of the person's clock at a moment: a trip's, or home's. */
static bool zone_then(struct world *world, instant at, const char **zone, struct err *err)
{
    struct view view;
    if (!world_view(world, world->today, world->today + 1, &view, err))
        return false;
    *zone = zone_name(where_zone(&view.where, at));
    return true;
}

static bool begin_task(struct world *world, const struct target *target, struct entry *entry,
                       struct err *err)
{
    struct task *task = target_copy(world, target);
    entry->task = task->id;
    entry->title = task->title;
    entry->kind = task->kind;
    if (task->state == WORD_state_DOING)
        return true;
    task->state = WORD_state_DOING;
    task->finished = INSTANT_NONE;
    return store_put(world->store, RECORD_TASK, task, err);
}

bool cmd_start(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct target target;
    struct entry entry;
    const struct entry *stopped;
    char id[ID_SIZE];
    record_clear(RECORD_ENTRY, &entry);
    entry.start = world->now;
    if (!change_begin(world, err) ||
        !read_target(world, call_argument(call, 0), RECORD__, &target, err) ||
        !zone_then(world, world->now, &entry.zone, err) ||
        !stop_running(world, world->now, &stopped, err))
        return false;
    if (target.kind == RECORD_TASK) {
        if (!begin_task(world, &target, &entry, err))
            return false;
    } else if (target.kind == RECORD_EVENT) {
        entry.event = target.id;
        entry.title = ((const struct event *)target.record)->title;
    } else {
        return err_set(err, ERR_FAILED, "%s: the timer runs on tasks and events only", target.text);
    }
    if (!store_put(world->store, RECORD_ENTRY, &entry, err))
        return false;
    const char *made = id_format(RECORD_ENTRY, entry.id, id);
    change_label(world, reply, "Started \"%s\"", entry.title ? entry.title : target.text);
    return change_end(world, reply, "start", &made, 1, err);
}

bool cmd_stop(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const struct entry *stopped;
    char id[ID_SIZE], length[DATE_SIZE];
    instant at = world->now;
    const char *said = call_option(call, "--at");
    if (said && !clock_parse_now(said, world->home, &at, err))
        return err_set(err, ERR_USAGE, "stop --at %s: not a time; write 2026-11-21T17:30", said);
    if (at > world->now)
        return err_set(err, ERR_USAGE, "stop --at %s: that is still to come", said);
    if (!change_begin(world, err) || !stop_running(world, at, &stopped, err))
        return false;
    if (!stopped)
        return err_set(err, ERR_FAILED, "stop: no timer runs; start one with: juggle start t12");
    const char *made = id_format(RECORD_ENTRY, stopped->id, id);
    change_label(world, reply, "Stopped \"%s\" after %s", stopped->title ? stopped->title : made,
                 length_format((minutes)((stopped->end - stopped->start) / 60), length));
    return change_end(world, reply, "stop", &made, 1, err);
}

/* The first word may be a task's id; the rest is quick add's language without its dates. */
static bool log_subject(struct world *world, const char *line, struct entry *entry, struct err *err)
{
    struct target target;
    enum record_kind kind;
    int64_t id;
    size_t length = strcspn(line, " ");
    const char *first = arena_strndup(&world->turn, line, length);
    if (id_parse(first, &kind, &id, NULL) && kind == RECORD_TASK) {
        if (!read_target(world, first, RECORD_TASK, &target, err))
            return false;
        const struct task *task = target.record;
        entry->task = id;
        entry->kind = task->kind;
        entry->title = line[length] ? line + length + 1 : task->title;
        return true;
    }
    struct quickadd read;
    quickadd_read(&world->turn, line, &world->quickadd, &read);
    entry->title = read.title;
    entry->kind = read.kind ? read.kind->word : kind_builtin()->at[KIND_SUPPORT].word;
    entry->tags = read.tags;
    return true;
}

bool cmd_log(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct entry entry;
    minutes length;
    char id[ID_SIZE], buf[DATE_SIZE];
    const char *line;
    record_clear(RECORD_ENTRY, &entry);
    if (!parse_spent(&world->turn, call_rest(call, &world->turn, 0), world->quickadd.day_length,
                     &length, &line))
        return err_set(err, ERR_USAGE, "%s: not a length of at most a day; write 20m, 1h30 or 1.5h",
                       call_argument(call, 0));
    if (!*line)
        return err_set(err, ERR_USAGE,
                       "log: what was it? write: juggle log 45m Fix CI, or a task's id");
    entry.end = world->now;
    entry.start = world->now - (instant)length * 60;
    if (!change_begin(world, err) || !zone_then(world, entry.start, &entry.zone, err) ||
        !log_subject(world, line, &entry, err) ||
        !store_put(world->store, RECORD_ENTRY, &entry, err))
        return false;
    const char *made = id_format(RECORD_ENTRY, entry.id, id);
    change_label(world, reply, "Noted %s: \"%s\"", length_format(length, buf), entry.title);
    return change_end(world, reply, "log", &made, 1, err);
}
