/* SPDX-License-Identifier: MIT
 *
 * over_stage: what became of a submission, and how far a piece of feedback is: the words in their
 * order, the next one in hand.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "over.h"
#include "talks.h"

static const struct talks_row *submission(const struct ui *ui, const struct scene *scene)
{
    for (size_t i = 0; scene->talks && i < scene->talks->count; i++)
        if (str_equal(scene->talks->rows[i].id, ui->edited))
            return &scene->talks->rows[i];
    return NULL;
}

/* A line of the page of the review. */
static const char *feedback(const struct ui *ui, const struct scene *scene)
{
    for (size_t i = 0; scene->page && i < scene->page->count; i++)
        if (scene->page->lines[i].id && str_equal(scene->page->lines[i].id, ui->edited))
            return scene->page->lines[i].text;
    return "";
}

static const char *about_submission(const struct ui *ui, const struct scene *scene)
{
    const struct talks_row *row = submission(ui, scene);
    return row ? arena_printf(scene->arena, "\"%s\" at %s", row->title, row->where) : "";
}

/* The word that it is now; -1: it isn't known. */
static int stage_now(const struct ui *ui, const struct scene *scene)
{
    int stage;
    const struct talks_row *row = submission(ui, scene);
    return row && word_parse(WORD_GROUP_stage, row->note, &stage) ? stage : -1;
}

static int feedback_now(const struct ui *ui, const struct scene *scene)
{
    int state;
    const char *line = feedback(ui, scene);
    const char *word = arena_strndup(scene->arena, line, strcspn(line, " "));
    return word_parse(WORD_GROUP_feedback, word, &state) ? state : -1;
}

static void take_next(struct ui *ui, int now, enum word_group group)
{
    ui->rows_over = (struct list){.id = now + 1 < word_count(group) ? now + 1 : now, .known = true};
}

void over_stage_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)effect;
    take_next(ui, stage_now(ui, scene), WORD_GROUP_stage);
}

void over_feedback_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)effect;
    take_next(ui, feedback_now(ui, scene), WORD_GROUP_feedback);
}

/* ---- rows ---- */

static void words_from(const struct scene *scene, struct over_rows *out, enum word_group group,
                       int first)
{
    for (int word = first; word < word_count(group); word++)
        over_push(scene, out, word, word);
}

static void stages(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    (void)ui;
    words_from(scene, out, WORD_GROUP_stage, 0);
}

static void states(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    (void)ui;
    words_from(scene, out, WORD_GROUP_feedback, WORD_feedback_NEW);
}

static void paint_word(struct canvas *canvas, struct rect line, enum word_group group, int word,
                       bool now)
{
    canvas_put(canvas, line.row, line.col + 1, INK_TALKS, now ? "▌" : " ");
    canvas_put_cut(canvas, line.row, line.col + 3, 13, now ? INK_STRONG : INK_NORMAL,
                   word_of(group, word));
    canvas_put_cut(canvas, line.row, line.col + 17, line.cols - 18, INK_DIM,
                   word_summary(group, word));
}

static void paint_stage(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line, int index)
{
    paint_word(canvas, line, WORD_GROUP_stage, index, stage_now(ui, scene) == index);
}

static void paint_state(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line, int index)
{
    paint_word(canvas, line, WORD_GROUP_feedback, index, feedback_now(ui, scene) == index);
}

static void say(struct ui *ui, enum command command, enum word_group group, int word,
                struct effect *effect)
{
    const char *words[] = {arena_strdup(&ui->scratch, ui->edited), word_of(group, word)};
    over_close(ui);
    ui_effect(ui, effect, command, words, 2);
}

static void choose_stage(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    (void)scene;
    say(ui, COMMAND_stage, WORD_GROUP_stage, index, effect);
}

static void choose_state(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    (void)scene;
    say(ui, COMMAND_feedback, WORD_GROUP_feedback, index, effect);
}

const struct over_list over_stage_list = {
    NULL, "What became of it?", "", "say so", stages, paint_stage, choose_stage, about_submission, NULL};
const struct over_list over_feedback_list = {
    NULL, "How far has it come?", "", "say so", states, paint_state, choose_state, feedback, NULL};
