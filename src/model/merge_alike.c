/* SPDX-License-Identifier: MIT
 *
 * merge: sessions that look alike under different UIDs. Some programs make all UIDs anew at each
 * export, or build them from title and start; then what a session says is all that is left to know
 * it by: its title, who speaks, where it is, and when. A guess, for the person to confirm.
 */
#include "juggle/model/merge.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

/* 0: nothing to compare. */
static uint64_t hash_of(struct arena *scratch, const char *text)
{
    if (str_blank(text))
        return 0;
    const char *folded = text_fold(scratch, text);
    return text_hash(TEXT_HASH_START, folded, strlen(folded)) | 1;
}

void merge_look(struct arena *scratch, const struct event *event, struct merge_look *out)
{
    bool untitled = str_equal(event->title, "(untitled)");
    *out = (struct merge_look){
        .id = event->id,
        .title = untitled ? 0 : hash_of(scratch, event->title),
        .people = hash_of(scratch, event->people),
        .place = hash_of(scratch, event->place),
        .recurrence = hash_of(scratch, event->recurrence),
        .start = event->start,
    };
}

/* Some of each list, from the first to before the last. */
struct group {
    struct merge_look *stored, *stored_end;
    struct merge_look *fresh, *fresh_end;
};

typedef bool fitting(const struct merge_look *stored, const struct merge_look *fresh);

static bool at_its_time(const struct merge_look *stored, const struct merge_look *fresh)
{
    return stored->start == fresh->start;
}

static bool same_people(const struct merge_look *stored, const struct merge_look *fresh)
{
    return stored->people && stored->people == fresh->people;
}

static bool people_or_place(const struct merge_look *stored, const struct merge_look *fresh)
{
    return same_people(stored, fresh) || (stored->place && stored->place == fresh->place);
}

static bool in_any_case(const struct merge_look *stored, const struct merge_look *fresh)
{
    (void)stored;
    (void)fresh;
    return true;
}

static instant distance(const struct merge_look *a, const struct merge_look *b)
{
    return a->start < b->start ? b->start - a->start : a->start - b->start;
}

/* Each of the stored ones takes the nearest that fits and is still free. */
static void pair(const struct group *group, fitting *fits)
{
    for (struct merge_look *one = group->stored; one < group->stored_end; one++) {
        struct merge_look *best = NULL;
        for (struct merge_look *at = group->fresh; at < group->fresh_end && !one->other; at++)
            if (!at->other && at->recurrence == one->recurrence && fits(one, at) &&
                (!best || distance(one, at) < distance(one, best)))
                best = at;
        if (best) {
            one->other = best->id;
            best->other = one->id;
        }
    }
}

static size_t count_alone(const struct merge_look *at, const struct merge_look *end)
{
    size_t count = 0;
    for (; at < end; at++)
        count += !at->other;
    return count;
}

static void pair_by_title(const struct group *group)
{
    if (!group->stored->title)
        return;
    pair(group, at_its_time);
    pair(group, people_or_place);
    if (count_alone(group->stored, group->stored_end) == 1 &&
        count_alone(group->fresh, group->fresh_end) == 1)
        pair(group, in_any_case);
}

/* Two rooms of one name are as good as none, and who speaks tells two sessions apart. */
static bool alone_in_room(const struct merge_look *at, const struct merge_look *end, uint64_t place)
{
    size_t count = 0;
    for (; at < end; at++)
        count += at->place == place && !at->other;
    return count == 1;
}

static bool may_be_renamed(const struct merge_look *stored, const struct merge_look *fresh)
{
    return stored->place && stored->place == fresh->place &&
           stored->recurrence == fresh->recurrence && (!stored->people || !fresh->people);
}

/* In its room at its hour nothing else has gone and nothing else is new. */
static void pair_by_slot(const struct group *group)
{
    for (struct merge_look *one = group->stored; one < group->stored_end; one++)
        for (struct merge_look *at = group->fresh; at < group->fresh_end && !one->other; at++)
            if (!at->other && may_be_renamed(one, at) &&
                alone_in_room(group->stored, group->stored_end, one->place) &&
                alone_in_room(group->fresh, group->fresh_end, one->place)) {
                one->other = at->id;
                at->other = one->id;
                one->slot = at->slot = true;
            }
}

static void pair_by_start(const struct group *group)
{
    pair(group, same_people);
    pair_by_slot(group);
}

static int by_title(const void *a, const void *b)
{
    const struct merge_look *x = a, *y = b;
    if (x->title != y->title)
        return x->title < y->title ? -1 : 1;
    return x->id != y->id ? (x->id < y->id ? -1 : 1) : 0;
}

static int by_start(const void *a, const void *b)
{
    const struct merge_look *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->id != y->id ? (x->id < y->id ? -1 : 1) : 0;
}

static bool same_title(const struct merge_look *a, const struct merge_look *b)
{
    return a->title == b->title;
}

static struct merge_look *group_end(struct merge_look *at, struct merge_look *end, fitting *same)
{
    const struct merge_look *first = at;
    while (at < end && same(first, at))
        at++;
    return at;
}

/* Both lists group by group, where they have the same. */
static void walk_groups(struct merge_look *stored, struct merge_look *stored_end,
                        struct merge_look *fresh, struct merge_look *fresh_end, bool by_titles)
{
    int (*order)(const void *, const void *) = by_titles ? by_title : by_start;
    fitting *same = by_titles ? same_title : at_its_time;
    qsort(stored, (size_t)(stored_end - stored), sizeof *stored, order);
    qsort(fresh, (size_t)(fresh_end - fresh), sizeof *fresh, order);
    while (stored < stored_end && fresh < fresh_end) {
        struct group group = {stored, group_end(stored, stored_end, same), fresh,
                              group_end(fresh, fresh_end, same)};
        if (same(stored, fresh)) {
            (by_titles ? pair_by_title : pair_by_start)(&group);
            stored = group.stored_end;
            fresh = group.fresh_end;
        } else if (by_titles ? stored->title < fresh->title : stored->start < fresh->start) {
            stored = group.stored_end;
        } else {
            fresh = group.fresh_end;
        }
    }
}

void merge_pair(struct merge_look *stored, size_t stored_count, struct merge_look *fresh,
                size_t fresh_count)
{
    if (!stored_count || !fresh_count)
        return;
    walk_groups(stored, stored + stored_count, fresh, fresh + fresh_count, true);
    walk_groups(stored, stored + stored_count, fresh, fresh + fresh_count, false);
}
