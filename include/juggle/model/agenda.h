/* SPDX-License-Identifier: MIT
 *
 * agenda: a day as the person has it: what stands in it, what it can hold, what is free.
 *
 * Capacity, planned minutes and a task's day are defined in the contract, sections 2, 7 and 8.
 */
#ifndef JUGGLE_MODEL_AGENDA_H
#define JUGGLE_MODEL_AGENDA_H

#include "juggle/model/item.h"

struct agenda_area {
    minutes planned; /* events that count, blocks, and unblocked tasks */
    minutes done;    /* of those what is past, ticked off or noted as spent */
};

struct agenda_day {
    day day;
    struct span window;           /* [day, day + 1) at day_starts_at of the person's clock */
    /* counted events, blocks, entries, legs that overlap it, in order */
    const struct item **timed;
    size_t timed_count;
    const struct item **all_day;  /* events of whole days, whether they count or not */
    size_t all_day_count;
    const struct item **sessions; /* programme sessions that nobody chose */
    size_t session_count;
    const struct item **tasks;    /* the day's tasks, in the order of the list */
    size_t task_count;
    minutes contract;             /* 0 on days off */
    bool day_off;                 /* a holiday, or leave */
    minutes capacity;
    minutes planned;
    minutes done;
    struct agenda_area areas[AREA_COUNT];
};

void agenda_day_build(struct arena *arena, const struct view *view, day day,
                      struct agenda_day *out);
/* The same day's capacity and window, for one that asks for nothing else. */
minutes agenda_capacity(struct arena *arena, const struct view *view, day day, struct span *window);
/* Days side by side: a task without a block stands, and is counted, on one of them only: the day
 * that it is meant for, else when it is due, an overdue one today. */
void agenda_days_build(struct arena *arena, const struct view *view, day from, int count,
                       struct agenda_day *out);
/* Adds what one kind has of a day that was built: as `areas` has it of each area. */
void agenda_kind_add(struct arena *arena, const struct view *view, const struct agenda_day *one,
                     const struct kind *kind, struct agenda_area *sums);
/* The hours that a conference takes on a day: from its first to its last programme session, else a
 * contract day from the start of working hours. False: online, not attended, or not on that day. */
bool agenda_onsite(const struct view *view, const struct conference *conference, day day,
                   struct span *out);
/* Minutes of the window that at least one of the items covers. */
minutes agenda_covered(struct arena *arena, const struct item *const *items, size_t count,
                       struct span window);

#endif
