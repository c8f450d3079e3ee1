/* SPDX-License-Identifier: MIT
 *
 * reading: what the child knows while it reads one source, whatever its format, and how it tells
 * it.
 */
#ifndef JUGGLE_SRC_ICS_READING_H
#define JUGGLE_SRC_ICS_READING_H

#include "component.h"
#include "source.h"
#include "wire.h"
#include "zones.h"

enum {
    TEXT_MOST = 64 << 10,
    PEOPLE_MOST = 16 << 10,
    CATEGORIES_MOST = 2048,
    URL_MOST = 2000,
    TITLE_MOST = 1000,
};

/* What a zone's name in the file means. */
struct meaning {
    char tzid[128]; /* "" nothing yet */
    int year;
    char name[128];              /* an IANA name, or "" */
    const struct file_zone *own; /* without a name: the file's own rules, or NULL: unknown */
    struct file_zone *written;   /* with a name: what the file says of it nevertheless, or NULL */
    enum zone_alias how;
};

struct reading {
    const struct ics_request *request;
    struct source source;
    struct wire wire;
    struct arena arena; /* of one event or task */
    struct arena life;
    struct file_zones zones;
    struct file_zones zones_ahead; /* those that stand behind the events that need them */
    bool looked_ahead;
    struct meaning meaning; /* of the zone that was asked for last */
    struct ics_calendar calendar;
    uint64_t head; /* hash of what the calendar says for all its events */
    bool calendar_told;
    bool floating_told;
    VEC(const char *) windows_told; /* names of Windows that were told */
    size_t told[ODDITY_COUNT];
    struct {
        size_t count;
        enum oddity_action action; /* of the last one */
    } untold[ODDITY_COUNT]; /* beyond the limit */
    size_t progress; /* bytes that were told */
    struct ics_end end;
    size_t overrides;
    const char *refusal; /* why the source can't be read; NULL: it can */
};

/* Who an oddity is about. */
struct subject {
    int line;
    const char *uid;
    const char *title;
};

/* ---- reading.c: to the parent ---- */

/* A component's texts by libical; refuses the source where that can't be loaded. */
bool reading_texts(struct reading *reading, const struct component *component,
                   struct texts *out) MUST_CHECK;

/* Tells an oddity, up to the limit of its code. */
void reading_odd(struct reading *reading, enum oddity_code code, enum oddity_action action,
                 const struct subject *subject, const char *message);
void reading_tell_calendar(struct reading *reading);
void reading_tell_event(struct reading *reading, const struct ics_event *event);
void reading_tell_progress(struct reading *reading);
void reading_tell_end(struct reading *reading);
/* Instead of the end: nothing of the source can be used. */
void reading_refuse(struct reading *reading, const char *why);
/* The hash of an event by those of its text and its calendar's head; answers whether the store has
 * it. */
bool reading_is_known(const struct reading *reading, uint64_t text_hash, int64_t *hash);
/* A UID for what has none, from its title, its start as written (may be NULL) and its place. */
const char *reading_weak_uid(struct reading *reading, const struct event *event, const char *start);
/* The file ends inside of its calendar. */
void reading_truncated(struct reading *reading, int line, const char *message);

/* "CANCELLED: Tracing", "[canceled] Tracing": organisers say it there rather than in STATUS. What
 * juggle has written itself is taken at its word. */
bool reading_title_cancels(const struct reading *reading, const char *title);

/* A text that is safe to keep and to show, in the event's arena; NULL where nothing is left. */
const char *reading_clean(struct reading *reading, const struct subject *subject, const char *text,
                          size_t most, bool lines);
/* An address that may be opened, or NULL. */
const char *reading_clean_url(struct reading *reading, const struct subject *subject,
                              const char *url);
/* The same for what lives as long as the calendar. */
char *reading_keep(struct reading *reading, const char *text);

/* ---- event.c, todo.c: a whole component becomes a record ---- */

enum component_end {
    COMPONENT_CLOSED,
    COMPONENT_LEFT_OPEN, /* its calendar or the next event ends it */
    COMPONENT_CUT,       /* the file ends inside of it */
};

void reading_event(struct reading *reading, struct component *component,
                   enum component_end how);
void reading_todo(struct reading *reading, struct component *component);

/* ---- moment.c: times ---- */

struct stamp {
    struct wall wall;
    bool date;
    bool utc;
    const char *zone; /* IANA name or UTC; NULL: floating */
    int32_t written;  /* of a start: as ics_event has it */
};

/* A property's moment in its zone; false: no date. Tells what is odd of the zone of a start. */
bool moment_read(struct reading *reading, const struct property *property,
                 const struct subject *subject, struct stamp *out);
/* "PT1H30M", "P2D", "-PT5M" in seconds and days; false: not sound, or longer than ten years. */
bool moment_duration(const char *text, int32_t *days, int64_t *seconds);
/* DTSTAMP and its like: UTC, or INSTANT_NONE. */
instant moment_instant(const struct component *component, enum property_name name);
/* RDATE or EXDATE values of all such lines, in the form of event.recurrence; NULL: none. */
const char *moment_list(struct reading *reading, const struct component *component,
                        enum property_name name);

/* ---- one format each: the whole source ---- */

void walk_source(struct reading *reading);
/* walk.c: all VTIMEZONEs of the file, for an event that stands before its own; once. */
void walk_ahead(struct reading *reading);

/* schedule_xml.c, schedule_json.c: conferences' schedules of frab, pretalx and their kin. */
void schedule_xml_read(struct reading *reading);
void schedule_json_read(struct reading *reading);

#endif
