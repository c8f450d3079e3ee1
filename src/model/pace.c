/* SPDX-License-Identifier: MIT
 *
 * pace: ratios of time spent to time estimated, and their median for each kind.
 */
#include "juggle/model/pace.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/model/item.h"

static const double near = 0.2; /* a fifth to either side is as good as right */

struct sum {
    int64_t task;
    int64_t seconds;
};

struct sample {
    const char *kind;
    double ratio;
    minutes estimated, spent;
};

static int by_task(const void *a, const void *b)
{
    const struct sum *x = a, *y = b;
    return (x->task > y->task) - (x->task < y->task);
}

/* One sum a task, in the order of their ids. */
static struct sum *sums_of(struct arena *arena, const struct entry *const *entries,
                           size_t entry_count, size_t *count)
{
    struct sum *sums = ARENA_ARRAY(arena, struct sum, entry_count + 1);
    size_t read = 0, kept = 0;
    for (size_t i = 0; i < entry_count; i++)
        if (entries[i]->task && entries[i]->end != INSTANT_NONE &&
            entries[i]->end > entries[i]->start)
            sums[read++] = (struct sum){entries[i]->task, entries[i]->end - entries[i]->start};
    qsort(sums, read, sizeof *sums, by_task);
    for (size_t i = 0; i < read; i++) {
        if (kept && sums[kept - 1].task == sums[i].task)
            sums[kept - 1].seconds += sums[i].seconds;
        else
            sums[kept++] = sums[i];
    }
    *count = kept;
    return sums;
}

static int by_kind_and_ratio(const void *a, const void *b)
{
    const struct sample *x = a, *y = b;
    int order = strcmp(x->kind, y->kind);
    return order ? order : (x->ratio > y->ratio) - (x->ratio < y->ratio);
}

static bool is_sample(const struct task *task)
{
    return task->state == WORD_state_DONE && task->kind && task->estimate != MINUTES_NONE &&
           task->estimate > 0;
}

static double median(const struct sample *sorted, size_t count)
{
    return count % 2 ? sorted[count / 2].ratio
                     : (sorted[count / 2 - 1].ratio + sorted[count / 2].ratio) / 2;
}

static struct pace_kind kind_of(const struct sample *samples, size_t count)
{
    struct pace_kind kind = {samples[0].kind, (int)count, median(samples, count), 0, 0};
    for (size_t i = 0; i < count; i++) {
        kind.estimated += samples[i].estimated;
        kind.spent += samples[i].spent;
    }
    return kind;
}

void pace_build(struct arena *arena, const struct task *const *tasks, size_t task_count,
                const struct entry *const *entries, size_t entry_count, struct pace *out)
{
    size_t sum_count, count = 0;
    VEC(struct pace_kind) kinds = {0};
    struct sum *sums = sums_of(arena, entries, entry_count, &sum_count);
    struct sample *samples = ARENA_ARRAY(arena, struct sample, task_count + 1);
    for (size_t i = 0; i < task_count; i++) {
        struct sum key = {tasks[i]->id, 0};
        const struct sum *sum = is_sample(tasks[i]) && sum_count
                                    ? bsearch(&key, sums, sum_count, sizeof *sums, by_task)
                                    : NULL;
        if (sum)
            samples[count++] =
                (struct sample){tasks[i]->kind, (double)sum->seconds / 60 / tasks[i]->estimate,
                                tasks[i]->estimate, (minutes)(sum->seconds / 60)};
    }
    qsort(samples, count, sizeof *samples, by_kind_and_ratio);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from; to < count && !strcmp(samples[to].kind, samples[from].kind);)
            to++;
        VEC_PUSH(arena, &kinds, kind_of(samples + from, to - from));
    }
    *out = (struct pace){kinds.at, kinds.count};
}

const struct pace_kind *pace_find(const struct pace *pace, const char *kind)
{
    for (size_t i = 0; pace && kind && i < pace->count; i++) {
        const struct pace_kind *found = &pace->kinds[i];
        if (!str_equal(found->kind, kind))
            continue;
        bool right = found->ratio > 1 - near && found->ratio < 1 + near;
        return found->tasks >= PACE_MIN_TASKS && !right ? found : NULL;
    }
    return NULL;
}

minutes pace_expect(const struct pace_kind *kind, minutes estimate)
{
    enum { QUARTER = 15 };
    minutes quarters = (minutes)(estimate * kind->ratio / QUARTER + 0.5);
    return quarters < 1 ? QUARTER : quarters * QUARTER;
}

const char *pace_text(struct arena *arena, const struct pace_kind *kind)
{
    return arena_printf(arena, "your %s tasks take %.1f times the estimate", kind->kind,
                        kind->ratio);
}
