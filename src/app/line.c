/* SPDX-License-Identifier: MIT
 *
 * line: what a line of quick add says, taken over into a task or an event.
 */
#include "event_times.h"
#include "handlers.h"

#include "juggle/base/str.h"

/* "+c3" joins the conference with that id; other projects are free words. */
static int64_t project_conference(const char *project)
{
    enum record_kind kind;
    int64_t id;
    return id_parse(project, &kind, &id, NULL) && kind == RECORD_CONFERENCE ? id : 0;
}

void line_task(struct task *task, const struct quickadd *read)
{
    task->title = read->title;
    task->kind = read->kind ? read->kind->word : NULL;
    task->estimate = read->length;
    task->due_day = read->due_day;
    task->due_minute = read->due_minute;
    task->earliest_day = read->earliest_day;
    task->earliest_minute = read->earliest_minute;
    task->planned_on = read->day;
    task->priority = read->priority;
    task->project = read->project;
    task->conference = project_conference(read->project);
    task->tags = read->tags;
    task->url = read->url;
    task->repeat = read->repeat;
}

/* UNTIL of the grammar is a plain date; a timed series needs it as an instant. */
static const char *anchored_rule(struct world *world, const char *repeat, bool all_day,
                                 const struct zone *zone)
{
    struct recur_rule rule;
    struct err err;
    struct str text;
    if (!repeat || !recur_parse(repeat, &rule, NULL, &err))
        return repeat;
    recur_until_anchor(&rule, all_day, zone);
    str_init(&text);
    recur_format(&rule, &text);
    const char *anchored = arena_strdup(&world->turn, text.text);
    str_finish(&text);
    return anchored;
}

bool line_event(struct world *world, const struct view *view, const struct quickadd *read,
                struct event *event, struct choice *choice, struct err *err)
{
    const struct zone *zone = NULL;
    if (read->zone && !read_zone(world, read->zone, &zone, err))
        return false;
    event->title = read->title;
    event->place = read->place;
    event->url = read->url;
    if (read->all_day) {
        event_place_days(event, read->day, read->end_day);
    } else {
        struct wall start = {read->day, read->start * 60};
        if (!zone)
            zone = where_zone(&view->where, where_instant(&view->where, start));
        event->all_day = false;
        event->zone = zone_name(zone);
        event->start_day = read->day;
        event->start_second = read->start * 60;
        event->end_day = read->end_day;
        event->end_second = read->end * 60;
        event->rrule = read->repeat;
        event_anchor(world, event);
    }
    event->rrule = anchored_rule(world, read->repeat, read->all_day,
                                 read->all_day ? NULL : event_zone(world, event));
    event_bound_series(world, event);
    choice->kind = read->kind ? read->kind->word : NULL;
    choice->tags = read->tags;
    choice->project = read->project;
    choice->conference = project_conference(read->project);
    return true;
}
