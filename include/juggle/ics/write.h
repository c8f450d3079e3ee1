/* SPDX-License-Identifier: MIT
 *
 * write: records as RFC 5545 text: CRLF, folded at 75 octets between characters, escaped, with the
 * VTIMEZONEs that are used.
 */
#ifndef JUGGLE_ICS_WRITE_H
#define JUGGLE_ICS_WRITE_H

#include "juggle/base/str.h"
#include "juggle/base/zone.h"
#include "juggle/model/record.h"

struct ics_writer {
    struct str *out;
    const struct zone_set *zones;
    instant stamp;         /* DTSTAMP of what has none of its own */
    struct span zone_span; /* VTIMEZONEs tell the changes of this stretch */
};

void ics_write_begin(struct ics_writer *writer, const char *calendar_name);
/* The VTIMEZONE of a zone by name; UTC writes nothing. Call before the events that use it. */
void ics_write_zone(struct ics_writer *writer, const char *zone);
/* feed_uid: the uid of the feed that the event came from (X-JUGGLE-FEED); NULL: the person's own.
 * choice may be NULL: kind, tags and note travel as X-JUGGLE-KIND, CATEGORIES and COMMENT. */
void ics_write_event(struct ics_writer *writer, const struct event *event,
                     const struct choice *choice, const char *feed_uid);
void ics_write_block(struct ics_writer *writer, const struct block *block, const char *title);
void ics_write_leg(struct ics_writer *writer, const struct leg *leg, const char *title);
void ics_write_task(struct ics_writer *writer, const struct task *task);
void ics_write_end(struct ics_writer *writer);

#endif
