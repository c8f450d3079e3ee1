/* SPDX-License-Identifier: MIT
 *
 * component: one VEVENT or VTODO: its lines, taken apart, and its texts as libical reads them.
 */
#ifndef JUGGLE_SRC_ICS_COMPONENT_H
#define JUGGLE_SRC_ICS_COMPONENT_H

#include "juggle/base/str.h"
#include "property.h"

struct component {
    const char *name; /* VEVENT ... */
    int line;
    struct property *properties;
    size_t count;
    size_t capacity;
    uint64_t hash; /* of the lines */
};

/* Takes a copy of one logical line in. */
void component_add(struct arena *arena, struct component *component, const char *text,
                   size_t length, int line);
/* Takes the lines apart, which most that are known never need; those that are no property go. */
void component_read(struct component *component);
/* Is there a line of that name? Before they are taken apart. */
bool component_has(const struct component *component, enum property_name name);
/* The first of that name, or NULL; and the next one after another. */
const struct property *component_find(const struct component *component, enum property_name name);
const struct property *component_next(const struct component *component,
                                      const struct property *after);
/* The first one's value as written; NULL: absent. */
const char *component_value(const struct component *component, enum property_name name);
/* What libical is given of it. */
void component_text(const struct component *component, struct str *out);

/* libical.c: the only file that knows libical. */
struct texts {
    const char *title, *place, *description, *url, *uid;
    const char *people;     /* one a line */
    const char *categories; /* separated by commas */
    const char *comment;
};
/* Texts unescaped, by libical's parser; all of them NULL where it refuses the component. False if
 * libical itself is not there. */
bool libical_texts(struct arena *arena, const struct component *component,
                   struct texts *out) MUST_CHECK;

#endif
