/* SPDX-License-Identifier: MIT
 *
 * import_seen: what the store has of a feed, and what of it a file has had so far.
 */
#ifndef JUGGLE_SRC_APP_IMPORT_SEEN_H
#define JUGGLE_SRC_APP_IMPORT_SEEN_H

#include "juggle/store/store.h"

/* An event of the file that was put or found: by key, and by key and start where a key has
 * several. */
struct import_entry {
    uint64_t key;
    instant start;
    int64_t id;
    int32_t rank; /* by its SEQUENCE */
    int32_t line;
    int32_t mark; /* index of the stored event that it is, -1: a new one */
    const char *title; /* of a dry run, where the store hasn't it; else NULL */
    bool extra;   /* one more start of a key that is there already */
    bool split;   /* a new one whose start has joined its key */
};

struct import_seen {
    struct import_entry *at;
    size_t count, capacity;
    uint32_t *slots;
    size_t slot_count;
};
void import_seen_finish(struct import_seen *seen);
/* The first event of a key, or NULL. */
struct import_entry *import_seen_key(struct import_seen *seen, uint64_t key);
/* The event of a key with exactly this start, or NULL. */
struct import_entry *import_seen_find(struct import_seen *seen, uint64_t key, instant start);
struct import_entry *import_seen_add(struct import_seen *seen, uint64_t key, instant start);

/* A stored event of the feed and what the file has said of it so far. */
struct import_mark {
    struct event_mark event;
    int32_t best;     /* fact: the highest rank that the file has for it; -1: unknown */
    bool owned;       /* fact: the file holds it with exactly its start */
    bool seen;        /* the file has something for it: */
    bool same;        /* its unchanged text, */
    bool moved;       /* or an event with another start, */
    int32_t rank;     /* or, with this rank, one with its start */
};

struct import_hash {
    int64_t hash;
    uint32_t mark; /* index */
};

/* The stored events of one feed. */
struct import_known {
    int64_t feed;
    struct import_mark *marks;   /* in order of id */
    struct import_hash *by_hash; /* ascending; gone ones are left out */
    size_t count, hash_count;
};
bool import_known_load(struct store *store, int64_t feed, struct import_known *out,
                       struct err *err) MUST_CHECK;
void import_known_finish(struct import_known *known);
/* The first index in by_hash whose mark has this hash, or hash_count. */
size_t import_known_hash(const struct import_known *known, int64_t hash);
struct import_mark *import_known_id(const struct import_known *known, int64_t id);

#endif
