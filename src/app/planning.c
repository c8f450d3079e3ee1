/* SPDX-License-Identifier: MIT
 *
 * planning: gathers free time and open tasks from a view.
 */
#include "planning.h"

#include <stdlib.h>

#include "juggle/base/vec.h"
#include "juggle/model/agenda.h"

/* A task may be due behind the window; its blocks there are known so far. */
enum { BEHIND = 60 };

typedef VEC(struct span) spans;

struct gather {
    struct world *world;
    const struct view *view;
    day from, to;
    struct planning *out;
};

/* What isn't pinned may move, but for the recovery of a trip. */
static bool is_present(const struct gather *g, const struct item *item)
{
    return item->type == ITEM_BLOCK && item->block->task && !item->block->pinned &&
           item->block->placed != WORD_placed_BY_TRIP && item->start >= g->world->now;
}

/* What nothing can be planned into, with the time that is kept free after it. */
static bool takes_time(const struct gather *g, const struct item *item, struct span *out)
{
    const struct settings *s = g->world->settings;
    minutes buffer = 0;
    if (item->type == ITEM_TASK || item->type == ITEM_ENTRY || item->all_day || is_present(g, item) ||
        (item->type == ITEM_EVENT && !item->counts))
        return false;
    if (item->kind->like == KIND_MEETING)
        buffer = s->plan_buffer_after_meeting;
    else if (item->kind->like == KIND_STAGE)
        buffer = s->plan_buffer_after_stage;
    *out = (struct span){item->start, item->end + (instant)buffer * 60};
    return true;
}

static int by_start(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->end > y->end) - (x->end < y->end);
}

static instant at_minute(const struct gather *g, day d, minutes minute)
{
    return where_instant(&g->view->where, (struct wall){d, minute * 60});
}

static void add_busy(struct gather *g, day d, struct span window, spans *busy)
{
    struct arena *arena = &g->world->turn;
    const struct workdays *days = &g->world->workdays;
    const struct snapshot *s = g->view->snapshot;
    struct span at;
    for (size_t i = 0; i < g->view->count; i++)
        if (takes_time(g, &g->view->items[i], &at) && at.start < window.end && at.end > window.start)
            VEC_PUSH(arena, busy, at);
    if (days->lunch_start < days->lunch_end)
        VEC_PUSH(arena, busy,
                 ((struct span){at_minute(g, d, days->lunch_start), at_minute(g, d, days->lunch_end)}));
    for (size_t i = 0; i < s->conference_count; i++)
        if (agenda_onsite(g->view, s->conferences[i], d, &at))
            VEC_PUSH(arena, busy, at);
    if (busy->count > 1)
        qsort(busy->at, busy->count, sizeof *busy->at, by_start);
}

/* What is left of the window between busy stretches, in whole minutes. */
static void add_free(struct gather *g, struct span window, const spans *busy, struct plan_day *out)
{
    spans free = {0};
    instant reached = (window.start + 59) / 60 * 60;
    for (size_t i = 0; i <= busy->count; i++) {
        instant next = i < busy->count && busy->at[i].start < window.end ? busy->at[i].start : window.end;
        next = next / 60 * 60;
        if (next > reached)
            VEC_PUSH(&g->world->turn, &free, ((struct span){reached, next}));
        if (i < busy->count && busy->at[i].end > reached)
            reached = (busy->at[i].end + 59) / 60 * 60;
    }
    out->free = free.at;
    out->free_count = free.count;
}

/* Minutes that the person's own blocks take from the day's capacity: what no event takes already. */
static minutes placed_minutes(struct gather *g, const struct agenda_day *one)
{
    struct arena *arena = &g->world->turn;
    VEC(const struct item *) events = {0}, all = {0};
    for (size_t i = 0; i < one->timed_count; i++) {
        const struct item *item = one->timed[i];
        bool event = item->type == ITEM_EVENT || item->type == ITEM_LEG ||
                     (item->type == ITEM_BLOCK && item->kind->like == KIND_RECOVERY);
        bool block = item->type == ITEM_BLOCK && !event && !is_present(g, item);
        if (event)
            VEC_PUSH(arena, &events, item);
        if (event || block)
            VEC_PUSH(arena, &all, item);
    }
    return agenda_covered(arena, all.at, all.count, one->window) -
           agenda_covered(arena, events.at, events.count, one->window);
}

static void add_day(struct gather *g, const struct agenda_day *one, struct plan_day *out)
{
    const struct workday *work = workdays_on(&g->world->workdays, one->day);
    const struct settings *s = g->world->settings;
    struct span window = {at_minute(g, one->day, work->start), at_minute(g, one->day, work->end)};
    spans busy = {0};
    *out = (struct plan_day){
        .day = one->day,
        .whole = {at_minute(g, one->day, 0), at_minute(g, one->day + 1, 0)},
        .capacity = one->capacity,
    };
    minutes placed = placed_minutes(g, one);
    out->room = one->capacity > placed ? one->capacity - placed : 0;
    if (window.start < g->world->now)
        window.start = g->world->now;
    if (one->day_off || !one->contract || window.start >= window.end)
        return;
    add_busy(g, one->day, window, &busy);
    add_free(g, window, &busy, out);
    if (s->plan_energy_window.start != MINUTES_NONE)
        out->energy = (struct span){at_minute(g, one->day, s->plan_energy_window.start),
                                    at_minute(g, one->day, s->plan_energy_window.end)};
}

static void add_days(struct gather *g)
{
    size_t count = (size_t)(g->to - g->from);
    struct agenda_day *all = ARENA_ARRAY(&g->world->turn, struct agenda_day, count);
    struct plan_day *days = ARENA_ARRAY(&g->world->turn, struct plan_day, count);
    agenda_days_build(&g->world->turn, g->view, g->from, (int)count, all);
    for (size_t i = 0; i < count; i++)
        add_day(g, &all[i], &days[i]);
    g->out->input.days = days;
    g->out->input.day_count = count;
}

/* ---- tasks ---- */

/* Future minutes of a task in blocks that stay where they are. */
static minutes fixed_minutes(const struct gather *g, int64_t task)
{
    minutes sum = 0;
    for (size_t i = 0; i < g->view->count; i++) {
        const struct item *item = &g->view->items[i];
        if (item->type == ITEM_BLOCK && item->block->task == task && item->start >= g->world->now &&
            !is_present(g, item))
            sum += (minutes)((item->end - item->start) / 60);
    }
    return sum;
}

static instant moment_or_none(const struct gather *g, day d, minutes minute, minutes absent)
{
    if (d == DAY_NONE)
        return INSTANT_NONE;
    return at_minute(g, d, minute == MINUTES_NONE ? absent : minute);
}

static bool make_task(const struct gather *g, const struct task *task, struct plan_task *out)
{
    const struct kind *kind = kind_find(&g->world->kinds, task->kind);
    bool guessed;
    if (!task_is_open(task) || task->state == WORD_state_WAITING)
        return false;
    if (!kind)
        kind = &kind_builtin()->at[KIND_ADMIN];
    *out = (struct plan_task){
        .id = task->id,
        .remaining = task_estimate(&g->world->kinds, task, &guessed) - task_spent(g->view, task->id) -
                     fixed_minutes(g, task->id),
        .earliest = moment_or_none(g, task->earliest_day, task->earliest_minute, 0),
        .due = moment_or_none(g, task->due_day, task->due_minute, DAY_MINUTES),
        .wished = moment_or_none(g, task->planned_on, MINUTES_NONE, 0),
        .chunk = kind->chunk ? kind->chunk : g->world->settings->plan_min_chunk,
        .priority = task->priority,
        .area = kind->area,
        .focus = kind->group == KIND_GROUP_FOCUS,
        .position = task->position,
    };
    return out->remaining > 0;
}

static void add_tasks(struct gather *g)
{
    struct arena *arena = &g->world->turn;
    const struct snapshot *s = g->view->snapshot;
    VEC(struct plan_task) tasks = {0};
    VEC(const struct task *) records = {0};
    for (size_t i = 0; i < s->task_count; i++) {
        struct plan_task task;
        if (!make_task(g, s->tasks[i], &task))
            continue;
        VEC_PUSH(arena, &tasks, task);
        VEC_PUSH(arena, &records, s->tasks[i]);
    }
    g->out->input.tasks = tasks.at;
    g->out->input.task_count = tasks.count;
    g->out->tasks = records.at;
}

static void add_blocks(struct gather *g)
{
    struct arena *arena = &g->world->turn;
    VEC(struct plan_present) present = {0};
    VEC(const struct block *) records = {0};
    VEC(struct plan_movable) movables = {0};
    VEC(const struct item *) placed = {0};
    struct span window = {g->world->now, at_minute(g, g->to, 0)};
    for (size_t i = 0; i < g->view->count; i++) {
        const struct item *item = &g->view->items[i];
        bool block = item->type == ITEM_BLOCK && item->block->task;
        if (item->type == ITEM_TASK || item->start >= window.end || item->end <= window.start)
            continue;
        if (is_present(g, item)) {
            VEC_PUSH(arena, &present, ((struct plan_present){item->block->id, item->block->task,
                                                             item->start, item->end}));
            VEC_PUSH(arena, &records, item->block);
        } else if (block) {
            VEC_PUSH(arena, &placed, item);
        }
        bool own = item->type == ITEM_EVENT && !item->feed && item->counts && !item->all_day &&
                   item->kind->like != KIND_STAGE && !(item->kind->flags & KIND_NOWORK);
        if (own || (block && !is_present(g, item)))
            VEC_PUSH(arena, &movables,
                     ((struct plan_movable){item->id, item->title, item->start, item->end}));
    }
    g->out->input.present = present.at;
    g->out->input.present_count = present.count;
    g->out->input.movables = movables.at;
    g->out->input.movable_count = movables.count;
    g->out->present = records.at;
    g->out->placed = placed.at;
    g->out->placed_count = placed.count;
}

bool planning_read(struct world *world, int days, struct planning *out, struct err *err)
{
    struct gather g = {world, &out->view, world->today, world->today + days, out};
    *out = (struct planning){0};
    if (!world_view(world, world->today, world->today + days + BEHIND, &out->view, err))
        return false;
    out->input.now = world->now;
    out->input.focus_block = world->settings->plan_focus_block;
    for (int area = 0; area < AREA_COUNT; area++)
        out->input.target[area] = world_target(world, (enum area)area) / 100.0;
    add_days(&g);
    add_tasks(&g);
    add_blocks(&g);
    return true;
}
