/* SPDX-License-Identifier: MIT
 *
 * view_week: seven days side by side on one scale of time; above them what spans days, below them
 * the load, and the rest to the next morning where it is short.
 */
#include "drag.h"
#include "over.h"

#include "juggle/base/text.h"
#include "juggle/base/vec.h"
#include "juggle/draw/chart.h"
#include "week_grid.h"

enum { SHORT_REST = 11 * 60, CLOCK_FROM = 16 };

typedef VEC(int64_t) id_list;

static int column_in_hand(const struct scene *scene)
{
    return (int)(scene->day - scene->week_from);
}

/* ---- what spans days ---- */

/* One line over the days from first to last, "────── name ──────". */
static void paint_span(const struct scene *scene, struct canvas *canvas,
                       const struct week_grid *grid, int row, day first, day last, const char *name)
{
    int from = first < scene->week_from ? 0 : (int)(first - scene->week_from);
    int to = last > scene->week_from + 6 ? 6 : (int)(last - scene->week_from);
    struct rect a = week_grid_column(grid, from), b = week_grid_column(grid, to);
    int cells = b.col + b.cols - a.col;
    canvas_repeat(canvas, row, a.col, cells, INK_SPAN, GLYPH_LINE_H);
    canvas_put_centre(canvas, row, a.col, cells, INK_SPAN,
                      arena_printf(scene->arena, " %s ", name));
}

static bool in_week(const struct scene *scene, day first, day last)
{
    return first != DAY_NONE && first <= scene->week_from + 6 && last >= scene->week_from;
}

static bool is_whole_day(const struct scene *scene, const struct item *item)
{
    return item->all_day && item->status != WORD_status_CANCELLED &&
           in_week(scene, item->first_day, item->end_day - 1);
}

static void paint_whole_day(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                            const struct week_grid *grid, int row, const struct item *item)
{
    paint_span(scene, canvas, grid, row, item->first_day, item->end_day - 1, item->title);
    struct rect column = week_grid_column(grid, (int)(scene->day - scene->week_from));
    if (ui_is_marked(ui, item))
        canvas_put(canvas, row, column.col, INK_MARKED, "+");
    if (ui->week.known && ui->week.id == ui_row_id(item)) {
        column.row = row;
        column.rows = 1;
        canvas_dye(canvas, column, INK_FOCUS);
        canvas_cursor(canvas, row, column.col, false);
    }
}

/* The one in the hand is always among those that there is room for. */
static void paint_whole_days(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                             struct week_grid *grid, int most)
{
    const struct item *in_hand = ui && ui->week.known ? ui_find_row(scene, ui->week.id) : NULL;
    if (in_hand && !is_whole_day(scene, in_hand))
        in_hand = NULL;
    for (size_t i = 0; i < scene->view.count && most > 0; i++) {
        const struct item *item = &scene->view.items[i];
        if (!is_whole_day(scene, item))
            continue;
        if (most == 1 && in_hand)
            item = in_hand;
        in_hand = item == in_hand ? NULL : in_hand;
        int row = rect_cut_top(&grid->area, 1).row;
        if (canvas)
            paint_whole_day(ui, scene, canvas, grid, row, item);
        most--;
    }
}

/* Without a canvas they only take their rows. */
static void paint_spans(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct week_grid *grid)
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
                       arena_printf(scene->arena, "%s (%s)", c->name,
                                    word_of(WORD_GROUP_role, (int)c->role)));
        most--;
    }
    paint_whole_days(ui, scene, canvas, grid, most);
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
    for (size_t i = 0; i < one->all_day_count; i++)
        if (is_whole_day(scene, one->all_day[i]))
            VEC_PUSH(scene->arena, &ids, ui_row_id(one->all_day[i]));
    return ids;
}

/* Its title in as many of its rows as it takes, then where it is; a clock before it where there is
 * room. */
static void paint_block(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        const struct week_place *place, bool in_hand)
{
    const struct item *item = place->item;
    struct rect cells = place->cells, line = {cells.row, cells.col, 1, cells.cols};
    enum ink ink = item->end <= scene->now ? INK_DONE : INK_NORMAL;
    const char *more = place->more ? arena_printf(scene->arena, "+%d", place->more) : "";
    canvas_fill(canvas, cells, INK_NORMAL);
    for (int r = 0; r < cells.rows; r++)
        canvas_put(canvas, cells.row + r, cells.col, ui_area_ink(item->kind->area), "▐");
    rect_cut_left(&cells, 1);
    const char *title = cells.cols + 1 < CLOCK_FROM
                            ? ui_title(scene, item)
                            : arena_printf(scene->arena, "%s %s", ui_clock(scene, item->start),
                                           ui_title(scene, item));
    if (*more) {
        canvas_put_right(canvas, cells.row, cells.col, cells.cols, INK_STRONG, more);
        canvas_put_cut(canvas, cells.row, cells.col, cells.cols - text_width(more), ink, title);
    } else {
        int used = cells.rows > 1 ? canvas_put_wrapped(canvas, cells, ink, title) : 1;
        if (cells.rows == 1)
            canvas_put_cut(canvas, cells.row, cells.col, cells.cols, ink, title);
        if (used < cells.rows && item->place && cells.cols + 1 >= CLOCK_FROM)
            canvas_put_cut(canvas, cells.row + used, cells.col, cells.cols, INK_DIM, item->place);
    }
    if (ui_is_marked(ui, item))
        canvas_put(canvas, line.row, line.col, INK_MARKED, "+");
    if (in_hand) {
        canvas_dye(canvas, line, INK_FOCUS);
        canvas_cursor(canvas, line.row, line.col, false);
    }
}

static int task_in_hand(const struct ui *ui, const struct scene *scene, const struct agenda_day *on)
{
    for (size_t i = 0; i < on->task_count; i++)
        if (on->day == scene->day && ui->week.known && ui->week.id == ui_row_id(on->tasks[i]))
            return (int)i;
    return -1;
}

/* Tasks have no time: they stand below the hours. Where they don't fit the last row says how many
 * there are besides; the one in hand is always in sight. */
static void paint_day_tasks(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                            struct rect rows, const struct agenda_day *on)
{
    int count = (int)on->task_count, in_hand = task_in_hand(ui, scene, on);
    int shown = count <= rows.rows ? count : rows.rows - 1;
    int first = in_hand >= shown ? in_hand - shown + 1 : 0;
    if (shown < 1 && rows.rows > 0)
        shown = in_hand >= 0, first = in_hand >= 0 ? in_hand : 0;
    for (int i = 0; i < shown; i++) {
        const struct item *item = on->tasks[first + i];
        bool open = task_is_open(item->task);
        struct rect line = {rows.row + i, rows.col, 1, rows.cols};
        canvas_put_cut(canvas, line.row, line.col, line.cols, open ? INK_DIM : INK_DONE,
                       arena_printf(scene->arena, "%s%s", open ? "• " : "x ", item->title));
        if (ui_is_marked(ui, item))
            canvas_put(canvas, line.row, line.col, INK_MARKED, "+");
        if (first + i == in_hand) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
    if (count > shown && shown < rows.rows)
        canvas_put_cut(canvas, rows.row + shown, rows.col, rows.cols, INK_DIM,
                       arena_printf(scene->arena,
                                    shown        ? "+%d more"
                                    : count == 1 ? "%d task"
                                                 : "%d tasks",
                                    count - shown));
}

/* Where what the mouse holds would go. */
static void paint_ghost(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        const struct week_grid *grid, struct rect column,
                        const struct agenda_day *on)
{
    const struct drag *drag = &ui->drag;
    if (!drag->moved || where_wall(&scene->view.where, drag->start).day != on->day)
        return;
    int top = week_grid_row(scene, grid, on, drag->start),
        bottom = week_grid_row(scene, grid, on, drag->end - 1);
    for (int r = top; r <= bottom; r++)
        canvas_put(canvas, column.row + r, column.col, INK_MARKED, "▐");
    struct rect title = {column.row + top, column.col + 1, 1, column.cols - 1};
    canvas_fill(canvas, title, INK_NORMAL);
    canvas_put_cut(canvas, title.row, title.col, title.cols, INK_MARKED,
                   ui_clock(scene, drag->start));
}

static void paint_column(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         const struct week_grid *grid, int i)
{
    const struct agenda_day *on = &scene->week[i];
    const struct week_place *beneath = NULL; /* in hand, and not shown */
    struct rect column = week_grid_column(grid, i), rows = column;
    struct rect former = canvas_clip(canvas, column);
    struct week_place *places;
    size_t count = week_grid_places(scene, grid, i, &places);
    for (size_t k = 0; k < count; k++) {
        bool in_hand =
            on->day == scene->day && ui->week.known && ui->week.id == ui_row_id(places[k].item);
        if (!places[k].hidden)
            paint_block(ui, scene, canvas, &places[k], in_hand);
        else if (in_hand)
            beneath = &places[k];
    }
    if (beneath)
        paint_block(ui, scene, canvas, beneath, true);
    rect_cut_top(&rows, grid->hours);
    paint_day_tasks(ui, scene, canvas, rows, on);
    paint_ghost(ui, scene, canvas, grid, column, on);
    if (on->day == scene->today && scene->now < on->window.end && scene->now >= on->window.start) {
        int row = column.row + week_grid_row(scene, grid, on, scene->now);
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

static void paint_foot(const struct scene *scene, struct canvas *canvas,
                       const struct week_grid *grid)
{
    int row = grid->foot.row;
    for (int i = 0; i < SCENE_WEEK; i++) {
        const struct agenda_day *on = &scene->week[i];
        struct rect column = week_grid_column(grid, i);
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

static void paint_head(const struct scene *scene, struct canvas *canvas,
                       const struct week_grid *grid)
{
    for (int i = 0; i < SCENE_WEEK; i++) {
        const struct agenda_day *on = &scene->week[i];
        struct rect column = week_grid_column(grid, i);
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

/* "08" or "8am"; of the ruler beside it "14:30" or "2:30p". */
static const char *hour_text(const struct scene *scene, int32_t second, bool whole)
{
    int hour = second / 3600, minute = second / 60 % 60, twelve = (hour + 11) % 12 + 1;
    const char *half = hour < 12 ? "am" : "pm";
    if (scene->h24)
        return arena_printf(scene->arena, minute ? "%02d:%02d" : "%02d", hour, minute);
    if (minute)
        return arena_printf(scene->arena, "%d:%02d%.1s", twelve, minute, half);
    return arena_printf(scene->arena, "%2d%s", twelve, whole ? half : "");
}

/* The hours are those of the day in hand's place; the second ruler tells what it is then at
 * home. */
static void paint_hours(const struct scene *scene, struct canvas *canvas,
                        const struct week_grid *grid)
{
    instant midnight = where_instant(&scene->view.where, (struct wall){scene->day, 0});
    const struct zone *home = grid->gutter >= 8 ? ui_other_zone(scene) : NULL;
    int beside = grid->area.col + (scene->h24 ? 3 : 5);
    if (home)
        canvas_put(canvas, grid->head.row, beside, INK_TRAVEL, "home");
    for (int r = 0; r < grid->hours; r++) {
        minutes minute = grid->first + r * grid->step;
        if (minute >= DAY_MINUTES || minute % 60 != 0 || grid->gutter <= 2)
            continue;
        canvas_put(canvas, grid->area.row + r, grid->area.col, INK_DIM,
                   hour_text(scene, minute * 60, grid->gutter > 3));
        if (home)
            canvas_put(
                canvas, grid->area.row + r, beside, INK_TRAVEL,
                hour_text(scene, zone_wall(home, midnight + (instant)minute * 60).second, true));
    }
    if (grid->hours < grid->area.rows && grid->gutter >= 5)
        canvas_put(canvas, grid->area.row + grid->hours, grid->area.col, INK_DIM, "task");
}

/* The painted grid, for the mouse. */
static void find_grid(const struct ui *ui, const struct scene *scene, struct week_grid *grid)
{
    struct rect area = ui_body(ui);
    week_grid_lay_out(scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0), grid);
    paint_spans(NULL, scene, NULL, grid);
    week_grid_scale(scene, grid);
}

static const struct item *item_at(const struct scene *scene, const struct week_grid *grid, int i,
                                  int row, int col, bool *edge)
{
    struct week_place *places;
    for (size_t k = week_grid_places(scene, grid, i, &places); k-- > 0;) {
        struct rect cells = places[k].cells;
        if (places[k].hidden || !rect_has(cells, row, col))
            continue;
        *edge = row == cells.row + cells.rows - 1 && cells.rows > 1;
        return places[k].item;
    }
    return NULL;
}

bool view_week_place(struct ui *ui, const struct scene *scene, int row, int col,
                     struct drag_place *out)
{
    struct week_grid grid;
    find_grid(ui, scene, &grid);
    for (int i = 0; i < SCENE_WEEK; i++) {
        struct rect column = week_grid_column(&grid, i);
        const struct agenda_day *on = &scene->week[i];
        int r = row - column.row;
        if (col < column.col || col > column.col + column.cols || r < 0 || r >= grid.hours)
            continue;
        instant midnight = where_instant(&scene->view.where, (struct wall){on->day, 0});
        out->at = midnight + (instant)(grid.first + r * grid.step) * 60;
        out->until = out->at + (instant)grid.step * 60;
        out->item = item_at(scene, &grid, i, row, col, &out->edge);
        return true;
    }
    return false;
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct week_grid grid;
    week_grid_lay_out(scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0), &grid);
    id_list ids = column_ids(scene);
    list_sync(&ui->week, ids.at, (int)ids.count, grid.area.rows);
    paint_head(scene, canvas, &grid);
    paint_spans(ui, scene, canvas, &grid);
    week_grid_scale(scene, &grid);
    paint_hours(scene, canvas, &grid);
    for (int i = 0; i < SCENE_WEEK; i++)
        paint_column(ui, scene, canvas, &grid, i);
    if (grid.foot.rows >= 2)
        paint_foot(scene, canvas, &grid);
    if (!ui->week.known)
        canvas_cursor(canvas, grid.head.row, week_grid_column(&grid, column_in_hand(scene)).col,
                      false);
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
    struct week_grid grid;
    struct rect area = ui_body(ui);
    week_grid_lay_out(scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0), &grid);
    if (event->mouse.action == MOUSE_WHEEL_UP || event->mouse.action == MOUSE_WHEEL_DOWN) {
        ui_command(ui, scene,
                   event->mouse.action == MOUSE_WHEEL_UP ? COMMAND_earlier : COMMAND_later, effect);
        return true;
    }
    for (int i = 0; i < SCENE_WEEK; i++) {
        struct rect column = week_grid_column(&grid, i);
        if (event->mouse.col >= column.col && event->mouse.col <= column.col + column.cols) {
            ui->day = scene->week_from + i;
            ui->day_follows = ui->day == scene->today;
            effect->type = EFFECT_READ;
            struct drag_place place = {0};
            if (view_week_place(ui, scene, event->mouse.row, event->mouse.col, &place) &&
                place.item)
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
