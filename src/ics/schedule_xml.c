/* SPDX-License-Identifier: MIT
 *
 * schedule_xml: schedule.xml by expat, as it comes: memory for one event only. Entities that a file
 * declares itself are refused, and nothing is ever fetched.
 */
#include "schedule.h"

#include <expat.h>
#include <string.h>

#include "encoding.h"

enum {
    DEPTH_MOST = 64,
    TAG_MOST = 1 << 20, /* bytes of one tag; expat would read it again and again */
};

struct xml {
    struct schedule schedule;
    XML_Parser parser;
    int depth;
    int conference; /* depths of what is open; 0: it isn't */
    int event;
    int persons;
    int text; /* the element whose text is collected */
    enum schedule_field field;
    bool person;
    bool cut;      /* its text is longer than allowed */
    char name[32]; /* of a field of the conference */
    const char *room;
    struct str collected;
};

static void stop(struct xml *xml, const char *refusal)
{
    if (!xml->schedule.reading->refusal)
        xml->schedule.reading->refusal = refusal;
    XML_StopParser(xml->parser, XML_FALSE);
}

static int line_of(const struct xml *xml)
{
    XML_Size line = XML_GetCurrentLineNumber(xml->parser);
    return line < INT32_MAX ? (int)line : INT32_MAX;
}

static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (!strcmp(attributes[0], name))
            return attributes[1];
    return NULL;
}

/* ---- elements ---- */

static void begin_text(struct xml *xml)
{
    xml->text = xml->depth;
    xml->cut = false;
    str_clear(&xml->collected);
}

static void begin_event(struct xml *xml, const char **attributes)
{
    xml->event = xml->depth;
    schedule_event_begin(&xml->schedule, line_of(xml));
    for (const char **one = attributes; *one; one += 2) {
        enum schedule_field field = schedule_field_named(one[0]);
        if (field != SCHEDULE_FIELD_COUNT)
            schedule_event_set(&xml->schedule, field, one[1]);
    }
}

static void begin_in_event(struct xml *xml, const char *name)
{
    if (xml->depth == xml->event + 1) {
        xml->field = schedule_field_named(name);
        xml->person = false;
        if (!strcmp(name, "cancelled") || !strcmp(name, "canceled"))
            xml->field = SCHEDULE_STATUS;
        if (xml->field != SCHEDULE_FIELD_COUNT)
            begin_text(xml);
        else if (!strcmp(name, "persons"))
            xml->persons = xml->depth;
    } else if (xml->persons && xml->depth == xml->persons + 1 && !strcmp(name, "person")) {
        xml->person = true;
        begin_text(xml);
    }
}

static void begin_elsewhere(struct xml *xml, const char *name, const char **attributes)
{
    if (!strcmp(name, "event")) {
        begin_event(xml, attributes);
    } else if (!strcmp(name, "conference")) {
        xml->conference = xml->depth;
    } else if (!strcmp(name, "generator")) {
        schedule_generator(&xml->schedule, attribute(attributes, "name"));
    } else if (!strcmp(name, "day")) {
        const char *date = attribute(attributes, "date");
        schedule_day(&xml->schedule, date ? date : attribute(attributes, "start"));
    } else if (!strcmp(name, "room")) {
        const char *room = attribute(attributes, "name");
        xml->room = reading_keep(xml->schedule.reading, room);
    }
}

static void XMLCALL on_begin(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct xml *xml = context;
    if (++xml->depth > DEPTH_MOST)
        stop(xml, "its elements are nested more than 64 deep");
    else if (xml->depth == 1 && strcmp(name, "schedule") != 0)
        stop(xml,
             "it is XML, but no conference's schedule; look for the .ics of the same calendar");
    else if (xml->text)
        str_add_char(&xml->collected, ' '); /* markup inside of a text */
    else if (xml->event)
        begin_in_event(xml, name);
    else if (!xml->conference)
        begin_elsewhere(xml, name, attributes);
    else if (xml->depth == xml->conference + 1 && strlen(name) < sizeof xml->name) {
        strcpy(xml->name, name);
        begin_text(xml);
    }
}

static void end_text(struct xml *xml)
{
    struct schedule *schedule = &xml->schedule;
    struct subject subject = {.line = line_of(xml)};
    xml->text = 0;
    if (xml->cut)
        reading_odd(schedule->reading, ODDITY_TOO_LONG, ODDITY_REPAIRED, &subject,
                    "a text is longer than 256 KiB; it was cut");
    if (!xml->event)
        schedule_conference(schedule, xml->name, xml->collected.text);
    else if (xml->person)
        schedule_event_person(schedule, xml->collected.text);
    else
        schedule_event_set(schedule, xml->field, xml->collected.text);
}

static void end_event(struct xml *xml, enum component_end how)
{
    xml->event = xml->persons = 0;
    schedule_event_set(&xml->schedule, SCHEDULE_ROOM, xml->room);
    if (!schedule_event_end(&xml->schedule, how))
        XML_StopParser(xml->parser, XML_FALSE);
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
    struct xml *xml = context;
    if (xml->text == xml->depth)
        end_text(xml);
    else if (xml->event == xml->depth)
        end_event(xml, COMPONENT_CLOSED);
    else if (xml->persons == xml->depth)
        xml->persons = 0;
    else if (xml->conference == xml->depth)
        xml->conference = 0;
    else if (!xml->text && !xml->event && !strcmp(name, "room"))
        xml->room = NULL;
    xml->depth--;
}

static void XMLCALL on_text(void *context, const XML_Char *text, int length)
{
    struct xml *xml = context;
    size_t most = xml->schedule.reading->request->limits.line_bytes;
    if (!xml->text)
        return;
    xml->cut |= xml->collected.length + (size_t)length > most;
    if (!xml->cut)
        str_add_bytes(&xml->collected, text, (size_t)length);
}

/* ---- what is not for us ---- */

static void XMLCALL on_entity(void *context, const XML_Char *name, int is_parameter,
                              const XML_Char *value, int length, const XML_Char *base,
                              const XML_Char *system, const XML_Char *public,
                              const XML_Char *notation)
{
    (void)name;
    (void)is_parameter;
    (void)value;
    (void)length;
    (void)base;
    (void)system;
    (void)public;
    (void)notation;
    stop(context, "it declares entities of its own, which is not safe to read; look for the .ics");
}

static int XMLCALL on_encoding(void *context, const XML_Char *name, XML_Encoding *out)
{
    (void)context;
    if (!str_equal_nocase(name, "windows-1252") && !str_equal_nocase(name, "cp1252"))
        return XML_STATUS_ERROR;
    for (int i = 0; i < 256; i++)
        out->map[i] = (int)encoding_windows((unsigned char)i);
    out->data = NULL;
    out->convert = NULL;
    out->release = NULL;
    return XML_STATUS_OK;
}

/* ---- the whole ---- */

/* Why it could not be read on, as a sentence's beginning. */
static const char *fault_of(struct xml *xml)
{
    enum XML_Error code = XML_GetErrorCode(xml->parser);
    if (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
        code == XML_ERROR_PARTIAL_CHAR || code == XML_ERROR_UNCLOSED_CDATA_SECTION)
        return "the file ends before its schedule does";
    return arena_printf(&xml->schedule.reading->life, "it is not sound XML in line %d: %s",
                        line_of(xml), XML_ErrorString(code));
}

static void broken(struct xml *xml)
{
    struct reading *reading = xml->schedule.reading;
    const char *fault = fault_of(xml);
    int line = line_of(xml);
    if (reading->refusal || reading->source.too_big || reading->source.error)
        return;
    if (!xml->schedule.found) {
        reading->refusal = arena_printf(&reading->life, "%s; download it again", fault);
        return;
    }
    if (xml->event)
        end_event(xml, COMPONENT_CUT);
    reading_truncated(
        reading, line,
        arena_printf(&reading->life, "%s; what was complete before was taken", fault));
}

static void parse(struct xml *xml)
{
    struct reading *reading = xml->schedule.reading;
    struct piece piece;
    size_t fed = 0;
    bool fine = true;
    while (fine && !reading->wire.broken && source_block(&reading->source, &piece)) {
        fine = XML_Parse(xml->parser, piece.text, (int)piece.length, XML_FALSE) == XML_STATUS_OK;
        fed += piece.length;
        XML_Index at = XML_GetCurrentByteIndex(xml->parser);
        if (fine && at >= 0 && fed - (size_t)at > TAG_MOST)
            stop(xml, "one of its tags is longer than a megabyte");
        reading_tell_progress(reading);
    }
    if (!fine || XML_Parse(xml->parser, "", 0, XML_TRUE) != XML_STATUS_OK)
        broken(xml);
}

void schedule_xml_read(struct reading *reading)
{
    static const char utf8[] = "UTF-8";
    struct xml xml = {.field = SCHEDULE_FIELD_COUNT};
    struct subject whole = {.line = 1};
    bool converted = reading->source.form != SOURCE_BYTES;
    xml.parser = XML_ParserCreate(converted ? utf8 : NULL);
    if (!xml.parser) {
        reading->refusal = "there is no memory to read it";
        return;
    }
    schedule_init(&xml.schedule, reading, "schedule.xml");
    str_init(&xml.collected);
    XML_SetUserData(xml.parser, &xml);
    XML_SetElementHandler(xml.parser, on_begin, on_end);
    XML_SetCharacterDataHandler(xml.parser, on_text);
    XML_SetEntityDeclHandler(xml.parser, on_entity);
    XML_SetUnknownEncodingHandler(xml.parser, on_encoding, NULL);
    parse(&xml);
    if (!xml.schedule.found && !reading->refusal)
        reading->refusal =
            "it is XML, but no conference's schedule; look for the .ics of the same calendar";
    if (converted)
        reading_odd(reading, ODDITY_BAD_ENCODING, ODDITY_REPAIRED, &whole,
                    "the file is UTF-16; it was converted");
    XML_ParserFree(xml.parser);
    str_finish(&xml.collected);
    schedule_finish(&xml.schedule);
}
