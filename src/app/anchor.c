/* SPDX-License-Identifier: MIT
 *
 * anchor: when a conference moves, what hangs on it moves along: journeys by their wall clocks, the tasks that
 * were made for it and are still open, and recovery, which is booked anew.
 */
#include "handlers.h"

static instant shifted(struct world *world, const char *name, instant at, day by)
{
    const struct zone *zone = name ? world_zone(world, name) : NULL;
    if (!zone)
        zone = world->home;
    struct wall wall = zone_wall(zone, at);
    wall.day += by;
    return zone_instant(zone, wall, NULL);
}

static bool move_legs(struct world *world, int64_t conference, day by, bool *any, struct err *err)
{
    struct record_list legs;
    *any = false;
    if (!store_all(world->store, &world->turn, RECORD_LEG, &legs, err))
        return false;
    for (size_t i = 0; i < legs.count; i++) {
        if (((const struct leg *)legs.at[i])->conference != conference)
            continue;
        struct leg *leg = record_copy(&world->turn, RECORD_LEG, legs.at[i]);
        leg->start = shifted(world, leg->zone, leg->start, by);
        leg->end = shifted(world, leg->end_zone ? leg->end_zone : leg->zone, leg->end, by);
        if (!store_put(world->store, RECORD_LEG, leg, err))
            return false;
        *any = true;
    }
    return true;
}

static bool move_tasks(struct world *world, int64_t conference, day by, struct err *err)
{
    struct record_list tasks;
    if (!store_all(world->store, &world->turn, RECORD_TASK, &tasks, err))
        return false;
    for (size_t i = 0; i < tasks.count; i++) {
        const struct task *found = tasks.at[i];
        if (found->conference != conference || !found->anchor || !task_is_open(found))
            continue;
        struct task *task = record_copy(&world->turn, RECORD_TASK, found);
        if (task->due_day != DAY_NONE)
            task->due_day = task->due_day + by > world->today ? task->due_day + by : world->today;
        if (task->earliest_day != DAY_NONE)
            task->earliest_day += by;
        if (!store_put(world->store, RECORD_TASK, task, err))
            return false;
    }
    return true;
}

bool conference_moved(struct world *world, const struct conference *before,
                      const struct conference *after, struct err *err)
{
    bool travels;
    if (before->first_day == DAY_NONE || after->first_day == DAY_NONE ||
        before->first_day == after->first_day)
        return true;
    day by = after->first_day - before->first_day;
    return move_tasks(world, after->id, by, err) &&
           move_legs(world, after->id, by, &travels, err) &&
           (!travels || book_recovery(world, after, err));
}
