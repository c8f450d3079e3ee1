/* SPDX-License-Identifier: MIT
 *
 * snapshot: what there is in a window of time, read once a turn and never changed.
 *
 * All of it lives in one arena; texts and records are const. What is small (feeds, conferences,
 * legs, talks, submissions) is there whole; events, blocks and entries are those of the window;
 * tasks are the open ones and those that the window touches. Arrays of records are in order of id;
 * choices in order of event, then of id.
 */
#ifndef JUGGLE_MODEL_SNAPSHOT_H
#define JUGGLE_MODEL_SNAPSHOT_H

#include "juggle/base/arena.h"
#include "juggle/base/date.h"
#include "juggle/model/record.h"

/* One occurrence: of a plain event, of a series, or an override. */
struct occurrence {
    const struct event *event;  /* whose fields hold: the override where there is one */
    const struct event *master; /* the series it belongs to; NULL: not of a series */
    /* Which occurrence of the series, in the form of event.recurrence; NULL: not of a series. */
    const char *recurrence;
    instant start; /* of an all-day one as if in UTC */
    instant end;
};

struct snapshot {
    struct span window; /* occurrences that overlap it are here */
    const struct occurrence *occurrences; /* in order of start, then of event id */
    size_t occurrence_count;
#define RECORD(NAME, name, letter, summary) \
    const struct name *const *name##s;      \
    size_t name##_count;
#define FIELD(name, type, member, group, summary)
#define RECORD_END(NAME, name)
#include "juggle/model/records.def"
};

/* By id among the records that the snapshot holds, or NULL. Choices, which stand in another order,
 * are walked one by one. */
const void *snapshot_find(const struct snapshot *snapshot, enum record_kind kind, int64_t id);
/* The array behind a kind, for code that walks all kinds. */
const void *const *snapshot_records(const struct snapshot *snapshot, enum record_kind kind,
                                    size_t *count);
void snapshot_set_records(struct snapshot *snapshot, enum record_kind kind,
                          const void *const *records, size_t count);
/* What the person says of an occurrence: that of the occurrence itself, else of the whole series or
 * event. */
const struct choice *snapshot_choice(const struct snapshot *snapshot,
                                     const struct occurrence *occurrence);

#endif
