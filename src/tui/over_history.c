/* SPDX-License-Identifier: MIT
 *
 * over_history: the named steps, newest first, and what the one in hand changed: beside the list
 * where there is room, else after Right. Enter goes back to before the row, or forward to it.
 */
#include <string.h>

#include "juggle/app/history.h"
#include "over.h"

enum { BESIDE_COLS = 100, WHEN_CELLS = 17, WHEN_FROM = 48, NAME_CELLS = 14, WHOLE_CHANGES = 12 };

static void rows(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    (void)ui;
    for (size_t i = 0; i < scene->step_count; i++)
        over_push(scene, out, scene->steps[i].id, (int)i);
}

/* So many undos (or redos) that the state is the one before (or with) the row. */
static void choose(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    const struct scene_step *chosen = &scene->steps[index];
    int count = 0;
    for (size_t i = 0; i < scene->step_count; i++) {
        const struct scene_step *step = &scene->steps[i];
        if (chosen->undone ? step->undone && (int)i >= index : !step->undone && (int)i <= index)
            count++;
    }
    const char *word = arena_printf(&ui->scratch, "%d", count);
    over_close(ui);
    ui_effect(ui, effect, chosen->undone ? COMMAND_redo : COMMAND_undo, &word, 1);
}

static void paint_row(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, int index)
{
    const struct scene_step *step = &scene->steps[index];
    bool newest = !step->undone && (index == 0 || scene->steps[index - 1].undone);
    int when = line.cols < WHEN_FROM ? 0 : WHEN_CELLS + 1 + (scene->h24 ? 0 : 2);
    (void)ui;
    canvas_put_cut(canvas, line.row, line.col, when, INK_DIM, step->when);
    canvas_put_cut(canvas, line.row, line.col + when, line.cols - when - 8,
                   step->undone ? INK_DONE : INK_NORMAL, step->label);
    if (step->undone || newest)
        canvas_put_right(canvas, line.row, line.col + line.cols - 7, 7,
                         step->undone ? INK_DIM : INK_STRONG, step->undone ? "undone" : "now");
}

/* The newest that stands, else the first one. */
static void take_in_hand(struct ui *ui, const struct scene *scene)
{
    size_t at = 0;
    while (at < scene->step_count && scene->steps[at].undone)
        at++;
    if (ui->rows_over.known || !scene->step_count)
        return;
    ui->rows_over.id = scene->steps[at < scene->step_count ? at : 0].id;
    ui->rows_over.known = true;
}

/* Its words say what Enter does: that is not the same on both sides of now. */
const struct over_list over_history_list = {
    NULL, "History", "Nothing was changed yet.", "go there", rows, paint_row, choose, NULL, NULL};

void over_history_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect)
{
    enum command command =
        event->type == EVENT_KEY ? keymap_find(&ui->keymap, event->key) : COMMAND_COUNT;
    take_in_hand(ui, scene);
    int64_t before = ui->rows_over.id;
    bool aside = command == COMMAND_back || command == COMMAND_left;
    if (ui->history_whole && aside)
        ui->history_whole = false;
    else if (command == COMMAND_right && ui->cols < BESIDE_COLS)
        ui->history_whole = scene->step_count > 0;
    else if (command != COMMAND_left && command != COMMAND_right)
        over_list_handle(ui, scene, event, effect);
    if (ui->over == OVER_HISTORY && ui->rows_over.id != before)
        effect->type = EFFECT_READ;
}

void over_history_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene, (void)effect;
    ui->history_whole = false;
}

/* ---- painting ---- */

static const struct scene_step *step_in_hand(const struct ui *ui, const struct scene *scene)
{
    for (size_t i = 0; i < scene->step_count; i++)
        if (ui->rows_over.known && scene->steps[i].id == ui->rows_over.id)
            return &scene->steps[i];
    return NULL;
}

static void paint_field(struct canvas *canvas, struct rect line,
                        const struct history_change *change, const struct history_field *field)
{
    bool changed = !strcmp(change->what, "changed");
    int col = line.col + NAME_CELLS + 2, end = line.col + line.cols;
    canvas_put_cut(canvas, line.row, line.col + 2, NAME_CELLS - 1, INK_DIM, field->name);
    if (changed) {
        col =
            canvas_put_cut(canvas, line.row, col, (end - col) / 2 - 2, INK_DIM, field->before) + 1;
        canvas_glyph(canvas, line.row, col, INK_DIM, GLYPH_ARROW_RIGHT);
        col += 2;
    }
    canvas_put_cut(canvas, line.row, col, end - col, INK_NORMAL,
                   !strcmp(change->what, "removed") ? field->before : field->after);
}

static void paint_change(const struct scene *scene, struct canvas *canvas, struct rect *area,
                         const struct history_change *change, bool whole)
{
    struct rect line = rect_cut_top(area, 1);
    canvas_put_cut(canvas, line.row, line.col, line.cols, INK_STRONG,
                   arena_printf(scene->arena, "%s %s%s%s", change->what, change->id,
                                *change->title ? "  " : "", change->title));
    for (size_t i = 0; whole && i < change->field_count && area->rows > 0; i++)
        paint_field(canvas, rect_cut_top(area, 1), change, &change->fields[i]);
}

static void paint_step(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    const struct scene_step *step = step_in_hand(ui, scene);
    struct rect title = rect_cut_top(&area, 1);
    if (!step)
        return;
    canvas_put_cut(canvas, title.row, title.col, title.cols, INK_TITLE, step->label);
    if (step->undone)
        canvas_put_right(canvas, title.row, title.col, title.cols, INK_DIM, "taken back");
    struct rect foot = rect_cut_bottom(&area, step->changes > (size_t)area.rows);
    size_t i = 0;
    for (; i < scene->change_count && area.rows > 0; i++)
        paint_change(scene, canvas, &area, &scene->changes[i],
                     scene->change_count <= WHOLE_CHANGES);
    if (foot.rows && i < step->changes)
        canvas_putf(canvas, foot.row, foot.col, INK_DIM, "and %zu more", step->changes - i);
}

static void paint_hints(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        bool beside)
{
    const struct scene_step *step = step_in_hand(ui, scene);
    struct over_hint hints[3];
    size_t count = 0;
    if (step)
        hints[count++] = (struct over_hint){
            "Enter", step->undone ? "do it again, with all before it" : "back to before it"};
    if (step && !beside && !ui->history_whole)
        hints[count++] = (struct over_hint){"Right", "what it changed"};
    hints[count++] = (struct over_hint){"Esc", "back"};
    over_paint_hints(ui, canvas, hints, count);
}

void over_history_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    struct rect left = area, right = area;
    bool beside = ui->cols >= BESIDE_COLS && scene->step_count;
    if (beside) {
        left = rect_cut_left(&right, area.cols / 2);
        rect_cut_left(&right, 1);
    }
    over_blank(canvas, area);
    take_in_hand(ui, scene);
    if (beside || !ui->history_whole)
        over_list_paint(ui, scene, canvas, left);
    if (beside)
        canvas_vline(canvas, area.row, right.col - 1, area.rows, INK_BORDER);
    if (beside || ui->history_whole)
        paint_step(ui, scene, canvas, rect_inset(right, 0, 1));
    paint_hints(ui, scene, canvas, beside);
}
