/* SPDX-License-Identifier: MIT
 *
 * zones: what a file's zone names mean: IANA names, other spellings of them, Windows names, and zones that
 * only the file defines, matched by how they behave.
 */
#ifndef JUGGLE_SRC_ICS_ZONES_H
#define JUGGLE_SRC_ICS_ZONES_H

#include "component.h"
#include "juggle/base/zone.h"

enum { FILE_ZONES_MAX = 64 };

struct file_zone {
    char tzid[128];
    int standard; /* minutes east of UTC; INT32_MIN: not told */
    int daylight;
    int month; /* in which summer time begins; 0: never */
};

struct file_zones {
    struct file_zone at[FILE_ZONES_MAX];
    int count;
};

/* A VTIMEZONE's observances, line by line. */
void zones_begin(struct file_zones *zones);
void zones_line(struct file_zones *zones, const char *observance, const char *line);

enum zone_origin { ZONE_FROM_NAME, ZONE_FROM_WINDOWS, ZONE_FROM_FILE, ZONE_UNKNOWN };

/* The IANA name behind a TZID; NULL when nothing is known of it. */
const char *zones_resolve(const struct file_zones *zones, const char *tzid,
                          enum zone_origin *origin);

#endif
