/* SPDX-License-Identifier: MIT
 *
 * reading: what the child knows while it reads one source.
 */
#ifndef JUGGLE_SRC_ICS_READING_H
#define JUGGLE_SRC_ICS_READING_H

#include "component.h"
#include "scan.h"
#include "wire.h"
#include "zones.h"

struct reading {
    const struct ics_request *request;
    struct scan scan;
    struct wire wire;
    struct arena arena; /* of one component */
    struct arena life;
    struct file_zones zones;
    struct ics_calendar calendar;
    uint64_t head; /* hash of the calendar's own lines */
    bool calendar_told;
    bool floating_told;
    size_t told[ODDITY_COUNT];
    struct ics_end end;
    size_t overrides;
    size_t components;
};

/* Tells an oddity, up to the limit of its code. */
void reading_odd(struct reading *reading, enum oddity_code code, enum oddity_action action, int line,
                 const char *uid, const char *title, const char *message);
/* event.c, todo.c: a whole component becomes a record. */
void reading_event(struct reading *reading, const struct component *component, bool complete);
void reading_todo(struct reading *reading, const struct component *component);

/* ---- times (moment.c) ---- */

struct stamp {
    struct wall wall;
    bool date;
    bool utc;
    const char *zone; /* IANA name; NULL: floating */
};

/* A property's moment in its zone; false: no date. Tells what is odd of its zone. */
bool moment_read(struct reading *reading, const struct property *property, const char *uid,
                 const char *title, struct stamp *out);
/* "PT1H30M", "P2D", "-PT5M" in seconds and days; false: not sound, or longer than a year. */
bool moment_duration(const char *text, int32_t *days, int64_t *seconds);
/* DTSTAMP and its like: UTC, or INSTANT_NONE. */
instant moment_instant(const struct component *component, const char *name);
/* RDATE or EXDATE values of all such lines, in the form of event.recurrence; NULL: none. */
const char *moment_list(struct reading *reading, const struct component *component, const char *name);

#endif
