/* SPDX-License-Identifier: MIT
 *
 * options: options.def as data, and what should have stood where a value is refused.
 */
#include "options.h"

#include <string.h>

static const struct option table[] = {
#define MAY_BE_OPEN true
#define MAY_BE_NEEDED false
#define OPTION(section, key, type, empty, preset, choices, low, high, summary)                     \
    {#section, #key, OPTION_##type, MAY_BE_##empty, preset,                                        \
     choices,  low,  high,          summary,        offsetof(struct settings, section##_##key)},
#include "juggle/config/options.def"
#undef OPTION
};

static const char *const hints[] = {
    [OPTION_TEXT] = "a text",
    [OPTION_LIST] = "texts separated by commas",
    [OPTION_ZONE] = "an IANA zone such as Europe/Berlin",
    [OPTION_WORD] = "a word",
    [OPTION_WORDS] = "a word",
    [OPTION_WEEKDAY] = "a weekday such as monday",
    [OPTION_WEEKDAYS] = "weekdays such as mon, tue, fri",
    [OPTION_LENGTH] = "a length such as 45m, 1h30 or 8h",
    [OPTION_CLOCK] = "a time such as 04:00",
    [OPTION_CLOCKS] = "two times of one day such as 09:00-18:00",
    [OPTION_SHARE] = "a share from 0 to 1 such as 0.30",
    [OPTION_FLAG] = "on or off",
    [OPTION_SIZE] = "a size such as 128M",
};

const struct option *config_options(size_t *count)
{
    *count = sizeof table / sizeof *table;
    return table;
}

const struct option *options_find(const char *section, const char *key)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_equal(table[i].section, section) && str_equal(table[i].key, key))
            return &table[i];
    return NULL;
}

const char *options_section_of(const char *key)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_equal(table[i].key, key))
            return table[i].section;
    return NULL;
}

static void add_bound(struct str *out, enum option_type type, int64_t value)
{
    char buf[DATE_SIZE];
    if (type == OPTION_CLOCK)
        str_add(out, clock_format((minutes)value, true, buf));
    else if (type == OPTION_LENGTH)
        str_add(out, length_format((minutes)value, buf));
    else if (value % (1024 * 1024) == 0)
        str_addf(out, "%dM", (int)(value / (1024 * 1024)));
    else
        str_addf(out, "%dK", (int)(value / 1024));
}

const char *config_wanted(struct arena *arena, const struct option *option)
{
    struct str text;
    str_init(&text);
    if (option->choices[0]) {
        str_add(&text, "one of ");
        for (const char *c = option->choices; *c; c++)
            *c == '|' ? str_add(&text, ", ") : str_add_char(&text, *c);
    } else {
        str_add(&text, hints[option->type]);
    }
    if (option->high) {
        str_add(&text, ", from ");
        add_bound(&text, option->type, option->low);
        str_add(&text, " to ");
        add_bound(&text, option->type, option->high);
    }
    const char *wanted = arena_strdup(arena, text.text);
    str_finish(&text);
    return wanted;
}

const char *options_nearest(struct arena *arena, const struct option *option, const char *value)
{
    const char *words[16];
    size_t count = 0;
    if (option->type == OPTION_WEEKDAY)
        for (int i = MONDAY; i <= SUNDAY; i++)
            words[count++] = weekday_long((enum weekday)i);
    for (const char *at = option->choices; *at && count < 16;) {
        size_t length = strcspn(at, "|");
        words[count++] = arena_strndup(arena, at, length);
        at += length + (at[length] == '|');
    }
    return str_nearest(value, words, count);
}
