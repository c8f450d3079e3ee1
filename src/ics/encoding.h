/* SPDX-License-Identifier: MIT
 *
 * encoding: what isn't UTF-8 becomes UTF-8: UTF-16, Windows-1252 (and with it Latin-1), and broken
 * UTF-8.
 */
#ifndef JUGGLE_SRC_ICS_ENCODING_H
#define JUGGLE_SRC_ICS_ENCODING_H

#include "juggle/base/str.h"

/* UTF-16 units as UTF-8 into out, as many as there is room for; *taken bytes were used. The half of
 * a pair at the end waits, unless it is the last. Returns the bytes written. */
size_t encoding_utf16(const unsigned char *bytes, size_t length, bool big_endian, bool last,
                      char *out, size_t room, size_t *taken);

/* The character of a byte of Windows-1252. */
uint32_t encoding_windows(unsigned char byte);

enum encoding_fault {
    ENCODING_SOUND,
    ENCODING_BROKEN,  /* UTF-8 with bad bytes: each is U+FFFD now */
    ENCODING_WINDOWS, /* no UTF-8 in it: read as Windows-1252 */
};
/* Makes a line valid UTF-8. */
enum encoding_fault encoding_mend(struct str *line);

#endif
