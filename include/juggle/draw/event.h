/* SPDX-License-Identifier: MIT
 *
 * event: what a hand, a terminal or a clock did, in words of nobody's library.
 *
 * (The record of a calendar event is model's struct event, hence struct input_event.)
 */
#ifndef JUGGLE_DRAW_EVENT_H
#define JUGGLE_DRAW_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include "juggle/draw/key.h"

enum event_type {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_MOUSE,
    EVENT_PASTE,
    EVENT_RESIZE,
    EVENT_TICK, /* the time that was asked for has come */
    EVENT_WAKE, /* something outside may have changed: a child ended, the program was continued */
    EVENT_END   /* a signal to end, or the terminal is gone */
};

enum mouse_action {
    MOUSE_CLICK,
    MOUSE_DOUBLE,
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN,
    MOUSE_DRAG,   /* moved while the first button is held */
    MOUSE_RELEASE /* of the first button */
};

struct input_event {
    enum event_type type;
    struct key key;
    struct {
        enum mouse_action action;
        int button; /* 1 to 3 of a click */
        int row;
        int col;
    } mouse;
    struct {
        const char *text; /* as it was pasted: unsafe, any bytes; borrowed until the next event */
        size_t length;
    } paste;
    int rows; /* of EVENT_RESIZE */
    int cols;
    int signal; /* of EVENT_END (SIGHUP also where the terminal is gone) and EVENT_WAKE */
};

/* Events as tests and recorded runs make them. */
struct input_event event_of_key(uint32_t code, uint32_t mods);
struct input_event event_of_mouse(enum mouse_action action, int row, int col);
struct input_event event_of_paste(const char *text, size_t length);
struct input_event event_of_size(int rows, int cols);
bool event_is_key(const struct input_event *event, uint32_t code, uint32_t mods);
/* Esc, ^C or ^G: out of what is open, and nothing is kept. */
bool event_is_leave(const struct input_event *event);
/* Alt and a character come as Esc and that character: a caller without use for M-x may take it for
 * two keys. False, and nothing is done, for any other event. */
bool event_split_alt(const struct input_event *event, struct input_event out[2]);

#endif
