/* SPDX-License-Identifier: MIT
 *
 * overload: one task that is long enough by itself is better than two; so the shortest of those is
 * taken, or, where none is, the longest, and the rest is looked for again.
 */
#include "overload.h"

/* What moving it would free on that day; 0: it stays. */
static minutes weight(const struct view *view, const struct agenda_day *on, const struct item *item)
{
    const struct task *task = item->task;
    minutes blocked = 0;
    if (!task_is_open(task) || task->priority == 1 || task->defers >= 2 ||
        (task->due_day != DAY_NONE && task->due_day <= on->day))
        return 0;
    for (size_t i = 0; i < on->timed_count; i++) {
        const struct item *timed = on->timed[i];
        if (timed->type != ITEM_BLOCK || timed->block->task != task->id)
            continue;
        if (timed->block->pinned || timed->block->placed != WORD_placed_BY_PLANNER)
            return 0;
        blocked += item_length(view, timed);
    }
    return blocked ? blocked : item_length(view, item);
}

static bool is_picked(const struct item *item, const struct item *const *picked, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (picked[i] == item)
            return true;
    return false;
}

/* Is the first a better one to move, so much being over? */
static bool better(minutes first, minutes second, minutes over)
{
    bool enough = first >= over, was_enough = second >= over;
    if (enough != was_enough)
        return enough;
    return enough ? first < second : first > second;
}

size_t overload_pick(const struct view *view, const struct agenda_day *on,
                     const struct item *out[OVERLOAD_MOST])
{
    minutes over = on->planned - on->capacity;
    size_t count = 0;
    while (over > 0 && count < OVERLOAD_MOST) {
        const struct item *best = NULL;
        minutes most = 0;
        for (size_t i = 0; i < on->task_count; i++) {
            minutes w = is_picked(on->tasks[i], out, count) ? 0 : weight(view, on, on->tasks[i]);
            if (w > 0 && (!best || better(w, most, over))) {
                best = on->tasks[i];
                most = w;
            }
        }
        if (!best)
            break;
        out[count++] = best;
        over -= most;
    }
    return count;
}
