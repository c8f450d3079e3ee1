/* SPDX-License-Identifier: MIT
 *
 * quoted: texts in quoted-printable, as vCalendar 1.0 has them and iCalendar has not any more.
 */
#ifndef JUGGLE_SRC_ICS_QUOTED_H
#define JUGGLE_SRC_ICS_QUOTED_H

#include "juggle/base/str.h"

/* Does a line's ENCODING say so? */
bool quoted_is(const char *line, size_t length);
/* Does the value of such a line go on on the next one? */
bool quoted_goes_on(const struct str *line);
/* Such a line as iCalendar has it: its bytes, in whatever encoding, breaks and separators
 * escaped. */
void quoted_decode(struct str *line);

#endif
