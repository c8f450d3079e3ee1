/* SPDX-License-Identifier: MIT
 *
 * assess_memory: what reaches further back than the window of the rules: the last week off, and
 * since when anything is recorded. Only the days round what marks days off are read, and the first
 * that are recorded.
 */
#include "assess.h"

#include <stdlib.h>

#include "juggle/base/vec.h"

/* A week off is looked for as far as its last level, and with some days of the window. Within it
 * two marked days have but weekends between them, as a day that isn't marked and holds nothing is
 * no day off: GAP_DAYS. */
enum { WEEK_OFF_DAYS = 400, JOIN_DAYS = 14, STRIDE_DAYS = 7, GAP_DAYS = 7, ROUND_DAYS = 14 };

struct days_off {
    struct world *world;
    day from, to; /* those in sight */
    VEC(day) days;
    VEC(int64_t) events;
    bool endless; /* a series of them: its days aren't listed */
};

static bool is_leave(const struct kind_set *kinds, const char *word)
{
    const struct kind *kind = word ? kind_find(kinds, word) : NULL;
    return kind && kind->like == KIND_LEAVE;
}

static bool see_choice(void *context, const void *record)
{
    struct days_off *off = context;
    const struct choice *choice = record;
    if (is_leave(&off->world->kinds, choice->kind))
        VEC_PUSH(&off->world->turn, &off->events, choice->event);
    return true;
}

static bool see_event(void *context, const void *record)
{
    struct days_off *off = context;
    const struct event *event = record;
    off->endless |= event->rrule || event->rdates;
    day first = event->start_day > off->from ? event->start_day : off->from;
    day end = event->end_day > event->start_day ? event->end_day : event->start_day + 1;
    for (day d = first; d < end && d < off->to; d++)
        VEC_PUSH(&off->world->turn, &off->days, d);
    return !off->endless;
}

static int by_day(const void *a, const void *b)
{
    day x = *(const day *)a, y = *(const day *)b;
    return (x > y) - (x < y);
}

/* All that may mark a day off: leave, and calendars of holidays. */
static bool find_days_off(struct days_off *off, const struct snapshot *snapshot, struct err *err)
{
    struct store *store = off->world->store;
    for (size_t i = 0; i < snapshot->feed_count; i++) {
        const struct feed *feed = snapshot->feeds[i];
        if ((feed->mode == WORD_feed_mode_HOLIDAYS || is_leave(&off->world->kinds, feed->kind)) &&
            !store_visit_feed(store, feed->id, see_event, off, err))
            return false;
    }
    if (!store_visit(store, RECORD_CHOICE, see_choice, off, err))
        return false;
    for (size_t i = 0; i < off->events.count; i++) {
        const void *event;
        if (!store_find(store, &off->world->turn, RECORD_EVENT, off->events.at[i], &event, err))
            return false;
        if (event)
            see_event(off, event);
    }
    if (off->days.count > 1)
        qsort(off->days.at, off->days.count, sizeof *off->days.at, by_day);
    return true;
}

/* The last day of the last week off of [from, to), DAY_NONE: there is none. */
static bool read_week_off(struct world *world, day from, day to, day *out, struct err *err)
{
    struct view view;
    struct burden burden;
    *out = DAY_NONE;
    if (!burden_read(world, from, to, &view, &burden, err))
        return false;
    if (burden.input.block_count || burden.input.off_count)
        *out = timeline_week_off(timeline_build(&world->turn, &burden.input), to - 1);
    return true;
}

/* Group after group of marked days, the latest first. */
static bool last_week_off(const struct days_off *off, int least, day *out, struct err *err)
{
    size_t end = off->days.count;
    *out = DAY_NONE;
    while (end && *out == DAY_NONE) {
        size_t first = end - 1;
        while (first && off->days.at[first] - off->days.at[first - 1] <= GAP_DAYS)
            first--;
        day from = off->days.at[first] - ROUND_DAYS, to = off->days.at[end - 1] + ROUND_DAYS;
        from = from > off->from ? from : off->from;
        to = to < off->to ? to : off->to;
        if ((int)(end - first) >= least && !read_week_off(off->world, from, to, out, err))
            return false;
        end = first;
    }
    return true;
}

/* The first recorded day from `from` on, before `to`; DAY_NONE: there is none. A full store answers
 * in a few days, an empty one in a few readings. */
static bool first_recorded(struct world *world, day from, day to, day *out, struct err *err)
{
    *out = DAY_NONE;
    day stride = STRIDE_DAYS;
    for (day d = from; d < to && *out == DAY_NONE; d += stride, stride *= 2) {
        struct view view;
        struct burden burden;
        day end = d + stride < to ? d + stride : to;
        if (!burden_read(world, d, end, &view, &burden, err))
            return false;
        if (burden.input.block_count || burden.input.off_count)
            *out = timeline_first(timeline_build(&world->turn, &burden.input));
    }
    return true;
}

bool assess_remember(struct world *world, const struct snapshot *snapshot, day from,
                     struct load_input *input, struct err *err)
{
    struct days_off off = {.world = world, .from = from - WEEK_OFF_DAYS, .to = from + JOIN_DAYS};
    int least = input->config ? (int)input->config->limit.r7_leave_days : 1;
    if (!find_days_off(&off, snapshot, err))
        return false;
    bool read = off.endless ? read_week_off(world, off.from, off.to, &input->last_week_off, err)
                            : last_week_off(&off, least, &input->last_week_off, err);
    return read && first_recorded(world, off.from, from, &input->recorded_since, err);
}
