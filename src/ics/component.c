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

bool component_add(struct arena *arena, struct component *component, const char *text,
                   size_t length, int line)
{
    struct property property;
    if (!property_read(arena_strndup(arena, text, length), line, &property))
        return false;
    if (component->count == component->capacity)
        component->properties = vec_grow(arena, component->properties, component->count,
                                         &component->capacity, sizeof *component->properties);
    component->properties[component->count++] = property;
    component->hash = text_hash(component->hash, text, length + 1);
    if (for_libical(&property)) {
        str_add_bytes(&component->text, text, length);
        str_add(&component->text, "\r\n");
    }
    return true;
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
