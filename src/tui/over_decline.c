/* SPDX-License-Identifier: MIT
 *
 * over_decline: saying no to a conference: a line for the reason, which is kept.
 */
#include "juggle/base/str.h"
#include "juggle/base/text.h"
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

static const char *name_of(const struct ui *ui, const struct scene *scene)
{
    enum record_kind kind;
    int64_t number;
    const char *occurrence;
    const struct conference *c =
        id_parse(ui->edited, &kind, &number, &occurrence)
            ? snapshot_find(scene->view.snapshot, RECORD_CONFERENCE, number)
            : NULL;
    return c ? c->name : "it";
}

void over_decline_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    struct rect hint = {ui->rows - 3, 0, 1, ui->cols};
    (void)area;
    canvas_fill(canvas, hint, INK_NORMAL);
    canvas_put_cut(canvas, hint.row, 1, ui->cols - 2, INK_HINT,
                   "for next year: \"too close to KubeCon\", \"no travel budget\"");
    const char *name = name_of(ui, scene);
    size_t fits = text_fit(name, ui->cols / 3);
    const char *prompt = arena_printf(scene->arena, "no to %.*s%s, because", (int)fits, name,
                                      name[fits] ? "..." : "");
    input_paint(&ui->line, canvas, over_paint_prompt(ui, canvas, prompt), INK_INPUT, NULL, 0, true);
    over_paint_enter(ui, canvas,
                     ui->cols < 60 ? "say no" : "say no; open tasks and legs go with it");
}
