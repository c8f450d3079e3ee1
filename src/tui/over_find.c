/* SPDX-License-Identifier: MIT
 *
 * over_find: what a search finds while it is typed, and the item in full behind Enter.
 */
#include "over.h"

static void rows(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    (void)ui;
    for (size_t i = 0; i < scene->found_count; i++)
        over_push(scene, out, (int64_t)i, (int)i);
}

static void choose(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    const struct item *item = scene->found[index];
    day on = item->first_day != DAY_NONE ? item->first_day : scene->today;
    over_close(ui);
    ui->day = on;
    ui->day_follows = on == scene->today;
    over_show(ui, scene, OVER_DETAIL, item->id, effect);
    effect->type = EFFECT_READ;
}

static void paint_row(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect line,
                      int index)
{
    const struct item *item = scene->found[index];
    (void)ui;
    canvas_put_cut(canvas, line.row, line.col, 12, INK_DIM,
                   item->first_day == DAY_NONE ? "task" : ui_date(scene, item->first_day));
    canvas_put(canvas, line.row, line.col + 13, ui_area_ink(item->kind->area), "▌");
    canvas_put_cut(canvas, line.row, line.col + 15, line.cols - 27, INK_NORMAL, item->title);
    canvas_put_right(canvas, line.row, line.col + line.cols - 11, 11, INK_DIM, item->kind->word);
}

const struct over_list over_find_list = {"find", "Found", "Nothing found.", "open", rows, paint_row, choose, NULL};
