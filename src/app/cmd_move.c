/* SPDX-License-Identifier: MIT
 *
 * cmd_move: what is the person's to another day at the same time, or by so much, any number of rows
 * as one step.
 */
#include "handlers.h"

#include <string.h>

#include "edit_event.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "ledger.h"

/* To a day, or by days, or by minutes: of the whole, or of its end. */
struct move {
    enum { MOVE_TO, MOVE_DAYS, MOVE_MINUTES } how;
    day to;
    int32_t by;
    bool end;
};

/* "fri", "+1d", "-15m", "end+15m". */
static bool read_move(struct world *world, const char *text, struct move *out, struct err *err)
{
    static const char end[] = "end";
    bool last = str_starts(text, end) && (text[strlen(end)] == '+' || text[strlen(end)] == '-');
    const char *by = last ? text + strlen(end) : text;
    bool sign = (*by == '+' || *by == '-') && by[1] >= '0' && by[1] <= '9';
    int64_t days;
    minutes length;
    size_t size = strlen(by);
    *out = (struct move){.how = MOVE_TO, .end = last};
    if (sign && by[size - 1] == 'd' &&
        parse_int(arena_strndup(&world->turn, by + 1, size - 2), 0, 3660, &days)) {
        out->how = MOVE_DAYS;
        out->by = (int32_t)(*by == '-' ? -days : days);
    } else if (sign && parse_length(by + 1, DAY_MINUTES, &length)) {
        out->how = MOVE_MINUTES;
        out->by = *by == '-' ? -length : length;
    } else if (!read_day(world, text, &out->to, err)) {
        return false;
    }
    return !last || out->how == MOVE_MINUTES ||
           err_set(err, ERR_USAGE, "%s: an end moves by minutes; write end+15m or end-15m", text);
}

static bool move_task(struct world *world, const struct target *target, const struct move *move,
                      struct err *err)
{
    const struct task *task = target->record;
    day from = task->planned_on != DAY_NONE ? task->planned_on
               : task->due_day != DAY_NONE  ? task->due_day
                                            : world->today;
    day to = move->how == MOVE_TO ? move->to : from + move->by;
    if (move->how == MOVE_MINUTES)
        return err_set(err, ERR_FAILED,
                       "%s: a task has no time of the day; move its block, or name a day",
                       target->text);
    if (to < world->today)
        return err_set(err, ERR_FAILED, "%s: that day is over; a task moves to today or later",
                       target->text);
    return task_defer(world, target, to, err);
}

/* The same clock on another day, or so much later. */
static instant moved(const struct zone *zone, instant at, const struct move *move)
{
    struct wall wall = zone_wall(zone, at);
    if (move->how == MOVE_MINUTES)
        return at + (instant)move->by * 60;
    wall.day = move->how == MOVE_TO ? move->to : wall.day + move->by;
    return zone_instant(zone, wall, NULL);
}

static bool too_short(const struct target *target, struct err *err)
{
    return err_set(err, ERR_FAILED, "%s: can't be shorter", target->text);
}

static bool move_block(struct world *world, const struct target *target, const struct move *move,
                       struct err *err)
{
    struct block *block = target_copy(world, target);
    const struct zone *zone = block->zone ? world_zone(world, block->zone) : NULL;
    instant start = moved(zone ? zone : world->home, block->start, move);
    block->end =
        move->end ? moved(world->home, block->end, move) : block->end + (start - block->start);
    if (!move->end)
        block->start = start;
    block->placed = WORD_placed_BY_PERSON;
    return block->end > block->start ? store_put(world->store, RECORD_BLOCK, block, err)
                                     : too_short(target, err);
}

/* Where it stands now: the occurrence that is meant, or the event itself. */
static bool find_times(struct world *world, const struct target *target, struct span *at, day *date,
                       struct err *err)
{
    const struct event *event = target->record;
    struct view view;
    const struct item *item;
    *at = (struct span){event->start, event->end};
    *date = event->start_day;
    if (!target->occurrence)
        return true;
    if (!read_occurrence(world, target, &view, &item, err))
        return false;
    *at = (struct span){item->start, item->end};
    *date = item->all_day ? item->first_day : DAY_NONE;
    return true;
}

static bool move_event(struct world *world, const struct call *call, struct target *target,
                       const struct move *move, const char **id, struct err *err)
{
    const struct event *event = target->record;
    const struct zone *zone = event->zone ? world_zone(world, event->zone) : world->home;
    struct span at;
    char buf[TIME_SIZE], date[DATE_SIZE];
    day first;
    if (event->feed)
        return err_set(
            err, ERR_FAILED,
            "%s: an imported calendar says when it is; import its new version, or take it "
            "out of yours with: juggle unstar %s",
            target->text, target->text);
    if (!find_times(world, target, &at, &first, err))
        return false;
    zone = zone ? zone : world->home;
    instant to = moved(zone, move->end ? at.end : at.start, move);
    const char *value = instant_format(to, zone_offset(zone, to), buf);
    if (event->all_day && move->how == MOVE_MINUTES)
        return err_set(err, ERR_FAILED, "%s: lasts whole days; move it by days, as in +1d",
                       target->text);
    if (move->end && to <= at.start)
        return too_short(target, err);
    if (event->all_day)
        value = day_format(move->how == MOVE_TO ? move->to : first + move->by, date);
    struct assignment one = {move->end ? "end" : "start", value};
    struct assign_list set = {&one, 1};
    return edit_event_part(world, call, target, &set, id, NULL, err);
}

static bool move_one(struct world *world, const struct call *call, struct target *target,
                     const struct move *move, const char **id, struct err *err)
{
    if (target->kind == RECORD_TASK)
        return move_task(world, target, move, err);
    if (target->kind == RECORD_BLOCK)
        return move_block(world, target, move, err);
    if (target->kind == RECORD_EVENT)
        return move_event(world, call, target, move, id, err);
    return err_set(err, ERR_FAILED,
                   "%s: only tasks, blocks and events of your own are moved; see: juggle edit",
                   target->text);
}

/* "to Tue 24 Nov", "1 day later", "15m earlier". */
static const char *where_to(struct world *world, const struct move *move)
{
    char length[DATE_SIZE];
    int32_t by = move->by < 0 ? -move->by : move->by;
    const char *way = move->by < 0 ? "earlier" : "later";
    if (move->how == MOVE_DAYS)
        return arena_printf(&world->turn, "%d day%s %s", by, by == 1 ? "" : "s", way);
    if (move->how == MOVE_MINUTES)
        return arena_printf(&world->turn, "%s %s", length_format(by, length), way);
    return arena_printf(&world->turn, "to %s", task_day_words(world, move->to));
}

static const char *named(struct world *world, const struct target *first, size_t count)
{
    const char *title = record_name(world, first->kind, first->record);
    return count == 1 ? arena_printf(&world->turn, "\"%s\"", *title ? title : first->text)
                      : arena_printf(&world->turn, "%zu rows", count);
}

bool cmd_move(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct move move;
    struct ledger_watch watch;
    size_t count = call->argument_count - 1;
    const char **ids = ARENA_ARRAY(&world->turn, const char *, count + 1);
    const char *what = NULL;
    if (count == 0)
        return err_set(
            err, ERR_USAGE,
            "move: needs ID and WHEN; write: juggle move e5 fri, or: juggle move b3 +15m");
    if (!read_move(world, call_argument(call, count), &move, err) || !change_begin(world, err) ||
        !ledger_begin(world, true, &watch, err))
        return false;
    /* last, as a task takes blocks along that stand before its new day */
    for (int tasks = 0; tasks < 2; tasks++)
        for (size_t i = 0; i < count; i++) {
            struct target target;
            ids[i] = tasks ? ids[i] : call_argument(call, i);
            if (!read_target(world, call_argument(call, i), RECORD__, &target, err))
                return false;
            if ((target.kind == RECORD_TASK) != (tasks == 1))
                continue;
            if (!move_one(world, call, &target, &move, &ids[i], err))
                return false;
            what = what ? what : named(world, &target, count);
        }
    change_label(world, reply, "%s %s %s", move.end ? "Made" : "Moved", what,
                 !move.end ? where_to(world, &move) : move.by < 0 ? "shorter" : "longer");
    return change_end(world, reply, "move", ids, count, err) &&
           ledger_tell(world, &watch, reply, err);
}
