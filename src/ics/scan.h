/* SPDX-License-Identifier: MIT
 *
 * scan: a source as logical lines: unfolded, valid UTF-8 without NULs, of limited length, each with
 * the number of the physical line that it began on. Lines that are no property go to the text
 * before them or away.
 */
#ifndef JUGGLE_SRC_ICS_SCAN_H
#define JUGGLE_SRC_ICS_SCAN_H

#include "encoding.h"
#include "source.h"

/* Something that was mended in the lines of a source. */
struct mended {
    size_t count;
    int line; /* where it was seen first */
};

struct scan {
    struct source *source;
    size_t longest; /* bytes of a logical line */
    int line;       /* number of the last physical line that was taken */
    bool at_property; /* the next line is known to be one */
    struct str text;
    struct mended broken;  /* UTF-8 with damage */
    struct mended windows; /* read as Windows-1252 */
    struct mended nuls;
    struct mended quoted; /* texts in quoted-printable */
};

struct scan_line {
    const char *text; /* ends with NUL; lives until the next line is asked for */
    size_t length;
    int line;
    bool cut; /* it was longer than allowed */
};

void scan_init(struct scan *scan, struct source *source, size_t longest);
void scan_finish(struct scan *scan);
bool scan_next(struct scan *scan, struct scan_line *out);

/* Does a line begin as a property does, rather than as text that happens to have a colon? */
bool scan_is_property(const char *text, size_t length);

#endif
