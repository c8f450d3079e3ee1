/* SPDX-License-Identifier: MIT
 *
 * event: making input events, and asking them simple questions.
 */
#include "juggle/draw/event.h"

struct input_event event_of_key(uint32_t code, uint32_t mods)
{
    return (struct input_event){.type = EVENT_KEY, .key = key_normal(code, mods)};
}

struct input_event event_of_mouse(enum mouse_action action, int row, int col)
{
    struct input_event event = {.type = EVENT_MOUSE};
    event.mouse.action = action;
    event.mouse.button = action == MOUSE_CLICK || action == MOUSE_DOUBLE ? 1 : 0;
    event.mouse.row = row;
    event.mouse.col = col;
    return event;
}

struct input_event event_of_paste(const char *text, size_t length)
{
    struct input_event event = {.type = EVENT_PASTE};
    event.paste.text = text;
    event.paste.length = length;
    return event;
}

struct input_event event_of_size(int rows, int cols)
{
    return (struct input_event){.type = EVENT_RESIZE, .rows = rows, .cols = cols};
}

bool event_is_key(const struct input_event *event, uint32_t code, uint32_t mods)
{
    return event->type == EVENT_KEY && key_equal(event->key, key_normal(code, mods));
}

bool event_is_leave(const struct input_event *event)
{
    return event_is_key(event, K_ESC, 0) || event_is_key(event, 'c', MOD_CTRL) ||
           event_is_key(event, 'g', MOD_CTRL);
}

bool event_split_alt(const struct input_event *event, struct input_event out[2])
{
    if (event->type != EVENT_KEY || !(event->key.mods & MOD_ALT) ||
        (event->key.code >= K_FIRST && event->key.code != K_BACKSPACE))
        return false;
    out[0] = event_of_key(K_ESC, 0);
    out[1] = event_of_key(event->key.code, event->key.mods & ~(uint32_t)MOD_ALT);
    return true;
}
