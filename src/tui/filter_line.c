/* SPDX-License-Identifier: MIT
 *
 * filter_line: a line of the filter language being typed.
 */
#include "filter_line.h"

#include <string.h>

#include "complete.h"
#include "juggle/base/str.h"
#include "juggle/model/filter.h"

struct offers {
    const char *const *words;
    size_t count;
    size_t start; /* of the word in the line */
};

static struct offers offers_for(const struct ui *ui, const struct scene *scene)
{
    struct offers offers;
    offers.words =
        filter_complete(scene->arena, input_text(&ui->line), &scene->view.in, scene->view.items,
                        scene->view.count, &offers.start, &offers.count);
    return offers;
}

/* As far as all that could be meant agree; a whole word gets a blank behind it. */
static void complete(struct ui *ui, const struct scene *scene)
{
    struct offers offers = offers_for(ui, scene);
    const char *text = input_text(&ui->line), *word = text + offers.start;
    if (!offers.count)
        return;
    const char *more = offers.count == 1 ? offers.words[0]
                                         : complete_common(scene->arena, *word ? word : " ",
                                                           offers.words, offers.count);
    if (!strcmp(more, " ") || (offers.count > 1 && strlen(more) <= strlen(word)))
        return;
    bool whole = offers.count == 1 && more[strlen(more) - 1] != ':';
    input_set(&ui->line, arena_printf(&ui->scratch, "%.*s%s%s", (int)offers.start, text, more,
                                      whole ? " " : ""));
}

static int saved_at(const struct ui *ui, const struct scene *scene)
{
    const struct snapshot *s = scene->view.snapshot;
    for (size_t i = 0; i < s->filter_count; i++)
        if (str_equal(s->filters[i]->text, input_text(&ui->line)))
            return (int)i;
    return -1;
}

bool filter_line_next(struct ui *ui, const struct scene *scene)
{
    const struct snapshot *s = scene->view.snapshot;
    if (!s->filter_count)
        return false;
    input_set(&ui->line, s->filters[(size_t)(saved_at(ui, scene) + 1) % s->filter_count]->text);
    return true;
}

bool filter_line_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                     struct effect *effect)
{
    if (event_is_key(event, K_TAB, 0)) {
        complete(ui, scene);
        return true;
    }
    if (!event_is_key(event, 's', MOD_CTRL))
        return false;
    if (!str_blank(input_text(&ui->line)))
        over_name_open(ui, scene, input_text(&ui->line), effect);
    return true;
}

/* ---- painting ---- */

static const char *words_on_offer(const struct scene *scene, const struct offers *offers)
{
    enum { SHOWN = 12 };
    const char *text = "Tab:";
    for (size_t i = 0; i < offers->count && i < SHOWN; i++)
        text = arena_printf(scene->arena, "%s %s", text, offers->words[i]);
    return offers->count > SHOWN ? arena_printf(scene->arena, "%s ...", text) : text;
}

static const char *advice(const struct ui *ui, const struct scene *scene,
                          const struct offers *offers)
{
    int saved = saved_at(ui, scene);
    const char *word = input_text(&ui->line) + offers->start;
    if (saved >= 0)
        return arena_printf(scene->arena, "saved as \"%s\"",
                            scene->view.snapshot->filters[saved]->name);
    if (*word && offers->count && !(offers->count == 1 && str_equal(offers->words[0], word)))
        return words_on_offer(scene, offers);
    if (!input_text(&ui->line)[0])
        return arena_printf(
            scene->arena, "words, kind: area: due: project: tag: state: before: after: in: -not%s",
            scene->view.snapshot->filter_count ? "   Down: saved ones" : "");
    return "-word takes back, \"two words\" stay together, Tab completes, C-s saves";
}

void filter_line_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       const char *prompt, const char *problem)
{
    struct offers offers = offers_for(ui, scene);
    struct rect field = over_paint_prompt(ui, canvas, prompt);
    struct rect hint = {field.row - 1, 0, 1, ui->cols};
    canvas_fill(canvas, hint, INK_NORMAL);
    bool begun = offers.count > 0 && input_text(&ui->line)[offers.start];
    const char *text = problem && !begun ? problem : advice(ui, scene, &offers);
    canvas_put_cut(canvas, hint.row, 1, ui->cols - 2, problem && !begun ? INK_ERROR : INK_HINT,
                   text);
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
}
