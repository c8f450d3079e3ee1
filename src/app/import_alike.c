/* SPDX-License-Identifier: MIT
 *
 * import: what looks like a stored event under another UID. It is offered; where the person says so
 * (--follow) the stored event goes on under the new UID, and with it all that was chosen, noted and
 * prepared. What has only the room and the hour in common may be another session: it is told, and
 * stays two. That is known only when the file was read to its end, so the pass is done again with
 * it.
 */
#include "juggle/base/search.h"
#include "import.h"

#include <stdlib.h>

enum { MOST_LOOKS = 5000, MOST_TITLES = 200 };

static void hold(struct import_pass *pass, import_look_list *looks, const struct event *event,
                 uint64_t key)
{
    struct import_look look = {.key = key,
                               .title = arena_strdup(&pass->import->arena, event->title)};
    merge_look(&pass->scratch, event, &look.look);
    VEC_PUSH(&pass->import->arena, looks, look);
}

void import_alike_remember(struct import_pass *pass, const struct event *event)
{
    if (pass->known && pass->known->count > 0 && pass->fresh.count < MOST_LOOKS)
        hold(pass, &pass->fresh, event, merge_key(event->uid, event->recurrence));
}

/* What is stored and wasn't in the file. */
static bool look_at_missing(struct import_pass *pass, import_look_list *out, struct err *err)
{
    for (size_t i = 0; i < pass->known->count && out->count < MOST_LOOKS; i++) {
        const struct import_mark *mark = &pass->known->marks[i];
        const void *record;
        if (mark->seen)
            continue;
        arena_reset(&pass->scratch);
        if (!store_find(pass->import->world->store, &pass->scratch, RECORD_EVENT, mark->event.id,
                        &record, err))
            return false;
        if (record)
            hold(pass, out, record, 0);
    }
    return true;
}

static struct merge_look *looks_of(struct import_pass *pass, const import_look_list *list)
{
    struct merge_look *looks = ARENA_ARRAY(&pass->import->arena, struct merge_look, list->count);
    for (size_t i = 0; i < list->count; i++)
        looks[i] = list->at[i].look;
    return looks;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const struct import_look *)a)->look.id,
            y = ((const struct import_look *)b)->look.id;
    return (x > y) - (x < y);
}

static const struct import_look *find_look(const import_look_list *list, int64_t id)
{
    struct import_look wanted = {.look.id = id};
    return bsearch(&wanted, list->at, list->count, sizeof wanted, by_id);
}

static int by_key(const void *a, const void *b)
{
    uint64_t x = ((const struct import_follow *)a)->key, y = ((const struct import_follow *)b)->key;
    return (x > y) - (x < y);
}

static void offer(struct import_pass *pass, const struct import_look *stored,
                  const struct import_look *fresh, bool slot, bool takes)
{
    struct import_alike alike = {stored->look.id, fresh->look.id, stored->title,
                                 fresh->title,    false,          slot};
    struct import_follow follow = {fresh->key, fresh->look.start, stored->look.id};
    VEC_PUSH(&pass->import->arena, &pass->result->alike, alike);
    if (!takes)
        return;
    VEC_PUSH(&pass->import->world->turn, &pass->source->follows, follow);
    pass->import->again = true;
}

static int by_stored(const void *a, const void *b)
{
    int64_t x = ((const struct merge_look *)a)->id, y = ((const struct merge_look *)b)->id;
    return (x > y) - (x < y);
}

bool import_alike_find(struct import_pass *pass, struct err *err)
{
    import_look_list missing = {0};
    bool takes = pass->import->wish.follow && pass->source->follows.count == 0;
    if (pass->fresh.count == 0)
        return true;
    if (!look_at_missing(pass, &missing, err))
        return false;
    if (missing.count == 0)
        return true;
    struct merge_look *stored = looks_of(pass, &missing), *fresh = looks_of(pass, &pass->fresh);
    merge_pair(stored, missing.count, fresh, pass->fresh.count);
    qsort(stored, missing.count, sizeof *stored, by_stored);
    qsort(missing.at, missing.count, sizeof *missing.at, by_id);
    qsort(pass->fresh.at, pass->fresh.count, sizeof *pass->fresh.at, by_id);
    for (size_t i = 0; i < missing.count; i++)
        if (stored[i].other)
            offer(pass, &missing.at[i], find_look(&pass->fresh, stored[i].other), stored[i].slot,
                  takes && !stored[i].slot);
    if (pass->source->follows.count > 1)
        qsort(pass->source->follows.at, pass->source->follows.count,
              sizeof *pass->source->follows.at, by_key);
    return true;
}

struct import_mark *import_alike_followed(struct import_pass *pass, uint64_t key, instant start)
{
    const struct import_source *source = pass->source;
    size_t low;
    LOWER_BOUND(low, source->follows.count, i, source->follows.at[i].key < key);
    for (; low < source->follows.count && source->follows.at[low].key == key; low++)
        if (source->follows.at[low].start == start && pass->known)
            return import_known_id(pass->known, source->follows.at[low].id);
    return NULL;
}

/* ---- a whole calendar that looks like a stored one ---- */

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static uint64_t *titles_of(struct import_pass *pass, const struct event *const *events,
                           size_t count)
{
    uint64_t *titles = ARENA_ARRAY(&pass->buffer, uint64_t, count);
    for (size_t i = 0; i < count; i++) {
        struct merge_look look;
        merge_look(&pass->buffer, events[i], &look);
        titles[i] = look.title;
    }
    qsort(titles, count, sizeof *titles, by_number);
    return titles;
}

/* How many of a feed's events in these days have one of the titles; *looked: of how many. */
static bool count_titles(struct import_pass *pass, const struct import_known *known,
                         struct span days, const uint64_t *titles, size_t count, size_t *looked,
                         size_t *found, struct err *err)
{
    *looked = *found = 0;
    for (size_t i = 0; i < known->count && *looked < MOST_TITLES; i++) {
        const struct event_mark *event = &known->marks[i].event;
        const void *record;
        struct merge_look look;
        if (event->start < days.start || event->start >= days.end)
            continue;
        arena_reset(&pass->scratch);
        if (!store_find(pass->import->world->store, &pass->scratch, RECORD_EVENT, event->id,
                        &record, err))
            return false;
        if (!record)
            continue;
        merge_look(&pass->scratch, record, &look);
        ++*looked;
        *found += look.title && bsearch(&look.title, titles, count, sizeof *titles, by_number);
    }
    return true;
}

bool import_alike_feed(struct import_pass *pass, const struct event *const *events, size_t count,
                       struct span days, struct import_known **out, struct err *err)
{
    size_t most = 0, looked, found;
    *out = NULL;
    if (!count)
        return true;
    const uint64_t *titles = titles_of(pass, events, count);
    for (size_t i = 0; i < pass->all_count; i++) {
        if (!count_titles(pass, &pass->all[i], days, titles, count, &looked, &found, err))
            return false;
        if (found > most && found * 2 >= looked && found * 2 >= (count < looked ? count : looked)) {
            *out = &pass->all[i];
            most = found;
        }
    }
    return true;
}
