/* SPDX-License-Identifier: MIT
 *
 * cmd_edit: edit and delete, for anything that has an id; of a series this occurrence, it and those
 * that follow, or all.
 */
#include "edit_event.h"
#include "event_times.h"
#include "juggle/base/str.h"
#include "ledger.h"
#include "scope.h"

/* What a change of the person's own series means for its single occurrences; the series is put. */
static bool put_series(struct world *world, struct event *event, const struct event *master,
                       struct wall part, bool fresh, struct err *err)
{
    struct scope_change change = {.before = master, .after = event, .from = INT64_MIN};
    change.shift = wall_seconds(scope_start(event)) - wall_seconds(part);
    if (fresh)
        change.from = zone_instant(event_zone(world, master), part, NULL);
    else
        scope_move(world, event, wall_seconds(scope_start(master)) - wall_seconds(part));
    bool moved = change.shift || event->all_day != master->all_day;
    if (moved) {
        event->exdates = scope_moments(world, event->exdates, &change);
        event->rdates = scope_moments(world, event->rdates, &change);
    }
    event_bound_series(world, event);
    return store_put(world->store, RECORD_EVENT, event, err) &&
           ((!moved && !fresh) || scope_carry(world, &change, err));
}

static bool put_event(struct world *world, struct event *event, const struct event *master,
                      struct wall part, enum edit_scope scope, struct err *err)
{
    bool series = master->rrule || master->rdates;
    if (series && scope != SCOPE_THIS)
        return put_series(world, event, master, part, event->id == 0, err);
    return store_put(world->store, RECORD_EVENT, event, err);
}

/* A series goes to other days: so do the days that its rule names. */
static bool move_rule(struct world *world, const struct target *target, struct event *event,
                      day from, day to, struct err *err)
{
    struct recur_rule rule;
    struct err ignored;
    struct str text;
    char buf[ID_SIZE];
    if (from == to || !event->rrule || !recur_parse(event->rrule, &rule, NULL, &ignored))
        return true;
    bool ok = recur_move(&rule, from, to);
    str_init(&text);
    if (ok)
        recur_format(&rule, &text);
    else
        recur_describe(&rule, &text);
    const char *said = arena_strdup(&world->turn, text.text);
    str_finish(&text);
    if (!ok)
        return err_set(err, ERR_FAILED,
                       "%s: it comes %s; say when instead: juggle edit %s repeat='every ...'",
                       target->text, said, id_format(RECORD_EVENT, target->id, buf));
    event->rrule = said;
    return true;
}

bool edit_event_part(struct world *world, const struct call *call, struct target *target,
                     const struct assign_list *set, const char **id, const struct event **now,
                     struct err *err)
{
    struct assign_event to = {0};
    char buf[ID_SIZE], date[DATE_SIZE];
    enum edit_scope scope;
    const struct event *master = target->record;
    if (!scope_of(call, target, &scope, err))
        return false;
    for (size_t i = 0; scope == SCOPE_THIS && i < set->count; i++)
        if (str_equal(set->at[i].field, "repeat"))
            return err_set(
                err, ERR_USAGE,
                "repeat: one of a series can't repeat by itself; say --following or --all");
    /* Of an imported series only the person's own fields can change, which needs no override. */
    if (master->feed
            ? !(to.event = target_copy(world, target), choice_of(world, target, &to.choice, err))
            : !scope_part(world, target, scope, &to.event, &to.choice, err))
        return false;
    struct wall part = scope_start(to.event);
    bool fresh = to.event->id == 0 && scope == SCOPE_FOLLOWING;
    const char *rule = to.event->rrule;
    if (!assign_to_event(world, &to, set, err))
        return false;
    struct wall meant = scope_start(to.event);
    if (scope != SCOPE_THIS && str_equal(to.event->rrule, rule) &&
        !move_rule(world, target, to.event, part.day, meant.day, err))
        return false;
    if ((to.event_changed || fresh) && !put_event(world, to.event, master, part, scope, err))
        return false;
    if (scope == SCOPE_ALL && target->occurrence && meant.day != part.day)
        *id = arena_printf(&world->turn, "%s@%s", id_format(RECORD_EVENT, target->id, buf),
                           day_format(meant.day, date));
    bool part_of = target->occurrence && (to.event->rrule || to.event->rdates);
    if (now)
        *now = to.event_changed && !part_of ? to.event : NULL;
    if (fresh) {
        to.choice->event = to.event->id;
        to.choice_changed = true;
        *id = arena_strdup(&world->turn, id_format(RECORD_EVENT, to.event->id, buf));
    }
    return !to.choice_changed || store_put(world->store, RECORD_CHOICE, to.choice, err);
}

static bool follow_stage(struct world *world, const struct submission *before,
                         struct submission *after, struct err *err)
{
    size_t made;
    return before->stage == after->stage || stage_reached(world, after, &made, err);
}

static bool edit_record(struct world *world, const struct target *target,
                        const struct assign_list *set, struct err *err)
{
    void *record = target_copy(world, target);
    if (!assign_all(world, target->kind, record, set, err) ||
        (target->kind == RECORD_CONFERENCE && !check_conference(record, err)) ||
        (target->kind == RECORD_SUBMISSION && !follow_stage(world, target->record, record, err)))
        return false;
    if (!store_put(world->store, target->kind, record, err) ||
        (target->kind == RECORD_LEG && !recovery_follow(world, record, err)))
        return false;
    return target->kind != RECORD_CONFERENCE ||
           conference_moved(world, target->record, record, err);
}

/* A time that changes may come to lie over rest. */
static bool watch_edit(struct world *world, const struct target *target,
                       const struct assign_list *set, struct ledger_watch *out, struct err *err)
{
    bool concerned;
    if (!ledger_concerns(world, target, &concerned, err))
        return false;
    for (size_t i = 0; i < set->count; i++)
        concerned |= (target->kind == RECORD_EVENT || target->kind == RECORD_BLOCK) &&
                     (str_equal(set->at[i].field, "start") || str_equal(set->at[i].field, "end"));
    return ledger_begin(world, concerned, out, err);
}

/* Is it a move in time and nothing else? */
static bool is_move(const struct assign_list *set)
{
    bool starts = false;
    for (size_t i = 0; i < set->count; i++) {
        if (str_equal(set->at[i].field, "start"))
            starts = true;
        else if (!str_equal(set->at[i].field, "end"))
            return false;
    }
    return starts;
}

/* "Moved "Slides" to Tue 24 Nov 10:15"; else that it was changed. event: as it is now, NULL: it is
 * none. */
static bool label_edit(struct world *world, struct reply *reply, const struct target *target,
                       const struct assign_list *set, const struct event *event, struct err *err)
{
    const void *record;
    char clock[DATE_SIZE];
    const char *title = record_name(world, target->kind, target->record);
    title = *title ? title : target->text;
    if (!store_find(world->store, &world->turn, target->kind, target->id, &record, err))
        return false;
    instant start = event                                    ? event->start
                    : record && target->kind == RECORD_BLOCK ? ((const struct block *)record)->start
                                                             : INSTANT_NONE;
    if (start == INSTANT_NONE || !is_move(set)) {
        change_label(world, reply, "Changed \"%s\"", title);
        return true;
    }
    bool whole = event && event->all_day;
    struct wall wall = zone_wall(world->home, start);
    if (whole)
        wall.day = event->start_day;
    struct civil civil = day_civil(wall.day);
    change_label(world, reply, "Moved \"%s\" to %s %d %s%s%s", title,
                 weekday_short(day_weekday(wall.day)), civil.mday, month_short(civil.month),
                 whole ? "" : " ", whole ? "" : clock_format(wall.second / 60, world->h24, clock));
    return true;
}

bool cmd_edit(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct target target;
    struct assign_list set;
    struct ledger_watch watch;
    const char *id = call_argument(call, 0);
    if (!assign_read(world, call->arguments + 1, call->argument_count - 1, &set, err) ||
        !change_begin(world, err) || !read_target(world, id, RECORD__, &target, err) ||
        !watch_edit(world, &target, &set, &watch, err))
        return false;
    const struct event *event = NULL;
    bool ok = target.kind == RECORD_EVENT
                  ? edit_event_part(world, call, &target, &set, &id, &event, err)
                  : edit_record(world, &target, &set, err);
    if (!ok || !label_edit(world, reply, &target, &set, event, err))
        return false;
    return change_end(world, reply, "edit", &id, 1, err) && ledger_tell(world, &watch, reply, err);
}

/* ---- delete ---- */

static bool delete_target(struct world *world, const struct call *call, const struct target *target,
                          struct err *err)
{
    const struct event *event = target->record;
    enum edit_scope scope;
    if (!scope_of(call, target, &scope, err))
        return false;
    if (target->kind != RECORD_EVENT || !target->occurrence || scope == SCOPE_ALL)
        return store_delete(world->store, target->kind, target->id, err) &&
               (target->kind != RECORD_LEG || recovery_follow(world, target->record, err));
    if (event->feed)
        return err_set(
            err, ERR_FAILED,
            "%s: the series belongs to an imported calendar; take it out of yours with: juggle "
            "unstar %s",
            target->text, target->text);
    return scope_remove(world, target, scope, err);
}

static const char *deleted_title(struct world *world, const struct target *target)
{
    const char *title = record_name(world, target->kind, target->record);
    return arena_printf(&world->turn, "\"%s\"", *title ? title : target->text);
}

/* Does one of them have to do with rest? */
static bool watch_delete(struct world *world, const struct call *call, struct ledger_watch *out,
                         struct err *err)
{
    bool any = false;
    for (size_t i = 0; i < call->argument_count && !any; i++) {
        struct target target;
        if (!read_target(world, call_argument(call, i), RECORD__, &target, err) ||
            !ledger_concerns(world, &target, &any, err))
            return false;
    }
    return ledger_begin(world, any, out, err);
}

bool cmd_delete(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const char *what = NULL;
    struct ledger_watch watch;
    size_t count = call->argument_count;
    if (!change_begin(world, err) || !watch_delete(world, call, &watch, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct target target;
        if (!read_target(world, call_argument(call, i), RECORD__, &target, err) ||
            !delete_target(world, call, &target, err))
            return false;
        what = deleted_title(world, &target);
    }
    if (count != 1)
        what = arena_printf(&world->turn, "%zu items", count);
    change_label(world, reply, "Deleted %s", what);
    return change_end(world, reply, "delete", call->arguments, count, err) &&
           ledger_tell(world, &watch, reply, err);
}
