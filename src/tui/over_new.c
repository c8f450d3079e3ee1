/* SPDX-License-Identifier: MIT
 *
 * over_new: where more than tasks are at home, what is to be added is asked first.
 */
#include "over.h"

static const struct {
    enum command command;
    const char *what, *more;
} sorts[] = {
    {COMMAND_talk_add, "a talk", "that can be given many times"},
    {COMMAND_conference_add, "a conference", "its days, its place, its call for papers"},
    {COMMAND_submit, "a submission", "a talk offered to a conference"},
    {COMMAND_travel, "a journey", "the way there and home; recovery is booked with it"},
    {COMMAND_add, "a task or an event", "in one line"},
};

static void rows(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    (void)ui;
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        over_push(scene, out, (int64_t)i, (int)i);
}

static void paint_row(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, int index)
{
    (void)ui, (void)scene;
    canvas_put_cut(canvas, line.row, line.col + 1, line.cols - 1, INK_NORMAL, sorts[index].what);
    canvas_put_cut(canvas, line.row, line.col + 22, line.cols - 22, INK_DIM, sorts[index].more);
}

static void choose(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    over_close(ui);
    if (sorts[index].command == COMMAND_add)
        over_open(ui, scene, OVER_ADD, effect);
    else
        over_form_command(ui, scene, sorts[index].command, effect);
}

const struct over_list over_new_list = {.title = "What is new?",
                                        .enter = "fill it in",
                                        .empty = "",
                                        .rows = rows,
                                        .paint_row = paint_row,
                                        .choose = choose};
