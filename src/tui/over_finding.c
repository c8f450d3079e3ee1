/* SPDX-License-Identifier: MIT
 *
 * over_finding: one finding in full: what the plan says, against which published limit, by which
 * days, and the change that clears it, done by Enter; and the line in which the person lets it
 * wait.
 */
#include "over.h"

#include <string.h>

#include "juggle/base/str.h"

enum { SNOOZE_DAYS = 14, WORDS_MAX = 16 };

static const struct insight_finding *in_hand(const struct ui *ui, const struct scene *scene)
{
    return ui->findings.known ? insight_find(scene->insight, ui->findings.id) : NULL;
}

/* ---- painting ---- */

static void paragraph(struct canvas *canvas, struct rect *rest, enum ink ink, const char *text)
{
    if (str_blank(text) || rest->rows <= 0)
        return;
    int lines = canvas_put_wrapped(canvas, *rest, ink, text);
    rect_cut_top(rest, lines);
}

static const char *days_of(const struct scene *scene, const struct insight_finding *f)
{
    struct civil from = day_civil(f->from), to = day_civil(f->to);
    if (f->from == f->to)
        return arena_printf(scene->arena, "%d %s", to.mday, month_short(to.month));
    if (from.month == to.month && from.year == to.year)
        return arena_printf(scene->arena, "%d-%d %s", from.mday, to.mday, month_short(to.month));
    return arena_printf(scene->arena, "%d %s - %d %s", from.mday, month_short(from.month), to.mday,
                        month_short(to.month));
}

static void paint_heading(const struct scene *scene, struct canvas *canvas, struct rect line,
                          const struct insight_finding *f)
{
    const char *right = arena_printf(scene->arena, "%s%s · %s · %s", f->ahead ? "ahead · " : "",
                                     f->family, days_of(scene, f), rules_level_word(f->level));
    int col = canvas_put(canvas, line.row, line.col, insight_finding_ink(f->level),
                         insight_finding_sign(f->level));
    int room = line.cols - (col - line.col);
    int title = room - (int)strlen(f->rule) - 3;
    col = canvas_putf(canvas, line.row, col + 1, INK_DIM, "%s", f->rule);
    col = canvas_put_cut(canvas, line.row, col + 1, title, INK_TITLE, f->title);
    room = line.col + line.cols - col - 2;
    if ((int)strlen(right) <= room)
        canvas_put_right(canvas, line.row, col + 2, room, INK_DIM, right);
}

static void paint_evidence(const struct scene *scene, struct canvas *canvas, struct rect *rest,
                           const struct insight_finding *f, int below)
{
    int room = rest->rows - below;
    int shown = f->evidence_count < room ? f->evidence_count : room;
    if (shown < f->evidence_count)
        shown--; /* for the row that says how many more there are */
    for (int i = 0; i < shown; i++) {
        struct rect line = rect_cut_top(rest, 1);
        const struct insight_evidence *e = &f->evidence[i];
        canvas_put_cut(canvas, line.row, line.col, 11, INK_DIM, ui_date(scene, e->day));
        canvas_put_cut(canvas, line.row, line.col + 12, line.cols - 12, INK_NORMAL, e->text);
    }
    if (shown >= 0 && shown < f->evidence_count) {
        struct rect line = rect_cut_top(rest, 1);
        canvas_putf(canvas, line.row, line.col, INK_DIM, "and %d more", f->evidence_count - shown);
    }
}

void over_paint_finding(const struct scene *scene, struct canvas *canvas, struct rect area,
                        const struct insight_finding *f)
{
    struct rect rest = area;
    bool roomy = area.rows >= 12;
    paint_heading(scene, canvas, rect_cut_top(&rest, 1), f);
    rect_cut_top(&rest, roomy);
    paragraph(canvas, &rest, INK_NORMAL, f->fact);
    paragraph(canvas, &rest, INK_DIM, f->comparison);
    rect_cut_top(&rest, roomy);
    paragraph(canvas, &rest, INK_STRONG,
              f->command ? arena_printf(scene->arena, "→ %s", f->change) : f->change);
    if (f->snoozed_until != DAY_NONE)
        paragraph(
            canvas, &rest, INK_NOTICE,
            arena_printf(scene->arena, "It waits until %s.", ui_date(scene, f->snoozed_until)));
    rect_cut_top(&rest, roomy);
    int below = area.rows >= 9 ? 3 + 2 * roomy : 0;
    paint_evidence(scene, canvas, &rest, f, below);
    rect_cut_top(&rest, roomy);
    paragraph(canvas, &rest, INK_DIM, arena_printf(scene->arena, "Source: %s", f->source));
    rect_cut_top(&rest, roomy);
    paragraph(canvas, &rest, INK_HINT, scene->insight->footer);
}

static void paint_hint(const struct ui *ui, struct canvas *canvas, int *col, const char *key,
                       const char *word)
{
    *col = canvas_put(canvas, ui->rows - 1, *col, INK_FOOTER_KEY, key);
    *col = canvas_put(canvas, ui->rows - 1, *col + 1, INK_FOOTER_TEXT, word) + 2;
}

static void paint_line(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       const struct insight_finding *f)
{
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    canvas_fill(canvas, line, INK_NORMAL);
    int col = canvas_put(canvas, line.row, 1, INK_PROMPT, "why") + 1;
    struct rect field = {line.row, col, 1, ui->cols - col - 1};
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
    if (!ui->line.text.length)
        canvas_put_cut(canvas, line.row, col + 1, field.cols - 1, INK_HINT,
                       arena_printf(scene->arena,
                                    "I chose this    %s waits until %s; or: ... until 24 dec",
                                    f->rule, ui_date(scene, scene->today + SNOOZE_DAYS)));
}

void over_finding_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    const struct insight_finding *f = in_hand(ui, scene);
    char key[KEY_TEXT_SIZE];
    int col = 1;
    over_blank(canvas, area);
    canvas_fill(canvas, (struct rect){ui->rows - 1, 0, 1, ui->cols}, INK_NORMAL);
    if (f)
        over_paint_finding(scene, canvas,
                           rect_inset(area, area.rows >= 14, area.cols >= 60 ? 2 : 1), f);
    else
        canvas_put_wrapped(canvas, rect_inset(area, 1, 2), INK_HINT,
                           "This doesn't stand out any more. Esc goes back.");
    if (f && ui->over == OVER_SNOOZE) {
        paint_line(ui, scene, canvas, f);
        paint_hint(ui, canvas, &col, "Enter", "let it wait");
    } else if (f) {
        if (f->command)
            paint_hint(ui, canvas, &col, "Enter", "do it");
        paint_hint(ui, canvas, &col, keymap_key(&ui->keymap, COMMAND_snooze, key), "let it wait");
    }
    paint_hint(ui, canvas, &col, "Esc", "back");
}

/* ---- hands ---- */

static void apply(struct ui *ui, const struct insight_finding *f, struct effect *effect)
{
    const char *words[WORDS_MAX];
    size_t count = 0;
    if (!f->command) {
        ui_say(ui, "No single change in the calendar clears this", false, false);
        return;
    }
    for (const char *at = f->command; *at && count < WORDS_MAX; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        words[count++] = arena_strndup(&ui->scratch, at, length);
        at += length;
    }
    ui->over = OVER_NONE;
    ui_effect(ui, effect, COMMAND_COUNT, words, count);
    effect->type = EFFECT_LINE;
}

/* "I chose this until 24 dec": a date may stand at the end. */
static void snooze(struct ui *ui, const struct scene *scene, const struct insight_finding *f,
                   struct effect *effect)
{
    const char *text = input_text(&ui->line), *date = NULL;
    char fortnight[DATE_SIZE];
    for (const char *at = text; (at = strstr(at, "until ")); at++)
        if (at == text || at[-1] == ' ')
            date = at;
    const char *because = date ? arena_strndup(&ui->scratch, text, (size_t)(date - text)) : text;
    if (str_blank(because))
        because = "I chose this";
    const char *until = date ? date + strlen("until ")
                             : day_format(scene->today + SNOOZE_DAYS, fortnight);
    const char *words[] = {"juggle", "snooze", f->rule, "--until", until, "--because", because};
    ui->over = OVER_NONE;
    ui_effect(ui, effect, COMMAND_COUNT, words, sizeof words / sizeof *words);
    effect->type = EFFECT_LINE;
}

static void plain_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect)
{
    enum command command =
        event->type == EVENT_KEY ? keymap_find(&ui->keymap, event->key) : COMMAND_COUNT;
    if (command == COMMAND_snooze) {
        over_open(ui, scene, OVER_SNOOZE, effect);
        return;
    }
    if (command == COMMAND_COUNT)
        return;
    ui->over = OVER_NONE;
    if (command == COMMAND_down || command == COMMAND_up) { /* the next one, in full too */
        ui_command(ui, scene, command, effect);
        ui->over = OVER_FINDING;
    } else if (command != COMMAND_back) {
        ui_command(ui, scene, command, effect);
    }
}

void over_finding_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect)
{
    const struct insight_finding *f = in_hand(ui, scene);
    bool enter = event_is_key(event, K_ENTER, 0);
    if (!f || event_is_leave(event))
        ui->over = OVER_NONE;
    else if (ui->over == OVER_SNOOZE && enter)
        snooze(ui, scene, f, effect);
    else if (ui->over == OVER_SNOOZE)
        (void)input_handle(&ui->line, event);
    else if (enter)
        apply(ui, f, effect);
    else
        plain_key(ui, scene, event, effect);
}
