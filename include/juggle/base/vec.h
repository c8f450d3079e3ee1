/* SPDX-License-Identifier: MIT
 *
 * vec: a growing array in an arena, typed by macro.
 *
 *     VEC(struct item) items = {0};
 *     VEC_PUSH(arena, &items, item);
 *     for (size_t i = 0; i < items.count; i++) use(items.at[i]);
 *
 * Growing copies into new arena memory (doubling), so the waste is bounded by
 * the final size; a vec that was finished is read through plain pointers.
 */
#ifndef JUGGLE_BASE_VEC_H
#define JUGGLE_BASE_VEC_H

#include <stddef.h>

#include "juggle/base/arena.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

/* Makes room for one more element of the given size; used by VEC_PUSH only. */
void *vec_grow(struct arena *arena, void *at, size_t count, size_t *capacity, size_t size);

#define VEC_PUSH(arena, vec, value)                                                                \
    ((vec)->at = (vec)->count < (vec)->capacity ? (vec)->at                                        \
                                                : vec_grow((arena), (vec)->at, (vec)->count,       \
                                                           &(vec)->capacity, sizeof *(vec)->at),   \
     (vec)->at[(vec)->count++] = (value))

#endif
