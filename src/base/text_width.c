/* SPDX-License-Identifier: MIT
 *
 * text_width: how many cells a code point takes, from a table of the codes at
 * which the width changes.
 */
#include "juggle/base/text.h"

static const uint32_t changes[] = {
#include "text_width.def"
};

enum { CHANGE_COUNT = sizeof changes / sizeof changes[0], PLAIN_END = 0x7F };

int text_code_width(uint32_t code)
{
    if (code >= ' ' && code < PLAIN_END)
        return 1;
    if (code > 0x10FFFF)
        return -1;

    uint32_t wanted = code << 2 | 3;
    size_t low = 0, high = CHANGE_COUNT;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (changes[middle] <= wanted)
            low = middle;
        else
            high = middle;
    }
    return (int)(changes[low] & 3) - 1;
}
