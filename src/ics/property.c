/* SPDX-License-Identifier: MIT
 *
 * property: lines are taken apart without believing that they are sound.
 */
#include "property.h"

#include <string.h>

#include "juggle/base/ascii.h"

static const struct {
    const char *word;
    enum property_use use;
} rows[] = {
#define PROPERTY(NAME, name, use) {name, PROPERTY_##use},
#include "properties.def"
#undef PROPERTY
};

/* Sign as of strcmp; word is in upper case. */
static int compare(const char *text, size_t length, const char *word)
{
    for (size_t i = 0; i < length; i++) {
        int difference = ascii_upper(text[i]) - word[i];
        if (difference != 0 || !word[i])
            return difference ? difference : 1; /* a NUL in the text is not the word's end */
    }
    return word[length] ? -1 : 0;
}

enum property_name property_named(const char *text, size_t length)
{
    size_t low = 0, high = PROPERTY_UNKNOWN;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int difference = compare(text, length, rows[middle].word);
        if (difference == 0)
            return (enum property_name)middle;
        if (difference > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return PROPERTY_UNKNOWN;
}

bool property_is(const char *line, enum property_name name)
{
    size_t length = 0;
    for (const char *word = rows[name].word; word[length]; length++)
        if (ascii_upper(line[length]) != word[length])
            return false;
    return line[length] == ':' || line[length] == ';';
}

enum property_use property_use(enum property_name name)
{
    return name < PROPERTY_UNKNOWN ? rows[name].use : PROPERTY_NONE;
}

/* Where the value begins: the first colon outside of quotes. */
static const char *find_colon(const char *text)
{
    bool quoted = false;
    for (; *text; text++) {
        if (*text == '"')
            quoted = !quoted;
        else if (*text == ':' && !quoted)
            return text;
    }
    return NULL;
}

static bool is_time(enum property_name name)
{
    return name == PROPERTY_DTSTART || name == PROPERTY_DTEND || name == PROPERTY_DUE ||
           name == PROPERTY_EXDATE || name == PROPERTY_RDATE || name == PROPERTY_RECURRENCE_ID;
}

/* "DTSTART;TZID=(UTC+01:00) Berlin:20270101T090000": the colon of a zone's name is no end, as a
 * time has none. */
static const char *find_value(const struct property *property)
{
    const char *first = find_colon(property->text + property->name_length);
    if (!first)
        first = strchr(property->text, ':'); /* a quote that never ends */
    if (!first || !is_time(property->name))
        return first;
    const char *zone = strstr(property->text, "TZID="), *last = strrchr(property->text, ':');
    return zone && zone < first && ascii_is_digit(last[1]) ? last : first;
}

bool property_read(const char *text, int line, struct property *out)
{
    size_t length = strcspn(text, ":;");
    *out = (struct property){.text = text, .name_length = length, .line = line};
    if (length == 0 || text[length] == '\0')
        return false;
    out->name = property_named(text, length);
    const char *colon = find_value(out);
    if (!colon)
        return false;
    out->parameters = text + length;
    out->parameters_length = (size_t)(colon - out->parameters);
    out->value = colon + 1;
    return true;
}

/* One parameter from `at` on, which is a semicolon; returns what follows it. */
static const char *next_parameter(const char *at, const char *end, const char **value,
                                  size_t *length)
{
    const char *from = at + 1;
    while (from < end && *from != '=' && *from != ';')
        from++;
    *value = NULL;
    *length = 0;
    if (from == end || *from == ';')
        return from;
    bool quoted = ++from < end && *from == '"';
    from += quoted;
    *value = from;
    while (from < end && *from != (quoted ? '"' : ';'))
        from++;
    *length = (size_t)(from - *value);
    while (from < end && *from != ';')
        from++;
    return from;
}

const char *property_unescape(struct arena *arena, const char *value)
{
    char *copy = arena_strdup(arena, value), *to = copy;
    for (const char *from = copy; *from; from++) {
        bool escaped = *from == '\\' && from[1];
        from += escaped;
        *to++ = escaped && (*from == 'n' || *from == 'N') ? '\n' : *from;
    }
    *to = '\0';
    return copy;
}

const char *property_parameter(struct arena *arena, const struct property *property,
                               const char *name)
{
    const char *end = property->parameters + property->parameters_length;
    size_t name_length = strlen(name), length;
    for (const char *at = property->parameters, *next, *value; at < end && *at == ';'; at = next) {
        next = next_parameter(at, end, &value, &length);
        if (value && at + 1 + name_length < end && at[1 + name_length] == '=' &&
            compare(at + 1, name_length, name) == 0)
            return arena_strndup(arena, value, length);
    }
    return NULL;
}
