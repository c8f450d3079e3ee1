/* SPDX-License-Identifier: MIT
 *
 * search: finding a place in an array that is in order, by halving.
 */
#ifndef JUGGLE_BASE_SEARCH_H
#define JUGGLE_BASE_SEARCH_H

#include <stddef.h>

/* Sets low to the index of the first of count elements that does not come before what is looked
 * for, or to count. Those that come before it stand first; `before` asks it of element i:
 *
 *     LOWER_BOUND(taken, steps->count, i, steps->at[i].from <= now);
 */
#define LOWER_BOUND(low, count, i, before)                                                         \
    do {                                                                                           \
        size_t search_high = (count);                                                              \
        (low) = 0;                                                                                 \
        while ((low) < search_high) {                                                              \
            size_t i = (low) + (search_high - (low)) / 2;                                          \
            if (before)                                                                            \
                (low) = i + 1;                                                                     \
            else                                                                                   \
                search_high = i;                                                                   \
        }                                                                                          \
    } while (0)

#endif
