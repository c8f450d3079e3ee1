/* SPDX-License-Identifier: MIT
 *
 * tzif: TZif files put together in memory, good and bad ones.
 */
#ifndef JUGGLE_TESTS_UNIT_BASE_TZIF_H
#define JUGGLE_TESTS_UNIT_BASE_TZIF_H

#include <stdint.h>
#include <string.h>

#include "juggle/base/str.h"

struct tzif {
    char version;
    uint32_t leaps;
    const int64_t *times;
    const unsigned char *indexes;
    size_t transitions;
    const int32_t *offsets; /* one type each; odd ones are summer time */
    size_t types;
    const char *footer; /* NULL: none, not even newlines */
};

static inline void tzif_number(struct str *out, uint64_t number, int size)
{
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
        str_add_char(out, (char)(number >> shift & 0xFF));
}

static inline void tzif_header(struct str *out, const struct tzif *tzif, bool empty)
{
    static const char reserved[15] = {0};
    str_add(out, "TZif");
    str_add_char(out, tzif->version);
    str_add_bytes(out, reserved, sizeof reserved);
    tzif_number(out, 0, 4);
    tzif_number(out, 0, 4);
    tzif_number(out, empty ? 0 : tzif->leaps, 4);
    tzif_number(out, empty ? 0 : tzif->transitions, 4);
    tzif_number(out, empty ? 1 : tzif->types, 4);
    tzif_number(out, 1, 4);
}

static inline void tzif_build(struct str *out, const struct tzif *tzif)
{
    static const char first_block[7] = {0};
    str_clear(out);
    tzif_header(out, tzif, true);
    str_add_bytes(out, first_block, sizeof first_block);
    tzif_header(out, tzif, false);
    for (size_t i = 0; i < tzif->transitions; i++)
        tzif_number(out, (uint64_t)tzif->times[i], 8);
    for (size_t i = 0; i < tzif->transitions; i++)
        str_add_char(out, (char)tzif->indexes[i]);
    for (size_t i = 0; i < tzif->types; i++) {
        tzif_number(out, (uint32_t)tzif->offsets[i], 4);
        tzif_number(out, i % 2, 1);
        tzif_number(out, 0, 1);
    }
    str_add_char(out, '\0');
    for (uint32_t i = 0; i < tzif->leaps; i++) {
        tzif_number(out, i, 8);
        tzif_number(out, i, 4);
    }
    if (tzif->footer)
        str_addf(out, "\n%s\n", tzif->footer);
}

#endif
