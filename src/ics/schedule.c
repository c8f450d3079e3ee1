/* SPDX-License-Identifier: MIT
 *
 * schedule: texts of a schedule become records. A time is read in the conference's zone where one
 * is named; else its offset tells the instant.
 */
#include "schedule.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"
#include "juggle/base/text.h"

static const char *const field_names[SCHEDULE_FIELD_COUNT] = {
    [SCHEDULE_GUID] = "guid",         [SCHEDULE_ID] = "id",
    [SCHEDULE_DATE] = "date",         [SCHEDULE_START] = "start",
    [SCHEDULE_DURATION] = "duration", [SCHEDULE_ROOM] = "room",
    [SCHEDULE_TITLE] = "title",       [SCHEDULE_SUBTITLE] = "subtitle",
    [SCHEDULE_TRACK] = "track",       [SCHEDULE_TYPE] = "type",
    [SCHEDULE_ABSTRACT] = "abstract", [SCHEDULE_DESCRIPTION] = "description",
    [SCHEDULE_URL] = "url",           [SCHEDULE_STATUS] = "status",
};

enum schedule_field schedule_field_named(const char *name)
{
    int i = 0;
    while (i < SCHEDULE_FIELD_COUNT && strcmp(field_names[i], name) != 0)
        i++;
    return (enum schedule_field)i;
}

void schedule_init(struct schedule *schedule, struct reading *reading, const char *format)
{
    *schedule = (struct schedule){.reading = reading};
    str_init(&schedule->people);
    reading->calendar_told = false;
    reading->calendar.prodid = format;
}

void schedule_finish(struct schedule *schedule)
{
    str_finish(&schedule->people);
}

/* ---- the conference ---- */

static void take_zone(struct schedule *schedule, const char *text)
{
    struct reading *reading = schedule->reading;
    struct subject nobody = {0};
    const char *zone = zone_canonical(text, NULL);
    reading->calendar.zone_as_written = reading_keep(reading, text);
    reading->calendar.zone = zone ? arena_strdup(&reading->life, zone) : NULL;
    if (!zone)
        reading_odd(
            reading, ODDITY_UNKNOWN_ZONE, ODDITY_KEPT, &nobody,
            arena_printf(&reading->life,
                         "the conference's zone \"%.100s\" is not known; its times are taken by "
                         "their offsets",
                         text));
}

void schedule_conference(struct schedule *schedule, const char *name, const char *text)
{
    struct reading *reading = schedule->reading;
    minutes change;
    schedule->found = true;
    if (str_blank(text) || reading->calendar_told)
        return;
    if (!strcmp(name, "title"))
        reading->calendar.name = reading_keep(reading, text);
    else if (!strcmp(name, "acronym"))
        schedule->acronym = reading_keep(reading, text);
    else if (!strcmp(name, "time_zone_name"))
        take_zone(schedule, text);
    else if (!strcmp(name, "url") || (!strcmp(name, "base_url") && !reading->calendar.url))
        reading->calendar.url = reading_keep(reading, text);
    else if (!strcmp(name, "day_change")) {
        char clock[6] = {0};
        memcpy(clock, text, strnlen(text, 5));
        schedule->day_change = parse_clock(clock, &change) ? change : 0;
    }
}

void schedule_generator(struct schedule *schedule, const char *name)
{
    struct reading *reading = schedule->reading;
    const char *safe = reading_keep(reading, name);
    if (safe && !reading->calendar_told)
        reading->calendar.prodid =
            arena_printf(&reading->life, "%s %s", reading->calendar.prodid, safe);
}

void schedule_day(struct schedule *schedule, const char *date)
{
    size_t length = date ? strnlen(date, sizeof schedule->today - 1) : 0;
    if (length)
        memcpy(schedule->today, date, length);
    schedule->today[length] = '\0';
}

static void tell_conference(struct schedule *schedule)
{
    struct reading *reading = schedule->reading;
    const char *zone = reading->calendar.zone ? reading->calendar.zone : "";
    if (reading->calendar_told)
        return;
    if (!reading->calendar.name)
        reading->calendar.name = schedule->acronym;
    reading->head = text_hash(reading->head, zone, strlen(zone) + 1);
    reading_tell_calendar(reading);
}

/* ---- collecting an event ---- */

void schedule_event_begin(struct schedule *schedule, int line)
{
    schedule->found = true;
    schedule->line = line;
    arena_reset(&schedule->reading->arena);
    str_clear(&schedule->people);
    memset(schedule->fields, 0, sizeof schedule->fields);
}

void schedule_event_set(struct schedule *schedule, enum schedule_field field, const char *text)
{
    if (!schedule->fields[field] && !str_blank(text))
        schedule->fields[field] =
            arena_strdup(&schedule->reading->arena, text + strspn(text, " \t\r\n"));
}

void schedule_event_person(struct schedule *schedule, const char *name)
{
    if (str_blank(name) || schedule->people.length > PEOPLE_MOST)
        return;
    if (schedule->people.length)
        str_add_char(&schedule->people, '\n');
    text_add_safe(&schedule->people, name + strspn(name, " \t\r\n"), false);
}

/* ---- an event's times ---- */

/* "2026-01-31T09:30:00.000+01:00": parts of a second are nobody's business. */
static bool read_time(const char *text, struct wall *wall, bool *has_offset, int32_t *offset)
{
    char copy[40];
    size_t length = strlen(text);
    while (length && ascii_is_space(text[length - 1]))
        length--;
    if (length >= sizeof copy)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    char *dot = strchr(copy, '.');
    if (dot) {
        const char *rest = dot + 1 + strspn(dot + 1, "0123456789");
        memmove(dot, rest, strlen(rest) + 1);
    }
    return parse_iso_time(copy, wall, has_offset, offset);
}

static bool read_day(const char *text, day *out)
{
    char date[11] = {0};
    memcpy(date, text, strnlen(text, 10));
    return parse_iso_day(date, out);
}

/* By the programme's day and the clock: what is earlier than the day's change is already tomorrow.
 */
static bool read_clock(const struct schedule *schedule, struct wall *out)
{
    const char *date = schedule->fields[SCHEDULE_DATE], *start = schedule->fields[SCHEDULE_START];
    char clock[6] = {0};
    minutes at;
    if (!start || !read_day(date ? date : schedule->today, &out->day))
        return false;
    memcpy(clock, start, strnlen(start, 5));
    if (!parse_clock(clock, &at) || at >= DAY_MINUTES)
        return false;
    out->day += at < schedule->day_change;
    out->second = at * 60;
    return true;
}

/* Whole hours have names; all else is left for UTC. */
static void place_by_offset(struct schedule *schedule, struct event *event, struct wall wall,
                            int32_t offset)
{
    event->zone = "UTC";
    if (offset % 3600 || offset < -12 * 3600 || offset > 14 * 3600)
        wall = wall_from_seconds(wall_seconds(wall) - offset);
    else if (offset)
        event->zone = arena_printf(&schedule->reading->arena, "Etc/GMT%+d", -offset / 3600);
    event->start_day = wall.day;
    event->start_second = wall.second;
}

static bool take_start(struct schedule *schedule, struct event *event)
{
    struct wall wall;
    bool has_offset = false;
    int32_t offset = 0;
    const char *date = schedule->fields[SCHEDULE_DATE], *zone = schedule->reading->calendar.zone;
    bool whole = date && read_time(date, &wall, &has_offset, &offset);
    if (!whole && !read_clock(schedule, &wall))
        return false;
    if (has_offset && (!zone || strchr(date, 'Z'))) {
        place_by_offset(schedule, event, wall, offset);
        return true;
    }
    event->zone = zone;
    event->floating = !zone;
    event->start_day = wall.day;
    event->start_second = wall.second;
    return true;
}

/* "00:30", "1:00", "1:00:00", "45", "PT45M", in seconds. */
static bool read_duration(const char *text, int64_t *out)
{
    int64_t parts[3] = {0}, number;
    int32_t days;
    int count = 0;
    if (*text == 'P') {
        bool sound = moment_duration(text, &days, out);
        *out += (int64_t)days * DAY_SECONDS;
        return sound;
    }
    for (const char *at = text; count < 3; at++) {
        for (number = 0; ascii_is_digit(*at) && number < 100000; at++)
            number = number * 10 + (*at - '0');
        parts[count++] = number;
        if (*at != ':' || !ascii_is_digit(at[1])) {
            if (*at != '\0' || !ascii_is_digit(*text))
                return false;
            break;
        }
    }
    *out = count == 1 ? parts[0] * 60 : parts[0] * 3600 + parts[1] * 60 + parts[2];
    return *out < (int64_t)366 * DAY_SECONDS;
}

static void take_end(struct schedule *schedule, struct event *event, const struct subject *subject)
{
    int64_t seconds = 0;
    const char *text = schedule->fields[SCHEDULE_DURATION];
    struct wall start = {event->start_day, event->start_second};
    if (text && !read_duration(text, &seconds)) {
        seconds = 0;
        reading_odd(schedule->reading, ODDITY_BAD_DATE, ODDITY_REPAIRED, subject,
                    arena_printf(&schedule->reading->arena,
                                 "its length \"%.40s\" is not sound; it was left without one",
                                 text));
    }
    struct wall end = wall_from_seconds(wall_seconds(start) + seconds);
    event->end_day = end.day;
    event->end_second = end.second;
}

/* ---- its texts ---- */

static const char *clean(struct schedule *schedule, enum schedule_field field,
                         const struct subject *subject)
{
    return reading_clean(schedule->reading, subject, schedule->fields[field], TITLE_MOST, false);
}

static const char *description(struct schedule *schedule, const struct subject *subject)
{
    static const enum schedule_field parts[] = {SCHEDULE_SUBTITLE, SCHEDULE_ABSTRACT,
                                                SCHEDULE_DESCRIPTION};
    struct arena *arena = &schedule->reading->arena;
    const char *last = NULL;
    struct str text;
    str_init(&text);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *part = schedule_plain(arena, schedule->fields[parts[i]]);
        if (!part || str_equal(part, last))
            continue;
        str_addf(&text, "%s%s", text.length ? "\n\n" : "", part);
        last = part;
    }
    const char *copy = text.length ? arena_strdup(arena, text.text) : NULL;
    str_finish(&text);
    return reading_clean(schedule->reading, subject, copy, TEXT_MOST, true);
}

/* A comma inside of a name would make two names of it. */
static const char *without_commas(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text), *to = copy;
    for (const char *from = copy; from && *from; from++)
        if (*from != ',' || from[1] != ' ')
            *to++ = *from == ',' ? ' ' : *from;
    if (to)
        *to = '\0';
    return copy;
}

static const char *categories(struct schedule *schedule, const struct subject *subject)
{
    struct arena *arena = &schedule->reading->arena;
    const char *track = without_commas(arena, clean(schedule, SCHEDULE_TRACK, subject));
    const char *type = without_commas(arena, clean(schedule, SCHEDULE_TYPE, subject));
    if (!track || !type)
        return track ? track : type;
    return arena_printf(arena, "%s,%s", track, type);
}

/* The number is the conference's own; with its name it is the world's. */
static const char *uid_of(struct schedule *schedule, const struct subject *subject)
{
    const char *guid = clean(schedule, SCHEDULE_GUID, subject);
    const char *id = clean(schedule, SCHEDULE_ID, subject);
    if (guid || !id || str_equal(id, "0"))
        return guid;
    return arena_printf(&schedule->reading->arena, "%s@%s", id,
                        schedule->acronym ? schedule->acronym : "schedule");
}

static enum status status_of(const char *text)
{
    static const char *const words[] = {"cancelled", "canceled", "withdrawn", "true"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(text, words[i]))
            return WORD_status_CANCELLED;
    return str_equal_nocase(text, "tentative") ? WORD_status_TENTATIVE : WORD_status_CONFIRMED;
}

static void take_texts(struct schedule *schedule, struct event *event, struct subject *subject)
{
    event->title = clean(schedule, SCHEDULE_TITLE, subject);
    if (!event->title)
        event->title = "(untitled)";
    subject->title = event->title;
    subject->uid = event->uid = uid_of(schedule, subject);
    event->place = clean(schedule, SCHEDULE_ROOM, subject);
    event->description = description(schedule, subject);
    event->url = reading_clean_url(schedule->reading, subject, schedule->fields[SCHEDULE_URL]);
    event->people =
        reading_clean(schedule->reading, subject, schedule->people.text, PEOPLE_MOST, true);
    event->categories = categories(schedule, subject);
    event->status = reading_title_cancels(schedule->reading, event->title)
                        ? WORD_status_CANCELLED
                        : status_of(schedule->fields[SCHEDULE_STATUS]);
}

/* ---- all of it ---- */

static uint64_t hash_of(const struct schedule *schedule)
{
    uint64_t hash = text_hash(TEXT_HASH_START, schedule->people.text, schedule->people.length);
    for (int i = 0; i < SCHEDULE_FIELD_COUNT; i++) {
        const char *text = schedule->fields[i] ? schedule->fields[i] : "";
        hash = text_hash(hash, text, strlen(text) + 1);
    }
    return text_hash(hash, schedule->today, strlen(schedule->today));
}

static void skip(struct schedule *schedule, struct ics_event *out, const struct subject *subject,
                 enum oddity_code code, const char *why)
{
    reading_odd(schedule->reading, code, ODDITY_SKIPPED, subject, why);
    out->skipped = true;
}

static void shape(struct schedule *schedule, struct ics_event *out, enum component_end how)
{
    struct subject subject = {.line = schedule->line};
    struct event *event = &out->event;
    bool timed = schedule->fields[SCHEDULE_START] || schedule->fields[SCHEDULE_DATE];
    take_texts(schedule, event, &subject);
    if (how == COMPONENT_CUT)
        skip(schedule, out, &subject, ODDITY_UNCLOSED,
             "the file ends inside of it; download it again");
    else if (!timed)
        skip(schedule, out, &subject, ODDITY_NO_START, "it has no start");
    else if (!take_start(schedule, event))
        skip(schedule, out, &subject, ODDITY_BAD_DATE, "its start is no date and time");
    else
        take_end(schedule, event, &subject);
    if (event->uid || how == COMPONENT_CUT)
        return;
    event->uid = reading_weak_uid(
        schedule->reading, event,
        arena_printf(&schedule->reading->arena, "%d.%d", event->start_day, event->start_second));
    subject.uid = event->uid;
    reading_odd(schedule->reading, ODDITY_NO_UID, ODDITY_REPAIRED, &subject,
                "it has no identity; title, start and place stand in for it");
}

bool schedule_event_end(struct schedule *schedule, enum component_end how)
{
    struct reading *reading = schedule->reading;
    struct ics_event out = {.line = schedule->line, .written = ICS_UNWRITTEN};
    if (++schedule->events > reading->request->limits.components) {
        reading->refusal = "it has more events than allowed";
        return false;
    }
    tell_conference(schedule);
    record_clear(RECORD_EVENT, &out.event);
    reading->end.events++;
    out.same =
        reading_is_known(reading, hash_of(schedule), &out.event.hash) && how == COMPONENT_CLOSED;
    if (!out.same)
        shape(schedule, &out, how);
    if (out.skipped)
        out.event.start_day = out.event.end_day = out.event.start_second = out.event.end_second = 0;
    reading_tell_event(reading, &out);
    reading_tell_progress(reading);
    return true;
}
