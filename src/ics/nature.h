/* SPDX-License-Identifier: MIT
 *
 * nature: what a source is, judged by its beginning.
 */
#ifndef JUGGLE_SRC_ICS_NATURE_H
#define JUGGLE_SRC_ICS_NATURE_H

#include "source.h"

enum nature { NATURE_ICS, NATURE_XML, NATURE_JSON, NATURE_OTHER };

/* Of a source that was just opened. NATURE_OTHER: *refusal says what it is instead, and what to do.
 */
enum nature nature_of(const struct source *source, const char **refusal);

#endif
