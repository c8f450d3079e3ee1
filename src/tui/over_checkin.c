/* SPDX-License-Identifier: MIT
 *
 * over_checkin: two keys a day, energy and how far work was left behind last evening, and a note
 * for who wants one. The second key stores both; Esc stores nothing.
 */
#include "juggle/base/str.h"
#include "over.h"

enum {
    BOX_ROWS = 12,
    BOX_COLS = 66,
    LOW_CELLS = 10,
    WORDS_COLS = 60,
    NARROW_COLS = 50,
    LEFT_OUT = -1
};

static const struct {
    const char *question, *brief, *low, *high;
} asked[CHECKIN_QUESTIONS] = {
    {"Energy now", "Energy now", "empty", "full"},
    {"Switched off last evening", "Off last evening", "not at all", "fully"}};

void over_checkin_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene, (void)effect;
    ui->checkin = (struct checkin_form){0};
}

static const char *answer_word(struct ui *ui, int answer)
{
    return answer == LEFT_OUT ? "-" : arena_printf(&ui->scratch, "%d", answer);
}

/* Behind it the questions of the month, where they are switched on and not asked yet. */
static void store(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const int *answers = ui->checkin.answers;
    const char *note = input_text(&ui->line);
    const char *words[] = {answer_word(ui, answers[0]), answer_word(ui, answers[1]), note};
    ui->over = OVER_NONE;
    if (answers[0] == LEFT_OUT && answers[1] == LEFT_OUT && str_blank(note)) {
        ui_say(ui, "Nothing was stored", false, false);
        return;
    }
    ui_effect(ui, effect, COMMAND_checkin, words, str_blank(note) ? 2 : 3);
    if (scene->survey_due)
        over_open(ui, scene, OVER_SURVEY, effect);
}

static void answer(struct ui *ui, const struct scene *scene, int value, struct effect *effect)
{
    struct checkin_form *form = &ui->checkin;
    form->answers[form->at++] = value;
    if (form->at == CHECKIN_QUESTIONS)
        store(ui, scene, effect);
}

static void handle_note(struct ui *ui, const struct input_event *event)
{
    if (event_is_key(event, K_ENTER, 0) || event_is_leave(event))
        ui->checkin.noting = false;
    else
        input_handle(&ui->line, event);
}

void over_checkin_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect)
{
    if (ui->checkin.noting) {
        handle_note(ui, event);
        return;
    }
    if (event->type != EVENT_KEY || event->key.mods & ~(uint32_t)MOD_CTRL)
        return;
    uint32_t code = event->key.code;
    if (code == K_ESC || code == 'q' || event_is_key(event, 'c', MOD_CTRL))
        ui->over = OVER_NONE;
    else if (event->key.mods)
        return;
    else if (code >= '1' && code <= '5')
        answer(ui, scene, (int)(code - '0'), effect);
    else if (code == '-')
        answer(ui, scene, LEFT_OUT, effect);
    else if (code == 'n')
        ui->checkin.noting = true;
    else if (code == K_BACKSPACE && ui->checkin.at > 0)
        ui->checkin.at--;
}

/* ---- painting ---- */

static void paint_question(const struct ui *ui, struct canvas *canvas, struct rect line, int which)
{
    const struct checkin_form *form = &ui->checkin;
    bool now = which == form->at && !form->noting, answered = which < form->at;
    bool words = line.cols >= WORDS_COLS;
    int col = line.col + (words ? 28 + LOW_CELLS + 1 : line.cols - 15);
    canvas_put_cut(canvas, line.row, line.col, words ? 27 : line.cols - 16,
                   now ? INK_STRONG : INK_DIM, words ? asked[which].question : asked[which].brief);
    if (words)
        canvas_put_right(canvas, line.row, col - LOW_CELLS - 1, LOW_CELLS, INK_DIM,
                         asked[which].low);
    for (int value = 1; value <= 5; value++) {
        bool chosen = answered && form->answers[which] == value;
        canvas_putf(canvas, line.row, col, chosen ? INK_TAB_ACTIVE : now ? INK_FOOTER_KEY : INK_DIM,
                    " %d ", value);
        col += 3;
    }
    if (words)
        canvas_put(canvas, line.row, col + 1, INK_DIM, asked[which].high);
    if (now)
        canvas_cursor(canvas, line.row, line.col, false);
}

static const char *scale_word(const struct scene *scene, int32_t number)
{
    return number >= 1 ? arena_printf(scene->arena, "%d", number) : "-";
}

static void paint_stored(const struct scene *scene, struct canvas *canvas, struct rect line)
{
    const struct checkin *stored = scene->checkin;
    const char *text = "Today has none yet.";
    if (stored)
        text = arena_printf(
            scene->arena, "Stored today: energy %s, switched off %s. Answers replace it.",
            scale_word(scene, stored->energy), scale_word(scene, stored->switched_off));
    canvas_put_cut(canvas, line.row, line.col, line.cols, INK_NORMAL, text);
}

static void paint_note(struct ui *ui, struct canvas *canvas, struct rect line)
{
    int col =
        canvas_put(canvas, line.row, line.col, ui->checkin.noting ? INK_STRONG : INK_DIM, "Note");
    struct rect field = {line.row, col + 1, 1, line.col + line.cols - col - 1};
    if (ui->checkin.noting || !str_blank(input_text(&ui->line)))
        input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, ui->checkin.noting);
    else
        canvas_put_cut(canvas, line.row, col + 1, field.cols, INK_HINT,
                       "n writes one, only if you like");
}

static void paint_box(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect box)
{
    bool roomy = box.rows >= BOX_ROWS;
    canvas_box(canvas, box, INK_BORDER);
    canvas_putf(canvas, box.row, box.col + 2, INK_TITLE, " Check-in, %s ",
                ui_date(scene, scene->today));
    struct rect inner = rect_inset(box, 1, 2);
    rect_cut_top(&inner, roomy ? 1 : 0);
    for (int i = 0; i < CHECKIN_QUESTIONS; i++)
        paint_question(ui, canvas, rect_cut_top(&inner, 1), i);
    rect_cut_top(&inner, roomy ? 1 : 0);
    paint_note(ui, canvas, rect_cut_top(&inner, 1));
    rect_cut_top(&inner, roomy ? 1 : 0);
    if (inner.rows > 0)
        paint_stored(scene, canvas, rect_cut_top(&inner, 1));
    canvas_put_wrapped(canvas, inner, INK_HINT,
                       "Two numbers and the note stay in your own store. They weigh in balance and "
                       "warnings; no shared report ever has them.");
}

void over_checkin_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    const char *skip = ui->cols < NARROW_COLS ? "skip" : "skip, nothing is stored";
    const struct over_hint keys[] = {
        {"1-5", "answer"}, {"-", "leave out"}, {"n", "note"}, {"Esc", skip}};
    static const struct over_hint noting[] = {{"Enter", "back to the numbers"}};
    if (ui->over == OVER_CHECKIN)
        over_blank(canvas, area); /* else it stands on a page */
    struct rect former = canvas_clip(canvas, area);
    paint_box(ui, scene, canvas, rect_centre(area, BOX_ROWS, BOX_COLS));
    canvas_unclip(canvas, former);
    over_paint_hints(ui, canvas, ui->checkin.noting ? noting : keys, ui->checkin.noting ? 1 : 4);
}
