/* SPDX-License-Identifier: MIT
 *
 * over_list: overlays that are a list over the whole body, most with a line below it whose words
 * choose what the list holds.
 */
#include "juggle/base/str.h"
#include "over.h"

static const struct over_list *list_of(const struct ui *ui)
{
    return over_ops(ui->over)->list;
}

static void read_rows(struct ui *ui, const struct scene *scene, int height, struct over_rows *rows)
{
    *rows = (struct over_rows){0};
    list_of(ui)->rows(ui, scene, rows);
    list_sync(&ui->rows_over, rows->ids.at, (int)rows->ids.count, height);
}

static void enter(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    struct over_rows rows;
    read_rows(ui, scene, ui->rows_over.height, &rows);
    int at = ui->rows_over.selected;
    if (at >= 0 && at < (int)rows.ids.count && rows.ids.at[at] != LIST_HEADING)
        list_of(ui)->choose(ui, scene, rows.index.at[at], effect);
}

static bool move_rows(struct ui *ui, const struct scene *scene, const struct input_event *event)
{
    static const struct {
        uint32_t code;
        uint32_t mods;
        enum list_move move;
    } moves[] = {
        {K_DOWN, 0, LIST_DOWN},        {K_UP, 0, LIST_UP},
        {'n', MOD_CTRL, LIST_DOWN},    {'p', MOD_CTRL, LIST_UP},
        {K_PGDN, 0, LIST_PAGE_DOWN},   {K_PGUP, 0, LIST_PAGE_UP},
    };
    struct over_rows rows;
    read_rows(ui, scene, ui->rows_over.height, &rows);
    if (!rows.ids.count)
        return false;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (event_is_key(event, moves[i].code, moves[i].mods)) {
            list_move(&ui->rows_over, moves[i].move, rows.ids.at);
            return true;
        }
    return false;
}

/* A list without a line understands the keys of the views too. */
static void plain_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect)
{
    struct over_rows rows;
    enum command command =
        event->type == EVENT_KEY ? keymap_find(&ui->keymap, event->key) : COMMAND_COUNT;
    read_rows(ui, scene, ui->rows_over.height, &rows);
    if (!over_move(&ui->rows_over, command, rows.ids.at))
        over_view_key(ui, scene, event, effect);
}

/* A click takes a row in hand; a click on the row in hand does what Enter does. */
static void click(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    struct rect area = ui_body(ui);
    struct over_rows rows;
    rect_cut_top(&area, 1);
    read_rows(ui, scene, area.rows, &rows);
    int before = ui->rows_over.selected, at = list_index_at(&ui->rows_over, area, event->mouse.row);
    bool again =
        event->mouse.action == MOUSE_DOUBLE || (event->mouse.action == MOUSE_CLICK && at == before);
    if (rows.ids.count && list_mouse(&ui->rows_over, event, area, rows.ids.at) && again && at >= 0)
        enter(ui, scene, effect);
}

void over_list_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect)
{
    if (event->type == EVENT_MOUSE)
        click(ui, scene, event, effect);
    else if (event_is_leave(event))
        over_close(ui);
    else if (event_is_key(event, K_ENTER, 0))
        enter(ui, scene, effect);
    else if (move_rows(ui, scene, event))
        return;
    else if (!list_of(ui)->prompt)
        plain_key(ui, scene, event, effect);
    else if (input_handle(&ui->line, event) == INPUT_CHANGED) {
        ui->rows_over = (struct list){0};
        if (over_ops(ui->over)->reads)
            effect->type = EFFECT_READ;
    }
}

/* ---- painting ---- */

static void paint_rows(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    const struct over_list *list = list_of(ui);
    struct over_rows rows;
    struct rect title = rect_cut_top(&area, 1);
    area = rect_inset(area, 0, 1);
    int col =
        canvas_put_cut(canvas, title.row, title.col + 1, title.cols - 2, INK_TITLE, list->title);
    if (list->about)
        canvas_put_cut(canvas, title.row, col + 2, title.cols - col - 3, INK_DIM,
                       list->about(ui, scene));
    read_rows(ui, scene, area.rows, &rows);
    if (!rows.ids.count && !(ui->over == OVER_FIND && str_blank(input_text(&ui->line))))
        canvas_put(canvas, area.row, area.col + 1, INK_HINT, list->empty);
    for (int i = 0; i < (int)rows.ids.count; i++) {
        struct rect line = {list_row_of(&ui->rows_over, area, i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        if (rows.ids.at[i] == LIST_HEADING)
            canvas_put_cut(canvas, line.row, line.col, line.cols, INK_TITLE,
                           list->heading
                               ? list->heading(ui, scene, rows.index.at[i])
                               : command_group_title((enum command_group)rows.index.at[i]));
        else
            list->paint_row(ui, scene, canvas, line, rows.index.at[i]);
        if (i == ui->rows_over.selected) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
}

void over_list_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area)
{
    const struct over_list *list = list_of(ui);
    over_blank(canvas, area);
    paint_rows(ui, scene, canvas, area);
    over_paint_enter(ui, canvas, list->enter);
    if (list->prompt)
        input_paint(&ui->line, canvas, over_paint_prompt(ui, canvas, list->prompt), INK_INPUT, NULL,
                    0, true);
}

/* ---- for all that have rows ---- */

void over_push(const struct scene *scene, struct over_rows *rows, int64_t id, int index)
{
    VEC_PUSH(scene->arena, &rows->ids, id);
    VEC_PUSH(scene->arena, &rows->index, index);
}

bool over_move(struct list *list, enum command command, const int64_t *ids)
{
    static const struct {
        int command;
        enum list_move move;
    } moves[] = {
        {COMMAND_down, LIST_DOWN},           {COMMAND_up, LIST_UP},
        {COMMAND_page_down, LIST_PAGE_DOWN}, {COMMAND_page_up, LIST_PAGE_UP},
        {COMMAND_first, LIST_FIRST},         {COMMAND_last, LIST_LAST},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if ((int)command == moves[i].command) {
            list_move(list, moves[i].move, ids);
            return true;
        }
    return false;
}

bool over_read_on(struct list *list, enum command command)
{
    int page = list->height > 1 ? list->height - 1 : 1;
    switch ((int)command) {
    case COMMAND_down:
        list_scroll(list, 1, NULL);
        return true;
    case COMMAND_up:
        list_scroll(list, -1, NULL);
        return true;
    case COMMAND_page_down:
        list_scroll(list, page, NULL);
        return true;
    case COMMAND_page_up:
        list_scroll(list, -page, NULL);
        return true;
    default:
        return over_move(list, command, NULL);
    }
}
