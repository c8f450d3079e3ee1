/* SPDX-License-Identifier: MIT
 *
 * today_ahead: what a tall window has room for below the day: the days after it in the week, and
 * what is due next.
 */
#include "ui.h"

#include "juggle/base/vec.h"

enum { ROOM_LEAST = 5, DUE_DAYS = 14 };

/* ---- the days after ---- */

static void paint_day_head(const struct scene *scene, struct canvas *canvas, struct rect line,
                           const struct agenda_day *on)
{
    canvas_put(canvas, line.row, line.col, INK_TITLE, ui_date(scene, on->day));
    canvas_put_right(canvas, line.row, line.col, line.cols, INK_DIM, ui_planned(scene, on));
}

static void paint_timed(const struct scene *scene, struct canvas *canvas, struct rect line,
                        const struct item *item)
{
    int clock = scene->h24 ? 6 : 8, end = line.col + line.cols;
    canvas_put(canvas, line.row, line.col, INK_DIM, ui_clock(scene, item->start));
    canvas_put(canvas, line.row, line.col + clock, ui_area_ink(item->kind->area), "▐");
    canvas_put_cut(canvas, line.row, line.col + clock + 2, line.cols - clock - 9, INK_NORMAL,
                   item->title);
    canvas_putf(canvas, line.row, end - 6, ui_area_ink(item->kind->area), "%c",
                area_letter(item->kind->area));
    canvas_put_right(canvas, line.row, end - 5, 5, INK_DIM,
                     ui_length(scene, (minutes)((item->end - item->start) / 60)));
}

static void paint_day(const struct scene *scene, struct canvas *canvas, struct rect *area,
                      const struct agenda_day *on)
{
    paint_day_head(scene, canvas, rect_cut_top(area, 1), on);
    for (size_t i = 0; i < on->timed_count && area->rows > 0; i++)
        if (on->timed[i]->type != ITEM_ENTRY)
            paint_timed(scene, canvas, rect_cut_top(area, 1), on->timed[i]);
    if (on->task_count && area->rows > 0) {
        struct rect line = rect_cut_top(area, 1);
        canvas_put_cut(canvas, line.row, line.col, line.cols, INK_DIM,
                       on->task_count == 1 ? on->tasks[0]->title
                                           : arena_printf(scene->arena, "%s and %zu more",
                                                          on->tasks[0]->title, on->task_count - 1));
    }
    rect_cut_top(area, 1);
}

void ui_paint_days_after(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    if (area.rows < ROOM_LEAST || scene->begun)
        return;
    canvas_hline(canvas, area.row, area.col, area.cols, INK_BORDER);
    rect_cut_top(&area, 1);
    for (int i = (int)(scene->day - scene->week_from) + 1; i < SCENE_WEEK && area.rows > 1; i++)
        paint_day(scene, canvas, &area, &scene->week[i]);
}

/* ---- what is due next ---- */

static bool is_due_next(const struct scene *scene, const struct item *item)
{
    day due = item->task->due_day;
    return task_is_open(item->task) && due != DAY_NONE && due > scene->day &&
           due <= scene->day + DUE_DAYS && item->task->planned_on != scene->day;
}

void ui_paint_due_next(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    VEC(const struct item *) due = {0};
    if (area.rows < ROOM_LEAST)
        return;
    for (size_t i = 0; i < scene->task_count; i++) {
        const struct item *item = scene->tasks[i];
        if (!is_due_next(scene, item))
            continue;
        VEC_PUSH(scene->arena, &due, item);
        for (size_t k = due.count - 1; k > 0 && due.at[k - 1]->task->due_day > item->task->due_day;
             k--) {
            due.at[k] = due.at[k - 1];
            due.at[k - 1] = item;
        }
    }
    if (!due.count)
        return;
    rect_cut_top(&area, 1);
    struct rect title = rect_cut_top(&area, 1);
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, "Due next");
    for (size_t i = 0; i < due.count && area.rows > 0; i++)
        ui_paint_task(ui, scene, canvas, rect_cut_top(&area, 1), due.at[i], false, false);
}
