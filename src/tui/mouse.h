/* SPDX-License-Identifier: MIT
 *
 * mouse: reports of the mouse as terminals send them, byte for byte. Curses merges presses, moves
 * and releases that come together, which takes drags apart.
 */
#ifndef JUGGLE_SRC_TUI_MOUSE_H
#define JUGGLE_SRC_TUI_MOUSE_H

#include "juggle/draw/event.h"

/* How reports begin: "ESC [ <" (SGR: 1006), and the old one, of three bytes behind it. */
#define MOUSE_SGR "\033[<"
#define MOUSE_OLD "\033[M"

enum { MOUSE_REPORT_MAX = 24 };

struct mouse_report {
    bool open, old; /* the beginning was read */
    int length;
    char bytes[MOUSE_REPORT_MAX];
};

enum mouse_fed { MOUSE_MORE, MOUSE_NOTHING, MOUSE_EVENT };

void mouse_begin(struct mouse_report *report, bool old);
/* One byte behind the beginning. MOUSE_NOTHING: it is at its end and says nothing that is of
 * use. */
enum mouse_fed mouse_feed(struct mouse_report *report, unsigned char byte, struct input_event *out);

#endif
