/* SPDX-License-Identifier: MIT
 *
 * week_grid: choosing a scale that leaves rows for the tasks, and lanes for what meets.
 */
#include "week_grid.h"

enum { FOOT_ROWS = 3, LANE_CELLS = 6, TASKS_SHARE = 4, MORNING = 4 * 60 };

void week_grid_lay_out(const struct scene *scene, struct rect area, struct week_grid *grid)
{
    bool away = area.cols >= 72 && ui_other_zone(scene);
    *grid = (struct week_grid){.gutter = away              ? (scene->h24 ? 9 : 12)
                                         : area.cols >= 60 ? 5
                                         : area.cols >= 44 ? 3
                                                           : 0};
    grid->head = rect_cut_top(&area, 1);
    grid->foot = rect_cut_bottom(&area, area.rows >= 12 ? FOOT_ROWS : area.rows >= 8 ? 2 : 0);
    grid->area = area;
}

/* ---- the scale ---- */

/* What goes on after midnight reaches to the lower end. */
static void widen(const struct scene *scene, const struct item *item, const struct agenda_day *on,
                  minutes *from, minutes *to)
{
    instant midnight = where_instant(&scene->view.where, (struct wall){on->day, 0});
    minutes start = (minutes)((item->start - midnight) / 60);
    minutes end = (minutes)((item->end - midnight) / 60);
    if (start >= MORNING && start < *from)
        *from = start / 60 * 60;
    if (end > *to)
        *to = end > DAY_MINUTES ? DAY_MINUTES : (end + 59) / 60 * 60;
}

static int rows_of_tasks(const struct scene *scene)
{
    size_t most = 0;
    for (int i = 0; i < SCENE_WEEK; i++)
        most = scene->week[i].task_count > most ? scene->week[i].task_count : most;
    return (int)most;
}

void week_grid_scale(const struct scene *scene, struct week_grid *grid)
{
    static const minutes steps[] = {15, 20, 30, 60, 90, 120, 180, 240};
    const struct workday *work = &scene->view.in.workdays->at[MONDAY];
    minutes from = work->start / 60 * 60, to = (work->end + 59) / 60 * 60;
    int rows = grid->area.rows, tasks = rows_of_tasks(scene);
    int kept = tasks < rows / TASKS_SHARE ? tasks : rows / TASKS_SHARE;
    for (int i = 0; i < SCENE_WEEK; i++)
        for (size_t k = 0; k < scene->week[i].timed_count; k++)
            if (scene->week[i].timed[k]->type != ITEM_ENTRY)
                widen(scene, scene->week[i].timed[k], &scene->week[i], &from, &to);
    grid->first = from;
    grid->step = steps[sizeof steps / sizeof *steps - 1];
    for (size_t i = sizeof steps / sizeof *steps; i-- > 0;)
        if (rows > 0 && (to - from + steps[i] - 1) / steps[i] <= rows - kept)
            grid->step = steps[i];
    int used = (to - from + grid->step - 1) / grid->step;
    /* what the tasks leave is the hours' */
    grid->hours = rows - tasks > used ? rows - tasks : used;
    if (grid->hours > rows)
        grid->hours = rows;
}

struct rect week_grid_column(const struct week_grid *grid, int i)
{
    int cells = grid->area.cols - grid->gutter;
    int start = grid->gutter + cells * i / SCENE_WEEK;
    int end = grid->gutter + cells * (i + 1) / SCENE_WEEK;
    struct rect column = {grid->area.row, grid->area.col + start, grid->area.rows, end - start - 1};
    return column;
}

int week_grid_row(const struct scene *scene, const struct week_grid *grid,
                  const struct agenda_day *on, instant at)
{
    instant midnight = where_instant(&scene->view.where, (struct wall){on->day, 0});
    minutes minute = (minutes)((at - midnight) / 60);
    int row = minute < grid->first ? 0 : (minute - grid->first) / grid->step;
    return row >= grid->hours ? grid->hours - 1 : row;
}

/* ---- lanes ---- */

struct lanes {
    struct week_place *places;
    int *lane;   /* of each place; its number in its company */
    size_t count;
    int most;    /* that the column has room for */
};

static int last_row(const struct week_place *place)
{
    return place->cells.row + place->cells.rows - 1;
}

/* The first lane that nothing earlier in the company still uses. */
static int free_lane(const struct lanes *lanes, size_t first, size_t at)
{
    for (int lane = 0;; lane++) {
        bool taken = false;
        for (size_t i = first; i < at && !taken; i++)
            taken = lanes->lane[i] == lane &&
                    last_row(&lanes->places[i]) >= lanes->places[at].cells.row;
        if (!taken)
            return lane;
    }
}

/* What has no lane lies over the last one; where its title would hide another it is only
 * counted. */
static void set_aside(struct lanes *lanes, size_t first, size_t at)
{
    lanes->lane[at] = lanes->most - 1;
    for (size_t i = first; i < at; i++)
        if (lanes->lane[i] == lanes->most - 1 && !lanes->places[i].hidden &&
            lanes->places[i].cells.row == lanes->places[at].cells.row) {
            lanes->places[at].hidden = true;
            lanes->places[i].more++;
            return;
        }
}

/* Divides the column among those that meet, from first to before end. */
static void divide(struct lanes *lanes, size_t first, size_t end)
{
    int used = 1;
    for (size_t i = first; i < end; i++) {
        lanes->lane[i] = free_lane(lanes, first, i);
        if (lanes->lane[i] >= lanes->most)
            set_aside(lanes, first, i);
        used = lanes->lane[i] + 1 > used ? lanes->lane[i] + 1 : used;
    }
    for (size_t i = first; i < end; i++) {
        struct rect *cells = &lanes->places[i].cells;
        int from = cells->cols * lanes->lane[i] / used,
            to = cells->cols * (lanes->lane[i] + 1) / used;
        cells->col += from;
        cells->cols = to - from;
    }
}

size_t week_grid_places(const struct scene *scene, const struct week_grid *grid, int i,
                        struct week_place **out)
{
    const struct agenda_day *on = &scene->week[i];
    struct rect column = week_grid_column(grid, i);
    struct lanes lanes = {ARENA_ARRAY(scene->arena, struct week_place, on->timed_count + 1),
                          ARENA_ARRAY(scene->arena, int, on->timed_count + 1), 0,
                          column.cols / LANE_CELLS > 1 ? column.cols / LANE_CELLS : 1};
    size_t first = 0;
    int end = -1;
    for (size_t k = 0; k < on->timed_count; k++) {
        const struct item *item = on->timed[k];
        if (item->type == ITEM_ENTRY)
            continue;
        int top = week_grid_row(scene, grid, on, item->start);
        int bottom =
            week_grid_row(scene, grid, on, item->end > item->start ? item->end - 1 : item->end);
        if (top > end && lanes.count > first) {
            divide(&lanes, first, lanes.count);
            first = lanes.count;
        }
        end = bottom > end || lanes.count == first ? bottom : end;
        lanes.places[lanes.count++] = (struct week_place){
            item, {column.row + top, column.col, bottom - top + 1, column.cols}, 0, false};
    }
    divide(&lanes, first, lanes.count);
    *out = lanes.places;
    return lanes.count;
}
