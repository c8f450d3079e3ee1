/* SPDX-License-Identifier: MIT
 *
 * form: what keys and clicks do to a set of fields.
 */
#include "juggle/draw/form.h"

#include <assert.h>
#include <string.h>

#include "juggle/base/text.h"

void form_init(struct form_state *form)
{
    memset(form, 0, sizeof *form);
}

void form_finish(struct form_state *form)
{
    for (int i = 0; i < form->count; i++)
        input_finish(&form->fields[i].input);
    form->count = 0;
}

int form_add(struct form_state *form, const char *label, const char *hint, const char *text)
{
    assert(form->count < FORM_FIELDS_MAX);
    struct form_field *field = &form->fields[form->count];
    field->label = label;
    field->hint = hint;
    field->message[0] = '\0';
    field->reading[0] = '\0';
    input_init(&field->input, NULL);
    input_set(&field->input, text);
    return form->count++;
}

const char *form_text(const struct form_state *form, int field)
{
    return input_text(&form->fields[field].input);
}

static void keep(char *kept, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    if (length >= FORM_MESSAGE_SIZE) /* cut where a character begins */
        for (length = FORM_MESSAGE_SIZE - 1; length > 0 && (text[length] & 0xC0) == 0x80;)
            length--;
    if (length > 0)
        memcpy(kept, text, length);
    kept[length] = '\0';
}

void form_complain(struct form_state *form, int field, const char *message)
{
    keep(form->fields[field].message, message);
}

void form_tell(struct form_state *form, int field, const char *reading)
{
    keep(form->fields[field].reading, reading);
}

void form_offer(struct form_state *form, const char *const *words, int count)
{
    form->offer_count = count < FORM_OFFERS_MAX ? count : FORM_OFFERS_MAX;
    for (int i = 0; i < form->offer_count; i++)
        form->offers[i] = words[i];
    form->choosing = false;
    form->offer_list = (struct list){0};
    list_sync(&form->offer_list, NULL, form->offer_count, FORM_OFFERS_SHOWN);
}

static enum form_result go_to(struct form_state *form, int field)
{
    if (form->count == 0)
        return FORM_HANDLED;
    form->focus = (field + form->count) % form->count;
    form_offer(form, NULL, 0);
    return FORM_CHANGED;
}

static enum form_result take_offer(struct form_state *form)
{
    input_set(&form->fields[form->focus].input, form->offers[form->offer_list.selected]);
    form_offer(form, NULL, 0);
    return FORM_CHANGED;
}

static enum form_result choose(struct form_state *form, enum list_move move)
{
    if (form->choosing)
        list_move(&form->offer_list, move, NULL);
    form->choosing = true;
    return FORM_HANDLED;
}

static enum form_result send(struct form_state *form)
{
    for (int i = 0; i < form->count; i++) {
        if (!form->fields[i].message[0])
            continue;
        form->focus = i;
        form_offer(form, NULL, 0);
        return FORM_HANDLED;
    }
    return FORM_SENT;
}

static enum form_result leave(struct form_state *form)
{
    if (form->offer_count == 0)
        return FORM_LEFT;
    form_offer(form, NULL, 0);
    return FORM_HANDLED;
}

static enum form_result handle_text(struct form_state *form, const struct input_event *event)
{
    if (form->count == 0)
        return FORM_IGNORED;
    switch (input_handle(&form->fields[form->focus].input, event)) {
    case INPUT_CHANGED:
        form_offer(form, NULL, 0);
        return FORM_CHANGED;
    case INPUT_MOVED:
        return FORM_HANDLED;
    case INPUT_IGNORED:
        break;
    }
    return FORM_IGNORED;
}

/* ---- the mouse ---- */

static enum form_result click(struct form_state *form, int row, int col)
{
    int field = form->top + row - form->area.row;
    if (!rect_has(form->area, row, col) || field >= form->count)
        return FORM_IGNORED;
    enum form_result result = field == form->focus ? FORM_HANDLED : go_to(form, field);
    if (col >= form->typed.col && col < form->typed.col + form->typed.cols)
        input_point(&form->fields[field].input, col - form->typed.col);
    return result;
}

static enum form_result click_offer(struct form_state *form, int row)
{
    int index = list_index_at(&form->offer_list, form->offered, row);
    if (index < 0)
        return FORM_HANDLED;
    list_select(&form->offer_list, index, NULL);
    return take_offer(form);
}

static enum form_result wheel(struct form_state *form, const struct input_event *event)
{
    struct list sight = {.top = form->top, .selected = form->focus};
    list_sync(&sight, NULL, form->count, form->area.rows);
    if (!list_mouse(&sight, event, form->area, NULL))
        return FORM_IGNORED;
    form->top = sight.top;
    return sight.selected == form->focus ? FORM_HANDLED : go_to(form, sight.selected);
}

static enum form_result handle_mouse(struct form_state *form, const struct input_event *event)
{
    enum mouse_action action = event->mouse.action;
    bool wheels = action == MOUSE_WHEEL_UP || action == MOUSE_WHEEL_DOWN;
    bool offered =
        form->offer_count > 0 && rect_has(form->offered, event->mouse.row, event->mouse.col);
    if (wheels && offered)
        return list_mouse(&form->offer_list, event, form->offered, NULL) ? FORM_HANDLED
                                                                         : FORM_IGNORED;
    if (wheels)
        return wheel(form, event);
    if (action != MOUSE_CLICK)
        return FORM_IGNORED;
    return offered ? click_offer(form, event->mouse.row)
                   : click(form, event->mouse.row, event->mouse.col);
}

enum form_result form_handle(struct form_state *form, const struct input_event *event)
{
    bool offered = form->offer_count > 0;
    if (event->type == EVENT_MOUSE)
        return handle_mouse(form, event);
    if (event_is_leave(event))
        return leave(form);
    if (event_is_key(event, K_ENTER, 0))
        return form->choosing ? take_offer(form) : send(form);
    if (event_is_key(event, K_TAB, 0))
        return form->choosing ? take_offer(form) : go_to(form, form->focus + 1);
    if (event_is_key(event, K_TAB, MOD_SHIFT))
        return go_to(form, form->focus - 1);
    if (event_is_key(event, K_DOWN, 0))
        return offered ? choose(form, LIST_DOWN) : go_to(form, form->focus + 1);
    if (event_is_key(event, K_UP, 0))
        return offered ? choose(form, LIST_UP) : go_to(form, form->focus - 1);
    return handle_text(form, event);
}

int form_height(const struct form_state *form)
{
    return form->count + 1;
}
