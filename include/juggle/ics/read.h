/* SPDX-License-Identifier: MIT
 *
 * read: a calendar file as a stream of records, read in a caged child: iCalendar, the schedules of
 * conferences in XML and JSON (frab, pentabarf, pretalx), and lists of calls for papers in JSON
 * (developers.events). What it is shows in its first bytes.
 *
 * Two halves that meet in a pipe. ics_child runs in the child (the caller forks and cages it): it
 * reads the source, guards libical, and writes length-prefixed records. ics_receive runs in the
 * parent and treats the child as hostile: every length, range and text is checked again.
 *
 * Order of records: calendar, then its events, tasks and oddities in the file's order; several
 * VCALENDARs give several calendars; end comes last, and its absence means that the child died.
 */
#ifndef JUGGLE_ICS_READ_H
#define JUGGLE_ICS_READ_H

#include "juggle/base/arena.h"
#include "juggle/base/err.h"
#include "juggle/base/zone.h"
#include "juggle/model/record.h"

enum oddity_code {
#define ODDITY(name, code, meaning) ODDITY_##name,
#include "juggle/ics/oddities.def"
#undef ODDITY
    ODDITY_COUNT
};
enum oddity_action { ODDITY_SKIPPED, ODDITY_REPAIRED, ODDITY_KEPT };

const char *oddity_word(enum oddity_code code);
const char *oddity_meaning(enum oddity_code code);
const char *oddity_action_word(enum oddity_action action);

struct oddity {
    enum oddity_code code;
    enum oddity_action action;
    int line; /* of the component or property in the source; 0 unknown */
    const char *uid;
    const char *title;
    const char *message; /* one line: what is odd and what was done */
};

struct ics_calendar {
    const char *name;   /* X-WR-CALNAME or NAME; the conference's title */
    /* X-WR-TIMEZONE, a TZID property or time_zone_name, as an IANA name; NULL: none, or unknown */
    const char *zone;
    const char *zone_as_written;
    const char *prodid; /* of a schedule "schedule.xml pretalx" or "schedule.json" */
    const char *method; /* upper case; NULL: none */
    const char *url;
    const char *juggle_feed; /* X-JUGGLE-FEED: our own export */
};

enum { ICS_UNWRITTEN = DAY_SECONDS + 1 };

/* A VEVENT. In event, the person's and the store's fields (id, feed, created, gone) are absent, and
 * start, end and series_end too: the receiver computes them, as it alone reads zones. Times of
 * zones that only the file defines come with zone "UTC" when no IANA zone behaves alike. A time
 * without zone has floating set and zone NULL. RDATEs and EXDATEs in another zone than the start's
 * have it behind them: "...@Asia/Tokyo". hash is of the component's text and of the calendar's
 * head. */
struct ics_event {
    struct event event;
    int line;
    /* seconds of its length that pass by any clock: an hour is one even where clocks change */
    int64_t exact;
    /* seconds east of UTC at its start by the file's own rules for a zone that has a name;
     * ICS_UNWRITTEN: it has none, or they don't reach there */
    int32_t written;
    bool same;          /* its hash was among the known ones: only hash is set */
    /* its calendar's METHOD is CANCEL: it is about an event that is there already */
    bool cancels;
    bool skipped;       /* could not be used; an oddity with ODDITY_SKIPPED says why */
    const char *related; /* X-JUGGLE-FEED of the event: from our own export */
};

struct ics_end {
    size_t events;   /* VEVENT components seen, whether usable or not */
    size_t tasks;
    size_t calls; /* for papers, whether usable or not */
    size_t freebusy, journals; /* VFREEBUSY and VJOURNAL components, which are passed over */
    bool truncated;  /* the file ends inside a component */
    bool only_overrides;
};

struct ics_visitor {
    void *context;
    /* All pointers live only during the call. False stops reading (the visitor keeps its own
     * err). */
    bool (*calendar)(void *context, const struct ics_calendar *calendar);
    bool (*event)(void *context, const struct ics_event *event);
    bool (*task)(void *context, const struct task *task, int line);
    bool (*oddity)(void *context, const struct oddity *oddity);
    bool (*progress)(void *context, size_t bytes); /* of the source so far */
    bool (*end)(void *context, const struct ics_end *end);
    /* A call for papers as its conference: uid, name, days, place, online, url, cfp, cfp_url.
     * Midnight as cfp means all of that day, wherever that is. NULL: calls are passed over. */
    bool (*call)(void *context, const struct conference *conference);
};

struct ics_limits {
    size_t source_bytes;   /* [import] max_size, 128 MiB */
    size_t line_bytes;     /* 256 KiB, unfolded */
    size_t components;     /* 1,000,000 */
    size_t properties;     /* 1,000 in a component */
    int depth;             /* 8 */
    /* 100 of one code are told, of more the number is told in one that is about none of them */
    size_t oddities;
};
void ics_limits_default(struct ics_limits *limits);

struct ics_request {
    int source_fd;            /* read to its end */
    const char *source_name;  /* for messages */
    struct ics_limits limits;
    const int64_t *known;     /* sorted hashes of what the store has; may be NULL */
    size_t known_count;
};

/* In the child: reads all, writes records to out_fd, answers the child's exit status: 0, or 5 when
 * the source is no calendar (the reason was sent as a record). Never returns through a library's
 * abort. */
int ics_child(const struct ics_request *request, int out_fd);

/* In the parent: false with ERR_INPUT when the source is no calendar (its true nature is named),
 * when the child died, or sent nonsense; or when the visitor stopped it (then err is untouched). */
bool ics_receive(int in_fd, const char *source_name, const struct ics_visitor *visitor,
                 struct err *err) MUST_CHECK;

#endif
