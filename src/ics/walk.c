/* SPDX-License-Identifier: MIT
 *
 * walk: an iCalendar source, line by line: which components are open, whose line it is, and which
 * events and tasks are collected, made records and forgotten.
 */
#include "reading.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"
#include "scan.h"

enum { DEPTH_MOST = 16, NAME_SIZE = 24 };

struct walk {
    struct reading *reading;
    struct scan scan;
    char open[DEPTH_MOST][NAME_SIZE]; /* names of the components that are open */
    int depth;
    int too_deep;   /* components below the deepest that is kept */
    int collecting; /* depth of the event or task that is collected; 0: none */
    struct component component;
    size_t components;
    bool begun;   /* there was a calendar, or an event without one */
    bool filled;  /* the calendar has an event or task */
    bool crowded; /* the component has more lines than are kept */
};

static void odd(struct walk *walk, enum oddity_code code, int line, const char *message)
{
    struct subject nobody = {.line = line};
    reading_odd(walk->reading, code, ODDITY_REPAIRED, &nobody, message);
}

/* ---- the calendar's own lines ---- */

static char *in_capitals(char *text)
{
    for (char *at = text; at && *at; at++)
        *at = ascii_upper(*at);
    return text;
}

static void calendar_line(struct reading *reading, const struct property *property)
{
    struct ics_calendar *calendar = &reading->calendar;
    const char *text = property_unescape(&reading->life, property->value);
    if (property->name == PROPERTY_X_WR_CALNAME ||
        (property->name == PROPERTY_NAME && !calendar->name))
        calendar->name = reading_keep(reading, text);
    else if (property->name == PROPERTY_PRODID)
        calendar->prodid = reading_keep(reading, text);
    else if (property->name == PROPERTY_URL || property->name == PROPERTY_SOURCE)
        calendar->url = reading_keep(reading, property->value);
    else if (property->name == PROPERTY_X_JUGGLE_FEED)
        calendar->juggle_feed = reading_keep(reading, text);
    else if (property->name == PROPERTY_METHOD)
        calendar->method = in_capitals(reading_keep(reading, text));
    else if (property->name == PROPERTY_X_WR_TIMEZONE ||
             (property->name == PROPERTY_TZID && !calendar->zone)) {
        const char *zone = zone_canonical(text, NULL);
        calendar->zone_as_written = reading_keep(reading, text);
        calendar->zone = zone ? arena_strdup(&reading->life, zone) : NULL;
    } else {
        return;
    }
    reading->head = text_hash(reading->head, property->text, strlen(property->text) + 1);
}

static void new_calendar(struct reading *reading)
{
    reading_tell_calendar(reading);
    reading->calendar = (struct ics_calendar){0};
    reading->calendar_told = false;
    reading->floating_told = false;
    reading->zones = (struct file_zones){.arena = &reading->life};
    reading->meaning.tzid[0] = '\0';
    reading->head = TEXT_HASH_START;
}

/* ---- components ---- */

static void name_of(const char *text, char out[NAME_SIZE])
{
    size_t n = 0;
    for (text += strspn(text, " \t"); *text && *text != ' ' && *text != '\t' && n < NAME_SIZE - 1;
         text++)
        out[n++] = ascii_upper(*text);
    out[n] = '\0';
}

static bool is_collected(const char *name)
{
    return !strcmp(name, "VEVENT") || !strcmp(name, "VTODO");
}

static void start_collecting(struct walk *walk, const char *name, int line)
{
    struct reading *reading = walk->reading;
    if (++walk->components > reading->request->limits.components)
        reading->refusal = "it has more events and tasks than allowed; split it into several files";
    arena_reset(&reading->arena);
    walk->component = (struct component){
        .name = arena_strdup(&reading->arena, name), .line = line, .hash = TEXT_HASH_START};
    walk->collecting = walk->depth;
    walk->filled = true;
    walk->crowded = false;
}

static void finish_collecting(struct walk *walk, enum component_end how)
{
    struct reading *reading = walk->reading;
    reading_tell_calendar(reading);
    if (!strcmp(walk->component.name, "VEVENT"))
        reading_event(reading, &walk->component, how);
    else if (how != COMPONENT_CUT)
        reading_todo(reading, &walk->component);
    walk->collecting = 0;
}

static bool is_inside(const struct walk *walk, const char *name)
{
    for (int i = 0; i < walk->depth; i++)
        if (!strcmp(walk->open[i], name))
            return true;
    return false;
}

/* What is still open can't be, as what comes now doesn't stand inside of it. */
static void close_down_to(struct walk *walk, int depth)
{
    walk->depth = depth;
    walk->too_deep = 0;
    if (walk->collecting)
        finish_collecting(walk, COMPONENT_LEFT_OPEN);
}

static void close_unclosed(struct walk *walk, const char *name)
{
    if (!strcmp(name, "VCALENDAR") && walk->depth && walk->filled)
        close_down_to(walk, 0);
    else if (walk->collecting && is_collected(name) && walk->component.count > 0)
        close_down_to(walk, walk->collecting - 1);
}

static void begin(struct walk *walk, const char *name, int line)
{
    struct reading *reading = walk->reading;
    close_unclosed(walk, name);
    if (walk->depth >= reading->request->limits.depth || walk->depth >= DEPTH_MOST ||
        walk->too_deep) {
        if (!walk->too_deep++)
            odd(walk, ODDITY_NESTED_TOO_DEEP, line,
                "components are nested more than eight deep; what is below was left out");
        return;
    }
    memcpy(walk->open[walk->depth++], name, NAME_SIZE);
    if (!strcmp(name, "VCALENDAR") || (is_collected(name) && !walk->begun)) {
        new_calendar(reading);
        walk->begun = true;
        walk->filled = false;
    }
    if (!strcmp(name, "VTIMEZONE"))
        zones_begin(&reading->zones);
    else if (is_inside(walk, "VTIMEZONE"))
        zones_observance(&reading->zones);
    if (is_collected(name))
        start_collecting(walk, name, line);
    reading->end.freebusy += !strcmp(name, "VFREEBUSY");
    reading->end.journals += !strcmp(name, "VJOURNAL");
}

static void end(struct walk *walk, const char *name)
{
    int at = walk->depth - 1;
    if (walk->too_deep) {
        walk->too_deep--;
        return;
    }
    while (at >= 0 && strcmp(walk->open[at], name))
        at--;
    if (at < 0) /* closes what is not open */
        return;
    walk->depth = at;
    if (walk->collecting > at)
        finish_collecting(walk,
                          walk->collecting == at + 1 ? COMPONENT_CLOSED : COMPONENT_LEFT_OPEN);
}

/* ---- lines ---- */

static void component_line(struct walk *walk, const struct scan_line *line)
{
    struct reading *reading = walk->reading;
    if (str_starts(line->text, "ATTACH"))
        return;
    if (walk->component.count < reading->request->limits.properties) {
        component_add(&reading->arena, &walk->component, line->text, line->length, line->line);
        return;
    }
    if (!walk->crowded)
        odd(walk, ODDITY_TOO_LONG, line->line,
            "a component has more than 1000 properties; the rest was left out");
    walk->crowded = true;
}

static void property_line(struct walk *walk, const struct scan_line *line)
{
    struct reading *reading = walk->reading;
    struct property property;
    if (walk->collecting && walk->depth == walk->collecting) {
        component_line(walk, line);
    } else if (walk->collecting || !property_read(line->text, line->line, &property)) {
        return;
    } else if (is_inside(walk, "VTIMEZONE")) {
        zones_line(&reading->zones, &property);
        reading->head = text_hash(reading->head, line->text, line->length + 1);
    } else if (walk->depth <= 1) {
        calendar_line(reading, &property);
    }
}

static bool starts_nocase(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if (ascii_upper(*text) != *word)
            return false;
    return true;
}

static void one_line(struct walk *walk, const struct scan_line *line)
{
    char name[NAME_SIZE];
    if (line->cut)
        odd(walk, ODDITY_TOO_LONG, line->line, "a line is longer than 256 KiB; it was cut");
    if (starts_nocase(line->text, "BEGIN:")) {
        name_of(line->text + 6, name);
        begin(walk, name, line->line);
    } else if (starts_nocase(line->text, "END:")) {
        name_of(line->text + 4, name);
        end(walk, name);
    } else if (!walk->too_deep) {
        property_line(walk, line);
    }
}

/* ---- the whole ---- */

static void tell_mended(struct walk *walk)
{
    const struct scan *scan = &walk->scan;
    if (walk->reading->source.form != SOURCE_BYTES)
        odd(walk, ODDITY_BAD_ENCODING, 1, "the file is UTF-16; it was converted");
    if (scan->windows.count)
        odd(walk, ODDITY_BAD_ENCODING, scan->windows.line,
            "some of it is not UTF-8; read as Windows-1252");
    if (scan->broken.count)
        odd(walk, ODDITY_BAD_ENCODING, scan->broken.line,
            "some of its UTF-8 is damaged; what could not be read is marked");
    if (scan->quoted.count)
        odd(walk, ODDITY_BAD_ENCODING, scan->quoted.line,
            "some of it is quoted-printable, as in vCalendar 1.0; it was decoded");
    if (scan->nuls.count)
        odd(walk, ODDITY_CONTROL_CHARACTERS, scan->nuls.line,
            "it has NUL characters; they were taken out");
}

static void finish_source(struct walk *walk)
{
    if (walk->collecting)
        finish_collecting(walk, COMPONENT_CUT);
    if (walk->depth > 0)
        reading_truncated(walk->reading, walk->scan.line,
                          "the file ends before its calendar does; download it again");
    tell_mended(walk);
}

void walk_source(struct reading *reading)
{
    struct walk walk = {.reading = reading};
    struct scan_line line;
    reading->zones.arena = &reading->life;
    scan_init(&walk.scan, &reading->source, reading->request->limits.line_bytes);
    while (!reading->wire.broken && !reading->refusal && scan_next(&walk.scan, &line)) {
        one_line(&walk, &line);
        reading_tell_progress(reading);
    }
    if (!reading->refusal)
        finish_source(&walk);
    scan_finish(&walk.scan);
}

/* ---- zones that come late ---- */

static void zone_line(struct walk *walk, const struct scan_line *line)
{
    struct file_zones *zones = &walk->reading->zones_ahead;
    struct property property;
    char name[NAME_SIZE];
    if (starts_nocase(line->text, "BEGIN:")) {
        name_of(line->text + 6, name);
        if (!strcmp(name, "VTIMEZONE"))
            zones_begin(zones);
        else if (walk->collecting)
            zones_observance(zones);
        walk->collecting |= !strcmp(name, "VTIMEZONE");
    } else if (starts_nocase(line->text, "END:VTIMEZONE")) {
        walk->collecting = 0;
    } else if (walk->collecting && property_read(line->text, line->line, &property)) {
        zones_line(zones, &property);
    }
}

void walk_ahead(struct reading *reading)
{
    int fd = reading->request->source_fd;
    off_t here = lseek(fd, 0, SEEK_CUR);
    if (reading->looked_ahead || here < 0)
        return;
    reading->looked_ahead = true;
    reading->zones_ahead.arena = &reading->life;
    struct source *source = malloc(sizeof *source);
    if (source && lseek(fd, 0, SEEK_SET) == 0) {
        struct walk walk = {.reading = reading};
        struct scan_line line;
        source_open(source, fd, reading->request->limits.source_bytes);
        scan_init(&walk.scan, source, reading->request->limits.line_bytes);
        while (scan_next(&walk.scan, &line))
            zone_line(&walk, &line);
        scan_finish(&walk.scan);
    }
    free(source);
    if (lseek(fd, here, SEEK_SET) != here)
        reading->refusal = "it can't be read again; save it to a file first";
}
