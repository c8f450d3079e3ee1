/* SPDX-License-Identifier: MIT
 *
 * encoding: lines are judged one by one, as files are pasted together from several sources. A line
 * that has at least one good sequence of UTF-8 is taken for UTF-8 with damage.
 */
#include "encoding.h"

#include <string.h>

#include "juggle/base/text.h"

static uint32_t unit_at(const unsigned char *bytes, bool big_endian)
{
    return big_endian ? (uint32_t)bytes[0] << 8 | bytes[1] : (uint32_t)bytes[1] << 8 | bytes[0];
}

size_t encoding_utf16(const unsigned char *bytes, size_t length, bool big_endian, bool last,
                      char *out, size_t room, size_t *taken)
{
    size_t at = 0, made = 0;
    while (at + 2 <= length && made + 4 <= room) {
        uint32_t code = unit_at(bytes + at, big_endian), low = 0;
        if (code >= 0xD800 && code < 0xDC00) {
            if (at + 4 > length && !last)
                break;
            if (at + 4 <= length)
                low = unit_at(bytes + at + 2, big_endian);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        at += 2;
        made += text_encode(code, out + made);
    }
    *taken = at;
    return made;
}

/* Bytes 0x80-0x9F of Windows-1252; 0 where it has none. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t encoding_windows(unsigned char byte)
{
    if (byte < 0x80 || byte >= 0xA0)
        return byte;
    return windows[byte - 0x80] ? windows[byte - 0x80] : TEXT_REPLACEMENT;
}

/* Bytes from the start that are ASCII, eight at a time. */
static size_t ascii_length(const char *text, size_t length)
{
    size_t i = 0;
    for (uint64_t word; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < length && !(text[i] & 0x80))
        i++;
    return i;
}

static bool has_sequence(const char *text, size_t length)
{
    size_t taken;
    for (size_t i = 0; i < length; i += taken) {
        text_decode(text + i, length - i, &taken);
        if (taken > 1)
            return true;
    }
    return false;
}

enum encoding_fault encoding_mend(struct str *line)
{
    struct str mended;
    size_t sound = ascii_length(line->text, line->length), taken;
    if (text_is_utf8(line->text + sound, line->length - sound))
        return ENCODING_SOUND;
    bool broken = has_sequence(line->text + sound, line->length - sound);
    str_init(&mended);
    str_add_bytes(&mended, line->text, sound);
    for (size_t i = sound; i < line->length; i += taken) {
        taken = 1;
        uint32_t code = broken ? text_decode(line->text + i, line->length - i, &taken)
                               : encoding_windows((unsigned char)line->text[i]);
        str_add_code(&mended, code);
    }
    str_clear(line);
    str_add_bytes(line, mended.text, mended.length);
    str_finish(&mended);
    return broken ? ENCODING_BROKEN : ENCODING_WINDOWS;
}
