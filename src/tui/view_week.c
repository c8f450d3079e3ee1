/* SPDX-License-Identifier: MIT
 *
 * view_week: seven days side by side on one scale of time; above them what spans days, below them the
 * load, and the rest to the next morning where it is short.
 */
#include "drag.h"
#include "over.h"

#include "juggle/base/vec.h"
#include "juggle/draw/chart.h"

enum { FOOT_ROWS = 3, SHORT_REST = 11 * 60 };

typedef VEC(int64_t) id_list;

struct grid {
    struct rect area;      /* the cells of the time scale */
    struct rect head;      /* the dates */
    struct rect foot;
    int gutter;            /* cells of the hours */
    minutes first;         /* minute of the day in the first row */
    minutes step;          /* minutes of a row */
};

/* ---- the scale ---- */

static void widen(const struct scene *scene, const struct item *item, const struct agenda_day *on,
                  minutes *from, minutes *to)
{
    instant midnight = where_instant(&scene->view.where, (struct wall){on->day, 0});
    minutes start = (minutes)((item->start - midnight) / 60);
    minutes end = (minutes)((item->end - midnight) / 60);
    if (start >= 4 * 60 && start < *from)
        *from = start / 60 * 60;
    if (end <= DAY_MINUTES && end > *to)
        *to = (end + 59) / 60 * 60;
}

static void choose_scale(const struct scene *scene, struct grid *grid)
{
    static const minutes steps[] = {15, 30, 60, 90, 120, 180, 240};
    const struct workday *work = &scene->view.in.workdays->at[MONDAY];
    minutes from = work->start / 60 * 60, to = (work->end + 59) / 60 * 60;
    for (int i = 0; i < SCENE_WEEK; i++)
        for (size_t k = 0; k < scene->week[i].timed_count; k++)
            widen(scene, scene->week[i].timed[k], &scene->week[i], &from, &to);
    grid->first = from;
    grid->step = steps[sizeof steps / sizeof *steps - 1];
    for (size_t i = sizeof steps / sizeof *steps; i-- > 0;)
        if (grid->area.rows > 0 && (to - from + steps[i] - 1) / steps[i] <= grid->area.rows)
            grid->step = steps[i];
}

static struct rect column_of(const struct grid *grid, int i)
{
    int cells = grid->area.cols - grid->gutter;
    int start = grid->gutter + cells * i / SCENE_WEEK;
    int end = grid->gutter + cells * (i + 1) / SCENE_WEEK;
    struct rect column = {grid->area.row, grid->area.col + start, grid->area.rows, end - start - 1};
    return column;
}

static int column_in_hand(const struct scene *scene)
{
    return (int)(scene->day - scene->week_from);
}

/* ---- what spans days ---- */

/* One line over the days from first to last, "────── name ──────". */
static void paint_span(const struct scene *scene, struct canvas *canvas, const struct grid *grid,
                       int row, day first, day last, const char *name)
{
    int from = first < scene->week_from ? 0 : (int)(first - scene->week_from);
    int to = last > scene->week_from + 6 ? 6 : (int)(last - scene->week_from);
    struct rect a = column_of(grid, from), b = column_of(grid, to);
    int cells = b.col + b.cols - a.col;
    canvas_repeat(canvas, row, a.col, cells, INK_SPAN, GLYPH_LINE_H);
    canvas_put_centre(canvas, row, a.col, cells, INK_SPAN, arena_printf(scene->arena, " %s ", name));
}

static bool in_week(const struct scene *scene, day first, day last)
{
    return first != DAY_NONE && first <= scene->week_from + 6 && last >= scene->week_from;
}

/* Without a canvas they only take their rows. */
static void paint_spans(const struct scene *scene, struct canvas *canvas, struct grid *grid)
{
    const struct snapshot *s = scene->view.snapshot;
    int most = grid->area.rows / 5;
    for (size_t i = 0; i < s->conference_count && most > 0; i++) {
        const struct conference *c = s->conferences[i];
        if (c->role < WORD_role_MAYBE || !in_week(scene, c->first_day, c->last_day))
            continue;
        int row = rect_cut_top(&grid->area, 1).row;
        if (canvas)
            paint_span(scene, canvas, grid, row, c->first_day, c->last_day,
                   arena_printf(scene->arena, "%s (%s)", c->name, word_of(WORD_GROUP_role, (int)c->role)));
        most--;
    }
    for (size_t i = 0; i < scene->view.count && most > 0; i++) {
        const struct item *item = &scene->view.items[i];
        if (!item->all_day || item->status == WORD_status_CANCELLED ||
            !in_week(scene, item->first_day, item->end_day - 1))
            continue;
        int row = rect_cut_top(&grid->area, 1).row;
        if (canvas)
            paint_span(scene, canvas, grid, row, item->first_day, item->end_day - 1, item->title);
        most--;
    }
}

/* ---- the columns ---- */

static bool in_column(const struct item *item)
{
    return item->type != ITEM_ENTRY;
}

static id_list column_ids(const struct scene *scene)
{
    id_list ids = {0};
    const struct agenda_day *one = &scene->week[column_in_hand(scene)];
    for (size_t i = 0; i < one->timed_count; i++)
        if (in_column(one->timed[i]))
            VEC_PUSH(scene->arena, &ids, ui_row_id(one->timed[i]));
    for (size_t i = 0; i < one->task_count; i++)
        VEC_PUSH(scene->arena, &ids, ui_row_id(one->tasks[i]));
    return ids;
}

static int row_of(const struct scene *scene, const struct grid *grid, const struct agenda_day *on,
                  instant at)
{
    instant midnight = where_instant(&scene->view.where, (struct wall){on->day, 0});
    minutes minute = (minutes)((at - midnight) / 60);
    int row = (minute - grid->first) / grid->step;
    row = row < 0 || minute < grid->first ? 0 : row;
    return row >= grid->area.rows ? grid->area.rows - 1 : row;
}

static void paint_block(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        const struct grid *grid, struct rect column, const struct agenda_day *on,
                        const struct item *item, bool in_hand)
{
    int top = row_of(scene, grid, on, item->start);
    int bottom = row_of(scene, grid, on, item->end > item->start ? item->end - 1 : item->end);
    enum ink ink = ui_area_ink(item->kind->area);
    for (int r = top; r <= bottom; r++)
        canvas_put(canvas, column.row + r, column.col, ink, "▐");
    struct rect title = {column.row + top, column.col, 1, column.cols};
    if (column.cols >= 16)
        canvas_put_cut(canvas, title.row, column.col + 1, column.cols - 1,
                       item->end <= scene->now ? INK_DONE : INK_NORMAL,
                       arena_printf(scene->arena, "%s %s", ui_clock(scene, item->start), item->title));
    else
        canvas_put_cut(canvas, title.row, column.col + 1, column.cols - 1,
                       item->end <= scene->now ? INK_DONE : INK_NORMAL, item->title);
    if (ui_is_marked(ui, item))
        canvas_put(canvas, title.row, column.col, INK_MARKED, "+");
    if (in_hand) {
        canvas_dye(canvas, title, INK_FOCUS);
        canvas_cursor(canvas, title.row, title.col, false);
    }
}

/* Tasks have no time: they stand at the bottom of their day, from below upwards where there is room. */
static void paint_day_tasks(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                            struct rect column, const struct agenda_day *on)
{
    int room = column.rows / 3;
    int shown = (int)on->task_count < room ? (int)on->task_count : room;
    for (int i = 0; i < shown; i++) {
        const struct item *item = on->tasks[i];
        bool open = task_is_open(item->task);
        struct rect line = {column.row + column.rows - shown + i, column.col, 1, column.cols};
        canvas_fill(canvas, line, INK_NORMAL);
        canvas_put_cut(canvas, line.row, line.col, line.cols, open ? INK_DIM : INK_DONE,
                       arena_printf(scene->arena, "%s%s", open ? "• " : "x ", item->title));
        if (ui->week.known && ui->week.id == ui_row_id(item) &&
            on->day == scene->day) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
}

/* Where what the mouse holds would go. */
static void paint_ghost(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        const struct grid *grid, struct rect column, const struct agenda_day *on)
{
    const struct drag *drag = &ui->drag;
    if (!drag->moved || where_wall(&scene->view.where, drag->start).day != on->day)
        return;
    int top = row_of(scene, grid, on, drag->start), bottom = row_of(scene, grid, on, drag->end - 1);
    for (int r = top; r <= bottom; r++)
        canvas_put(canvas, column.row + r, column.col, INK_MARKED, "▐");
    struct rect title = {column.row + top, column.col + 1, 1, column.cols - 1};
    canvas_fill(canvas, title, INK_NORMAL);
    canvas_put_cut(canvas, title.row, title.col, title.cols, INK_MARKED, ui_clock(scene, drag->start));
}

static void paint_column(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         const struct grid *grid, int i)
{
    const struct agenda_day *on = &scene->week[i];
    struct rect column = column_of(grid, i);
    struct rect former = canvas_clip(canvas, column);
    for (size_t k = 0; k < on->timed_count; k++) {
        const struct item *item = on->timed[k];
        bool in_hand = on->day == scene->day && ui->week.known && ui->week.id == ui_row_id(item);
        if (in_column(item))
            paint_block(ui, scene, canvas, grid, column, on, item, in_hand);
    }
    paint_day_tasks(ui, scene, canvas, column, on);
    paint_ghost(ui, scene, canvas, grid, column, on);
    if (on->day == scene->today && scene->now < on->window.end && scene->now >= on->window.start) {
        int row = column.row + row_of(scene, grid, on, scene->now);
        canvas_put(canvas, row, column.col + column.cols - 1, INK_NOW, "◀");
    }
    canvas_unclip(canvas, former);
}

/* ---- below ---- */

static minutes rest_after(const struct scene *scene, int i)
{
    const struct agenda_day *on = &scene->week[i];
    instant last = INSTANT_NONE, next = INSTANT_NONE;
    for (size_t k = 0; k < on->timed_count; k++)
        if (!(on->timed[k]->kind->flags & KIND_NOWORK) && on->timed[k]->end > last)
            last = on->timed[k]->end;
    if (last == INSTANT_NONE || i + 1 >= SCENE_WEEK)
        return MINUTES_NONE;
    for (size_t k = 0; k < scene->week[i + 1].timed_count && next == INSTANT_NONE; k++)
        if (!(scene->week[i + 1].timed[k]->kind->flags & KIND_NOWORK))
            next = scene->week[i + 1].timed[k]->start;
    return next == INSTANT_NONE ? MINUTES_NONE : (minutes)((next - last) / 60);
}

static void paint_foot(const struct scene *scene, struct canvas *canvas, const struct grid *grid)
{
    int row = grid->foot.row;
    for (int i = 0; i < SCENE_WEEK; i++) {
        const struct agenda_day *on = &scene->week[i];
        struct rect column = column_of(grid, i);
        struct chart_scale scale = {row, column.col, column.cols, 10 * 60, CHART_NO_MARK};
        chart_meter(canvas, scale, scene_load(scene, on), INK_NORMAL);
        bool over = on->planned > on->capacity && on->planned;
        canvas_put_cut(canvas, row + 1, column.col, column.cols, over ? INK_OVER : INK_NORMAL,
                       on->contract || on->planned
                           ? arena_printf(scene->arena, "%s/%s", ui_length(scene, on->planned),
                                          ui_length(scene, on->capacity))
                           : "free");
        minutes rest = rest_after(scene, i);
        if (rest != MINUTES_NONE && grid->foot.rows > 2)
            canvas_put_cut(canvas, row + 2, column.col, column.cols,
                           rest < SHORT_REST ? INK_DUE : INK_DIM,
                           arena_printf(scene->arena, "%s%s", rest < SHORT_REST ? "! " : "",
                                        ui_length(scene, rest)));
    }
    if (grid->gutter >= 5) {
        canvas_put(canvas, row, grid->foot.col, INK_DIM, "load");
        canvas_put(canvas, row + 1, grid->foot.col, INK_DIM, "plan");
        if (grid->foot.rows > 2)
            canvas_put(canvas, row + 2, grid->foot.col, INK_DIM, "rest");
    }
}

static void paint_head(const struct scene *scene, struct canvas *canvas, const struct grid *grid)
{
    for (int i = 0; i < SCENE_WEEK; i++) {
        const struct agenda_day *on = &scene->week[i];
        struct rect column = column_of(grid, i);
        struct civil civil = day_civil(on->day);
        enum ink ink = on->day == scene->today ? INK_TODAY
                       : on->day_off           ? INK_HOLIDAY
                       : !on->contract         ? INK_WEEKEND
                                               : INK_TITLE;
        canvas_put_cut(canvas, grid->head.row, column.col, column.cols, ink,
                       arena_printf(scene->arena, column.cols < 6 ? "%.2s%d%s" : "%s %d%s",
                                    weekday_short(day_weekday(on->day)), civil.mday,
                                    on->day == scene->day && column.cols > 7 ? " ◀" : ""));
    }
}

static int hour_shown(const struct scene *scene, int hour)
{
    return scene->h24 ? hour : (hour + 11) % 12 + 1;
}

/* The hours are those of the day in hand's place; the second ruler tells what it is then at home. */
static void paint_hours(const struct scene *scene, struct canvas *canvas, const struct grid *grid)
{
    instant midnight = where_instant(&scene->view.where, (struct wall){scene->day, 0});
    const struct zone *home = grid->gutter >= 8 ? ui_other_zone(scene) : NULL;
    if (home)
        canvas_put(canvas, grid->head.row, grid->area.col + 3, INK_TRAVEL, "home");
    for (int r = 0; r < grid->area.rows; r++) {
        minutes minute = grid->first + r * grid->step;
        if (minute >= DAY_MINUTES || minute % 60 != 0 || grid->gutter <= 2)
            continue;
        canvas_putf(canvas, grid->area.row + r, grid->area.col, INK_DIM, "%02d", hour_shown(scene, minute / 60));
        int32_t there = home ? zone_wall(home, midnight + (instant)minute * 60).second : 0;
        if (home)
            canvas_putf(canvas, grid->area.row + r, grid->area.col + 3, INK_TRAVEL,
                        there % 3600 ? "%02d:%02d" : "%02d", hour_shown(scene, there / 3600), there / 60 % 60);
    }
}

static void lay_out(const struct scene *scene, struct rect area, struct grid *grid)
{
    bool away = area.cols >= 72 && ui_other_zone(scene);
    grid->gutter = away ? 9 : area.cols >= 60 ? 5 : area.cols >= 44 ? 3 : 0;
    grid->head = rect_cut_top(&area, 1);
    grid->foot = rect_cut_bottom(&area, area.rows >= 12 ? FOOT_ROWS : area.rows >= 8 ? 2 : 0);
    grid->area = area;
    choose_scale(scene, grid);
}

/* The painted grid, for the mouse. */
static void find_grid(const struct ui *ui, const struct scene *scene, struct grid *grid)
{
    struct rect area = ui_body(ui);
    lay_out(scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0), grid);
    paint_spans(scene, NULL, grid);
    choose_scale(scene, grid);
}

static const struct item *item_at(const struct scene *scene, const struct grid *grid,
                                  const struct agenda_day *on, int row, bool *edge)
{
    for (size_t k = on->timed_count; k-- > 0;) {
        const struct item *item = on->timed[k];
        int top = row_of(scene, grid, on, item->start);
        int bottom = row_of(scene, grid, on, item->end > item->start ? item->end - 1 : item->end);
        if (!in_column(item) || row < top || row > bottom)
            continue;
        *edge = row == bottom && bottom > top;
        return item;
    }
    return NULL;
}

bool view_week_place(struct ui *ui, const struct scene *scene, int row, int col, struct drag_place *out)
{
    struct grid grid;
    find_grid(ui, scene, &grid);
    for (int i = 0; i < SCENE_WEEK; i++) {
        struct rect column = column_of(&grid, i);
        const struct agenda_day *on = &scene->week[i];
        int r = row - column.row;
        if (col < column.col || col > column.col + column.cols || r < 0 || r >= column.rows)
            continue;
        instant midnight = where_instant(&scene->view.where, (struct wall){on->day, 0});
        out->at = midnight + (instant)(grid.first + r * grid.step) * 60;
        out->until = out->at + (instant)grid.step * 60;
        out->item = item_at(scene, &grid, on, r, &out->edge);
        return true;
    }
    return false;
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct grid grid;
    lay_out(scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0), &grid);
    id_list ids = column_ids(scene);
    list_sync(&ui->week, ids.at, (int)ids.count, grid.area.rows);
    paint_head(scene, canvas, &grid);
    paint_spans(scene, canvas, &grid);
    choose_scale(scene, &grid);
    paint_hours(scene, canvas, &grid);
    for (int i = 0; i < SCENE_WEEK; i++)
        paint_column(ui, scene, canvas, &grid, i);
    if (grid.foot.rows >= 2)
        paint_foot(scene, canvas, &grid);
    if (!ui->week.known)
        canvas_cursor(canvas, grid.head.row, column_of(&grid, column_in_hand(scene)).col, false);
}

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    return ui->week.selected >= 0 && ui->week.known ? ui_find_row(scene, ui->week.id) : NULL;
}

static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    id_list column = column_ids(scene);
    list_sync(&ui->week, column.at, (int)column.count, ui->week.height);
    *ids = column.at;
    return &ui->week;
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    if (command != COMMAND_left && command != COMMAND_right)
        return false;
    ui->day = scene->day + (command == COMMAND_left ? -1 : 1);
    ui->day_follows = ui->day == scene->today;
    effect->type = EFFECT_READ;
    return true;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    struct grid grid;
    struct rect area = ui_body(ui);
    lay_out(scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0), &grid);
    if (event->mouse.action == MOUSE_WHEEL_UP || event->mouse.action == MOUSE_WHEEL_DOWN) {
        ui_command(ui, scene,
                   event->mouse.action == MOUSE_WHEEL_UP ? COMMAND_earlier : COMMAND_later, effect);
        return true;
    }
    for (int i = 0; i < SCENE_WEEK; i++) {
        struct rect column = column_of(&grid, i);
        if (event->mouse.col >= column.col && event->mouse.col <= column.col + column.cols) {
            ui->day = scene->week_from + i;
            ui->day_follows = ui->day == scene->today;
            effect->type = EFFECT_READ;
            struct drag_place place = {0};
            if (view_week_place(ui, scene, event->mouse.row, event->mouse.col, &place) && place.item)
                ui->week = (struct list){.id = ui_row_id(place.item), .known = true};
            if (event->mouse.action == MOUSE_DOUBLE && !place.item)
                ui->view = VIEW_TODAY;
            else if (event->mouse.action == MOUSE_DOUBLE)
                over_show(ui, scene, OVER_DETAIL, place.item->id, effect);
            return true;
        }
    }
    return false;
}

const struct view_ops view_week = {"Week", handle, mouse, paint, selection, rows, NULL};
