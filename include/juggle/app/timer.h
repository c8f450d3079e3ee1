/* SPDX-License-Identifier: MIT
 *
 * timer: what is asked about the timer that runs, once for each matter, and never again after a
 * restart.
 */
#ifndef JUGGLE_APP_TIMER_H
#define JUGGLE_APP_TIMER_H

#include "juggle/app/world.h"
#include "juggle/model/stopwatch.h"

struct timer_question {
    enum stopwatch_matter matter; /* STOPWATCH_FINE: nothing is asked, or it was before */
    const char *text;             /* what happened */
    const char *stop_at;          /* the moment that is offered, as `stop --at` takes it */
    const char *stop_words;       /* and as people say it: "at 11:30", "Mon 23 Nov 18:00" */
    const char *mark;             /* for timer_asked */
};

/* About the running entry of the view; in the turn's arena. */
bool timer_question(struct world *world, const struct view *view, const struct item *timer,
                    struct timer_question *out, struct err *err) MUST_CHECK;
/* It was asked; this is no step of the history. */
bool timer_asked(struct world *world, const struct timer_question *question,
                 struct err *err) MUST_CHECK;
/* How finished tasks really went, kind by kind, from all that is stored. */
struct pace;
bool timer_pace(struct world *world, struct pace *out, struct err *err) MUST_CHECK;

#endif
