/* SPDX-License-Identifier: MIT
 *
 * work: the input as the planner sees it: whole minutes, tasks in order of urgency. Equals are
 * dealt out so that the areas come near their shares.
 */
#include "work.h"

#include <stdlib.h>

#include "juggle/model/record.h"

/* ---- days ---- */

static moment minute_up(instant at)
{
    return at == INSTANT_NONE ? INT64_MIN : moment_of(at + 59);
}

static moment minute_down(instant at)
{
    return at == INSTANT_NONE ? INT64_MAX : moment_of(at);
}

static void day_take(struct arena *arena, const struct plan_day *in, struct work_day *out)
{
    out->base.at = ARENA_ARRAY(arena, struct gap, in->free_count);
    for (size_t i = 0; i < in->free_count; i++) {
        struct gap gap = {minute_up(in->free[i].start), minute_down(in->free[i].end)};
        if (gap.start < gap.end)
            out->base.at[out->base.count++] = gap;
    }
    out->base_room = in->room > 0 ? in->room : 0;
    out->energy = (struct gap){moment_of(in->energy.start), moment_of(in->energy.end)};
}

void work_reset(struct work *work)
{
    for (size_t d = 0; d < work->day_count; d++) {
        work->days[d].gaps = work->days[d].base;
        work->days[d].room = work->days[d].base_room;
        flow_set_day(&work->flow, d, &work->days[d].gaps, work->days[d].room);
    }
    for (size_t i = 0; i < work->count; i++)
        work->left[i] = work->tasks[i].accepted;
    work->pieces.count = 0;
}

bool work_find_day(const struct work *work, const struct piece *piece, size_t *out)
{
    for (size_t d = 0; d < work->day_count; d++) {
        const struct gaps *gaps = &work->days[d].base;
        if (gaps->count && gaps->at[0].start <= piece->start &&
            piece->end <= gaps->at[gaps->count - 1].end)
            return *out = d, true;
    }
    return false;
}

void work_take(struct work *work, size_t d, const struct piece *piece)
{
    struct work_day *one = &work->days[d];
    VEC(struct gap) gaps = {0};
    for (size_t i = 0; i < one->gaps.count; i++) {
        struct gap gap = one->gaps.at[i];
        if (gap.start < piece->start)
            VEC_PUSH(work->arena, &gaps,
                     ((struct gap){gap.start, gap.end < piece->start ? gap.end : piece->start}));
        if (gap.end > piece->end)
            VEC_PUSH(work->arena, &gaps,
                     ((struct gap){gap.start > piece->end ? gap.start : piece->end, gap.end}));
    }
    one->gaps = (struct gaps){gaps.at, gaps.count};
    one->room -= (int32_t)(piece->end - piece->start);
    work->left[piece->task] -= (int32_t)(piece->end - piece->start);
}

/* ---- the order of tasks ---- */

static int compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int urgency(const struct work_task *x, const struct work_task *y)
{
    int order = compare(!x->due, !y->due);
    if (!order && x->due)
        order = compare(x->to, y->to);
    if (!order)
        order = compare(priority_rank(x->in->priority), priority_rank(y->in->priority));
    return order;
}

static int by_urgency(const void *a, const void *b)
{
    const struct work_task *x = a, *y = b;
    int order = urgency(x, y);
    if (!order)
        order = compare(x->in->position, y->in->position);
    return order ? order : compare(x->in->id, y->in->id);
}

/* The area that lacks most of its share, among those of the tasks that are left. */
static enum area area_in_need(const double *target, const double *held, const size_t *waiting)
{
    enum area best = AREA_COUNT;
    double total = 0, most = 0;
    for (int i = 0; i < AREA_COUNT; i++)
        total += held[i];
    for (int i = 0; i <= AREA_COUNT; i++) {
        double lack = i < AREA_COUNT ? target[i] * (total + 1) - held[i] : -total - 1;
        if (waiting[i] && (best == AREA_COUNT || lack > most)) {
            most = lack;
            best = (enum area)i;
        }
    }
    return best;
}

/* Deals tasks of the same urgency out by area; those of one area stay in their order. */
static void deal(struct arena *scratch, const double *target, double *held, struct work_task *tasks,
                 size_t count)
{
    struct work_task *pile[AREA_COUNT + 1];
    size_t waiting[AREA_COUNT + 1] = {0}, next[AREA_COUNT + 1] = {0};
    for (int i = 0; i <= AREA_COUNT; i++)
        pile[i] = ARENA_ARRAY(scratch, struct work_task, count);
    for (size_t i = 0; i < count; i++) {
        enum area area = tasks[i].in->area;
        pile[area][waiting[area]++] = tasks[i];
    }
    for (size_t i = 0; i < count; i++) {
        enum area area = area_in_need(target, held, waiting);
        tasks[i] = pile[area][next[area]++];
        waiting[area]--;
        if (area < AREA_COUNT)
            held[area] += tasks[i].in->remaining;
    }
}

static void deal_equals(struct work *work)
{
    struct arena scratch;
    double held[AREA_COUNT];
    arena_init(&scratch);
    for (int i = 0; i < AREA_COUNT; i++)
        held[i] = (double)work->in->so_far[i];
    for (size_t i = 0, end; i < work->count; i = end) {
        for (end = i + 1; end < work->count; end++)
            if (urgency(&work->tasks[i], &work->tasks[end]))
                break;
        if (end - i > 1)
            deal(&scratch, work->in->target, held, &work->tasks[i], end - i);
        else if (work->tasks[i].in->area < AREA_COUNT)
            held[work->tasks[i].in->area] += work->tasks[i].in->remaining;
        arena_reset(&scratch);
    }
    arena_finish(&scratch);
}

static void take_tasks(struct work *work)
{
    const struct plan_input *in = work->in;
    work->tasks = ARENA_ARRAY(work->arena, struct work_task, in->task_count);
    for (size_t i = 0; i < in->task_count; i++) {
        const struct plan_task *task = &in->tasks[i];
        if (task->remaining <= 0)
            continue;
        work->tasks[work->count++] = (struct work_task){
            .in = task,
            .from = minute_up(task->earliest),
            .to = minute_down(task->due),
            .due = task->due != INSTANT_NONE,
            .chunk = task->chunk < task->remaining ? task->chunk : task->remaining,
            .accepted = task->remaining,
        };
        work->due_count += task->due != INSTANT_NONE;
    }
    if (work->count)
        qsort(work->tasks, work->count, sizeof *work->tasks, by_urgency);
    deal_equals(work);
}

static void flow_of(struct work *work)
{
    struct gaps *days = ARENA_ARRAY(work->arena, struct gaps, work->day_count);
    struct flow *flow = &work->flow;
    for (size_t d = 0; d < work->day_count; d++)
        days[d] = work->days[d].base;
    flow->count = work->due_count;
    flow->tasks = ARENA_ARRAY(work->arena, struct flow_task, work->due_count);
    for (size_t i = 0; i < work->due_count; i++)
        flow->tasks[i] = (struct flow_task){.from = work->tasks[i].from, .to = work->tasks[i].to};
    flow_build(work->arena, flow, days, work->day_count);
}

/* A stretch that is shorter than the least piece of all tasks is free for none of them. */
static void drop_crumbs(struct work *work)
{
    int32_t least = INT32_MAX;
    for (size_t i = 0; i < work->count; i++)
        if (work->tasks[i].chunk < least)
            least = work->tasks[i].chunk;
    for (size_t d = 0; d < work->day_count; d++) {
        struct gaps *gaps = &work->days[d].base;
        size_t kept = 0;
        for (size_t i = 0; i < gaps->count; i++)
            if (gaps->at[i].end - gaps->at[i].start >= least)
                gaps->at[kept++] = gaps->at[i];
        gaps->count = kept;
    }
}

void work_build(struct arena *arena, const struct plan_input *in, struct work *work)
{
    int32_t longest = 0;
    *work = (struct work){.arena = arena, .in = in, .day_count = in->day_count};
    work->present = in->present;
    work->present_count = in->present_count;
    work->days = ARENA_ARRAY(arena, struct work_day, in->day_count);
    for (size_t d = 0; d < in->day_count; d++) {
        day_take(arena, &in->days[d], &work->days[d]);
        for (size_t i = 0; i < work->days[d].base.count; i++) {
            const struct gap *gap = &work->days[d].base.at[i];
            if (gap->end - gap->start > longest)
                longest = (int32_t)(gap->end - gap->start);
        }
    }
    take_tasks(work);
    work->left = ARENA_ARRAY(arena, int32_t, work->count);
    work->tries = ARENA_ARRAY(arena, int32_t, DAY_TRIES * work->count);
    work->today = ARENA_ARRAY(arena, size_t, work->count);
    fill_init(arena, &work->fill, longest);
    flow_of(work);
    work_reset(work);
    work->least_short = flow_short(&work->flow, work->left, 0, INT64_MAX);
    drop_crumbs(work);
    work_reset(work);
}
