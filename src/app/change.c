/* SPDX-License-Identifier: MIT
 *
 * change: one step of the store round what a command does, and the answer that shows the items as
 * they are afterwards.
 */
#include "handlers.h"

bool change_begin(struct world *world, struct err *err)
{
    return store_begin(world->store, "", err);
}

void change_label(struct world *world, struct reply *reply, const char *fmt, ...)
{
    struct str label;
    va_list args;
    str_init(&label);
    va_start(args, fmt);
    str_addv(&label, fmt, args);
    va_end(args);
    reply->said = arena_strdup(&world->turn, label.text);
    store_label(world->store, label.text);
    str_finish(&label);
}

/* The first day round which an item must be looked for; tasks are found anywhere. */
static day day_near(const struct world *world, enum record_kind kind, const void *record)
{
    instant at = INSTANT_NONE;
    if (kind == RECORD_EVENT)
        at = ((const struct event *)record)->start;
    else if (kind == RECORD_BLOCK)
        at = ((const struct block *)record)->start;
    else if (kind == RECORD_ENTRY)
        at = ((const struct entry *)record)->start;
    else if (kind == RECORD_LEG)
        at = ((const struct leg *)record)->start;
    else if (kind == RECORD_TASK)
        at = ((const struct task *)record)->finished;
    return at == INSTANT_NONE ? world->today : wall_from_seconds(at).day;
}

static bool same_item(const struct item *item, const struct target *target)
{
    enum record_kind kind;
    int64_t id;
    if (!id_parse(item->id, &kind, &id, &(const char *){NULL}) || kind != target->kind ||
        id != target->id)
        return false;
    return !target->occurrence ||
           (item->recurrence && str_starts(item->recurrence, target->occurrence));
}

static bool put_target(struct world *world, struct value *items, const struct target *target,
                       struct err *err)
{
    struct view view;
    if (put_record(items, world, target->kind, target->record)) {
        put_rest(items->as.children.last, world, target->kind, target->record);
        return true;
    }
    day near = day_near(world, target->kind, target->record);
    if (target->occurrence &&
        !read_day(world, arena_strndup(&world->turn, target->occurrence, 10), &near, err))
        return false;
    if (!world_view(world, near - 1, near + 2, &view, err))
        return false;
    for (size_t i = 0; i < view.count; i++)
        if (same_item(&view.items[i], target)) {
            put_item(items, world, &view, &view.items[i]);
            return true;
        }
    return true;
}

bool change_answer(struct world *world, struct reply *reply, const char *command, int64_t step,
                   const char *const *ids, size_t count, struct err *err)
{
    struct value *answer = reply_open(reply, world, command);
    if (step)
        value_put_int(answer, "undo", step);
    else
        value_put_null(answer, "undo");
    struct value *items = value_put_list(answer, "items");
    for (size_t i = 0; i < count; i++) {
        struct target target = {.text = ids[i]};
        if (!id_parse(ids[i], &target.kind, &target.id, &target.occurrence) ||
            !store_find(world->store, &world->turn, target.kind, target.id, &target.record, err))
            return false;
        if (target.record && !put_target(world, items, &target, err))
            return false;
    }
    return true;
}

bool change_end(struct world *world, struct reply *reply, const char *command,
                const char *const *ids, size_t count, struct err *err)
{
    int64_t step;
    return store_commit(world->store, &step, err) &&
           change_answer(world, reply, command, step, ids, count, err);
}
