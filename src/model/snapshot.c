/* SPDX-License-Identifier: MIT
 *
 * snapshot: finding in what was read.
 */
#include "juggle/model/snapshot.h"

#include <assert.h>

#include "juggle/base/str.h"

struct shelf {
    size_t records; /* offset of the array */
    size_t count;   /* offset of its length */
};

static const struct shelf shelves[] = {
#define RECORD(NAME, name, letter, summary) \
    {offsetof(struct snapshot, name##s), offsetof(struct snapshot, name##_count)},
#define FIELD(name, type, member, group, summary)
#define RECORD_END(NAME, name)
#include "juggle/model/records.def"
};

const void *const *snapshot_records(const struct snapshot *snapshot, enum record_kind kind,
                                    size_t *count)
{
    const char *base = (const char *)snapshot;
    *count = *(const size_t *)(const void *)(base + shelves[kind].count);
    return *(const void *const *const *)(const void *)(base + shelves[kind].records);
}

void snapshot_set_records(struct snapshot *snapshot, enum record_kind kind,
                          const void *const *records, size_t count)
{
    char *base = (char *)snapshot;
    assert(kind < RECORD_COUNT);
    *(size_t *)(void *)(base + shelves[kind].count) = count;
    *(const void *const **)(void *)(base + shelves[kind].records) = records;
}

const void *snapshot_find(const struct snapshot *snapshot, enum record_kind kind, int64_t id)
{
    size_t low = 0, high;
    const void *const *records = snapshot_records(snapshot, kind, &high);
    size_t count = high;
    if (id == 0)
        return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (record_id(records[middle]) < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && record_id(records[low]) == id ? records[low] : NULL;
}

/* The first choice of an event among those that are sorted by id; there are few per event. */
const struct choice *snapshot_choice(const struct snapshot *snapshot,
                                     const struct occurrence *occurrence)
{
    int64_t event = occurrence->master ? occurrence->master->id : occurrence->event->id;
    const struct choice *whole = NULL;
    size_t low = 0, high = snapshot->choice_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (snapshot->choices[middle]->event < event)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < snapshot->choice_count && snapshot->choices[low]->event == event; low++) {
        const struct choice *choice = snapshot->choices[low];
        bool of_all = !choice->occurrence || !*choice->occurrence;
        if (of_all)
            whole = choice;
        else if (str_equal(choice->occurrence, occurrence->recurrence))
            return choice;
    }
    return whole;
}
