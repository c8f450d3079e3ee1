/* SPDX-License-Identifier: MIT
 *
 * tour: six steps, each with the commands that it shows the keys of, and the one that it is done
 * by.
 */
#include "tour.h"

#include <string.h>

#include "ui.h"

enum { STEP_KEYS = 2, TOUR_MIN_ROWS = 10, LEAVE_CELLS = 21, LEAVE_FROM = 76 };

static const struct tour_step {
    struct {
        int command; /* COMMAND_COUNT: no key, the words alone */
        const char *words;
    } keys[STEP_KEYS];
    enum command done_by[STEP_KEYS];
    bool ran; /* only when it was carried out, not when its line opened */
} steps[] = {
    {{{COMMAND_down, "goes down the list"}, {COMMAND_open, "shows a row in full"}},
     {COMMAND_open, COMMAND_open}, false},
    {{{COMMAND_week, "is the week"}, {COMMAND_season, "half a year with its trips"}},
     {COMMAND_week, COMMAND_season}, false},
    {{{COMMAND_add, "adds in one line:"}, {COMMAND_COUNT, "Draft demo ~3h due fri"}},
     {COMMAND_add, COMMAND_add}, true},
    {{{COMMAND_defer, "puts a task off till tomorrow"}, {COMMAND_undo, "takes it back"}},
     {COMMAND_undo, COMMAND_undo}, true},
    {{{COMMAND_balance, "says what stands out"}, {COMMAND_open, "there: its reason and its fix"}},
     {COMMAND_balance, COMMAND_balance}, false},
    {{{COMMAND_whatif, "prices a yes"}, {COMMAND_COUNT, "before you say it"}},
     {COMMAND_whatif, COMMAND_whatif}, false},
    {{{COMMAND_help, "shows every key"}, {COMMAND_tour, "ends the tour"}},
     {COMMAND_tour, COMMAND_tour}, false},
};

enum { LAST = sizeof steps / sizeof *steps - 1 };

void tour_begin(struct ui *ui)
{
    ui->tour = (struct tour){.there = true, .shown = true};
}

void tour_saw(struct ui *ui, enum command command, bool ran)
{
    const struct tour_step *step = &steps[ui->tour.at];
    if (ui->tour.shown && ui->tour.at < LAST && step->ran == ran &&
        (command == step->done_by[0] || command == step->done_by[1]))
        ui->tour.at++;
}

void tour_next(struct ui *ui)
{
    struct tour *tour = &ui->tour;
    if (!tour->there)
        ui_say(ui, "The tour is in the sample year: juggle demo", false, false);
    else if (!tour->shown)
        tour_begin(ui);
    else if (tour->at < LAST)
        tour->at++;
    else
        tour->shown = false;
}

bool tour_leave(struct ui *ui)
{
    bool was = ui->tour.shown;
    ui->tour.shown = false;
    return was;
}

int tour_rows(const struct ui *ui)
{
    return ui->tour.shown && ui->rows >= TOUR_MIN_ROWS;
}

static const char *key_of(const struct ui *ui, int command, char buf[KEY_TEXT_SIZE])
{
    return command == COMMAND_COUNT ? "" : keymap_key(&ui->keymap, (enum command)command, buf);
}

/* A key and its words, where both fit whole. */
static int paint_key(const struct ui *ui, struct canvas *canvas, struct rect line, int col,
                     const struct tour_step *step, int which)
{
    char buf[KEY_TEXT_SIZE];
    const char *key = key_of(ui, step->keys[which].command, buf), *words = step->keys[which].words;
    bool comma = which && *key;
    if (col + (int)(strlen(key) + strlen(words)) + 3 > line.col + line.cols)
        return col;
    if (comma)
        canvas_put(canvas, line.row, col - 1, INK_NORMAL, ",");
    if (*key)
        col = canvas_put(canvas, line.row, col + comma, INK_FOOTER_KEY, key) + 1;
    return canvas_put(canvas, line.row, col, INK_NORMAL, words) + 1;
}

void tour_paint(const struct ui *ui, struct canvas *canvas, int row)
{
    char buf[KEY_TEXT_SIZE];
    const struct tour_step *step = &steps[ui->tour.at];
    bool roomy = ui->cols >= LEAVE_FROM && ui->tour.at < LAST;
    struct rect line = {row, 0, 1, ui->cols - (roomy ? LEAVE_CELLS : 0)};
    int col = ui->tour.at < LAST
                  ? canvas_putf(canvas, row, 1, INK_TITLE, "Try %d/%d", ui->tour.at + 1, LAST)
                  : canvas_put(canvas, row, 1, INK_TITLE, "Done");
    col += 2;
    for (int i = 0; i < STEP_KEYS; i++)
        col = paint_key(ui, canvas, line, col, step, i);
    if (!roomy)
        return;
    col = canvas_put(canvas, row, line.cols + 1, INK_FOOTER_KEY, key_of(ui, COMMAND_tour, buf)) + 1;
    col = canvas_put(canvas, row, col, INK_DIM, "next") + 2;
    col = canvas_put(canvas, row, col, INK_FOOTER_KEY, "Esc") + 1;
    canvas_put(canvas, row, col, INK_DIM, "no tour");
}
