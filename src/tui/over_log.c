/* SPDX-License-Identifier: MIT
 *
 * over_log: minutes already spent, in one line: how long, then what. A length alone is the task's
 * in hand.
 */
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/model/quickadd.h"
#include "over.h"

static const struct item *task_in_hand(const struct ui *ui, const struct scene *scene)
{
    const struct item *item = over_item(ui, scene);
    return item && item->task ? item : NULL;
}

void over_log_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    (void)effect;
    ui->edited[0] = '\0';
    if (item && item->task && strlen(item->id) < sizeof ui->edited)
        memcpy(ui->edited, item->id, strlen(item->id) + 1);
}

/* What the line says; *rest is what it is without the length. False: no length stands at either end
 * of it. */
static bool read_line(const struct ui *ui, const struct scene *scene, minutes *length,
                      const char **rest)
{
    return parse_spent(scene->arena, input_text(&ui->line), scene->quickadd->day_length, length,
                       rest);
}

static void keep(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    minutes length;
    char id[ID_SIZE];
    const char *rest;
    const struct item *task = task_in_hand(ui, scene);
    if (str_blank(input_text(&ui->line)))
        over_close(ui);
    if (ui->over == OVER_NONE || !read_line(ui, scene, &length, &rest) || (!*rest && !task))
        return;
    const char *words[] = {ui_length(scene, length),
                           *rest ? rest : id_format(RECORD_TASK, task->task->id, id)};
    ui_effect(ui, effect, COMMAND_log, words, 2);
    over_close(ui);
}

void over_log_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                     struct effect *effect)
{
    if (event_is_leave(event))
        over_close(ui);
    else if (event_is_key(event, K_ENTER, 0))
        keep(ui, scene, effect);
    else
        (void)input_handle(&ui->line, event);
}

/* ---- painting ---- */

static const char *reading(const struct ui *ui, const struct scene *scene)
{
    minutes length;
    struct quickadd read;
    const char *rest;
    const struct item *task = task_in_hand(ui, scene);
    if (!read_line(ui, scene, &length, &rest))
        return str_blank(input_text(&ui->line))
                   ? NULL
                   : "how long, first or last, up to a day: 20m, 1h30, 1.5h";
    if (!*rest)
        return task ? arena_printf(scene->arena, "%s on \"%s\", until now",
                                   ui_length(scene, length), task->title)
                    : "then what it was: Answered the auth thread @support";
    quickadd_read(scene->arena, rest, scene->quickadd, &read);
    return arena_printf(scene->arena, "%s on \"%s\", %s, until now", ui_length(scene, length),
                        read.title,
                        read.kind ? read.kind->word : kind_builtin()->at[KIND_SUPPORT].word);
}

void over_log_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area)
{
    struct rect field = over_paint_prompt(ui, canvas, "log"),
                hint = {field.row - 1, 0, 1, ui->cols};
    const char *text = reading(ui, scene);
    (void)area;
    over_paint_enter(ui, canvas, "keep");
    canvas_fill(canvas, hint, INK_NORMAL);
    canvas_put_cut(canvas, hint.row, 1, ui->cols - 2, text ? INK_STRONG : INK_HINT,
                   text ? text
                   : task_in_hand(ui, scene)
                       ? "how long: 20m, 1h30; words behind it make it something else than the row"
                       : "how long, then what: 20m Answered the auth thread @support");
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
}
