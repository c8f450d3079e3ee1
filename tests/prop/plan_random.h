/* SPDX-License-Identifier: MIT
 *
 * plan_random: random windows of days and tasks to plan, the same ones for the same number.
 */
#ifndef JUGGLE_TESTS_PROP_PLAN_RANDOM_H
#define JUGGLE_TESTS_PROP_PLAN_RANDOM_H

#include "juggle/plan/plan.h"

enum { DAYS_MAX = 10, TASKS_MAX = 14, GAPS_MAX = 4, PRESENT_MAX = 80, EPOCH = 20600 };

struct instance {
    struct arena arena;
    struct plan_input input;
    struct plan_day days[DAYS_MAX];
    struct span free[DAYS_MAX][GAPS_MAX];
    struct plan_task tasks[TASKS_MAX];
    struct plan_present present[PRESENT_MAX];
    uint64_t seed;
};

static int draw(struct instance *it, int below)
{
    it->seed = it->seed * 6364136223846793005U + 1442695040888963407U;
    return (int)((it->seed >> 33) % (uint64_t)below);
}

static instant at_minute(int d, int minute)
{
    return ((instant)EPOCH + d) * DAY_SECONDS + (instant)minute * 60;
}

/* grid: all lengths and times are multiples of it. */
static void draw_day(struct instance *it, int d, int grid)
{
    struct plan_day *one = &it->days[d];
    int at = 540, sum = 0;
    *one = (struct plan_day){.day = EPOCH + d, .free = it->free[d]};
    one->whole = (struct span){at_minute(d, 0), at_minute(d, DAY_MINUTES)};
    one->energy = (struct span){at_minute(d, 540), at_minute(d, 720)};
    for (int i = draw(it, 5); i > 0 && at < 1080; i--) {
        int start = at + draw(it, 120 / grid) * grid;
        int end = start + (1 + draw(it, 240 / grid)) * grid;
        it->free[d][one->free_count++] = (struct span){at_minute(d, start), at_minute(d, end)};
        sum += end - start;
        at = end + grid;
    }
    one->room = draw(it, 3) ? sum : draw(it, 480 / grid) * grid;
    one->capacity = one->room;
}

static void draw_task(struct instance *it, int i, int days, int grid, int chunk)
{
    struct plan_task *task = &it->tasks[i];
    *task = (struct plan_task){.id = 100 + i * 7 % 50, .earliest = INSTANT_NONE,
                               .due = INSTANT_NONE, .wished = INSTANT_NONE, .chunk = chunk};
    task->remaining = (1 + draw(it, 360 / grid)) * grid;
    int from = draw(it, days), to = from + draw(it, days - from + 1);
    if (!draw(it, 3))
        task->earliest = at_minute(from, draw(it, 2) ? 0 : draw(it, DAY_MINUTES / grid) * grid);
    if (draw(it, 5))
        task->due = at_minute(to, draw(it, 2) ? DAY_MINUTES : draw(it, DAY_MINUTES / grid) * grid);
    if (!draw(it, 6))
        task->wished = at_minute(draw(it, days), 0);
    task->priority = draw(it, 4);
    task->area = (enum area)draw(it, AREA_COUNT + 1);
    task->focus = draw(it, 2);
    task->position = draw(it, 3);
}

static void instance_draw(struct instance *it, int number, int grid, int chunk)
{
    *it = (struct instance){.seed = (uint64_t)number * 2654435761U + 17};
    arena_init(&it->arena);
    int days = 1 + draw(it, DAYS_MAX), tasks = 1 + draw(it, TASKS_MAX);
    for (int d = 0; d < days; d++)
        draw_day(it, d, grid);
    for (int i = 0; i < tasks; i++)
        draw_task(it, i, days, grid, chunk);
    it->input = (struct plan_input){.now = at_minute(0, 0), .days = it->days, .tasks = it->tasks,
                                    .present = it->present, .focus_block = 120};
    it->input.day_count = (size_t)days;
    it->input.task_count = (size_t)tasks;
    for (int i = 0; i < AREA_COUNT; i++)
        it->input.target[i] = area_default_share((enum area)i) / 100.0;
}

#endif
