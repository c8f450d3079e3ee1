/* SPDX-License-Identifier: MIT
 *
 * over_decline: saying no to a conference: a line for the reason, which is kept.
 */
#include "juggle/base/str.h"
#include "over.h"

void over_decline_open(struct ui *ui, const struct scene *scene, int64_t conference,
                       struct effect *effect)
{
    char id[ID_SIZE];
    over_show(ui, scene, OVER_DECLINE, id_format(RECORD_CONFERENCE, conference, id), effect);
}

void over_decline_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect)
{
    (void)scene;
    if (event_is_leave(event)) {
        over_close(ui);
        return;
    }
    if (!event_is_key(event, K_ENTER, 0)) {
        (void)input_handle(&ui->line, event);
        return;
    }
    if (str_blank(input_text(&ui->line)))
        return;
    const char *words[] = {"juggle", "decline", arena_strdup(&ui->scratch, ui->edited), "--because",
                           arena_strdup(&ui->scratch, input_text(&ui->line))};
    over_close(ui);
    ui_effect(ui, effect, COMMAND_COUNT, words, sizeof words / sizeof *words);
    effect->type = EFFECT_LINE;
}

void over_decline_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    struct rect hint = {ui->rows - 3, 0, 1, ui->cols};
    (void)scene, (void)area;
    canvas_fill(canvas, hint, INK_NORMAL);
    canvas_put_cut(
        canvas, hint.row, 1, ui->cols - 2, INK_HINT,
        "what you will want to know next year: \"too close to KubeCon\", \"no travel budget\"");
    input_paint(&ui->line, canvas, over_paint_prompt(ui, canvas, "say no, because"), INK_INPUT,
                NULL, 0, true);
    over_paint_enter(ui, canvas, "say no; open tasks and legs go with it");
}
