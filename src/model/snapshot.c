/* SPDX-License-Identifier: MIT
 *
 * snapshot: finding one's way in a snapshot: the array behind a kind, a record by its id, and what
 * the person says of an occurrence.
 */
#include "juggle/model/snapshot.h"

#include <assert.h>

#include "juggle/base/search.h"
#include "juggle/base/str.h"

const void *const *snapshot_records(const struct snapshot *snapshot, enum record_kind kind,
                                    size_t *count)
{
    assert(kind < RECORD_COUNT);
    switch (kind) {
#define RECORD(NAME, name, letter, summary)                                                        \
    case RECORD_##NAME:                                                                            \
        *count = snapshot->name##_count;                                                           \
        return (const void *const *)snapshot->name##s;
#include "juggle/model/records.def"
    case RECORD_COUNT:
        break;
    }
    *count = 0;
    return NULL;
}

void snapshot_set_records(struct snapshot *snapshot, enum record_kind kind,
                          const void *const *records, size_t count)
{
    assert(kind < RECORD_COUNT);
    switch (kind) {
#define RECORD(NAME, name, letter, summary)                                                        \
    case RECORD_##NAME:                                                                            \
        snapshot->name##s = (const struct name *const *)records;                                   \
        snapshot->name##_count = count;                                                            \
        return;
#include "juggle/model/records.def"
    case RECORD_COUNT:
        break;
    }
}

static const void *find_in_order(const void *const *records, size_t count, int64_t id)
{
    size_t low;
    LOWER_BOUND(low, count, i, record_id(records[i]) < id);
    return low < count && record_id(records[low]) == id ? records[low] : NULL;
}

const void *snapshot_find(const struct snapshot *snapshot, enum record_kind kind, int64_t id)
{
    size_t count;
    const void *const *records = snapshot_records(snapshot, kind, &count);
    if (kind != RECORD_CHOICE)
        return find_in_order(records, count, id);
    for (size_t i = 0; i < count; i++)
        if (record_id(records[i]) == id)
            return records[i];
    return NULL;
}

/* The first choice of an event or of a later one. */
static size_t first_choice(const struct snapshot *snapshot, int64_t event)
{
    size_t low;
    LOWER_BOUND(low, snapshot->choice_count, i, snapshot->choices[i]->event < event);
    return low;
}

/* *whole: what is said of the event as a whole; the answer: of that one occurrence. */
static const struct choice *find_choice(const struct snapshot *snapshot, int64_t event,
                                        const char *recurrence, const struct choice **whole)
{
    const struct choice *one = NULL;
    *whole = NULL;
    for (size_t i = first_choice(snapshot, event);
         i < snapshot->choice_count && snapshot->choices[i]->event == event; i++) {
        const struct choice *choice = snapshot->choices[i];
        if (!choice->occurrence || !choice->occurrence[0])
            *whole = choice;
        else if (recurrence && str_equal(choice->occurrence, recurrence))
            one = choice;
    }
    return one;
}

const struct choice *snapshot_choice(const struct snapshot *snapshot,
                                     const struct occurrence *occurrence)
{
    const struct event *event = occurrence->event;
    const struct event *series = occurrence->master ? occurrence->master : event;
    const struct choice *whole, *own;
    const struct choice *one = find_choice(snapshot, series->id, occurrence->recurrence, &whole);
    if (one || event->id == series->id)
        return one ? one : whole;
    (void)find_choice(snapshot, event->id, NULL, &own);
    return own ? own : whole;
}
