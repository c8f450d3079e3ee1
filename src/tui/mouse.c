/* SPDX-License-Identifier: MIT
 *
 * mouse: "0;8;5M" to a click. The number says the button in its two lowest bits, 32 a move, 64 the
 * wheel; Shift, Alt and Ctrl (4, 8, 16) make no difference.
 *
 * Source: xterm's control sequences, "Mouse Tracking".
 */
#include "mouse.h"

#include <stdlib.h>

enum { BUTTONS = 3, NO_BUTTON = 3, MODIFIERS = 4 | 8 | 16, MOVED = 32, WHEEL = 64, OLD_BYTES = 3 };

void mouse_begin(struct mouse_report *report, bool old)
{
    *report = (struct mouse_report){.open = true, .old = old};
}

static bool event_of(int code, bool released, int col, int row, struct input_event *out)
{
    int button = code & BUTTONS, kind = code & ~(BUTTONS | MODIFIERS);
    enum mouse_action action = MOUSE_CLICK;
    if (kind == WHEEL && button < 2)
        action = button == 0 ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
    else if (kind == MOVED && button == 0)
        action = MOUSE_DRAG;
    else if (kind == 0 && (released || button == NO_BUTTON))
        action = MOUSE_RELEASE;
    else if (kind != 0)
        return false;
    if (row < 0 || col < 0 || (action == MOUSE_RELEASE && button != 0 && button != NO_BUTTON))
        return false;
    *out = event_of_mouse(action, row, col);
    if (action == MOUSE_CLICK)
        out->mouse.button = button + 1;
    return true;
}

static bool read_sgr(const struct mouse_report *report, bool released, struct input_event *out)
{
    long numbers[3];
    const char *at = report->bytes;
    for (int i = 0; i < 3; i++) {
        char *end;
        numbers[i] = strtol(at, &end, 10);
        if (end == at || numbers[i] < 0 || numbers[i] > 9999 || *end != (i < 2 ? ';' : '\0'))
            return false;
        at = end + 1;
    }
    return event_of((int)numbers[0], released, (int)numbers[1] - 1, (int)numbers[2] - 1, out);
}

enum mouse_fed mouse_feed(struct mouse_report *report, unsigned char byte, struct input_event *out)
{
    bool known;
    if (report->old) {
        report->bytes[report->length++] = (char)byte;
        if (report->length < OLD_BYTES)
            return MOUSE_MORE;
        const unsigned char *bytes = (const unsigned char *)report->bytes;
        known = event_of(bytes[0] - 32, false, bytes[1] - 33, bytes[2] - 33, out);
    } else if ((byte >= '0' && byte <= '9') || byte == ';') {
        if (report->length >= MOUSE_REPORT_MAX - 1)
            report->length = 0; /* noise: it will be no report */
        report->bytes[report->length++] = (char)byte;
        return MOUSE_MORE;
    } else {
        report->bytes[report->length] = '\0';
        known = (byte == 'M' || byte == 'm') && read_sgr(report, byte == 'm', out);
    }
    report->open = false;
    return known ? MOUSE_EVENT : MOUSE_NOTHING;
}
