/* SPDX-License-Identifier: MIT
 *
 * calls: a list of calls for papers, as one JSON array.
 */
#ifndef JUGGLE_SRC_ICS_CALLS_H
#define JUGGLE_SRC_ICS_CALLS_H

#include <jansson.h>

#include "reading.h"

/* Is there a call for papers among the array's elements? */
bool calls_json_is_list(const json_t *root);
/* Tells all of them. */
void calls_json_take(struct reading *reading, const json_t *root);

#endif
