/* SPDX-License-Identifier: MIT
 *
 * A reading of quick add as one line of text, for tables of tests, and the clock that they go by.
 */
#ifndef JUGGLE_TESTS_UNIT_MODEL_QUICKADD_SHOW_H
#define JUGGLE_TESTS_UNIT_MODEL_QUICKADD_SHOW_H

#include "juggle/model/quickadd.h"

/* Saturday, November 21st, nine in the morning; weeks begin on Monday. */
static inline struct quickadd_context quickadd_test_context(void)
{
    return (struct quickadd_context){.today = day_of(2026, 11, 21),
                                     .now = 9 * 60,
                                     .week_start = MONDAY,
                                     .kinds = kind_builtin(),
                                     .day_length = 480,
                                     .h24 = true};
}

static inline void quickadd_show_day(struct str *out, const char *name, day date, minutes clock)
{
    char buf[DATE_SIZE];
    if (date == DAY_NONE)
        return;
    str_addf(out, "%s%s", name, day_format(date, buf));
    if (clock != MINUTES_NONE)
        str_addf(out, "T%02d:%02d", (int)clock / 60, (int)clock % 60);
}

static inline void quickadd_show_text(struct str *out, const char *name, const char *text)
{
    if (text)
        str_addf(out, " %s=%s", name, text);
}

static inline void quickadd_show(const struct quickadd *q, struct str *out)
{
    str_addf(out, "%s \"%s\"", !q->is_event ? "task" : q->all_day ? "days" : "event", q->title);
    if (q->is_event) {
        quickadd_show_day(out, " ", q->day, q->start);
        quickadd_show_day(out, "/", q->end_day, q->end);
    } else {
        quickadd_show_day(out, " on=", q->day, MINUTES_NONE);
        quickadd_show_day(out, " due=", q->due_day, q->due_minute);
        quickadd_show_day(out, " from=", q->earliest_day, q->earliest_minute);
        if (q->length != MINUTES_NONE)
            str_addf(out, " est=%d", (int)q->length);
    }
    quickadd_show_text(out, "kind", q->kind ? q->kind->word : NULL);
    quickadd_show_text(out, "project", q->project);
    quickadd_show_text(out, "tags", q->tags);
    if (q->priority)
        str_addf(out, " p%d", q->priority);
    quickadd_show_text(out, "repeat", q->repeat);
    quickadd_show_text(out, "zone", q->zone);
    quickadd_show_text(out, "place", q->place);
    quickadd_show_text(out, "url", q->url);
    for (size_t i = 0; i < q->note_count; i++)
        str_addf(out, " (%s)", q->notes[i]);
}

#endif
