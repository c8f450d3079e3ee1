/* SPDX-License-Identifier: MIT
 *
 * decode: what a terminal sends, made into events: bytes into characters, Esc and a character into
 * Alt, a paste into one event, two quick clicks into a double one.
 */
#ifndef JUGGLE_SRC_TUI_DECODE_H
#define JUGGLE_SRC_TUI_DECODE_H

#include <wchar.h>

#include "juggle/base/str.h"
#include "juggle/draw/event.h"

enum raw_type { RAW_BYTE, RAW_KEY, RAW_MOUSE, RAW_PASTE_START, RAW_PASTE_END };

struct raw {
    enum raw_type type;
    unsigned char byte;
    struct key key;
    struct input_event mouse; /* MOUSE_CLICK or a wheel */
    int64_t milliseconds;     /* of a click, on a clock that only goes on */
};

enum { DECODE_PASTE_MAX = 65536, DECODE_DOUBLE_MS = 400 };

/* What is passed by: the rest of a control sequence that no key is, or of a string. */
enum decode_skip {
    SKIP_NOTHING,
    SKIP_SEQUENCE,
    SKIP_STRING,
    SKIP_END /* of a string, behind Esc */
};

struct decoder {
    mbstate_t state;
    enum decode_skip skip;
    int skipped; /* bytes of it */
    bool partial; /* within a character of several bytes */
    bool alt;     /* and an Esc stood before it */
    bool has_held;
    struct raw held; /* read ahead */
    bool pasting;
    bool after_cr; /* in a paste */
    struct str paste;
    int64_t clicked; /* when the last click was, 0: none that could be doubled */
    int clicked_row;
    int clicked_col;
};

/* Gives the next raw input there is now, false when there is none. */
typedef bool decode_source(void *from, struct raw *out);

void decode_init(struct decoder *decoder);
void decode_finish(struct decoder *decoder);
/* The next event that the source's input makes; false when it is used up. Bytes are decoded by the
 * locale. A paste has LF at the ends of its lines, lives until the next call, and is cut at
 * DECODE_PASTE_MAX bytes; one whose end never comes is ended by C-c. */
bool decode_next(struct decoder *decoder, decode_source *source, void *from,
                 struct input_event *out);

#endif
