/* SPDX-License-Identifier: MIT
 *
 * keep: what was planned stays where it is, unless something stands there now, or a deadline needs
 * the time. The urgent ones are asked first, so that what gives way is what can wait longest.
 */
#include "work.h"

#include <stdlib.h>

struct held {
    struct piece piece;
    size_t day;
    bool kept;
};

struct keeping {
    struct work *work;
    struct held *list;
    size_t count;
    int64_t missed; /* what can't be done even with nothing kept */
};

static int by_urgency(const void *a, const void *b)
{
    const struct held *x = a, *y = b;
    if (x->piece.task != y->piece.task)
        return x->piece.task < y->piece.task ? -1 : 1;
    if (x->piece.start != y->piece.start)
        return x->piece.start < y->piece.start ? -1 : 1;
    return x->piece.from < y->piece.from ? -1 : x->piece.from > y->piece.from;
}

struct named {
    int64_t id;
    size_t task;
};

static int by_id(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void gather(struct keeping *keeping)
{
    struct work *work = keeping->work;
    struct named *names = ARENA_ARRAY(work->arena, struct named, work->count);
    for (size_t i = 0; i < work->count; i++)
        names[i] = (struct named){work->tasks[i].in->id, i};
    if (work->count)
        qsort(names, work->count, sizeof *names, by_id);
    keeping->list = ARENA_ARRAY(work->arena, struct held, work->present_count);
    for (size_t i = 0; i < work->present_count && work->count; i++) {
        const struct plan_present *present = &work->present[i];
        struct named key = {present->task, 0};
        const struct named *named = bsearch(&key, names, work->count, sizeof *names, by_id);
        struct held held = {.piece = {.start = moment_of(present->start),
                                      .end = moment_of(present->end),
                                      .from = present->id}};
        if (!named || present->start % 60 || present->end % 60 ||
            !work_find_day(work, &held.piece, &held.day))
            continue;
        held.piece.task = named->task;
        keeping->list[keeping->count++] = held;
    }
    if (keeping->count)
        qsort(keeping->list, keeping->count, sizeof *keeping->list, by_urgency);
}

/* May it stay, as things are now? */
static bool fits(const struct work *work, const struct held *held)
{
    const struct work_task *task = &work->tasks[held->piece.task];
    const struct work_day *one = &work->days[held->day];
    int64_t length = held->piece.end - held->piece.start;
    int32_t rest = work->left[held->piece.task] - (int32_t)length;
    if (length < task->chunk || rest < 0 || length > one->room || held->piece.start < task->from ||
        held->piece.end > task->to)
        return false;
    for (size_t i = 0; i < one->gaps.count; i++)
        if (one->gaps.at[i].start <= held->piece.start && held->piece.end <= one->gaps.at[i].end)
            return true;
    return false;
}

static void refresh(struct work *work, size_t d)
{
    flow_set_day(&work->flow, d, &work->days[d].gaps, work->days[d].room);
}

static void hold(struct work *work, struct held *held)
{
    work_take(work, held->day, &held->piece);
    refresh(work, held->day);
    held->kept = true;
}

/* Gives the time of some blocks back: their days are made anew with what is still kept there. */
static void let_go(struct keeping *keeping, size_t low, size_t high)
{
    struct work *work = keeping->work;
    bool *touched = ARENA_ARRAY(work->arena, bool, work->day_count);
    for (size_t i = low; i < high; i++) {
        struct held *held = &keeping->list[i];
        if (!held->kept)
            continue;
        held->kept = false;
        touched[held->day] = true;
        work->left[held->piece.task] += (int32_t)(held->piece.end - held->piece.start);
    }
    for (size_t d = 0; d < work->day_count; d++)
        if (touched[d]) {
            work->days[d].gaps = work->days[d].base;
            work->days[d].room = work->days[d].base_room;
        }
    for (size_t i = 0; i < keeping->count; i++) {
        struct held *held = &keeping->list[i];
        if (!held->kept || !touched[held->day])
            continue;
        work->left[held->piece.task] += (int32_t)(held->piece.end - held->piece.start);
        work_take(work, held->day, &held->piece);
    }
    for (size_t d = 0; d < work->day_count; d++)
        if (touched[d])
            refresh(work, d);
}

/* All of the range if no deadline suffers, else half by half. */
static void keep_range(struct keeping *keeping, size_t low, size_t high)
{
    struct work *work = keeping->work;
    for (size_t i = low; i < high; i++)
        if (fits(work, &keeping->list[i]))
            hold(work, &keeping->list[i]);
    if (flow_short(&work->flow, work->left, 0, keeping->missed) <= keeping->missed)
        return;
    let_go(keeping, low, high);
    if (high - low < 2)
        return;
    keep_range(keeping, low, low + (high - low) / 2);
    keep_range(keeping, low + (high - low) / 2, high);
}

/* What is left of a task must not be a crumb that can't be placed: its last block gives way,
 * too. */
static void free_crumbs(struct keeping *keeping)
{
    struct work *work = keeping->work;
    for (size_t i = keeping->count; i-- > 0;) {
        size_t task = keeping->list[i].piece.task;
        if (keeping->list[i].kept && work->left[task] > 0 &&
            work->left[task] < work->tasks[task].chunk)
            let_go(keeping, i, i + 1);
    }
}

void work_keep(struct work *work, struct keep_manner manner)
{
    struct keeping keeping = {.work = work};
    gather(&keeping);
    keeping.missed = manner.blind ? INT64_MAX : flow_short(&work->flow, work->left, 0, INT64_MAX);
    if (keeping.count)
        keep_range(&keeping, 0, keeping.count);
    if (manner.whole)
        free_crumbs(&keeping);
    for (size_t i = 0; i < keeping.count; i++)
        if (keeping.list[i].kept)
            VEC_PUSH(work->arena, &work->pieces, keeping.list[i].piece);
}
