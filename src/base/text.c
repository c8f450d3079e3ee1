/* SPDX-License-Identifier: MIT
 *
 * text: UTF-8 to code points and back, and a hash. Decoding is strict: what
 * RFC 3629 calls ill-formed becomes U+FFFD, one byte at a time.
 */
#include "juggle/base/text.h"

static bool is_trail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* How many bytes a first byte announces; 0 if none may begin so. */
static size_t announced(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

static bool is_scalar(uint32_t code)
{
    return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

/* Decodes a well-formed sequence; false if it isn't one. */
static bool decode(const char *text, size_t length, uint32_t *code, size_t *taken)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)text[0];
    size_t size = announced(lead);
    if (size == 0 || size > length)
        return false;
    uint32_t value = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        unsigned char trail = (unsigned char)text[i];
        if (!is_trail(trail))
            return false;
        value = value << 6 | (trail & 0x3F);
    }
    if (value < smallest[size] || !is_scalar(value))
        return false;
    *code = value;
    *taken = size;
    return true;
}

uint32_t text_decode(const char *text, size_t length, size_t *taken)
{
    uint32_t code = TEXT_REPLACEMENT;
    *taken = 1;
    if (length > 0)
        decode(text, length, &code, taken);
    return code;
}

size_t text_encode(uint32_t code, char out[4])
{
    if (!is_scalar(code))
        code = TEXT_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)((0xF00U >> size & 0xF0U) | code);
    return size;
}

bool text_is_utf8(const char *text, size_t length)
{
    size_t taken;
    for (size_t at = 0; at < length; at += taken) {
        uint32_t code;
        if (!decode(text + at, length - at, &code, &taken))
            return false;
    }
    return true;
}

uint64_t text_hash(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * 1099511628211ULL;
    return hash;
}
