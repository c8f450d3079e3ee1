/* SPDX-License-Identifier: MIT
 *
 * view_review: the week in review, as a page that scrolls.
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
    if (!page || page->problem) {
        canvas_put_wrapped(canvas, rect_inset(area, 1, 1), page ? INK_ERROR : INK_HINT,
                           page ? page->problem : "Nothing was read yet.");
        return;
    }
    lines_paint(page->lines, page->count, &ui->page, canvas, area, true);
}

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    (void)ui, (void)scene;
    return NULL;
}

const struct view_ops view_review = {"Review", handle, mouse, paint, selection, rows, NULL};
