/* SPDX-License-Identifier: MIT
 *
 * write_line: one content line: escaped, without controls, folded at 75 octets between characters,
 * ended by CRLF.
 */
#ifndef JUGGLE_SRC_ICS_WRITE_LINE_H
#define JUGGLE_SRC_ICS_WRITE_LINE_H

#include "juggle/base/str.h"

/* What needs no escaping; controls are left out here too. */
void line_add(struct str *out, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* NAME:text, escaped; controls other than newlines are left out. */
void line_text(struct str *out, const char *name, const char *text);
/* The same with commas kept, as they part the words of a list. */
void line_list(struct str *out, const char *name, const char *text);
/* NAME:uri; whatever could end the line is left out. */
void line_uri(struct str *out, const char *name, const char *uri);

#endif
