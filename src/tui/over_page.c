/* SPDX-License-Identifier: MIT
 *
 * over_page: pages that stay while something opens above them: the programme of a conference, and
 * the page of a conference or a talk. What asks for no row of a view means there what it means
 * everywhere.
 */
#include "over.h"

static struct list *rows_of(struct ui *ui, enum overlay page)
{
    return page == OVER_PROGRAMME ? &ui->programme.rows : &ui->record.rows;
}

/* The page comes back when that is closed. */
static void open_above(struct ui *ui, const struct scene *scene, enum overlay over,
                       struct effect *effect)
{
    *rows_of(ui, ui->over) = ui->rows_over;
    ui->under = ui->over;
    over_open(ui, scene, over, effect);
}

void over_leave_for(struct ui *ui, const struct scene *scene, enum command command,
                    struct effect *effect)
{
    if (command == COMMAND_COUNT || command_info(command)->where != WHERE_ANY ||
        command_info(command)->group == GROUP_MOVE)
        return;
    ui->over = OVER_NONE;
    effect->type = EFFECT_READ; /* what the page showed is read no more */
    ui_command(ui, scene, command, effect);
}

void over_page_command(struct ui *ui, const struct scene *scene, enum command command,
                       struct effect *effect)
{
    if (command == COMMAND_undo || command == COMMAND_redo)
        ui_effect(ui, effect, command, NULL, 0);
    else if (command == COMMAND_capture || command == COMMAND_help)
        open_above(ui, scene, command == COMMAND_capture ? OVER_CAPTURE : OVER_HELP, effect);
    else
        over_leave_for(ui, scene, command, effect);
}

void over_page_paint_under(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                           struct rect area)
{
    const struct list rows = ui->rows_over;
    ui->rows_over = *rows_of(ui, ui->under);
    over_ops(ui->under)->paint(ui, scene, canvas, area);
    ui->rows_over = rows;
}
