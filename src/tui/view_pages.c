/* SPDX-License-Identifier: MIT
 *
 * view_pages: Talks and Review, as pages that scroll.
 */
#include "ui.h"

static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    *ids = NULL;
    list_sync(&ui->page, NULL, scene->page ? (int)scene->page->count : 0, ui->page.height);
    return &ui->page;
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    (void)ui, (void)scene, (void)command, (void)effect;
    return false;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    const int64_t *ids;
    struct list *list = rows(ui, scene, &ids);
    (void)effect;
    return list_mouse(list, event, ui_body(ui), ids);
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    const struct paper *page = scene->page;
    struct rect bar = rect_cut_right(&area, 1);
    if (!page || page->problem) {
        canvas_put_wrapped(canvas, rect_inset(area, 1, 1), page ? INK_ERROR : INK_HINT,
                           page ? page->problem : "Nothing was read yet.");
        return;
    }
    list_sync(&ui->page, NULL, (int)page->count, area.rows);
    for (int i = 0; i < (int)page->count; i++) {
        const struct paper_line *line = &page->lines[i];
        int row = list_row_of(&ui->page, area, i), col = area.col + 1 + line->indent;
        if (row < 0)
            continue;
        canvas_put_cut(canvas, row, col, area.col + area.cols - col, line->ink, line->text);
        if (i == ui->page.selected) {
            canvas_dye(canvas, (struct rect){row, area.col, 1, area.cols}, INK_FOCUS);
            canvas_cursor(canvas, row, area.col, false);
        }
    }
    list_paint_bar(&ui->page, canvas, bar);
}

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    (void)ui, (void)scene;
    return NULL;
}

const struct view_ops view_talks = {"Talks", handle, mouse, paint, selection, rows};
const struct view_ops view_review = {"Review", handle, mouse, paint, selection, rows};
