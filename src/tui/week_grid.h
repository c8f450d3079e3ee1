/* SPDX-License-Identifier: MIT
 *
 * week_grid: where the week's columns, hours, blocks and tasks stand. What meets stands side by
 * side, as far as there is room; tasks have rows of their own below the hours and hide nothing.
 */
#ifndef JUGGLE_SRC_TUI_WEEK_GRID_H
#define JUGGLE_SRC_TUI_WEEK_GRID_H

#include "ui.h"

struct week_grid {
    struct rect area;      /* the cells of the time scale and of the tasks below it */
    struct rect head;      /* the dates */
    struct rect foot;
    int gutter;            /* cells of the hours */
    int hours;             /* rows of the time scale, the upper ones of the area */
    minutes first;         /* minute of the day in the first row */
    minutes step;          /* minutes of a row */
};

/* Where an item of a day stands. */
struct week_place {
    const struct item *item;
    struct rect cells;
    int more;    /* others that begin in the same cells and aren't shown */
    bool hidden; /* it is one of those */
};

/* Cuts an area into its parts. What spans days may take rows of the area then; the scale comes
 * after that. */
void week_grid_lay_out(const struct scene *scene, struct rect area, struct week_grid *grid);
void week_grid_scale(const struct scene *scene, struct week_grid *grid);
/* The column of the i-th day, from the first hour to the last task. */
struct rect week_grid_column(const struct week_grid *grid, int i);
/* The row of a time in the scale, the nearest one where it is outside. */
int week_grid_row(const struct scene *scene, const struct week_grid *grid,
                  const struct agenda_day *on, instant at);
/* The timed items of the i-th day but entries, in their order; they live in the scene's arena. */
size_t week_grid_places(const struct scene *scene, const struct week_grid *grid, int i,
                        struct week_place **out);

#endif
