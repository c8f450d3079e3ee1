/* SPDX-License-Identifier: MIT
 *
 * schedule_json: JSON by jansson, which wants all of it at once: schedule.json, and lists of calls.
 * Of a file that breaks off, what comes before the last complete event is closed by hand and read.
 */
#include "schedule.h"

#include <string.h>

#include "calls.h"
#include "encoding.h"

enum {
    SOURCE_MOST = 32 << 20, /* jansson takes ten times as much */
    EVENT_DEPTH = 8,        /* {schedule {conference {days [day {rooms {room [event { */
    CALL_DEPTH = 2,
    DEPTH_MOST = 64,
};

static bool read_all(struct reading *reading, struct str *out)
{
    struct piece piece;
    while (source_block(&reading->source, &piece)) {
        if (out->length + piece.length > SOURCE_MOST) {
            reading->refusal =
                "it is larger than 32 MiB of JSON can be; take its schedule.xml or .ics";
            return false;
        }
        str_add_bytes(out, piece.text, piece.length);
        reading_tell_progress(reading);
    }
    return !reading->source.too_big && !reading->source.error;
}

/* ---- a file that breaks off ---- */

struct bracket_walk {
    char open[DEPTH_MOST]; /* what closes each that is open */
    int depth;
    int event_depth; /* at which an event is open */
    size_t cut;      /* behind the last complete event, or before the first */
    int cut_depth;
    char cut_open[DEPTH_MOST];
};

static void remember(struct bracket_walk *walk, size_t at)
{
    walk->cut = at;
    walk->cut_depth = walk->depth;
    memcpy(walk->cut_open, walk->open, sizeof walk->cut_open);
}

/* False: nested too deep. */
static bool bracket(struct bracket_walk *walk, char c, size_t at)
{
    if (c == '{' || c == '[') {
        if (walk->depth == DEPTH_MOST)
            return false;
        walk->open[walk->depth++] = c == '{' ? '}' : ']';
    } else if ((c == '}' || c == ']') && walk->depth > 0) {
        walk->depth--;
        if (walk->depth < walk->event_depth && walk->depth > 0)
            remember(walk, at + 1);
    }
    return true;
}

static bool walk_brackets(struct bracket_walk *walk, const char *text, size_t length)
{
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (quoted)
            i += text[i] == '\\';
        else if (!bracket(walk, text[i], i))
            return false;
    }
    return true;
}

/* What is complete before a fault, closed. */
static json_t *load_beginning(struct str *text, size_t fault, int event_depth, bool *inside)
{
    struct bracket_walk walk = {.event_depth = event_depth};
    json_error_t error;
    if (!walk_brackets(&walk, text->text, fault < text->length ? fault : text->length) ||
        walk.cut == 0)
        return NULL;
    *inside = walk.depth >= event_depth;
    text->text[text->length = walk.cut] = '\0';
    while (walk.cut_depth > 0)
        str_add_char(text, walk.cut_open[--walk.cut_depth]);
    return json_loadb(text->text, text->length, JSON_ALLOW_NUL, &error);
}

/* ---- values ---- */

/* A string, a number, or an object's name in some language. */
static const char *text_of(struct arena *arena, const json_t *value)
{
    static const char *const names[] = {"name", "en", "public_name", "title"};
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_integer(value))
        return arena_printf(arena, "%lld", (long long)json_integer_value(value));
    for (size_t i = 0; json_is_object(value) && i < sizeof names / sizeof *names; i++) {
        const char *text = json_string_value(json_object_get(value, names[i]));
        if (!str_blank(text))
            return text;
    }
    return NULL;
}

static void take_persons(struct schedule *schedule, const json_t *persons)
{
    static const char *const names[] = {"public_name", "name", "full_public_name", "display_name"};
    size_t i;
    const json_t *person;
    json_array_foreach(persons, i, person)
    {
        const char *name = json_string_value(person);
        for (size_t k = 0; !name && k < sizeof names / sizeof *names; k++)
            name = json_string_value(json_object_get(person, names[k]));
        schedule_event_person(schedule, name);
    }
}

static bool take_event(struct schedule *schedule, json_t *event, const char *room,
                       enum component_end how)
{
    const char *key;
    json_t *value;
    schedule_event_begin(schedule, 0);
    json_object_foreach(event, key, value)
    {
        enum schedule_field field = schedule_field_named(key);
        if (field != SCHEDULE_FIELD_COUNT)
            schedule_event_set(schedule, field, text_of(&schedule->reading->arena, value));
    }
    if (json_is_true(json_object_get(event, "cancelled")) ||
        json_is_true(json_object_get(event, "canceled")))
        schedule->fields[SCHEDULE_STATUS] = "cancelled";
    schedule_event_set(schedule, SCHEDULE_ROOM, room);
    take_persons(schedule, json_object_get(event, "persons"));
    return schedule_event_end(schedule, how);
}

static bool take_events(struct schedule *schedule, json_t *events, const char *room)
{
    size_t i;
    json_t *event;
    json_array_foreach(events, i, event)
    {
        if (json_is_object(event) && !take_event(schedule, event, room, COMPONENT_CLOSED))
            return false;
    }
    return true;
}

static bool take_day(struct schedule *schedule, json_t *one)
{
    const char *date = json_string_value(json_object_get(one, "date")), *name;
    json_t *rooms = json_object_get(one, "rooms"), *events;
    if (!date)
        date = json_string_value(json_object_get(one, "day_start"));
    schedule_day(schedule, date);
    json_object_foreach(rooms, name, events)
    {
        if (!take_events(schedule, events, name))
            return false;
    }
    return true;
}

static void take_conference(struct schedule *schedule, json_t *conference)
{
    static const char *const names[] = {"acronym",  "title", "time_zone_name",
                                        "base_url", "url",   "day_change"};
    size_t i;
    json_t *one;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        schedule_conference(
            schedule, names[k],
            text_of(&schedule->reading->life, json_object_get(conference, names[k])));
    json_array_foreach(json_object_get(conference, "days"), i, one)
    {
        if (!take_day(schedule, one))
            return;
    }
}

/* ---- the whole ---- */

/* Why it could not be read on, as a sentence's beginning. */
static const char *fault_of(struct reading *reading, const json_error_t *error)
{
    if (json_error_code(error) == json_error_premature_end_of_input)
        return "the file ends before its schedule does";
    return arena_printf(&reading->life, "it is not sound JSON in line %d: %.120s", error->line,
                        error->text);
}

static void take(struct schedule *schedule, json_t *root)
{
    struct reading *reading = schedule->reading;
    if (calls_json_is_list(root)) {
        calls_json_take(reading, root);
        return;
    }
    json_t *inner = json_object_get(root, "schedule"), *conference;
    conference = json_object_get(inner ? inner : root, "conference");
    if (!json_is_object(conference)) {
        reading->refusal =
            "it is JSON, but no conference's schedule; look for the .ics of the same calendar";
        return;
    }
    schedule_generator(schedule, text_of(&reading->life, json_object_get(root, "generator")));
    take_conference(schedule, conference);
}

/* Calls lie in one list; events one deeper where there is a shell around it all. */
static int event_depth(const struct str *text)
{
    if (text->text[strspn(text->text, " \t\r\n")] == '[')
        return CALL_DEPTH;
    const char *shell = strstr(text->text, "\"schedule\"");
    const char *conference = strstr(text->text, "\"conference\"");
    return shell && (!conference || shell < conference) ? EVENT_DEPTH : EVENT_DEPTH - 1;
}

static void read_text(struct schedule *schedule, struct str *text)
{
    struct reading *reading = schedule->reading;
    json_error_t error;
    bool inside = false;
    json_t *root = json_loadb(text->text, text->length, JSON_ALLOW_NUL, &error);
    bool whole = root != NULL;
    if (!whole && error.position >= 0)
        root = load_beginning(text, (size_t)error.position, event_depth(text), &inside);
    if (!root) {
        reading->refusal =
            arena_printf(&reading->life, "%s; download it again", fault_of(reading, &error));
        return;
    }
    take(schedule, root);
    if (inside && json_is_object(root) && !reading->refusal)
        take_event(schedule, NULL, NULL, COMPONENT_CUT);
    if (!whole && !reading->refusal)
        reading_truncated(reading, error.line,
                          arena_printf(&reading->life, "%s; what was complete before was taken",
                                       fault_of(reading, &error)));
    json_decref(root);
}

void schedule_json_read(struct reading *reading)
{
    struct schedule schedule;
    struct subject whole = {.line = 1};
    struct str text;
    str_init(&text);
    schedule_init(&schedule, reading, "schedule.json");
    if (read_all(reading, &text)) {
        bool mended = encoding_mend(&text) != ENCODING_SOUND;
        if (mended || reading->source.form != SOURCE_BYTES)
            reading_odd(reading, ODDITY_BAD_ENCODING, ODDITY_REPAIRED, &whole,
                        mended ? "some of it is not UTF-8"
                               : "the file is UTF-16; it was converted");
        read_text(&schedule, &text);
    }
    schedule_finish(&schedule);
    str_finish(&text);
}
