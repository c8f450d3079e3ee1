/* SPDX-License-Identifier: MIT
 *
 * text: what characters are: decoding UTF-8, cell widths, folding for search,
 * and making foreign text safe to show.
 *
 * Widths come from a table of our own, equal to the C library's wcwidth in a
 * UTF-8 locale (tested), because a pure function may not ask the locale.
 */
#ifndef JUGGLE_BASE_TEXT_H
#define JUGGLE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "juggle/base/arena.h"
#include "juggle/base/str.h"

enum { TEXT_REPLACEMENT = 0xFFFD };

/* Decodes one code point at text[0..length) and says how many bytes it took (>= 1).
 * Overlong forms, surrogates, values above U+10FFFF and cut sequences give U+FFFD and take 1. */
uint32_t text_decode(const char *text, size_t length, size_t *taken);
/* Encodes into out[4]; returns the bytes written. */
size_t text_encode(uint32_t code, char out[4]);
bool text_is_utf8(const char *text, size_t length);

/* Cells of a code point: 0 combining and format, 1, 2 wide; -1 control. */
int text_code_width(uint32_t code);

/* One user-perceived character: a base with its marks, already made safe to show:
 * ZWJ sequences keep their first emoji, variation selectors and skin tones are dropped. */
struct text_cluster {
    uint32_t code;     /* the base */
    uint32_t marks[2]; /* combining marks, 0 where none; more are dropped */
    int width;         /* 1 or 2 */
    size_t bytes;      /* of source that it covers */
};
/* The next cluster of safe text; false at the end. */
bool text_next(const char *text, size_t length, struct text_cluster *out);

/* Cells of the whole text as it would be shown. */
int text_width(const char *text);
/* The bytes of the longest beginning that fits in so many cells, cut only between clusters. */
size_t text_fit(const char *text, int cells);
/* What a text with HTML in it says without its marks: breaks, paragraphs and items as lines, a
 * link's address behind its words, entities as characters. A text without marks that are known
 * comes back as it is; NULL as NULL. */
const char *text_unmark(struct arena *arena, const char *text);
/* Appends a line, broken between its words where it would be wider than so many cells; what goes on
 * below begins with `indent` blanks. Colours ("\033[...m") take no cells. */
void text_wrap(struct str *out, const char *line, int cells, int indent);
/* Appends at most so many cells of text; when it does not fit it ends in "…" ("~" where ascii). */
void text_add_cut(struct str *out, const char *text, int cells, bool ascii);
/* The same, filled with blanks to exactly so many cells. */
void text_add_padded(struct str *out, const char *text, int cells, bool ascii);

/* The only door to a terminal for foreign text: appends text with every C0, DEL, C1, bidi and
 * format control removed or shown (a newline or tab becomes one blank), invalid bytes as U+FFFD.
 * keep_newlines leaves LF for notes shown in several lines.
 * What is removed: C0, 7F, C1, 061C, 200B-200F, 2028-202E, 2060-206F, FEFF, E0000-E0FFF, 00AD. */
void text_add_safe(struct str *out, const char *text, bool keep_newlines);
char *text_safe(struct arena *arena, const char *text);
/* Non-ASCII as its nearest ASCII letter where the folding table has one, else '?'. */
void text_add_ascii(struct str *out, const char *text);

/* Case folded and accents removed (Latin, Greek, Cyrillic; others pass), for comparing names
 * and for search: "Zürich" and "ZURICH" fold alike. */
char *text_fold(struct arena *arena, const char *text);
/* True if word (folded) stands in text (folded) with no letter or digit on either side. */
bool text_has_word(const char *folded_text, const char *folded_word);

/* 64-bit FNV-1a; start with TEXT_HASH_START and chain. */
#define TEXT_HASH_START 14695981039346656037ULL
uint64_t text_hash(uint64_t hash, const void *bytes, size_t length);

#endif
