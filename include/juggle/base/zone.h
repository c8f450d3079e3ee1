/* SPDX-License-Identifier: MIT
 *
 * zone: a time zone from the bytes of a TZif file (RFC 9636), and conversion.
 *
 * Pure: it is sys/zoneinfo that reads the bytes. Instants before the first
 * transition use the first standard type; after the last, the POSIX footer.
 */
#ifndef JUGGLE_BASE_ZONE_H
#define JUGGLE_BASE_ZONE_H

#include "juggle/base/arena.h"
#include "juggle/base/date.h"

struct zone; /* immutable, lives in its arena */

/* Reads a TZif of version 2 or later, every index and count checked (at most 2000 transitions,
 * 256 types, offsets within 25 h, leap-second files refused). name is copied. */
const struct zone *zone_parse(struct arena *arena, const char *name, const void *bytes, size_t size,
                              struct err *err) MUST_CHECK;
/* A zone with one offset (seconds east) for ever. */
const struct zone *zone_fixed(struct arena *arena, const char *name, int32_t offset);
/* The zone named UTC, a constant. */
const struct zone *zone_utc(void);

/* A zone made of explicit steps (at ascending), e.g. from a VTIMEZONE: before the first step
 * `before` holds. */
struct zone_step {
    instant at;
    int32_t offset; /* seconds east from then on */
};
const struct zone *zone_from_steps(struct arena *arena, const char *name, int32_t before,
                                   const struct zone_step *steps, size_t count);

const char *zone_name(const struct zone *zone);
/* Seconds east of UTC at an instant. */
int32_t zone_offset(const struct zone *zone, instant at);
struct wall zone_wall(const struct zone *zone, instant at);

enum zone_fit { ZONE_FIT_ONE, ZONE_FIT_GAP, ZONE_FIT_OVERLAP };

/* The instant of a wall clock by RFC 5545 3.3.5: in an overlap the first of the two; in a gap
 * the offset before the gap is used. fit may be NULL. */
instant zone_instant(const struct zone *zone, struct wall wall, enum zone_fit *fit);
/* In an overlap the second of the two; else as above. */
instant zone_instant_later(const struct zone *zone, struct wall wall);
/* The first instant after `after` at which the offset changes; INSTANT_NONE if none before
 * limit. */
instant zone_next_change(const struct zone *zone, instant after, instant limit);

/* Names that may be looked up: [A-Za-z0-9_+-] in at most three parts by '/', no "..". */
bool zone_name_valid(const char *name);
/* The IANA name behind a name as calendars write it: a plain IANA name, a prefixed one
 * ("/freeassociation.sourceforge.net/Europe/Berlin"), a Windows name (CLDR windowsZones,
 * territory 001), "Europe-Brussels", "GMT+0200"; NULL when nothing is known.
 * The answer points into a table or into name. how may be NULL. */
enum zone_alias { ZONE_ALIAS_PLAIN, ZONE_ALIAS_PREFIXED, ZONE_ALIAS_WINDOWS, ZONE_ALIAS_SPELLING };
const char *zone_canonical(const char *name, enum zone_alias *how);

/* The zones of a turn, sorted by name: filled by the app, asked by pure code. Zero it to begin. */
struct zone_set {
    const struct zone **at;
    size_t count;
    size_t capacity;
};
/* NULL when it is not in the set, or name is NULL. */
const struct zone *zone_find(const struct zone_set *set, const char *name);
/* One of the same name gives way. */
void zone_set_add(struct arena *arena, struct zone_set *set, const struct zone *zone);

#endif
