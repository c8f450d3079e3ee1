/* SPDX-License-Identifier: MIT
 *
 * write: records as RFC 5545 text, with the VTIMEZONEs that are used, so that khal, calcurse and
 * libical read the same times.
 */
#include "juggle/ics/write.h"

#include <string.h>

#include "write_line.h"

/* Two changes a year from YEAR_MIN to YEAR_MAX, and the odd ones of some zones. */
enum { OBSERVANCES_MAX = 1000 };

static void write_utc(struct str *out, const char *name, instant at)
{
    struct wall wall = wall_from_seconds(at);
    struct civil c = day_civil(wall.day);
    if (at != INSTANT_NONE)
        line_add(out, "%s:%04d%02d%02dT%02d%02d%02dZ", name, c.year, c.month, c.mday,
                 wall.second / 3600, wall.second / 60 % 60, wall.second % 60);
}

static void add_wall(struct str *text, struct wall wall)
{
    struct civil c = day_civil(wall.day);
    str_addf(text, "%04d%02d%02dT%02d%02d%02d", c.year, c.month, c.mday, wall.second / 3600,
             wall.second / 60 % 60, wall.second % 60);
}

static void write_date(struct str *out, const char *name, day date)
{
    struct civil c = day_civil(date);
    line_add(out, "%s;VALUE=DATE:%04d%02d%02d", name, c.year, c.month, c.mday);
}

static bool is_utc(const char *zone)
{
    return !zone || str_equal(zone, "UTC");
}

/* A wall clock in its zone, or the instant in UTC. */
static void write_time(struct str *out, const char *name, const char *zone, struct wall wall,
                       instant at)
{
    struct str text;
    if (is_utc(zone)) {
        write_utc(out, name, at);
        return;
    }
    str_init(&text);
    add_wall(&text, wall);
    line_add(out, "%s;TZID=%s:%s", name, zone, text.text);
    str_finish(&text);
}

/* ---- the calendar ---- */

void ics_write_begin(struct ics_writer *writer, const char *calendar_name)
{
    line_add(writer->out, "BEGIN:VCALENDAR");
    line_add(writer->out, "VERSION:2.0");
    line_add(writer->out, "PRODID:-//juggle//juggle//EN");
    line_add(writer->out, "CALSCALE:GREGORIAN");
    if (calendar_name)
        line_text(writer->out, "X-WR-CALNAME", calendar_name);
}

void ics_write_end(struct ics_writer *writer)
{
    line_add(writer->out, "END:VCALENDAR");
}

/* With seconds where there are any: local mean times have them, and -0000 is not allowed. */
static void write_offset(struct str *out, const char *name, int32_t offset)
{
    int size = offset < 0 ? -offset : offset;
    char sign = offset < 0 ? '-' : '+';
    if (size % 60)
        line_add(out, "%s:%c%02d%02d%02d", name, sign, size / 3600, size / 60 % 60, size % 60);
    else
        line_add(out, "%s:%c%02d%02d", name, sign, size / 3600, size / 60 % 60);
}

static void write_observance(struct str *out, int32_t from, int32_t to, instant at)
{
    struct str start;
    const char *kind = to > from ? "DAYLIGHT" : "STANDARD";
    str_init(&start);
    add_wall(&start, wall_from_seconds(at + from));
    line_add(out, "BEGIN:%s", kind);
    line_add(out, "DTSTART:%s", start.text);
    write_offset(out, "TZOFFSETFROM", from);
    write_offset(out, "TZOFFSETTO", to);
    line_add(out, "END:%s", kind);
    str_finish(&start);
}

void ics_write_zone(struct ics_writer *writer, const char *name)
{
    const struct zone *zone = is_utc(name) ? NULL : zone_find(writer->zones, name);
    if (!zone)
        return;
    int32_t offset = zone_offset(zone, writer->zone_span.start);
    line_add(writer->out, "BEGIN:VTIMEZONE");
    line_add(writer->out, "TZID:%s", name);
    write_observance(writer->out, offset, offset, writer->zone_span.start);
    instant at = writer->zone_span.start;
    for (int i = 0; i < OBSERVANCES_MAX; i++) {
        at = zone_next_change(zone, at, writer->zone_span.end);
        if (at == INSTANT_NONE)
            break;
        int32_t next = zone_offset(zone, at);
        if (next != offset)
            write_observance(writer->out, offset, next, at);
        offset = next;
    }
    line_add(writer->out, "END:VTIMEZONE");
}

/* ---- events ---- */

/* 20261201, 20261201T100000 and 20261201T100000Z: the length says which it is. */
enum { DATE_LENGTH = 8, LOCAL_LENGTH = 15, UTC_LENGTH = 16 };

static void write_moments(struct str *out, const char *name, const struct event *event,
                          const char *list)
{
    for (const char *at = list ? list : ""; *at; at += *at == ',') {
        int length = (int)strcspn(at, ","), start = (int)strcspn(at, "/,");
        if (start < length && (start == UTC_LENGTH || is_utc(event->zone)))
            line_add(out, "%s;VALUE=PERIOD:%.*s%s%.*s", name, start, at,
                     start == UTC_LENGTH ? "" : "Z", length - start, at + start);
        else if (start < length)
            line_add(out, "%s;VALUE=PERIOD;TZID=%s:%.*s", name, event->zone, length, at);
        else if (length == DATE_LENGTH)
            line_add(out, "%s;VALUE=DATE:%.*s", name, length, at);
        else if (length == UTC_LENGTH)
            line_add(out, "%s:%.*s", name, length, at);
        else if (length == LOCAL_LENGTH && is_utc(event->zone))
            line_add(out, "%s:%.*sZ", name, length, at);
        else if (length == LOCAL_LENGTH)
            line_add(out, "%s;TZID=%s:%.*s", name, event->zone, length, at);
        at += length;
    }
}

static void write_rules(struct str *out, const char *rules)
{
    for (const char *at = rules ? rules : ""; *at; at += *at == '\n') {
        int length = (int)strcspn(at, "\n");
        if (!strncmp(at, "EXRULE:", 7))
            line_add(out, "%.*s", length, at);
        else
            line_add(out, "RRULE:%.*s", length, at);
        at += length;
    }
}

/* An end that is not later than its start is not allowed, and says no more than none. */
static void write_times(struct str *out, const struct event *event)
{
    struct wall start = {event->start_day, event->start_second > 0 ? event->start_second : 0};
    struct wall end = {event->end_day, event->end_second > 0 ? event->end_second : 0};
    if (event->all_day) {
        write_date(out, "DTSTART", event->start_day);
        if (event->end_day > event->start_day)
            write_date(out, "DTEND", event->end_day);
        return;
    }
    write_time(out, "DTSTART", event->zone, start, event->start);
    if (event->end > event->start)
        write_time(out, "DTEND", event->end_zone ? event->end_zone : event->zone, end,
                   event->end);
}

static void write_recurrence(struct str *out, const struct event *event)
{
    const char *name = event->onwards ? "RECURRENCE-ID;RANGE=THISANDFUTURE" : "RECURRENCE-ID";
    if (event->recurrence && *event->recurrence)
        write_moments(out, name, event, event->recurrence);
    write_rules(out, event->rrule);
    write_moments(out, "RDATE", event, event->rdates);
    write_moments(out, "EXDATE", event, event->exdates);
}

static const char *status_word(enum status status)
{
    return status == WORD_status_CANCELLED   ? "CANCELLED"
           : status == WORD_status_TENTATIVE ? "TENTATIVE"
                                             : "CONFIRMED";
}

static void write_choice(struct str *out, const struct choice *choice)
{
    if (!choice)
        return;
    if (choice->kind)
        line_text(out, "X-JUGGLE-KIND", choice->kind);
    if (choice->note)
        line_text(out, "COMMENT", choice->note);
}

/* CATEGORIES is a list: its commas part words, and stay. */
static void write_categories(struct str *out, const char *a, const char *b)
{
    struct str text;
    str_init(&text);
    str_add(&text, a ? a : "");
    if (b && *b)
        str_addf(&text, "%s%s", text.length ? "," : "", b);
    if (text.length)
        line_list(out, "CATEGORIES", text.text);
    str_finish(&text);
}

void ics_write_event(struct ics_writer *writer, const struct event *event,
                     const struct choice *choice, const char *feed_uid)
{
    struct str *out = writer->out;
    line_add(out, "BEGIN:VEVENT");
    line_text(out, "UID", event->uid ? event->uid : "");
    write_utc(out, "DTSTAMP", event->stamp == INSTANT_NONE ? writer->stamp : event->stamp);
    write_times(out, event);
    write_recurrence(out, event);
    line_text(out, "SUMMARY", event->title ? event->title : "");
    if (event->place)
        line_text(out, "LOCATION", event->place);
    if (event->description)
        line_text(out, "DESCRIPTION", event->description);
    if (!str_blank(event->url))
        line_uri(out, "URL", event->url);
    line_add(out, "STATUS:%s", status_word(event->status));
    if (event->transparent)
        line_add(out, "TRANSP:TRANSPARENT");
    write_categories(out, event->categories, choice ? choice->tags : NULL);
    if (event->sequence > 0)
        line_add(out, "SEQUENCE:%d", event->sequence);
    write_utc(out, "CREATED", event->created);
    write_utc(out, "LAST-MODIFIED", event->modified);
    if (event->people)
        line_text(out, "X-JUGGLE-SPEAKER", event->people);
    if (feed_uid)
        line_text(out, "X-JUGGLE-FEED", feed_uid);
    write_choice(out, choice);
    line_add(out, "END:VEVENT");
}

static void write_plain(struct ics_writer *writer, const char *uid, const char *title,
                        instant start, instant end, const char *kind, const char *note)
{
    struct str *out = writer->out;
    line_add(out, "BEGIN:VEVENT");
    line_text(out, "UID", uid ? uid : "");
    write_utc(out, "DTSTAMP", writer->stamp);
    write_utc(out, "DTSTART", start);
    write_utc(out, "DTEND", end);
    line_text(out, "SUMMARY", title ? title : "");
    if (kind)
        line_text(out, "X-JUGGLE-KIND", kind);
    if (note)
        line_text(out, "COMMENT", note);
    line_add(out, "END:VEVENT");
}

void ics_write_block(struct ics_writer *writer, const struct block *block, const char *title)
{
    write_plain(writer, block->uid, title, block->start, block->end, block->kind, block->note);
}

void ics_write_leg(struct ics_writer *writer, const struct leg *leg, const char *title)
{
    write_plain(writer, leg->uid, title, leg->start, leg->end, "travel", leg->note);
}

/* ---- tasks ---- */

static void write_day(struct str *out, const char *name, day date, minutes minute)
{
    struct str text;
    if (date == DAY_NONE)
        return;
    if (minute == MINUTES_NONE) {
        write_date(out, name, date);
        return;
    }
    str_init(&text);
    add_wall(&text, (struct wall){date, minute * 60});
    line_add(out, "%s:%s", name, text.text);
    str_finish(&text);
}

/* DTSTART and DUE must be of one type, and DUE the later: where two dates can't be that, the
 * minutes that their absence stands for are written. A start that isn't before the end is left
 * out. */
static void write_task_times(struct str *out, const struct task *task)
{
    minutes from = task->earliest_minute, to = task->due_minute;
    bool both = task->earliest_day != DAY_NONE && task->due_day != DAY_NONE;
    bool dates = from == MINUTES_NONE && to == MINUTES_NONE;
    if (both && !(dates && task->earliest_day < task->due_day)) {
        from = from == MINUTES_NONE ? 0 : from;
        to = to == MINUTES_NONE ? DAY_MINUTES - 1 : to;
        both = task->earliest_day < task->due_day ||
               (task->earliest_day == task->due_day && from < to);
        if (!both)
            to = task->due_minute;
    }
    if (both || task->due_day == DAY_NONE)
        write_day(out, "DTSTART", task->earliest_day, from);
    write_day(out, "DUE", task->due_day, to);
}

static const char *task_status(enum state state)
{
    return state == WORD_state_DONE      ? "COMPLETED"
           : state == WORD_state_DROPPED ? "CANCELLED"
           : state == WORD_state_DOING   ? "IN-PROCESS"
                                         : "NEEDS-ACTION";
}

void ics_write_task(struct ics_writer *writer, const struct task *task)
{
    static const int priorities[] = {0, 1, 5, 9};
    struct str *out = writer->out;
    line_add(out, "BEGIN:VTODO");
    line_text(out, "UID", task->uid ? task->uid : "");
    write_utc(out, "DTSTAMP", task->created == INSTANT_NONE ? writer->stamp : task->created);
    write_utc(out, "CREATED", task->created);
    line_text(out, "SUMMARY", task->title ? task->title : "");
    write_task_times(out, task);
    if (task->priority >= 1 && task->priority <= 3)
        line_add(out, "PRIORITY:%d", priorities[task->priority]);
    line_add(out, "STATUS:%s", task_status(task->state));
    write_utc(out, "COMPLETED", task->state == WORD_state_DONE ? task->finished : INSTANT_NONE);
    if (task->note)
        line_text(out, "DESCRIPTION", task->note);
    if (!str_blank(task->url))
        line_uri(out, "URL", task->url);
    write_categories(out, task->tags, NULL);
    if (task->estimate != MINUTES_NONE)
        line_add(out, "X-JUGGLE-ESTIMATE:%d", task->estimate);
    if (task->kind)
        line_text(out, "X-JUGGLE-KIND", task->kind);
    if (task->project)
        line_text(out, "X-JUGGLE-PROJECT", task->project);
    line_add(out, "END:VTODO");
}
