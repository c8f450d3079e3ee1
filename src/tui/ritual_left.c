/* SPDX-License-Identifier: MIT
 *
 * ritual_left: tasks that are still open of a day and those before it, each with a day that has
 * room for it. One that was put off twice before gets none: the third time is the person's own
 * word.
 */
#include <stdlib.h>

#include "ritual.h"

enum { LOOK_DAYS = 8 };

struct days_ahead {
    day from;
    minutes left[LOOK_DAYS]; /* below 0: no day to work on */
};

/* A block behind it is left over as well, where the task has none to come. */
static bool is_left(const struct view *view, const struct task *task, day about)
{
    bool due = task->due_day != DAY_NONE && task->due_day <= about, past = false;
    instant end = where_day(&view->where, about, view->in.workdays->day_starts_at).end;
    if (!task_is_open(task) || (task->planned_on != DAY_NONE && task->planned_on > about))
        return false;
    for (size_t i = 0; i < view->snapshot->block_count; i++) {
        const struct block *block = view->snapshot->blocks[i];
        if (block->task != task->id)
            continue;
        if (block->start >= end)
            return false;
        past = true;
    }
    return due || past || task->planned_on != DAY_NONE;
}

static struct days_ahead look_ahead(struct ritual_reading *reading, day from)
{
    struct days_ahead ahead = {.from = from};
    struct agenda_day *days = ARENA_ARRAY(reading->arena, struct agenda_day, LOOK_DAYS);
    agenda_days_build(reading->arena, &reading->view, from, LOOK_DAYS, days);
    for (int i = 0; i < LOOK_DAYS; i++) {
        bool works = workdays_on(reading->view.in.workdays, from + i)->works && !days[i].day_off;
        ahead.left[i] = works ? days[i].capacity - days[i].planned : -1;
    }
    return ahead;
}

/* The first day with room; what can't wait goes to the first day of all. */
static day place(struct ritual_reading *reading, struct days_ahead *ahead, const struct task *task)
{
    bool guessed;
    minutes length = task_estimate(reading->view.in.kinds, task, &guessed);
    bool now = task->priority == 1 || (task->due_day != DAY_NONE && task->due_day <= ahead->from);
    for (int i = 0; !now && i < LOOK_DAYS; i++)
        if (ahead->left[i] >= length) {
            ahead->left[i] -= length;
            return ahead->from + i;
        }
    return now ? ahead->from : ritual_next_workday(reading, ahead->from);
}

static const char *times(struct ritual_reading *reading, int time)
{
    return arena_printf(reading->arena, "%d%s time?", time, time == 3 ? "rd" : "th");
}

static void push_left(struct ritual_reading *reading)
{
    struct ritual_page *page = reading->page;
    VEC(const struct item *) tasks = {0};
    struct days_ahead ahead = look_ahead(reading, page->first);
    for (size_t i = 0; i < reading->view.count; i++) {
        const struct item *item = &reading->view.items[i];
        if (item->type == ITEM_TASK && is_left(&reading->view, item->task, page->about))
            VEC_PUSH(reading->arena, &tasks, item);
    }
    if (tasks.count > 1)
        qsort(tasks.at, tasks.count, sizeof *tasks.at, item_compare_due);
    for (size_t i = 0; i < tasks.count; i++) {
        struct ritual_row row = ritual_task_row(tasks.at[i]);
        if (row.asks)
            row.to_text = times(reading, tasks.at[i]->task->defers + 1);
        else
            ritual_send(reading, &row, place(reading, &ahead, tasks.at[i]->task));
        VEC_PUSH(reading->arena, &page->rows, row);
    }
    page->enter = page->rows.count ? "take all" : "go on";
}

static void tell(struct ritual_reading *reading, const char *what)
{
    struct ritual_page *page = reading->page;
    size_t asks = 0;
    for (size_t i = 0; i < page->rows.count; i++)
        asks += page->rows.at[i].asks;
    if (!page->rows.count)
        return;
    ritual_head(reading, INK_NORMAL,
                asks == page->rows.count ? "Put off twice or more: each is for you to say." : what);
    if (asks == page->rows.count)
        page->enter = "go on";
    if (asks)
        ritual_foot(reading, INK_HINT,
                    page->first == reading->world->today
                        ? "The 3rd time is a question: do it today, - halves it, X lets it go."
                        : "The 3rd time is a question: - halves it, X lets it go.");
}

bool ritual_left_before(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    day today = page->about;
    (void)err;
    page->first = today;
    page->about = today - 1;
    push_left(reading);
    page->about = today;
    tell(reading, "Open from before, and where there is room.");
    if (page->rows.count)
        ritual_offer_closing(reading);
    page->empty = "Nothing is left over from before.";
    return true;
}

bool ritual_left_of_day(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    day today = reading->world->today;
    (void)err;
    page->first = page->about < today ? today : ritual_next_workday(reading, today);
    push_left(reading);
    tell(reading, "Still open, and where there is room.");
    page->empty = "Nothing is left open.";
    return true;
}
