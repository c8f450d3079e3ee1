/* SPDX-License-Identifier: MIT
 *
 * cmd_list: list, search, show, feeds and conferences: looking things up.
 */
#include "engagement.h"
#include "handlers.h"
#include "juggle/app/timer.h"
#include "juggle/model/pace.h"

#include <stdlib.h>

#include "juggle/app/find.h"
#include "juggle/base/vec.h"

/* Done and dropped tasks live outside the window of the snapshot, so all are read when states are
 * asked. */
static bool list_view(struct world *world, bool all_states, struct view *view, struct err *err)
{
    return all_states ? world_view_all_tasks(world, view, err)
                      : world_view(world, world->today, world->today + 1, view, err);
}

bool cmd_list(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct view view;
    struct filter_query query;
    VEC(const struct item *) found = {0};
    const char *text;
    struct view_inputs inputs = world_inputs(world);
    if (!filter_line(world, call, &text, err) ||
        !filter_parse(&world->turn, text, &inputs, &query, err) ||
        !list_view(world, query.names_state, &view, err))
        return false;
    for (size_t i = 0; i < view.count; i++) {
        const struct item *item = &view.items[i];
        if (item->type == ITEM_TASK && (query.names_state || task_is_open(item->task)) &&
            filter_match(&world->turn, &query, item))
            VEC_PUSH(&world->turn, &found, item);
    }
    if (found.count > 1)
        qsort(found.at, found.count, sizeof *found.at, item_compare_due);
    struct value *items = value_put_list(reply_open(reply, world, "list"), "items");
    for (size_t i = 0; i < found.count; i++)
        put_item(items, world, &view, found.at[i]);
    return true;
}

/* A hit is shown as an item where it is one, else with what it has. */
static void put_hit(struct world *world, struct value *items, const struct find_hit *hit)
{
    if (hit->view) {
        put_item(items, world, hit->view, hit->item);
        return;
    }
    bool conference = hit->kind == RECORD_CONFERENCE;
    if (conference)
        put_conference(items, world, hit->record);
    struct value *map = conference ? items->as.children.last : value_push_map(items);
    if (!conference)
        put_id(map, "id", hit->kind, hit->id);
    put_instant(map, "start", world, NULL, conference ? INSTANT_NONE : hit->at);
    put_rest(map, world, hit->kind, hit->record);
}

bool cmd_search(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    int64_t limit;
    struct find_result found;
    if (!read_count(call_option(call, "--limit"), 1, 100000, 50, &limit, err) ||
        !find_read(world, filter_words(world, call, 0), (size_t)limit, &found, err))
        return false;
    struct value *answer = reply_open(reply, world, "search");
    struct value *items = value_put_list(answer, "items");
    for (size_t i = 0; i < found.count; i++)
        put_hit(world, items, &found.hits[i]);
    return true;
}

typedef VEC(struct step) step_list;

static int newest_first(const void *a, const void *b)
{
    int64_t x = ((const struct step *)a)->id, y = ((const struct step *)b)->id;
    return (x < y) - (x > y);
}

static bool add_steps(struct world *world, enum record_kind kind, int64_t id, step_list *out,
                      struct err *err)
{
    struct step *steps;
    size_t count;
    if (!store_record_steps(world->store, &world->turn, kind, id, &steps, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        VEC_PUSH(&world->turn, out, steps[i]);
    return true;
}

/* An event's history is also what the person said of it. */
static bool steps_of(struct world *world, const struct target *target, step_list *out,
                     struct err *err)
{
    struct record_list choices = {0};
    if (!add_steps(world, target->kind, target->id, out, err) ||
        (target->kind == RECORD_EVENT &&
         !store_choices(world->store, &world->turn, target->id, &choices, err)))
        return false;
    for (size_t i = 0; i < choices.count; i++)
        if (!add_steps(world, RECORD_CHOICE, record_id(choices.at[i]), out, err))
            return false;
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, newest_first);
    return true;
}

static bool put_history(struct world *world, struct value *answer, const struct target *target,
                        struct err *err)
{
    step_list steps = {0};
    if (!steps_of(world, target, &steps, err))
        return false;
    struct value *list = value_put_list(answer, "history");
    for (size_t i = 0; i < steps.count; i++) {
        if (i > 0 && steps.at[i].id == steps.at[i - 1].id)
            continue;
        struct value *map = value_push_map(list);
        value_put_int(map, "undo", steps.at[i].id);
        put_instant(map, "at", world, NULL, steps.at[i].at);
        value_put_text(map, "label", steps.at[i].label);
        value_put_bool(map, "undone", steps.at[i].undone);
    }
    return true;
}

/* What its estimate is likely to become, by how earlier ones of its kind went. */
static bool put_pace(struct value *map, struct world *world, const struct task *task,
                     struct err *err)
{
    struct pace pace;
    char length[DATE_SIZE];
    if (task->estimate == MINUTES_NONE || !timer_pace(world, &pace, err))
        return task->estimate == MINUTES_NONE;
    const struct pace_kind *found = pace_find(&pace, task->kind);
    if (found)
        value_put_text(map, "likely",
                       arena_printf(&world->turn, "~%s, %s",
                                    length_format(pace_expect(found, task->estimate), length),
                                    pace_text(&world->turn, found)));
    return true;
}

static bool put_whole(struct world *world, struct value *answer, const struct target *target,
                      struct err *err)
{
    struct value *list = value_list(&world->turn);
    struct view *view = ARENA_NEW(&world->turn, struct view);
    const struct item *item = NULL;
    if (put_record(list, world, target->kind, target->record)) {
        struct value *map = list->as.children.first;
        put_rest(map, world, target->kind, target->record);
        if (target->kind == RECORD_CONFERENCE && !put_engagement(map, world, target->record, err))
            return false;
    } else if (target->occurrence) {
        if (!read_occurrence(world, target, view, &item, err))
            return false;
    } else if (!world_item(world, target->kind, target->id, view, &item, err)) {
        return false;
    }
    if (item)
        put_item(list, world, view, item);
    if (item && item->type == ITEM_TASK &&
        !put_pace(list->as.children.first, world, item->task, err))
        return false;
    if (!list->as.children.first) {
        struct value *map = value_push_map(list);
        value_put_text(map, "id", target->text);
        put_rest(map, world, target->kind, target->record);
    }
    value_put(answer, "item", list->as.children.first);
    return true;
}

bool cmd_show(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct target target;
    if (!read_target(world, call_argument(call, 0), RECORD__, &target, err))
        return false;
    struct value *answer = reply_open(reply, world, "show");
    return put_whole(world, answer, &target, err) && put_history(world, answer, &target, err);
}

bool cmd_feeds(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct record_list list;
    (void)call;
    if (!store_all(world->store, &world->turn, RECORD_FEED, &list, err))
        return false;
    struct value *items = value_put_list(reply_open(reply, world, "feeds"), "items");
    for (size_t i = 0; i < list.count; i++)
        put_feed(items, world, list.at[i]);
    return true;
}

static int by_first_day(const void *a, const void *b)
{
    const struct conference *x = *(const struct conference *const *)a;
    const struct conference *y = *(const struct conference *const *)b;
    if (x->first_day != y->first_day)
        return x->first_day < y->first_day ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

bool cmd_conferences(struct world *world, const struct call *call, struct reply *reply,
                     struct err *err)
{
    struct record_list list;
    (void)call;
    if (!store_all(world->store, &world->turn, RECORD_CONFERENCE, &list, err))
        return false;
    const void **sorted = ARENA_ARRAY(&world->turn, const void *, list.count + 1);
    for (size_t i = 0; i < list.count; i++)
        sorted[i] = list.at[i];
    qsort(sorted, list.count, sizeof *sorted, by_first_day);
    struct value *items = value_put_list(reply_open(reply, world, "conferences"), "items");
    for (size_t i = 0; i < list.count; i++) {
        put_conference(items, world, sorted[i]);
        if (!put_legs(items->as.children.last, world, record_id(sorted[i]), err))
            return false;
    }
    return true;
}
