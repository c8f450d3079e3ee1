/* SPDX-License-Identifier: MIT
 *
 * import: our own export coming back. Its events name the feed that they came from (X-JUGGLE-FEED),
 * or none where they are the person's own; each is compared with the one it was, so that an export
 * that nobody edited changes nothing. Blocks and travel went out as events and are recognised by
 * their UID.
 */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"

static uint64_t uid_hash(const char *uid)
{
    return text_hash(TEXT_HASH_START, uid, strlen(uid));
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool load_uids(struct import_pass *pass, struct err *err)
{
    struct store *store = pass->import->world->store;
    struct arena *arena = &pass->import->arena;
    struct record_list blocks, legs;
    if (!store_all(store, arena, RECORD_BLOCK, &blocks, err) ||
        !store_all(store, arena, RECORD_LEG, &legs, err))
        return false;
    for (size_t i = 0; i < blocks.count; i++)
        VEC_PUSH(arena, &pass->own_uids, uid_hash(((const struct block *)blocks.at[i])->uid));
    for (size_t i = 0; i < legs.count; i++)
        VEC_PUSH(arena, &pass->own_uids, uid_hash(((const struct leg *)legs.at[i])->uid));
    if (pass->own_uids.count > 1)
        qsort(pass->own_uids.at, pass->own_uids.count, sizeof *pass->own_uids.at, by_value);
    return true;
}

static bool is_block_or_leg(const struct import_pass *pass, const char *uid)
{
    uint64_t hash = uid_hash(uid);
    return pass->own_uids.count > 0 && bsearch(&hash, pass->own_uids.at, pass->own_uids.count,
                                               sizeof hash, by_value) != NULL;
}

/* The feed that an event came from: 0 where it is the person's own or the feed is no more. */
static const struct feed *feed_of(const struct import_pass *pass, const char *feed_uid)
{
    for (size_t i = 0; feed_uid && i < pass->feeds.count; i++) {
        const struct feed *feed = pass->feeds.at[i];
        if (str_equal(feed->uid, feed_uid))
            return feed;
    }
    return NULL;
}

static bool find_own(struct import_pass *pass, const struct event *event, int64_t feed,
                     const struct event **out, struct err *err)
{
    char split[MERGE_SPLIT_SIZE];
    struct store *store = pass->import->world->store;
    const char *recurrence = event->recurrence ? event->recurrence : "";
    if (!store_find_event(store, &pass->scratch, feed, event->uid, recurrence,
                          merge_split(event, split), out, err))
        return false;
    return *out ||
           store_find_event(store, &pass->scratch, feed, event->uid, recurrence, "", out, err);
}

/* Texts that are known as they are: it was imported before, as a calendar like any other. */
static bool has_same(const struct import_pass *pass)
{
    for (size_t i = 0; i < pass->waiting.count; i++)
        if (!pass->waiting.at[i].task && pass->waiting.at[i].event.same)
            return true;
    return false;
}

static bool may_be_own(const struct import_pass *pass)
{
    return pass->head.juggle_feed ||
           (pass->head.prodid && str_starts(pass->head.prodid, "-//juggle//"));
}

/* One known event is enough to see that the export is of this store. Who names a feed means a
 * copy. */
bool import_own_begin(struct import_pass *pass, struct err *err)
{
    bool known = false;
    if (!may_be_own(pass) || pass->import->wish.feed || has_same(pass))
        return true;
    if (!load_uids(pass, err))
        return false;
    for (size_t i = 0; !known && i < pass->waiting.count; i++) {
        const struct ics_event *event = &pass->waiting.at[i].event;
        const struct feed *feed = feed_of(pass, event->related);
        const struct event *stored = NULL;
        if (pass->waiting.at[i].task || event->skipped || !event->event.uid)
            continue;
        if ((feed || !event->related) &&
            !find_own(pass, &event->event, feed ? feed->id : 0, &stored, err))
            return false;
        known = stored || is_block_or_leg(pass, event->event.uid);
    }
    pass->result->own = known;
    return true;
}

bool import_match_own(struct import_pass *pass, struct event *event, const char *feed_uid, int line,
                      bool *known, struct err *err)
{
    struct merge merge;
    const struct event *stored;
    const struct feed *feed = feed_of(pass, feed_uid);
    event->feed = feed ? feed->id : 0;
    if (feed && pass->result->feed.id == 0 && pass->result->in_file == 1)
        pass->result->feed = *feed; /* of an export of one feed that is the feed to name */
    else if (feed ? pass->result->feed.id != feed->id : pass->result->feed.id != 0)
        pass->result->feed.id = 0;
    if (!import_occurrence(pass, event->feed, true, event, err) ||
        !find_own(pass, event, event->feed, &stored, err))
        return false;
    *known = stored || is_block_or_leg(pass, event->uid);
    if (!stored) {
        pass->result->counts[MERGE_UNCHANGED] += *known;
        return true;
    }
    uint64_t key = merge_key(event->uid, event->recurrence) ^ (uint64_t)event->feed;
    if (import_seen_find(&pass->seen, key, event->start)) {
        *known = false; /* the matcher knows duplicates */
        return true;
    }
    struct import_entry *entry = import_seen_add(&pass->seen, key, event->start);
    entry->id = stored->id;
    entry->rank = INT32_MAX;
    entry->line = line;
    /* What iCalendar can't say as it is kept, or says together with the person's own. */
    event->gone = stored->gone;
    event->declined = stored->declined;
    event->people = stored->people;
    event->categories = stored->categories;
    merge_event(stored, event, &merge);
    return import_take(pass, stored, event, &merge, err);
}
