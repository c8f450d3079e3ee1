/* SPDX-License-Identifier: MIT
 *
 * cmd_look: today, week, month and agenda: stretches of days from the store, told as items and
 * sums.
 */
#include "assess.h"
#include "handlers.h"
#include "pipeline_answer.h"

#include "juggle/base/vec.h"

typedef VEC(const struct item *) item_list;

struct sums {
    minutes capacity, planned, done;
    struct agenda_area areas[AREA_COUNT];
};

static void add_sums(struct sums *sums, const struct agenda_day *one)
{
    sums->capacity += one->capacity;
    sums->planned += one->planned;
    sums->done += one->done;
    for (int area = 0; area < AREA_COUNT; area++) {
        sums->areas[area].planned += one->areas[area].planned;
        sums->areas[area].done += one->areas[area].done;
    }
}

static void put_sums(struct value *answer, const struct sums *sums)
{
    value_put_int(answer, "capacity_min", sums->capacity);
    value_put_int(answer, "planned_min", sums->planned);
    value_put_int(answer, "done_min", sums->done);
    put_areas(answer, "areas", sums->areas);
}

static void put_items(struct value *answer, struct world *world, const struct view *view,
                      const item_list *items)
{
    struct value *list = value_put_list(answer, "items");
    for (size_t i = 0; i < items->count; i++)
        put_item(list, world, view, items->at[i]);
}

/* The conferences of days [from, to) that the person may be at. */
static void put_conferences(struct value *answer, struct world *world, const struct snapshot *s,
                            day from, day to)
{
    struct value *list = value_put_list(answer, "conferences");
    for (size_t i = 0; i < s->conference_count; i++) {
        const struct conference *c = s->conferences[i];
        if (c->role >= WORD_role_MAYBE && c->first_day != DAY_NONE && c->first_day < to &&
            c->last_day >= from)
            put_record(list, world, RECORD_CONFERENCE, c);
    }
}

static void push_all(struct arena *arena, item_list *items, const struct item *const *more,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        VEC_PUSH(arena, items, more[i]);
}

static bool holds_item(const item_list *items, const struct item *item)
{
    for (size_t i = 0; i < items->count; i++)
        if (items->at[i] == item)
            return true;
    return false;
}

/* Birthdays and other days of one's own that take no time: they don't count, and yet belong to the
 * day. */
static void put_marks(struct value *answer, struct world *world, const struct view *view,
                      const struct agenda_day *one)
{
    struct value *list = value_put_list(answer, "marks");
    for (size_t i = 0; i < one->all_day_count; i++) {
        const struct item *item = one->all_day[i];
        if (!item->counts && !(item->feed && item->feed->mode == WORD_feed_mode_SCHEDULE))
            put_item(list, world, view, item);
    }
}

bool cmd_today(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    day date;
    struct view view;
    struct agenda_day one;
    struct sums sums = {0};
    item_list items = {0};
    if (!read_day(world, call_argument(call, 0), &date, err) ||
        !world_view(world, date, date + 1, &view, err))
        return false;
    agenda_day_build(&world->turn, &view, date, &one);
    for (size_t i = 0; i < one.all_day_count; i++)
        if (one.all_day[i]->counts)
            VEC_PUSH(&world->turn, &items, one.all_day[i]);
    push_all(&world->turn, &items, one.timed, one.timed_count);
    push_all(&world->turn, &items, one.tasks, one.task_count);
    struct value *answer = reply_open(reply, world, "today");
    put_day(answer, "date", date);
    const char *zone = zone_name(where_zone(&view.where, one.window.start));
    put_instant(answer, "from", world, zone, one.window.start);
    put_instant(answer, "to", world, zone, one.window.end);
    value_put_text(answer, "zone", zone);
    put_items(answer, world, &view, &items);
    put_marks(answer, world, &view, &one);
    put_conferences(answer, world, view.snapshot, date, date + 1);
    add_sums(&sums, &one);
    put_sums(answer, &sums);
    value_put_bool(answer, "day_off", !one.contract);
    value_put_int(answer, "unchosen_sessions", (int64_t)one.session_count);
    if (date == world->today)
        put_calls(answer, world, &view);
    return put_concerns(answer, world, date, err) &&
           put_findings(answer, world, date, date + 1, err);
}

/* A task with blocks on several days is one item. */
static void push_new(struct arena *arena, item_list *items, const struct agenda_day *one)
{
    for (size_t i = 0; i < one->task_count; i++)
        if (!holds_item(items, one->tasks[i]))
            VEC_PUSH(arena, items, one->tasks[i]);
}

static void put_day_row(struct value *days, const struct agenda_day *one)
{
    struct value *map = value_push_map(days);
    put_day(map, "date", one->day);
    value_put_int(map, "capacity_min", one->capacity);
    value_put_int(map, "planned_min", one->planned);
    value_put_int(map, "done_min", one->done);
    value_put_bool(map, "day_off", !one->contract);
}

/* week and month: days [from, to) cut at 00:00 of the person's clock. */
static bool answer_stretch(struct world *world, struct reply *reply, const char *command, day from,
                           day to, struct err *err)
{
    struct view view;
    struct sums sums = {0};
    item_list items = {0};
    if (!world_view_days(world, from, to, &view, err))
        return false;
    struct span window = {where_day(&view.where, from, 0).start,
                          where_day(&view.where, to, 0).start};
    for (size_t i = 0; i < view.count; i++)
        if (view.items[i].counts && item_in(&view.items[i], from, to, window))
            VEC_PUSH(&world->turn, &items, &view.items[i]);
    struct value *answer = reply_open(reply, world, command);
    put_day(answer, "from", from);
    put_day(answer, "to", to);
    value_put_text(answer, "zone", zone_name(where_zone(&view.where, window.start)));
    struct value *days = value_list(&world->turn);
    struct agenda_day *all = ARENA_ARRAY(&world->turn, struct agenda_day, (size_t)(to - from));
    agenda_days_build(&world->turn, &view, from, (int)(to - from), all);
    for (day d = from; d < to; d++) {
        push_new(&world->turn, &items, &all[d - from]);
        add_sums(&sums, &all[d - from]);
        put_day_row(days, &all[d - from]);
    }
    put_items(answer, world, &view, &items);
    put_conferences(answer, world, view.snapshot, from, to);
    put_sums(answer, &sums);
    value_put(answer, "days", days);
    return put_findings(answer, world, from, to, err);
}

bool cmd_week(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    day date;
    if (!read_day(world, call_argument(call, 0), &date, err))
        return false;
    day from = day_week_start(date, world->workdays.week_start);
    return answer_stretch(world, reply, "week", from, from + 7, err);
}

bool cmd_month(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    day date;
    if (!read_day(world, call_argument(call, 0), &date, err))
        return false;
    day from = month_first(date);
    return answer_stretch(world, reply, "month", from, day_add_months(from, 1), err);
}

static bool listed(const struct item *item, bool all)
{
    if (item->type == ITEM_ENTRY || item->type == ITEM_TASK)
        return false;
    return item->counts || all;
}

bool cmd_agenda(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    day from;
    int64_t days;
    struct view view;
    item_list items = {0};
    if (!read_day(world, call_option(call, "--from"), &from, err) ||
        !read_count(call_option(call, "--days"), 1, 3660, 7, &days, err))
        return false;
    day to = from + (day)days;
    if (!world_view_days(world, from, to, &view, err))
        return false;
    struct span window = {where_day(&view.where, from, 0).start,
                          where_day(&view.where, to, 0).start};
    size_t sessions = 0;
    for (size_t i = 0; i < view.count; i++) {
        if (!item_in(&view.items[i], from, to, window))
            continue;
        if (listed(&view.items[i], call_has(call, "--all")))
            VEC_PUSH(&world->turn, &items, &view.items[i]);
        else if (view.items[i].type == ITEM_EVENT)
            sessions++;
    }
    struct value *answer = reply_open(reply, world, "agenda");
    put_day(answer, "from", from);
    put_day(answer, "to", to);
    value_put_text(answer, "zone", zone_name(where_zone(&view.where, window.start)));
    put_items(answer, world, &view, &items);
    put_conferences(answer, world, view.snapshot, from, to);
    value_put_int(answer, "unchosen", (int64_t)sessions);
    return true;
}
