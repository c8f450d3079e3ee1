/* SPDX-License-Identifier: MIT
 *
 * over_survey: the four questions of the month, offered once behind a check-in where they are
 * switched on. Four keys answer them; Esc means not this month, and they come back with the next
 * one.
 */
#include "juggle/app/survey.h"

#include "over.h"

enum { BOX_ROWS = 13, BOX_COLS = 74, SCALE_CELLS = 15, NARROW_COLS = 56, LEFT_OUT = 0 };

void over_survey_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene, (void)effect;
    ui->survey = (struct survey_form){0};
}

/* Every question that has no answer is left out. */
static void store(struct ui *ui, struct effect *effect)
{
    const char *words[3 + SURVEY_QUESTIONS] = {"juggle", "checkin", "--month"};
    for (int i = 0; i < SURVEY_QUESTIONS; i++)
        words[3 + i] = ui->survey.answers[i] == LEFT_OUT
                           ? "-"
                           : arena_printf(&ui->scratch, "%d", ui->survey.answers[i]);
    ui_effect(ui, effect, COMMAND_checkin, words, sizeof words / sizeof *words);
    effect->type = EFFECT_LINE;
    over_close(ui);
}

void over_survey_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect)
{
    struct survey_form *form = &ui->survey;
    (void)scene;
    if (event->type != EVENT_KEY)
        return;
    uint32_t code = event->key.code;
    if (event_is_leave(event) || event_is_key(event, 'q', 0)) {
        *form = (struct survey_form){0};
        store(ui, effect);
    } else if (event->key.mods) {
        return;
    } else if ((code >= '1' && code <= '5') || code == '-') {
        form->answers[form->at++] = code == '-' ? LEFT_OUT : (int)(code - '0');
        if (form->at == SURVEY_QUESTIONS)
            store(ui, effect);
    } else if (code == K_BACKSPACE && form->at > 0) {
        form->answers[--form->at] = LEFT_OUT;
    }
}

static void paint_question(const struct ui *ui, struct canvas *canvas, struct rect line, int which)
{
    const struct survey_form *form = &ui->survey;
    bool now = which == form->at;
    int col = line.col + line.cols - SCALE_CELLS;
    canvas_put_cut(canvas, line.row, line.col, line.cols - SCALE_CELLS - 1,
                   now ? INK_STRONG : INK_DIM, survey_question(which)->text);
    for (int value = 1; value <= 5; value++) {
        bool chosen = which < form->at && form->answers[which] == value;
        canvas_putf(canvas, line.row, col,
                    chosen ? INK_TAB_ACTIVE
                    : now  ? INK_FOOTER_KEY
                           : INK_DIM,
                    " %d ", value);
        col += 3;
    }
    if (now)
        canvas_cursor(canvas, line.row, line.col, false);
}

/* What 1 and 5 mean for the question that is asked. */
static void paint_scale(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line)
{
    int which = ui->survey.at < SURVEY_QUESTIONS ? ui->survey.at : SURVEY_QUESTIONS - 1;
    const struct survey_question *question = survey_question(which);
    canvas_put_right(canvas, line.row, line.col, line.cols, INK_DIM,
                     arena_printf(scene->arena, "1 %s   5 %s", question->low, question->high));
}

/* Where the questions don't fit beside their numbers: the one that is asked. */
static void paint_narrow(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect inner)
{
    int which = ui->survey.at < SURVEY_QUESTIONS ? ui->survey.at : SURVEY_QUESTIONS - 1;
    struct rect text = rect_cut_top(&inner, 2);
    canvas_put_wrapped(canvas, text, INK_STRONG,
                       arena_printf(scene->arena, "%d of %d  %s", which + 1, SURVEY_QUESTIONS,
                                    survey_question(which)->text));
    if (inner.rows > 0)
        paint_scale(ui, scene, canvas, rect_cut_top(&inner, 1));
}

void over_survey_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    static const struct over_hint keys[] = {
        {"1-5", "answer"}, {"-", "leave out"}, {"Bksp", "back"}, {"Esc", "not this month"}};
    over_blank(canvas, area);
    struct rect former = canvas_clip(canvas, area), box = rect_centre(area, BOX_ROWS, BOX_COLS);
    bool roomy = box.rows >= BOX_ROWS;
    canvas_box(canvas, box, INK_BORDER);
    canvas_putf(canvas, box.row, box.col + 2, INK_TITLE, " Once a month: %s ",
                month_long(day_civil(scene->today).month));
    struct rect inner = rect_inset(box, 1, 2);
    rect_cut_top(&inner, roomy ? 1 : 0);
    bool narrow = inner.cols < NARROW_COLS;
    for (int i = 0; !narrow && i < SURVEY_QUESTIONS; i++)
        paint_question(ui, canvas, rect_cut_top(&inner, 1), i);
    if (narrow)
        paint_narrow(ui, scene, canvas, rect_cut_top(&inner, 3));
    else if (inner.rows > 0)
        paint_scale(ui, scene, canvas, rect_cut_top(&inner, 1));
    rect_cut_top(&inner, roomy ? 1 : 0);
    canvas_put_wrapped(
        canvas, inner, INK_HINT,
        "Only if you like, and for you alone: no sum, no limit, no shared report ever has them. "
        "juggle report shows the months; [checkin] monthly = off ends it.");
    canvas_unclip(canvas, former);
    over_paint_hints(ui, canvas, keys, sizeof keys / sizeof *keys);
}
