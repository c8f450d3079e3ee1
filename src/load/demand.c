/* SPDX-License-Identifier: MIT
 *
 * demand: tasks by deadline against the time that is left before each.
 */
#include "demand.h"

#include <stdlib.h>

#include "parts.h"

static const double no_room = 99.99;

static enum load_level demand_level(int64_t demand, const struct demand *at, double slip)
{
    if (demand > at->legal)
        return LOAD_ALERT;
    if (demand > at->free)
        return LOAD_WARN;
    return (double)demand * slip > (double)at->free ? LOAD_INFO : LOAD_OK;
}

/* Takes one more deadline in; *demand is what is due by it altogether. */
static void demand_step(const struct demand *at, double slip, int64_t *demand,
                        struct demand_finding *found)
{
    *demand += at->due;
    double ratio = *demand ? no_room : 0.0;
    if (at->free)
        ratio = (double)*demand / (double)at->free;
    enum load_level level = demand_level(*demand, at, slip);
    if (level > found->level || (level == found->level && ratio > found->ratio))
        *found = (struct demand_finding){level, ratio, at->deadline, *demand, at->free};
}

struct demand_finding demand_judge(const struct demand *demands, size_t count, double slip)
{
    struct demand_finding found = {.level = LOAD_OK, .deadline = DAY_NONE};
    int64_t demand = 0;
    for (size_t i = 0; i < count; i++)
        demand_step(&demands[i], slip, &demand, &found);
    return found;
}

/* Working days of a stretch without anything on it, by whole weeks. */
static int64_t plain_workdays(const struct load_config *config, day from, day to)
{
    int64_t days = (int64_t)to - from + 1;
    if (days <= 0)
        return 0;
    int64_t count = days / 7 * limits_workday_count(config);
    for (day d = to - (day)(days % 7) + 1; d <= to; d++)
        count += config->workdays[day_weekday(d)];
    return count;
}

/* Minutes left on the working days from..to: a day's minutes less its work and recovery. */
static int64_t demand_capacity(const struct timeline *timeline, day from, day to, minutes per_day)
{
    int64_t capacity = 0;
    day d = from;
    for (; d <= to && d <= timeline->high; d++) {
        const struct load_day *row = day_row(timeline, d);
        if (!day_is_rest(timeline, d))
            capacity += larger(0, per_day - row->work - row->area[AREA_RECOVERY]);
    }
    return capacity + larger(0, per_day) * plain_workdays(&timeline->config, d, to);
}

static int by_deadline(const void *a, const void *b)
{
    const struct load_task *x = a, *y = b;
    return x->deadline < y->deadline ? -1 : x->deadline > y->deadline;
}

void demand_build(struct arena *arena, struct timeline *timeline)
{
    size_t count = 0, kept = 0;
    struct load_task *due = ARENA_ARRAY(arena, struct load_task, timeline->in.task_count);
    for (size_t i = 0; i < timeline->in.task_count; i++) {
        due[count] = timeline->in.tasks[i];
        due[count].deadline = (day)smaller(due[count].deadline, REACH_LAST);
        count += due[count].remaining > 0;
    }
    if (count)
        qsort(due, count, sizeof *due, by_deadline);
    for (size_t i = 0; i < count; i++) {
        if (kept && due[kept - 1].deadline == due[i].deadline)
            due[kept - 1].remaining =
                (minutes)smaller((int64_t)due[kept - 1].remaining + due[i].remaining, INT32_MAX);
        else
            due[kept++] = due[i];
    }
    timeline->due = due;
    timeline->due_count = kept;
}

bool demand_from(const struct timeline *timeline, day d, struct demand_finding *out)
{
    const struct load_config *config = &timeline->config;
    int workdays = limits_workday_count(config);
    size_t i = 0;
    while (i < timeline->due_count && timeline->due[i].deadline < d)
        i++;
    if (i == timeline->due_count || !workdays)
        return false;
    minutes day_free = config->contract_week / workdays;
    minutes day_legal = (minutes)(config->limit.p1_legal_week_min / workdays);
    struct demand at = {0};
    int64_t demand = 0;
    *out = (struct demand_finding){.level = LOAD_OK, .deadline = DAY_NONE};
    for (; i < timeline->due_count; i++) {
        at.deadline = timeline->due[i].deadline;
        at.due = timeline->due[i].remaining;
        at.free += demand_capacity(timeline, d, at.deadline, day_free);
        at.legal += demand_capacity(timeline, d, at.deadline, day_legal);
        demand_step(&at, config->limit.p1_slip, &demand, out);
        d = at.deadline + 1;
    }
    return true;
}
