/* SPDX-License-Identifier: MIT
 *
 * say: the reasons and the ways out in words: a fact each, nobody's fault.
 */
#include "juggle/plan/plan.h"

/* The date whose end or middle an instant is. */
static const char *say_day(struct arena *arena, const struct plan_input *input, instant at)
{
    for (size_t d = 0; d < input->day_count; d++) {
        const struct plan_day *one = &input->days[d];
        struct civil civil = day_civil(one->day);
        if (at > one->whole.start && at <= one->whole.end)
            return arena_printf(arena, "%s %d %s", weekday_short(day_weekday(one->day)), civil.mday,
                                month_short(civil.month));
    }
    return "its due";
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
        return arena_printf(arena, "the free time before %s is in pieces shorter than %s",
                            say_day(arena, input, task->due), length_format(task->chunk, wanted));
    case PLAN_WINDOW:
        return task->due == INSTANT_NONE ? "it has no due, and these days are full"
                                         : "these days are full, and it is due after them";
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
    case PLAN_LATER:
        return arena_printf(arena, "agree on %s as its due", say_day(arena, input, way->due));
    case PLAN_DROP:
        break;
    }
    return "let it go";
}
