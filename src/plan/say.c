/* SPDX-License-Identifier: MIT
 *
 * say: the reasons and the ways out in words: a fact each, nobody's fault.
 */
#include "juggle/plan/plan.h"

/* CLOCK_CHANGE: so much later or earlier a day may begin than one counted in hours from another. */
enum { HOUR = 3600, DAY = 24 * HOUR, CLOCK_CHANGE = HOUR, INTO_DAY = CLOCK_CHANGE + HOUR + 1 };

/* The date whose end or middle an instant is. Behind the window days are counted from its end
 * on. */
static const char *say_day(struct arena *arena, const struct plan_input *input, instant at)
{
    const struct plan_day *last = input->day_count ? &input->days[input->day_count - 1] : NULL;
    day date = DAY_NONE;
    if (!last || at == INSTANT_NONE)
        return "its due";
    for (size_t d = 0; d < input->day_count; d++)
        if (at > input->days[d].whole.start && at <= input->days[d].whole.end)
            date = input->days[d].day;
    if (at > last->whole.end)
        date = last->day + 1 + (day)((at - last->whole.end - 1 - CLOCK_CHANGE) / DAY);
    if (date == DAY_NONE)
        return "its due";
    struct civil civil = day_civil(date);
    return arena_printf(arena, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

/* A start is at the beginning of its day: what is asked for is the day of a moment later, clock
 * change or not. */
static const char *say_start(struct arena *arena, const struct plan_input *input, instant at)
{
    return say_day(arena, input, at + INTO_DAY);
}

bool plan_waits(const struct plan_unplaced *unplaced)
{
    return unplaced->because == PLAN_WINDOW || unplaced->because == PLAN_BEGINS_LATER;
}

const char *plan_say_because(struct arena *arena, const struct plan_input *input,
                             const struct plan_unplaced *unplaced)
{
    const struct plan_task *task = &input->tasks[unplaced->task];
    char wanted[DATE_SIZE], free[DATE_SIZE];
    switch (unplaced->because) {
    case PLAN_OVERDUE:
        return "its due is past";
    case PLAN_NOT_YET:
        return arena_printf(arena, "no free time lies between its earliest start and %s",
                            say_day(arena, input, task->due));
    case PLAN_PIECES:
        return arena_printf(arena, "the free time until %s is in pieces shorter than %s",
                            say_day(arena, input, task->due), length_format(task->chunk, wanted));
    case PLAN_WINDOW:
        return task->due == INSTANT_NONE
                   ? "it has no due, and these days are full"
                   : arena_printf(arena, "these days are full, and it is due only by %s",
                                  say_day(arena, input, task->due));
    case PLAN_BEGINS_LATER:
        return arena_printf(arena, "it begins on %s, after these days",
                            say_start(arena, input, task->earliest));
    case PLAN_FULL:
        break;
    }
    return arena_printf(arena, "what is due by %s needs %s, and %s can be filled until then",
                        say_day(arena, input, task->due), length_format(unplaced->wanted, wanted),
                        length_format(unplaced->free, free));
}

const char *plan_say_way(struct arena *arena, const struct plan_input *input,
                         const struct plan_way *way)
{
    char length[DATE_SIZE];
    switch (way->what) {
    case PLAN_SHRINK:
        return arena_printf(arena, "make it %s shorter", length_format(way->by, length));
    case PLAN_MOVE:
        return arena_printf(arena, "move %s (%s, %s)", way->movable->title, way->movable->id,
                            length_format(way->by, length));
    case PLAN_FURTHER:
        return arena_printf(arena, "plan %d days", way->days);
    case PLAN_LATER:
        return arena_printf(arena, "agree on %s as its due", say_day(arena, input, way->due));
    case PLAN_DROP:
        break;
    }
    return "let it go";
}
