/* SPDX-License-Identifier: MIT
 *
 * scene: one turn's reading of the world: the week in hand day by day, and the lists that aren't
 * bound to days. What is read follows what is shown, so that a full calendar costs no more than its
 * week.
 */
#include "scene.h"

#include <stdlib.h>
#include <string.h>

#include "complete.h"
#include "juggle/app/concern.h"
#include "juggle/app/history.h"
#include "juggle/app/pipeline.h"
#include "juggle/app/timer.h"
#include "juggle/app/survey.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"

/* FULL_WEEK: events, on as many pages of the store, that a first picture would have to wait for. */
enum { REACH_DAYS = 42, FOUND_MAX = 100, STEPS_MAX = 200, CHANGES_MAX = 100, FULL_WEEK = 150 };

typedef VEC(const struct item *) item_list;

static bool finished_today(const struct scene *scene, const struct task *task)
{
    return task->finished != INSTANT_NONE &&
           where_date(&scene->view.where, task->finished,
                      scene->view.in.workdays->day_starts_at) == scene->today;
}

static void find_timer(struct scene *scene)
{
    for (size_t i = 0; i < scene->view.count; i++) {
        const struct item *item = &scene->view.items[i];
        if (item->type == ITEM_ENTRY && item->entry->end == INSTANT_NONE)
            scene->timer = item;
    }
}

static void collect_tasks(struct scene *scene, const struct view *view, bool all)
{
    item_list tasks = {0};
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->type == ITEM_TASK && (all || task_is_open(item->task) ||
                                        item->task->state == WORD_state_SOMEDAY ||
                                        finished_today(scene, item->task)))
            VEC_PUSH(scene->arena, &tasks, item);
    }
    if (tasks.count > 1)
        qsort(tasks.at, tasks.count, sizeof *tasks.at, item_compare_due);
    scene->tasks = tasks.at;
    scene->task_count = tasks.count;
}

static void sum_areas(struct scene *scene)
{
    for (int i = 0; i < SCENE_WEEK; i++)
        for (int area = 0; area < AREA_COUNT; area++) {
            scene->areas[area].planned += scene->week[i].areas[area].planned;
            scene->areas[area].done += scene->week[i].areas[area].done;
        }
}

static void build_week(struct scene *scene, day date)
{
    struct agenda_day *week = ARENA_ARRAY(scene->arena, struct agenda_day, SCENE_WEEK);
    scene->week_from = day_week_start(date, scene->view.in.workdays->week_start);
    agenda_days_build(scene->arena, &scene->view, scene->week_from, SCENE_WEEK, week);
    scene->week = week;
    scene->shown = &week[date - scene->week_from];
    sum_areas(scene);
}

/* What is wrong with the line costs its last word, which may only be begun. */
static bool read_search(struct world *world, const char *text, struct scene *scene, struct err *err)
{
    struct filter_query query;
    struct err problem;
    if (str_blank(text))
        return true;
    if (!filter_parse_begun(scene->arena, text, &scene->view.in, &query, &problem))
        scene->found_problem = arena_strdup(scene->arena, problem.text);
    return find_query(world, &query, FOUND_MAX, &scene->found, err);
}

/* A search leads to what is in no view of these days. */
static bool read_item(struct world *world, const char *id, struct scene *scene, struct err *err)
{
    enum record_kind kind;
    int64_t number;
    struct view *view = ARENA_NEW(scene->arena, struct view);
    if (!id || !id_parse(id, &kind, &number, &(const char *){NULL}))
        return true;
    for (size_t i = 0; i < scene->view.count; i++)
        if (str_equal(scene->view.items[i].id, id))
            return true;
    return world_item(world, kind, number, view, &scene->looked_at, err);
}

static bool read_changes(struct world *world, int64_t step, struct scene *scene, struct err *err)
{
    struct history_change *changes;
    if (!step || !history_read(world, step, CHANGES_MAX, &changes, &scene->change_count, err))
        return !step;
    scene->changes = changes;
    return true;
}

static bool read_history(struct world *world, int64_t in_hand, struct scene *scene, struct err *err)
{
    struct step *steps;
    size_t count;
    if (!store_history(world->store, scene->arena, STEPS_MAX, &steps, &count, err))
        return false;
    struct scene_step *rows = ARENA_ARRAY(scene->arena, struct scene_step, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct wall wall = zone_wall(world->home, steps[i].at);
        struct civil civil = day_civil(wall.day);
        char clock[DATE_SIZE];
        rows[i] = (struct scene_step){
            steps[i].id, steps[i].label,
            arena_printf(scene->arena, "%s %2d %s %*s", weekday_short(day_weekday(wall.day)),
                         civil.mday, month_short(civil.month), world->h24 ? 5 : 7,
                         clock_format(wall.second / 60, world->h24, clock)),
            steps[i].undone, steps[i].changes};
    }
    for (size_t i = 0; i < count && !in_hand; i++)
        in_hand = steps[i].undone ? 0 : steps[i].id;
    if (!in_hand && count)
        in_hand = steps[0].id;
    scene->steps = rows;
    scene->step_count = count;
    return read_changes(world, in_hand, scene, err);
}

static bool read_checkin(struct world *world, struct scene *scene, struct err *err)
{
    const void *record;
    if (!store_find(world->store, scene->arena, RECORD_CHECKIN, world->today, &record, err))
        return false;
    scene->checkin = record;
    return survey_due(world, &scene->survey_due, err);
}

static bool read_counts(struct world *world, struct scene *scene, struct err *err)
{
    size_t counts[RECORD_COUNT], sum = 0;
    if (scene->view.count)
        return true;
    if (!store_counts(world->store, counts, err))
        return false;
    for (int i = 0; i < RECORD_COUNT; i++)
        sum += counts[i];
    scene->empty = sum == 0;
    return true;
}

static bool read_question(struct world *world, struct scene *scene, struct err *err)
{
    struct timer_question *question = ARENA_NEW(scene->arena, struct timer_question);
    if (!scene->timer)
        return true;
    if (!timer_question(world, &scene->view, scene->timer, question, err))
        return false;
    scene->question = question->matter == STOPWATCH_FINE ? NULL : question;
    return true;
}

static bool read_lists(struct world *world, const struct scene_wish *wish, struct scene *scene,
                       struct err *err)
{
    struct concern *concerns;
    if (!concerns_read(world, &concerns, &scene->concern_count, err))
        return false;
    scene->concerns = concerns;
    scene->calls = pipeline_calls(world, &scene->view, &scene->call_count);
    return rituals_read(world, &scene->rituals, err) && read_counts(world, scene, err) &&
           read_question(world, scene, err) &&
           read_search(world, wish->search, scene, err) &&
           read_item(world, wish->item, scene, err) &&
           (!wish->programme.conference ||
            programme_read(world, &wish->programme, &scene->programme, err)) &&
           (!wish->ritual.open || ritual_read(world, &wish->ritual, &scene->rituals, wish->insight,
                                              &scene->ritual, err)) &&
           (!wish->history || read_history(world, wish->step, scene, err)) &&
           (!wish->checkin || read_checkin(world, scene, err));
}

static void read_pages(struct world *world, const struct scene_wish *wish, struct scene *scene)
{
    struct paper *pages = ARENA_ARRAY(scene->arena, struct paper, 2);
    if (wish->review) {
        page_review(world, wish->period, wish->day, scene->arena, &pages[0]);
        scene->page = &pages[0];
    }
    if (wish->record) {
        page_record(world, wish->record, scene->arena, &pages[1]);
        scene->record = &pages[1];
    }
    if (wish->talks) {
        struct talks *talks = ARENA_NEW(scene->arena, struct talks);
        talks_read(world, scene->arena, talks);
        scene->talks = talks;
    }
}

static void read_zones(struct world *world, const char *typed, struct scene *out)
{
    size_t count;
    const char *const *names = world_zone_names(world, &count);
    complete_zones(&world->turn, typed, names, count, &out->paths, &out->path_count);
}

/* Days [from, to). */
struct days {
    day from, to;
};

static struct days days_of(struct world *world, const struct scene_wish *wish, bool *begun)
{
    day week = day_week_start(wish->day, world->workdays.week_start);
    struct days whole = {week, week + SCENE_WEEK}, hand = {wish->day, wish->day + 1};
    if (wish->wide)
        return (struct days){wish->day - REACH_DAYS, wish->day + REACH_DAYS};
    *begun = wish->first && world_is_crowded(world, whole.from, whole.to, FULL_WEEK);
    return *begun ? hand : whole;
}

static bool read_view(struct world *world, const struct scene_wish *wish, struct scene *out,
                      struct err *err)
{
    struct days days = days_of(world, wish, &out->begun);
    bool done = world_view_with_today(world, days.from, days.to, &out->view, err);
    if (!done) {
        world_view_nothing(world, &out->view);
        out->version = -1;
    }
    if (!wish->first)
        world_load_zones(world, &out->view);
    return done;
}

static bool read_all(struct world *world, const struct scene_wish *wish, struct scene *out,
                     struct err *err)
{
    struct view all;
    bool done = read_view(world, wish, out, err);
    for (int area = 0; area < AREA_COUNT; area++)
        out->targets[area] = world_target(world, (enum area)area);
    record_clear(RECORD_RITUAL, &out->rituals.today);
    build_week(out, wish->day);
    find_timer(out);
    bool with_all = done && wish->all_tasks && world_view_all_tasks(world, &all, err);
    collect_tasks(out, with_all ? &all : &out->view, with_all);
    if (wish->path)
        complete_paths(&world->turn, wish->path, &out->paths, &out->path_count);
    if (wish->zone)
        read_zones(world, wish->zone, out);
    if (done)
        read_pages(world, wish, out);
    return done && read_lists(world, wish, out, err);
}

bool scene_read(struct world *world, const struct scene_wish *wish, struct scene *out,
                struct err *err)
{
    struct err ignored;
    bool own;
    *out = (struct scene){.arena = &world->turn,
                          .now = world->now,
                          .today = world->today,
                          .minute = world->minute,
                          .h24 = world->h24,
                          .quickadd = &world->quickadd,
                          .day = wish->day,
                          .version = store_data_version(world->store)};
    bool held = store_hold(world->store, &own, &ignored); /* else each reading says what is wrong */
    bool done = read_all(world, wish, out, err);
    if (held)
        store_release(world->store, own);
    return done;
}

bool scene_turn_to(struct world *world, struct scene *scene, day date)
{
    if (scene->begun || date < scene->week_from || date >= scene->week_from + SCENE_WEEK ||
        store_data_version(world->store) != scene->version)
        return false;
    scene->day = date;
    scene->shown = &scene->week[date - scene->week_from];
    return true;
}

/* Of what is under way the view has the end at now, and pages have the time in their words. */
static bool moves_with_time(const struct scene *scene)
{
    return scene->timer || scene->page || scene->record || scene->talks || scene->programme ||
           scene->ritual || scene->begun || scene->version < 0;
}

bool scene_tick(struct world *world, struct scene *scene)
{
    if (moves_with_time(scene) || !world_tick(world))
        return false;
    scene->now = scene->view.in.now = world->now;
    scene->minute = world->minute;
    memset(scene->areas, 0, sizeof scene->areas);
    build_week(scene, scene->day);
    scene->calls = pipeline_calls(world, &scene->view, &scene->call_count);
    return true;
}

minutes scene_load(const struct scene *scene, const struct agenda_day *on)
{
    minutes busy = agenda_covered(scene->arena, on->timed, on->timed_count, on->window);
    minutes load = on->contract - on->capacity + on->planned;
    return load > busy ? load : busy;
}
