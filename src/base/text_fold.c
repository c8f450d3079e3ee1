/* SPDX-License-Identifier: MIT
 *
 * text_fold: letters reduced to what people compare: without accents and case,
 * or to the nearest ASCII for terminals that know no more.
 */
#include "juggle/base/text.h"

#include <string.h>

#include "juggle/base/ascii.h"

static const uint32_t letters[] = {
#include "text_fold.def"
};

struct spelling {
    uint16_t code;
    char text[6];
};

/* Letters that are written with several. */
static const struct spelling ligatures[] = {
    {0x00C6, "AE"},  {0x00DE, "TH"},  {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00FE, "th"},
    {0x0132, "IJ"},  {0x0133, "ij"},  {0x0149, "'n"}, {0x0152, "OE"}, {0x0153, "oe"},
    {0x01C4, "DZ"},  {0x01C5, "Dz"},  {0x01C6, "dz"}, {0x01C7, "LJ"}, {0x01C8, "Lj"},
    {0x01C9, "lj"},  {0x01CA, "NJ"},  {0x01CB, "Nj"}, {0x01CC, "nj"}, {0x01E2, "AE"},
    {0x01E3, "ae"},  {0x01F1, "DZ"},  {0x01F2, "Dz"}, {0x01F3, "dz"}, {0x01FC, "AE"},
    {0x01FD, "ae"},  {0x1E9E, "SS"},  {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"},
    {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"},
};

/* Signs that have a likeness in ASCII; they aren't folded. */
static const struct spelling signs[] = {
    {0x00A0, " "},  {0x00A9, "(c)"}, {0x00AB, "<<"}, {0x00AD, ""},   {0x00B7, "."},
    {0x00BB, ">>"}, {0x00D7, "x"},   {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},
    {0x2013, "-"},  {0x2014, "-"},   {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},
    {0x201C, "\""}, {0x201D, "\""},  {0x201E, "\""}, {0x2022, "*"},  {0x2026, "..."},
    {0x2032, "'"},  {0x2033, "\""},  {0x2039, "<"},  {0x203A, ">"},  {0x20AC, "EUR"},
    {0x2190, "<-"}, {0x2192, "->"},  {0x2212, "-"},  {0x2260, "!="}, {0x2264, "<="},
    {0x2265, ">="},
};

/* The unaccented letter of a code, else the code itself. */
static uint32_t letter_of(uint32_t code)
{
    size_t low = 0, high = sizeof letters / sizeof letters[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t at = letters[middle] >> 16;
        if (at == code)
            return letters[middle] & 0xFFFF;
        if (at < code)
            low = middle + 1;
        else
            high = middle;
    }
    return code;
}

static uint32_t lowered(uint32_t code)
{
    if (code < 0x80)
        return (uint32_t)ascii_lower((char)code);
    bool greek = code >= 0x391 && code <= 0x3AB && code != 0x3A2;
    if (greek || (code >= 0x410 && code <= 0x42F))
        return code + 0x20;
    if (code >= 0x400 && code <= 0x40F)
        return code + 0x50;
    return code;
}

static const char *spelled(const struct spelling *table, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++) {
        if (table[i].code == code)
            return table[i].text;
    }
    return NULL;
}

static const char *ligature(uint32_t code)
{
    return spelled(ligatures, sizeof ligatures / sizeof ligatures[0], code);
}

static bool is_accent(uint32_t code)
{
    return code >= 0x300 && code <= 0x36F;
}

static void add_folded(struct str *out, uint32_t code)
{
    uint32_t letter = letter_of(code);
    const char *several = letter == code ? ligature(code) : NULL;
    if (!several) {
        str_add_code(out, lowered(letter));
        return;
    }
    for (; *several; several++)
        str_add_char(out, ascii_lower(*several));
}

char *text_fold(struct arena *arena, const char *text)
{
    if (!text)
        return NULL;
    struct str folded;
    str_init(&folded);
    size_t taken;
    for (size_t left = strlen(text); left > 0; text += taken, left -= taken) {
        uint32_t code = text_decode(text, left, &taken);
        if (code < 0x80)
            str_add_char(&folded, ascii_lower((char)code));
        else if (!is_accent(code))
            add_folded(&folded, code);
    }
    char *kept = arena_strndup(arena, folded.text, folded.length);
    str_finish(&folded);
    return kept;
}

static void add_ascii(struct str *out, uint32_t code)
{
    uint32_t letter = letter_of(code);
    const char *several = letter < 0x80 ? NULL : ligature(code);
    if (!several)
        several = spelled(signs, sizeof signs / sizeof signs[0], code);
    if (letter < 0x80)
        str_add_char(out, (char)letter);
    else if (several)
        str_add(out, several);
    else if (text_code_width(code) != 0)
        str_add_char(out, '?');
}

void text_add_ascii(struct str *out, const char *text)
{
    size_t taken;
    for (size_t left = strlen(text); left > 0; text += taken, left -= taken)
        add_ascii(out, text_decode(text, left, &taken));
}

/* Whether a code is part of a word. Beyond ASCII everything is but the blocks of punctuation,
 * symbols and pictures. */
static bool is_wordy(uint32_t code)
{
    if (code < 0x80)
        return ascii_is_alnum((char)code);
    if (code < 0xC0)
        return code == 0xAA || code == 0xB5 || code == 0xBA;
    if (code == 0xD7 || code == 0xF7 || code == TEXT_REPLACEMENT)
        return false;
    return !(code >= 0x2000 && code <= 0x2BFF) && !(code >= 0x3000 && code <= 0x3004) &&
           !(code >= 0x3008 && code <= 0x3020) && !(code >= 0xFF00 && code <= 0xFF0F) &&
           !(code >= 0x1F000 && code <= 0x1FAFF);
}

static bool wordy_before(const char *text, const char *at)
{
    const char *start = at;
    if (at == text)
        return false;
    do
        start--;
    while (start > text && ((unsigned char)*start & 0xC0) == 0x80);
    size_t taken;
    return is_wordy(text_decode(start, (size_t)(at - start), &taken));
}

static bool wordy_at(const char *at)
{
    size_t taken;
    size_t length = strnlen(at, 4);
    return length > 0 && is_wordy(text_decode(at, length, &taken));
}

bool text_has_word(const char *folded_text, const char *folded_word)
{
    size_t length = strlen(folded_word);
    if (length == 0)
        return false;
    const char *at = folded_text;
    while ((at = strstr(at, folded_word)) != NULL) {
        if (!wordy_before(folded_text, at) && !wordy_at(at + length))
            return true;
        at++;
    }
    return false;
}
