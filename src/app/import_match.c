/* SPDX-License-Identifier: MIT
 *
 * import: which stored event a component of the file is. Identity is feed, UID and RECURRENCE-ID;
 * where a file has one key for different starts, the start joins it. Components come one by one, so
 * a claim may turn out wrong when a better one comes later: then the fact is kept and the pass done
 * again.
 */
#include "import.h"

#include <string.h>

/* Of the same SEQUENCE a cancellation is the later one, as many don't count it up for that. */
static int32_t rank_of(const struct event *event, bool cancels)
{
    int32_t sequence = event->sequence == MINUTES_NONE ? 0 : event->sequence;
    return (sequence < INT32_MAX / 2 ? sequence : INT32_MAX / 2 - 1) * 2 + cancels;
}

static int32_t rank_in_file(const struct import_pass *pass, const struct event *event)
{
    return rank_of(event, pass->cancels);
}

/* As it was before the file: an earlier line of that may have called it on again. */
static int32_t rank_in_store(const struct import_mark *mark, const struct event *stored)
{
    return rank_of(stored, mark->event.status == WORD_status_CANCELLED);
}

/* Something that this pass should have known before. */
static void learn(struct import_pass *pass, int64_t id, bool owned, int32_t best)
{
    struct import_source *source = pass->source;
    pass->import->again = true;
    for (size_t i = 0; i < source->facts.count; i++) {
        struct import_fact *fact = &source->facts.at[i];
        if (fact->id == id) {
            fact->owned |= owned;
            fact->best = best > fact->best ? best : fact->best;
            return;
        }
    }
    VEC_PUSH(&pass->import->world->turn, &source->facts, ((struct import_fact){id, owned, best}));
}

static void skip_duplicate(struct import_pass *pass, const char *uid, const char *title, int line)
{
    pass->result->counts[MERGE_SKIPPED]++;
    import_oddity(
        pass, ODDITY_DUPLICATE_KEY, ODDITY_SKIPPED, uid, title, line,
        "the file has this event more than once; the one with the highest SEQUENCE stays");
}

static void note_title(struct import_pass *pass, struct import_entry *entry,
                       const struct event *event)
{
    if (pass->import->wish.dry_run)
        entry->title = arena_strdup(&pass->import->arena, event->title);
}

/* Of the event that a key has had so far. */
static bool title_of(struct import_pass *pass, const struct import_entry *entry, const char **out,
                     struct err *err)
{
    const void *record = NULL;
    *out = entry->title;
    if (*out)
        return true;
    if (!store_find(pass->import->world->store, &pass->scratch, RECORD_EVENT, entry->id, &record,
                    err))
        return false;
    *out = record ? ((const struct event *)record)->title : NULL;
    return true;
}

/* The stored event goes on under the UID of this one. Their stamps come from different
 * beginnings. */
static bool take_followed(struct import_pass *pass, struct import_mark *mark, struct event *event,
                          uint64_t key, int line, struct err *err)
{
    const void *record;
    struct merge merge;
    struct arena *kept = &pass->import->arena;
    if (!store_find(pass->import->world->store, &pass->scratch, RECORD_EVENT, mark->event.id,
                    &record, err))
        return false;
    struct event stored = *(const struct event *)record;
    struct import_alike alike = {stored.id, stored.id, arena_strdup(kept, stored.title),
                                 arena_strdup(kept, event->title), true, false};
    stored.uid = event->uid;
    stored.recurrence = event->recurrence;
    stored.split = event->split;
    stored.sequence = event->sequence;
    stored.modified = event->modified;
    stored.stamp = event->stamp;
    merge_event(&stored, event, &merge);
    if (merge.word == MERGE_UNCHANGED)
        merge.word = MERGE_CHANGED;
    mark->seen = true;
    mark->rank = rank_in_file(pass, event);
    instant start = event->start;
    if (!import_take(pass, &stored, event, &merge, err))
        return false;
    VEC_PUSH(kept, &pass->result->alike, alike);
    struct import_entry *entry = import_seen_add(&pass->seen, key, start);
    entry->id = stored.id;
    entry->rank = mark->rank;
    entry->line = line;
    entry->mark = (int32_t)(mark - pass->known->marks);
    return true;
}

/* An event without a stored one; its start joins the key where the key is taken. */
static bool take_new(struct import_pass *pass, struct event *event, uint64_t key, bool taken,
                     int line, struct err *err)
{
    char split[MERGE_SPLIT_SIZE];
    static const struct merge new = {.word = MERGE_NEW};
    const struct import_entry *first = import_seen_key(&pass->seen, key);
    bool joins = taken || first;
    /* With two starts of one key in the file, the first one was no move either. */
    if (first && first->mark >= 0 && pass->known->marks[first->mark].moved)
        learn(pass, first->id, true, -1);
    struct import_mark *followed = import_alike_followed(pass, key, event->start);
    if (joins)
        event->split = arena_strdup(&pass->scratch, merge_split(event, split));
    bool unheard = false;
    if (pass->cancels && !import_cancel_unheard(pass, event, key, line, &unheard, err))
        return false;
    if (unheard)
        return true;
    if (!pass->cancels)
        import_cancel_announced(pass, key);
    if (followed && !followed->seen)
        return take_followed(pass, followed, event, key, line, err);
    if (!import_take(pass, NULL, event, &new, err))
        return false;
    struct import_entry *entry = import_seen_add(&pass->seen, key, event->start);
    entry->id = event->id;
    entry->rank = rank_in_file(pass, event);
    entry->line = line;
    entry->split = joins;
    note_title(pass, entry, event);
    import_remember(pass, event, line);
    return true;
}

/* The same key with the same start again: a later one wins only by a higher SEQUENCE. */
static bool take_again(struct import_pass *pass, struct import_entry *entry, struct event *event,
                       int line, struct err *err)
{
    char split[MERGE_SPLIT_SIZE];
    const char *title;
    int32_t rank = rank_in_file(pass, event);
    if (rank <= entry->rank) {
        skip_duplicate(pass, event->uid, event->title, line);
        return true;
    }
    if (!title_of(pass, entry, &title, err))
        return false;
    skip_duplicate(pass, event->uid, title, entry->line);
    note_title(pass, entry, event);
    if (entry->mark >= 0) {
        learn(pass, entry->id, !pass->known->marks[entry->mark].moved, rank);
        return true;
    }
    entry->rank = rank;
    entry->line = line;
    event->id = entry->id;
    if (entry->split)
        event->split = arena_strdup(&pass->scratch, merge_split(event, split));
    return import_put_event(pass, NULL, event, err);
}

/* Does another stored event share its key, so that starts tell them apart? */
static bool has_siblings(struct import_pass *pass, const struct event *stored, bool *out,
                         struct err *err)
{
    struct record_list series;
    *out = false;
    if (!store_series(pass->import->world->store, &pass->scratch, stored->feed, stored->uid,
                      &series, err))
        return false;
    for (size_t i = 0; i < series.count; i++) {
        const struct event *other = series.at[i];
        const char *recurrence = other->recurrence ? other->recurrence : "";
        *out |= other->id != stored->id &&
                !strcmp(recurrence, stored->recurrence ? stored->recurrence : "");
    }
    return true;
}

/* *out: the stored event that this one is, or NULL; *taken: the plain key belongs to another. */
static bool find_stored(struct import_pass *pass, const struct event *event, uint64_t key,
                        const struct event **out, bool *taken, struct err *err)
{
    char split[MERGE_SPLIT_SIZE];
    struct store *store = pass->import->world->store;
    struct arena *arena = &pass->scratch;
    int64_t feed = pass->known->feed;
    bool siblings;
    *taken = false;
    if (!store_find_event(store, arena, feed, event->uid, event->recurrence,
                          merge_split(event, split), out, err))
        return false;
    if (*out && import_known_id(pass->known, (*out)->id))
        return true;
    if (!store_find_event(store, arena, feed, event->uid, event->recurrence, "", out, err))
        return false;
    const struct import_mark *mark = *out ? import_known_id(pass->known, (*out)->id) : NULL;
    *taken = *out != NULL;
    if (!mark) {
        *out = NULL;
        return true;
    }
    if (mark->event.start == event->start)
        return true;
    if (!has_siblings(pass, *out, &siblings, err))
        return false;
    if (siblings || mark->owned || mark->seen || import_seen_key(&pass->seen, key))
        *out = NULL; /* no move: another one of that key */
    return true;
}

/* The stored event was met in the file before. */
static void meet_again(struct import_pass *pass, const struct import_mark *mark,
                       const struct event *stored, const struct event *event, int line)
{
    int32_t rank = rank_in_file(pass, event);
    if (mark->moved)
        learn(pass, mark->event.id, true, -1);
    else if (mark->same && rank > rank_in_store(mark, stored))
        learn(pass, mark->event.id, true, rank);
    skip_duplicate(pass, event->uid, event->title, line);
}

static bool take_stored(struct import_pass *pass, struct import_mark *mark,
                        const struct event *stored, struct event *event, uint64_t key, int line,
                        struct err *err)
{
    struct merge merge;
    int32_t rank = rank_in_file(pass, event);
    if (mark->seen) {
        meet_again(pass, mark, stored, event, line);
        return true;
    }
    if (rank < mark->best) {
        skip_duplicate(pass, event->uid, event->title, line);
        return true;
    }
    mark->seen = true;
    if (pass->import->wish.verbose)
        import_remember_orphan(pass, event, line);
    mark->moved = mark->event.start != event->start;
    mark->rank = rank;
    instant start = event->start;
    merge_event(stored, event, &merge);
    if (!import_take(pass, stored, event, &merge, err))
        return false;
    struct import_entry *entry = import_seen_add(&pass->seen, key, start);
    entry->id = stored->id;
    entry->rank = rank;
    entry->line = line;
    entry->mark = (int32_t)(mark - pass->known->marks);
    return true;
}

bool import_match(struct import_pass *pass, struct event *event, int line, struct err *err)
{
    const struct event *stored = NULL;
    bool taken = false, known = pass->known && pass->known->count > 0;
    if (!pass->result->own &&
        !import_occurrence(pass, known ? pass->known->feed : 0, known, event, err))
        return false;
    uint64_t key = merge_key(event->uid, event->recurrence);
    if (pass->result->own)
        key ^= (uint64_t)event->feed;
    struct import_entry *entry = import_seen_find(&pass->seen, key, event->start);
    if (entry)
        return take_again(pass, entry, event, line, err);
    if (known && !find_stored(pass, event, key, &stored, &taken, err))
        return false;
    if (!stored)
        return take_new(pass, event, key, taken, line, err);
    return take_stored(pass, import_known_id(pass->known, stored->id), stored, event, key, line,
                       err);
}

/* The unchanged text of an event whose place another component of the file has taken, or will take
 * by its higher SEQUENCE. */
static bool skip_same(struct import_pass *pass, const struct import_mark *mark,
                      const struct event *stored, int line)
{
    if (mark->moved)
        learn(pass, mark->event.id, true, -1);
    else if (mark->seen && !mark->same && rank_in_store(mark, stored) > mark->rank)
        learn(pass, mark->event.id, true, rank_in_store(mark, stored));
    skip_duplicate(pass, stored->uid, stored->title, line);
    return true;
}

bool import_match_same(struct import_pass *pass, int64_t hash, int line, struct err *err)
{
    const struct import_known *known = pass->known;
    struct import_mark *mark = NULL;
    size_t first = known ? import_known_hash(known, hash) : 0;
    if (!known || first == known->hash_count) { /* the text of another feed's event */
        pass->source->fixed = true;
        pass->source->fixed_feed = known ? known->feed : 0;
        pass->import->again = true;
        pass->result->counts[MERGE_UNCHANGED]++;
        return true;
    }
    for (size_t i = first; i < known->hash_count; i++) {
        struct import_mark *at = &known->marks[known->by_hash[i].mark];
        if (known->by_hash[i].hash != hash)
            break;
        if (!mark || (mark->seen && !at->seen))
            mark = at;
    }
    if (mark->seen || mark->best >= 0) {
        const void *stored;
        if (!store_find(pass->import->world->store, &pass->scratch, RECORD_EVENT, mark->event.id,
                        &stored, err))
            return false;
        if (stored && (mark->seen || rank_in_store(mark, stored) < mark->best))
            return skip_same(pass, mark, stored, line);
    }
    mark->seen = mark->same = true;
    import_keep(pass, &mark->event);
    return true;
}
