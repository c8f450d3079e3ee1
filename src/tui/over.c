/* SPDX-License-Identifier: MIT
 *
 * over: what opens above a view: quick add, edit, search, palette, help, detail, history. A line is typed
 * at the foot of the screen; lists fill the body.
 */
#include "over.h"

#include <string.h>

#include "juggle/base/str.h"

static const struct {
    const char *prompt;
    const char *title;
    const char *empty;
} texts[] = {
    [OVER_NONE] = {"", "", ""},
    [OVER_ADD] = {"add", "", ""},
    [OVER_EDIT] = {"edit", "", ""},
    [OVER_FIND] = {"find", "Found", "Nothing found."},
    [OVER_PALETTE] = {":", "Commands", "No command of that name."},
    [OVER_HELP] = {"filter", "Keys, Enter runs the row", "No key fits."},
    [OVER_DETAIL] = {"", "", ""},
    [OVER_CAPTURE] = {"capture", "", ""},
    [OVER_PROGRAMME] = {"", "", ""},
    [OVER_CHECKIN] = {"", "", ""},
    [OVER_IMPORT] = {"import", "", ""},
    [OVER_PAPER] = {"", "", ""},
    [OVER_FINDING] = {"", "", ""},
    [OVER_SNOOZE] = {"why", "", ""},
    [OVER_HISTORY] = {"", "History, Enter goes back to before the row", "Nothing was changed yet."},
};

static bool has_line(enum overlay over)
{
    return over != OVER_DETAIL && over != OVER_HISTORY;
}

static struct input_history *history_of(struct ui *ui, enum overlay over)
{
    switch (over) {
    case OVER_ADD:
        return &ui->added;
    case OVER_FIND:
        return &ui->searched;
    case OVER_PALETTE:
        return &ui->commanded;
    case OVER_NONE:
    case OVER_EDIT:
    case OVER_HELP:
    case OVER_DETAIL:
    case OVER_HISTORY:
    case OVER_IMPORT:
    case OVER_PAPER:
    case OVER_FINDING:
    case OVER_SNOOZE:
    case OVER_CAPTURE:
    case OVER_CHECKIN:
    case OVER_PROGRAMME:
        break;
    }
    return NULL;
}

void over_open(struct ui *ui, const struct scene *scene, enum overlay over, const char *text)
{
    ui->over = over;
    ui->rows_over = (struct list){0};
    input_finish(&ui->line);
    input_init(&ui->line, history_of(ui, over));
    if (over == OVER_EDIT || over == OVER_DETAIL) {
        size_t length = strlen(text);
        if (length >= sizeof ui->edited)
            length = sizeof ui->edited - 1;
        memcpy(ui->edited, text, length);
        ui->edited[length] = '\0';
    }
    if (over == OVER_IMPORT)
        over_import_open(ui);
    if (over == OVER_CHECKIN)
        over_checkin_open(ui);
    if (over == OVER_EDIT)
        input_set(&ui->line, over_line_of(scene, over_item(ui, scene)));
    ui_say(ui, NULL, false, false);
}

static void close_over(struct ui *ui)
{
    struct input_history *history = history_of(ui, ui->over);
    if (history)
        input_history_add(history, input_text(&ui->line));
    ui->over = OVER_NONE;
    if (ui->under != OVER_NONE)
        over_programme_back(ui);
}

const struct item *over_item(const struct ui *ui, const struct scene *scene)
{
    for (size_t i = 0; i < scene->view.count; i++)
        if (str_equal(scene->view.items[i].id, ui->edited))
            return &scene->view.items[i];
    for (size_t i = 0; i < scene->found_count; i++)
        if (str_equal(scene->found[i]->id, ui->edited))
            return scene->found[i];
    const struct programme *programme = scene->programme;
    for (size_t i = 0; programme && i < programme->item_count; i++)
        if (str_equal(programme->items[i].id, ui->edited))
            return &programme->items[i];
    return NULL;
}

/* ---- Enter ---- */

static void enter_find(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    const struct item *item = scene->found[index];
    day on = item->first_day != DAY_NONE ? item->first_day : scene->today;
    close_over(ui);
    ui->day = on;
    ui->day_follows = on == scene->today;
    over_open(ui, scene, OVER_DETAIL, item->id);
    effect->type = EFFECT_READ;
}

/* So many undos (or redos) that the state is the one before (or with) the row. */
static void enter_history(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    const struct scene_step *chosen = &scene->steps[index];
    int count = 0;
    for (size_t i = 0; i < scene->step_count; i++) {
        const struct scene_step *step = &scene->steps[i];
        if (chosen->undone ? step->undone && (int)i >= index : !step->undone && (int)i <= index)
            count++;
    }
    const char *word = arena_printf(&ui->scratch, "%d", count);
    close_over(ui);
    ui_effect(ui, effect, chosen->undone ? COMMAND_redo : COMMAND_undo, &word, 1);
}

/* "role speaking": a verb of the command line with words, on the row in hand. */
static void run_typed(struct ui *ui, const struct scene *scene, enum command command,
                      struct effect *effect)
{
    const char *typed = input_text(&ui->line);
    const char *rest = typed + strcspn(typed, " ");
    rest += strspn(rest, " ");
    const char *last = *rest ? arena_strdup(&ui->scratch, rest) : NULL;
    close_over(ui);
    if (last && command_info(command)->where & WHERE_ROW)
        ui_run_on_selection(ui, scene, command, last, effect);
    else
        ui_command(ui, scene, command, effect);
}

static void enter_line(struct ui *ui, struct effect *effect)
{
    const char *text = input_text(&ui->line);
    if (str_blank(text)) {
        ui->over = OVER_NONE;
        return;
    }
    if (ui->over == OVER_EDIT) {
        const char *words[] = {ui->edited, arena_printf(&ui->scratch, "line=%s", text)};
        ui_effect(ui, effect, COMMAND_edit, words, 2);
    } else {
        const char *word = text;
        ui_effect(ui, effect, ui->over == OVER_CAPTURE ? COMMAND_capture : COMMAND_add, &word, 1);
    }
    close_over(ui);
}

static void enter(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    struct over_rows rows;
    over_rows(ui, scene, &rows);
    list_sync(&ui->rows_over, rows.ids.at, (int)rows.ids.count, ui->rows_over.height);
    int at = ui->rows_over.selected;
    bool chosen = at >= 0 && at < (int)rows.ids.count && rows.ids.at[at] != LIST_HEADING;
    switch (ui->over) {
    case OVER_ADD:
    case OVER_EDIT:
    case OVER_CAPTURE:
        enter_line(ui, effect);
        return;
    case OVER_FIND:
        if (chosen)
            enter_find(ui, scene, rows.index.at[at], effect);
        return;
    case OVER_PALETTE:
        if (chosen)
            run_typed(ui, scene, (enum command)rows.index.at[at], effect);
        return;
    case OVER_HELP:
        if (chosen) {
            close_over(ui);
            ui_command(ui, scene, (enum command)rows.index.at[at], effect);
        }
        return;
    case OVER_HISTORY:
        if (chosen)
            enter_history(ui, scene, rows.index.at[at], effect);
        return;
    case OVER_DETAIL:
        over_open(ui, scene, OVER_EDIT, arena_strdup(&ui->scratch, ui->edited));
        return;
    case OVER_IMPORT:
    case OVER_PAPER:
    case OVER_FINDING:
    case OVER_SNOOZE:
    case OVER_CHECKIN:
    case OVER_PROGRAMME:
    case OVER_NONE:
        break;
    }
}

/* ---- keys ---- */

static bool move_rows(struct ui *ui, const struct scene *scene, const struct input_event *event)
{
    static const struct {
        uint32_t code;
        uint32_t mods;
        enum list_move move;
    } moves[] = {
        {K_DOWN, 0, LIST_DOWN},        {K_UP, 0, LIST_UP},
        {'n', MOD_CTRL, LIST_DOWN},    {'p', MOD_CTRL, LIST_UP},
        {K_PGDN, 0, LIST_PAGE_DOWN},   {K_PGUP, 0, LIST_PAGE_UP},
    };
    struct over_rows rows;
    over_rows(ui, scene, &rows);
    list_sync(&ui->rows_over, rows.ids.at, (int)rows.ids.count, ui->rows_over.height);
    if (!rows.ids.count)
        return false;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (event_is_key(event, moves[i].code, moves[i].mods)) {
            list_move(&ui->rows_over, moves[i].move, rows.ids.at);
            return true;
        }
    return false;
}

/* Lists without a line understand the keys of the views too. */
static bool plain_keys(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    enum command command = event->type == EVENT_KEY ? keymap_find(&ui->keymap, event->key)
                                                    : COMMAND_COUNT;
    struct over_rows rows;
    if (has_line(ui->over) || command == COMMAND_COUNT)
        return false;
    over_rows(ui, scene, &rows);
    list_sync(&ui->rows_over, rows.ids.at, (int)rows.ids.count, ui->rows_over.height);
    if (command == COMMAND_down)
        list_move(&ui->rows_over, LIST_DOWN, rows.ids.at);
    else if (command == COMMAND_up)
        list_move(&ui->rows_over, LIST_UP, rows.ids.at);
    else if (command == COMMAND_back || ui->under != OVER_NONE)
        close_over(ui);
    else {
        close_over(ui);
        ui_command(ui, scene, command, effect);
    }
    return true;
}

/* What is no list and no single line does all of it itself. */
static bool own_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    if (ui->over == OVER_IMPORT)
        over_import_handle(ui, scene, event, effect);
    else if (ui->over == OVER_CHECKIN)
        over_checkin_handle(ui, event, effect);
    else if (ui->over == OVER_PAPER)
        over_paper_handle(ui, scene, event, effect);
    else if (ui->over == OVER_PROGRAMME)
        over_programme_handle(ui, scene, event, effect);
    else if (ui->over == OVER_FINDING || ui->over == OVER_SNOOZE)
        over_finding_handle(ui, scene, event, effect);
    else
        return false;
    return true;
}

void over_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                 struct effect *effect)
{
    if (own_handle(ui, scene, event, effect))
        return;
    if (event_is_key(event, K_ESC, 0) || event_is_key(event, 'c', MOD_CTRL) ||
        event_is_key(event, 'g', MOD_CTRL)) {
        close_over(ui);
        return;
    }
    if (event_is_key(event, K_ENTER, 0)) {
        enter(ui, scene, effect);
        return;
    }
    if (move_rows(ui, scene, event) || plain_keys(ui, scene, event, effect) || !has_line(ui->over))
        return;
    if ((ui->over == OVER_ADD || ui->over == OVER_EDIT) && over_drop_chip(ui, scene, event))
        return;
    if (input_handle(&ui->line, event) == INPUT_CHANGED) {
        ui->rows_over = (struct list){0};
        if (ui->over == OVER_FIND)
            effect->type = EFFECT_READ;
    }
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

static void paint_command(struct ui *ui, struct canvas *canvas, struct rect line, int index)
{
    const struct command_info *info = command_info((enum command)index);
    char key[KEY_TEXT_SIZE];
    canvas_put_cut(canvas, line.row, line.col + 2, 9, INK_FOOTER_KEY,
                   keymap_key(&ui->keymap, (enum command)index, key));
    canvas_put_cut(canvas, line.row, line.col + 12, 15, INK_NORMAL, info->verb);
    canvas_put_cut(canvas, line.row, line.col + 28, line.cols - 28, INK_DIM, info->summary);
}

static void paint_found(const struct scene *scene, struct canvas *canvas, struct rect line, int index)
{
    const struct item *item = scene->found[index];
    canvas_put_cut(canvas, line.row, line.col, 12, INK_DIM,
                   item->first_day == DAY_NONE ? "task" : ui_date(scene, item->first_day));
    canvas_put(canvas, line.row, line.col + 13, ui_area_ink(item->kind->area), "▌");
    canvas_put_cut(canvas, line.row, line.col + 15, line.cols - 27, INK_NORMAL, item->title);
    canvas_put_right(canvas, line.row, line.col + line.cols - 11, 11, INK_DIM, item->kind->word);
}

static void paint_step(const struct scene *scene, struct canvas *canvas, struct rect line, int index)
{
    const struct scene_step *step = &scene->steps[index];
    canvas_put_cut(canvas, line.row, line.col, 17, INK_DIM, step->when);
    canvas_put_cut(canvas, line.row, line.col + 18, line.cols - 26,
                   step->undone ? INK_DONE : INK_NORMAL, step->label);
    if (step->undone)
        canvas_put_right(canvas, line.row, line.col + line.cols - 7, 7, INK_DIM, "undone");
}

static void paint_row(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, int64_t id, int index)
{
    if (id == LIST_HEADING)
        canvas_put(canvas, line.row, line.col, INK_TITLE, command_group_title((enum command_group)index));
    else if (ui->over == OVER_FIND)
        paint_found(scene, canvas, line, index);
    else if (ui->over == OVER_HISTORY)
        paint_step(scene, canvas, line, index);
    else
        paint_command(ui, canvas, line, index);
}

static void paint_rows(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    struct over_rows rows;
    over_blank(canvas, area);
    over_rows(ui, scene, &rows);
    struct rect title = rect_cut_top(&area, 1);
    area = rect_inset(area, 0, 1);
    canvas_put_cut(canvas, title.row, title.col + 1, title.cols - 2, INK_TITLE, texts[ui->over].title);
    list_sync(&ui->rows_over, rows.ids.at, (int)rows.ids.count, area.rows);
    if (!rows.ids.count)
        canvas_put(canvas, area.row, area.col + 1, INK_HINT, texts[ui->over].empty);
    for (int i = 0; i < (int)rows.ids.count; i++) {
        struct rect line = {list_row_of(&ui->rows_over, area, i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        paint_row(ui, scene, canvas, line, rows.ids.at[i], rows.index.at[i]);
        if (i == ui->rows_over.selected) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
}

static void paint_detail(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect area)
{
    const struct item *item = over_item(ui, scene);
    over_blank(canvas, area);
    if (item)
        ui_paint_detail(scene, canvas, rect_inset(area, 0, 2), item);
    else
        canvas_put(canvas, area.row, area.col + 2, INK_HINT, "It is no longer there. Esc goes back.");
}

static void paint_foot(struct ui *ui, struct canvas *canvas)
{
    const char *enter_word = ui->over == OVER_HELP || ui->over == OVER_PALETTE ? "run"
                             : ui->over == OVER_DETAIL                         ? "edit"
                             : ui->over == OVER_HISTORY                        ? "go back there"
                             : ui->over == OVER_FIND                           ? "open"
                                                                               : "keep";
    int row = ui->rows - 1;
    struct rect foot = {row, 0, 1, ui->cols};
    canvas_fill(canvas, foot, INK_NORMAL);
    int col = canvas_put(canvas, row, 1, INK_FOOTER_KEY, "Enter");
    col = canvas_put(canvas, row, col + 1, INK_FOOTER_TEXT, enter_word);
    col = canvas_put(canvas, row, col + 2, INK_FOOTER_KEY, "Esc");
    canvas_put(canvas, row, col + 1, INK_FOOTER_TEXT, "back");
}

void over_paint_hints(const struct ui *ui, struct canvas *canvas, const struct over_hint *hints,
                      size_t count)
{
    struct rect foot = {ui->rows - 1, 0, 1, ui->cols};
    int col = 1;
    canvas_fill(canvas, foot, INK_NORMAL);
    for (size_t i = 0; i < count && col < ui->cols; i++) {
        col = canvas_put(canvas, foot.row, col, INK_FOOTER_KEY, hints[i].key);
        col = canvas_put(canvas, foot.row, col + 1, INK_FOOTER_TEXT, hints[i].text) + 2;
    }
}

static bool own_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect area)
{
    if (ui->over == OVER_IMPORT)
        over_import_paint(ui, scene, canvas, area);
    else if (ui->over == OVER_CHECKIN)
        over_checkin_paint(ui, scene, canvas, area);
    else if (ui->over == OVER_PAPER)
        over_paper_paint(ui, scene, canvas, area);
    else if (ui->over == OVER_PROGRAMME)
        over_programme_paint(ui, scene, canvas, area);
    else if (ui->over == OVER_FINDING || ui->over == OVER_SNOOZE)
        over_finding_paint(ui, scene, canvas, area);
    else
        return false;
    return true;
}

static bool over_one_line(enum overlay over)
{
    return over == OVER_ADD || over == OVER_EDIT || over == OVER_CAPTURE;
}

static void paint_capture(struct ui *ui, struct canvas *canvas, struct rect field)
{
    struct rect hint = {field.row - 1, 0, 1, ui->cols};
    canvas_fill(canvas, hint, INK_NORMAL);
    canvas_put_cut(canvas, hint.row, 1, ui->cols - 2, INK_HINT,
                   "who, what, what was promised; @feedback makes it one for the product");
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
}

void over_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    if (own_paint(ui, scene, canvas, area))
        return;
    if (ui->over == OVER_DETAIL)
        paint_detail(ui, scene, canvas, area);
    else if (!over_one_line(ui->over))
        paint_rows(ui, scene, canvas, area);
    paint_foot(ui, canvas);
    if (!has_line(ui->over))
        return;
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    canvas_fill(canvas, line, INK_NORMAL);
    int col = canvas_put(canvas, line.row, 1, INK_PROMPT, texts[ui->over].prompt) + 1;
    struct rect field = {line.row, col, 1, ui->cols - col - 1};
    if (ui->over == OVER_ADD || ui->over == OVER_EDIT)
        over_paint_chips(ui, scene, canvas, field);
    else if (ui->over == OVER_CAPTURE)
        paint_capture(ui, canvas, field);
    else
        input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
}
