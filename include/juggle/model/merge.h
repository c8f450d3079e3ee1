/* SPDX-License-Identifier: MIT
 *
 * merge: what an imported event means for the one that is stored, and what can be guessed of a
 * calendar that nobody has described: its mode, and which sessions are the person's own.
 *
 * Pure: start and end of both events must have been computed; texts that are absent equal empty
 * ones.
 */
#ifndef JUGGLE_MODEL_MERGE_H
#define JUGGLE_MODEL_MERGE_H

#include "juggle/model/record.h"

/* What becomes of a component of a file; the contract's words, in its order. */
enum merge_word {
    MERGE_NEW,
    MERGE_MOVED,
    MERGE_CHANGED,
    MERGE_CANCELLED,
    MERGE_UNCHANGED,
    MERGE_OLDER,
    MERGE_SKIPPED,
    MERGE_GONE, /* of what is stored, not of the file */
    MERGE_WORD_COUNT
};
const char *merge_word(enum merge_word word);

/* What is compared, by the members' names. */
#define MERGE_FIELDS(FIELD)                                                                     \
    FIELD(START, start)                                                                         \
    FIELD(END, end)                                                                             \
    FIELD(ALL_DAY, all_day)                                                                     \
    FIELD(ZONE, zone)                                                                           \
    FIELD(END_ZONE, end_zone)                                                                   \
    FIELD(TITLE, title)                                                                         \
    FIELD(PLACE, place)                                                                         \
    FIELD(STATUS, status)                                                                       \
    FIELD(TRANSPARENT, transparent)                                                             \
    FIELD(DECLINED, declined)                                                                   \
    FIELD(DESCRIPTION, description)                                                             \
    FIELD(URL, url)                                                                             \
    FIELD(PEOPLE, people)                                                                       \
    FIELD(CATEGORIES, categories)                                                               \
    FIELD(RRULE, rrule)                                                                         \
    FIELD(RDATES, rdates)                                                                       \
    FIELD(EXDATES, exdates)                                                                     \
    FIELD(ONWARDS, onwards)                                                                     \
    FIELD(GONE, gone)

enum merge_field {
#define MERGE_FIELD(NAME, name) MERGE_FIELD_##NAME,
    MERGE_FIELDS(MERGE_FIELD)
#undef MERGE_FIELD
    MERGE_FIELD_COUNT
};
const char *merge_field_name(enum merge_field field);

struct merge {
    enum merge_word word;
    uint32_t fields; /* bit of enum merge_field: differs; kept also when the word is older */
    int age;         /* < 0: the incoming one is older by its stamps, > 0 newer, 0 can't be told */
};

/* The contract's section 4: stamps alone change nothing; an older event that differs is older; then
 * cancelled wins over moved, moved over changed; a gone one that is back is changed. */
void merge_event(const struct event *stored, const struct event *incoming, struct merge *out);
/* What is to be stored: the file's fields, with the identity that the stored event has. */
struct event merge_apply(const struct event *stored, const struct event *incoming);
/* SEQUENCE first (absent is 0, unless the other stamps say that it is newer), then LAST-MODIFIED,
 * then DTSTAMP, each where both have it. Sign as in struct merge. */
int merge_age(const struct event *stored, const struct event *incoming);

/* 64 bits of the identity inside a feed: UID and RECURRENCE-ID. */
uint64_t merge_key(const char *uid, const char *recurrence);
/* A UID for an event that came without one, from its title, wall clock of start and place. */
enum { MERGE_UID_SIZE = 40 };
char *merge_weak_uid(const struct event *event, char buf[MERGE_UID_SIZE]);
/* The start as it joins the key: 20261201, or 20261201T090000Z. */
enum { MERGE_SPLIT_SIZE = 24 };
char *merge_split(const struct event *event, char buf[MERGE_SPLIT_SIZE]);

/* ---- the same session under another UID ---- */

/* What a session is known by when its UID says nothing: folded texts as numbers, 0 where there is
 * none. */
struct merge_look {
    int64_t id;
    uint64_t title, people, place, recurrence;
    instant start;
    int64_t other; /* the id of the one that looks like it; 0: none */
    bool slot;     /* by nothing but its hour and its room: it may well be something else */
};
/* other is left 0. */
void merge_look(struct arena *scratch, const struct event *event, struct merge_look *out);
/* Pairs what is stored with what is new: the same title at the same time; the same title with the
 * same people or in the same place, the nearest in time; the same title where only one of each is
 * left; else the same people at the same time; else the only ones in their room at that time,
 * unless both name people. Both lists get another order. */
void merge_pair(struct merge_look *stored, size_t stored_count, struct merge_look *fresh,
                size_t fresh_count);

/* ---- guesses ---- */

struct merge_calendar {
    const char *name;   /* as it calls itself, or NULL */
    const char *source; /* the file's name, or NULL */
    bool programme;     /* its format is only used for programmes (schedule.xml) */
    const struct event *const *events; /* all, or its beginning; start and end not needed */
    size_t count;
};
/* schedule: sessions at the same time in different places, speakers, the words that programmes use;
 * holidays: whole days and the word; else mine. */
enum feed_mode merge_guess_mode(struct arena *scratch, const struct merge_calendar *calendar);
/* The zone that most of the timed events are in, UTC aside; NULL where none says one. */
const char *merge_guess_zone(const struct merge_calendar *calendar);
/* The town, where nearly all places end in the same one ("Hall A, Kongresshaus, Zürich"), in the
 * arena; NULL where they don't. */
const char *merge_guess_place(struct arena *arena, const struct merge_calendar *calendar);
/* Says nothing about whose calendar it is ("Calendar", "iCal", "Events"); NULL does so too. */
bool merge_name_is_vague(const char *name);

/* The person, as sessions may name them. */
struct merge_me {
    const char *const *words; /* folded */
    size_t count;
};
void merge_me_build(struct arena *arena, const char *name, const char *const *aliases,
                    size_t alias_count, struct merge_me *out);
/* Is one of the names a word of the event's people, title or description (case and accents
 * folded)? */
bool merge_is_mine(struct arena *scratch, const struct merge_me *me, const struct event *event);
/* Does one of its people who declined ("Ada <ada@example.org> (declined)") have one of the
 * names? */
bool merge_is_declined(struct arena *scratch, const struct merge_me *me, const struct event *event);

#endif
