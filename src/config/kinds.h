/* SPDX-License-Identifier: MIT
 *
 * kinds: the sections [kind NAME]: more kinds, and built-in ones changed.
 */
#ifndef JUGGLE_SRC_CONFIG_KINDS_H
#define JUGGLE_SRC_CONFIG_KINDS_H

#include "juggle/base/vec.h"
#include "juggle/config/config.h"

struct kinds {
    struct arena *arena;
    VEC(struct kind) list; /* the built-in ones first, in their order */
};

void kinds_init(struct kinds *kinds, struct arena *arena);
/* "video" of the section "kind video"; NULL: no such section. */
const char *kinds_name(const char *section);
/* A name that quick add can read behind an @: a letter, then letters, digits, - and _. */
bool kinds_name_valid(const char *name);
struct kind *kinds_find(struct kinds *kinds, const char *name);
/* Makes or changes the kind so that it is like a built-in one in everything; false: there is no
 * such. */
bool kinds_like(struct kinds *kinds, const char *name, const char *like);
/* Sets any other key. False: refused, or no such key. */
bool kinds_set(struct kinds *kinds, struct kind *kind, const char *key, const char *value);
/* How a key's value is written; NULL: no such key. */
const char *kinds_hint(const char *key);
const char *kinds_nearest_key(const char *key);
const char *kinds_nearest_builtin(const char *name);

#endif
