/* SPDX-License-Identifier: MIT
 *
 * todo: a VTODO becomes a task.
 */
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/text.h"
#include "reading.h"

static const char *value_of(const struct component *component, enum property_name name)
{
    const char *value = component_value(component, name);
    return value && *value ? value : NULL;
}

/* A text of our own, which libical is not asked for. */
static const char *own_text(struct reading *reading, const struct component *component,
                            enum property_name name)
{
    struct subject subject = {.line = component->line};
    const char *value = value_of(component, name);
    return value ? reading_clean(reading, &subject, property_unescape(&reading->arena, value),
                                 TITLE_MOST, false)
                 : NULL;
}

static void take_day(struct reading *reading, const struct component *component,
                     enum property_name name, day *date, int32_t *minute)
{
    struct stamp stamp;
    struct subject subject = {.line = component->line};
    const struct property *property = component_find(component, name);
    if (!property || !moment_read(reading, property, &subject, &stamp))
        return;
    *date = stamp.wall.day;
    if (!stamp.date)
        *minute = stamp.wall.second / 60;
}

static int32_t priority_of(const struct component *component)
{
    int64_t number;
    const char *text = value_of(component, PROPERTY_PRIORITY);
    if (!text || !parse_int(text, 1, 9, &number))
        return 0;
    return number < 5 ? 1 : number == 5 ? 2 : 3;
}

static enum state state_of(const struct component *component)
{
    const char *status = value_of(component, PROPERTY_STATUS);
    if (str_equal_nocase(status, "COMPLETED") || value_of(component, PROPERTY_COMPLETED))
        return WORD_state_DONE;
    if (str_equal_nocase(status, "CANCELLED"))
        return WORD_state_DROPPED;
    return str_equal_nocase(status, "IN-PROCESS") ? WORD_state_DOING : WORD_state_OPEN;
}

static int32_t estimate_of(const struct component *component)
{
    static const enum property_name names[] = {PROPERTY_ESTIMATED_DURATION, PROPERTY_DURATION};
    int64_t number, seconds;
    int32_t days;
    const char *own = value_of(component, PROPERTY_X_JUGGLE_ESTIMATE);
    if (own && parse_int(own, 0, 527040, &number))
        return (int32_t)number;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = value_of(component, names[i]);
        if (text && moment_duration(text, &days, &seconds))
            return (int32_t)(days * 480 + seconds / 60);
    }
    return MINUTES_NONE;
}

/* Of the lines: juggle's stores know tasks by it. */
static const char *weak_uid(struct reading *reading, const struct component *component)
{
    uint64_t hash = TEXT_HASH_START;
    for (size_t i = 0; i < component->count; i++)
        hash = text_hash(hash, component->properties[i].text,
                         strlen(component->properties[i].text) + 1);
    return arena_printf(&reading->arena, "weak-%016llx", (unsigned long long)hash);
}

void reading_todo(struct reading *reading, struct component *component)
{
    struct task task;
    struct texts texts;
    struct subject subject = {.line = component->line};
    record_clear(RECORD_TASK, &task);
    component_read(component);
    if (!reading_texts(reading, component, &texts))
        return;
    reading->end.tasks++;
    task.uid = reading_clean(reading, &subject, texts.uid, TITLE_MOST, false);
    task.title = reading_clean(reading, &subject, texts.title, TITLE_MOST, false);
    if (!task.title)
        task.title = "(untitled)";
    if (!task.uid)
        task.uid = weak_uid(reading, component);
    task.note = reading_clean(reading, &subject, texts.description, TEXT_MOST, true);
    task.tags = reading_clean(reading, &subject, texts.categories, CATEGORIES_MOST, false);
    task.kind = own_text(reading, component, PROPERTY_X_JUGGLE_KIND);
    task.project = own_text(reading, component, PROPERTY_X_JUGGLE_PROJECT);
    task.url = reading_clean_url(reading, &subject, texts.url);
    task.priority = priority_of(component);
    task.state = state_of(component);
    task.estimate = estimate_of(component);
    task.defers = 0;
    take_day(reading, component, PROPERTY_DUE, &task.due_day, &task.due_minute);
    take_day(reading, component, PROPERTY_DTSTART, &task.earliest_day, &task.earliest_minute);
    task.created = moment_instant(component, PROPERTY_CREATED);
    task.finished = moment_instant(component, PROPERTY_COMPLETED);
    wire_begin(&reading->wire, WIRE_TASK);
    wire_number(&reading->wire, component->line);
    wire_record(&reading->wire, RECORD_TASK, &task);
    wire_end(&reading->wire);
}
