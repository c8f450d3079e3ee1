/* SPDX-License-Identifier: MIT
 *
 * kinds: what a section [kind NAME] may say, one row a key.
 */
#include "kinds.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"

static const char prefix[] = "kind ";

static bool set_intensity(struct arena *arena, struct kind *kind, const char *value)
{
    double intensity;
    (void)arena;
    if (!parse_real(value, &intensity) || intensity < 0 || intensity > 10)
        return false;
    kind->tenths = (int)(intensity * 10 + 0.5);
    return true;
}

static bool read_length(const char *value, minutes *out)
{
    minutes length;
    if (!parse_length(value, DAY_MINUTES, &length) || length < 5 || length > DAY_MINUTES)
        return false;
    *out = length;
    return true;
}

static bool set_length(struct arena *arena, struct kind *kind, const char *value)
{
    (void)arena;
    return read_length(value, &kind->length);
}

static bool set_chunk(struct arena *arena, struct kind *kind, const char *value)
{
    (void)arena;
    return read_length(value, &kind->chunk);
}

static bool set_letter(struct arena *arena, struct kind *kind, const char *value)
{
    (void)arena;
    if (!ascii_is_alnum(value[0]) || value[1])
        return false;
    kind->letter = value[0];
    return true;
}

static bool is_colour(const char *value)
{
    static const char *const names[] = {"black",   "red",  "green", "yellow", "blue",
                                        "magenta", "cyan", "white", "grey"};
    int64_t number;
    if (*value == '#')
        return strlen(value) == 7 && strspn(value + 1, "0123456789abcdefABCDEF") == 6;
    if (parse_int(value, 0, 255, &number))
        return true;
    if (str_starts(value, "bright-"))
        value += strlen("bright-");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(names[i], value))
            return true;
    return false;
}

static bool set_colour(struct arena *arena, struct kind *kind, const char *value)
{
    if (is_colour(value))
        kind->colour = arena_strdup(arena, value);
    return is_colour(value);
}

static const struct row {
    struct kind_key key;
    bool (*set)(struct arena *arena, struct kind *kind, const char *value);
} rows[] = {
    {{"like", "content", "a built-in kind such as content or stage", "what it is like"},
     NULL}, /* see kinds_like */
    {{"intensity", "5", "a number from 0 to 10", "how much it takes out of you"}, set_intensity},
    {{"length", "3h", "a length from 5m to 24h such as 3h", "where none is said"}, set_length},
    {{"min_chunk", "30m", "a length from 5m to 24h such as 30m", "the smallest piece planned"},
     set_chunk},
    {{"letter", "v", "one letter or digit", "its mark"}, set_letter},
    {{"colour", "magenta", "a colour such as magenta, bright-blue, 208 or #ff8800", "its colour"},
     set_colour},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

static const struct row *find_row(const char *key)
{
    for (int i = 0; i < ROW_COUNT; i++)
        if (str_equal(rows[i].key.key, key))
            return &rows[i];
    return NULL;
}

const struct kind_key *config_kind_key(size_t n)
{
    return n < ROW_COUNT ? &rows[n].key : NULL;
}

void kinds_init(struct kinds *kinds, struct arena *arena)
{
    *kinds = (struct kinds){.arena = arena};
    for (size_t i = 0; i < kind_builtin()->count; i++)
        VEC_PUSH(arena, &kinds->list, kind_builtin()->at[i]);
}

const char *kinds_name(const char *section)
{
    return str_starts(section, prefix) ? section + strlen(prefix) : NULL;
}

/* Of letters beyond ASCII the bytes. */
static bool is_letter(char c)
{
    return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

bool kinds_name_valid(const char *name)
{
    if (!is_letter(*name))
        return false;
    for (; *name; name++)
        if (!is_letter(*name) && !ascii_is_digit(*name) && *name != '-' && *name != '_')
            return false;
    return true;
}

struct kind *kinds_find(struct kinds *kinds, const char *name)
{
    for (size_t i = 0; i < kinds->list.count; i++)
        if (str_equal_nocase(kinds->list.at[i].word, name))
            return &kinds->list.at[i];
    return NULL;
}

bool kinds_like(struct kinds *kinds, const char *name, const char *like)
{
    const struct kind *model = kind_find(kind_builtin(), like);
    struct kind *kind = kinds_find(kinds, name);
    struct kind changed;
    if (!model)
        return false;
    changed = *model;
    changed.word = kind ? kind->word : arena_strdup(kinds->arena, name);
    if (kind)
        *kind = changed;
    else
        VEC_PUSH(kinds->arena, &kinds->list, changed);
    return true;
}

bool kinds_set(struct kinds *kinds, struct kind *kind, const char *key, const char *value)
{
    const struct row *row = find_row(key);
    return row && row->set && row->set(kinds->arena, kind, value);
}

const char *kinds_hint(const char *key)
{
    const struct row *row = find_row(key);
    return row ? row->key.hint : NULL;
}

const char *kinds_nearest_key(const char *key)
{
    const char *names[ROW_COUNT];
    for (int i = 0; i < ROW_COUNT; i++)
        names[i] = rows[i].key.key;
    return str_nearest(key, names, ROW_COUNT);
}

const char *kinds_nearest_builtin(const char *name)
{
    const char *names[KIND_COUNT];
    for (int i = 0; i < KIND_COUNT; i++)
        names[i] = kind_builtin()->at[i].word;
    return str_nearest(name, names, KIND_COUNT);
}
