/* SPDX-License-Identifier: MIT
 *
 * cmd_task: done, drop, defer, pin and block: what the person does with tasks and their blocks.
 */
#include "ledger.h"

#include "juggle/base/str.h"

/* "Slides" or "3 tasks", for the undo history. */
static const char *named(struct world *world, const struct target *targets, size_t count)
{
    if (count != 1)
        return arena_printf(&world->turn, "%zu tasks", count);
    const struct task *task = targets[0].record;
    return arena_printf(&world->turn, "\"%s\"", task->title ? task->title : targets[0].text);
}

static bool read_tasks(struct world *world, const struct call *call, size_t count,
                       struct target **out, struct err *err)
{
    *out = ARENA_ARRAY(&world->turn, struct target, count);
    for (size_t i = 0; i < count; i++)
        if (!read_target(world, call_argument(call, i), RECORD_TASK, &(*out)[i], err))
            return false;
    return true;
}

/* A running timer of a task ends with the task. */
static bool stop_timers(struct world *world, int64_t task, struct err *err)
{
    struct record_list entries;
    if (!store_running(world->store, &world->turn, &entries, err))
        return false;
    for (size_t i = 0; i < entries.count; i++) {
        struct entry *entry = record_copy(&world->turn, RECORD_ENTRY, entries.at[i]);
        entry->end = world->now;
        if (entry->task == task && !store_put(world->store, RECORD_ENTRY, entry, err))
            return false;
    }
    return true;
}

bool task_finish(struct world *world, const struct target *target, enum state state,
                 struct err *err)
{
    struct task *task = target_copy(world, target);
    if (task->state == state)
        return true;
    task->state = state;
    task->finished = world->now;
    return store_put(world->store, RECORD_TASK, task, err) &&
           stop_timers(world, task->id, err) &&
           (state != WORD_state_DONE || task_repeat(world, task, err));
}

static bool finish_tasks(struct world *world, const struct call *call, struct reply *reply,
                         enum state state, struct err *err)
{
    struct target *targets;
    size_t count = call->argument_count;
    const char *verb = state == WORD_state_DONE ? "Done" : "Dropped";
    if (!change_begin(world, err) || !read_tasks(world, call, count, &targets, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!task_finish(world, &targets[i], state, err))
            return false;
    change_label(world, reply, "%s %s", verb, named(world, targets, count));
    return change_end(world, reply, command_info(call->command)->verb, call->arguments, count, err);
}

bool cmd_done(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    return finish_tasks(world, call, reply, WORD_state_DONE, err);
}

bool cmd_drop(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    return finish_tasks(world, call, reply, WORD_state_DROPPED, err);
}

const char *task_day_words(struct world *world, day date)
{
    struct civil civil = day_civil(date);
    return arena_printf(&world->turn, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

/* The contract: sets planned_on, drops unpinned earlier blocks, counts, leaves due. */
bool task_defer(struct world *world, const struct target *target, day when, struct err *err)
{
    bool someday = when == DAY_NONE;
    struct record_list blocks;
    struct task *task = target_copy(world, target);
    if (!store_task_blocks(world->store, &world->turn, task->id, &blocks, err))
        return false;
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *block = blocks.at[i];
        bool earlier = someday || zone_wall(world->home, block->start).day < when;
        if (earlier && !block->pinned &&
            !store_delete(world->store, RECORD_BLOCK, block->id, err))
            return false;
    }
    if (someday)
        task->state = WORD_state_SOMEDAY;
    else if (!task_is_open(task))
        task->state = WORD_state_OPEN;
    task->finished = INSTANT_NONE;
    task->planned_on = when;
    task->defers = (task->defers > 0 ? task->defers : 0) + 1;
    return store_put(world->store, RECORD_TASK, task, err);
}

bool cmd_defer(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct target *targets;
    size_t count = call->argument_count - 1;
    const char *when_text = call_argument(call, count);
    bool someday = str_equal_nocase(when_text, "someday");
    day when = DAY_NONE;
    if (count == 0)
        return err_set(err, ERR_USAGE,
                       "defer: needs ID and WHEN; write: juggle defer t12 tomorrow");
    if ((!someday && !read_day(world, when_text, &when, err)) || !change_begin(world, err) ||
        !read_tasks(world, call, count, &targets, err))
        return false;
    const char *to = someday ? "someday" : task_day_words(world, when);
    for (size_t i = 0; i < count; i++)
        if (!task_defer(world, &targets[i], when, err))
            return false;
    change_label(world, reply, "Moved %s to %s", named(world, targets, count), to);
    return change_end(world, reply, "defer", call->arguments, count, err);
}

bool cmd_pin(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    if (!change_begin(world, err))
        return false;
    for (size_t i = 0; i < call->argument_count; i++) {
        struct target target;
        if (!read_target(world, call_argument(call, i), RECORD_BLOCK, &target, err))
            return false;
        struct block *block = target_copy(world, &target);
        block->pinned = true;
        if (!store_put(world->store, RECORD_BLOCK, block, err))
            return false;
    }
    change_label(world, reply, "Pinned: nothing moves it");
    return change_end(world, reply, "pin", call->arguments, call->argument_count, err);
}

static bool block_subject(struct world *world, const char *text, struct block *block,
                          const char **title, struct err *err)
{
    struct target target;
    const struct kind *kind = kind_find(&world->kinds, text);
    if (kind && kind->area == AREA_RECOVERY) {
        block->kind = kind->word;
        *title = kind->word;
        return true;
    }
    if (!read_target(world, text, RECORD_TASK, &target, err))
        return false;
    block->task = target.id;
    *title = ((const struct task *)target.record)->title;
    return true;
}

/* An end before its start is taken for the next day's: so long a block is a slip of the hand. */
enum { BLOCK_MOST = 16 * 3600 };

bool cmd_block(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct block block;
    struct span span;
    struct view view;
    struct ledger_watch watch;
    const char *title;
    bool over;
    char id[ID_SIZE];
    record_clear(RECORD_BLOCK, &block);
    if (!change_begin(world, err) ||
        !world_view(world, world->today, world->today + 1, &view, err) ||
        !block_subject(world, call_argument(call, 0), &block, &title, err) ||
        !read_span(call_argument(call, 1), world->home, world->home, &span, err))
        return false;
    if (span.end - span.start > BLOCK_MOST)
        return err_set(err, ERR_USAGE, "%s: longer than 16 hours; check both ends",
                       call_argument(call, 1));
    block.start = span.start;
    block.end = span.end;
    block.zone = zone_name(where_zone(&view.where, span.start));
    block.placed = WORD_placed_BY_PERSON;
    block.pinned = true;
    if (!ledger_overlaps(world, span, &over, err) || !ledger_begin(world, over, &watch, err) ||
        !store_put(world->store, RECORD_BLOCK, &block, err))
        return false;
    const char *made = id_format(RECORD_BLOCK, block.id, id);
    change_label(world, reply, "Reserved time for \"%s\"", title);
    return change_end(world, reply, "block", &made, 1, err) &&
           ledger_tell(world, &watch, reply, err);
}
