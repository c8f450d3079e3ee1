/* SPDX-License-Identifier: MIT
 *
 * child: one source, line by line: components are collected whole, made records and forgotten. Runs in the
 * caged child.
 */
#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"
#include "reading.h"

enum { DEPTH_MAX = 16, PROGRESS_STEP = 1 << 20 };

struct walk {
    struct reading *reading;
    char open[DEPTH_MAX][24]; /* names of the components that are open */
    int depth;
    int too_deep;       /* components below the deepest that is kept */
    int collecting;     /* depth of the event or task that is collected; 0: none */
    struct component component;
    bool crowded;
    size_t progress;
};

void reading_odd(struct reading *reading, enum oddity_code code, enum oddity_action action, int line,
                 const char *uid, const char *title, const char *message)
{
    struct wire *wire = &reading->wire;
    /* What is skipped is always named; of the rest the first ones speak for all. */
    if (reading->told[code]++ >= reading->request->limits.oddities && action != ODDITY_SKIPPED)
        return;
    wire_begin(wire, WIRE_ODDITY);
    wire_number(wire, code);
    wire_number(wire, action);
    wire_number(wire, line);
    wire_text(wire, uid);
    wire_text(wire, title);
    wire_text(wire, message);
    wire_end(wire);
}

/* ---- the calendar's own lines ---- */

static const char *cleaned(struct reading *reading, const char *text)
{
    struct str safe;
    str_init(&safe);
    text_add_safe(&safe, text, false);
    const char *copy =
        safe.length ? arena_strndup(&reading->life, safe.text, safe.length < 500 ? safe.length : 500) : NULL;
    str_finish(&safe);
    return copy && text_is_utf8(copy, strlen(copy)) ? copy : NULL;
}

static const char *unescaped(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text), *to = copy;
    for (const char *from = copy; *from; from++) {
        if (*from == '\\' && from[1])
            from++;
        *to++ = *from;
    }
    *to = '\0';
    return copy;
}

static void calendar_zone(struct reading *reading, const char *text)
{
    reading->calendar.zone_as_written = cleaned(reading, text);
    reading->calendar.zone = zone_canonical(text, NULL);
}

static void calendar_line(struct reading *reading, const char *text, int line)
{
    struct component one = {.name = "VCALENDAR"};
    struct arena *life = &reading->life;
    str_init(&one.text);
    if (component_add(life, &one, text, line)) {
        const struct property *p = &one.properties[0];
        if (!strcmp(p->name, "X-WR-CALNAME") ||
            (!strcmp(p->name, "NAME") && !reading->calendar.name))
            reading->calendar.name = cleaned(reading, unescaped(life, p->value));
        else if (!strcmp(p->name, "X-WR-TIMEZONE") ||
                 (!strcmp(p->name, "TZID") && !reading->calendar.zone))
            calendar_zone(reading, p->value);
        else if (!strcmp(p->name, "PRODID"))
            reading->calendar.prodid = cleaned(reading, p->value);
        else if (!strcmp(p->name, "METHOD"))
            reading->calendar.method = cleaned(reading, p->value);
        else if (!strcmp(p->name, "URL") || !strcmp(p->name, "SOURCE"))
            reading->calendar.url = cleaned(reading, p->value);
        else if (!strcmp(p->name, "X-JUGGLE-FEED"))
            reading->calendar.juggle_feed = cleaned(reading, p->value);
        if (!strcmp(p->name, "X-WR-TIMEZONE") || !strcmp(p->name, "TZID") || !strcmp(p->name, "METHOD"))
            reading->head = text_hash(reading->head, text, strlen(text));
    }
    str_finish(&one.text);
}

static void tell_calendar(struct reading *reading)
{
    struct wire *wire = &reading->wire;
    if (reading->calendar_told)
        return;
    reading->calendar_told = true;
    wire_begin(wire, WIRE_CALENDAR);
    wire_text(wire, reading->calendar.name);
    wire_text(wire, reading->calendar.zone);
    wire_text(wire, reading->calendar.zone_as_written);
    wire_text(wire, reading->calendar.prodid);
    wire_text(wire, reading->calendar.method);
    wire_text(wire, reading->calendar.url);
    wire_text(wire, reading->calendar.juggle_feed);
    wire_end(wire);
}

static void new_calendar(struct reading *reading)
{
    tell_calendar(reading);
    reading->calendar = (struct ics_calendar){0};
    reading->calendar_told = false;
    reading->floating_told = false;
    reading->head = TEXT_HASH_START;
}

/* ---- components ---- */

static void name_of(const char *text, char out[24])
{
    size_t n = 0;
    for (text += strspn(text, " \t"); *text && *text != ' ' && *text != '\t' && n < 23; text++)
        out[n++] = (char)(*text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text);
    out[n] = '\0';
}

static void start_collecting(struct walk *walk, const char *name, int line)
{
    arena_reset(&walk->reading->arena);
    walk->component = (struct component){
        .name = arena_strdup(&walk->reading->arena, name), .line = line, .hash = TEXT_HASH_START};
    str_init(&walk->component.text);
    walk->collecting = walk->depth;
    walk->crowded = false;
}

static void finish_collecting(struct walk *walk, bool complete)
{
    struct reading *reading = walk->reading;
    tell_calendar(reading);
    if (!strcmp(walk->component.name, "VEVENT"))
        reading_event(reading, &walk->component, complete);
    else if (complete)
        reading_todo(reading, &walk->component);
    str_finish(&walk->component.text);
    walk->collecting = 0;
}

static void too_deep(struct walk *walk, int line)
{
    if (!walk->too_deep++)
        reading_odd(walk->reading, ODDITY_NESTED_TOO_DEEP, ODDITY_REPAIRED, line, NULL, NULL,
                    "components are nested more than eight deep; what is below was left out");
}

static void begin(struct walk *walk, const char *name, int line)
{
    struct reading *reading = walk->reading;
    if (walk->depth >= reading->request->limits.depth || walk->depth >= DEPTH_MAX || walk->too_deep) {
        too_deep(walk, line);
        return;
    }
    memcpy(walk->open[walk->depth++], name, 24);
    if (!strcmp(name, "VCALENDAR") && walk->depth == 1)
        new_calendar(reading);
    else if (!strcmp(name, "VTIMEZONE"))
        zones_begin(&reading->zones);
    bool wanted = !strcmp(name, "VEVENT") || !strcmp(name, "VTODO");
    if (wanted && walk->collecting) /* the one before was never closed */
        finish_collecting(walk, false);
    if (wanted && ++reading->components <= reading->request->limits.components)
        start_collecting(walk, name, line);
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
    bool closes = walk->collecting && at < walk->collecting;
    bool itself = closes && at == walk->collecting - 1;
    walk->depth = at;
    if (closes)
        finish_collecting(walk, itself);
}

static bool in_zone(const struct walk *walk)
{
    for (int i = 0; i < walk->depth; i++)
        if (!strcmp(walk->open[i], "VTIMEZONE"))
            return true;
    return false;
}

static void property_line(struct walk *walk, const char *text, int line)
{
    struct reading *reading = walk->reading;
    if (walk->collecting && walk->depth == walk->collecting) {
        if (walk->component.count >= reading->request->limits.properties) {
            if (!walk->crowded)
                reading_odd(reading, ODDITY_TOO_LONG, ODDITY_REPAIRED, line, NULL, NULL,
                            "it has more than 1000 properties; the rest was left out");
            walk->crowded = true;
            return;
        }
        if (strncmp(text, "ATTACH", 6) != 0)
            component_add(&reading->arena, &walk->component, text, line);
    } else if (!walk->collecting && in_zone(walk)) {
        zones_line(&reading->zones, walk->open[walk->depth - 1], text);
        reading->head = text_hash(reading->head, text, strlen(text));
    } else if (!walk->collecting && walk->depth <= 1) {
        calendar_line(reading, text, line);
    }
}

static bool starts_nocase(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if (ascii_lower(*text) != ascii_lower(*word))
            return false;
    return true;
}

static void one_line(struct walk *walk, const struct str *text, int line)
{
    char name[24];
    if (!text->length)
        return;
    if (walk->reading->scan.cut)
        reading_odd(walk->reading, ODDITY_TOO_LONG, ODDITY_REPAIRED, line, NULL, NULL,
                    "a line is longer than 256 KiB; it was cut");
    if (starts_nocase(text->text, "BEGIN:")) {
        name_of(text->text + 6, name);
        begin(walk, name, line);
    } else if (starts_nocase(text->text, "END:")) {
        name_of(text->text + 4, name);
        end(walk, name);
    } else if (!walk->too_deep) {
        property_line(walk, text->text, line);
    }
}

static void tell_progress(struct walk *walk)
{
    struct reading *reading = walk->reading;
    if (reading->scan.total - walk->progress < PROGRESS_STEP)
        return;
    walk->progress = reading->scan.total;
    wire_begin(&reading->wire, WIRE_PROGRESS);
    wire_number(&reading->wire, (int64_t)walk->progress);
    wire_end(&reading->wire);
}

/* ---- the whole ---- */

static void tell_end(struct walk *walk)
{
    struct reading *reading = walk->reading;
    struct wire *wire = &reading->wire;
    reading->end.truncated = walk->depth > 0;
    if (walk->collecting)
        finish_collecting(walk, false);
    tell_calendar(reading);
    if (reading->end.truncated)
        reading_odd(reading, ODDITY_UNCLOSED, ODDITY_REPAIRED, reading->scan.line, NULL, NULL,
                    "the file ends before its calendar does; download it again");
    if (reading->scan.converted)
        reading_odd(reading, ODDITY_BAD_ENCODING, ODDITY_REPAIRED, reading->scan.converted_line, NULL, NULL,
                    reading->scan.form == SCAN_UTF8 ? "some of it is not UTF-8; read as Windows-1252"
                                                    : "the file is UTF-16; it was converted");
    reading->end.only_overrides = reading->end.events && reading->overrides == reading->end.events;
    wire_begin(wire, WIRE_END);
    wire_number(wire, (int64_t)reading->end.events);
    wire_number(wire, (int64_t)reading->end.tasks);
    wire_number(wire, reading->end.truncated);
    wire_number(wire, reading->end.only_overrides);
    wire_end(wire);
}

static int refuse(struct reading *reading, const char *why)
{
    wire_begin(&reading->wire, WIRE_REFUSED);
    wire_text(&reading->wire, why);
    wire_end(&reading->wire);
    return 5;
}

static int read_source(struct reading *reading)
{
    struct walk walk = {.reading = reading};
    struct str line;
    int number;
    str_init(&line);
    reading->calendar_told = true; /* nothing to tell until one begins */
    reading->head = TEXT_HASH_START;
    while (!reading->wire.broken && scan_line(&reading->scan, &line, &number)) {
        if (reading->calendar_told && !walk.depth && starts_nocase(line.text, "BEGIN:VEVENT"))
            new_calendar(reading); /* a bare event */
        one_line(&walk, &line, number);
        tell_progress(&walk);
    }
    str_finish(&line);
    if (reading->scan.too_big) {
        if (walk.collecting)
            str_finish(&walk.component.text);
        return refuse(reading, "it is larger than allowed; see import max_size in the config");
    }
    tell_end(&walk);
    return 0;
}

int ics_child(const struct ics_request *request, int out_fd)
{
    struct reading reading = {0};
    const char *refusal;
    reading.request = request;
    wire_init(&reading.wire, out_fd);
    arena_init(&reading.arena);
    arena_init(&reading.life);
    scan_init(&reading.scan, request->source_fd, &request->limits, &refusal);
    int status = refusal ? refuse(&reading, refusal) : read_source(&reading);
    wire_finish(&reading.wire);
    scan_finish(&reading.scan);
    arena_finish(&reading.arena);
    arena_finish(&reading.life);
    return reading.wire.broken ? 1 : status;
}
