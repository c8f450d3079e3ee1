/* SPDX-License-Identifier: MIT
 *
 * over_detail: one item in full. The keys of the views mean there what they mean on its row.
 */
#include "over.h"

void over_detail_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect)
{
    if (event_is_leave(event))
        over_close(ui);
    else if (event_is_key(event, K_ENTER, 0))
        over_show(ui, scene, OVER_FORM, arena_strdup(&ui->scratch, ui->edited), effect);
    else
        over_view_key(ui, scene, event, effect);
}

void over_detail_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    const struct item *item = over_item(ui, scene);
    over_blank(canvas, area);
    if (item)
        ui_paint_detail(scene, canvas, rect_inset(area, 0, 2), item);
    else
        canvas_put(canvas, area.row, area.col + 2, INK_HINT,
                   "It is no longer there. Esc goes back.");
    over_paint_enter(ui, canvas, "edit");
}

