/* SPDX-License-Identifier: MIT
 *
 * pace: how long finished tasks really took, measured in their own estimates, kind by kind.
 *
 * People foresee the single case and forget the many before it, so plans come out too short, again
 * and again (Kahneman and Tversky 1979; Buehler, Griffin and Ross 1994, "Exploring the planning
 * fallacy"); what helps is to look at how earlier cases of the same sort went (Flyvbjerg 2006,
 * reference class forecasting). The median is taken and not the mean, so that one task that went
 * astray doesn't speak for all.
 */
#ifndef JUGGLE_MODEL_PACE_H
#define JUGGLE_MODEL_PACE_H

#include "juggle/base/arena.h"
#include "juggle/model/record.h"

enum { PACE_MIN_TASKS = 5 }; /* fewer say nothing */

struct pace_kind {
    const char *kind; /* the word of the tasks */
    int tasks;        /* that were done, with an estimate and with time spent */
    double ratio;     /* median of spent by estimate */
    minutes estimated, spent; /* sums over them */
};

struct pace {
    const struct pace_kind *kinds; /* in the order of their words */
    size_t count;
};

/* Of tasks that are done and had an estimate, by the entries that have ended. Texts are the
 * records'. */
void pace_build(struct arena *arena, const struct task *const *tasks, size_t task_count,
                const struct entry *const *entries, size_t entry_count, struct pace *out);
/* NULL where fewer than PACE_MIN_TASKS speak, or what they say is within a fifth of the
 * estimates. */
const struct pace_kind *pace_find(const struct pace *pace, const char *kind);
/* What an estimate is likely to become, in whole quarters of an hour, at least one. */
minutes pace_expect(const struct pace_kind *kind, minutes estimate);
/* "your content tasks take 1.6 times the estimate". */
const char *pace_text(struct arena *arena, const struct pace_kind *kind);

#endif
