/* SPDX-License-Identifier: MIT
 *
 * peers_sample: a calendar as juggle exports it, on standard output, for other programs to read:
 * texts that need care and long ones, whole days, a zone with summer time, a series with an
 * exception, a task.
 */
#include <stdio.h>

#include "juggle/ics/write.h"

enum { HOUR = 3600 };

static instant at(int year, int month, int mday, int hour)
{
    return (instant)day_of(year, month, mday) * DAY_SECONDS + hour * HOUR;
}

/* Two hours from ten on, at a wall clock in Brussels that is `east` hours before UTC. */
static struct event event_on(const char *uid, const char *title, day date, int east)
{
    struct event event;
    record_clear(RECORD_EVENT, &event);
    event.uid = uid;
    event.title = title;
    event.zone = "Europe/Brussels";
    event.start_day = event.end_day = date;
    event.start_second = 10 * HOUR;
    event.end_second = 12 * HOUR;
    event.start = wall_seconds((struct wall){date, (10 - east) * HOUR});
    event.end = event.start + 2 * HOUR;
    return event;
}

/* Ten thousand bytes of one line, with all that must be escaped, and an address that would end its
 * line. */
static void write_long(struct ics_writer *writer)
{
    struct str text;
    struct event event = event_on("long@x", "Long, long; long", day_of(2027, 5, 4), 2);
    str_init(&text);
    while (text.length < 10000)
        str_add(&text, "Größe, Maß; 🎤 und C:\\Daten — ");
    event.description = text.text;
    event.url = "https://example.org/talk\r\nX-EVIL:1";
    ics_write_event(writer, &event, NULL, NULL);
    str_finish(&text);
}

static void write_events(struct ics_writer *writer)
{
    struct event plain =
        event_on("plain@x", "Commas, semicolons; back\\slashes \"and\" 🎤", day_of(2027, 5, 3), 2);
    plain.place =
        "Großer Saal, 2. Stock: ein Ort mit einem Namen, der über eine Zeile hinausgeht, größer";
    plain.description = "First line\nsecond line";
    ics_write_event(writer, &plain, NULL, NULL);

    struct event series = event_on("series@x", "Every week", day_of(2027, 3, 22), 1);
    series.rrule = "FREQ=WEEKLY;COUNT=3";
    series.exdates = "20270329T100000";
    ics_write_event(writer, &series, NULL, NULL);
    struct event moved = event_on("series@x", "Moved", day_of(2027, 4, 6), 2);
    moved.recurrence = "20270405T100000";
    ics_write_event(writer, &moved, NULL, NULL);

    struct event days = event_on("days@x", "Three days", day_of(2027, 6, 1), 0);
    days.all_day = true;
    days.zone = NULL;
    days.start_second = days.end_second = 0;
    days.end_day += 3;
    ics_write_event(writer, &days, NULL, NULL);
}

int main(void)
{
    const struct zone_step steps[] = {{at(2027, 3, 28, 1), 2 * HOUR}, {at(2027, 10, 31, 1), HOUR}};
    struct arena arena;
    struct zone_set zones = {0};
    struct str out;
    struct task task;
    arena_init(&arena);
    str_init(&out);
    zone_set_add(&arena, &zones, zone_from_steps(&arena, "Europe/Brussels", HOUR, steps, 2));
    struct ics_writer writer = {
        &out, &zones, at(2026, 11, 21, 9), {at(2027, 1, 1, 0), at(2028, 1, 1, 0)}};
    ics_write_begin(&writer, "Peers");
    ics_write_zone(&writer, "Europe/Brussels");
    write_events(&writer);
    write_long(&writer);
    record_clear(RECORD_TASK, &task);
    task.uid = "task@x";
    task.title = "Slides; draft";
    task.due_day = day_of(2027, 5, 1);
    ics_write_task(&writer, &task);
    ics_write_end(&writer);
    fputs(out.text, stdout);
    str_finish(&out);
    arena_finish(&arena);
    return 0;
}
