/* SPDX-License-Identifier: MIT
 *
 * free_input: tasks and blocks of a view as the planner's values.
 */
#include <stdlib.h>

#include "juggle/base/vec.h"
#include "juggle/plan/free.h"

/* Entries of a day stand for the task's blocks of that day. */
static bool replaced(const struct view *view, const struct item *block)
{
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->type == ITEM_ENTRY && item->entry->task == block->block->task &&
            item->first_day == block->first_day)
            return true;
    }
    return false;
}

static minutes standing_minutes(const struct view *view, const struct item *item)
{
    instant start = item->start > view->in.now ? item->start : view->in.now;
    bool stands = free_pinned(item->block) || item->start < view->in.now;
    if (!stands || item->end <= start || replaced(view, item))
        return 0;
    return (minutes)((item->end - start) / 60);
}

minutes free_remaining(const struct view *view, const struct task *task)
{
    bool guessed;
    minutes left = task_estimate(view->in.kinds, task, &guessed) - task_spent(view, task->id);
    for (size_t i = 0; i < view->count; i++)
        if (view->items[i].type == ITEM_BLOCK && view->items[i].block->task == task->id)
            left -= standing_minutes(view, &view->items[i]);
    return left > 0 ? left : 0;
}

/* ---- the same for all tasks, in one pass over the items ---- */

struct ledger {
    const struct snapshot *snapshot;
    int64_t *held; /* by the task's place in the snapshot */
};

static int by_task_id(const void *key, const void *at)
{
    int64_t id = *(const int64_t *)key;
    int64_t other = (*(const struct task *const *)at)->id;
    return id < other ? -1 : id > other;
}

static void ledger_add(struct ledger *ledger, int64_t task, int64_t length)
{
    const struct snapshot *s = ledger->snapshot;
    const struct task *const *found =
        s->task_count ? bsearch(&task, s->tasks, s->task_count, sizeof *s->tasks, by_task_id)
                      : NULL;
    if (found && length > 0)
        ledger->held[found - s->tasks] += length;
}

static struct ledger ledger_build(struct arena *arena, const struct view *view)
{
    struct ledger ledger = {view->snapshot,
                            ARENA_ARRAY(arena, int64_t, view->snapshot->task_count)};
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->type == ITEM_BLOCK && item->block->task)
            ledger_add(&ledger, item->block->task, standing_minutes(view, item));
    }
    for (size_t i = 0; i < view->snapshot->entry_count; i++) {
        const struct entry *entry = view->snapshot->entrys[i];
        instant end = entry->end == INSTANT_NONE ? view->in.now : entry->end;
        ledger_add(&ledger, entry->task, (end - entry->start) / 60);
    }
    return ledger;
}

/* ---- tasks ---- */

/* Of the person's clock, the absent minute being that of `otherwise`. */
static instant moment_on(const struct view *view, day d, int32_t minute, int32_t otherwise)
{
    if (d == DAY_NONE)
        return INSTANT_NONE;
    if (minute == MINUTES_NONE)
        minute = otherwise;
    return where_instant(&view->where,
                         (struct wall){d + minute / DAY_MINUTES, minute % DAY_MINUTES * 60});
}

static struct plan_task task_take(const struct view *view, const struct plan_rules *rules,
                                  const struct item *item, minutes remaining)
{
    const struct task *task = item->task;
    return (struct plan_task){
        .id = task->id,
        .remaining = remaining,
        .earliest = moment_on(view, task->earliest_day, task->earliest_minute, 0),
        .due = moment_on(view, task->due_day, task->due_minute, DAY_MINUTES),
        .wished = moment_on(view, task->planned_on, 0, 0),
        .chunk = item->kind->chunk > 0 ? item->kind->chunk : rules->min_chunk,
        .priority = task->priority > 0 ? task->priority : 0,
        .area = item->kind->area,
        .focus = item->kind->group == KIND_GROUP_FOCUS,
        .position = task->position == INT64_MIN ? 0 : task->position,
    };
}

static void take_tasks(struct arena *arena, const struct view *view, const struct plan_rules *rules,
                       struct plan_input *out)
{
    struct ledger ledger = ledger_build(arena, view);
    struct plan_task *tasks = ARENA_ARRAY(arena, struct plan_task, view->snapshot->task_count);
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        bool guessed;
        if (item->type != ITEM_TASK || !task_is_open(item->task) ||
            item->task->state == WORD_state_WAITING)
            continue;
        int64_t held = 0;
        const struct task *const *found =
            bsearch(&item->task->id, view->snapshot->tasks, view->snapshot->task_count,
                    sizeof *view->snapshot->tasks, by_task_id);
        if (found)
            held = ledger.held[found - view->snapshot->tasks];
        int64_t left = task_estimate(view->in.kinds, item->task, &guessed) - held;
        if (left > 0)
            tasks[out->task_count++] = task_take(view, rules, item, (minutes)left);
    }
    out->tasks = tasks;
}

/* ---- blocks, and what is in the way ---- */

static bool can_move(const struct view *view, const struct item *item)
{
    if (item->start < view->in.now || item->all_day || !item->counts)
        return false;
    if (item->type == ITEM_BLOCK)
        return !item->block->pinned && item->block->placed == WORD_placed_BY_PERSON;
    return item->type == ITEM_EVENT && item->kind->like != KIND_STAGE &&
           item->kind->like != KIND_LEAVE && item->kind->like != KIND_RECOVERY;
}

static void take_blocks(struct arena *arena, const struct view *view, struct span window,
                        struct plan_input *out)
{
    VEC(struct plan_present) present = {0};
    VEC(struct plan_movable) movables = {0};
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->start >= window.end || item->end <= window.start || item->start < view->in.now)
            continue;
        if (item->type == ITEM_BLOCK && !free_pinned(item->block))
            VEC_PUSH(arena, &present, ((struct plan_present){item->block->id, item->block->task,
                                                             item->start, item->end}));
        else if (can_move(view, item))
            VEC_PUSH(arena, &movables,
                     ((struct plan_movable){item->id, item->title, item->start, item->end}));
        if (item->counts && item->kind->area < AREA_COUNT &&
            !(item->type == ITEM_BLOCK && !free_pinned(item->block)))
            out->so_far[item->kind->area] += (item->end - item->start) / 60;
    }
    out->present = present.at;
    out->present_count = present.count;
    out->movables = movables.at;
    out->movable_count = movables.count;
}

void free_input(struct arena *arena, const struct view *view, const struct plan_rules *rules,
                day from, int count, struct plan_input *out)
{
    *out = (struct plan_input){.now = view->in.now, .day_count = (size_t)count};
    out->days = free_days(arena, view, rules, from, count);
    out->focus_block = rules->focus_block;
    for (int i = 0; i < AREA_COUNT; i++)
        out->target[i] = rules->target[i];
    take_tasks(arena, view, rules, out);
    if (count > 0)
        take_blocks(arena, view,
                    (struct span){out->days[0].whole.start, out->days[count - 1].whole.end}, out);
}
