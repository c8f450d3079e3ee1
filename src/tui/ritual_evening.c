/* SPDX-License-Identifier: MIT
 *
 * ritual_evening: what got done on a day, against what was meant for it, and its last line.
 */
#include "ritual.h"

static bool of_day(const struct ritual_reading *reading, instant at)
{
    const struct view *view = &reading->view;
    return at != INSTANT_NONE &&
           where_date(&view->where, at, view->in.workdays->day_starts_at) == reading->page->about;
}

/* ---- what got done ---- */

static const char *spent_of(struct ritual_reading *reading, const struct item *item)
{
    bool guessed;
    minutes meant = task_estimate(reading->view.in.kinds, item->task, &guessed);
    minutes spent = task_spent(&reading->view, item->task->id);
    if (!spent)
        return arena_printf(reading->arena, "%s%s", guessed ? "~" : "",
                            ritual_length(reading, meant));
    return arena_printf(reading->arena, "%s of %s%s", ritual_length(reading, spent),
                        guessed ? "~" : "", ritual_length(reading, meant));
}

static bool took_place(const struct ritual_reading *reading, const struct item *item)
{
    bool noted = item->type == ITEM_ENTRY && !item->task;
    bool event =
        (item->type == ITEM_EVENT || item->type == ITEM_LEG) && item->counts && !item->all_day;
    return (noted || event) && item->end <= reading->world->now && of_day(reading, item->start);
}

static void push_row(struct ritual_reading *reading, const struct item *item)
{
    struct ritual_row row = {.item = item, .text = item->title};
    if (item->type == ITEM_TASK) {
        row.id = item->id;
        row.lead = "x";
        row.right = spent_of(reading, item);
    } else {
        row.lead = ritual_clock(reading, item->start);
        row.right = ritual_length(reading, item_length(&reading->view, item));
    }
    VEC_PUSH(reading->arena, &reading->page->rows, row);
}

/* Of all that the day held, what is past or noted. */
static minutes done_in_all(const struct agenda_day *on)
{
    minutes sum = 0;
    for (int area = 0; area < AREA_COUNT; area++)
        sum += on->areas[area].done;
    return sum;
}

static const char *against_plan(struct ritual_reading *reading, const struct agenda_day *on)
{
    return !on->planned
               ? "unplanned"
               : arena_printf(reading->arena, "of %s", ritual_length(reading, on->planned));
}

bool ritual_done(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    struct agenda_day on;
    size_t ticked = 0;
    (void)err;
    agenda_day_build(reading->arena, &reading->view, page->about, &on);
    for (size_t i = 0; i < reading->view.count; i++)
        if (took_place(reading, &reading->view.items[i]))
            push_row(reading, &reading->view.items[i]);
    for (size_t i = 0; i < reading->view.count; i++) {
        const struct item *item = &reading->view.items[i];
        if (item->type != ITEM_TASK || item->task->state != WORD_state_DONE ||
            !of_day(reading, item->task->finished))
            continue;
        push_row(reading, item);
        ticked++;
    }
    if (page->rows.count)
        ritual_head(reading, INK_STRONG,
                    arena_printf(reading->arena, "%zu ticked off. Tasks %s %s, all together %s.",
                                 ticked, ritual_length(reading, on.done),
                                 against_plan(reading, &on),
                                 ritual_length(reading, done_in_all(&on))));
    page->empty = "Nothing is noted of this day, and that is fine: some days are like that.";
    return true;
}

/* ---- the check-in ---- */

bool ritual_checkin(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    const void *stored;
    if (!store_find(reading->world->store, reading->arena, RECORD_CHECKIN, reading->world->today,
                    &stored, err))
        return false;
    page->empty = "Today's check-in is there.";
    page->enter = "go on";
    if (!stored) /* one row, so that it isn't passed by */
        VEC_PUSH(reading->arena, &page->rows, ((struct ritual_row){.text = "Check-in"}));
    return true;
}

/* ---- the last line ---- */

static const struct item *first_of(const struct agenda_day *on)
{
    for (size_t i = 0; i < on->timed_count; i++)
        if (on->timed[i]->type != ITEM_ENTRY && on->timed[i]->start >= on->window.start)
            return on->timed[i];
    return NULL;
}

bool ritual_closing(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    struct agenda_day next, on;
    day to = page->about < reading->world->today ? reading->world->today
                                                 : ritual_next_workday(reading, page->about);
    (void)err;
    agenda_day_build(reading->arena, &reading->view, page->about, &on);
    agenda_day_build(reading->arena, &reading->view, to, &next);
    const struct item *first = first_of(&next);
    ritual_head(reading, INK_STRONG,
                done_in_all(&on)
                    ? arena_printf(reading->arena, "That was the day: %s of it are done.",
                                   ritual_length(reading, done_in_all(&on)))
                    : "That was the day.");
    ritual_head(reading, INK_NORMAL,
                arena_printf(reading->arena, "%s, %s: %s.",
                             to == reading->world->today ? "Today" : "Next",
                             ritual_date(reading, to), ritual_load(reading, &next)));
    if (first)
        ritual_head(reading, INK_NORMAL,
                    arena_printf(reading->arena, "It begins at %s with %s.",
                                 ritual_clock(reading, first->start) +
                                     (ritual_clock(reading, first->start)[0] == ' '),
                                 first->title));
    const struct ritual *kept = page->about == reading->kept->today.id ? &reading->kept->today
                                                                       : &reading->kept->earlier;
    if (kept->note)
        ritual_head(reading, INK_DIM, arena_printf(reading->arena, "Noted: %s", kept->note));
    page->enter = "close the day";
    return true;
}
