/* SPDX-License-Identifier: MIT
 *
 * spans: conferences of the snapshot with their legs, then all-day events of the view.
 */
#include "spans.h"

#include <stdlib.h>

#include "juggle/base/vec.h"

typedef VEC(struct span_days) span_list;

static day date_at(const struct scene *scene, instant at)
{
    return where_date(&scene->view.where, at, scene->view.in.workdays->day_starts_at);
}

static void add_journeys(const struct scene *scene, int64_t conference, struct span_days *span)
{
    const struct snapshot *s = scene->view.snapshot;
    for (size_t i = 0; i < s->leg_count; i++) {
        const struct leg *leg = s->legs[i];
        if (leg->conference != conference)
            continue;
        day out = date_at(scene, leg->start), back = date_at(scene, leg->end);
        span->out = out < span->out ? out : span->out;
        span->back = back > span->back ? back : span->back;
    }
}

static void add_conferences(const struct scene *scene, day from, day to, span_list *spans)
{
    const struct snapshot *s = scene->view.snapshot;
    for (size_t i = 0; i < s->conference_count; i++) {
        const struct conference *c = s->conferences[i];
        if (c->role < WORD_role_MAYBE || c->first_day == DAY_NONE || c->last_day == DAY_NONE)
            continue;
        struct span_days span = {c->first_day, c->last_day, c->first_day, c->last_day, NULL,
                                 c->name,      true,        c->role};
        add_journeys(scene, c->id, &span);
        if (span.out > to || span.back < from)
            continue;
        span.name =
            arena_printf(scene->arena, "%s (%s)", c->name, word_of(WORD_GROUP_role, (int)c->role));
        VEC_PUSH(scene->arena, spans, span);
    }
}

static void add_all_day(const struct scene *scene, day from, day to, span_list *spans)
{
    for (size_t i = 0; i < scene->view.count; i++) {
        const struct item *item = &scene->view.items[i];
        if (!item->all_day || item->status == WORD_status_CANCELLED || item->first_day > to ||
            item->end_day <= from)
            continue;
        day last = item->end_day - 1;
        VEC_PUSH(scene->arena, spans,
                 ((struct span_days){item->first_day, last, item->first_day, last, item->title,
                                     item->title, false, item->role}));
    }
}

static int by_beginning(const void *a, const void *b)
{
    const struct span_days *x = a, *y = b;
    if (x->out != y->out)
        return x->out < y->out ? -1 : 1;
    return (x->back < y->back) - (x->back > y->back); /* the longer one first */
}

struct span_days *spans_build(const struct scene *scene, day from, day to, size_t *count)
{
    span_list spans = {0};
    add_conferences(scene, from, to, &spans);
    add_all_day(scene, from, to, &spans);
    if (spans.count > 1)
        qsort(spans.at, spans.count, sizeof *spans.at, by_beginning);
    *count = spans.count;
    return spans.at;
}
