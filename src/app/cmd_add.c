/* SPDX-License-Identifier: MIT
 *
 * cmd_add: one line of quick add becomes a task, or an event where a time is given.
 */
#include "assign.h"
#include "event_times.h"
#include "ledger.h"

#include "juggle/base/str.h"

/* What a line made, with what --set says besides, and what stood in the ledger of recovery before
 * it. */
struct added {
    struct assign_list set;
    const char *id;
    const char *title;
    const char *note; /* what is to be known besides; NULL: nothing */
    struct ledger_watch watch;
};

static bool known_conference(struct world *world, int64_t id, struct err *err)
{
    const void *found;
    char text[ID_SIZE];
    if (!id)
        return true;
    if (!store_find(world->store, &world->turn, RECORD_CONFERENCE, id, &found, err))
        return false;
    return found ||
           err_set(err, ERR_NOT_FOUND, "+%s: there is no such conference; see: juggle conferences",
                   id_format(RECORD_CONFERENCE, id, text));
}

static bool named(const char *title, struct err *err)
{
    return !str_blank(title) || err_set(err, ERR_USAGE,
                                        "add: nothing is left for a title; put words in "
                                        "quotes that belong to it");
}

static bool add_task(struct world *world, const struct quickadd *read, struct added *out,
                     struct err *err)
{
    struct task task;
    char buf[ID_SIZE];
    record_clear(RECORD_TASK, &task);
    line_task(&task, read);
    task.state = WORD_state_OPEN;
    task.defers = 0;
    task.created = world->now;
    if (!assign_all(world, RECORD_TASK, &task, &out->set, err) ||
        !named(task.title, err) || !known_conference(world, task.conference, err) ||
        !store_put(world->store, RECORD_TASK, &task, err))
        return false;
    out->id = arena_strdup(&world->turn, id_format(RECORD_TASK, task.id, buf));
    out->title = task.title;
    return true;
}

/* The date that names the first occurrence of a series. */
static const char *first_occurrence(struct world *world, const struct event *event)
{
    struct recur_set set;
    struct recur_result found;
    char buf[DATE_SIZE];
    struct span window = {event->start, event->start + (instant)400 * DAY_SECONDS};
    event_series(world, event, &set);
    recur_expand(&world->turn, &set, window, RECUR_STEPS, &found);
    day date = found.count ? found.at[0].at.day : event->start_day;
    return arena_strdup(&world->turn, day_format(date, buf));
}

/* The clocks may skip the time that was said. */
static const char *skipped(struct world *world, const struct event *event,
                           const struct quickadd *read)
{
    char said[DATE_SIZE], found[DATE_SIZE], date[DATE_SIZE];
    struct wall start = zone_wall(event_zone(world, event), event->start);
    if (event->all_day || event->rrule || start.second == read->start * 60)
        return NULL;
    return arena_printf(&world->turn, "%s has no %s, the clocks skip it; it begins at %s",
                        day_format(start.day, date), clock_format(read->start, world->h24, said),
                        clock_format(start.second / 60, world->h24, found));
}

static bool add_event(struct world *world, const struct quickadd *read, struct added *out,
                      struct err *err)
{
    struct event event;
    struct choice choice;
    struct view view;
    bool over;
    char buf[ID_SIZE];
    record_clear(RECORD_EVENT, &event);
    record_clear(RECORD_CHOICE, &choice);
    if (!world_view(world, read->day, read->day + 1, &view, err) ||
        !line_event(world, &view, read, &event, &choice, err))
        return false;
    out->note = skipped(world, &event, read);
    event.created = world->now;
    event.stamp = world->now;
    struct assign_event to = {.event = &event, .choice = &choice};
    if (!assign_to_event(world, &to, &out->set, err) || !named(event.title, err))
        return false;
    struct span span = {event.start, event.end};
    if (!known_conference(world, choice.conference, err) ||
        !ledger_overlaps(world, span, &over, err) ||
        !ledger_begin(world, over && !event.all_day, &out->watch, err) ||
        !store_put(world->store, RECORD_EVENT, &event, err))
        return false;
    choice.event = event.id;
    bool said = choice.kind || choice.tags || choice.project || to.choice_changed;
    if (said && !store_put(world->store, RECORD_CHOICE, &choice, err))
        return false;
    out->title = event.title;
    id_format(RECORD_EVENT, event.id, buf);
    out->id = event.rrule
                  ? arena_printf(&world->turn, "%s@%s", buf, first_occurrence(world, &event))
                  : arena_strdup(&world->turn, buf);
    return true;
}

static void put_understood(struct value *answer, const struct quickadd *read)
{
    struct value *list = value_put_list(answer, "understood");
    for (size_t i = 0; i < read->chip_count; i++) {
        struct value *map = value_push_map(list);
        value_put_text(map, "part", quickadd_title(read->chips[i].part));
        value_put_text(map, "label", read->chips[i].label);
    }
}

static const char *understood(struct world *world, const struct quickadd *read)
{
    const char *text = "";
    for (size_t i = 0; i < read->chip_count; i++)
        text = arena_printf(&world->turn, "%s%s%s", text, *text ? ", " : "", read->chips[i].label);
    return text;
}

bool cmd_add(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct quickadd read;
    struct added added = {0};
    const char *text = call_rest(call, &world->turn, 0);
    quickadd_read(&world->turn, text, &world->quickadd, &read);
    if (!assign_options(world, call, &added.set, err) || !change_begin(world, err) ||
        !(read.is_event ? add_event : add_task)(world, &read, &added, err))
        return false;
    const char *chips = understood(world, &read);
    change_label(world, reply, "Added \"%s\"%s%s", added.title, *chips ? ": " : "", chips);
    if (!change_end(world, reply, "add", &added.id, 1, err) ||
        !ledger_tell(world, &added.watch, reply, err))
        return false;
    put_understood(reply->answer, &read);
    if (added.note)
        reply_note(reply, world, "%s", added.note);
    for (size_t i = 0; i < read.note_count; i++)
        reply_note(reply, world, "%s", read.notes[i]);
    return true;
}

/* The next date of the rule after the one that was due (or meant, or done). */
bool task_repeat(struct world *world, const struct task *done, struct err *err)
{
    struct recur_rule rule;
    struct wall next, start = {0, 0};
    if (!done->repeat || !recur_parse(done->repeat, &rule, NULL, err))
        return true;
    day from = done->due_day != DAY_NONE      ? done->due_day
               : done->planned_on != DAY_NONE ? done->planned_on
                                              : world->today;
    start.day = from;
    struct wall after = {from > world->today ? from : world->today, DAY_SECONDS - 1};
    if (!recur_next(&rule, start, after, &next))
        return true;
    struct task task = *done;
    task.id = 0;
    task.uid = NULL;
    task.state = WORD_state_OPEN;
    task.finished = INSTANT_NONE;
    task.defers = 0;
    task.created = world->now;
    day shift = next.day - from;
    task.due_day = done->due_day == DAY_NONE ? DAY_NONE : done->due_day + shift;
    task.planned_on =
        done->due_day != DAY_NONE && done->planned_on == DAY_NONE ? DAY_NONE : next.day;
    task.earliest_day = done->earliest_day == DAY_NONE ? DAY_NONE : done->earliest_day + shift;
    return store_put(world->store, RECORD_TASK, &task, err);
}
