/* SPDX-License-Identifier: MIT
 *
 * view_month: a month as weeks of seven cells: each shaded by what the day holds, with what spans
 * days as lines across them, and where there is room the day's own rows.
 */
#include "ui.h"

#include "spans.h"

enum { WEEKS_MAX = 6, LANES_MAX = 3, DATE_CELLS = 3, WIDE_CELL = 14 };

struct grid {
    struct rect title;  /* no rows where there is no room for it */
    struct rect heads;
    struct rect area;   /* of the weeks in sight */
    int gutter;         /* cells of the weeks' numbers */
    int height;         /* rows of a week */
    int lanes;          /* rows of spans in it */
    int skipped;        /* weeks above the sight */
    int weeks;          /* in sight */
    day from;           /* the first day of the first week of the month's */
    day first, last;    /* of the month */
};

static struct grid lay_out(const struct ui *ui, const struct scene *scene, struct rect area)
{
    struct grid grid = {.gutter = area.cols >= 60 ? 5 : 0, .first = month_first(ui->day)};
    struct civil civil = day_civil(grid.first);
    grid.last = grid.first + month_days(civil.year, civil.month) - 1;
    grid.from = day_week_start(grid.first, scene->view.in.workdays->week_start);
    int all = (grid.last - grid.from) / 7 + 1;
    if (area.rows > 2)
        grid.heads = rect_cut_top(&area, 1);
    grid.height = area.rows / all > 1 ? area.rows / all : 1;
    if (area.rows > all * grid.height) {
        grid.title = grid.heads;
        grid.heads = rect_cut_top(&area, 1);
    }
    grid.weeks = area.rows / grid.height < all ? area.rows / grid.height : all;
    int in_hand = (ui->day - grid.from) / 7;
    grid.skipped = in_hand >= grid.weeks ? in_hand - grid.weeks + 1 : 0;
    grid.lanes = grid.height >= 6 ? LANES_MAX : grid.height >= 2 ? 1 : 0;
    grid.area = area;
    return grid;
}

static struct rect cell_of(const struct grid *grid, int week, int i)
{
    int cells = grid->area.cols - grid->gutter;
    int start = grid->gutter + cells * i / 7, end = grid->gutter + cells * (i + 1) / 7;
    struct rect cell = {grid->area.row + week * grid->height, grid->area.col + start, grid->height,
                        end - start - 1};
    return cell.cols > 0 ? cell : (struct rect){cell.row, cell.col, cell.rows, 0};
}

/* ---- a day ---- */

/* From nothing to more than a full day: readable without colour, and as digits or signs on plain
 * paper. */
static enum glyph shade_of(int percent)
{
    if (percent <= 40)
        return GLYPH_FILL_LIGHT;
    if (percent <= 80)
        return GLYPH_FILL_MEDIUM;
    return percent <= 105 ? GLYPH_FILL_DARK : GLYPH_FILL_FULL;
}

static int percent_of(const struct scene *scene, const struct agenda_day *on)
{
    minutes full = 0;
    for (int i = 0; i < 7; i++) {
        minutes contract = scene->view.in.workdays->at[i].contract;
        full = contract > full ? contract : full;
    }
    return full ? scene_load(scene, on) * 100 / full : 0;
}

static void paint_rows(const struct scene *scene, struct canvas *canvas, struct rect cell,
                       const struct agenda_day *on)
{
    int row = cell.row, end = cell.row + cell.rows;
    for (size_t i = 0; i < on->timed_count && row < end; i++) {
        const struct item *item = on->timed[i];
        if (item->type == ITEM_ENTRY)
            continue;
        canvas_put(canvas, row, cell.col, ui_area_ink(item->kind->area), "▐");
        canvas_put_cut(
            canvas, row++, cell.col + 1, cell.cols - 1,
            item->end <= scene->now ? INK_DONE : INK_NORMAL,
            arena_printf(scene->arena, "%s %s", ui_clock(scene, item->start), item->title));
    }
    for (size_t i = 0; i < on->task_count && row < end; i++) {
        bool open = task_is_open(on->tasks[i]->task);
        canvas_put_cut(canvas, row++, cell.col, cell.cols, open ? INK_DIM : INK_DONE,
                       arena_printf(scene->arena, "%s %s", open ? "•" : "x", on->tasks[i]->title));
    }
}

/* The first `lanes` rows below the date belong to what spans days. */
static void paint_day(const struct scene *scene, struct canvas *canvas, struct rect cell, int lanes,
                      const struct agenda_day *on)
{
    minutes load = scene_load(scene, on);
    int percent = percent_of(scene, on);
    bool over = percent > 105;
    int room = cell.cols - DATE_CELLS;
    const char *length = ui_length(scene, load);
    enum ink ink = over ? INK_OVER : on->day < scene->today ? INK_DIM : INK_NORMAL;
    if (load > 0 && cell.cols >= WIDE_CELL)
        room -= 6;
    if (load > 0)
        canvas_repeat(canvas, cell.row, cell.col + DATE_CELLS, room, ink, shade_of(percent));
    if (load > 0 && cell.cols >= WIDE_CELL)
        canvas_put_right(canvas, cell.row, cell.col + cell.cols - 6, 6, ink, length);
    struct rect rest = cell;
    rect_cut_top(&rest, 1 + lanes);
    if (cell.cols >= WIDE_CELL)
        paint_rows(scene, canvas, rest, on);
    else if (load > 0 && rest.rows > 0)
        canvas_put_cut(canvas, rest.row, rest.col, rest.cols, ink, length);
}

/* on: NULL for a day of the month before or after. */
static void paint_date(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect cell, day date, const struct agenda_day *on)
{
    enum ink ink = !on                     ? INK_DIM
                   : date == scene->today ? INK_TODAY
                   : on->day_off          ? INK_HOLIDAY
                   : !on->contract        ? INK_WEEKEND
                                          : INK_NORMAL;
    canvas_putf(canvas, cell.row, cell.col, ink, "%2d", day_civil(date).mday);
    if (date == scene->today)
        canvas_put(canvas, cell.row, cell.col + 2, INK_NOW, "◀");
    if (date != ui->day)
        return;
    canvas_dye(canvas, (struct rect){cell.row, cell.col, 1, 2}, INK_FOCUS);
    canvas_cursor(canvas, cell.row, cell.col, false);
}

/* ---- what spans days ---- */

/* The columns that the days cover in a week; false: none. */
static bool columns(day week, day first, day last, int *from, int *to)
{
    *from = first < week ? 0 : (int)(first - week);
    *to = last > week + 6 ? 6 : (int)(last - week);
    return first <= week + 6 && last >= week;
}

static void paint_span(const struct scene *scene, struct canvas *canvas, const struct grid *grid,
                       int week, int lane, const struct span_days *span)
{
    int from, to;
    day monday = grid->from + 7 * (grid->skipped + week);
    int row = cell_of(grid, week, 0).row + 1 + lane;
    if (columns(monday, span->out, span->back, &from, &to)) {
        struct rect a = cell_of(grid, week, from), b = cell_of(grid, week, to);
        canvas_repeat(canvas, row, a.col, b.col + b.cols - a.col, INK_TRAVEL, GLYPH_DASH_H);
    }
    if (!columns(monday, span->first, span->last, &from, &to))
        return;
    struct rect a = cell_of(grid, week, from), b = cell_of(grid, week, to);
    int cells = b.col + b.cols - a.col;
    canvas_repeat(canvas, row, a.col, cells, INK_SPAN, GLYPH_LINE_H);
    const char *name = cells >= 24 ? span->name : span->brief;
    canvas_put_centre(canvas, row, a.col, cells, INK_SPAN,
                      cells >= 12 ? arena_printf(scene->arena, " %s ", name) : name);
}

/* Each span of a week takes the first lane that is free on its days. Returns the lanes in use. */
static int paint_spans(const struct scene *scene, struct canvas *canvas, const struct grid *grid,
                       int week)
{
    size_t count;
    int used = 0;
    day monday = grid->from + 7 * (grid->skipped + week), taken[LANES_MAX];
    const struct span_days *spans = spans_build(scene, monday, monday + 6, &count);
    for (int lane = 0; lane < LANES_MAX; lane++)
        taken[lane] = DAY_NONE;
    for (size_t i = 0; i < count; i++) {
        int lane = 0;
        while (lane < grid->lanes && spans[i].out <= taken[lane])
            lane++;
        if (lane == grid->lanes)
            continue;
        taken[lane] = spans[i].back;
        used = used > lane + 1 ? used : lane + 1;
        paint_span(scene, canvas, grid, week, lane, &spans[i]);
    }
    return used;
}

/* Where a week has one row only, a line behind the date says that something spans the day. */
static void paint_span_marks(const struct scene *scene, struct canvas *canvas,
                             const struct grid *grid, int week)
{
    size_t count;
    day monday = grid->from + 7 * (grid->skipped + week);
    const struct span_days *spans = spans_build(scene, monday, monday + 6, &count);
    for (size_t i = 0; i < count; i++) {
        int from, to;
        if (!columns(monday, spans[i].out, spans[i].back, &from, &to))
            continue;
        for (int k = from; k <= to; k++) {
            struct rect cell = cell_of(grid, week, k);
            canvas_glyph(canvas, cell.row, cell.col + cell.cols, INK_SPAN, GLYPH_LINE_H);
        }
    }
}

/* ---- the whole ---- */

static void paint_legend(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect line)
{
    struct civil civil = day_civil(ui->day);
    canvas_put(canvas, line.row, line.col, INK_TITLE,
               arena_printf(scene->arena, "%s %d", month_long(civil.month), civil.year));
    if (line.cols >= 60)
        canvas_put_right(canvas, line.row, line.col + 20, line.cols - 21, INK_DIM,
                         "░ some  ▒ half  ▓ a full day  █ more    ┄ on the way");
}

/* Where the title has no row, the corner says which month it is. */
static void paint_heads(const struct scene *scene, struct canvas *canvas, const struct grid *grid)
{
    if (!grid->title.rows && grid->gutter)
        canvas_put(canvas, grid->heads.row, grid->heads.col, INK_TITLE,
                   month_short(day_civil(grid->first).month));
    for (int i = 0; i < 7; i++) {
        struct rect cell = cell_of(grid, 0, i);
        enum weekday weekday = day_weekday(grid->from + i);
        bool works = scene->view.in.workdays->at[weekday].works;
        canvas_put_cut(canvas, grid->heads.row, cell.col, cell.cols,
                       works ? INK_TITLE : INK_WEEKEND, weekday_short(weekday));
    }
}

/* The month's days, each task on one of them. What was due before a month to come stands on the day
 * before it, which isn't shown. */
static const struct agenda_day *build_days(const struct scene *scene, const struct grid *grid)
{
    int before = grid->first > scene->today, count = (int)(grid->last - grid->first) + 1 + before;
    struct agenda_day *days = ARENA_ARRAY(scene->arena, struct agenda_day, (size_t)count);
    agenda_days_build(scene->arena, &scene->view, grid->first - before, count, days);
    return days + before;
}

static void paint_week(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       const struct grid *grid, const struct agenda_day *days, int week)
{
    day monday = grid->from + 7 * (grid->skipped + week);
    int year;
    int lanes = paint_spans(scene, canvas, grid, week);
    if (grid->gutter)
        canvas_putf(canvas, cell_of(grid, week, 0).row, grid->area.col, INK_DIM, "W%d",
                    day_iso_week(monday + 3, &year));
    for (int i = 0; i < 7; i++) {
        struct rect cell = cell_of(grid, week, i);
        day date = monday + i;
        bool inside = date >= grid->first && date <= grid->last;
        const struct agenda_day *on = inside ? &days[date - grid->first] : NULL;
        struct rect former = canvas_clip(canvas, cell);
        if (on)
            paint_day(scene, canvas, cell, lanes, on);
        paint_date(ui, scene, canvas, cell, date, on);
        canvas_unclip(canvas, former);
    }
    if (!grid->lanes)
        paint_span_marks(scene, canvas, grid, week);
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct grid grid = lay_out(ui, scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0));
    if (grid.title.rows)
        paint_legend(ui, scene, canvas, grid.title);
    if (grid.heads.rows)
        paint_heads(scene, canvas, &grid);
    const struct agenda_day *days = build_days(scene, &grid);
    for (int week = 0; week < grid.weeks; week++)
        paint_week(ui, scene, canvas, &grid, days, week);
}

/* ---- hands ---- */

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    (void)ui, (void)scene;
    return NULL;
}

static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    (void)scene;
    *ids = NULL;
    list_sync(&ui->nothing, NULL, 0, 1);
    return &ui->nothing;
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    static const struct {
        int command;
        int days, months;
    } moves[] = {
        {COMMAND_left, -1, 0},    {COMMAND_right, 1, 0},    {COMMAND_up, -7, 0},
        {COMMAND_down, 7, 0},     {COMMAND_earlier, 0, -1}, {COMMAND_later, 0, 1},
        {COMMAND_page_up, 0, -1}, {COMMAND_page_down, 0, 1},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].command == (int)command) {
            ui_go_to_day(ui, scene, day_add_months(ui->day + moves[i].days, moves[i].months),
                         effect);
            return true;
        }
    struct civil civil = day_civil(ui->day);
    if (command == COMMAND_first)
        ui_go_to_day(ui, scene, month_first(ui->day), effect);
    else if (command == COMMAND_last)
        ui_go_to_day(ui, scene, month_first(ui->day) + month_days(civil.year, civil.month) - 1,
                     effect);
    else if (command == COMMAND_open)
        ui_show(ui, VIEW_TODAY, effect);
    else
        return false;
    return true;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    struct rect area = ui_body(ui);
    struct grid grid = lay_out(ui, scene, rect_inset(area, 0, area.cols >= 60 ? 1 : 0));
    bool up = event->mouse.action == MOUSE_WHEEL_UP;
    if (up || event->mouse.action == MOUSE_WHEEL_DOWN)
        return handle(ui, scene, up ? COMMAND_earlier : COMMAND_later, effect);
    for (int week = 0; week < grid.weeks; week++)
        for (int i = 0; i < 7; i++)
            if (rect_has(cell_of(&grid, week, i), event->mouse.row, event->mouse.col)) {
                ui_go_to_day(ui, scene, grid.from + 7 * (grid.skipped + week) + i, effect);
                if (event->mouse.action == MOUSE_DOUBLE)
                    ui_show(ui, VIEW_TODAY, effect);
                return true;
            }
    return false;
}

const struct view_ops view_month = {"Month", handle, mouse, paint, selection, rows, NULL};
