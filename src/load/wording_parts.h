/* SPDX-License-Identifier: MIT
 *
 * wording_parts: the pieces of sentences that wording puts together.
 */
#ifndef LOAD_WORDING_PARTS_H
#define LOAD_WORDING_PARTS_H

#include "juggle/base/date.h"
#include "juggle/base/str.h"

void wording_day(struct str *out, day d);

#endif
