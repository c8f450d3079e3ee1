/* SPDX-License-Identifier: MIT
 *
 * source: blocks of a descriptor, cut where lines end. What has begun but not ended moves to the
 * front of the buffer before more is read, so that a line is seen whole unless it is longer than
 * the buffer.
 */
#include "source.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "encoding.h"

enum { STRETCH = 256 };

/* How many bytes came, 0 at the end or where reading must stop. */
static size_t read_some(struct source *source, void *to, size_t room)
{
    ssize_t got;
    do
        got = read(source->fd, to, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        source->error = errno;
    if (got > 0)
        source->total += (size_t)got;
    source->too_big |= source->total > source->most;
    source->ended = got <= 0 || source->too_big;
    return source->ended ? 0 : (size_t)got;
}

static void convert_utf16(struct source *source)
{
    size_t taken, made;
    bool big = source->form == SOURCE_UTF16_BE;
    made = encoding_utf16(source->raw, source->raw_length, big, source->ended,
                          source->text + source->length, SOURCE_TEXT - source->length, &taken);
    source->length += made;
    source->raw_length -= taken;
    memmove(source->raw, source->raw + taken, source->raw_length);
}

static bool has_more(const struct source *source)
{
    return !source->ended || source->raw_length >= 2;
}

/* More text behind what is there; false when there is no more, or no room. */
static bool fill(struct source *source)
{
    size_t before = source->length - source->at;
    if (source->at > 0) {
        memmove(source->text, source->text + source->at, before);
        source->length = before;
        source->at = 0;
    }
    while (source->length == before && has_more(source) && before + 4 <= SOURCE_TEXT) {
        if (source->form == SOURCE_BYTES) {
            source->length +=
                read_some(source, source->text + source->length, SOURCE_TEXT - source->length);
            continue;
        }
        if (!source->ended)
            source->raw_length += read_some(source, source->raw + source->raw_length,
                                            sizeof source->raw - source->raw_length);
        convert_utf16(source);
    }
    return source->length > before;
}

static bool begins(const struct source *source, const char *bytes, size_t length)
{
    return source->length >= length && !memcmp(source->text, bytes, length);
}

/* The first characters of any format that is read are ASCII. */
static enum source_form form_of(const struct source *source)
{
    const char *text = source->text;
    if (begins(source, "\xFF\xFE", 2))
        return SOURCE_UTF16_LE;
    if (begins(source, "\xFE\xFF", 2))
        return SOURCE_UTF16_BE;
    if (source->length < 4 || (text[0] && text[1]) || (text[2] && text[3]))
        return SOURCE_BYTES;
    if (text[0] && text[2] && !text[1] && !text[3])
        return SOURCE_UTF16_LE;
    return !text[0] && !text[2] && text[1] && text[3] ? SOURCE_UTF16_BE : SOURCE_BYTES;
}

/* What was read as bytes so far was UTF-16. */
static void begin_utf16(struct source *source)
{
    size_t skipped = begins(source, "\xFF\xFE", 2) || begins(source, "\xFE\xFF", 2) ? 2 : 0;
    source->raw_length = source->length - skipped;
    memcpy(source->raw, source->text + skipped, source->raw_length);
    source->length = 0;
    convert_utf16(source);
}

void source_open(struct source *source, int fd, size_t most)
{
    memset(source, 0, offsetof(struct source, raw));
    source->raw_length = 0;
    source->fd = fd;
    source->most = most;
    /* As much as can be judged; no more than the raw buffer holds, should it turn out to be UTF-16.
     */
    while (source->length < SOURCE_RAW && !source->ended)
        source->length +=
            read_some(source, source->text + source->length, SOURCE_RAW - source->length);
    source->form = form_of(source);
    if (source->form != SOURCE_BYTES)
        begin_utf16(source);
    else if (begins(source, "\xEF\xBB\xBF", 3))
        source->at = 3;
}

/* Where the first line end of a stretch is, or its length. */
static size_t line_end(const char *text, size_t length)
{
    const char *end = memchr(text, '\n', length);
    if (end)
        length = (size_t)(end - text);
    end = memchr(text, '\r', length);
    return end ? (size_t)(end - text) : length;
}

/* The line's end in what is at hand: its index, or the length where there is none. A stretch at a
 * time: where only one sort of line end is used, the other would be looked for again and again. */
static size_t find_end(struct source *source)
{
    size_t at = source->at + source->looked;
    while (at < source->length) {
        size_t stretch = source->length - at < STRETCH ? source->length - at : STRETCH;
        size_t length = line_end(source->text + at, stretch);
        at += length;
        if (length < stretch)
            break;
    }
    source->looked = at - source->at;
    return at;
}

bool source_peek(struct source *source, struct piece *out)
{
    size_t end = find_end(source);
    for (bool more = true; more && end == source->length;) {
        more = fill(source); /* which moves what is there */
        end = find_end(source);
    }
    bool found = end < source->length;
    *out = (struct piece){source->text + source->at, end - source->at, found || !has_more(source)};
    return found || end > source->at;
}

size_t source_ahead(struct source *source, const char **text, size_t length)
{
    while (source->length - source->at - source->looked < length && fill(source))
        ;
    size_t from = source->at + source->looked;
    size_t has = source->length - from < length ? source->length - from : length;
    *text = source->text + from;
    return has;
}

void source_take(struct source *source)
{
    source->at += source->looked;
    source->looked = 0;
    if (source->at == source->length)
        return; /* a piece, or the last line without an end */
    char end = source->text[source->at++];
    if (end == '\r' && (source->at < source->length || fill(source)) &&
        source->text[source->at] == '\n')
        source->at++;
}

bool source_block(struct source *source, struct piece *out)
{
    if (source->at == source->length && !fill(source))
        return false;
    *out =
        (struct piece){source->text + source->at, source->length - source->at, !has_more(source)};
    source->at = source->length;
    source->looked = 0;
    return true;
}
