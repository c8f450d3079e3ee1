/* SPDX-License-Identifier: MIT
 *
 * source: the bytes of a source as UTF-8, a physical line at a time, in constant memory. Lines end
 * with LF, CR or CRLF; UTF-16 is converted; one line may come in several pieces.
 */
#ifndef JUGGLE_SRC_ICS_SOURCE_H
#define JUGGLE_SRC_ICS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

enum source_form { SOURCE_BYTES, SOURCE_UTF16_LE, SOURCE_UTF16_BE };

enum { SOURCE_RAW = 32 << 10, SOURCE_TEXT = 128 << 10 };

struct source {
    int fd;
    size_t most;  /* bytes that are allowed */
    size_t total; /* bytes read so far */
    enum source_form form;
    bool ended;
    bool too_big;
    int error; /* errno of a read that failed; 0: none did */
    size_t at, length;
    size_t looked;                 /* bytes from at that hold no line end */
    unsigned char raw[SOURCE_RAW]; /* UTF-16 that waits for its other half */
    size_t raw_length;
    char text[SOURCE_TEXT];
};

/* A physical line, or as much of it as fits. */
struct piece {
    const char *text;
    size_t length;
    bool ends; /* nothing more of this line follows */
};

/* Reads the beginning and finds out the encoding; a byte order mark is passed over. */
void source_open(struct source *source, int fd, size_t most);
/* The next piece, which stays the next one until it is taken; false at the end. */
bool source_peek(struct source *source, struct piece *out);
/* What stands behind the piece that was peeked at and the line end behind it, as far as it can be
 * had: length bytes at most. Moves nothing on, but the piece must be peeked at again. */
size_t source_ahead(struct source *source, const char **text, size_t length);
/* Takes the piece that was peeked at, and the line end behind it; its text is gone then. */
void source_take(struct source *source);
/* All that is at hand, lines or not, for readers of other formats; false at the end. */
bool source_block(struct source *source, struct piece *out);

#endif
