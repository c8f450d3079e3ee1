/* SPDX-License-Identifier: MIT
 *
 * told: the child writes into a file instead of a pipe, so that no process is needed: crashes are
 * the test's own, and a fuzzer sees both halves.
 */
#include "told.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void told_init(struct told *told)
{
    memset(told, 0, sizeof *told);
    str_init(&told->text);
}

void told_finish(struct told *told)
{
    str_finish(&told->text);
    free(told->hashes);
}

/* ---- records as text ---- */

static void add_field(struct told *told, const char *name, const char *text)
{
    if (!text)
        return;
    str_addf(&told->text, "|%s=", name);
    for (; *text; text++) {
        if (*text == '\n')
            str_add(&told->text, "\\n");
        else
            str_add_char(&told->text, *text);
    }
}

static void add_wall(struct str *out, day date, int32_t second, bool all_day)
{
    char buf[DATE_SIZE];
    str_add(out, day_format(date, buf));
    if (!all_day)
        str_addf(out, " %02d:%02d", second / 3600, second / 60 % 60);
    if (!all_day && second % 60)
        str_addf(out, ":%02d", second % 60);
}

static void add_times(struct told *told, const struct event *event)
{
    struct str *out = &told->text;
    bool clock = !event->all_day && event->start_day == event->end_day;
    str_add_char(out, '|');
    add_wall(out, event->start_day, event->start_second, event->all_day);
    str_add(out, "..");
    if (clock)
        str_addf(out, "%02d:%02d", event->end_second / 3600, event->end_second / 60 % 60);
    else
        add_wall(out, event->end_day, event->end_second, event->all_day);
    if (!event->all_day)
        str_addf(out, " %s", event->floating ? "floating" : event->zone ? event->zone : "nowhere");
    if (event->end_zone)
        str_addf(out, ">%s", event->end_zone);
}

static void add_event(struct told *told, const struct event *event)
{
    if (event->status != WORD_status_CONFIRMED)
        str_addf(&told->text, "|%s", word_of(WORD_GROUP_status, (int)event->status));
    if (event->transparent)
        str_add(&told->text, "|transparent");
    if (event->sequence > 0)
        str_addf(&told->text, "|sequence=%d", event->sequence);
    add_field(told, "place", event->place);
    add_field(told, "text", event->description);
    add_field(told, "url", event->url);
    add_field(told, "people", event->people);
    add_field(told, "tags", event->categories);
    add_field(told, "rule", event->rrule);
    add_field(told, "also", event->rdates);
    add_field(told, "not", event->exdates);
    add_field(told, event->onwards ? "from" : "instead", event->recurrence);
}

/* ---- the visitor ---- */

static bool on_calendar(void *context, const struct ics_calendar *calendar)
{
    struct told *told = context;
    if (told->quiet)
        return true;
    str_addf(&told->text, "calendar %s", calendar->name ? calendar->name : "-");
    if (calendar->zone_as_written)
        str_addf(&told->text, " zone=%s", calendar->zone ? calendar->zone : "unknown");
    if (calendar->method)
        str_addf(&told->text, " method=%s", calendar->method);
    if (calendar->juggle_feed)
        str_addf(&told->text, " feed=%s", calendar->juggle_feed);
    str_add_char(&told->text, '\n');
    return true;
}

static void keep_hash(struct told *told, int64_t hash)
{
    if (told->hash_count == told->hash_room)
        return;
    if (!told->hashes)
        told->hashes = calloc(told->hash_room, sizeof *told->hashes);
    if (!told->hashes)
        abort();
    told->hashes[told->hash_count++] = hash;
}

static bool on_event(void *context, const struct ics_event *event)
{
    struct told *told = context;
    told->events++;
    told->same += event->same;
    told->skipped += event->skipped;
    keep_hash(told, event->event.hash);
    if (told->quiet)
        return true;
    str_addf(&told->text, "event %d ", event->line);
    if (event->same) {
        str_add(&told->text, "same\n");
        return true;
    }
    str_addf(&told->text, "%s|%s", event->event.uid ? event->event.uid : "-", event->event.title);
    if (event->skipped) {
        str_add(&told->text, "|skipped\n");
        return true;
    }
    add_times(told, &event->event);
    if (event->written != ICS_UNWRITTEN)
        str_addf(&told->text, "|written=%d", event->written / 60);
    add_event(told, &event->event);
    str_add_char(&told->text, '\n');
    return true;
}

static void add_day(struct told *told, const char *name, day date, int32_t minute)
{
    if (date == DAY_NONE)
        return;
    str_addf(&told->text, "|%s=", name);
    add_wall(&told->text, date, minute == MINUTES_NONE ? 0 : minute * 60, minute == MINUTES_NONE);
}

static bool on_task(void *context, const struct task *task, int line)
{
    struct told *told = context;
    told->tasks++;
    if (told->quiet)
        return true;
    str_addf(&told->text, "task %d %s|%s|%s", line, task->uid, task->title,
             word_of(WORD_GROUP_state, (int)task->state));
    add_day(told, "from", task->earliest_day, task->earliest_minute);
    add_day(told, "due", task->due_day, task->due_minute);
    if (task->estimate != MINUTES_NONE)
        str_addf(&told->text, "|estimate=%d", task->estimate);
    if (task->priority)
        str_addf(&told->text, "|priority=%d", task->priority);
    add_field(told, "note", task->note);
    add_field(told, "url", task->url);
    add_field(told, "tags", task->tags);
    add_field(told, "kind", task->kind);
    add_field(told, "project", task->project);
    str_add_char(&told->text, '\n');
    return true;
}

static bool on_call(void *context, const struct conference *call)
{
    struct told *told = context;
    told->calls++;
    if (told->quiet)
        return true;
    str_addf(&told->text, "call %s|%s|until=", call->uid, call->name);
    add_wall(&told->text, wall_from_seconds(call->cfp).day, wall_from_seconds(call->cfp).second,
             false);
    add_day(told, "from", call->first_day, MINUTES_NONE);
    add_day(told, "to", call->last_day, MINUTES_NONE);
    add_field(told, "place", call->online ? "online" : call->place);
    add_field(told, "url", call->url);
    add_field(told, "cfp", call->cfp_url);
    str_add_char(&told->text, '\n');
    return true;
}

static bool on_oddity(void *context, const struct oddity *oddity)
{
    struct told *told = context;
    told->oddities++;
    told->codes[oddity->code]++;
    if (!told->quiet)
        str_addf(&told->text, "odd %d %s %s%s%s\n", oddity->line, oddity_word(oddity->code),
                 oddity_action_word(oddity->action), oddity->uid ? " " : "",
                 oddity->uid ? oddity->uid : "");
    return true;
}

static bool on_progress(void *context, size_t bytes)
{
    (void)context;
    return bytes > 0;
}

static bool on_end(void *context, const struct ics_end *end)
{
    struct told *told = context;
    told->ended = true;
    told->truncated = end->truncated;
    if (!told->quiet)
        str_addf(&told->text, "end events=%zu tasks=%zu%s%s\n", end->events, end->tasks,
                 end->truncated ? " truncated" : "", end->only_overrides ? " overrides" : "");
    if (end->calls && !told->quiet)
        str_addf(&told->text, "end calls=%zu\n", end->calls);
    if (end->calls < told->calls || end->events != told->events || end->tasks != told->tasks)
        abort();
    return true;
}

/* ---- the bytes ---- */

static FILE *file_of(const void *bytes, size_t length)
{
    FILE *file = tmpfile();
    if (!file || fwrite(bytes, 1, length, file) != length || fflush(file) != 0)
        abort();
    rewind(file);
    return file;
}

void told_read_fd(struct told *told, int fd, const struct ics_limits *limits, const int64_t *known,
                  size_t known_count)
{
    struct ics_request request = {.source_fd = fd, .source_name = "test", .known = known};
    struct ics_visitor visitor = {told,      on_calendar, on_event, on_task,
                                  on_oddity, on_progress, on_end, on_call};
    FILE *out = file_of("", 0);
    ics_limits_default(&request.limits);
    if (limits)
        request.limits = *limits;
    request.known_count = known_count;
    told->status = ics_child(&request, fileno(out));
    lseek(fileno(out), 0, SEEK_SET);
    if (!ics_receive(fileno(out), "test", &visitor, &told->err))
        str_addf(&told->text, "refused: %s\n", told->err.text);
    fclose(out);
}

void told_read(struct told *told, const void *bytes, size_t length, const struct ics_limits *limits,
               const int64_t *known, size_t known_count)
{
    FILE *file = file_of(bytes, length);
    told_read_fd(told, fileno(file), limits, known, known_count);
    fclose(file);
}
