/* SPDX-License-Identifier: MIT
 *
 * component: content lines taken apart by RFC 5545 3.1, without believing that they are sound.
 */
#include "component.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

static char *upper(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_strndup(arena, text, length);
    for (char *c = copy; *c; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    return copy;
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

/* What libical must not see: times and rules are read here, and it chokes on long parameters. */
static bool for_libical(const char *name, size_t parameters)
{
    static const char *const texts[] = {"SUMMARY", "LOCATION", "DESCRIPTION", "URL", "UID", "CATEGORIES",
                                        "ATTENDEE", "ORGANIZER", "CONTACT", "COMMENT"};
    if (parameters > 4096)
        return false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!strcmp(name, texts[i]))
            return true;
    return strncmp(name, "X-", 2) == 0 && (strstr(name, "SPEAKER") || strstr(name, "PRESENTER"));
}

bool component_add(struct arena *arena, struct component *component, const char *text, int line)
{
    size_t length = strcspn(text, ":;");
    const char *colon = find_colon(text);
    if (!length || !colon || colon < text + length)
        return false;
    struct property property = {
        .name = upper(arena, text, length),
        .parameters = arena_strndup(arena, text + length, (size_t)(colon - text) - length),
        .value = arena_strdup(arena, colon + 1),
        .line = line,
    };
    if (component->count == component->capacity)
        component->properties =
            vec_grow(arena, component->properties, component->count, &component->capacity,
                     sizeof *component->properties);
    component->properties[component->count++] = property;
    component->hash = text_hash(component->hash, text, strlen(text) + 1);
    if (for_libical(property.name, strlen(property.parameters))) {
        str_add(&component->text, text);
        str_add(&component->text, "\r\n");
    }
    return true;
}

const struct property *component_find(const struct component *component, const char *name)
{
    for (size_t i = 0; i < component->count; i++)
        if (!strcmp(component->properties[i].name, name))
            return &component->properties[i];
    return NULL;
}

const struct property *component_next(const struct component *component,
                                      const struct property *after)
{
    size_t from = (size_t)(after - component->properties) + 1;
    for (size_t i = from; i < component->count; i++)
        if (!strcmp(component->properties[i].name, after->name))
            return &component->properties[i];
    return NULL;
}

static bool name_is(const char *text, size_t length, const char *name)
{
    if (strlen(name) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (ascii_lower(text[i]) != ascii_lower(name[i]))
            return false;
    return true;
}

const char *property_parameter(struct arena *arena, const struct property *property,
                               const char *name)
{
    for (const char *at = property->parameters; *at == ';';) {
        const char *key = at + 1;
        size_t length = strcspn(key, "=;");
        const char *value = key + length;
        if (*value != '=') {
            at = value;
            continue;
        }
        value++;
        bool quoted = *value == '"';
        value += quoted;
        size_t value_length = strcspn(value, quoted ? "\"" : ";");
        if (name_is(key, length, name))
            return arena_strndup(arena, value, value_length);
        at = value + value_length;
        at += quoted && *at == '"';
        at += strcspn(at, ";");
    }
    return NULL;
}
