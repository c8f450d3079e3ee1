/* SPDX-License-Identifier: MIT
 *
 * component: the lines of one component, and which of them libical is given.
 */
#include "component.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

enum { PARAMETERS_MOST = 4096 };

static bool names_people(const struct property *property)
{
    static const char *const words[] = {"SPEAKER", "PRESENTER"};
    char name[64];
    size_t length = property->name_length;
    if (length < 3 || length >= sizeof name || property->text[1] != '-')
        return false;
    for (size_t i = 0; i < length; i++)
        name[i] = ascii_upper(property->text[i]);
    name[length] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (name[0] == 'X' && strstr(name, words[i]))
            return true;
    return false;
}

/* Times and rules are read here; on long parameters libical chokes. */
static bool for_libical(const struct property *property)
{
    if (property->parameters_length > PARAMETERS_MOST)
        return false;
    return property_use(property->name) == PROPERTY_TEXT ||
           (property->name == PROPERTY_UNKNOWN && names_people(property));
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
    return hash ^ hash >> 29;
}

/* Eight bytes at a time: it sees every byte of every import. */
static uint64_t hash_line(uint64_t hash, const char *text, size_t length)
{
    uint64_t word;
    hash = mix(hash, length);
    for (; length >= sizeof word; text += sizeof word, length -= sizeof word) {
        memcpy(&word, text, sizeof word);
        hash = mix(hash, word);
    }
    word = 0;
    memcpy(&word, text, length);
    return mix(hash, word);
}

void component_add(struct arena *arena, struct component *component, const char *text,
                   size_t length, int line)
{
    if (component->count == component->capacity)
        component->properties = vec_grow(arena, component->properties, component->count,
                                         &component->capacity, sizeof *component->properties);
    component->properties[component->count++] =
        (struct property){.text = arena_strndup(arena, text, length), .line = line};
    component->hash = hash_line(component->hash, text, length);
}

void component_read(struct component *component)
{
    size_t kept = 0;
    for (size_t i = 0; i < component->count; i++) {
        struct property property;
        const struct property *line = &component->properties[i];
        if (property_read(line->text, line->line, &property))
            component->properties[kept++] = property;
    }
    component->count = kept;
}

bool component_has(const struct component *component, enum property_name name)
{
    for (size_t i = 0; i < component->count; i++)
        if (property_is(component->properties[i].text, name))
            return true;
    return false;
}

void component_text(const struct component *component, struct str *out)
{
    str_addf(out, "BEGIN:%s\r\n", component->name);
    for (size_t i = 0; i < component->count; i++) {
        if (!for_libical(&component->properties[i]))
            continue;
        str_add(out, component->properties[i].text);
        str_add(out, "\r\n");
    }
    str_addf(out, "END:%s\r\n", component->name);
}

const struct property *component_find(const struct component *component, enum property_name name)
{
    for (size_t i = 0; i < component->count; i++)
        if (component->properties[i].name == name)
            return &component->properties[i];
    return NULL;
}

const struct property *component_next(const struct component *component,
                                      const struct property *after)
{
    size_t from = (size_t)(after - component->properties) + 1;
    for (size_t i = from; i < component->count; i++)
        if (component->properties[i].name == after->name)
            return &component->properties[i];
    return NULL;
}

const char *component_value(const struct component *component, enum property_name name)
{
    const struct property *property = component_find(component, name);
    return property ? property->value : NULL;
}
