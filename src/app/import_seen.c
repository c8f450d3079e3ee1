/* SPDX-License-Identifier: MIT
 *
 * import: what the file has said so far, and what the store had before: two tables that hold a few
 * numbers of each event, so that a hundred thousand of them cost a few megabytes.
 */
#include "juggle/base/search.h"
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"

enum { SEEN_LEAST = 256 };

static void *grown(void *at, size_t bytes)
{
    void *more = realloc(at, bytes);
    if (!more)
        abort(); /* as the arenas do */
    return more;
}

void import_seen_finish(struct import_seen *seen)
{
    free(seen->at);
    free(seen->slots);
    *seen = (struct import_seen){0};
}

static uint64_t hash_of(uint64_t key, instant start, bool extra)
{
    uint64_t hash = extra ? key ^ text_hash(TEXT_HASH_START, &start, sizeof start) : key;
    return hash * UINT64_C(0x9E3779B97F4A7C15);
}

/* The slot of an entry, or the empty one where it would go. Slots hold an index plus one. */
static size_t slot_of(const struct import_seen *seen, uint64_t key, instant start, bool extra)
{
    size_t mask = seen->slot_count - 1;
    size_t slot = (size_t)(hash_of(key, start, extra) >> 32) & mask;
    for (; seen->slots[slot]; slot = (slot + 1) & mask) {
        const struct import_entry *entry = &seen->at[seen->slots[slot] - 1];
        if (entry->key == key && entry->extra == extra && (!extra || entry->start == start))
            break;
    }
    return slot;
}

static struct import_entry *entry_in(struct import_seen *seen, size_t slot)
{
    return seen->slots[slot] ? &seen->at[seen->slots[slot] - 1] : NULL;
}

static void grow(struct import_seen *seen)
{
    seen->capacity = seen->capacity ? seen->capacity * 2 : SEEN_LEAST;
    seen->slot_count = seen->capacity * 2;
    seen->at = grown(seen->at, seen->capacity * sizeof *seen->at);
    seen->slots = grown(seen->slots, seen->slot_count * sizeof *seen->slots);
    memset(seen->slots, 0, seen->slot_count * sizeof *seen->slots);
    for (size_t i = 0; i < seen->count; i++) {
        const struct import_entry *entry = &seen->at[i];
        seen->slots[slot_of(seen, entry->key, entry->start, entry->extra)] = (uint32_t)i + 1;
    }
}

struct import_entry *import_seen_key(struct import_seen *seen, uint64_t key)
{
    return seen->slot_count ? entry_in(seen, slot_of(seen, key, 0, false)) : NULL;
}

struct import_entry *import_seen_find(struct import_seen *seen, uint64_t key, instant start)
{
    struct import_entry *first = import_seen_key(seen, key);
    if (!first || first->start == start)
        return first;
    return entry_in(seen, slot_of(seen, key, start, true));
}

struct import_entry *import_seen_add(struct import_seen *seen, uint64_t key, instant start)
{
    if (seen->count == seen->capacity)
        grow(seen);
    bool extra = import_seen_key(seen, key) != NULL;
    struct import_entry *entry = &seen->at[seen->count];
    seen->slots[slot_of(seen, key, start, extra)] = (uint32_t)++seen->count;
    *entry = (struct import_entry){.key = key, .start = start, .mark = -1, .extra = extra};
    return entry;
}

struct loading {
    struct import_known *known;
    size_t capacity;
};

static bool add_mark(void *context, const struct event_mark *event)
{
    struct loading *loading = context;
    struct import_known *known = loading->known;
    if (known->count == loading->capacity) {
        loading->capacity = loading->capacity ? loading->capacity * 2 : SEEN_LEAST;
        known->marks = grown(known->marks, loading->capacity * sizeof *known->marks);
    }
    known->marks[known->count++] = (struct import_mark){.event = *event, .best = -1};
    return true;
}

static int by_hash(const void *a, const void *b)
{
    const struct import_hash *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->mark > y->mark) - (x->mark < y->mark);
}

/* Gone ones are left out: their unchanged text in a file means that they are back. */
static void index_hashes(struct import_known *known)
{
    known->by_hash = grown(NULL, (known->count + 1) * sizeof *known->by_hash);
    for (size_t i = 0; i < known->count; i++)
        if (!known->marks[i].event.gone)
            known->by_hash[known->hash_count++] =
                (struct import_hash){known->marks[i].event.hash, (uint32_t)i};
    if (known->hash_count > 1)
        qsort(known->by_hash, known->hash_count, sizeof *known->by_hash, by_hash);
}

bool import_known_load(struct store *store, int64_t feed, struct import_known *out, struct err *err)
{
    struct loading loading = {out, 0};
    *out = (struct import_known){.feed = feed};
    if (!store_visit_marks(store, feed, add_mark, &loading, err)) {
        import_known_finish(out);
        return false;
    }
    index_hashes(out);
    return true;
}

void import_known_finish(struct import_known *known)
{
    free(known->marks);
    free(known->by_hash);
    *known = (struct import_known){0};
}

size_t import_known_hash(const struct import_known *known, int64_t hash)
{
    size_t low;
    LOWER_BOUND(low, known->hash_count, i, known->by_hash[i].hash < hash);
    bool there = low < known->hash_count && known->by_hash[low].hash == hash;
    return there ? low : known->hash_count;
}

struct import_mark *import_known_id(const struct import_known *known, int64_t id)
{
    size_t low;
    LOWER_BOUND(low, known->count, i, known->marks[i].event.id < id);
    return low < known->count && known->marks[low].event.id == id ? &known->marks[low] : NULL;
}
