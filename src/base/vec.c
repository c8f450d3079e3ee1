/* SPDX-License-Identifier: MIT
 *
 * vec: the one step of VEC_PUSH that is not a macro.
 */
#include "juggle/base/vec.h"

#include <stdlib.h>
#include <string.h>

enum { CAPACITY_FIRST = 8 };

void *vec_grow(struct arena *arena, void *at, size_t count, size_t *capacity, size_t size)
{
    size_t wider = *capacity ? *capacity * 2 : CAPACITY_FIRST;
    if (wider <= *capacity)
        abort();
    void *grown = arena_array(arena, wider, size);
    if (count > 0)
        memcpy(grown, at, count * size);
    *capacity = wider;
    return grown;
}
