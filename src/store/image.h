/* SPDX-License-Identifier: MIT
 *
 * image: records as bytes, for the history. An image names the shape that it was written with:
 * which columns its numbers mean. So it can be read when the records have long got other fields.
 */
#ifndef JUGGLE_SRC_STORE_IMAGE_H
#define JUGGLE_SRC_STORE_IMAGE_H

#include "juggle/base/str.h"
#include "sql.h"

struct shape {
    int64_t id;
    enum record_kind kind;
    const struct field **fields; /* NULL where today's records have no such field */
    size_t count;
    struct shape *next;
};

struct shapes {
    struct arena *arena; /* lives as long as the connection */
    struct shape *known;
    int64_t today[RECORD_COUNT]; /* 0: not known yet */
};

/* Forget what belongs to a transaction that was taken back. */
void shapes_forget(struct shapes *shapes);
/* The shape of today's records of a kind, noted in the store when it is new. */
bool shapes_today(struct shapes *shapes, struct sql *sql, enum record_kind kind, int64_t *id,
                  struct err *err) MUST_CHECK;

/* Appends the whole record; the fields alone in which it differs from another. */
void image_whole(struct str *out, int64_t shape, enum record_kind kind, const void *record);
void image_differing(struct str *out, int64_t shape, enum record_kind kind, const void *record,
                     const void *other);
/* Sets the fields of the image in the record; texts are copied into the arena. */
bool image_apply(struct shapes *shapes, struct sql *sql, struct arena *arena, const void *bytes,
                 size_t size, enum record_kind kind, void *record, struct err *err) MUST_CHECK;

#endif
