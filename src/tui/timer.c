/* SPDX-License-Identifier: MIT
 *
 * timer: the running timer in the frame, and the question about one that ran too long: it stands
 * where the last action stands, and takes three keys of the very next press.
 */
#include <string.h>

#include "juggle/app/timer.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "ui.h"

enum { TITLE_LEAST = 8, HEADER_LEAST = 24, BACK_KEY = 'b' };

static const char *length_so_far(const struct scene *scene)
{
    int64_t ran = (scene->now - scene->timer->start) / 60;
    return arena_printf(scene->arena, "⏱ %d:%02d", (int)(ran / 60), (int)(ran % 60));
}

/* At the right end of its cells, the title as far as there is room. */
static void paint_in(const struct scene *scene, struct canvas *canvas, struct rect line)
{
    const char *length = length_so_far(scene), *title = scene->timer->title;
    int cells = text_width(length), name = text_width(title) + 1;
    if (line.cols < cells)
        return;
    if (line.cols < cells + 1 + TITLE_LEAST)
        name = 0;
    else if (name > line.cols - cells)
        name = line.cols - cells;
    int col = canvas_put(canvas, line.row, line.col + line.cols - cells - name, INK_STRONG, length);
    if (name)
        canvas_put_cut(canvas, line.row, col + 1, name - 1, INK_STRONG, title);
}

bool timer_in_header(const struct scene *scene, int free)
{
    return scene->timer && free >= HEADER_LEAST;
}

void timer_paint(const struct scene *scene, struct canvas *canvas, struct rect line)
{
    if (scene->timer && line.cols > 0)
        paint_in(scene, canvas, line);
}

/* ---- the question ---- */

void timer_ask(struct ui *ui, const struct timer_question *question)
{
    struct timer_form *form = &ui->timer;
    size_t length = strlen(question->stop_at);
    if (length >= sizeof form->stop_at || strlen(question->stop_words) >= sizeof form->stop_words)
        return;
    memcpy(form->stop_at, question->stop_at, length + 1);
    memcpy(form->stop_words, question->stop_words, strlen(question->stop_words) + 1);
    ui_say(ui, question->text, false, false);
    form->asking = true;
}

bool timer_may_ask(const struct ui *ui)
{
    return ui->over == OVER_NONE && !ui->message[0] && !ui->timer.asking;
}

bool timer_answer(struct ui *ui, const struct input_event *event, struct effect *effect)
{
    if (!ui->timer.asking)
        return false;
    ui->timer.asking = false;
    if (event_is_key(event, K_ESC, 0)) {
        ui_say(ui, "The timer goes on", false, false);
    } else if (event_is_key(event, BACK_KEY, 0)) {
        const char *words[] = {"juggle", "stop", "--at", ui->timer.stop_at};
        ui_effect(ui, effect, COMMAND_stop, words, 4);
        effect->type = EFFECT_LINE;
    } else if (keymap_find(&ui->keymap, event->key) == COMMAND_timer) {
        ui_effect(ui, effect, COMMAND_stop, NULL, 0);
    } else {
        return false;
    }
    return true;
}

bool timer_paint_question(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          int row)
{
    char key[KEY_TEXT_SIZE];
    const char *at = arena_printf(scene->arena, "stop as of %s", ui->timer.stop_words);
    const struct {
        const char *key, *text;
    } hints[] = {{"b", at}, {keymap_key(&ui->keymap, COMMAND_timer, key), "now"}, {"Esc", "go on"}};
    int cells = 0;
    if (!ui->timer.asking)
        return false;
    for (size_t i = 0; i < 3; i++)
        cells += 3 + text_width(hints[i].key) + text_width(hints[i].text);
    int col = 1, room = ui->cols - 1 - cells;
    if (room >= TITLE_LEAST)
        col = canvas_put_cut(canvas, row, 1, room, INK_DUE, ui->message);
    for (size_t i = 0; i < 3; i++) {
        col = canvas_put(canvas, row, col + (i || col > 1 ? 2 : 0), INK_FOOTER_KEY, hints[i].key);
        col = canvas_put(canvas, row, col + 1, INK_FOOTER_TEXT, hints[i].text);
    }
    return true;
}
