/* SPDX-License-Identifier: MIT
 *
 * todo: a VTODO becomes a task.
 */
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/text.h"
#include "reading.h"

static const char *value_of(const struct component *component, const char *name)
{
    const struct property *property = component_find(component, name);
    return property && *property->value ? property->value : NULL;
}

static const char *safe_text(struct reading *reading, const char *text, bool lines)
{
    struct str safe;
    if (!text || !*text)
        return NULL;
    str_init(&safe);
    text_add_safe(&safe, text, lines);
    const char *copy = arena_strndup(&reading->arena, safe.text, safe.length < 65536 ? safe.length : 65535);
    str_finish(&safe);
    return text_is_utf8(copy, strlen(copy)) ? copy : NULL;
}

static void take_day(struct reading *reading, const struct component *component, const char *name,
                     day *date, int32_t *minute)
{
    struct stamp stamp;
    const struct property *property = component_find(component, name);
    if (!property || !moment_read(reading, property, NULL, NULL, &stamp))
        return;
    *date = stamp.wall.day;
    if (!stamp.date)
        *minute = stamp.wall.second / 60;
}

static int32_t priority_of(const struct component *component)
{
    int64_t number;
    const char *text = value_of(component, "PRIORITY");
    if (!text || !parse_int(text, 1, 9, &number))
        return 0;
    return number < 5 ? 1 : number == 5 ? 2 : 3;
}

static enum state state_of(const struct component *component)
{
    const char *status = value_of(component, "STATUS");
    if (str_equal_nocase(status, "COMPLETED") || value_of(component, "COMPLETED"))
        return WORD_state_DONE;
    if (str_equal_nocase(status, "CANCELLED"))
        return WORD_state_DROPPED;
    return str_equal_nocase(status, "IN-PROCESS") ? WORD_state_DOING : WORD_state_OPEN;
}

static int32_t estimate_of(const struct component *component)
{
    static const char *const names[] = {"ESTIMATED-DURATION", "DURATION"};
    int64_t number, seconds;
    int32_t days;
    const char *own = value_of(component, "X-JUGGLE-ESTIMATE");
    if (own && parse_int(own, 0, 527040, &number))
        return (int32_t)number;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = value_of(component, names[i]);
        if (text && moment_duration(text, &days, &seconds))
            return (int32_t)(days * 480 + seconds / 60);
    }
    return MINUTES_NONE;
}

void reading_todo(struct reading *reading, const struct component *component)
{
    struct task task;
    struct texts texts;
    record_clear(RECORD_TASK, &task);
    libical_texts(&reading->arena, component, &texts);
    reading->end.tasks++;
    task.uid = safe_text(reading, texts.uid, false);
    task.title = safe_text(reading, texts.title, false);
    if (!task.title)
        task.title = "(untitled)";
    if (!task.uid)
        task.uid = arena_printf(&reading->arena, "weak-%016llx", (unsigned long long)component->hash);
    task.note = safe_text(reading, texts.description, true);
    task.tags = safe_text(reading, texts.categories, false);
    task.kind = safe_text(reading, value_of(component, "X-JUGGLE-KIND"), false);
    task.project = safe_text(reading, value_of(component, "X-JUGGLE-PROJECT"), false);
    task.priority = priority_of(component);
    task.state = state_of(component);
    task.estimate = estimate_of(component);
    task.defers = 0;
    take_day(reading, component, "DUE", &task.due_day, &task.due_minute);
    take_day(reading, component, "DTSTART", &task.earliest_day, &task.earliest_minute);
    task.created = moment_instant(component, "CREATED");
    task.finished = moment_instant(component, "COMPLETED");
    wire_begin(&reading->wire, WIRE_TASK);
    wire_number(&reading->wire, component->line);
    wire_record(&reading->wire, RECORD_TASK, &task);
    wire_end(&reading->wire);
}
