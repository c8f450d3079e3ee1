/* SPDX-License-Identifier: MIT
 *
 * wording_parts: the pieces of sentences that wording puts together.
 */
#ifndef JUGGLE_SRC_LOAD_WORDING_PARTS_H
#define JUGGLE_SRC_LOAD_WORDING_PARTS_H

#include "juggle/base/date.h"
#include "juggle/base/str.h"

void wording_day(struct str *out, day d);

#endif
