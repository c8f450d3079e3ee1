/* SPDX-License-Identifier: MIT
 *
 * receive: the parent's half: messages from the child, each checked, handed to a visitor.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "wire.h"

enum { BUFFER = 64 << 10 };

static const char broken_off[] =
    "reading it stopped in the middle (too large, too slow, or a defect)";
static const char nonsense[] = "the reader sent nonsense";

struct receiver {
    int fd;
    const char *name;
    const struct ics_visitor *visitor;
    struct arena arena;
    char *buffer; /* what came, from `at` on not yet looked at */
    size_t at;
    size_t length;
    size_t capacity;
    bool ended;
    bool stopped;
    struct err *err;
};

/* 1 some more, 0 nothing more, -1 broken off or silent. */
static int read_more(struct receiver *receiver)
{
    ssize_t got;
    do
        got = read(receiver->fd, receiver->buffer + receiver->length,
                   receiver->capacity - receiver->length);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        receiver->length += (size_t)got;
    return (got > 0) - (got < 0);
}

/* So many bytes at `at`: 1 they are there, 0 nothing more comes, -1 it ended among them. */
static int have(struct receiver *receiver, size_t size)
{
    size_t left = receiver->length - receiver->at;
    if (left >= size)
        return 1;
    if (left > 0 && receiver->at > 0)
        memmove(receiver->buffer, receiver->buffer + receiver->at, left);
    receiver->at = 0;
    receiver->length = left;
    if (size > receiver->capacity) {
        receiver->capacity = size < BUFFER ? BUFFER : size;
        receiver->buffer = realloc(receiver->buffer, receiver->capacity);
        if (!receiver->buffer)
            abort();
    }
    int got = 1;
    while (got > 0 && receiver->length < size)
        got = read_more(receiver);
    return got > 0 ? 1 : got == 0 && receiver->length == 0 ? 0 : -1;
}

static bool fail(struct receiver *receiver, const char *why)
{
    return err_set(receiver->err, ERR_INPUT, "%s: %s; nothing of it was taken over", receiver->name,
                   why);
}

static bool take_calendar(struct receiver *receiver, struct wire_reader *in)
{
    struct ics_calendar calendar = {0};
    calendar.name = wire_read_text(in);
    calendar.zone = wire_read_text(in);
    calendar.zone_as_written = wire_read_text(in);
    calendar.prodid = wire_read_text(in);
    calendar.method = wire_read_text(in);
    calendar.url = wire_read_text(in);
    calendar.juggle_feed = wire_read_text(in);
    return in->bad || receiver->visitor->calendar(receiver->visitor->context, &calendar);
}

static bool sound_event(const struct event *event)
{
    day low = day_of(YEAR_MIN, 1, 1), high = day_of(YEAR_MAX, 12, 31);
    return event->start_day >= low && event->start_day <= high && event->end_day >= low - 1 &&
           event->end_day <= high + 1 && event->start_second >= 0 &&
           event->start_second < DAY_SECONDS && event->end_second >= 0 &&
           event->end_second < DAY_SECONDS && (!event->zone || zone_name_valid(event->zone)) &&
           (!event->end_zone || zone_name_valid(event->end_zone));
}

static bool take_same(struct receiver *receiver, struct wire_reader *in)
{
    struct ics_event event = {.same = true, .written = ICS_UNWRITTEN};
    record_clear(RECORD_EVENT, &event.event);
    event.line = (int)wire_read_number(in, 0, INT32_MAX);
    event.event.hash = wire_read_number(in, 1, INT64_MAX);
    event.event.recurrence = wire_read_number(in, 0, 1) ? "" : NULL;
    return in->bad || receiver->visitor->event(receiver->visitor->context, &event);
}

static bool take_event(struct receiver *receiver, struct wire_reader *in)
{
    struct ics_event event = {.line = (int)wire_read_number(in, 0, INT32_MAX)};
    int64_t flags = wire_read_number(in, 0, WIRE_SKIPPED | WIRE_CANCELS);
    event.skipped = flags & WIRE_SKIPPED;
    event.cancels = flags & WIRE_CANCELS;
    event.exact = wire_read_number(in, 0, INT32_MAX);
    event.written = (int32_t)wire_read_number(in, -DAY_SECONDS, ICS_UNWRITTEN);
    event.related = wire_read_text(in);
    wire_read_record(in, RECORD_EVENT, &event.event);
    if (!event.skipped && !sound_event(&event.event))
        in->bad = true;
    return in->bad || receiver->visitor->event(receiver->visitor->context, &event);
}

static bool take_task(struct receiver *receiver, struct wire_reader *in)
{
    struct task task;
    int line = (int)wire_read_number(in, 0, INT32_MAX);
    wire_read_record(in, RECORD_TASK, &task);
    return in->bad || receiver->visitor->task(receiver->visitor->context, &task, line);
}

static bool take_call(struct receiver *receiver, struct wire_reader *in)
{
    struct conference conference;
    wire_read_record(in, RECORD_CONFERENCE, &conference);
    if (!conference.name || !conference.uid || conference.cfp == INSTANT_NONE)
        in->bad = true;
    return in->bad || !receiver->visitor->call ||
           receiver->visitor->call(receiver->visitor->context, &conference);
}

static bool take_oddity(struct receiver *receiver, struct wire_reader *in)
{
    struct oddity oddity;
    oddity.code = (enum oddity_code)wire_read_number(in, 0, ODDITY_COUNT - 1);
    oddity.action = (enum oddity_action)wire_read_number(in, 0, ODDITY_KEPT);
    oddity.line = (int)wire_read_number(in, 0, INT32_MAX);
    oddity.uid = wire_read_text(in);
    oddity.title = wire_read_text(in);
    oddity.message = wire_read_text(in);
    return in->bad || receiver->visitor->oddity(receiver->visitor->context, &oddity);
}

static bool take_end(struct receiver *receiver, struct wire_reader *in)
{
    struct ics_end end;
    end.events = (size_t)wire_read_number(in, 0, INT32_MAX);
    end.tasks = (size_t)wire_read_number(in, 0, INT32_MAX);
    end.calls = (size_t)wire_read_number(in, 0, INT32_MAX);
    end.freebusy = (size_t)wire_read_number(in, 0, INT32_MAX);
    end.journals = (size_t)wire_read_number(in, 0, INT32_MAX);
    end.truncated = wire_read_number(in, 0, 1) != 0;
    end.only_overrides = wire_read_number(in, 0, 1) != 0;
    receiver->ended = true;
    return in->bad || receiver->visitor->end(receiver->visitor->context, &end);
}

static bool take(struct receiver *receiver, struct wire_reader *in)
{
    enum wire_type type = (enum wire_type)(*in->at++);
    switch (type) {
    case WIRE_CALENDAR:
        return take_calendar(receiver, in);
    case WIRE_EVENT:
        return take_event(receiver, in);
    case WIRE_SAME:
        return take_same(receiver, in);
    case WIRE_TASK:
        return take_task(receiver, in);
    case WIRE_ODDITY:
        return take_oddity(receiver, in);
    case WIRE_PROGRESS:
        return receiver->visitor->progress(receiver->visitor->context,
                                           (size_t)wire_read_number(in, 0, INT64_MAX));
    case WIRE_END:
        return take_end(receiver, in);
    case WIRE_CALL:
        return take_call(receiver, in);
    case WIRE_REFUSED:
        break;
    }
    in->bad = true;
    return true;
}

static bool refused(struct receiver *receiver, struct wire_reader *in)
{
    in->at++;
    const char *why = wire_read_text(in);
    return err_set(receiver->err, ERR_INPUT, "%s: %s", receiver->name,
                   why ? why : "not a calendar");
}

static bool one_message(struct receiver *receiver, uint32_t length)
{
    if (length == 0 || length > WIRE_MESSAGE_MAX)
        return fail(receiver, nonsense);
    if (have(receiver, length) != 1)
        return fail(receiver, broken_off);
    const char *message = receiver->buffer + receiver->at;
    receiver->at += length;
    arena_reset(&receiver->arena);
    struct wire_reader in = {message, message + length, false, &receiver->arena};
    if (*in.at == WIRE_REFUSED)
        return refused(receiver, &in);
    receiver->stopped = !take(receiver, &in);
    if (in.bad)
        return fail(receiver, nonsense);
    return !receiver->stopped;
}

static int next_length(struct receiver *receiver, uint32_t *length)
{
    int got = have(receiver, sizeof *length);
    if (got == 1) {
        memcpy(length, receiver->buffer + receiver->at, sizeof *length);
        receiver->at += sizeof *length;
    }
    return got;
}

bool ics_receive(int in_fd, const char *source_name, const struct ics_visitor *visitor,
                 struct err *err)
{
    struct receiver receiver = {.fd = in_fd, .name = source_name, .visitor = visitor, .err = err};
    uint32_t length;
    bool ok = true;
    arena_init(&receiver.arena);
    while (ok && !receiver.ended && next_length(&receiver, &length) == 1)
        ok = one_message(&receiver, length);
    if (ok && !receiver.ended)
        ok = fail(&receiver, broken_off);
    free(receiver.buffer);
    arena_finish(&receiver.arena);
    return ok;
}
