/* SPDX-License-Identifier: MIT
 *
 * child: one source from its first byte to its last, in the caged child: what
 * it is, and which of the readers takes it.
 */
#include "nature.h"
#include "reading.h"

#include "juggle/base/text.h"

static void read_as(struct reading *reading, enum nature nature)
{
    reading->calendar_told = true; /* nothing to tell until one begins */
    reading->head = TEXT_HASH_START;
    switch (nature) {
    case NATURE_XML:
        schedule_xml_read(reading);
        break;
    case NATURE_JSON:
        schedule_json_read(reading);
        break;
    case NATURE_ICS:
    case NATURE_OTHER:
        walk_source(reading);
        break;
    }
}

static const char *fault_of(const struct reading *reading)
{
    if (reading->source.too_big)
        return "it is larger than allowed; see import max_size in the config";
    if (reading->source.error)
        return "it can't be read to its end";
    return reading->refusal;
}

int ics_child(const struct ics_request *request, int out_fd)
{
    struct reading reading = {.request = request};
    wire_init(&reading.wire, out_fd);
    arena_init(&reading.arena);
    arena_init(&reading.life);
    source_open(&reading.source, request->source_fd, request->limits.source_bytes);
    enum nature nature = nature_of(&reading.source, &reading.refusal);
    if (nature != NATURE_OTHER)
        read_as(&reading, nature);
    const char *fault = fault_of(&reading);
    if (fault)
        reading_refuse(&reading, fault);
    else
        reading_tell_end(&reading);
    wire_finish(&reading.wire);
    arena_finish(&reading.arena);
    arena_finish(&reading.life);
    return reading.wire.broken ? 1 : fault ? 5 : 0;
}
