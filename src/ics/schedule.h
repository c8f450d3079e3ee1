/* SPDX-License-Identifier: MIT
 *
 * schedule: a conference's schedule as frab, pentabarf, pretalx and their kin write it, whether in
 * XML or in JSON: the conference, then its events as texts by the names of their fields.
 */
#ifndef JUGGLE_SRC_ICS_SCHEDULE_H
#define JUGGLE_SRC_ICS_SCHEDULE_H

#include "reading.h"

enum schedule_field {
    SCHEDULE_GUID,
    SCHEDULE_ID,
    SCHEDULE_DATE,
    SCHEDULE_START,
    SCHEDULE_DURATION,
    SCHEDULE_ROOM,
    SCHEDULE_TITLE,
    SCHEDULE_SUBTITLE,
    SCHEDULE_TRACK,
    SCHEDULE_TYPE,
    SCHEDULE_ABSTRACT,
    SCHEDULE_DESCRIPTION,
    SCHEDULE_URL,
    SCHEDULE_STATUS,
    SCHEDULE_FIELD_COUNT
};
/* SCHEDULE_FIELD_COUNT: none of that name. */
enum schedule_field schedule_field_named(const char *name);

struct schedule {
    struct reading *reading;
    const char *acronym; /* NULL: none; lives as long as the reading */
    bool found;          /* there was a conference, or an event */
    char today[40];      /* the day that is open, as written */
    int32_t day_change;  /* minutes; what starts earlier belongs to the night before */
    const char *fields[SCHEDULE_FIELD_COUNT]; /* of the event that is open; in the event's arena */
    struct str people;                        /* one a line */
    size_t events;
    int line;
};

/* format: "schedule.xml" or "schedule.json". */
void schedule_init(struct schedule *schedule, struct reading *reading, const char *format);
void schedule_finish(struct schedule *schedule);
/* Something that the conference says of itself: title, acronym, time_zone_name ... */
void schedule_conference(struct schedule *schedule, const char *name, const char *text);
void schedule_generator(struct schedule *schedule, const char *name);
void schedule_day(struct schedule *schedule, const char *date);

void schedule_event_begin(struct schedule *schedule, int line);
/* The first text that isn't blank stays. */
void schedule_event_set(struct schedule *schedule, enum schedule_field field, const char *text);
void schedule_event_person(struct schedule *schedule, const char *name);
/* Tells the event; false: there are more than allowed. */
bool schedule_event_end(struct schedule *schedule, enum component_end how);

/* schedule_text.c: a text that may be HTML, as plain text in the arena. */
const char *schedule_plain(struct arena *arena, const char *text);

#endif
