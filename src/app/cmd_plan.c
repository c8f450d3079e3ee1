/* SPDX-License-Identifier: MIT
 *
 * cmd_plan: tasks into free time, as a proposal; written only when that is asked for.
 */
#include "handlers.h"

#include "juggle/plan/free.h"
#include "world_fold.h"

enum { DAYS_DEFAULT = 7, DAYS_MOST = 366 };

/* A task may be due behind the window; what it has there already counts. */
enum { BEHIND = 60 };

struct planning {
    struct view view;
    struct plan_input input;
};

static struct plan_rules rules_of(const struct world *world)
{
    const struct settings *s = world->settings;
    struct plan_rules rules = {
        .focus_block = s->plan_focus_block,
        .min_chunk = s->plan_min_chunk,
        .buffer_after_meeting = s->plan_buffer_after_meeting,
        .buffer_after_stage = s->plan_buffer_after_stage,
    };
    if (s->plan_energy_window.start != MINUTES_NONE) {
        rules.energy_start = s->plan_energy_window.start;
        rules.energy_end = s->plan_energy_window.end;
    }
    for (int area = 0; area < AREA_COUNT; area++)
        rules.target[area] = world_target(world, (enum area)area) / 100.0;
    return rules;
}

static bool read_planning(struct world *world, int days, struct planning *out, struct err *err)
{
    struct plan_rules rules = rules_of(world);
    if (!world_view(world, world->today, world->today + days + BEHIND, &out->view, err))
        return false;
    free_input(&world->turn, &out->view, &rules, world->today, days, &out->input);
    return true;
}

/* ---- the plan as changes of the blocks that are there ---- */

/* Which of the plan is taken over: all of it, or what it does to today. Of a task that has a place
 * today, in the plan or before it, a block of another day may then shrink or go, so that nothing is
 * planned twice; it never moves to where another task's still stands. */
struct taking {
    const struct planning *planning;
    const struct plan *plan;
    instant until; /* the end of today; INSTANT_NONE: all is taken */
    bool *today;   /* of the input's tasks: it has a place today */
};

static void mark_today(struct taking *taking, int64_t task)
{
    const struct plan_input *input = &taking->planning->input;
    for (size_t i = 0; i < input->task_count; i++)
        if (input->tasks[i].id == task)
            taking->today[i] = true;
}

static struct taking taking_of(struct world *world, const struct planning *planning,
                               const struct plan *plan, bool only_today)
{
    const struct plan_input *input = &planning->input;
    struct taking taking = {planning, plan, INSTANT_NONE, NULL};
    taking.today = ARENA_ARRAY(&world->turn, bool, input->task_count + 1);
    for (size_t i = 0; i < input->task_count; i++)
        taking.today[i] = !only_today;
    if (!only_today)
        return taking;
    taking.until = input->days[0].whole.end;
    for (size_t i = 0; i < plan->block_count; i++)
        if (plan->blocks[i].start < taking.until)
            taking.today[plan->blocks[i].task] = true;
    for (size_t i = 0; i < input->present_count; i++)
        if (input->present[i].start < taking.until)
            mark_today(&taking, input->present[i].task);
    return taking;
}

static bool takes_put(const struct taking *taking, const struct plan_block *at,
                      const struct plan_present *from)
{
    if (taking->until == INSTANT_NONE || at->start < taking->until)
        return true;
    return from && at->start >= from->start && at->end <= from->end;
}

/* One whose task has nothing left to do goes only where it stands today. */
static bool takes_delete(const struct taking *taking, const struct plan_present *present)
{
    const struct plan_input *input = &taking->planning->input;
    if (taking->until == INSTANT_NONE || present->start < taking->until)
        return true;
    for (size_t i = 0; i < input->task_count; i++)
        if (input->tasks[i].id == present->task)
            return taking->today[i];
    return false;
}

static const struct plan_present *find_present(const struct plan_input *input, int64_t id)
{
    for (size_t i = 0; i < input->present_count; i++)
        if (id && input->present[i].id == id)
            return &input->present[i];
    return NULL;
}

static void put_planned(struct world *world, const struct planning *planning,
                        const struct plan_block *at, struct change_list *out)
{
    struct block block;
    record_clear(RECORD_BLOCK, &block);
    if (at->from)
        block =
            *(const struct block *)snapshot_find(planning->view.snapshot, RECORD_BLOCK, at->from);
    block.task = planning->input.tasks[at->task].id;
    block.start = at->start;
    block.end = at->end;
    block.zone = zone_name(where_zone(&planning->view.where, at->start));
    block.placed = WORD_placed_BY_PLANNER;
    change_put(&world->turn, out, RECORD_BLOCK, &block);
}

static void list_changes(struct world *world, const struct taking *taking, struct change_list *out)
{
    const struct plan_input *input = &taking->planning->input;
    bool *used = ARENA_ARRAY(&world->turn, bool, input->present_count + 1);
    for (size_t i = 0; i < input->present_count; i++)
        used[i] = false;
    for (size_t i = 0; i < taking->plan->block_count; i++) {
        const struct plan_block *at = &taking->plan->blocks[i];
        const struct plan_present *from = find_present(input, at->from);
        bool put = taking->today[at->task] && !at->kept && takes_put(taking, at, from);
        if (from && (put || at->kept || !taking->today[at->task]))
            used[from - input->present] = true;
        if (put)
            put_planned(world, taking->planning, at, out);
    }
    for (size_t i = 0; i < input->present_count; i++)
        if (!used[i] && takes_delete(taking, &input->present[i]))
            change_delete(&world->turn, out, RECORD_BLOCK, input->present[i].id);
}

static void put_blocks(struct value *answer, struct world *world, const struct view *view, day to)
{
    struct value *list = value_put_list(answer, "blocks");
    instant until = where_instant(&view->where, (struct wall){to, 0});
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->type != ITEM_BLOCK || !item->block->task || item->end <= world->now ||
            item->start >= until)
            continue;
        put_item(list, world, view, item);
    }
}

static void put_unplaced(struct value *answer, struct world *world, const struct planning *planning,
                         const struct plan *plan)
{
    struct value *list = value_put_list(answer, "unplaced");
    for (size_t i = 0; i < plan->unplaced_count; i++) {
        const struct plan_unplaced *at = &plan->unplaced[i];
        int64_t id = planning->input.tasks[at->task].id;
        const struct task *task = snapshot_find(planning->view.snapshot, RECORD_TASK, id);
        struct value *map = value_push_map(list);
        put_id(map, "task", RECORD_TASK, id);
        value_put_text(map, "title", task ? task->title : NULL);
        value_put_int(map, "short_min", at->short_min);
        value_put_text(map, "because", plan_say_because(&world->turn, &planning->input, at));
        value_put_bool(map, "waits", plan_waits(at));
        struct value *ways = value_put_list(map, "ways_out");
        for (int k = 0; k < at->way_count; k++)
            value_push_text(ways, plan_say_way(&world->turn, &planning->input, &at->ways[k]));
    }
}

static bool apply(struct world *world, const struct change_list *changes, struct planning *planning,
                  int days, int64_t *step, struct reply *reply, struct err *err)
{
    struct change_list none = {0};
    const char *label =
        days == 1 ? "Planned today" : arena_printf(&world->turn, "Planned %d days", days);
    if (!world_store(world, STORE_WRITE, err) ||
        !store_apply(world->store, label, changes->count ? changes : &none, step, err))
        return false;
    reply->said = label;
    return world_view(world, world->today, world->today + days, &planning->view, err);
}

static void put_moves(struct value *answer, const struct plan *plan, const struct taking *taking,
                      const struct change_list *changes)
{
    if (taking->until == INSTANT_NONE) {
        value_put_int(answer, "moved", (int64_t)plan->moved);
        value_put_int(answer, "kept", (int64_t)plan->kept);
        return;
    }
    int64_t kept = 0, moved = 0;
    for (size_t i = 0; i < plan->block_count; i++)
        kept += plan->blocks[i].kept && plan->blocks[i].start < taking->until;
    for (size_t i = 0; i < changes->count; i++)
        moved += changes->at[i].op == CHANGE_DELETE || record_id(changes->at[i].record) > 0;
    value_put_int(answer, "moved", moved);
    value_put_int(answer, "kept", kept);
}

bool cmd_plan(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct planning planning;
    struct plan plan;
    struct change_list changes = {0};
    int64_t days, step = 0;
    bool write = call_has(call, "--apply"), today = call_has(call, "--today");
    if (!read_count(call_option(call, "--days"), 1, DAYS_MOST, DAYS_DEFAULT, &days, err) ||
        !read_planning(world, (int)days, &planning, err))
        return false;
    plan_build(&world->turn, &planning.input, &plan);
    struct taking taking = taking_of(world, &planning, &plan, today);
    list_changes(world, &taking, &changes);
    day to = world->today + (today ? 1 : (day)days);
    if (!write)
        world_fold(world, planning.view.snapshot, &changes, &planning.view);
    else if (!apply(world, &changes, &planning, to - world->today, &step, reply, err))
        return false;
    struct value *answer = reply_open(reply, world, "plan");
    put_day(answer, "from", world->today);
    put_day(answer, "to", to);
    value_put_bool(answer, "applied", write);
    if (step)
        value_put_int(answer, "undo", step);
    else
        value_put_null(answer, "undo");
    put_blocks(answer, world, &planning.view, to);
    put_unplaced(answer, world, &planning, &plan);
    put_moves(answer, &plan, &taking, &changes);
    return true;
}
