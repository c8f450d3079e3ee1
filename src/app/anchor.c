/* SPDX-License-Identifier: MIT
 *
 * anchor: when a conference moves, what hangs on it moves along: journeys by their wall clocks, the
 * tasks that a template made for it and nobody has touched, recovery that the person placed, and
 * what was booked.
 */
#include "handlers.h"
#include "templates.h"

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
    if (by == 0)
        return true;
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

static struct template_cause cause_of(const struct conference *c)
{
    return (struct template_cause){
        .name = c->name,
        .conference = c->id,
        .first_day = c->first_day,
        .last_day = c->last_day,
        .stage = MINUTES_NONE,
    };
}

static bool same_days(const struct conference *before, const struct conference *after)
{
    return before->first_day == DAY_NONE || after->first_day == DAY_NONE ||
           (before->first_day == after->first_day && before->last_day == after->last_day);
}

bool conference_tasks_moved(struct world *world, const struct conference *before,
                            const struct conference *after, bool put, size_t *moved,
                            struct err *err)
{
    struct record_list tasks;
    struct change_list changes = {0};
    const struct template *const *templates;
    size_t count;
    struct template_cause was = cause_of(before), is = cause_of(after);
    *moved = 0;
    if (same_days(before, after))
        return true;
    if (!store_all(world->store, &world->turn, RECORD_TASK, &tasks, err) ||
        !template_load_all(world, &templates, &count, err))
        return false;
    template_move(&world->turn, templates, count,
                  (const struct task *const *)(const void *)tasks.at, tasks.count, &was, &is,
                  &changes);
    *moved = changes.count;
    for (size_t i = 0; put && i < changes.count; i++) {
        struct task *task = record_copy(&world->turn, RECORD_TASK, changes.at[i].record);
        if (task->due_day != DAY_NONE && task->due_day < world->today)
            task->due_day = world->today;
        if (!store_put(world->store, RECORD_TASK, task, err))
            return false;
    }
    return true;
}

bool conference_moved(struct world *world, const struct conference *before,
                      const struct conference *after, struct err *err)
{
    bool travels;
    size_t moved;
    if (same_days(before, after))
        return true;
    day by = after->first_day - before->first_day;
    return conference_tasks_moved(world, before, after, true, &moved, err) &&
           move_legs(world, after->id, by, &travels, err) &&
           recovery_shift(world, after->id, by, err) &&
           (!travels || book_recovery(world, after, err));
}
