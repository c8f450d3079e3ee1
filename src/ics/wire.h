/* SPDX-License-Identifier: MIT
 *
 * wire: what goes through the pipe between the child that reads and the parent that believes
 * nothing: length-prefixed messages of numbers and texts.
 */
#ifndef JUGGLE_SRC_ICS_WIRE_H
#define JUGGLE_SRC_ICS_WIRE_H

#include "juggle/base/str.h"
#include "juggle/ics/read.h"

enum wire_type {
    WIRE_CALENDAR = 1,
    WIRE_EVENT,
    WIRE_TASK,
    WIRE_ODDITY,
    WIRE_PROGRESS,
    WIRE_END,
    WIRE_REFUSED,
    WIRE_CALL,
    WIRE_SAME /* an event that is known: no more of it than its hash */
};
enum { WIRE_SKIPPED = 1, WIRE_CANCELS = 2 }; /* of an event */
enum { WIRE_MESSAGE_MAX = 4 << 20 };

/* ---- the child's side ---- */

struct wire {
    int fd;
    struct str message;
    struct str out; /* messages that wait to be written together */
    bool broken;
};

void wire_init(struct wire *wire, int fd);
void wire_finish(struct wire *wire);
void wire_begin(struct wire *wire, enum wire_type type);
void wire_number(struct wire *wire, int64_t number);
void wire_text(struct wire *wire, const char *text); /* NULL is kept apart from "" */
void wire_record(struct wire *wire, enum record_kind kind, const void *record);
void wire_end(struct wire *wire);

/* ---- the parent's side ---- */

struct wire_reader {
    const char *at;
    const char *end;
    bool bad; /* the message was shorter or other than it said */
    struct arena *arena;
};

int64_t wire_read_number(struct wire_reader *reader, int64_t low, int64_t high);
/* Valid UTF-8 without NUL, or NULL. */
const char *wire_read_text(struct wire_reader *reader);
void wire_read_record(struct wire_reader *reader, enum record_kind kind, void *record);

#endif
