/* SPDX-License-Identifier: MIT
 *
 * options_set: one strict reader per type. Nothing is guessed: "12abc" is no number.
 */
#include "options.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"
#include "juggle/base/vec.h"
#include "juggle/base/zone.h"

/* The next text of a list without the blanks round it; false at the end. */
static bool next_part(struct arena *arena, const char **at, const char **part)
{
    size_t length = strcspn(*at, ","), from = 0, to = length;
    if (!**at)
        return false;
    while (from < to && ascii_is_space((*at)[from]))
        from++;
    while (to > from && ascii_is_space((*at)[to - 1]))
        to--;
    *part = arena_strndup(arena, *at + from, to - from);
    *at += length + ((*at)[length] == ',');
    return true;
}

static struct text_list read_list(struct arena *arena, const char *value)
{
    VEC(const char *) list = {0};
    const char *part;
    while (next_part(arena, &value, &part))
        if (*part)
            VEC_PUSH(arena, &list, part);
    return (struct text_list){list.at, list.count};
}

static bool read_weekdays(struct arena *arena, const char *value, unsigned *out)
{
    enum weekday weekday;
    const char *part;
    unsigned days = 0;
    while (next_part(arena, &value, &part)) {
        if (!parse_weekday(part, &weekday))
            return false;
        days |= 1u << weekday;
    }
    *out = days;
    return true;
}

static bool read_flag(const char *value, bool *out)
{
    static const char *const words[] = {"off", "on", "no", "yes", "false", "true"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(words[i], value)) {
            *out = i % 2;
            return true;
        }
    return false;
}

/* The index among the choices, -1 where it is none of them. */
static int read_choice(const char *choices, const char *value, size_t *start, size_t *length)
{
    size_t size = strlen(value);
    const char *at = choices;
    for (int index = 0;; index++) {
        bool same = strcspn(at, "|") == size;
        for (size_t i = 0; same && i < size; i++)
            same = ascii_lower(at[i]) == ascii_lower(value[i]);
        *start = (size_t)(at - choices);
        *length = size;
        if (same)
            return index;
        at += strcspn(at, "|");
        if (!*at++)
            return -1;
    }
}

static bool read_words(const char *choices, const char *value, int *out)
{
    size_t start, length;
    bool flag;
    int index = read_choice(choices, value, &start, &length);
    if (index < 0 && read_flag(value, &flag))
        index = read_choice(choices, flag ? "yes" : "no", &start, &length);
    if (index < 0)
        return false;
    *out = index;
    return true;
}

static bool read_word(struct arena *arena, const char *choices, const char *value, const char **out)
{
    size_t start, length;
    if (read_choice(choices, value, &start, &length) < 0)
        return false;
    *out = arena_strndup(arena, choices + start, length);
    return true;
}

static bool in_range(const struct option *option, int64_t value)
{
    return option->low <= value && value <= option->high;
}

static bool read_minutes(const struct option *option, const char *value, minutes *out)
{
    minutes read;
    bool ok = option->type == OPTION_CLOCK ? parse_clock(value, &read)
                                           : parse_length(value, DAY_MINUTES, &read);
    if (!ok || !in_range(option, read))
        return false;
    *out = read;
    return true;
}

static bool read_clocks(const char *value, struct clock_span *out)
{
    struct clock_span span;
    if (!parse_clock_range(value, &span.start, &span.end) || span.start >= span.end)
        return false;
    *out = span;
    return true;
}

static bool read_share(const char *value, double *out)
{
    double share;
    if (!parse_real(value, &share) || share < 0 || share > 1)
        return false;
    *out = share;
    return true;
}

static bool read_size(const struct option *option, const char *value, int64_t *out)
{
    static const char units[] = "KMG";
    char digits[24];
    size_t length = strlen(value);
    const char *unit = length ? strchr(units, value[length - 1]) : NULL;
    int64_t number, factor = 1;
    if (!length || length >= sizeof digits)
        return false;
    memcpy(digits, value, length + 1);
    if (unit) {
        digits[length - 1] = '\0';
        for (const char *at = units; at <= unit; at++)
            factor *= 1024;
    }
    if (!parse_int(digits, 0, INT64_C(1) << 31, &number) || !in_range(option, number * factor))
        return false;
    *out = number * factor;
    return true;
}

static void set_empty(enum option_type type, void *at)
{
    if (type == OPTION_LENGTH)
        *(minutes *)at = MINUTES_NONE;
    else if (type == OPTION_CLOCKS)
        *(struct clock_span *)at = (struct clock_span){MINUTES_NONE, MINUTES_NONE};
    else if (type == OPTION_LIST)
        *(struct text_list *)at = (struct text_list){NULL, 0};
    else
        *(const char **)at = NULL;
}

bool options_set(struct arena *arena, const struct option *option, const char *value,
                 struct settings *settings)
{
    void *at = (char *)settings + option->offset;
    if (!*value) {
        if (option->may_be_empty)
            set_empty(option->type, at);
        return option->may_be_empty;
    }
    switch (option->type) {
    case OPTION_ZONE:
        if (!zone_canonical(value, NULL))
            return false;
        *(const char **)at = arena_strdup(arena, value);
        return true;
    case OPTION_TEXT:
        *(const char **)at = arena_strdup(arena, value);
        return true;
    case OPTION_LIST:
        *(struct text_list *)at = read_list(arena, value);
        return true;
    case OPTION_WORD:
        return read_word(arena, option->choices, value, at);
    case OPTION_WORDS:
        return read_words(option->choices, value, at);
    case OPTION_WEEKDAY:
        return parse_weekday(value, at);
    case OPTION_WEEKDAYS:
        return read_weekdays(arena, value, at);
    case OPTION_LENGTH:
    case OPTION_CLOCK:
        return read_minutes(option, value, at);
    case OPTION_CLOCKS:
        return read_clocks(value, at);
    case OPTION_SHARE:
        return read_share(value, at);
    case OPTION_FLAG:
        return read_flag(value, at);
    case OPTION_SIZE:
        return read_size(option, value, at);
    }
    return false;
}
