/* SPDX-License-Identifier: MIT
 *
 * value: an answer as a tree of maps, lists and plain values, in an arena.
 *
 * What a command answers is one map; the command line writes it as JSON or
 * reads it back to print text, so the two can never say different things.
 */
#ifndef JUGGLE_BASE_VALUE_H
#define JUGGLE_BASE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "juggle/base/arena.h"
#include "juggle/base/str.h"

enum value_type {
    VALUE_NULL,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_REAL,
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_MAP
};

struct value {
    enum value_type type;
    const char *key; /* inside a map, else NULL */
    union {
        bool boolean;
        int64_t integer;
        double real;
        const char *text;
        struct {
            struct arena *arena;
            struct value *first, *last;
            size_t count;
        } children;
    } as;
    struct value *next; /* the next in the same map or list */
};

struct value *value_map(struct arena *arena);
struct value *value_list(struct arena *arena);

/* Put under a key of a map, in the order of the calls; a key is set once. Keys are constants,
 * texts are copied; a NULL text is null. */
void value_put(struct value *map, const char *key, struct value *child); /* NULL: null */
void value_put_null(struct value *map, const char *key);
void value_put_bool(struct value *map, const char *key, bool boolean);
void value_put_int(struct value *map, const char *key, int64_t integer);
void value_put_real(struct value *map, const char *key, double real);
void value_put_text(struct value *map, const char *key, const char *text);
struct value *value_put_map(struct value *map, const char *key);
struct value *value_put_list(struct value *map, const char *key);

void value_push(struct value *list, struct value *child);
void value_push_text(struct value *list, const char *text);
void value_push_int(struct value *list, int64_t integer);
struct value *value_push_map(struct value *list);

/* Reading: NULL, false, 0 where the key is absent or of another type. */
const struct value *value_find(const struct value *map, const char *key);
const char *value_text(const struct value *map, const char *key);
int64_t value_int(const struct value *map, const char *key);
double value_real(const struct value *map, const char *key);
bool value_bool(const struct value *map, const char *key);
/* First child of a list or map under key; walk with ->next. */
const struct value *value_first(const struct value *map, const char *key);
size_t value_count(const struct value *map, const char *key);

/* RFC 8259 on one line; controls, U+2028 and U+2029 escaped, invalid UTF-8 as U+FFFD; reals with at
 * most 9 significant digits and no exponent. */
void value_write_json(struct str *out, const struct value *value);

#endif
