/* SPDX-License-Identifier: MIT
 *
 * view_review: a week, month or quarter in review. Enter on a line goes to what it is about;
 * feedback moves on to the next hand.
 */
#include "over.h"

enum { COLUMNS_FROM = 110 };

static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    *ids = NULL;
    list_sync(&ui->page, NULL, scene->page ? (int)scene->page->count : 0, ui->page.height);
    return &ui->page;
}

static const char *subject(struct ui *ui, const struct scene *scene)
{
    const int64_t *ids;
    int at = rows(ui, scene, &ids)->selected;
    return at >= 0 ? scene->page->lines[at].id : NULL;
}

static day other_period(const struct ui *ui, int by)
{
    if (ui->period == REVIEW_WEEK)
        return ui->day + 7 * by;
    return day_add_months(month_first(ui->day), ui->period == REVIEW_MONTH ? by : 3 * by);
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    const char *id = subject(ui, scene);
    switch ((int)command) {
    case COMMAND_earlier:
    case COMMAND_later:
        ui_go_to_day(ui, scene, other_period(ui, command == COMMAND_later ? 1 : -1), effect);
        return true;
    case COMMAND_left:
    case COMMAND_right:
    case COMMAND_pane:
        ui->period =
            (ui->period + (command == COMMAND_left ? REVIEW_PERIODS - 1 : 1)) % REVIEW_PERIODS;
        ui->page = (struct list){0};
        effect->type = EFFECT_READ;
        return true;
    case COMMAND_open:
        if (id)
            over_show(ui, scene, over_of(id), id, effect);
        return true;
    default:
        return false;
    }
}

/* The lines below the title. */
static struct rect lines_area(const struct ui *ui)
{
    struct rect area = ui_body(ui);
    rect_cut_top(&area, 1);
    return area;
}

/* Where the second column begins; 0: there is one only. */
static int second_column(const struct scene *scene, struct rect area)
{
    return scene->page && area.cols >= COLUMNS_FROM
               ? lines_divide(scene->page->lines, scene->page->count, area.rows)
               : 0;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    const int64_t *ids;
    struct list *list = rows(ui, scene, &ids);
    struct rect area = lines_area(ui);
    struct input_event at = *event;
    int second = second_column(scene, area);
    if (second && event->mouse.col >= area.col + area.cols - area.cols / 2)
        at.mouse.row += second;
    if (second) /* as if both stood below each other */
        area.rows = list->height;
    if (!list_mouse(list, &at, area, ids))
        return false;
    return event->mouse.action != MOUSE_DOUBLE || handle(ui, scene, COMMAND_open, effect);
}

static void paint_title(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line)
{
    static const char *const names[] = {"week", "month", "quarter"};
    int col = canvas_put_cut(canvas, line.row, line.col + 1, line.cols - 2, INK_TITLE,
                             scene->page->title) +
              3;
    for (int i = 0; i < REVIEW_PERIODS && col + 9 < line.col + line.cols; i++)
        col = canvas_putf(canvas, line.row, col, i == (int)ui->period ? INK_TAB_ACTIVE : INK_DIM,
                          " %s ", names[i]);
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    const struct paper *page = scene->page;
    if (!page || page->problem) {
        canvas_put_wrapped(canvas, rect_inset(area, 1, 1), page ? INK_ERROR : INK_HINT,
                           page ? page->problem : "Nothing was read yet.");
        return;
    }
    paint_title(ui, scene, canvas, rect_cut_top(&area, 1));
    int second = second_column(scene, area);
    if (second)
        lines_paint_divided(page->lines, page->count, second, &ui->page, canvas, area);
    else
        lines_paint(page->lines, page->count, &ui->page, canvas, area, true);
}

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    (void)ui, (void)scene;
    return NULL;
}

const struct view_ops view_review = {"Review", handle, mouse, paint, selection, rows, subject};
