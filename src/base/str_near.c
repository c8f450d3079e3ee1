/* SPDX-License-Identifier: MIT
 *
 * str_near: how far apart two words are, and which word was probably meant.
 */
#include "juggle/base/str.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"

enum { WORD_MOST = 64 }; /* code points; what is longer is no word that somebody mistyped */

struct word {
    uint32_t codes[WORD_MOST];
    int length;
};

static uint32_t plain(uint32_t code)
{
    return code;
}

static uint32_t lowered(uint32_t code)
{
    return code < 0x80 ? (uint32_t)ascii_lower((char)code) : code;
}

static bool word_read(struct word *word, const char *text, uint32_t (*as)(uint32_t))
{
    size_t left = strlen(text);
    word->length = 0;
    while (left > 0) {
        if (word->length == WORD_MOST)
            return false;
        size_t taken;
        word->codes[word->length++] = as(text_decode(text, left, &taken));
        text += taken;
        left -= taken;
    }
    return true;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* One row of the table of distances from the two rows before it. */
static int fill_row(const struct word *a, const struct word *b, int i, int rows[3][WORD_MOST + 1])
{
    int *row = rows[i % 3];
    const int *above = rows[(i + 2) % 3];
    const int *above2 = rows[(i + 1) % 3];
    int best = row[0] = i;
    for (int j = 1; j <= b->length; j++) {
        bool same = a->codes[i - 1] == b->codes[j - 1];
        row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
        if (i > 1 && j > 1 && a->codes[i - 1] == b->codes[j - 2] &&
            a->codes[i - 2] == b->codes[j - 1])
            row[j] = least(row[j], above2[j - 2] + 1);
        best = least(best, row[j]);
    }
    return best;
}

static int word_distance(const struct word *a, const struct word *b, int limit)
{
    int rows[3][WORD_MOST + 1];
    for (int j = 0; j <= b->length; j++)
        rows[0][j] = j;
    for (int i = 1; i <= a->length; i++) {
        /* A swap reaches two rows back, but never for less than the best of the row between. */
        if (fill_row(a, b, i, rows) > limit)
            return limit + 1;
    }
    return least(rows[a->length % 3][b->length], limit + 1);
}

int str_distance(const char *a, const char *b, int limit)
{
    struct word first, second;
    if (!word_read(&first, a, plain) || !word_read(&second, b, plain))
        return str_equal(a, b) ? 0 : limit + 1;
    return word_distance(&first, &second, limit);
}

static int allowed(int length)
{
    int limit = length <= 4 ? 1 : length <= 8 ? 2 : 3;
    return limit < length ? limit : length - 1; /* something must be left of what was typed */
}

static const char *nearest_by_distance(const struct word *text, const char *const *words,
                                       size_t count)
{
    const char *nearest = NULL;
    int limit = allowed(text->length);
    for (size_t i = 0; i < count && limit >= 0; i++) {
        struct word word;
        if (!word_read(&word, words[i], lowered))
            continue;
        int distance = word_distance(text, &word, limit);
        if (distance <= limit) {
            nearest = words[i];
            limit = distance - 1;
        }
    }
    return nearest;
}

static const char *only_begun_by(const char *text, const char *const *words, size_t count)
{
    const char *only = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!str_starts(words[i], text))
            continue;
        if (only)
            return NULL;
        only = words[i];
    }
    return only;
}

const char *str_nearest(const char *text, const char *const *words, size_t count)
{
    struct word typed;
    if (!word_read(&typed, text, lowered) || typed.length == 0)
        return NULL;
    const char *nearest = nearest_by_distance(&typed, words, count);
    return nearest ? nearest : only_begun_by(text, words, count);
}
