/* SPDX-License-Identifier: MIT
 *
 * over_finding: one finding in full: what the plan says, against which published limit, by which
 * days, and the change that clears it, done by Enter; and the line in which the person lets it
 * wait.
 */
#include "lines.h"
#include "over.h"

#include <string.h>

#include "juggle/base/str.h"

enum { SNOOZE_DAYS = 14, WORDS_MAX = 16, DATE_CELLS = 12 };

static const struct insight_finding *in_hand(const struct ui *ui, const struct scene *scene)
{
    return ui->findings.known ? insight_find(scene->insight, ui->findings.id) : NULL;
}

/* ---- painting ---- */

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

/* A blank line, where there are some left. */
static void add_gap(struct lines *lines, int *gaps)
{
    if ((*gaps)-- > 0)
        lines_add(lines, INK_NORMAL, 0, "");
}

static void add_evidence(const struct scene *scene, struct lines *lines,
                         const struct insight_finding *f, int most)
{
    int shown = f->evidence_count <= most ? f->evidence_count : most - 1;
    for (int i = 0; i < shown; i++)
        lines_paragraph(lines, INK_NORMAL, DATE_CELLS,
                        arena_printf(scene->arena, "%-*s%s", DATE_CELLS,
                                     ui_date(scene, f->evidence[i].day), f->evidence[i].text));
    if (shown >= 0 && shown < f->evidence_count)
        lines_addf(lines, INK_DIM, 0, "and %d more", f->evidence_count - shown);
}

/* All below the heading, with so many lines of evidence and blank ones at most. */
static struct lines write_page(const struct scene *scene, const struct insight_finding *f, int cols,
                               int gaps, int evidence)
{
    struct lines lines = {.arena = scene->arena, .h24 = scene->h24, .cols = cols};
    add_gap(&lines, &gaps);
    lines_paragraph(&lines, INK_NORMAL, 0, f->fact);
    lines_paragraph(&lines, INK_DIM, 0, f->comparison);
    add_gap(&lines, &gaps);
    lines_paragraph(&lines, INK_STRONG, 0,
                    f->command ? arena_printf(scene->arena, "→ %s", f->change) : f->change);
    if (f->snoozed_until != DAY_NONE)
        lines_paragraph(
            &lines, INK_NOTICE, 0,
            arena_printf(scene->arena, "It waits until %s.", ui_date(scene, f->snoozed_until)));
    if (f->evidence_count)
        add_gap(&lines, &gaps);
    add_evidence(scene, &lines, f, evidence);
    add_gap(&lines, &gaps);
    lines_paragraph(&lines, INK_DIM, 0, arena_printf(scene->arena, "Source: %s", f->source));
    if (scene->insight->footer)
        add_gap(&lines, &gaps);
    lines_paragraph(&lines, INK_HINT, 0, scene->insight->footer);
    return lines;
}

enum { GAPS = 5, EVIDENCE_LEAST = 2 };

/* As many blank lines as there is room for beside all that is written. */
static int fitting_gaps(const struct scene *scene, const struct insight_finding *f,
                        struct rect area, int evidence)
{
    int written = (int)write_page(scene, f, area.cols, 0, evidence).all.count;
    int left = area.rows - written;
    return left < 0 ? 0 : left < GAPS ? left : GAPS;
}

/* Where there is not room for all, the blank lines give way first, then evidence. */
static struct lines fit_page(const struct scene *scene, const struct insight_finding *f,
                             struct rect area)
{
    int over = (int)write_page(scene, f, area.cols, 0, f->evidence_count).all.count - area.rows;
    int left = f->evidence_count - (over > 0 ? over : 0);
    int evidence = left < EVIDENCE_LEAST && f->evidence_count > left ? EVIDENCE_LEAST : left;
    return write_page(scene, f, area.cols, fitting_gaps(scene, f, area, evidence), evidence);
}

void over_paint_finding(const struct scene *scene, struct canvas *canvas, struct rect area,
                        const struct insight_finding *f)
{
    paint_heading(scene, canvas, rect_cut_top(&area, 1), f);
    struct lines lines = fit_page(scene, f, area);
    for (int i = 0; i < (int)lines.all.count && i < area.rows; i++)
        canvas_put_cut(canvas, area.row + i, area.col, area.cols, lines.all.at[i].ink,
                       lines.all.at[i].text);
}

/* The same to be read to its end in any window. */
static void paint_page(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area, const struct insight_finding *f)
{
    paint_heading(scene, canvas, rect_cut_top(&area, 1), f);
    int gaps = fitting_gaps(scene, f, area, f->evidence_count);
    struct lines lines = write_page(scene, f, area.cols, gaps, f->evidence_count);
    area.col--;     /* lines stand a cell in, */
    area.cols += 2; /* and behind them is the bar */
    lines_paint(lines.all.at, lines.all.count, &ui->rows_over, canvas, area, false);
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
        paint_page(ui, scene, canvas, rect_inset(area, area.rows >= 14, area.cols >= 60 ? 2 : 1),
                   f);
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
    const char *until =
        date ? date + strlen("until ") : day_format(scene->today + SNOOZE_DAYS, fortnight);
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
    if (event->type == EVENT_MOUSE)
        list_mouse(&ui->rows_over, event, ui_body(ui), NULL);
    if (command == COMMAND_COUNT)
        return;
    if (command != COMMAND_down && command != COMMAND_up && over_read_on(&ui->rows_over, command))
        return;
    ui->over = OVER_NONE;
    if (command == COMMAND_down || command == COMMAND_up) { /* the next one, in full too */
        ui->rows_over = (struct list){0};
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
