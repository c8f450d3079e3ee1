/* SPDX-License-Identifier: MIT
 *
 * str: a growing byte string on the heap, always ended by NUL.
 */
#ifndef JUGGLE_BASE_STR_H
#define JUGGLE_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "juggle/base/arena.h"
#include "juggle/base/err.h"

struct str {
    char *text; /* never NULL after str_init */
    size_t length;
    size_t capacity;
};

void str_init(struct str *str);
void str_finish(struct str *str);
void str_clear(struct str *str);
void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char c);
/* One code point as UTF-8; an invalid one becomes U+FFFD. */
void str_add_code(struct str *str, uint32_t code);
void str_addf(struct str *str, const char *fmt, ...) PRINTF_LIKE(2, 3);
void str_addv(struct str *str, const char *fmt, va_list args) PRINTF_LIKE(2, 0);
/* count times the same text. */
void str_repeat(struct str *str, const char *text, int count);

/* Small questions about C strings that the whole program asks. NULL equals only NULL. */
bool str_equal(const char *a, const char *b);
bool str_equal_nocase(const char *a, const char *b); /* ASCII letters only */
bool str_starts(const char *text, const char *prefix);
/* A word of a table as people read it, blanks for hyphens: "handed over"; in the arena. */
const char *str_said(struct arena *arena, const char *word);
/* Is item one of list's, which stand between commas? list may be NULL. */
bool str_listed(const char *list, const char *item);
bool str_blank(const char *text); /* NULL, empty, or only blanks */
/* Cuts a line into so many fields, in place; what is behind the last one's mark is left out. False:
 * there are fewer. */
bool str_fields(char *line, char mark, const char **fields, size_t count);
/* Optimal string alignment distance (insert, delete, replace, swap of neighbours; each 1),
 * at most limit + 1. Counted in characters; a text of more than 64 is either equal or too far.
 * Damerau 1964, Levenshtein 1966. */
int str_distance(const char *a, const char *b, int limit);
/* The word nearest to text, or NULL if none is near enough to be meant: distance at most
 * 1 up to 4 characters, 2 up to 8, else 3, whatever the case of ASCII letters, and never all
 * that was typed; or the only word that text is a beginning of. */
const char *str_nearest(const char *text, const char *const *words, size_t count);

#endif
