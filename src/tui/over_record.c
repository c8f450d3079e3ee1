/* SPDX-License-Identifier: MIT
 *
 * over_record: the page of a conference or a talk: all that hangs on it, and Enter on a line goes
 * deeper.
 */
#include <stdlib.h>
#include <string.h>

#include "over.h"

static const struct paper *page_of(const struct scene *scene)
{
    static const struct paper nothing = {.title = "",
                                         .problem = "It is no longer there. Esc goes back."};
    return scene->record ? scene->record : &nothing;
}

void over_record_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene;
    memcpy(ui->record.id, ui->edited, sizeof ui->record.id);
    effect->type = EFFECT_READ;
}

void over_record_back(struct ui *ui)
{
    ui->over = OVER_RECORD;
    ui->under = OVER_NONE;
    ui->rows_over = ui->record.rows;
}

const char *over_record_wish(const struct ui *ui)
{
    return ui->over == OVER_RECORD || ui->under == OVER_RECORD ? ui->record.id : NULL;
}

static int64_t conference_of(const struct ui *ui)
{
    return ui->record.id[0] == 'c' ? strtoll(ui->record.id + 1, NULL, 10) : 0;
}

/* What a line is about, in its own overlay, above this one. */
static void go_deeper(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct paper *page = page_of(scene);
    list_sync(&ui->rows_over, NULL, (int)page->count, ui->rows_over.height);
    int at = ui->rows_over.selected;
    const char *id = at >= 0 ? page->lines[at].id : NULL;
    if (!id)
        return;
    struct list rows = ui->rows_over;
    enum overlay over = *id == 's'                 ? OVER_STAGE
                        : *id == 'c' || *id == 'k' ? OVER_RECORD
                                                   : OVER_DETAIL;
    over_show(ui, scene, over, id, effect);
    if (over == OVER_RECORD)
        return;
    ui->under = OVER_RECORD;
    ui->record.rows = rows;
}

void over_record_run(struct ui *ui, const struct scene *scene, enum command command,
                     struct effect *effect)
{
    int64_t conference = conference_of(ui);
    list_sync(&ui->rows_over, NULL, (int)page_of(scene)->count, ui->rows_over.height);
    switch ((int)command) {
    case COMMAND_back:
        over_close(ui);
        effect->type = EFFECT_READ;
        return;
    case COMMAND_open:
        go_deeper(ui, scene, effect);
        return;
    case COMMAND_edit:
        over_form_of(ui, scene, arena_strdup(&ui->scratch, ui->record.id), NULL, effect);
        return;
    case COMMAND_add:
        ui->under = OVER_RECORD;
        ui->record.rows = ui->rows_over;
        over_open(ui, scene, OVER_NEW, effect);
        return;
    case COMMAND_programme:
        if (conference)
            over_programme_open_of(ui, scene, conference, effect);
        return;
    case COMMAND_drop:
        if (conference)
            over_decline_open(ui, scene, conference, effect);
        return;
    default:
        if (!over_move(&ui->rows_over, command, NULL))
            over_page_command(ui, scene, command, effect);
    }
}

void over_record_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect)
{
    struct rect area = ui_body(ui);
    rect_cut_top(&area, 2);
    if (event_is_leave(event))
        over_record_run(ui, scene, COMMAND_back, effect);
    else if (event->type == EVENT_MOUSE)
        list_mouse(&ui->rows_over, event, area, NULL);
    else if (event->type == EVENT_KEY)
        over_record_run(ui, scene, keymap_find(&ui->keymap, event->key), effect);
}

void over_record_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    static const struct over_hint trip[] = {{"Enter", "open"}, {"p", "programme"}, {"e", "edit"},
                                            {"a", "add"},      {"X", "say no"},    {"Esc", "back"}};
    static const struct over_hint other[] = {
        {"Enter", "open"}, {"e", "edit"}, {"a", "add"}, {"Esc", "back"}};
    const struct paper *page = page_of(scene);
    over_blank(canvas, area);
    struct rect head = rect_cut_top(&area, 2);
    canvas_put_cut(canvas, head.row, head.col + 1, head.cols - 2, INK_TITLE, page->title);
    if (page->problem)
        canvas_put_wrapped(canvas, rect_inset(area, 0, 1), INK_HINT, page->problem);
    else
        lines_paint(page->lines, page->count, &ui->rows_over, canvas, area, true);
    if (conference_of(ui))
        over_paint_hints(ui, canvas, trip, 6);
    else
        over_paint_hints(ui, canvas, other, 4);
}
