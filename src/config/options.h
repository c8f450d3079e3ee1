/* SPDX-License-Identifier: MIT
 *
 * options: the rows of options.def, and values of their types.
 */
#ifndef JUGGLE_SRC_CONFIG_OPTIONS_H
#define JUGGLE_SRC_CONFIG_OPTIONS_H

#include "juggle/config/config.h"

/* NULL when there is no such option. */
const struct option *options_find(const char *section, const char *key);
/* The first section that has such a key, or NULL. */
const char *options_section_of(const char *key);
/* Reads a value into settings, which stay as they are when it is refused. */
bool options_set(struct arena *arena, const struct option *option, const char *value,
                 struct settings *settings);
/* The nearest right word to a wrong value, or NULL. */
const char *options_nearest(struct arena *arena, const struct option *option, const char *value);

#endif
