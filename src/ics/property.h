/* SPDX-License-Identifier: MIT
 *
 * property: the names of properties.def, and one content line taken apart (RFC 5545 3.1).
 */
#ifndef JUGGLE_SRC_ICS_PROPERTY_H
#define JUGGLE_SRC_ICS_PROPERTY_H

#include <stdbool.h>
#include <stddef.h>

#include "juggle/base/arena.h"

enum property_name {
#define PROPERTY(NAME, name, use) PROPERTY_##NAME,
#include "properties.def"
#undef PROPERTY
    PROPERTY_UNKNOWN,
};
enum property_use { PROPERTY_TEXT, PROPERTY_OWN, PROPERTY_NONE };

/* Case-blind. */
enum property_name property_named(const char *text, size_t length);
/* Is it that property's line? */
bool property_is(const char *line, enum property_name name);
enum property_use property_use(enum property_name name);

/* Points into its line. */
struct property {
    enum property_name name;
    int line;
    const char *text; /* the line, ended by NUL */
    size_t name_length;
    const char *parameters; /* ";TZID=Europe/Berlin;VALUE=DATE", still quoted */
    size_t parameters_length;
    const char *value; /* as written, still escaped */
};

/* False: it is no property. */
bool property_read(const char *text, int line, struct property *out);
/* A TEXT value as it is meant, in the arena. */
const char *property_unescape(struct arena *arena, const char *value);
/* A parameter's value without quotes, in the arena; NULL: absent. */
const char *property_parameter(struct arena *arena, const struct property *property,
                               const char *name);

#endif
