/* SPDX-License-Identifier: MIT
 *
 * import: what the person said of one occurrence (a star, a role, a note) is kept by that
 * occurrence's time. Where a feed moves the whole series it goes along: to the same moment if there
 * still is one, else to the occurrence of the same day, else by as much as the series' start has
 * moved.
 */
#include "import.h"

#include <string.h>

#include "event_times.h"

enum { CARRY_STEPS = 20000 };

struct carry {
    struct arena *arena;
    struct recur_set before, after;
};

static bool has_occurrence(const struct carry *carry, instant at)
{
    struct recur_result found;
    recur_expand(carry->arena, &carry->after, (struct span){at, at + 1}, CARRY_STEPS, &found);
    for (size_t i = 0; i < found.count; i++)
        if (found.at[i].start == at)
            return true;
    return false;
}

/* The only occurrence that begins on a day of the series' clock. */
static bool of_day(const struct carry *carry, day date, instant *out)
{
    struct recur_result found;
    struct span window = {zone_instant(carry->after.zone, (struct wall){date, 0}, NULL),
                          zone_instant(carry->after.zone, (struct wall){date + 1, 0}, NULL)};
    size_t count = 0;
    recur_expand(carry->arena, &carry->after, window, CARRY_STEPS, &found);
    for (size_t i = 0; i < found.count; i++)
        if (found.at[i].start >= window.start) {
            *out = found.at[i].start;
            count++;
        }
    return count == 1;
}

static bool shifted(const struct carry *carry, struct wall wall, instant *out)
{
    instant shift = wall_seconds(carry->after.start) - wall_seconds(carry->before.start);
    *out = zone_instant(carry->after.zone, wall_from_seconds(wall_seconds(wall) + shift), NULL);
    return has_occurrence(carry, *out);
}

/* The occurrence's name in the series as it is now; NULL: it has none any more. */
static const char *new_name(const struct carry *carry, const char *name)
{
    struct recur_moment moment;
    char buf[RECUR_MOMENT_SIZE];
    if (!recur_moment_parse(name, strlen(name), &moment))
        return NULL;
    instant at = recur_instant(&carry->before, &moment);
    struct wall wall = zone_wall(carry->before.zone, at);
    if (!has_occurrence(carry, at) && !of_day(carry, wall.day, &at) && !shifted(carry, wall, &at))
        return NULL;
    moment = (struct recur_moment){.wall = zone_wall(carry->after.zone, at),
                                   .date = carry->after.all_day};
    return arena_strdup(carry->arena, recur_moment_format(&moment, buf));
}

/* Something is said under this name already, or was just carried there. */
static bool is_taken(const struct record_list *choices, const char *const *carried,
                     const char *name)
{
    for (size_t i = 0; i < choices->count; i++)
        if (str_equal(((const struct choice *)choices->at[i])->occurrence, name) ||
            str_equal(carried[i], name))
            return true;
    return false;
}

static bool is_series(const struct event *event)
{
    return (event->rrule || event->rdates) && str_blank(event->recurrence);
}

static bool same_times(const struct event *stored, const struct event *event)
{
    return stored->start == event->start && stored->all_day == event->all_day &&
           str_equal(stored->zone, event->zone) && str_equal(stored->rrule, event->rrule);
}

bool import_carry(struct import_pass *pass, const struct event *stored, const struct event *event,
                  struct err *err)
{
    struct record_list choices;
    struct world *world = pass->import->world;
    struct carry carry = {.arena = &pass->scratch};
    if (!stored || !is_series(stored) || !is_series(event) || same_times(stored, event))
        return true;
    if (!store_choices(world->store, &pass->scratch, stored->id, &choices, err))
        return false;
    const char **carried = ARENA_ARRAY(&pass->scratch, const char *, choices.count);
    for (size_t i = 0; i < choices.count; i++) {
        const struct choice *choice = choices.at[i];
        if (str_blank(choice->occurrence))
            continue;
        if (!carry.after.zone) {
            event_series(world, stored, &carry.before);
            event_series(world, event, &carry.after);
        }
        const char *name = new_name(&carry, choice->occurrence);
        if (!name || is_taken(&choices, carried, name))
            continue;
        struct choice *moved = record_copy(&pass->scratch, RECORD_CHOICE, choice);
        moved->occurrence = carried[i] = name;
        if (!import_put(pass->import, RECORD_CHOICE, moved, err))
            return false;
    }
    return true;
}
