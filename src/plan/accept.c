/* SPDX-License-Identifier: MIT
 *
 * accept: where not all deadlines can be met, whose minutes are left out. What can be done in time
 * is a matroid, so taking the weightiest tasks first leaves out no minute more than any other
 * choice would.
 */
#include "work.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/model/record.h"

struct choosing {
    struct work *work;
    const size_t *order; /* the weightiest first */
    int32_t *amounts;
    /* windows that hold no minute more: nothing of a task inside of one is left to ask */
    VEC(struct gap) full;
};

static int compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

struct weighed {
    int priority;
    size_t task;
};

static int by_weight(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    int order = compare(x->priority, y->priority);
    return order ? order : compare((int64_t)x->task, (int64_t)y->task);
}

static size_t *weigh(struct work *work)
{
    struct weighed *list = ARENA_ARRAY(work->arena, struct weighed, work->due_count);
    size_t *order = ARENA_ARRAY(work->arena, size_t, work->due_count);
    for (size_t i = 0; i < work->due_count; i++)
        list[i] = (struct weighed){priority_rank(work->tasks[i].in->priority), i};
    if (work->due_count)
        qsort(list, work->due_count, sizeof *list, by_weight);
    for (size_t i = 0; i < work->due_count; i++)
        order[i] = list[i].task;
    return order;
}

static bool is_full(const struct choosing *choosing, size_t i)
{
    const struct work_task *task = &choosing->work->tasks[i];
    for (size_t k = 0; k < choosing->full.count; k++)
        if (task->from >= choosing->full.at[k].start && task->to <= choosing->full.at[k].end)
            return true;
    return false;
}

/* What is full stays so, and of two full windows that meet so is all that lies in both together. */
static void fill_up(struct choosing *choosing, size_t i)
{
    const struct work_task *task = &choosing->work->tasks[i];
    struct gap whole = {task->from, task->to};
    size_t kept = 0;
    for (size_t k = 0; k < choosing->full.count; k++) {
        struct gap gap = choosing->full.at[k];
        if (gap.end < whole.start || gap.start > whole.end) {
            choosing->full.at[kept++] = gap;
            continue;
        }
        whole.start = gap.start < whole.start ? gap.start : whole.start;
        whole.end = gap.end > whole.end ? gap.end : whole.end;
    }
    choosing->full.count = kept;
    VEC_PUSH(choosing->work->arena, &choosing->full, whole);
}

/* All of the range if that goes, else half by half, down to a part of one task. */
static void choose(struct choosing *choosing, size_t low, size_t high)
{
    struct work *work = choosing->work;
    size_t open = 0;
    for (size_t i = low; i < high; i++) {
        size_t task = choosing->order[i];
        bool full = is_full(choosing, task);
        choosing->amounts[task] = full ? 0 : work->tasks[task].in->remaining;
        open += !full;
    }
    int64_t missed =
        open ? flow_short(&work->flow, choosing->amounts, 0, high - low > 1 ? 0 : INT64_MAX) : 0;
    if (!missed)
        return;
    if (high - low == 1) {
        choosing->amounts[choosing->order[low]] -= (int32_t)missed;
        fill_up(choosing, choosing->order[low]);
        return;
    }
    for (size_t i = low; i < high; i++)
        choosing->amounts[choosing->order[i]] = 0;
    choose(choosing, low, low + (high - low) / 2);
    choose(choosing, low + (high - low) / 2, high);
}

/* Less than a least piece of a task can't be placed: another one gives it the rest. */
static bool borrow(struct choosing *choosing, size_t task)
{
    struct work *work = choosing->work;
    int32_t *amounts = choosing->amounts;
    int32_t had = amounts[task], lent = work->tasks[task].chunk - had;
    amounts[task] += lent;
    for (size_t k = work->due_count; k-- > 0;) {
        size_t other = choosing->order[k];
        if (other == task || amounts[other] - lent < work->tasks[other].chunk)
            continue;
        amounts[other] -= lent;
        if (!flow_short(&work->flow, amounts, 0, 0))
            return true;
        amounts[other] += lent;
    }
    amounts[task] = had;
    return false;
}

static void mend_crumbs(struct choosing *choosing)
{
    struct work *work = choosing->work;
    for (size_t i = 0; i < work->due_count; i++) {
        int32_t amount = choosing->amounts[i];
        work->tasks[i].crumb = amount > 0 && amount < work->tasks[i].chunk && !borrow(choosing, i);
        if (work->tasks[i].crumb)
            choosing->amounts[i] = 0;
    }
}

/* ---- what a task is rather not begun before ---- */

static void wish(struct work_task *task)
{
    moment wished = task->in->wished == INSTANT_NONE ? INT64_MIN : moment_of(task->in->wished);
    if (wished > task->from && wished < task->to)
        task->from = wished;
}

static void unwish(struct work_task *task)
{
    task->from =
        task->in->earliest == INSTANT_NONE ? INT64_MIN : moment_of(task->in->earliest + 59);
}

static bool wishes_cost_nothing(struct work *work)
{
    struct gaps *days = ARENA_ARRAY(work->arena, struct gaps, work->day_count);
    int32_t *amounts = ARENA_ARRAY(work->arena, int32_t, work->due_count);
    int64_t before = flow_short(&work->flow, work->left, 0, INT64_MAX);
    struct flow flow = {.count = work->due_count,
                        .tasks = ARENA_ARRAY(work->arena, struct flow_task, work->due_count)};
    for (size_t i = 0; i < work->due_count; i++) {
        flow.tasks[i] = (struct flow_task){.from = work->tasks[i].from, .to = work->tasks[i].to};
        amounts[i] = work->tasks[i].in->remaining;
    }
    for (size_t d = 0; d < work->day_count; d++)
        days[d] = work->days[d].base;
    flow_build(work->arena, &flow, days, work->day_count);
    for (size_t d = 0; d < work->day_count; d++)
        flow_set_day(&flow, d, &work->days[d].base, work->days[d].base_room);
    if (flow_short(&flow, amounts, 0, before) > before)
        return false;
    work->flow = flow;
    return true;
}

static void grant(struct work *work, size_t low, size_t high)
{
    bool any = false;
    for (size_t i = low; i < high; i++) {
        moment from = work->tasks[i].from;
        wish(&work->tasks[i]);
        any = any || work->tasks[i].from != from;
    }
    if (!any || wishes_cost_nothing(work))
        return;
    for (size_t i = low; i < high; i++)
        unwish(&work->tasks[i]);
    if (high - low < 2)
        return;
    grant(work, low, low + (high - low) / 2);
    grant(work, low + (high - low) / 2, high);
}

void work_accept(struct work *work)
{
    struct choosing choosing = {.work = work, .order = weigh(work)};
    grant(work, 0, work->due_count);
    for (size_t i = work->due_count; i < work->count; i++)
        wish(&work->tasks[i]);
    choosing.amounts = ARENA_ARRAY(work->arena, int32_t, work->due_count);
    if (work->due_count)
        choose(&choosing, 0, work->due_count);
    mend_crumbs(&choosing);
    for (size_t i = 0; i < work->due_count; i++)
        work->tasks[i].accepted = choosing.amounts[i];
    work_reset(work);
}
