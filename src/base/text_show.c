/* SPDX-License-Identifier: MIT
 *
 * text_show: from foreign text to what may stand in cells: clusters, cutting,
 * padding, and the filter for everything that a terminal could obey.
 */
#include "juggle/base/text.h"

#include <string.h>

enum { ZWJ = 0x200D, MARKS_MOST = 2 };

static bool within(uint32_t code, uint32_t first, uint32_t last)
{
    return code >= first && code <= last;
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || within(code, 0x7F, 0x9F);
}

/* Characters without a picture that change how others are read or ordered. */
static bool is_format(uint32_t code)
{
    return code == 0xAD || code == 0x61C || within(code, 0x200B, 0x200F) ||
           within(code, 0x2028, 0x202E) || within(code, 0x2060, 0x206F) || code == 0xFEFF ||
           within(code, 0xE0000, 0xE0FFF);
}

static bool is_removed(uint32_t code)
{
    return code != '\n' && code != '\t' && (is_control(code) || is_format(code));
}

static bool is_emoji_tail(uint32_t code)
{
    return within(code, 0xFE00, 0xFE0F) || within(code, 0x1F3FB, 0x1F3FF);
}

/* What may stand on either side of a joiner in an emoji sequence. */
static bool is_picture(uint32_t code)
{
    return within(code, 0x1F000, 0x1FAFF) || within(code, 0x2600, 0x27BF) ||
           within(code, 0x2190, 0x21FF) || within(code, 0x2300, 0x23FF) ||
           within(code, 0x2B00, 0x2BFF);
}

/* The length of "joiner, picture" at text, behind a picture; 0 if there is none. */
static size_t joined_picture(const char *text, size_t length)
{
    size_t joiner, picture;
    if (length == 0 || text_decode(text, length, &joiner) != ZWJ || joiner == length)
        return 0;
    if (!is_picture(text_decode(text + joiner, length - joiner, &picture)))
        return 0;
    return joiner + picture;
}

/* Adds a mark, or passes over it when the cluster has no room. */
static void add_mark(struct text_cluster *cluster, uint32_t code)
{
    for (int i = 0; i < MARKS_MOST; i++) {
        if (cluster->marks[i] == 0) {
            cluster->marks[i] = code;
            return;
        }
    }
}

/* All that belongs to the base behind it: marks, emoji tails, joined pictures, removed codes. */
static void take_followers(struct text_cluster *cluster, const char *text, size_t length)
{
    while (cluster->bytes < length) {
        const char *at = text + cluster->bytes;
        size_t left = length - cluster->bytes;
        size_t taken = is_picture(cluster->code) ? joined_picture(at, left) : 0;
        if (taken == 0) {
            uint32_t code = text_decode(at, left, &taken);
            bool mark = !is_removed(code) && text_code_width(code) == 0;
            if (mark && !is_emoji_tail(code))
                add_mark(cluster, code);
            else if (!mark && !is_removed(code) && !is_emoji_tail(code))
                return;
        }
        cluster->bytes += taken;
    }
}

/* The first code that is shown, with the bytes before it; false if there is none. A mark without
 * a base gets a blank to stand on. */
static bool take_base(struct text_cluster *cluster, const char *text, size_t length)
{
    size_t taken;
    for (; cluster->bytes < length; cluster->bytes += taken) {
        uint32_t code = text_decode(text + cluster->bytes, length - cluster->bytes, &taken);
        int width = text_code_width(code);
        if (is_removed(code) || (width == 0 && is_emoji_tail(code)))
            continue;
        bool blank = code == '\n' || code == '\t' || width == 0;
        cluster->code = blank ? ' ' : width < 0 ? TEXT_REPLACEMENT : code;
        cluster->width = width == 2 ? 2 : 1;
        if (width != 0)
            cluster->bytes += taken;
        return true;
    }
    return false;
}

/* Almost all text is plain, and a plain character before another is a cluster by itself. */
static bool is_plain(char c)
{
    return c >= ' ' && c <= '~';
}

bool text_next(const char *text, size_t length, struct text_cluster *out)
{
    *out = (struct text_cluster){0};
    if (length > 0 && is_plain(text[0]) && (length == 1 || is_plain(text[1]))) {
        *out = (struct text_cluster){.code = (uint32_t)text[0], .width = 1, .bytes = 1};
        return true;
    }
    if (!take_base(out, text, length))
        return false;
    take_followers(out, text, length);
    return true;
}

int text_width(const char *text)
{
    int width = 0;
    size_t left = strlen(text);
    struct text_cluster cluster;
    for (; text_next(text, left, &cluster); text += cluster.bytes, left -= cluster.bytes)
        width += cluster.width;
    return width;
}

/* As text_fit, and says how many cells the beginning takes. */
static size_t fit(const char *text, size_t length, int cells, int *used)
{
    size_t at = 0;
    struct text_cluster cluster;
    *used = 0;
    while (text_next(text + at, length - at, &cluster) && *used + cluster.width <= cells) {
        *used += cluster.width;
        at += cluster.bytes;
    }
    return at;
}

size_t text_fit(const char *text, int cells)
{
    int used;
    return fit(text, strlen(text), cells, &used);
}

static void add_clusters(struct str *out, const char *text, size_t length)
{
    struct text_cluster cluster;
    for (size_t at = 0; text_next(text + at, length - at, &cluster); at += cluster.bytes) {
        str_add_code(out, cluster.code);
        for (int i = 0; i < MARKS_MOST && cluster.marks[i] != 0; i++)
            str_add_code(out, cluster.marks[i]);
    }
}

static size_t plain_length(const char *text)
{
    size_t length = 0;
    while (is_plain(text[length]))
        length++;
    return length;
}

/* Appends at most so many cells, and returns how many it took. */
static int add_cut(struct str *out, const char *text, int cells, bool ascii)
{
    int used;
    size_t length = plain_length(text);
    struct text_cluster rest;
    if (cells <= 0)
        return 0;
    if (text[length] == '\0' && length <= (size_t)cells) { /* most texts, most of the time */
        str_add_bytes(out, text, length);
        return (int)length;
    }
    length = strlen(text);
    size_t fitting = fit(text, length, cells, &used);
    if (!text_next(text + fitting, length - fitting, &rest)) {
        add_clusters(out, text, fitting);
        return used;
    }
    add_clusters(out, text, fit(text, length, cells - 1, &used));
    str_add(out, ascii ? "~" : "\u2026");
    return used + 1;
}

void text_add_cut(struct str *out, const char *text, int cells, bool ascii)
{
    add_cut(out, text, cells, ascii);
}

void text_add_padded(struct str *out, const char *text, int cells, bool ascii)
{
    int used = add_cut(out, text, cells, ascii);
    str_repeat(out, " ", cells - used);
}

/* Appends the safe form of the code at text and returns the bytes it stood for. */
static size_t add_safe_code(struct str *out, const char *text, size_t length, bool keep_newlines)
{
    size_t taken;
    uint32_t code = text_decode(text, length, &taken);
    if (code == '\n' || code == '\t')
        str_add_char(out, code == '\n' && keep_newlines ? '\n' : ' ');
    else if (!is_removed(code))
        str_add_code(out, code);
    return taken;
}

/* Behind a picture its emoji tails and what is joined to it; the joined is dropped, because
 * without the joiner it would stand there as pictures of its own. */
static size_t add_safe_tail(struct str *out, const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t taken = joined_picture(text + at, length - at);
        if (taken == 0) {
            uint32_t code = text_decode(text + at, length - at, &taken);
            if (!is_emoji_tail(code))
                break;
            str_add_code(out, code);
        }
        at += taken;
    }
    return at;
}

void text_add_safe(struct str *out, const char *text, bool keep_newlines)
{
    size_t left = strlen(text);
    while (left > 0) {
        size_t plain = 0;
        while (plain < left && is_plain(text[plain]))
            plain++;
        str_add_bytes(out, text, plain);
        text += plain;
        left -= plain;
        if (left == 0)
            return;

        size_t first;
        bool picture = is_picture(text_decode(text, left, &first));
        size_t taken = add_safe_code(out, text, left, keep_newlines);
        if (picture)
            taken += add_safe_tail(out, text + taken, left - taken);
        text += taken;
        left -= taken;
    }
}

char *text_safe(struct arena *arena, const char *text)
{
    if (!text)
        return NULL;
    struct str safe;
    str_init(&safe);
    text_add_safe(&safe, text, false);
    char *kept = arena_strndup(arena, safe.text, safe.length);
    str_finish(&safe);
    return kept;
}
