/* SPDX-License-Identifier: MIT
 *
 * today_balance: the week's balance below the day: a bar for each area, what is done of what is
 * planned, and the share that the person wants.
 */
#include "ui.h"

#include "juggle/draw/chart.h"

static void paint_area(const struct scene *scene, struct canvas *canvas, struct rect row,
                       enum area area, int full)
{
    const struct agenda_area *sum = &scene->areas[area];
    int bar = row.cols - 9 - 18;
    canvas_put(canvas, row.row, row.col + 1, ui_area_ink(area), area_word(area));
    struct chart_scale scale = {row.row, row.col + 10, bar, full, CHART_NO_MARK};
    if (bar > 3)
        chart_progress(canvas, scale, sum->done, sum->planned, ui_area_ink(area));
    canvas_put_right(canvas, row.row, row.col + row.cols - 17, 11, INK_NORMAL,
                     arena_printf(scene->arena, "%d/%dh", (sum->done + 30) / 60,
                                  (sum->planned + 30) / 60));
    canvas_put_right(canvas, row.row, row.col + row.cols - 6, 6, INK_DIM,
                     arena_printf(scene->arena, "%d %%", scene->targets[area]));
}

void ui_paint_week_balance(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    int full = 1;
    for (int i = 0; i < AREA_COUNT; i++) {
        full = scene->areas[i].planned > full ? scene->areas[i].planned : full;
        full = scene->areas[i].done > full ? scene->areas[i].done : full;
    }
    struct rect row = rect_cut_top(&area, 1);
    canvas_put(canvas, row.row, row.col + 1, INK_TITLE, "This week");
    canvas_put_right(canvas, row.row, row.col + row.cols - 18, 12, INK_DIM, "done/planned");
    canvas_put_right(canvas, row.row, row.col + row.cols - 6, 6, INK_DIM, "yours");
    for (int i = 0; i < AREA_COUNT && area.rows > 0; i++)
        paint_area(scene, canvas, rect_cut_top(&area, 1), (enum area)i, full);
}
