/* SPDX-License-Identifier: MIT
 *
 * agenda: one day taken together. Overlapping time counts once (a sweep over sorted spans), so that
 * three sessions at the same hour don't eat a day three times.
 */
#include "juggle/model/agenda.h"

#include <stdlib.h>

#include "juggle/base/vec.h"

typedef VEC(struct span) span_list;
typedef VEC(const struct item *) item_list;

static int by_start(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static void push_clipped(struct arena *arena, span_list *list, instant start, instant end,
                         struct span window)
{
    struct span span = {start > window.start ? start : window.start,
                        end < window.end ? end : window.end};
    if (span.start < span.end)
        VEC_PUSH(arena, list, span);
}

static minutes covered(span_list *list)
{
    instant reached = INT64_MIN, sum = 0;
    if (list->count > 1)
        qsort(list->at, list->count, sizeof *list->at, by_start);
    for (size_t i = 0; i < list->count; i++) {
        instant from = list->at[i].start > reached ? list->at[i].start : reached;
        if (list->at[i].end > from) {
            sum += list->at[i].end - from;
            reached = list->at[i].end;
        }
    }
    return (minutes)(sum / 60);
}

minutes agenda_covered(struct arena *arena, const struct item *const *items, size_t count,
                       struct span window)
{
    span_list list = {0};
    for (size_t i = 0; i < count; i++)
        if (!items[i]->all_day && items[i]->start != INSTANT_NONE)
            push_clipped(arena, &list, items[i]->start, items[i]->end, window);
    return covered(&list);
}

/* ---- sorting the day's items into what it shows ---- */

struct day_lists {
    item_list timed, all_day, sessions, tasks;
};

static bool is_leave(const struct item *item)
{
    return item->kind->like == KIND_LEAVE;
}

static bool has_block(const struct day_lists *lists, int64_t task)
{
    for (size_t i = 0; i < lists->timed.count; i++)
        if (lists->timed.at[i]->type == ITEM_BLOCK && lists->timed.at[i]->block->task == task)
            return true;
    return false;
}

static bool task_belongs(const struct day_lists *lists, const struct task *task, day d)
{
    bool due = task_is_open(task) && task->due_day != DAY_NONE && task->due_day <= d;
    return due || task->planned_on == d || has_block(lists, task->id);
}

static void sort_item(struct arena *arena, const struct item *item, struct day_lists *lists)
{
    bool mine = item->counts || !item->feed || item->feed->mode != WORD_feed_mode_SCHEDULE;
    if (item->status == WORD_status_CANCELLED)
        return;
    if (item->all_day)
        VEC_PUSH(arena, &lists->all_day, item);
    else if (item->counts)
        VEC_PUSH(arena, &lists->timed, item);
    else if (!mine)
        VEC_PUSH(arena, &lists->sessions, item);
}

static void collect(struct arena *arena, const struct view *view, day d, struct span window,
                    struct day_lists *lists)
{
    for (size_t i = 0; i < view->count; i++)
        if (item_in(&view->items[i], d, d + 1, window))
            sort_item(arena, &view->items[i], lists);
}

static void collect_tasks(struct arena *arena, const struct view *view, day d,
                          struct day_lists *lists)
{
    for (size_t i = 0; i < view->count; i++)
        if (view->items[i].type == ITEM_TASK && task_belongs(lists, view->items[i].task, d))
            VEC_PUSH(arena, &lists->tasks, &view->items[i]);
}

static int compare_int(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int absent_last(int32_t a, int32_t b)
{
    if (a == DAY_NONE || b == DAY_NONE)
        return (a == DAY_NONE) - (b == DAY_NONE);
    return compare_int(a, b);
}

/* Ticking off doesn't move a row, so the state takes no part. */
static int by_urgency(const void *a, const void *b)
{
    const struct task *x = (*(const struct item *const *)a)->task;
    const struct task *y = (*(const struct item *const *)b)->task;
    int order = compare_int(priority_rank(x->priority), priority_rank(y->priority));
    if (!order)
        order = absent_last(x->due_day, y->due_day);
    if (!order)
        order = compare_int(x->position, y->position);
    return order ? order : compare_int(x->id, y->id);
}

/* ---- what the day can hold, and what is put into it ---- */

static bool on_programme(const struct item *item, const struct conference *c, day d,
                         struct span window)
{
    return item->type == ITEM_EVENT && !item->all_day && item->conference == c && item->feed &&
           item->status != WORD_status_CANCELLED && item_in(item, d, d + 1, window);
}

bool agenda_onsite(const struct view *view, const struct conference *c, day d, struct span *out)
{
    const struct workday *work = workdays_on(view->in.workdays, d);
    if (c->online || c->role < WORD_role_ATTENDING || c->first_day == DAY_NONE ||
        c->first_day > d || c->last_day < d)
        return false;
    struct span window = where_day(&view->where, d, view->in.workdays->day_starts_at);
    *out = (struct span){INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (!on_programme(item, c, d, window))
            continue;
        out->start = item->start < out->start ? item->start : out->start;
        out->end = item->end > out->end ? item->end : out->end;
    }
    if (out->start < out->end)
        return true;
    minutes contract = work->contract ? work->contract : view->in.workdays->at[MONDAY].contract;
    out->start = where_instant(&view->where, (struct wall){d, work->start * 60});
    out->end = out->start + (instant)contract * 60;
    return contract > 0;
}

static void add_onsite(struct arena *arena, const struct view *view, const struct agenda_day *out,
                       span_list *spans)
{
    struct span at;
    for (size_t i = 0; i < view->snapshot->conference_count; i++)
        if (agenda_onsite(view, view->snapshot->conferences[i], out->day, &at))
            push_clipped(arena, spans, at.start, at.end, out->window);
}

static minutes day_capacity(struct arena *arena, const struct view *view, struct agenda_day *out)
{
    span_list busy = {0};
    for (size_t i = 0; i < out->timed_count; i++) {
        const struct item *item = out->timed[i];
        bool takes = item->type == ITEM_EVENT || item->type == ITEM_LEG ||
                     (item->type == ITEM_BLOCK && item->kind->like == KIND_RECOVERY);
        if (takes)
            push_clipped(arena, &busy, item->start, item->end, out->window);
    }
    add_onsite(arena, view, out, &busy);
    minutes left = out->contract - covered(&busy);
    for (size_t i = 0; i < out->all_day_count; i++)
        if (out->all_day[i]->counts && !(out->all_day[i]->kind->flags & KIND_NOWORK))
            left = 0; /* an all-day work event is one contract day */
    return left > 0 ? left : 0;
}

/* What of an item lies within the day: others know of the rest. */
static minutes minutes_within(const struct item *item, struct span window)
{
    instant from = item->start > window.start ? item->start : window.start;
    instant to = item->end < window.end ? item->end : window.end;
    return (minutes)((to - from) / 60);
}

/* Time set aside for a task; 0: for any task. */
static minutes block_minutes(const struct agenda_day *out, int64_t task)
{
    minutes sum = 0;
    for (size_t i = 0; i < out->timed_count; i++) {
        const struct item *item = out->timed[i];
        if (item->type == ITEM_BLOCK && item->block->task && (!task || item->block->task == task))
            sum += minutes_within(item, out->window);
    }
    return sum;
}

/* Time spent on a task; 0: on anything, whichever day its task is meant for. */
static minutes entry_minutes(const struct agenda_day *out, int64_t task)
{
    minutes sum = 0;
    for (size_t i = 0; i < out->timed_count; i++) {
        const struct item *item = out->timed[i];
        if (item->type == ITEM_ENTRY && (!task || item->entry->task == task))
            sum += minutes_within(item, out->window);
    }
    return sum;
}

/* A task's share of the day's plan that no block holds, and what ticking it off says of it. */
static struct agenda_area task_sums(const struct view *view, const struct agenda_day *out,
                                    const struct task *task)
{
    bool guessed;
    minutes blocks = block_minutes(out, task->id), spent = entry_minutes(out, task->id);
    minutes plan = blocks ? blocks : task_estimate(view->in.kinds, task, &guessed);
    if (task->state == WORD_state_DROPPED)
        return (struct agenda_area){0, 0};
    return (struct agenda_area){blocks ? 0 : plan,
                                !spent && task->state == WORD_state_DONE ? plan : 0};
}

static void plan_tasks(const struct view *view, struct agenda_day *out)
{
    out->planned = block_minutes(out, 0);
    out->done = entry_minutes(out, 0);
    for (size_t i = 0; i < out->task_count; i++) {
        enum area area = out->tasks[i]->kind->area;
        struct agenda_area sums = task_sums(view, out, out->tasks[i]->task);
        out->planned += sums.planned;
        out->done += sums.done;
        if (area < AREA_COUNT) {
            out->areas[area].planned += sums.planned;
            out->areas[area].done += sums.done;
        }
    }
}

/* Entries tell what was done; what merely stood in the calendar is planned, and done once it is
 * past. Only of this kind, or where that is NULL of this area. */
static void add_timed(struct arena *arena, const struct view *view, const struct agenda_day *out,
                      enum area area, const struct kind *kind, struct agenda_area *sums)
{
    span_list planned = {0}, done = {0};
    for (size_t i = 0; i < out->timed_count; i++) {
        const struct item *item = out->timed[i];
        if (kind ? item->kind != kind : item->kind->area != area)
            continue;
        instant past = item->end < view->in.now ? item->end : view->in.now;
        if (item->type != ITEM_ENTRY)
            push_clipped(arena, &planned, item->start, item->end, out->window);
        if (item->type != ITEM_BLOCK || !item->task)
            push_clipped(arena, &done, item->start, past, out->window);
    }
    if (kind ? kind == &view->in.kinds->at[KIND_EVENT] : area == AREA_TALKS) {
        struct agenda_day until_now = *out;
        if (view->in.now < out->window.end)
            until_now.window.end = view->in.now;
        add_onsite(arena, view, out, &planned);
        add_onsite(arena, view, &until_now, &done);
    }
    sums->planned += covered(&planned);
    sums->done += covered(&done);
}

void agenda_kind_add(struct arena *arena, const struct view *view, const struct agenda_day *one,
                     const struct kind *kind, struct agenda_area *sums)
{
    add_timed(arena, view, one, AREA_NONE, kind, sums);
    for (size_t i = 0; i < one->task_count; i++) {
        struct agenda_area own = task_sums(view, one, one->tasks[i]->task);
        if (one->tasks[i]->kind == kind) {
            sums->planned += own.planned;
            sums->done += own.done;
        }
    }
}

/* The day without its tasks. */
static struct day_lists day_open(struct arena *arena, const struct view *view, day d,
                                 struct agenda_day *out)
{
    struct day_lists lists = {0};
    *out = (struct agenda_day){.day = d};
    out->window = where_day(&view->where, d, view->in.workdays->day_starts_at);
    collect(arena, view, d, out->window, &lists);
    out->timed = lists.timed.at;
    out->timed_count = lists.timed.count;
    out->all_day = lists.all_day.at;
    out->all_day_count = lists.all_day.count;
    out->sessions = lists.sessions.at;
    out->session_count = lists.sessions.count;
    for (size_t i = 0; i < out->all_day_count; i++)
        out->day_off = out->day_off || is_leave(out->all_day[i]);
    out->contract = out->day_off ? 0 : workdays_on(view->in.workdays, d)->contract;
    out->capacity = day_capacity(arena, view, out);
    return lists;
}

minutes agenda_capacity(struct arena *arena, const struct view *view, day d, struct span *window)
{
    struct agenda_day one;
    day_open(arena, view, d, &one);
    *window = one.window;
    return one.capacity;
}

void agenda_day_build(struct arena *arena, const struct view *view, day d, struct agenda_day *out)
{
    struct day_lists lists = day_open(arena, view, d, out);
    collect_tasks(arena, view, d, &lists);
    if (lists.tasks.count > 1)
        qsort(lists.tasks.at, lists.tasks.count, sizeof *lists.tasks.at, by_urgency);
    out->tasks = lists.tasks.at;
    out->task_count = lists.tasks.count;
    plan_tasks(view, out);
    for (int area = 0; area < AREA_COUNT; area++)
        add_timed(arena, view, out, (enum area)area, NULL, &out->areas[area]);
}

/* ---- several days ---- */

static bool task_has_block(const struct agenda_day *one, const struct task *task)
{
    for (size_t i = 0; i < one->timed_count; i++)
        if (one->timed[i]->type == ITEM_BLOCK && one->timed[i]->task == task)
            return true;
    return false;
}

/* An overdue task stands on today, not on days that are past, nor again on each day to come. */
static day day_of_task(const struct view *view, const struct task *task, day from, day to)
{
    day d = task->planned_on >= from && task->planned_on < to ? task->planned_on : task->due_day;
    if (task_is_open(task) && d < view->in.today)
        d = view->in.today;
    return d < from ? from : d;
}

static void take_back(const struct view *view, struct agenda_day *one, const struct item *item)
{
    bool guessed;
    minutes estimate = task_estimate(view->in.kinds, item->task, &guessed);
    if (item->task->state == WORD_state_DROPPED)
        return;
    one->planned -= estimate;
    if (item->kind->area < AREA_COUNT)
        one->areas[item->kind->area].planned -= estimate;
}

void agenda_days_build(struct arena *arena, const struct view *view, day from, int count,
                       struct agenda_day *out)
{
    for (int i = 0; i < count; i++) {
        struct agenda_day *one = &out[i];
        size_t kept = 0;
        agenda_day_build(arena, view, from + i, one);
        for (size_t k = 0; k < one->task_count; k++) {
            const struct item *item = one->tasks[k];
            bool blocked = task_has_block(one, item->task);
            if (blocked || day_of_task(view, item->task, from, from + count) == one->day)
                one->tasks[kept++] = item;
            else
                take_back(view, one, item);
        }
        one->task_count = kept;
    }
}
