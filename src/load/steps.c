/* SPDX-License-Identifier: MIT
 *
 * steps: a step function from instants to offsets, and back from local times by trying the few
 * steps that can be meant: those within the largest offset of it.
 */
#include "juggle/load/steps.h"

#include <stdlib.h>

#include "juggle/base/search.h"
#include "parts.h"

static const struct load_step utc = {0, 0};

static int by_from(const void *a, const void *b)
{
    const struct load_step *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

void steps_build(struct arena *arena, const struct load_step *steps, size_t count,
                 struct steps *out)
{
    if (!count) {
        *out = (struct steps){&utc, 1, 0};
        return;
    }
    struct load_step *sorted = arena_copy(arena, steps, count * sizeof *steps);
    qsort(sorted, count, sizeof *sorted, by_from);
    moment reach = 0;
    for (size_t i = 0; i < count; i++)
        reach = larger(reach, abs(sorted[i].offset));
    *out = (struct steps){sorted, count, reach};
}

/* How many steps lie before `at`, or, with reached, not after it. */
static size_t steps_before(const struct steps *steps, moment at, bool reached)
{
    size_t before;
    LOWER_BOUND(before, steps->count, i,
                steps->at[i].from < at || (reached && steps->at[i].from == at));
    return before;
}

int steps_offset(const struct steps *steps, moment at)
{
    size_t taken = steps_before(steps, at, true);
    return steps->at[taken ? taken - 1 : 0].offset;
}

moment steps_next(const struct steps *steps, moment at)
{
    size_t taken = steps_before(steps, at, true);
    return taken < steps->count ? steps->at[taken].from : MOMENT_NEVER;
}

day steps_day(const struct steps *steps, moment at)
{
    return (day)floor_div(at + steps_offset(steps, at), DAY_MINUTES);
}

minutes steps_minute(const struct steps *steps, moment at)
{
    moment local = at + steps_offset(steps, at);
    return (minutes)(local - floor_div(local, DAY_MINUTES) * DAY_MINUTES);
}

/* The steps from..to - 1 are those whose clock may show this local time while they hold. */
static void steps_near(const struct steps *steps, moment local, size_t *from, size_t *to)
{
    size_t before = steps_before(steps, local - steps->reach, false);
    *from = before ? before - 1 : 0;
    size_t until = steps_before(steps, local + steps->reach, true);
    *to = until ? until : 1;
}

static moment steps_start(const struct steps *steps, size_t i)
{
    return i ? steps->at[i].from : -MOMENT_NEVER;
}

static moment steps_stop(const struct steps *steps, size_t i)
{
    return i + 1 < steps->count ? steps->at[i + 1].from : MOMENT_NEVER;
}

moment steps_end_of_day(const struct steps *steps, day d)
{
    moment local = ((moment)d + 1) * DAY_MINUTES, last = MOMENT_NONE;
    size_t from, to;
    steps_near(steps, local, &from, &to);
    for (size_t i = from; i < to; i++) {
        moment at = local - steps->at[i].offset;
        if (steps_start(steps, i) <= at && at <= steps_stop(steps, i))
            last = at;
    }
    if (last != MOMENT_NONE)
        return last;
    for (size_t i = 0; i < steps->count; i++) /* a step jumps over the midnight */
        if (steps_day(steps, steps->at[i].from) > d)
            return steps->at[i].from;
    return local - steps->at[steps->count - 1].offset;
}

moment steps_instant(const struct steps *steps, day d, minutes minute)
{
    moment local = (moment)d * DAY_MINUTES + minute;
    size_t from, to;
    steps_near(steps, local, &from, &to);
    for (size_t i = from; i < to; i++) {
        moment at = local - steps->at[i].offset;
        if (steps_start(steps, i) <= at && at < steps_stop(steps, i))
            return at;
    }
    for (size_t i = from ? from : 1; i < to; i++) { /* a step jumps over it */
        moment jump = steps->at[i].from;
        if (jump + steps->at[i - 1].offset <= local && local < jump + steps->at[i].offset)
            return jump;
    }
    return steps_end_of_day(steps, d - 1);
}
