/* SPDX-License-Identifier: MIT
 *
 * over_stage: what became of a submission, how far a piece of feedback is, and in which role the
 * person is somewhere: the words in their order, the next one in hand.
 */
#include <stdio.h>
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
    const char *line = feedback(ui, scene);
    for (int state = WORD_feedback_NEW; state < word_count(WORD_GROUP_feedback); state++)
        if (str_starts(line, word_said(scene->arena, WORD_GROUP_feedback, state)) ||
            str_starts(line, word_of(WORD_GROUP_feedback, state)))
            return state;
    return -1;
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

/* ---- roles ---- */

/* A conference that is no row of an item. */
static const struct conference *one_conference(const struct ui *ui, const struct scene *scene)
{
    const struct snapshot *s = scene->view.snapshot;
    char id[ID_SIZE];
    for (size_t i = 0; i < s->conference_count; i++)
        if (str_equal(id_format(RECORD_CONFERENCE, s->conferences[i]->id, id), ui->edited))
            return s->conferences[i];
    return NULL;
}

/* -1: several are meant. */
static int role_now(const struct ui *ui, const struct scene *scene)
{
    const struct conference *c = one_conference(ui, scene);
    const struct item *item = c || !ui->edited[0] ? NULL : over_item(ui, scene);
    return c ? (int)c->role : item ? (int)item->role : -1;
}

static const char *about_role(const struct ui *ui, const struct scene *scene)
{
    const struct conference *c = one_conference(ui, scene);
    const struct item *item = c || !ui->edited[0] ? NULL : over_item(ui, scene);
    if (!ui->edited[0])
        return arena_printf(scene->arena, "%zu marked", ui->mark_count);
    return c ? c->name : item ? item->title : "";
}

/* Who opens it above a programme has said which session; else it is what the view's hand means. */
void over_role_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const char *words[MARKS_MAX];
    size_t count = ui->under == OVER_NONE ? ui_meant(ui, scene, COMMAND_role, words) : 0;
    (void)effect;
    if (!count && ui->under == OVER_NONE) {
        ui->over = OVER_NONE;
        return;
    }
    if (count)
        snprintf(ui->edited, sizeof ui->edited, "%s", count == 1 ? words[0] : "");
    int now = role_now(ui, scene);
    ui->rows_over =
        (struct list){.id = now > WORD_role_NONE ? now : WORD_role_SPEAKING, .known = true};
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

static void roles(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    (void)ui;
    words_from(scene, out, WORD_GROUP_role, WORD_role_NONE);
}

static void paint_word(const struct scene *scene, struct canvas *canvas, struct rect line,
                       enum word_group group, int word, bool now)
{
    canvas_put(canvas, line.row, line.col + 1, INK_TALKS, now ? "▌" : " ");
    canvas_put_cut(canvas, line.row, line.col + 3, 13, now ? INK_STRONG : INK_NORMAL,
                   word_said(scene->arena, group, word));
    canvas_put_cut(canvas, line.row, line.col + 17, line.cols - 18, INK_DIM,
                   word_summary(group, word));
}

static void paint_stage(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line, int index)
{
    paint_word(scene, canvas, line, WORD_GROUP_stage, index, stage_now(ui, scene) == index);
}

static void paint_state(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line, int index)
{
    paint_word(scene, canvas, line, WORD_GROUP_feedback, index, feedback_now(ui, scene) == index);
}

static void paint_role(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect line, int index)
{
    paint_word(scene, canvas, line, WORD_GROUP_role, index, role_now(ui, scene) == index);
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

static void choose_role(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    if (ui->edited[0]) {
        ui->mark_count = 0;
        say(ui, COMMAND_role, WORD_GROUP_role, index, effect);
        return;
    }
    over_close(ui);
    ui_run_on_selection(ui, scene, COMMAND_role, word_of(WORD_GROUP_role, index), effect);
}

const struct over_list over_stage_list = {
    NULL,         "What became of it?", "",  "say so", stages, paint_stage,
    choose_stage, about_submission,     NULL};
const struct over_list over_role_list = {
    NULL, "In which role are you there?", "", "say so", roles, paint_role, choose_role, about_role,
    NULL};
const struct over_list over_feedback_list = {
    NULL, "How far has it come?", "", "say so", states, paint_state, choose_state, feedback, NULL};
