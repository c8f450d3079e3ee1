/* SPDX-License-Identifier: MIT
 *
 * view_today: the day as a ribbon of time with its gaps and the now line; beside it the day's
 * tasks, what they weigh, and the week's balance.
 */
#include "drag.h"

#include "overload.h"
#include "ribbon.h"

enum { WIDE_COLS = 60, TITLE_ROWS = 1, EMPTY_ROWS = 3 };

typedef VEC(int64_t) id_list;

/* ---- the ribbon ---- */

static const char *piece_details(const struct scene *scene, const struct piece *piece)
{
    const struct item *item = piece->item;
    const char *length = ui_length(scene, (minutes)((piece->end - piece->start) / 60));
    return arena_printf(scene->arena, "%s %s%s%s%s%s", item->kind->word, length,
                        piece->meets ? "  meets " : "", piece->meets ? piece->meets->title : "",
                        item->place ? "  " : "", item->place ? item->place : "");
}

/* Cells of the clock, and while travelling of a second one that tells the time at home. */
static int clock_cells(const struct scene *scene, struct rect area, bool *away)
{
    int one = scene->h24 ? 6 : 8;
    *away = area.cols >= 34 && ui_other_zone(scene);
    return *away ? 2 * one : one;
}

static void paint_home_clock(const struct scene *scene, struct canvas *canvas, int row, int col,
                             instant at)
{
    char buf[DATE_SIZE];
    minutes minute = zone_wall(ui_other_zone(scene), at).second / 60;
    canvas_put_right(canvas, row, col, scene->h24 ? 5 : 7, INK_TRAVEL,
                     clock_format(minute, scene->h24, buf));
}

static void paint_whole(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area, const struct item *item, int row)
{
    const char *mark = ui_is_marked(ui, item) ? "+" : " ";
    canvas_put_cut(canvas, row, area.col, area.cols, item->counts ? INK_SPAN : INK_HOLIDAY,
                   arena_printf(scene->arena, "all day %s%s", mark, ui_title(scene, item)));
}

static void paint_piece_row(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                            struct rect area, const struct piece *piece, int part, int row)
{
    bool away;
    int col = area.col + clock_cells(scene, area, &away), cells = area.col + area.cols - col;
    if (piece->type == PIECE_WHOLE) {
        paint_whole(ui, scene, canvas, area, piece->item, row);
        return;
    }
    if (away && part == 0 && piece->type != PIECE_NOW)
        paint_home_clock(scene, canvas, row, area.col + (col - area.col) / 2, piece->start);
    bool past = piece->end <= scene->now;
    if (piece->type == PIECE_NOW) {
        canvas_putf(canvas, row, area.col, INK_NOW, "▶%s", ui_clock(scene, scene->now));
        canvas_repeat(canvas, row, col + 1, cells - 1, INK_NOW, GLYPH_DASH_H);
        return;
    }
    if (ui->drag.moved && piece->start < ui->drag.end && piece->end > ui->drag.start)
        canvas_put(canvas, row, col - 1, INK_MARKED, "▐"); /* where what the mouse holds would go */
    if (part == 0)
        canvas_put(canvas, row, area.col, piece->meets ? INK_MEETS : INK_DIM,
                   ui_clock(scene, piece->start));
    if (part == 0 && piece->meets)
        canvas_put(canvas, row, col - 1, INK_MEETS, "▲");
    if (piece->type == PIECE_GAP) {
        canvas_put(canvas, row, col, INK_FREE, "┆");
        if (part == 0)
            canvas_putf(canvas, row, col + 2, INK_FREE, "free %s",
                        ui_length(scene, (minutes)((piece->end - piece->start) / 60)));
        return;
    }
    const struct item *item = piece->item;
    enum ink area_ink = ui_area_ink(item->kind->area);
    canvas_put(canvas, row, col, area_ink, "▐");
    if (ui_is_marked(ui, item) && part == 0)
        canvas_put(canvas, row, col + 1, INK_MARKED, "+");
    if (part == 0 && piece->rows == 1) {
        canvas_put_cut(canvas, row, col + 2, cells - 9, past ? INK_DONE : INK_NORMAL,
                       ui_title(scene, item));
        canvas_putf(canvas, row, col + cells - 6, area_ink, "%c", area_letter(item->kind->area));
        canvas_put_right(canvas, row, col + cells - 5, 5, INK_DIM,
                         ui_length(scene, (minutes)((piece->end - piece->start) / 60)));
    } else if (part == 0) {
        canvas_put_cut(canvas, row, col + 2, cells - 2, past ? INK_DONE : INK_STRONG,
                       ui_title(scene, item));
    } else if (part == 1) {
        canvas_put_cut(canvas, row, col + 2, cells - 2, INK_DIM, piece_details(scene, piece));
    }
}

static void paint_conferences(const struct scene *scene, struct canvas *canvas, struct rect *area)
{
    const struct snapshot *s = scene->view.snapshot;
    for (size_t i = 0; i < s->conference_count; i++) {
        const struct conference *c = s->conferences[i];
        if (c->role < WORD_role_MAYBE || c->first_day == DAY_NONE ||
            c->first_day > scene->shown->day || c->last_day < scene->shown->day)
            continue;
        struct rect row = rect_cut_top(area, 1);
        canvas_put_cut(canvas, row.row, row.col, row.cols, INK_SPAN,
                       arena_printf(scene->arena, "%s  %s%s%s",
                                    word_of(WORD_GROUP_role, (int)c->role), c->name,
                                    c->place ? ", " : "", c->place ? c->place : ""));
    }
}

static void paint_ribbon(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect area)
{
    struct ribbon ribbon;
    paint_conferences(scene, canvas, &area);
    bool away;
    int clocks = clock_cells(scene, area, &away);
    if (away && area.rows > 4)
        canvas_put_right(canvas, rect_cut_top(&area, 1).row, area.col + clocks / 2, clocks / 2 - 1,
                         INK_TRAVEL, "home");
    ribbon_build(scene, area.rows, &ribbon);
    ribbon_sync(ui, &ribbon, area.rows);
    int index = 0;
    for (size_t i = 0; i < ribbon.pieces.count; i++)
        for (int part = 0; part < ribbon.pieces.at[i].rows; part++, index++) {
            int row = list_row_of(&ui->ribbon, area, index);
            if (row < 0)
                continue;
            paint_piece_row(ui, scene, canvas, area, &ribbon.pieces.at[i], part, row);
            if (index == ui->ribbon.selected) {
                struct rect line = {row, area.col, 1, area.cols};
                canvas_dye(canvas, line, ui->pane == 0 ? INK_FOCUS : INK_FOCUS_AWAY);
                if (ui->pane == 0)
                    canvas_cursor(canvas, row, area.col, false);
            }
        }
    rect_cut_top(&area, index < area.rows ? index + 1 : area.rows);
    rect_cut_bottom(&area, scene->shown->session_count ? 1 : 0);
    ui_paint_days_after(scene, canvas, area);
}

/* The last row, where there are sessions to choose from. */
static void paint_sessions(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    if (scene->shown->session_count && area.rows > 2)
        canvas_put_cut(canvas, area.row + area.rows - 1, area.col, area.cols, INK_HINT,
                       arena_printf(scene->arena, "%zu sessions to choose from; p shows them",
                                    scene->shown->session_count));
}

/* ---- the day's tasks ---- */

static id_list task_ids(const struct scene *scene)
{
    id_list ids = {0};
    for (size_t i = 0; i < scene->shown->task_count; i++)
        VEC_PUSH(scene->arena, &ids, ui_row_id(scene->shown->tasks[i]));
    return ids;
}

static void paint_tasks(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    const struct agenda_day *shown = scene->shown;
    id_list ids = task_ids(scene);
    list_sync(&ui->day_tasks, ids.at, (int)ids.count, area.rows);
    for (int i = 0; i < (int)shown->task_count; i++) {
        int row = list_row_of(&ui->day_tasks, area, i);
        struct rect line = {row, area.col, 1, area.cols - 1}; /* the last column is the bar's */
        if (row >= 0)
            ui_paint_task(ui, scene, canvas, line, shown->tasks[i], i == ui->day_tasks.selected,
                          ui->pane == 1);
    }
    struct rect bar = {area.row, area.col + area.cols - 1, area.rows, 1};
    list_paint_bar(&ui->day_tasks, canvas, bar);
}

static void paint_no_tasks(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                           struct rect area)
{
    char add[KEY_TEXT_SIZE], help[KEY_TEXT_SIZE], import[KEY_TEXT_SIZE];
    keymap_key(&ui->keymap, COMMAND_add, add);
    keymap_key(&ui->keymap, COMMAND_import, import);
    keymap_key(&ui->keymap, COMMAND_help, help);
    if (scene->empty)
        canvas_put_wrapped(
            canvas, area, INK_HINT,
            arena_printf(scene->arena,
                         "Nothing is stored yet.\n\n%s adds a task or an event in one "
                         "line.\n%s imports a programme or a calendar.\n"
                         "A sample year to look at: juggle demo\n%s shows all keys.",
                         add, import, help));
    else
        canvas_put_wrapped(canvas, area, INK_HINT,
                           arena_printf(scene->arena,
                                        "No tasks for this day.\n%s adds one: Draft demo ~2h fri",
                                        add));
}

/* ---- meters ---- */

static void paint_cheapest(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    const struct agenda_day *shown = scene->shown;
    const struct item *best[OVERLOAD_MOST];
    size_t count = overload_pick(&scene->view, shown, best);
    canvas_putf(canvas, area.row, area.col + 1, INK_OVER, "%s over.",
                ui_length(scene, shown->planned - shown->capacity));
    if (!count)
        return;
    canvas_put_cut(canvas, area.row, area.col + 13, area.cols - 13, INK_NORMAL,
                   arena_printf(scene->arena, "Cheapest to move: %s", best[0]->title));
}

static void paint_side(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    const struct agenda_day *shown = scene->shown;
    bool over = shown->planned > shown->capacity && shown->task_count;
    struct rect title = rect_cut_top(&area, TITLE_ROWS);
    const char *name = shown->day == scene->today ? "Today" : ui_date(scene, shown->day);
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, name);
    canvas_put_right(canvas, title.row, title.col, title.cols - 1, over ? INK_OVER : INK_DIM,
                     ui_planned(scene, shown));
    int balance_rows = area.rows >= 12 ? AREA_COUNT + 2 : 0;
    struct rect balance = rect_cut_bottom(&area, balance_rows);
    if (balance_rows && !scene->begun) {
        canvas_hline(canvas, balance.row, balance.col, balance.cols, INK_BORDER);
        rect_cut_top(&balance, 1);
        ui_paint_week_balance(scene, canvas, balance);
    }
    ui_paint_signs(ui, scene, canvas, ui_cut_signs(scene, &area));
    if (over && area.rows >= 4)
        paint_cheapest(scene, canvas, rect_cut_bottom(&area, 1));
    paint_tasks(ui, scene, canvas, area);
    if (!shown->task_count)
        paint_no_tasks(ui, scene, canvas, rect_inset(area, 1, 1));
    int used = shown->task_count ? (int)shown->task_count : EMPTY_ROWS;
    rect_cut_top(&area, used < area.rows && !scene->empty ? used : area.rows);
    rect_cut_right(&area, 1); /* below the column of the bar */
    ui_paint_due_next(ui, scene, canvas, area);
}

/* Two panes where both fit, else the one in hand. */
static void panes(const struct ui *ui, struct rect area, struct rect *ribbon, struct rect *side)
{
    *ribbon = *side = (struct rect){area.row, area.col, 0, 0};
    if (area.cols < WIDE_COLS) {
        *((ui->pane == PANE_TOLD ? ui->below : ui->pane) == 0 ? ribbon : side) = area;
        return;
    }
    *ribbon = rect_cut_left(&area, area.cols >= 120 ? area.cols / 2 : area.cols * 39 / 80);
    rect_cut_left(&area, 1);
    *side = area;
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct rect ribbon, side;
    ui_paint_concerns(ui, scene, canvas, ui_cut_concerns(scene, &area));
    panes(ui, area, &ribbon, &side);
    if (ribbon.cols && side.cols)
        canvas_vline(canvas, area.row - (area.row > 1), ribbon.col + ribbon.cols,
                     area.rows + (area.row > 1), INK_BORDER);
    if (ribbon.cols)
        paint_ribbon(ui, scene, canvas, rect_inset(ribbon, 0, 1));
    if (ribbon.cols)
        paint_sessions(scene, canvas, rect_inset(ribbon, 0, 1));
    if (side.cols)
        paint_side(ui, scene, canvas, side);
}

/* ---- hands ---- */

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    const struct list *list = ui->pane == 0 ? &ui->ribbon : &ui->day_tasks;
    const char *told = ui_told_id(ui, scene);
    if (ui->pane == PANE_TOLD)
        return told ? ui_find_row(scene, ui_row_of(told)) : NULL;
    return list->selected >= 0 && list->known ? ui_find_row(scene, list->id) : NULL;
}

/* The list takes the rows in as they are now, as the scene may be newer than the picture. */
static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    struct ribbon ribbon;
    struct list *told = ui_told_list(ui, scene);
    *ids = NULL;
    if (ui->pane == PANE_TOLD)
        return told;
    if (ui->pane == 1) {
        id_list tasks = task_ids(scene);
        list_sync(&ui->day_tasks, tasks.at, (int)tasks.count, ui->day_tasks.height);
        *ids = tasks.at;
        return &ui->day_tasks;
    }
    ribbon_build(scene, ui->ribbon.height, &ribbon);
    ribbon_sync(ui, &ribbon, ui->ribbon.height);
    *ids = ribbon.ids.at;
    return &ui->ribbon;
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    if (ui_told_command(ui, scene, command, effect))
        return true;
    if (command == COMMAND_pane)
        ui->pane = !ui->pane;
    else if (command == COMMAND_left)
        ui->pane = 0;
    else if (command == COMMAND_right)
        ui->pane = 1;
    else
        return false;
    return true;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    struct rect area = ui_body(ui), ribbon, side;
    const int64_t *ids;
    if (ui_told_mouse(ui, scene, event, effect))
        return true;
    ui_cut_concerns(scene, &area);
    panes(ui, area, &ribbon, &side);
    ui->pane = side.cols && rect_has(side, event->mouse.row, event->mouse.col) ? 1 : 0;
    struct list *list = rows(ui, scene, &ids);
    struct rect inside = ui->pane ? side : ribbon;
    if (ui->pane)
        rect_cut_top(&inside, TITLE_ROWS);
    else
        rect_cut_top(&inside, inside.rows - list->height);
    if (!list_mouse(list, event, inside, ids))
        return false;
    if (event->mouse.action == MOUSE_DOUBLE)
        ui_command(ui, scene, COMMAND_open, effect);
    return true;
}

bool view_today_place(struct ui *ui, const struct scene *scene, int row, int col,
                      struct drag_place *out)
{
    struct rect area = ui_body(ui), inside, side;
    struct ribbon ribbon;
    ui_cut_concerns(scene, &area);
    panes(ui, area, &inside, &side);
    if (!rect_has(inside, row, col))
        return false;
    rect_cut_top(&inside, inside.rows - ui->ribbon.height);
    ribbon_build(scene, ui->ribbon.height, &ribbon);
    int part = list_index_at(&ui->ribbon, inside, row);
    for (size_t i = 0; i < ribbon.pieces.count && part >= 0; part -= ribbon.pieces.at[i++].rows) {
        const struct piece *piece = &ribbon.pieces.at[i];
        if (part >= piece->rows)
            continue;
        if (piece->type == PIECE_WHOLE)
            return false;
        instant share = (piece->end - piece->start) / piece->rows;
        *out = (struct drag_place){piece->item, part > 0 && part == piece->rows - 1,
                                   piece->start + part * share, piece->start + (part + 1) * share};
        return true;
    }
    return false;
}

const struct view_ops view_today = {"Today",   handle, mouse,          paint,
                                    selection, rows,   ui_told_subject};
