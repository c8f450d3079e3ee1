/* SPDX-License-Identifier: MIT
 *
 * drag: what is the person's, moved or stretched with the mouse. Nothing changes before the button
 * is let go; any key puts it back.
 */
#include "drag.h"

#include "juggle/base/str.h"
#include "shift.h"

static bool find_place(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct drag_place *out)
{
    *out = (struct drag_place){0};
    if (ui->view == VIEW_WEEK)
        return view_week_place(ui, scene, event->mouse.row, event->mouse.col, out);
    return ui->view == VIEW_TODAY &&
           view_today_place(ui, scene, event->mouse.row, event->mouse.col, out);
}

static void take(struct ui *ui, const struct drag_place *place)
{
    ui->drag = (struct drag){.row = ui_row_id(place->item),
                             .held = true,
                             .edge = place->edge,
                             .grip = place->at,
                             .start = place->item->start,
                             .end = place->item->end};
}

static void tell(struct ui *ui, const struct scene *scene, const struct item *item)
{
    const struct drag *drag = &ui->drag;
    ui_say(ui,
           arena_printf(&ui->scratch, "%s %s to %s, %s  %s",
                        ui_date(scene, where_wall(&scene->view.where, drag->start).day),
                        ui_clock_said(scene, drag->start), ui_clock_said(scene, drag->end),
                        ui_length(scene, (minutes)((drag->end - drag->start) / 60)), item->title),
           false, false);
}

/* An end stays on its day, whatever column the hand strays into. */
static instant stretched(const struct scene *scene, const struct item *item,
                         const struct drag_place *place)
{
    const struct where *where = &scene->view.where;
    instant under = where_instant(where, (struct wall){where_wall(where, place->at).day, 0});
    instant own = where_instant(where, (struct wall){where_wall(where, item->start).day, 0});
    instant end = shift_snap(scene, own + (place->until - under));
    return end > item->start ? end : shift_snap(scene, item->start + SHIFT_GRID);
}

static void follow(struct ui *ui, const struct scene *scene, const struct item *item,
                   const struct drag_place *place)
{
    struct drag *drag = &ui->drag;
    const char *refusal = shift_refusal(ui, item);
    if (refusal) {
        ui->drag = (struct drag){0};
        ui_say(ui, refusal, true, false);
        return;
    }
    drag->moved = true;
    drag->start = item->start;
    drag->end = item->end;
    if (drag->edge) {
        drag->end = stretched(scene, item, place);
    } else if (place->at != drag->grip) {
        drag->start = shift_snap(scene, item->start + (place->at - drag->grip));
        drag->end = drag->start + (item->end - item->start);
    }
    tell(ui, scene, item);
}

static void let_go(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = ui_find_row(scene, ui->drag.row);
    struct drag drag = ui->drag;
    ui->drag = (struct drag){0};
    if (!drag.moved)
        return;
    ui_say(ui, NULL, false, false);
    if (item)
        shift_to(ui, scene, item, drag.start, drag.end, effect);
}

bool drag_mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                struct effect *effect)
{
    struct drag_place place;
    bool held = event->mouse.action == MOUSE_DRAG, released = event->mouse.action == MOUSE_RELEASE;
    if (!held && !released) {
        ui->drag = (struct drag){0};
        if (event->mouse.action == MOUSE_CLICK && event->mouse.button == 1 &&
            ui->over == OVER_NONE && find_place(ui, scene, event, &place) && place.item &&
            place.item->start != INSTANT_NONE)
            take(ui, &place);
        return false;
    }
    const struct item *item = ui->drag.held ? ui_find_row(scene, ui->drag.row) : NULL;
    if (released)
        let_go(ui, scene, effect);
    else if (item && find_place(ui, scene, event, &place))
        follow(ui, scene, item, &place);
    return true;
}

bool drag_key(struct ui *ui)
{
    bool moved = ui->drag.moved;
    ui->drag = (struct drag){0};
    if (moved)
        ui_say(ui, "Put back; nothing was moved", false, false);
    return moved;
}
