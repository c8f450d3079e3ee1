/* SPDX-License-Identifier: MIT
 *
 * zones: what a file's zone names mean: IANA names, other spellings of them, Windows names, and
 * zones that only the file defines, by how they behave.
 */
#ifndef JUGGLE_SRC_ICS_ZONES_H
#define JUGGLE_SRC_ICS_ZONES_H

#include "juggle/base/vec.h"
#include "juggle/base/zone.h"
#include "juggle/model/recur_rule.h"
#include "property.h"

enum { ZONES_MOST = 4096, OBSERVANCES_MOST = 256, ONSETS_MOST = 1024 };

/* STANDARD or DAYLIGHT: an offset and when it begins. */
struct observance {
    struct wall start;
    int32_t before; /* seconds east of UTC */
    int32_t offset;
    const struct recur_rule *rule; /* NULL: none */
    VEC(struct wall) dates;        /* RDATE: begins on these too */
    bool has_start;
    bool has_offset;
    bool vague; /* says something that is not understood */
};

/* What holds at a wall clock, and between which seconds of the wall clock it stays so. */
struct zone_hold {
    int64_t from, until;
    int32_t offset; /* seconds east of UTC */
    bool certain;   /* the file says so itself: it isn't from before or behind all that it says */
};
enum { HOLDS = 64 };

struct file_zone {
    const char *tzid;
    VEC(struct observance) observances;
    struct zone_hold *held; /* what was asked for lately; NULL: nothing */
    bool crowded;           /* it has more observances than are kept */
};

struct file_zones {
    struct arena *arena;
    VEC(struct file_zone) all;
};

/* A VTIMEZONE begins; an observance in it; a line of the one or the other. */
void zones_begin(struct file_zones *zones);
void zones_observance(struct file_zones *zones);
void zones_line(struct file_zones *zones, const struct property *property);
/* The first of that name that has an offset; NULL: none. */
struct file_zone *zones_find(const struct file_zones *zones, const char *tzid);
/* What holds at a wall clock, by the file's own rules (RFC 5545 3.6.5); what was found is kept. */
const struct zone_hold *zones_hold(struct file_zones *zones, struct file_zone *zone,
                                   struct wall wall);

/* ---- file_zone.c: its rules ---- */

struct zone_hold file_zone_hold(const struct file_zone *zone, struct wall wall);

/* Its offset alone. */
int32_t file_zone_offset(const struct file_zone *zone, struct wall wall);
/* An IANA zone with the same offsets all through the year; NULL: none that is known here. */
const char *file_zone_alike(const struct file_zone *zone, int year);

#endif
