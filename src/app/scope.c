/* SPDX-License-Identifier: MIT
 *
 * scope: this, following, all, as changes of records: an override, a cut and a new series, an
 * EXDATE.
 */
#include "scope.h"

#include <string.h>

#include "event_times.h"
#include "juggle/base/str.h"

bool scope_of(const struct call *call, const struct target *target, enum edit_scope *out,
              struct err *err)
{
    bool all = call_has(call, "--all"), following = call_has(call, "--following");
    bool this = call_has(call, "--this");
    if (all + following + this > 1)
        return err_set(err, ERR_USAGE, "--this, --following, --all: choose one of them");
    *out = all                             ? SCOPE_ALL
           : following                     ? SCOPE_FOLLOWING
           : this || target->occurrence ? SCOPE_THIS
                                           : SCOPE_ALL;
    return true;
}

/* The occurrence's name as RECURRENCE-ID writes it. */
static const char *recurrence_of(struct world *world, const struct item *item)
{
    struct recur_moment moment = {.date = item->all_day};
    char buf[RECUR_MOMENT_SIZE];
    const char *known = item->occurrence->recurrence;
    if (known && *known)
        return known;
    moment.wall = zone_wall(event_zone(world, item->occurrence->master), item->start);
    return arena_strdup(&world->turn, recur_moment_format(&moment, buf));
}

static instant occurrence_start(struct world *world, const struct event *master,
                                const char *recurrence)
{
    struct recur_set set;
    struct recur_moment moment;
    event_series(world, master, &set);
    if (!recur_moment_parse(recurrence, strlen(recurrence), &moment))
        return master->start;
    return recur_instant(&set, &moment);
}

static void copy_choice(struct world *world, const struct choice *from, struct choice **to)
{
    *to = record_copy(&world->turn, RECORD_CHOICE, from);
    (*to)->id = 0;
    (*to)->occurrence = NULL;
}

/* An override has a choice of its own, keyed by the series and the occurrence. */
static bool this_part(struct world *world, const struct target *target, const struct item *item,
                      struct event **event, struct choice **choice, struct err *err)
{
    const struct occurrence *at = item->occurrence;
    if (!choice_of(world, target, choice, err))
        return false;
    *event = record_copy(&world->turn, RECORD_EVENT, at->event);
    if (at->event != at->master)
        return true; /* it is an override already */
    (*event)->id = 0;
    (*event)->recurrence = recurrence_of(world, item);
    (*event)->rrule = (*event)->rdates = (*event)->exdates = NULL;
    (*event)->series_end = INSTANT_NONE;
    if ((*event)->all_day)
        event_place_days(*event, item->first_day, item->end_day);
    else
        event_place(world, *event, item->start, item->end);
    return true;
}

static const char *rule_text(struct world *world, const struct recur_rule *rule)
{
    struct str text;
    str_init(&text);
    recur_format(rule, &text);
    const char *copy = arena_strdup(&world->turn, text.text);
    str_finish(&text);
    return copy;
}

/* Cuts the master's rule before an occurrence; *after goes on from there, NULL where nothing
 * does. */
static bool cut_master(struct world *world, const struct event *master, const char *recurrence,
                       const char **after_text, struct err *err)
{
    struct recur_set set;
    struct recur_rule before, after;
    struct event *cut = record_copy(&world->turn, RECORD_EVENT, master);
    *after_text = NULL;
    event_series(world, master, &set);
    if (!set.rule_count)
        return err_set(err, ERR_FAILED,
                       "the series has no rule that could be cut; change it with --this");
    if (recur_split(&set, 0, occurrence_start(world, master, recurrence), &before, &after))
        *after_text = rule_text(world, &after);
    cut->rrule = rule_text(world, &before);
    event_bound_series(world, cut);
    return store_put(world->store, RECORD_EVENT, cut, err);
}

static bool following_part(struct world *world, const struct target *target,
                           const struct item *item, struct event **event, struct choice **choice,
                           struct err *err)
{
    const struct event *master = item->occurrence->master;
    const char *rule;
    struct target whole = *target;
    struct choice *of_series;
    whole.occurrence = NULL;
    if (!choice_of(world, &whole, &of_series, err) ||
        !cut_master(world, master, recurrence_of(world, item), &rule, err))
        return false;
    *event = record_copy(&world->turn, RECORD_EVENT, master);
    (*event)->id = 0;
    (*event)->uid = NULL;
    (*event)->rrule = rule;
    (*event)->rdates = NULL;
    if ((*event)->all_day)
        event_place_days(*event, item->first_day, item->end_day);
    else
        event_place(world, *event, item->start, item->end);
    event_bound_series(world, *event);
    copy_choice(world, of_series, choice);
    (*choice)->event = 0;
    return true;
}

static bool whole_part(struct world *world, const struct target *target, struct event **event,
                       struct choice **choice, struct err *err)
{
    struct target whole = *target;
    whole.occurrence = NULL;
    *event = target_copy(world, &whole);
    return choice_of(world, &whole, choice, err);
}

/* The whole series, seen from one occurrence: a time that is set is that occurrence's. */
static bool whole_from(struct world *world, const struct target *target, const struct item *item,
                       struct event **event, struct choice **choice, struct err *err)
{
    const struct event *master = item->occurrence->master;
    if (!whole_part(world, target, event, choice, err))
        return false;
    instant at = occurrence_start(world, master, recurrence_of(world, item));
    struct wall there = master->all_day ? wall_from_seconds(at)
                                        : zone_wall(event_zone(world, master), at);
    scope_move(world, *event, wall_seconds(there) - wall_seconds(scope_start(master)));
    return true;
}

bool scope_part(struct world *world, const struct target *target, enum edit_scope scope,
                 struct event **event, struct choice **choice, struct err *err)
{
    struct view *view = ARENA_NEW(&world->turn, struct view);
    const struct item *item;
    const struct event *master = target->record;
    bool series = master->rrule || master->rdates;
    if (!series || (scope == SCOPE_ALL && !target->occurrence))
        return whole_part(world, target, event, choice, err);
    if (!target->occurrence)
        return err_set(err, ERR_USAGE, "%s: which occurrence? write %s@2026-12-01", target->text,
                       target->text);
    if (!read_occurrence(world, target, view, &item, err))
        return false;
    if (scope == SCOPE_ALL)
        return whole_from(world, target, item, event, choice, err);
    /* The first occurrence and all that follow are all. */
    if (scope == SCOPE_FOLLOWING && item->start <= master->start)
        return whole_part(world, target, event, choice, err);
    return scope == SCOPE_THIS ? this_part(world, target, item, event, choice, err)
                                : following_part(world, target, item, event, choice, err);
}

static bool drop_overrides(struct world *world, const struct event *master, instant from,
                           struct err *err)
{
    struct record_list series;
    if (!store_series(world->store, &world->turn, master->feed, master->uid, &series, err))
        return false;
    for (size_t i = 0; i < series.count; i++) {
        const struct event *event = series.at[i];
        bool override = event->recurrence && *event->recurrence;
        if (override && occurrence_start(world, master, event->recurrence) >= from &&
            !store_delete(world->store, RECORD_EVENT, event->id, err))
            return false;
    }
    return true;
}

bool scope_remove(struct world *world, const struct target *target, enum edit_scope scope,
                   struct err *err)
{
    struct view *view = ARENA_NEW(&world->turn, struct view);
    const struct item *item;
    const char *rule;
    if (!read_occurrence(world, target, view, &item, err))
        return false;
    const struct event *master = item->occurrence->master;
    const char *recurrence = recurrence_of(world, item);
    instant at = occurrence_start(world, master, recurrence);
    if (scope == SCOPE_FOLLOWING)
        return at <= master->start
                   ? store_delete(world->store, RECORD_EVENT, master->id, err)
                   : drop_overrides(world, master, at, err) &&
                         cut_master(world, master, recurrence, &rule, err);
    if (item->occurrence->event != master &&
        !store_delete(world->store, RECORD_EVENT, item->occurrence->event->id, err))
        return false;
    struct event *thinned = record_copy(&world->turn, RECORD_EVENT, master);
    thinned->exdates = thinned->exdates && *thinned->exdates
                           ? arena_printf(&world->turn, "%s,%s", thinned->exdates, recurrence)
                           : recurrence;
    return store_put(world->store, RECORD_EVENT, thinned, err);
}
