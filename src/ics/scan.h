/* SPDX-License-Identifier: MIT
 *
 * scan: a source as logical lines: any line ends, unfolded, UTF-8, with the number of the physical line
 * that each began on; in constant memory.
 */
#ifndef JUGGLE_SRC_ICS_SCAN_H
#define JUGGLE_SRC_ICS_SCAN_H

#include "juggle/base/str.h"
#include "juggle/ics/read.h"

enum scan_form { SCAN_UTF8, SCAN_UTF16_LE, SCAN_UTF16_BE };

struct scan {
    int fd;
    const struct ics_limits *limits;
    enum scan_form form;
    unsigned char buffer[1 << 16];
    size_t at, length;
    size_t total;      /* bytes of the source so far */
    bool ended;
    int line;          /* number of the last physical line that was read */
    struct str ahead;  /* the physical line that may go on the logical one */
    bool has_ahead;
    int ahead_line;
    bool too_big;      /* the source has more bytes than allowed */
    bool converted;    /* some of it was not UTF-8 */
    int converted_line;
    bool cut;          /* the last logical line was longer than allowed */
};

/* Looks at the first bytes: *refusal says what the source is when it can't be a calendar, else NULL. */
void scan_init(struct scan *scan, int fd, const struct ics_limits *limits, const char **refusal);
void scan_finish(struct scan *scan);
/* The next logical line and the number it began on; false at the end. */
bool scan_line(struct scan *scan, struct str *out, int *line);

/* Is it "NAME:" or "NAME;", as every property begins? */
bool scan_is_property(const char *text);

#endif
