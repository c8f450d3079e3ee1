/* SPDX-License-Identifier: MIT
 *
 * over_stage: what became of a submission: the stages in their order, the next one in hand.
 */
#include <stdlib.h>

#include "over.h"
#include "talks.h"

/* What a stage means, by its number. */
static const char *const meanings[] = {
    [WORD_stage_IDEA] = "a thought, nothing is written",
    [WORD_stage_DRAFTING] = "the proposal is being written",
    [WORD_stage_SUBMITTED] = "sent in; it counts as load that may come",
    [WORD_stage_WAITLISTED] = "they may still call",
    [WORD_stage_ACCEPTED] = "they want it: the tasks that lead up to the stage are made",
    [WORD_stage_CONFIRMED] = "I said yes; the tasks are made if they weren't",
    [WORD_stage_GIVEN] = "done on stage; it counts for the talk's mileage",
    [WORD_stage_WRITTEN_UP] = "and the follow-up is out",
    [WORD_stage_REJECTED] = "not this time",
    [WORD_stage_WITHDRAWN] = "I took it back",
};

static const struct talks_row *submission(const struct ui *ui, const struct scene *scene)
{
    for (size_t i = 0; scene->talks && i < scene->talks->count; i++)
        if (str_equal(scene->talks->rows[i].id, ui->edited))
            return &scene->talks->rows[i];
    return NULL;
}

static const char *about(const struct ui *ui, const struct scene *scene)
{
    const struct talks_row *row = submission(ui, scene);
    return row ? arena_printf(scene->arena, "\"%s\" at %s", row->title, row->where) : "";
}

static int stage_now(const struct ui *ui, const struct scene *scene)
{
    int stage;
    const struct talks_row *row = submission(ui, scene);
    return row && word_parse(WORD_GROUP_stage, row->note, &stage) ? stage : -1;
}

void over_stage_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    int now = stage_now(ui, scene), next = now + 1 < word_count(WORD_GROUP_stage) ? now + 1 : now;
    (void)effect;
    ui->rows_over = (struct list){.id = next, .known = true};
}

static void rows(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    (void)ui;
    for (int stage = 0; stage < word_count(WORD_GROUP_stage); stage++)
        over_push(scene, out, stage, stage);
}

static void paint_row(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, int index)
{
    bool now = stage_now(ui, scene) == index;
    canvas_put(canvas, line.row, line.col + 1, INK_TALKS, now ? "▌" : " ");
    canvas_put_cut(canvas, line.row, line.col + 3, 12, now ? INK_STRONG : INK_NORMAL,
                   word_of(WORD_GROUP_stage, index));
    canvas_put_cut(canvas, line.row, line.col + 16, line.cols - 17, INK_DIM, meanings[index]);
}

static void choose(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    (void)scene;
    const char *words[] = {arena_strdup(&ui->scratch, ui->edited),
                           word_of(WORD_GROUP_stage, index)};
    over_close(ui);
    ui_effect(ui, effect, COMMAND_stage, words, 2);
}

const struct over_list over_stage_list = {
    NULL, "What became of it?", "", "say so", rows, paint_row, choose, about};
