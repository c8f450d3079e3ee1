/* SPDX-License-Identifier: MIT
 *
 * free: each item that takes time becomes a stretch that is taken; a day's hours less those are
 * free. Capacity is the agenda's, so that what is shown and what is planned can't differ.
 */
#include "juggle/plan/free.h"

#include <stdlib.h>

#include "juggle/base/vec.h"
#include "juggle/model/agenda.h"

typedef VEC(struct span) span_list;

void plan_rules_default(struct plan_rules *rules)
{
    *rules = (struct plan_rules){.focus_block = 120,
                                 .min_chunk = 30,
                                 .buffer_after_stage = 30,
                                 .energy_start = 9 * 60,
                                 .energy_end = 12 * 60};
    for (int i = 0; i < AREA_COUNT; i++)
        rules->target[i] = area_default_share((enum area)i) / 100.0;
}

bool free_pinned(const struct block *block)
{
    return block->pinned || block->placed != WORD_placed_BY_PLANNER || !block->task;
}

/* ---- what takes time ---- */

static minutes buffer_after(const struct item *item, const struct plan_rules *rules)
{
    if (item->type != ITEM_EVENT)
        return 0;
    if (item->kind->like == KIND_STAGE)
        return rules->buffer_after_stage;
    return item->kind->like == KIND_MEETING ? rules->buffer_after_meeting : 0;
}

/* Blocks that run at this moment go on: they stand as if pinned. */
static bool stands(const struct view *view, const struct item *item)
{
    return free_pinned(item->block) || item->start < view->in.now;
}

static bool takes_time(const struct view *view, const struct item *item)
{
    if (item->all_day || item->start >= item->end)
        return false;
    switch (item->type) {
    case ITEM_EVENT:
    case ITEM_LEG:
        return item->counts;
    case ITEM_BLOCK:
        return stands(view, item);
    case ITEM_TASK:
    case ITEM_ENTRY:
        break;
    }
    return false;
}

static int by_start(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* Sorted, and those that overlap joined. */
static void tidy(span_list *list)
{
    size_t kept = 0;
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, by_start);
    for (size_t i = 0; i < list->count; i++) {
        struct span *last = kept ? &list->at[kept - 1] : NULL;
        if (last && list->at[i].start <= last->end)
            last->end = list->at[i].end > last->end ? list->at[i].end : last->end;
        else
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

static minutes covered(const span_list *list, struct span window)
{
    instant sum = 0;
    for (size_t i = 0; i < list->count; i++) {
        instant start = list->at[i].start > window.start ? list->at[i].start : window.start;
        instant end = list->at[i].end < window.end ? list->at[i].end : window.end;
        sum += end > start ? end - start : 0;
    }
    return (minutes)((sum + 59) / 60);
}

struct taken {
    span_list all;    /* everything, with buffers */
    span_list filled; /* blocks that stand, but not recovery: they fill capacity */
};

static void take_items(struct arena *arena, const struct view *view, const struct plan_rules *rules,
                       struct taken *out)
{
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (!takes_time(view, item))
            continue;
        struct span span = {item->start, item->end + (instant)buffer_after(item, rules) * 60};
        VEC_PUSH(arena, &out->all, span);
        if (item->type == ITEM_BLOCK && item->kind->like != KIND_RECOVERY)
            VEC_PUSH(arena, &out->filled, span);
    }
    tidy(&out->filled);
}

static void take_onsite(struct arena *arena, const struct view *view, day from, int count,
                        struct taken *out)
{
    struct span span;
    for (size_t i = 0; i < view->snapshot->conference_count; i++)
        for (day d = from; d < from + count; d++)
            if (agenda_onsite(view, view->snapshot->conferences[i], d, &span))
                VEC_PUSH(arena, &out->all, span);
    tidy(&out->all);
}

/* ---- days ---- */

static struct span clock_span(const struct view *view, day d, minutes start, minutes end)
{
    return (struct span){
        where_instant(&view->where,
                      (struct wall){d + start / DAY_MINUTES, start % DAY_MINUTES * 60}),
        where_instant(&view->where, (struct wall){d + end / DAY_MINUTES, end % DAY_MINUTES * 60})};
}

/* What is left of a stretch when the taken ones are out. */
static void push_free(struct arena *arena, const span_list *taken, struct span span, span_list *out)
{
    for (size_t i = 0; i < taken->count && span.start < span.end; i++) {
        struct span gone = taken->at[i];
        if (gone.end <= span.start)
            continue;
        if (gone.start >= span.end)
            break;
        if (gone.start > span.start)
            VEC_PUSH(arena, out, ((struct span){span.start, gone.start}));
        span.start = gone.end;
    }
    if (span.start < span.end)
        VEC_PUSH(arena, out, span);
}

static void find_free(struct arena *arena, const struct view *view, const struct taken *taken,
                      struct plan_day *one)
{
    const struct workdays *week = view->in.workdays;
    const struct workday *work = workdays_on(week, one->day);
    struct span hours = clock_span(view, one->day, work->start, work->end);
    struct span lunch = clock_span(view, one->day, week->lunch_start, week->lunch_end);
    span_list out = {0};
    if (hours.start < view->in.now)
        hours.start = view->in.now;
    if (week->lunch_start >= week->lunch_end)
        lunch.start = lunch.end = hours.end;
    struct span morning = {hours.start, lunch.start < hours.end ? lunch.start : hours.end};
    struct span afternoon = {lunch.end > hours.start ? lunch.end : hours.start, hours.end};
    push_free(arena, &taken->all, morning, &out);
    push_free(arena, &taken->all, afternoon, &out);
    one->free = out.at;
    one->free_count = out.count;
}

struct plan_day *free_days(struct arena *arena, const struct view *view,
                           const struct plan_rules *rules, day from, int count)
{
    struct plan_day *days = ARENA_ARRAY(arena, struct plan_day, (size_t)count);
    struct taken taken = {0};
    take_items(arena, view, rules, &taken);
    take_onsite(arena, view, from, count, &taken);
    for (int i = 0; i < count; i++) {
        struct plan_day *one = &days[i];
        struct span window;
        one->day = from + i;
        one->whole = clock_span(view, one->day, 0, DAY_MINUTES);
        one->energy = clock_span(view, one->day, rules->energy_start, rules->energy_end);
        one->capacity = agenda_capacity(arena, view, one->day, &window);
        one->room = one->capacity - covered(&taken.filled, window);
        if (one->room > 0 && workdays_on(view->in.workdays, one->day)->works)
            find_free(arena, view, &taken, one);
        else
            one->room = 0;
    }
    return days;
}
