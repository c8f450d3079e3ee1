/* SPDX-License-Identifier: MIT
 *
 * over: what opens above a view, one row each, and what all of them share: opening, closing, the
 * line of keys at the foot.
 */
#include "over.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

static struct input_history *added(struct ui *ui)
{
    return &ui->added;
}

static struct input_history *searched(struct ui *ui)
{
    return &ui->searched;
}

static struct input_history *commanded(struct ui *ui)
{
    return &ui->commanded;
}

#define LIST(which) .list = &which, .handle = over_list_handle, .paint = over_list_paint

#define RITUAL                                                                                     \
    .reads = true, .open = over_ritual_open, .handle = over_ritual_handle,                         \
    .paint = over_ritual_paint, .back = over_ritual_back

static const struct over_ops overlays[] = {
    [OVER_ADD] = {.command = COMMAND_add,
                  .history = added,
                  .handle = over_add_handle,
                  .paint = over_add_paint},
    [OVER_EDIT] = {.command = COMMAND_edit_line,
                   .item = true,
                   .open = over_edit_open,
                   .handle = over_add_handle,
                   .paint = over_add_paint},
    [OVER_FORM] = {.command = COMMAND_edit,
                   .item = true,
                   .open = over_form_open,
                   .handle = over_form_handle,
                   .paint = over_form_paint},
    [OVER_SCOPE] = {.command = COMMAND_COUNT,
                    .handle = over_scope_handle,
                    .paint = over_scope_paint_held},
    [OVER_NEW] = {.command = COMMAND_COUNT, LIST(over_new_list)},
    [OVER_FIND] = {.command = COMMAND_find,
                   .reads = true,
                   .history = searched,
                   .list = &over_find_list,
                   .handle = over_find_handle,
                   .paint = over_find_paint},
    [OVER_FILTER] = {.command = COMMAND_COUNT,
                     .history = searched,
                     .open = over_filter_open,
                     .handle = over_filter_handle,
                     .paint = over_filter_paint},
    [OVER_FILTER_NAME] = {.command = COMMAND_COUNT,
                          .handle = over_name_handle,
                          .paint = over_name_paint},
    [OVER_PALETTE] = {.command = COMMAND_palette,
                      .history = commanded,
                      .list = &over_palette_list,
                      .handle = over_palette_handle,
                      .paint = over_palette_paint},
    [OVER_HELP] = {.command = COMMAND_help, .leaves = true, LIST(over_help_list)},
    [OVER_DETAIL] = {.command = COMMAND_open,
                     .leaves = true,
                     .item = true,
                     .handle = over_detail_handle,
                     .paint = over_detail_paint},
    [OVER_HISTORY] = {.command = COMMAND_history,
                      .leaves = true,
                      .reads = true,
                      .list = &over_history_list,
                      .open = over_history_open,
                      .handle = over_history_handle,
                      .paint = over_history_paint},
    [OVER_CAPTURE] = {.command = COMMAND_capture,
                      .handle = over_add_handle,
                      .paint = over_add_paint},
    [OVER_IMPORT] = {.command = COMMAND_import,
                     .reads = true,
                     .open = over_import_open,
                     .handle = over_import_handle,
                     .paint = over_import_paint},
    [OVER_PLAN] = {.command = COMMAND_plan,
                   .leaves = true,
                   .open = over_plan_open,
                   .handle = over_paper_handle,
                   .paint = over_paper_paint},
    [OVER_WHATIF] = {.command = COMMAND_whatif,
                     .open = over_whatif_open,
                     .handle = over_paper_handle,
                     .paint = over_paper_paint},
    [OVER_FINDING] = {.command = COMMAND_COUNT,
                      .leaves = true,
                      .handle = over_finding_handle,
                      .paint = over_finding_paint},
    [OVER_SNOOZE] = {.command = COMMAND_COUNT,
                     .handle = over_finding_handle,
                     .paint = over_finding_paint},
    [OVER_CHECKIN] = {.command = COMMAND_checkin,
                      .reads = true,
                      .open = over_checkin_open,
                      .handle = over_checkin_handle,
                      .paint = over_checkin_paint},
    [OVER_SURVEY] = {.command = COMMAND_COUNT,
                     .open = over_survey_open,
                     .handle = over_survey_handle,
                     .paint = over_survey_paint},
    [OVER_PROGRAMME] = {.command = COMMAND_COUNT,
                        .leaves = true,
                        .handle = over_programme_handle,
                        .paint = over_programme_paint,
                        .run = over_programme_run,
                        .back = over_programme_back},
    [OVER_LOG] = {.command = COMMAND_log,
                  .history = added,
                  .open = over_log_open,
                  .handle = over_log_handle,
                  .paint = over_log_paint},
    [OVER_WELCOME] = {.command = COMMAND_welcome,
                      .open = over_welcome_open,
                      .handle = over_welcome_handle,
                      .paint = over_welcome_paint},
    [OVER_RECORD] = {.command = COMMAND_COUNT,
                     .leaves = true,
                     .open = over_record_open,
                     .handle = over_record_handle,
                     .paint = over_record_paint,
                     .run = over_record_run,
                     .back = over_record_back},
    [OVER_STAGE] = {.command = COMMAND_COUNT,
                    .leaves = true,
                    .open = over_stage_open,
                    LIST(over_stage_list)},
    [OVER_ROLE] = {.command = COMMAND_role,
                   .leaves = true,
                   .open = over_role_open,
                   LIST(over_role_list)},
    [OVER_FEEDBACK] = {.command = COMMAND_COUNT,
                       .leaves = true,
                       .open = over_feedback_open,
                       LIST(over_feedback_list)},
    [OVER_DECLINE] = {.command = COMMAND_COUNT,
                      .handle = over_decline_handle,
                      .paint = over_decline_paint},
    [OVER_MORNING] = {.command = COMMAND_morning, RITUAL},
    [OVER_EVENING] = {.command = COMMAND_evening, RITUAL},
    [OVER_WEEKLY] = {.command = COMMAND_weekly, RITUAL},
};

const struct over_ops *over_ops(enum overlay over)
{
    return &overlays[over];
}

static void begin(struct ui *ui, enum overlay over)
{
    const struct over_ops *ops = &overlays[over];
    ui->over = over;
    ui->rows_over = (struct list){0};
    input_finish(&ui->line);
    input_init(&ui->line, ops->history ? ops->history(ui) : NULL);
    ui_say(ui, NULL, false, false);
}

void over_open(struct ui *ui, const struct scene *scene, enum overlay over, struct effect *effect)
{
    begin(ui, over);
    if (overlays[over].reads)
        effect->type = EFFECT_READ;
    if (overlays[over].open)
        overlays[over].open(ui, scene, effect);
}

void over_show(struct ui *ui, const struct scene *scene, enum overlay over, const char *id,
               struct effect *effect)
{
    size_t length = strnlen(id, sizeof ui->edited - 1);
    memmove(ui->edited, id, length);
    ui->edited[length] = '\0';
    over_open(ui, scene, over, effect);
}

bool over_command(struct ui *ui, const struct scene *scene, enum command command,
                  const struct item *item, struct effect *effect)
{
    const char *id = item ? item->id : ui_subject(ui, scene);
    if (command == COMMAND_find && ui->view == VIEW_TASKS) {
        over_open(ui, scene, OVER_FILTER, effect);
        return true;
    }
    if (over_form_command(ui, scene, command, effect))
        return true;
    for (int i = 1; i < (int)(sizeof overlays / sizeof *overlays); i++) {
        if (overlays[i].command != (int)command)
            continue;
        if (!overlays[i].item)
            over_open(ui, scene, (enum overlay)i, effect);
        else if (id)
            over_show(ui, scene, (enum overlay)i, id, effect);
        else
            ui_say(ui, "No row is in hand; a adds something", true, false);
        return true;
    }
    return false;
}

enum overlay over_of(const char *id)
{
    switch (*id) {
    case 'c':
    case 'k':
        return OVER_RECORD;
    case 's':
        return OVER_STAGE;
    case 'n':
        return OVER_FEEDBACK;
    default:
        return OVER_DETAIL;
    }
}

void over_close(struct ui *ui)
{
    const struct over_ops *ops = &overlays[ui->over];
    if (ops->history)
        input_history_add(ops->history(ui), input_text(&ui->line));
    ui->over = OVER_NONE;
    if (ui->under != OVER_NONE)
        overlays[ui->under].back(ui);
}

const struct item *over_find_item(const struct scene *scene, const char *id)
{
    for (size_t i = 0; i < scene->view.count; i++)
        if (str_equal(scene->view.items[i].id, id))
            return &scene->view.items[i];
    if (scene->looked_at && str_equal(scene->looked_at->id, id))
        return scene->looked_at;
    const struct programme *programme = scene->programme;
    for (size_t i = 0; programme && i < programme->item_count; i++)
        if (str_equal(programme->items[i].id, id))
            return &programme->items[i];
    return NULL;
}

const struct item *over_item(const struct ui *ui, const struct scene *scene)
{
    return over_find_item(scene, ui->edited);
}

/* ---- keys ---- */

void over_view_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect)
{
    enum command command =
        event->type == EVENT_KEY ? keymap_find(&ui->keymap, event->key) : COMMAND_COUNT;
    if (command == COMMAND_COUNT)
        return;
    bool page = ui->under != OVER_NONE; /* its rows are others than what was shown */
    over_close(ui);
    if (command != COMMAND_back && (!page || command_info(command)->where == WHERE_ANY))
        over_command_below(ui, scene, command, effect);
}

void over_command_below(struct ui *ui, const struct scene *scene, enum command command,
                        struct effect *effect)
{
    const struct over_ops *page = &overlays[ui->over];
    if (ui->over == OVER_NONE)
        ui_command(ui, scene, command, effect);
    else if (page->run)
        page->run(ui, scene, command, effect);
}

void over_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                 struct effect *effect)
{
    bool click = event->type == EVENT_MOUSE && event->mouse.action == MOUSE_CLICK &&
                 event->mouse.row == 0 && overlays[ui->over].leaves;
    if (!click || !ui_click_header(ui, scene, event->mouse.col, effect)) {
        overlays[ui->over].handle(ui, scene, event, effect);
        return;
    }
    ui->over = ui->under = OVER_NONE;
    effect->type = EFFECT_READ;
}

/* ---- painting ---- */

void over_blank(struct canvas *canvas, struct rect area)
{
    struct rect above = {area.row - 1, area.col, 1, area.cols};
    canvas_fill(canvas, area, INK_NORMAL);
    if (area.row < 2)
        return;
    canvas_fill(canvas, above, INK_NORMAL);
    canvas_hline(canvas, above.row, above.col, above.cols, INK_BORDER);
}

static int hint_cells(const struct over_hint *hint)
{
    return text_width(hint->key) + 1 + text_width(hint->text);
}

bool over_hints_fit(const struct ui *ui, const struct over_hint *hints, size_t count)
{
    int col = 1;
    for (size_t i = 0; i < count; i++)
        col += hint_cells(&hints[i]) + (i ? 2 : 0);
    return col <= ui->cols;
}

/* Each whole, or not at all; where room is short the first one, then the last, which leads out. */
void over_paint_hints(const struct ui *ui, struct canvas *canvas, const struct over_hint *hints,
                      size_t count)
{
    struct rect foot = {ui->rows - 1, 0, 1, ui->cols};
    int col = 1, last = count > 1 ? hint_cells(&hints[count - 1]) + 2 : 0;
    if (last && col + hint_cells(&hints[0]) + last > ui->cols)
        last = 0;
    canvas_fill(canvas, foot, INK_NORMAL);
    for (size_t i = 0; i < count; i++) {
        int kept = i + 1 < count ? last : 0;
        if (i && col + hint_cells(&hints[i]) + kept > ui->cols)
            continue;
        col = canvas_put(canvas, foot.row, col, INK_FOOTER_KEY, hints[i].key);
        col = canvas_put(canvas, foot.row, col + 1, INK_FOOTER_TEXT, hints[i].text) + 2;
    }
}

void over_paint_enter(const struct ui *ui, struct canvas *canvas, const char *enter)
{
    const struct over_hint keys[] = {{"Enter", enter}, {"Esc", "back"}};
    over_paint_hints(ui, canvas, keys, 2);
}

struct rect over_paint_prompt(const struct ui *ui, struct canvas *canvas, const char *prompt)
{
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    canvas_fill(canvas, line, INK_NORMAL);
    int col = canvas_put(canvas, line.row, 1, INK_PROMPT, prompt) + 1;
    return (struct rect){line.row, col, 1, ui->cols - col - 1};
}

void over_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    if (ui->over == OVER_CAPTURE && ui->under != OVER_NONE)
        over_page_paint_under(ui, scene, canvas, area);
    overlays[ui->over].paint(ui, scene, canvas, area);
}
