/* SPDX-License-Identifier: MIT
 *
 * quickadd_words: a line cut into words: at blanks, but a quoted part stays together. Says which
 * words are plain title whatever they look like: quoted ones, those behind a backslash, those taken
 * back.
 */
#include "quickadd_private.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"

/* Beyond so many words a line is prose. */
enum { READ_MOST = 200 };

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7f;
}

/* Behind the quote that closes the one at `at`, or at itself when nothing does. */
static size_t quote_end(const char *text, size_t at)
{
    const char *close = strchr(text + at + 1, '"');
    return close ? (size_t)(close - text) + 1 : at;
}

/* in:" and at:" hold their place together. */
static bool opens_place(const char *text, size_t start, size_t at)
{
    return at == start + 3 && text[at - 1] == ':' &&
           ((ascii_lower(text[start]) == 'i' && ascii_lower(text[start + 1]) == 'n') ||
            (ascii_lower(text[start]) == 'a' && ascii_lower(text[start + 1]) == 't'));
}

static size_t word_end(const char *text, size_t start)
{
    size_t at = start;
    while (text[at] && !is_blank(text[at])) {
        bool quote = text[at] == '"' && (at == start || opens_place(text, start, at));
        size_t behind = quote ? quote_end(text, at) : at;
        at = behind > at ? behind : at + 1;
    }
    return at;
}

/* Valid UTF-8 without control characters. */
static const char *clean(struct arena *arena, const char *text, size_t length)
{
    struct str out;
    str_init(&out);
    for (size_t at = 0, taken; at < length; at += taken) {
        uint32_t code = text_decode(text + at, length - at, &taken);
        if (code == '\t' || code == '\n' || code == '\r')
            str_add_char(&out, ' ');
        else if (code >= 0x20 && !(code >= 0x7f && code < 0xa0))
            str_add_code(&out, code);
    }
    const char *copy = arena_strdup(arena, out.text);
    str_finish(&out);
    return copy;
}

static const char *lowered(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text);
    for (char *at = copy; *at; at++)
        *at = ascii_lower(*at);
    return copy;
}

static const char *without_punctuation(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    while (length > 1 && strchr(",;.:!?)", text[length - 1]))
        length--;
    return arena_strndup(arena, text, length);
}

static bool taken_back(const struct quickadd_context *context, struct quickadd_range range)
{
    for (size_t i = 0; i < context->plain_count; i++)
        if (context->plain[i].start < range.end && range.start < context->plain[i].end)
            return true;
    return false;
}

static struct quickadd_word make_word(struct arena *arena, const char *text,
                                      struct quickadd_range range,
                                      const struct quickadd_context *context)
{
    bool quoted = text[range.start] == '"' && quote_end(text, range.start) > range.start;
    bool escaped = text[range.start] == '\\' && range.end > range.start + 1;
    struct quickadd_word word = {.range = range};
    size_t from = range.start + escaped;
    word.text = clean(arena, text + from, range.end - from);
    word.lower = lowered(arena, word.text);
    word.bare = without_punctuation(arena, word.lower);
    word.plain = quoted || escaped || !*word.text || taken_back(context, range);
    return word;
}

struct quickadd_words quickadd_split(struct arena *arena, const char *text,
                                     const struct quickadd_context *context)
{
    VEC(struct quickadd_word) words = {0};
    for (size_t at = 0; text[at];) {
        if (is_blank(text[at])) {
            at++;
            continue;
        }
        struct quickadd_range range = {at, word_end(text, at)};
        struct quickadd_word word = make_word(arena, text, range, context);
        word.plain = word.plain || words.count >= READ_MOST;
        VEC_PUSH(arena, &words, word);
        at = range.end;
    }
    return (struct quickadd_words){words.at, words.count};
}
