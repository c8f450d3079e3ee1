/* SPDX-License-Identifier: MIT
 *
 * assess_remedy: the one change that clears a finding, among what the person may still move: own
 * events, blocks, chosen sessions, and for deadlines that don't fit the tasks themselves. As a
 * command to run; where only an event of an imported calendar would do, in words, as that calendar
 * alone can change it.
 */
#include <stdlib.h>

#include "assess.h"
#include "juggle/base/vec.h"
#include "reply.h"

typedef VEC(struct fix_candidate) candidates;

/* Trials among what can only be changed elsewhere. */
enum { TRIED_ELSEWHERE = 12 };

/* An event of one's own calendar that was imported: what the feed owns is not ours to change. */
static bool is_elsewhere(const struct burden_item *item)
{
    return item->type == ITEM_EVENT && item->feed && item->feed->mode == WORD_feed_mode_MINE;
}

static bool is_chosen(const struct burden_item *item)
{
    return item->feed->mode == WORD_feed_mode_SCHEDULE && item->starred &&
           item->role < WORD_role_SPEAKING;
}

/* Talks, journeys and rest are what the other things make room for. */
static bool can_leave(const struct burden_item *item)
{
    if (item->kind->like == KIND_STAGE || item->kind->like == KIND_TRAVEL || item->all_day ||
        item->kind->flags & KIND_NOWORK)
        return false;
    if (item->type == ITEM_BLOCK)
        return !item->settled;
    return item->type == ITEM_EVENT && (!item->feed || is_elsewhere(item) || is_chosen(item));
}

static void gather(struct world *world, const struct assessment *a, bool elsewhere, candidates *out)
{
    for (size_t i = 0; i < a->burden.input.block_count; i++) {
        const struct burden_item *item = a->burden.items[i];
        if (!item || item->start <= world->now || item->number >= FOLDED_IDS || !can_leave(item) ||
            is_elsewhere(item) != elsewhere)
            continue;
        bool own = !item->feed;
        VEC_PUSH(&world->turn, out,
                 ((struct fix_candidate){.block = i, .removable = true, .movable = own}));
    }
}

static const char *when(struct world *world, const struct view *view, instant at)
{
    char clock[DATE_SIZE];
    struct wall wall = where_wall(&view->where, at);
    struct civil civil = day_civil(wall.day);
    return arena_printf(&world->turn, "%s %d %s, %s", weekday_short(day_weekday(wall.day)),
                        civil.mday, month_short(civil.month),
                        clock_format(wall.second / 60, world->h24, clock));
}

static const char *iso(struct world *world, const struct view *view, instant at)
{
    char buf[TIME_SIZE];
    return arena_strdup(&world->turn,
                        instant_format(at, zone_offset(where_zone(&view->where, at), at), buf));
}

static void say_fix(struct world *world, const struct assessment *a, const struct fix *fix,
                    struct remedy *out)
{
    const struct burden_item *item = a->burden.items[fix->edit.block];
    struct arena *arena = &world->turn;
    const char *effect = fix->clears ? "and it clears" : "and it gets less";
    const char *scope = item->recurring ? " --this" : "";
    const char *on = when(world, &a->view, item->start);
    if (is_elsewhere(item)) {
        out->text = arena_printf(arena, "Decline \"%s\" (%s) in its own calendar, %s.", item->title,
                                 on, effect);
        return;
    }
    if (fix->edit.what == EDIT_MOVE) {
        instant to = moment_instant(fix->edit.start);
        out->text = arena_printf(arena, "Move \"%s\" of %s to %s, %s.", item->title, on,
                                 when(world, &a->view, to), effect);
        out->command = arena_printf(arena, "juggle edit %s start=%s%s", item->id,
                                    iso(world, &a->view, to), scope);
    } else if (item->feed) {
        out->text = arena_printf(arena, "Leave \"%s\" of %s out, %s.", item->title, on, effect);
        out->command = arena_printf(arena, "juggle unstar %s", item->id);
    } else {
        out->text = arena_printf(arena, "Take \"%s\" of %s out, %s.", item->title, on, effect);
        out->command = arena_printf(arena, "juggle delete %s%s", item->id, scope);
    }
}

/* P1's level with this task's deadline a week later. */
static enum load_level level_later(const struct load_input *given, const struct assessed *found,
                                   size_t task)
{
    struct load_input input = *given;
    struct arena scratch;
    struct finding finding;
    arena_init(&scratch);
    struct load_task *tasks = ARENA_ARRAY(&scratch, struct load_task, input.task_count);
    for (size_t i = 0; i < input.task_count; i++)
        tasks[i] = input.tasks[i];
    tasks[task].deadline += WEEK_DAYS;
    input.tasks = tasks;
    rules_evaluate_one(timeline_build(&scratch, &input), RULE_P1, found->day, &finding, NULL);
    arena_finish(&scratch);
    return finding.level;
}

/* The stored task behind the n-th task of the input: burden lists open tasks with a due in their
 * order. */
static const struct task *task_behind(const struct assessment *a, const struct load_task *wanted,
                                      const struct kind_set *kinds)
{
    const struct snapshot *s = a->view.snapshot;
    for (size_t i = 0; i < s->task_count; i++) {
        bool guessed;
        const struct task *task = s->tasks[i];
        if (task_is_open(task) && task->due_day == wanted->deadline &&
            task_estimate(kinds, task, &guessed) - task_spent(&a->view, task->id) ==
                wanted->remaining)
            return task;
    }
    return NULL;
}

bool assess_later(struct world *world, const struct assessment *a, const struct load_input *input,
                  const struct assessed *found, struct remedy *out, size_t *which)
{
    const struct load_task *best = NULL;
    enum load_level best_level = found->finding.level;
    for (size_t i = 0; i < input->task_count; i++) {
        const struct load_task *task = &input->tasks[i];
        if (task->deadline > found->finding.day)
            continue;
        enum load_level level = level_later(input, found, i);
        if (level >= found->finding.level)
            continue;
        if (best &&
            (level > best_level || (level == best_level && task->remaining >= best->remaining)))
            continue;
        best = task;
        best_level = level;
    }
    const struct task *task = best ? task_behind(a, best, &world->kinds) : NULL;
    char date[DATE_SIZE], id[ID_SIZE];
    if (!task)
        return false;
    *which = (size_t)(best - input->tasks);
    day_format(task->due_day + WEEK_DAYS, date);
    id_format(RECORD_TASK, task->id, id);
    out->text = arena_printf(&world->turn, "Give \"%s\" a week more, %s.", task->title,
                             best_level <= LOAD_OK ? "and it clears" : "and it gets less");
    out->command = arena_printf(&world->turn, "juggle edit %s due=%s", id, date);
    return true;
}

static day latest(day a, day b)
{
    return a > b ? a : b;
}

static struct fix_ask ask_for(const struct assessment *a, const struct assessed *found,
                              const struct load_input *input, const struct forecast_ask *future,
                              const candidates *list)
{
    return (struct fix_ask){
        .input = input,
        .future = found->ahead ? future : NULL,
        .rule = found->finding.rule,
        .day = found->day,
        .first = latest(found->finding.from - 1, a->date),
        .last = latest(found->finding.to, found->day),
        .candidates = list->at,
        .count = list->count,
    };
}

static bool search(struct world *world, const struct assessment *a, const struct fix_ask *ask,
                   struct remedy *out, struct load_edit *edit)
{
    struct arena scratch;
    struct fix fix;
    arena_init(&scratch);
    bool there = fix_search(&scratch, ask, &fix);
    arena_finish(&scratch);
    if (!there)
        return false;
    say_fix(world, a, &fix, out);
    *edit = fix.edit;
    return true;
}

bool assess_remedy(struct world *world, const struct assessment *assessment,
                   const struct load_input *input, const struct forecast_ask *future,
                   const struct assessed *found, struct remedy *out, struct load_edit *edit)
{
    candidates list = {0};
    gather(world, assessment, false, &list);
    struct fix_ask ask = ask_for(assessment, found, input, future, &list);
    return search(world, assessment, &ask, out, edit);
}

bool assess_remedies(struct world *world, struct assessment *a, struct err *err)
{
    candidates list = {0}, elsewhere = {0};
    struct load_edit edit;
    size_t which;
    struct forecast_ask future = {a->date + 1, 1, true, MINUTES_NONE};
    if (a->week_count)
        future.weeks =
            forecast_weeks_until(future.from, a->weeks[a->week_count - 1].from + WEEK_DAYS);
    gather(world, a, false, &list);
    gather(world, a, true, &elsewhere);
    for (size_t i = 0; i < a->finding_count; i++) {
        struct assessed *found = &a->findings[i];
        const struct load_input *input = found->ahead ? &a->ahead : &a->burden.input;
        if (world_interrupted(world, err))
            return false;
        if (rules_family_part(rules_row(found->finding.rule)->family) == LOAD_SHOWN)
            continue; /* a preference: nothing has to give way to it */
        if (found->finding.rule == RULE_P1) {
            (void)assess_later(world, a, &a->burden.input, found, &found->remedy, &which);
            continue;
        }
        struct fix_ask ask = ask_for(a, found, input, &future, &list);
        if (search(world, a, &ask, &found->remedy, &edit))
            continue;
        ask = ask_for(a, found, input, &future, &elsewhere);
        ask.most = TRIED_ELSEWHERE;
        (void)search(world, a, &ask, &found->remedy, &edit);
    }
    return true;
}
