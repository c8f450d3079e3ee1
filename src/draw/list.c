/* SPDX-License-Identifier: MIT
 *
 * list: the row in hand and the rows in sight, through every move and every change of the rows.
 */
#include "juggle/draw/list.h"

enum { WHEEL_ROWS = 3 };

static int bounded(int value, int low, int high)
{
    if (value > high)
        value = high;
    return value < low ? low : value;
}

static bool is_heading(const int64_t *ids, int index)
{
    return ids && ids[index] == LIST_HEADING;
}

/* The first row from `at` on, in steps of +1 or -1, that can be in hand; -1 where there is none. */
static int seek(const struct list *list, const int64_t *ids, int at, int step)
{
    while (at >= 0 && at < list->count && is_heading(ids, at))
        at += step;
    return at >= 0 && at < list->count ? at : -1;
}

static int seek_both(const struct list *list, const int64_t *ids, int at, int step)
{
    int found = seek(list, ids, at, step);
    return found >= 0 ? found : seek(list, ids, at, -step);
}

static int last_top(const struct list *list)
{
    return bounded(list->count - list->height, 0, list->count);
}

/* A heading right above the row in hand comes into sight with it. */
static void keep_in_sight(struct list *list, const int64_t *ids)
{
    int at = list->selected;
    if (at >= 0 && at >= list->top + list->height)
        list->top = at - list->height + 1;
    if (at >= 0 && at <= list->top) {
        list->top = at;
        while (list->top > 0 && is_heading(ids, list->top - 1) && at - list->top + 1 < list->height)
            list->top--;
    }
    list->top = bounded(list->top, 0, last_top(list));
}

static bool take(struct list *list, const int64_t *ids, int index)
{
    bool other = index != list->selected;
    list->selected = index;
    list->known = index >= 0;
    if (list->known)
        list->id = ids ? ids[index] : index;
    keep_in_sight(list, ids);
    return other;
}

static int find_id(const struct list *list, const int64_t *ids)
{
    if (!ids || !list->known)
        return -1;
    if (list->selected >= 0 && list->selected < list->count && ids[list->selected] == list->id)
        return list->selected;
    for (int i = 0; i < list->count; i++)
        if (ids[i] == list->id)
            return i;
    return -1;
}

void list_sync(struct list *list, const int64_t *ids, int count, int height)
{
    list->count = count > 0 ? count : 0;
    list->height = height > 0 ? height : 1;
    int at = find_id(list, ids);
    if (at < 0)
        at = seek_both(list, ids, bounded(list->selected, 0, list->count - 1), 1);
    take(list, ids, list->count > 0 ? at : -1);
}

bool list_select(struct list *list, int index, const int64_t *ids)
{
    if (index < 0 || index >= list->count || is_heading(ids, index))
        return false;
    return take(list, ids, index);
}

bool list_move(struct list *list, enum list_move move, const int64_t *ids)
{
    int page = bounded(list->height - 1, 1, list->height), at = list->selected, step = 1;
    if (at < 0)
        return false;
    switch (move) {
    case LIST_UP:
    case LIST_DOWN:
        step = move == LIST_UP ? -1 : 1;
        at = seek(list, ids, at + step, step);
        return at >= 0 && take(list, ids, at);
    case LIST_PAGE_UP:
        at -= page;
        break;
    case LIST_PAGE_DOWN:
        at += page;
        step = -1;
        break;
    case LIST_FIRST:
        at = 0;
        break;
    case LIST_LAST:
        at = list->count - 1;
        step = -1;
        break;
    }
    return take(list, ids, seek_both(list, ids, bounded(at, 0, list->count - 1), step));
}

bool list_scroll(struct list *list, int rows, const int64_t *ids)
{
    int at = list->selected, step = rows > 0 ? 1 : -1;
    list->top = bounded(list->top + rows, 0, last_top(list));
    if (at < 0)
        return false;
    at = bounded(at, list->top, list->top + list->height - 1);
    int top = list->top, found = seek(list, ids, at, step);
    if (found < 0 || found >= top + list->height || found < top)
        found = seek(list, ids, at, -step);
    return take(list, ids, found >= 0 ? found : list->selected);
}

int list_index_at(const struct list *list, struct rect area, int row)
{
    int index = list->top + row - area.row;
    return row >= area.row && row < area.row + area.rows && index < list->count ? index : -1;
}

int list_row_of(const struct list *list, struct rect area, int index)
{
    int row = area.row + index - list->top;
    return index >= list->top && index < list->count && row < area.row + area.rows ? row : -1;
}

bool list_mouse(struct list *list, const struct input_event *event, struct rect area,
                const int64_t *ids)
{
    if (event->type != EVENT_MOUSE || !rect_has(area, event->mouse.row, event->mouse.col))
        return false;
    switch (event->mouse.action) {
    case MOUSE_WHEEL_UP:
        list_scroll(list, -WHEEL_ROWS, ids);
        return true;
    case MOUSE_WHEEL_DOWN:
        list_scroll(list, WHEEL_ROWS, ids);
        return true;
    case MOUSE_DRAG:
    case MOUSE_RELEASE:
        return false;
    case MOUSE_CLICK:
    case MOUSE_DOUBLE:
        break;
    }
    int index = list_index_at(list, area, event->mouse.row);
    if (index < 0 || is_heading(ids, index))
        return false;
    list_select(list, index, ids);
    return true;
}

void list_paint_bar(const struct list *list, struct canvas *canvas, struct rect area)
{
    if (area.rows <= 0 || list->count <= list->height)
        return;
    int64_t rows = area.rows;
    int thumb = bounded((int)(rows * list->height / list->count), 1, area.rows);
    int first = (int)((rows - thumb) * list->top / last_top(list));
    for (int i = 0; i < thumb; i++)
        canvas_glyph(canvas, area.row + first + i, area.col, INK_SCROLL, GLYPH_HALF_RIGHT);
}
