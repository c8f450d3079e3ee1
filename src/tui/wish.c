/* SPDX-License-Identifier: MIT
 *
 * wish: what has to be read for what is shown.
 */
#include "over.h"
#include "tasks.h"

struct scene_wish ui_wish(const struct ui *ui)
{
    bool importing = ui->over == OVER_IMPORT;
    bool file = importing && !ui->import.looking, zone = importing && ui->import.zoning;
    return (struct scene_wish){
        .day = ui->day,
        .search = ui->over == OVER_FIND ? input_text(&ui->line) : NULL,
        .item = ui->over == OVER_DETAIL || ui->over == OVER_EDIT ? ui->edited : NULL,
        .all_tasks = ui->view == VIEW_TASKS && tasks_wants_all(ui),
        .path = file ? input_text(&ui->line) : NULL,
        .zone = zone ? input_text(&ui->line) : NULL,
        .programme = over_programme_wish(ui),
        .review = ui->view == VIEW_REVIEW,
        .period = ui->period,
        .talks = ui->view == VIEW_TALKS,
        .record = over_record_wish(ui),
        .history = ui->over == OVER_HISTORY,
        .step = ui->over == OVER_HISTORY && ui->rows_over.known ? ui->rows_over.id : 0,
        .checkin = ui->over == OVER_CHECKIN || ui->over == OVER_EVENING,
        .ritual = over_ritual_wish(ui),
        .wide = ui_needs_wide(ui),
    };
}

bool ui_needs_weeks(const struct ui *ui)
{
    return ui->view == VIEW_SEASON || ui->view == VIEW_BALANCE || over_ritual_is(ui->over);
}
