/* SPDX-License-Identifier: MIT
 *
 * component: one VEVENT, VTODO or VTIMEZONE: its lines, taken apart, and its texts as libical reads them.
 */
#ifndef JUGGLE_SRC_ICS_COMPONENT_H
#define JUGGLE_SRC_ICS_COMPONENT_H

#include "juggle/base/arena.h"
#include "juggle/base/str.h"

/* A content line: name and parameters in upper case, parameter values as written. */
struct property {
    const char *name;
    const char *parameters; /* ";TZID=Europe/Berlin;VALUE=DATE", "" none */
    const char *value;      /* as written, still escaped */
    int line;
};

struct component {
    const char *name; /* VEVENT ... */
    int line;
    struct property *properties;
    size_t count;
    size_t capacity;
    struct str text; /* what libical gets */
    uint64_t hash;
};

/* Takes one logical line in. False: it is no property. */
bool component_add(struct arena *arena, struct component *component, const char *text, int line);
/* The first of that name, or NULL; and the next one after another. */
const struct property *component_find(const struct component *component, const char *name);
const struct property *component_next(const struct component *component,
                                      const struct property *after);
/* A parameter's value without quotes, in the arena; NULL: absent. */
const char *property_parameter(struct arena *arena, const struct property *property,
                               const char *name);

/* libical.c: the only file that knows libical. */
struct texts {
    const char *title, *place, *description, *url, *uid;
    const char *people;     /* one a line */
    const char *categories; /* separated by commas */
    const char *comment;
};
/* Texts unescaped, by libical's parser; all of them NULL where it refuses the component. */
void libical_texts(struct arena *arena, const struct component *component, struct texts *out);

#endif
