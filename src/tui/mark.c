/* SPDX-License-Identifier: MIT
 *
 * mark: rows that the next verb means, one by one, as a range, or all that are listed.
 */
#include "ui.h"

bool ui_is_marked(const struct ui *ui, const struct item *item)
{
    int64_t row = ui_row_id(item);
    for (size_t i = 0; i < ui->mark_count; i++)
        if (ui->marks[i] == row)
            return true;
    return false;
}

static void add(struct ui *ui, int64_t row)
{
    for (size_t i = 0; i < ui->mark_count; i++)
        if (ui->marks[i] == row)
            return;
    if (ui->mark_count < MARKS_MAX)
        ui->marks[ui->mark_count++] = row;
    ui->marked_last = row;
}

static void take_away(struct ui *ui, int64_t row)
{
    for (size_t i = 0; i < ui->mark_count; i++)
        if (ui->marks[i] == row)
            ui->marks[i] = ui->marks[--ui->mark_count];
}

static int place_of(const struct list *list, const int64_t *ids, int64_t row)
{
    for (int i = 0; i < list->count; i++)
        if (ids[i] == row)
            return i;
    return -1;
}

/* A row, then on to the next one, so that a few in a row need one key each. */
static void mark_one(struct ui *ui, struct list *list, const int64_t *ids)
{
    int64_t row = ids[list->selected];
    size_t before = ui->mark_count;
    take_away(ui, row);
    if (ui->mark_count == before)
        add(ui, row);
    list_move(list, LIST_DOWN, ids);
}

static void mark_range(struct ui *ui, struct list *list, const int64_t *ids)
{
    int from = place_of(list, ids, ui->marked_last), to = list->selected;
    if (from < 0 || !ui->mark_count)
        from = to;
    for (int i = from < to ? from : to; i <= (from < to ? to : from); i++)
        if (ids[i] != LIST_HEADING)
            add(ui, ids[i]);
    ui->marked_last = ids[to];
}

/* The row, and the one that the hand goes to. */
static void mark_along(struct ui *ui, struct list *list, const int64_t *ids, enum list_move move)
{
    add(ui, ids[list->selected]);
    if (list_move(list, move, ids))
        add(ui, ids[list->selected]);
}

static void mark_all(struct ui *ui, const struct list *list, const int64_t *ids)
{
    size_t before = ui->mark_count;
    for (int i = 0; i < list->count; i++)
        if (ids[i] != LIST_HEADING)
            add(ui, ids[i]);
    if (ui->mark_count == before)
        ui->mark_count = 0;
}

bool ui_mark_command(struct ui *ui, const struct scene *scene, enum command command)
{
    bool all = command == COMMAND_mark_all || (command == COMMAND_star && ui->view == VIEW_TASKS);
    bool along = command == COMMAND_move_later || command == COMMAND_move_earlier;
    if (!all && !along && command != COMMAND_mark && command != COMMAND_mark_range)
        return false;
    const int64_t *ids = NULL;
    struct list *list = ui_view(ui->view)->list(ui, scene, &ids);
    if (!list->count || !ids || list->selected < 0 || ids[list->selected] == LIST_HEADING)
        return true;
    if (all)
        mark_all(ui, list, ids);
    else if (along)
        mark_along(ui, list, ids, command == COMMAND_move_later ? LIST_DOWN : LIST_UP);
    else if (command == COMMAND_mark)
        mark_one(ui, list, ids);
    else
        mark_range(ui, list, ids);
    return true;
}
