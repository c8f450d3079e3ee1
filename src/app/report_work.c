/* SPDX-License-Identifier: MIT
 *
 * report_work: what was given, made, answered and learned: tasks that were finished with what they
 * were estimated at and what they took, sessions that are past, and time that was noted without
 * either, like with like.
 */
#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/model/pace.h"

enum shelf { GIVEN, MADE, ANSWERED, LEARNED, OTHER, SHELVES, NOWHERE = SHELVES };

static const char *const shelf_keys[SHELVES] = {"given", "made", "answered", "learned", "other"};

struct work {
    const char *id; /* of the first of its like */
    const char *title, *note;
    const struct kind *kind;
    const char *conference;
    enum shelf shelf;
    bool task, guessed;
    day date; /* the last */
    int times;
    minutes planned, done; /* MINUTES_NONE: not known */
};

typedef VEC(struct work) works;

struct shelves {
    struct report *report;
    struct record_list entries;
    struct span span;
    works all;
    VEC(const struct task *) tasks;
};

static enum shelf shelf_of(const struct report *report, const struct kind *kind,
                           enum item_type type)
{
    if (report->shared && kind->flags & KIND_NOWORK) /* "see the doctor" is nobody else's */
        return NOWHERE;
    if (kind->like == KIND_STAGE && type == ITEM_EVENT)
        return GIVEN;
    if (kind->like == KIND_LEARNING)
        return LEARNED;
    if (kind->area == AREA_CONTENT)
        return MADE;
    if (kind->area == AREA_SUPPORT)
        return ANSWERED;
    return type == ITEM_TASK ? OTHER : NOWHERE;
}

/* All that was ever spent on a task, whenever it was. */
static minutes spent_on(const struct shelves *s, int64_t task)
{
    instant sum = 0;
    bool any = false;
    for (size_t i = 0; i < s->entries.count; i++) {
        const struct entry *entry = s->entries.at[i];
        if (entry->task == task && entry->end != INSTANT_NONE && entry->end > entry->start) {
            sum += entry->end - entry->start;
            any = true;
        }
    }
    return any ? (minutes)(sum / 60) : MINUTES_NONE;
}

static day date_of(const struct report *report, instant at)
{
    return where_wall(&report->view.where, at).day;
}

static void take_task(struct shelves *s, const struct item *item)
{
    const struct task *task = item->task;
    struct work work = {.id = item->id,
                        .title = item->title,
                        .note = item->note,
                        .kind = item->kind,
                        .task = true,
                        .times = 1,
                        .date = date_of(s->report, task->finished)};
    work.planned = task_estimate(&s->report->world->kinds, task, &work.guessed);
    work.done = spent_on(s, task->id);
    work.shelf = shelf_of(s->report, item->kind, ITEM_TASK);
    VEC_PUSH(&s->report->world->turn, &s->tasks, task);
    if (work.shelf != NOWHERE)
        VEC_PUSH(&s->report->world->turn, &s->all, work);
}

/* What comes again and again is one row; a talk is told each time. */
static void take_time(struct shelves *s, const struct item *item)
{
    minutes length = (minutes)((item->end - item->start) / 60);
    const char *title = item->title ? item->title : item->kind->word;
    enum shelf shelf = shelf_of(s->report, item->kind, item->type);
    day date = date_of(s->report, item->start);
    for (size_t i = 0; i < s->all.count && shelf != GIVEN; i++) {
        struct work *work = &s->all.at[i];
        if (work->task || work->kind != item->kind || !str_equal(work->title, title))
            continue;
        work->times++;
        work->done += length;
        work->date = date > work->date ? date : work->date;
        return;
    }
    struct work work = {.id = item->id,
                        .title = title,
                        .note = item->note,
                        .kind = item->kind,
                        .shelf = shelf,
                        .conference = item->conference ? item->conference->name : NULL,
                        .date = date,
                        .times = 1,
                        .planned = MINUTES_NONE,
                        .done = length};
    if (shelf != NOWHERE)
        VEC_PUSH(&s->report->world->turn, &s->all, work);
}

static void take_item(struct shelves *s, const struct item *item)
{
    instant now = s->report->world->now;
    bool within = item->start >= s->span.start && item->start < s->span.end && !item->all_day;
    if (item->type == ITEM_TASK && item->task->state == WORD_state_DONE &&
        item->task->finished >= s->span.start && item->task->finished < s->span.end)
        take_task(s, item);
    else if (item->type == ITEM_EVENT && item->counts && within && item->end <= now)
        take_time(s, item);
    else if (item->type == ITEM_ENTRY && within && !item->entry->task && !item->entry->event &&
             item->entry->end != INSTANT_NONE)
        take_time(s, item);
}

static void put_work(const struct report *report, struct value *list, const struct work *work)
{
    struct value *map = value_push_map(list);
    value_put_text(map, "id", work->id);
    value_put_text(map, "title", work->title);
    value_put_text(map, "kind", work->kind->word);
    value_put_text(map, "area", area_word(work->kind->area));
    put_day(map, "date", work->date);
    value_put_int(map, "times", work->times);
    put_minutes(map, "planned_min", work->planned);
    value_put_bool(map, "guessed", work->guessed);
    put_minutes(map, "done_min", work->done);
    value_put_text(map, "conference", work->conference);
    report_put_private(report, map, "note", work->note);
}

/* Finished tasks alone, as most of what is noted has no estimate to be held against. */
static void put_pace(struct shelves *s)
{
    struct pace pace;
    struct value *list = value_put_list(s->report->answer, "pace");
    pace_build(&s->report->world->turn, s->tasks.at, s->tasks.count,
               (const struct entry *const *)(const void *)s->entries.at, s->entries.count, &pace);
    for (size_t i = 0; i < pace.count; i++) {
        struct value *map = value_push_map(list);
        value_put_text(map, "kind", pace.kinds[i].kind);
        value_put_int(map, "tasks", pace.kinds[i].tasks);
        value_put_int(map, "planned_min", pace.kinds[i].estimated);
        value_put_int(map, "done_min", pace.kinds[i].spent);
        value_put_real(map, "ratio", (double)(int64_t)(pace.kinds[i].ratio * 100 + 0.5) / 100);
    }
}

static int by_date(const void *a, const void *b)
{
    const struct work *x = a, *y = b;
    int order = (x->date > y->date) - (x->date < y->date);
    return order ? order : strcmp(x->title ? x->title : "", y->title ? y->title : "");
}

bool report_work(struct report *report, struct err *err)
{
    const struct view *view = &report->view;
    struct shelves s = {.report = report};
    s.span = (struct span){where_day(&view->where, report->period.from, 0).start,
                           where_day(&view->where, report->period.to, 0).start};
    if (!store_all(report->world->store, &report->world->turn, RECORD_ENTRY, &s.entries, err))
        return false;
    for (size_t i = 0; i < view->count; i++)
        take_item(&s, &view->items[i]);
    if (s.all.count)
        qsort(s.all.at, s.all.count, sizeof *s.all.at, by_date);
    for (int shelf = 0; shelf < SHELVES; shelf++) {
        struct value *list = value_put_list(report->answer, shelf_keys[shelf]);
        for (size_t i = 0; i < s.all.count; i++)
            if (s.all.at[i].shelf == (enum shelf)shelf)
                put_work(report, list, &s.all.at[i]);
    }
    struct value *done = value_put_list(report->answer, "done");
    for (size_t i = 0; i < s.all.count; i++)
        if (s.all.at[i].task || s.all.at[i].shelf == GIVEN)
            put_work(report, done, &s.all.at[i]);
    put_pace(&s);
    return true;
}
