/* SPDX-License-Identifier: MIT
 *
 * over_history: the named steps, newest first; Enter goes back to before the row, or forward to it.
 */
#include "over.h"

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

static void paint_row(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect line,
                      int index)
{
    const struct scene_step *step = &scene->steps[index];
    (void)ui;
    canvas_put_cut(canvas, line.row, line.col, 17, INK_DIM, step->when);
    canvas_put_cut(canvas, line.row, line.col + 18, line.cols - 26,
                   step->undone ? INK_DONE : INK_NORMAL, step->label);
    if (step->undone)
        canvas_put_right(canvas, line.row, line.col + line.cols - 7, 7, INK_DIM, "undone");
}

const struct over_list over_history_list = {NULL, "History, Enter goes back to before the row",
                                           "Nothing was changed yet.", "go back there", rows, paint_row,
                                           choose, NULL};
