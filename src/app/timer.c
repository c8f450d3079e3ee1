/* SPDX-License-Identifier: MIT
 *
 * timer: the running entry against its estimate, its day and the person's config; and what was
 * learnt from those that ended.
 */
#include "juggle/app/timer.h"

#include "handlers.h"
#include "juggle/base/str.h"
#include "juggle/model/pace.h"

static const char mark_name[] = "timer.asked";

/* When work ended on the day on which it was started, if that was to come then. */
static instant work_end(const struct world *world, const struct view *view, instant start,
                        day started)
{
    const struct workday *on = workdays_on(&world->workdays, started);
    if (!on->works)
        return INSTANT_NONE;
    instant end = where_instant(&view->where, (struct wall){started, on->end * 60});
    return end > start ? end : INSTANT_NONE;
}

static struct stopwatch watch_of(const struct world *world, const struct view *view,
                                 const struct item *timer)
{
    minutes ran = (minutes)((world->now - timer->start) / 60);
    day started = where_date(&view->where, timer->start, world->workdays.day_starts_at);
    const struct task *task = timer->task;
    return (struct stopwatch){
        .start = timer->start,
        .now = world->now,
        .left = task && task->estimate != MINUTES_NONE
                    ? task->estimate - (task_spent(view, task->id) - ran)
                    : MINUTES_NONE,
        .grace = world->settings->time_overrun,
        .longest = world->settings->time_longest,
        .other_day = started < world->today,
        .work_ends = work_end(world, view, timer->start, started),
    };
}

static const char *moment_words(struct world *world, const struct view *view, instant at)
{
    char clock[DATE_SIZE];
    struct wall wall = where_wall(&view->where, at);
    struct civil civil = day_civil(wall.day);
    const char *time = clock_format(wall.second / 60, world->h24, clock);
    if (wall.day == world->today)
        return arena_strdup(&world->turn, time);
    return arena_printf(&world->turn, "%s %d %s %s", weekday_short(day_weekday(wall.day)),
                        civil.mday, month_short(civil.month), time);
}

static void word_it(struct world *world, const struct view *view, const struct item *timer,
                    const struct stopwatch *watch, instant stop, struct timer_question *out)
{
    char ran[DATE_SIZE], over[DATE_SIZE], at[TIME_SIZE];
    length_format((minutes)((watch->now - watch->start) / 60), ran);
    if (out->matter == STOPWATCH_FORGOTTEN)
        out->text = arena_printf(&world->turn, "%s on the timer of \"%s\"", ran, timer->title);
    else
        out->text =
            arena_printf(&world->turn, "%s over the estimate of \"%s\"",
                         length_format((minutes)((watch->now - stop) / 60), over), timer->title);
    out->stop_at =
        arena_strdup(&world->turn, instant_format(stop, zone_offset(world->home, stop), at));
    out->stop_words = moment_words(world, view, stop);
}

bool timer_question(struct world *world, const struct view *view, const struct item *timer,
                    struct timer_question *out, struct err *err)
{
    instant stop;
    const char *asked;
    struct stopwatch watch = watch_of(world, view, timer);
    *out = (struct timer_question){.matter = stopwatch_judge(&watch, &stop)};
    if (out->matter == STOPWATCH_FINE)
        return true;
    out->mark = arena_printf(&world->turn, "%s %d", timer->id, (int)out->matter);
    if (!store_mark(world->store, &world->turn, mark_name, &asked, err))
        return false;
    if (asked && str_equal(asked, out->mark))
        out->matter = STOPWATCH_FINE;
    else
        word_it(world, view, timer, &watch, stop, out);
    return true;
}

bool timer_asked(struct world *world, const struct timer_question *question, struct err *err)
{
    return world_store(world, STORE_WRITE, err) &&
           store_set_mark(world->store, mark_name, question->mark, err);
}

bool timer_pace(struct world *world, struct pace *out, struct err *err)
{
    struct record_list tasks, entries;
    if (!store_all(world->store, &world->turn, RECORD_TASK, &tasks, err) ||
        !store_all(world->store, &world->turn, RECORD_ENTRY, &entries, err))
        return false;
    pace_build(&world->turn, (const struct task *const *)(const void *)tasks.at, tasks.count,
               (const struct entry *const *)(const void *)entries.at, entries.count, out);
    return true;
}
