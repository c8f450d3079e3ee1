/* SPDX-License-Identifier: MIT
 *
 * glyph: signs by name, and their stand-ins on ASCII paper.
 */
#include "juggle/draw/canvas.h"

#include <stddef.h>

static const struct {
    uint32_t code;
    char ascii;
} glyphs[GLYPH_COUNT] = {
#define GLYPH(name, code, ascii) {code, ascii},
#include "juggle/draw/glyphs.def"
#undef GLYPH
};

uint32_t glyph_code(enum glyph glyph)
{
    return glyphs[glyph].code;
}

char glyph_ascii(uint32_t code)
{
    size_t low = 0, high = GLYPH_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (glyphs[middle].code == code)
            return glyphs[middle].ascii;
        if (glyphs[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    if (code >= 0x2500 && code <= 0x257F) /* the other box drawing characters */
        return '+';
    return code >= 0x2580 && code <= 0x259F ? '#' : 0; /* and block elements */
}
