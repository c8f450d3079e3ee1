/* SPDX-License-Identifier: MIT
 *
 * reading: what the formats have in common: messages to the parent, and texts made safe.
 */
#include "reading.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/search.h"
#include "juggle/base/text.h"

enum { PROGRESS_STEP = 1 << 20, KEPT_MOST = 500 };

/* Messages quote the source, cut anywhere. */
static void wire_message(struct wire *wire, const char *message)
{
    struct str safe;
    str_init(&safe);
    text_add_safe(&safe, message, false);
    wire_text(wire, safe.text);
    str_finish(&safe);
}

static void send_oddity(struct wire *wire, enum oddity_code code, enum oddity_action action,
                        const struct subject *subject, const char *message)
{
    wire_begin(wire, WIRE_ODDITY);
    wire_number(wire, code);
    wire_number(wire, action);
    wire_number(wire, subject->line);
    wire_text(wire, subject->uid);
    wire_text(wire, subject->title);
    wire_message(wire, message);
    wire_end(wire);
}

void reading_odd(struct reading *reading, enum oddity_code code, enum oddity_action action,
                 const struct subject *subject, const char *message)
{
    struct wire *wire = &reading->wire;
    /* What is skipped is always named; of the rest the first ones speak for all. */
    if (reading->told[code]++ >= reading->request->limits.oddities && action != ODDITY_SKIPPED) {
        reading->untold[code].count++;
        reading->untold[code].action = action;
        return;
    }
    send_oddity(wire, code, action, subject, message);
}

/* Where not each was told, how many there were. */
static void tell_untold(struct reading *reading)
{
    struct subject nobody = {0};
    for (int i = 0; i < ODDITY_COUNT; i++) {
        enum oddity_code code = (enum oddity_code)i;
        if (reading->untold[i].count)
            send_oddity(&reading->wire, code, reading->untold[i].action, &nobody,
                        arena_printf(&reading->life, "%zu in all: %s", reading->told[i],
                                     oddity_meaning(code)));
    }
}

void reading_tell_calendar(struct reading *reading)
{
    struct wire *wire = &reading->wire;
    const struct ics_calendar *calendar = &reading->calendar;
    if (reading->calendar_told)
        return;
    reading->calendar_told = true;
    wire_begin(wire, WIRE_CALENDAR);
    wire_text(wire, calendar->name);
    wire_text(wire, calendar->zone);
    wire_text(wire, calendar->zone_as_written);
    wire_text(wire, calendar->prodid);
    wire_text(wire, calendar->method);
    wire_text(wire, calendar->url);
    wire_text(wire, calendar->juggle_feed);
    wire_end(wire);
}

void reading_tell_event(struct reading *reading, const struct ics_event *event)
{
    struct wire *wire = &reading->wire;
    reading->overrides += event->event.recurrence != NULL;
    wire_begin(wire, event->same ? WIRE_SAME : WIRE_EVENT);
    wire_number(wire, event->line);
    if (event->same) {
        wire_number(wire, event->event.hash);
        wire_number(wire, event->event.recurrence != NULL);
    } else {
        wire_number(wire,
                    (event->skipped ? WIRE_SKIPPED : 0) | (event->cancels ? WIRE_CANCELS : 0));
        wire_number(wire, event->exact);
        wire_number(wire, event->written);
        wire_text(wire, event->related);
        wire_record(wire, RECORD_EVENT, &event->event);
    }
    wire_end(wire);
}

void reading_tell_progress(struct reading *reading)
{
    if (reading->source.total - reading->progress < PROGRESS_STEP)
        return;
    reading->progress = reading->source.total;
    wire_begin(&reading->wire, WIRE_PROGRESS);
    wire_number(&reading->wire, (int64_t)reading->progress);
    wire_end(&reading->wire);
}

void reading_tell_end(struct reading *reading)
{
    struct wire *wire = &reading->wire;
    reading_tell_calendar(reading);
    tell_untold(reading);
    reading->end.only_overrides = reading->end.events && reading->overrides == reading->end.events;
    wire_begin(wire, WIRE_END);
    wire_number(wire, (int64_t)reading->end.events);
    wire_number(wire, (int64_t)reading->end.tasks);
    wire_number(wire, (int64_t)reading->end.calls);
    wire_number(wire, (int64_t)reading->end.freebusy);
    wire_number(wire, (int64_t)reading->end.journals);
    wire_number(wire, reading->end.truncated);
    wire_number(wire, reading->end.only_overrides);
    wire_end(wire);
}

void reading_refuse(struct reading *reading, const char *why)
{
    wire_begin(&reading->wire, WIRE_REFUSED);
    wire_message(&reading->wire, why);
    wire_end(&reading->wire);
}

void reading_truncated(struct reading *reading, int line, const char *message)
{
    struct subject whole = {.line = line};
    reading->end.truncated = true;
    reading_odd(reading, ODDITY_UNCLOSED, ODDITY_REPAIRED, &whole, message);
}

bool reading_is_known(const struct reading *reading, uint64_t text_hash_of, int64_t *hash)
{
    const struct ics_request *request = reading->request;
    size_t low;
    *hash = (int64_t)(text_hash(reading->head, &text_hash_of, sizeof text_hash_of) & INT64_MAX);
    if (*hash == 0)
        *hash = 1;
    LOWER_BOUND(low, request->known_count, i, request->known[i] < *hash);
    return low < request->known_count && request->known[low] == *hash;
}

static uint64_t hash_text(uint64_t hash, const char *text, bool ended)
{
    return text ? text_hash(hash, text, strlen(text) + ended) : text_hash(hash, "", ended);
}

const char *reading_weak_uid(struct reading *reading, const struct event *event, const char *start)
{
    uint64_t hash = hash_text(TEXT_HASH_START, event->title, true);
    hash = hash_text(hash_text(hash, start, true), event->place, false);
    return arena_printf(&reading->arena, "weak-%016llx", (unsigned long long)hash);
}

/* ---- texts ---- */

bool reading_texts(struct reading *reading, const struct component *component, struct texts *out)
{
    if (libical_texts(&reading->arena, component, out))
        return true;
    reading->refusal = "calendars are read with libical, which can't be loaded; install libical 3";
    return false;
}

/* A word with something behind it that sets it apart: "Cancelled flights and how to survive them"
 * is a talk. */
bool reading_title_cancels(const struct reading *reading, const char *title)
{
    static const char *const words[] = {"cancelled", "canceled", "abgesagt"};
    const char *prodid = reading->calendar.prodid;
    if (!title || (prodid && str_starts(prodid, "-//juggle//")))
        return false;
    title += strspn(title, " [(*!<");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = 0;
        while (words[i][length] && ascii_lower(title[length]) == words[i][length])
            length++;
        const char *behind = title + length;
        if (!words[i][length])
            return *behind && (strchr(":])*!>", *behind) || str_starts(behind, " -") ||
                               str_starts(behind, " –"));
    }
    return false;
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text < ' ' && *text != '\n' && *text != '\t' && *text != '\r') ||
            *text == 0x7f)
            return true;
    return false;
}

static size_t cut_length(const char *text, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

const char *reading_clean(struct reading *reading, const struct subject *subject, const char *text,
                          size_t most, bool lines)
{
    struct str safe;
    if (!text || !*text)
        return NULL;
    if (has_control(text))
        reading_odd(reading, ODDITY_CONTROL_CHARACTERS, ODDITY_REPAIRED, subject,
                    "control characters were taken out");
    str_init(&safe);
    text_add_safe(&safe, text, lines);
    size_t length = cut_length(safe.text, safe.length, most);
    if (length < safe.length)
        reading_odd(
            reading, ODDITY_TOO_LONG, ODDITY_REPAIRED, subject,
            arena_printf(&reading->arena, "a text was longer than %zu bytes and was cut", most));
    while (length && (safe.text[length - 1] == ' ' || safe.text[length - 1] == '\n'))
        length--;
    const char *copy = length ? arena_strndup(&reading->arena, safe.text, length) : NULL;
    str_finish(&safe);
    return copy;
}

const char *reading_clean_url(struct reading *reading, const struct subject *subject,
                              const char *url)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    const char *safe = reading_clean(reading, subject, url, URL_MOST, false);
    for (size_t i = 0; safe && i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(safe, schemes[i]))
            return strpbrk(safe, " \t\"<>") ? NULL : safe;
    return NULL;
}

char *reading_keep(struct reading *reading, const char *text)
{
    struct str safe;
    if (!text)
        return NULL;
    str_init(&safe);
    text_add_safe(&safe, text, false);
    size_t length = cut_length(safe.text, safe.length, KEPT_MOST);
    char *copy = length ? arena_strndup(&reading->life, safe.text, length) : NULL;
    str_finish(&safe);
    return copy;
}
