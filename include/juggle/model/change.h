/* SPDX-License-Identifier: MIT
 *
 * change: a wish that something be different, as a value. Only the store takes changes in; the fold
 * here is their meaning, and the store's test.
 *
 * A put of a record with id <= 0 makes a new one; a negative id can be named by the REF fields of
 * later puts in the same list (-1, -2, ...), which then get the real id.
 */
#ifndef JUGGLE_MODEL_CHANGE_H
#define JUGGLE_MODEL_CHANGE_H

#include "juggle/model/snapshot.h"

enum change_op { CHANGE_PUT, CHANGE_DELETE };

struct change {
    enum change_op op;
    enum record_kind kind;
    int64_t id;         /* of what is deleted */
    const void *record; /* of what is put */
};

struct change_list {
    struct change *at;
    size_t count;
    size_t capacity;
};

/* Copies the record into the arena. */
void change_put(struct arena *arena, struct change_list *list, enum record_kind kind,
                const void *record);
void change_delete(struct arena *arena, struct change_list *list, enum record_kind kind,
                   int64_t id);

/* What the store keeps where a record says nothing: the texts that are part of a key are empty. */
void change_settle(enum record_kind kind, void *record);
/* Does a record go when what this field of it names goes? Otherwise it only loses the name. */
bool change_owns(enum record_kind kind, const struct field *field);

/* The snapshot after the changes, sharing what is unchanged; new records get ids from next_id[kind]
 * upwards. A delete takes along what the snapshot holds of what it owns. Occurrences are not
 * computed again. */
struct snapshot change_fold(struct arena *arena, const struct snapshot *before,
                            const struct change_list *list, int64_t next_id[RECORD_COUNT]);

#endif
