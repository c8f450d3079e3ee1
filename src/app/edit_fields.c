/* SPDX-License-Identifier: MIT
 *
 * edit_fields: which field of which record a name means.
 */
#include "edit.h"

#include "event_times.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"

static bool kind_value(struct world *world, const char *value, bool as_task, const char **out,
                       struct err *err)
{
    const struct kind *kind;
    *out = NULL;
    if (!*value)
        return true;
    if (!read_kind(world, value, as_task, &kind, err))
        return false;
    *out = kind->word;
    return true;
}

static bool title_value(const char *value, const char **out, struct err *err)
{
    if (str_blank(value))
        return err_set(err, ERR_USAGE, "title: can't be empty");
    *out = value;
    return true;
}

static bool zone_value(struct world *world, const char *value, const char **out, struct err *err)
{
    const struct zone *zone;
    if (!read_zone(world, value, &zone, err))
        return false;
    *out = zone_name(zone);
    return true;
}

static bool repeat_value(struct world *world, const char *value, const char **out, struct err *err)
{
    struct recur_rule rule;
    struct quickadd read;
    *out = NULL;
    if (!*value)
        return true;
    if (recur_parse(value, &rule, NULL, err)) {
        *out = value;
        return true;
    }
    quickadd_read(&world->turn, arena_printf(&world->turn, "x %s", value), &world->quickadd, &read);
    *out = read.repeat;
    return read.repeat ||
           err_set(err, ERR_USAGE,
                   "%s: not a repetition; write every week, every 2 weeks, or an RRULE", value);
}

/* By id or name; "" lets go. */
static bool conference_value(struct world *world, const char *value, int64_t *out, struct err *err)
{
    const struct conference *conference;
    *out = 0;
    if (!*value)
        return true;
    if (!read_conference(world, value, &conference, err))
        return false;
    *out = conference->id;
    return true;
}

/* ---- tasks ---- */

static const char *const task_fields[] = {"title",   "kind", "estimate_min", "estimate", "due",
                                          "earliest", "priority", "state", "project", "planned_on",
                                          "tags",    "note", "url", "repeat", "position", "defers",
                                          "conference", "line"};

static bool state_value(struct world *world, struct task *task, const char *value, struct err *err)
{
    int state;
    if (!read_word(WORD_GROUP_state, "state", value, &state, err))
        return false;
    bool ends = state == WORD_state_DONE || state == WORD_state_DROPPED;
    if (ends && task_is_open(task))
        task->finished = world->now;
    else if (!ends)
        task->finished = INSTANT_NONE;
    task->state = (enum state)state;
    return true;
}

static bool priority_value(const char *value, int32_t *out, struct err *err)
{
    int64_t number;
    *out = 0;
    if (*value == 'p')
        value++;
    if (!*value)
        return true;
    if (!parse_int(value, 0, 3, &number))
        return err_set(err, ERR_USAGE, "priority: %s is not 1, 2, 3 or 0 for none", value);
    *out = (int32_t)number;
    return true;
}

static bool defers_value(const char *value, int32_t *out, struct err *err)
{
    int64_t number = 0;
    if (*value && !parse_int(value, 0, 9999, &number))
        return err_set(err, ERR_USAGE, "defers: %s is not a number", value);
    *out = (int32_t)number;
    return true;
}

static bool task_line(struct world *world, struct task *task, const char *value, struct err *err)
{
    struct quickadd read;
    quickadd_read(&world->turn, value, &world->quickadd, &read);
    if (read.is_event)
        return err_set(err, ERR_FAILED,
                       "a task has no time of its own; reserve one with: juggle block");
    if (!title_value(read.title, &task->title, err))
        return false;
    line_task(task, &read);
    return true;
}

static bool edit_task_time(struct world *world, struct task *task, const char *field,
                           const char *value, bool *mine, struct err *err)
{
    *mine = true;
    if (str_equal(field, "due"))
        return wall_value(world, value, &task->due_day, &task->due_minute, err);
    if (str_equal(field, "earliest"))
        return wall_value(world, value, &task->earliest_day, &task->earliest_minute, err);
    if (str_equal(field, "planned_on")) {
        task->planned_on = DAY_NONE;
        return !*value || read_day(world, value, &task->planned_on, err);
    }
    if (str_equal(field, "estimate_min") || str_equal(field, "estimate"))
        return length_value(world, value, &task->estimate, err);
    if (str_equal(field, "repeat"))
        return repeat_value(world, value, &task->repeat, err);
    *mine = false;
    return true;
}

bool edit_task(struct world *world, struct task *task, const char *field, const char *value,
               struct err *err)
{
    bool mine;
    if (!edit_task_time(world, task, field, value, &mine, err))
        return false;
    if (mine)
        return true;
    if (str_equal(field, "title"))
        return title_value(value, &task->title, err);
    if (str_equal(field, "kind"))
        return kind_value(world, value, true, &task->kind, err);
    if (str_equal(field, "priority"))
        return priority_value(value, &task->priority, err);
    if (str_equal(field, "state"))
        return state_value(world, task, value, err);
    if (str_equal(field, "position"))
        return parse_int(value, INT32_MIN, INT32_MAX, &task->position) ||
               err_set(err, ERR_USAGE, "position: %s is not a number", value);
    if (str_equal(field, "defers"))
        return defers_value(value, &task->defers, err);
    if (str_equal(field, "conference"))
        return conference_value(world, value, &task->conference, err);
    if (str_equal(field, "line"))
        return task_line(world, task, value, err);
    const char **text = str_equal(field, "project") ? &task->project
                        : str_equal(field, "note")  ? &task->note
                        : str_equal(field, "url")   ? &task->url
                                                    : NULL;
    if (str_equal(field, "tags")) {
        task->tags = tags_value(&world->turn, value);
        return true;
    }
    if (!text)
        return no_such_field(field, "task", task_fields, sizeof task_fields / sizeof *task_fields,
                             err);
    *text = text_value(value);
    return true;
}

/* ---- events ---- */

static const char *const event_fields[] = {
    "title", "place",   "start", "end",     "zone", "url",        "status",  "repeat",      "kind",
    "role",  "starred", "tags",  "project", "note", "conference", "all_day", "description", "line"};

static bool edit_choice(struct world *world, struct choice *choice, const char *field,
                        const char *value, bool *mine, struct err *err)
{
    *mine = true;
    if (str_equal(field, "kind"))
        return kind_value(world, value, false, &choice->kind, err);
    if (str_equal(field, "role")) {
        choice->role = WORD_role_NONE;
        return !*value || read_role(value, &choice->role, err);
    }
    if (str_equal(field, "starred"))
        return flag_value(value, &choice->starred, err);
    if (str_equal(field, "tags"))
        choice->tags = tags_value(&world->turn, value);
    else if (str_equal(field, "project"))
        choice->project = text_value(value);
    else if (str_equal(field, "note"))
        choice->note = text_value(value);
    else if (str_equal(field, "conference"))
        return conference_value(world, value, &choice->conference, err);
    else
        *mine = false;
    return true;
}

/* Of an all-day event: a date without a time. */
static bool is_date(struct world *world, const struct event *event, const char *value, day *out)
{
    minutes minute;
    struct err ignored;
    return event->all_day && *value && wall_value(world, value, out, &minute, &ignored) &&
           minute == MINUTES_NONE;
}

/* A new start keeps the length; a date alone makes (or keeps) it all-day. */
static bool start_value(struct world *world, struct event *event, const char *value,
                        struct err *err)
{
    day date;
    instant at, length = event->end - event->start;
    if (is_date(world, event, value, &date)) {
        event_place_days(event, date, date + (event->end_day - event->start_day));
        return true;
    }
    const struct zone *zone = event_zone(world, event);
    instant from = zone_instant(zone, (struct wall){event->start_day, 0}, NULL);
    if (!start_instant_value(world, zone, value, from, &at, err))
        return false;
    if (event->all_day) {
        event->all_day = false;
        event->zone = zone_name(world->home);
        length = 3600;
    }
    event_place(world, event, at, at + length);
    return true;
}

static bool end_value(struct world *world, struct event *event, const char *value, struct err *err)
{
    day date;
    instant at;
    if (is_date(world, event, value, &date)) {
        if (date <= event->start_day)
            return err_set(err, ERR_USAGE, "end: %s is not after the start; the end is exclusive",
                           value);
        event_place_days(event, event->start_day, date);
        return true;
    }
    if (!end_instant_value(world, event_zone(world, event), value, event->start, &at, err))
        return false;
    if (at < event->start)
        return err_set(err, ERR_USAGE, "end: %s is before the start", value);
    event_place(world, event, event->start, at);
    return true;
}

/* Whole days become the first working hour of their first day; a time becomes the days that it
 * touches. */
static bool all_day_value(struct world *world, struct event *event, const char *value,
                          struct err *err)
{
    bool wanted;
    if (!flag_value(value, &wanted, err))
        return false;
    if (wanted == event->all_day)
        return true;
    if (wanted) {
        day last = event->end_day + (event->end_second > 0);
        event_place_days(event, event->start_day, last);
        event->zone = NULL;
        return true;
    }
    struct wall start = {event->start_day, 9 * 3600};
    event->all_day = false;
    event->zone = zone_name(world->home);
    instant at = zone_instant(world->home, start, NULL);
    event_place(world, event, at, at + 3600);
    return true;
}

static bool event_line(struct world *world, struct event *event, struct choice *choice,
                       const char *value, struct err *err)
{
    struct quickadd read;
    struct view view;
    quickadd_read(&world->turn, value, &world->quickadd, &read);
    if (!read.is_event)
        return err_set(err, ERR_FAILED, "an event needs a time; write a date and 14:00-15:00");
    if (!title_value(read.title, &event->title, err) ||
        !world_view(world, read.day, read.day + 1, &view, err))
        return false;
    return line_event(world, &view, &read, event, choice, err);
}

static bool edit_own(struct world *world, struct event *event, const char *field, const char *value,
                     struct err *err)
{
    int status;
    if (str_equal(field, "title"))
        return title_value(value, &event->title, err);
    if (str_equal(field, "start"))
        return start_value(world, event, value, err);
    if (str_equal(field, "end"))
        return end_value(world, event, value, err);
    if (str_equal(field, "zone")) {
        if (!zone_value(world, value, &event->zone, err))
            return false;
        event_anchor(world, event);
        return true;
    }
    if (str_equal(field, "status")) {
        if (!read_word(WORD_GROUP_status, "status", value, &status, err))
            return false;
        event->status = (enum status)status;
        return true;
    }
    if (str_equal(field, "repeat"))
        return repeat_value(world, value, &event->rrule, err);
    if (str_equal(field, "all_day"))
        return all_day_value(world, event, value, err);
    if (str_equal(field, "description"))
        event->description = text_value(value);
    else if (str_equal(field, "place"))
        event->place = text_value(value);
    else if (str_equal(field, "url"))
        event->url = text_value(value);
    else
        return no_such_field(field, "event", event_fields,
                             sizeof event_fields / sizeof *event_fields, err);
    return true;
}

bool edit_event(struct world *world, struct event *event, struct choice *choice, const char *field,
                const char *value, bool *event_changed, bool *choice_changed, struct err *err)
{
    bool mine;
    if (!edit_choice(world, choice, field, value, &mine, err))
        return false;
    if (mine) {
        *choice_changed = true;
        return true;
    }
    if (event->feed)
        return err_set(err, ERR_FAILED,
                       "%s: belongs to the calendar it was imported from and would be overwritten; "
                       "kind, role, starred, tags, project and note are yours",
                       field);
    *event_changed = true;
    if (str_equal(field, "line")) {
        *choice_changed = true;
        return event_line(world, event, choice, value, err);
    }
    if (!edit_own(world, event, field, value, err))
        return false;
    event_bound_series(world, event);
    return true;
}
