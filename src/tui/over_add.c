/* SPDX-License-Identifier: MIT
 *
 * over_add: the line of quick add with its chips: what was understood is underlined, and said above
 * the line; Backspace behind a chip makes plain words of it again. And the line of a capture, which
 * has none.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/model/quickadd.h"
#include "over.h"

enum { BOTH_EXAMPLES = 84 };

static void read_line(const struct ui *ui, const struct scene *scene, struct quickadd *out)
{
    quickadd_read(scene->arena, input_text(&ui->line), scene->quickadd, out);
}

/* Backspace right behind a chip gives it back as text. False: not that. */
static bool drop_chip(struct ui *ui, const struct scene *scene, const struct input_event *event)
{
    struct quickadd read;
    if (!event_is_key(event, K_BACKSPACE, 0))
        return false;
    read_line(ui, scene, &read);
    for (size_t i = 0; i < read.chip_count; i++) {
        struct quickadd_range range = read.chips[i].range;
        if (range.end != ui->line.cursor)
            continue;
        /* A backslash in front of each of its words says "plain". */
        struct str text;
        str_init(&text);
        str_add_bytes(&text, ui->line.text.text, range.start);
        for (size_t k = range.start; k < range.end; k++) {
            bool begins = k == range.start || ui->line.text.text[k - 1] == ' ';
            if (begins && ui->line.text.text[k] != ' ')
                str_add_char(&text, '\\');
            str_add_char(&text, ui->line.text.text[k]);
        }
        size_t cursor = text.length;
        str_add(&text, ui->line.text.text + range.end);
        input_set(&ui->line, text.text);
        ui->line.cursor = cursor;
        str_finish(&text);
        return true;
    }
    return false;
}

static enum ink chip_ink(const struct quickadd_chip *chip)
{
    return chip->part == QUICKADD_KIND ? INK_CHIP_KIND : INK_CHIP;
}

static void paint_labels(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         const struct quickadd *read, int row)
{
    struct rect line = {row, 0, 1, ui->cols};
    canvas_fill(canvas, line, INK_NORMAL);
    int col = canvas_put(canvas, row, 1, INK_STRONG, read->is_event ? "event" : "task") + 2;
    for (size_t i = 0; i < read->chip_count && col < ui->cols - 1; i++)
        col = canvas_put_cut(canvas, row, col, ui->cols - 1 - col, chip_ink(&read->chips[i]),
                             read->chips[i].label) + 2;
    for (size_t i = 0; i < read->note_count && col < ui->cols - 1; i++)
        col = canvas_put_cut(canvas, row, col, ui->cols - 1 - col, INK_HINT, read->notes[i]) + 2;
    const char *pace =
        read->kind && !read->is_event ? ui_pace_text(scene, read->kind->word, read->length) : NULL;
    if (pace && col < ui->cols - 1)
        canvas_put_cut(canvas, row, col, ui->cols - 1 - col, INK_HINT, pace);
    if (!read->chip_count && str_blank(read->title))
        canvas_put_cut(
            canvas, row, col, ui->cols - 1 - col, INK_HINT,
            ui->cols - col > BOTH_EXAMPLES
                ? "e.g. Draft demo ~3h due fri @demo +kubecon p1, or: Office hours tue 15:00-16:00"
                : "e.g. Draft demo ~3h due fri @demo, or: Booth tue 15:00-16:00");
}

/* The line with its chips, and above it how each was understood. */
static void paint_chips(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect field)
{
    struct quickadd read;
    read_line(ui, scene, &read);
    struct input_span *spans = ARENA_ARRAY(scene->arena, struct input_span, read.chip_count + 1);
    for (size_t i = 0; i < read.chip_count; i++)
        spans[i] = (struct input_span){read.chips[i].range.start, read.chips[i].range.end,
                                       chip_ink(&read.chips[i])};
    if (field.row > 0)
        paint_labels(ui, scene, canvas, &read, field.row - 1);
    input_paint(&ui->line, canvas, field, INK_INPUT, spans, read.chip_count, true);
}

/* ---- an item as a line ---- */

static void add_tags(struct str *out, const char *tags)
{
    for (const char *at = tags ? tags : ""; *at; at += *at == ',') {
        size_t length = strcspn(at, ",");
        if (length) {
            str_add(out, " #");
            str_add_bytes(out, at, length);
        }
        at += length;
    }
}

static void add_day(struct str *out, const char *word, day date)
{
    char buf[DATE_SIZE];
    if (date != DAY_NONE)
        str_addf(out, "%s%s", word, day_format(date, buf));
}

static void add_task_words(struct str *out, const struct task *task)
{
    char buf[DATE_SIZE];
    if (task->estimate != MINUTES_NONE)
        str_addf(out, " ~%s", length_format(task->estimate, buf));
    add_day(out, " ", task->planned_on);
    add_day(out, " due ", task->due_day);
    if (task->due_day != DAY_NONE && task->due_minute != MINUTES_NONE)
        str_addf(out, " %02d:%02d", task->due_minute / 60, task->due_minute % 60);
    add_day(out, " from ", task->earliest_day);
    if (task->kind)
        str_addf(out, " @%s", task->kind);
    if (task->priority > 0)
        str_addf(out, " p%d", task->priority);
}

static void add_event_words(struct str *out, const struct scene *scene, const struct item *item)
{
    add_day(out, " ", item->first_day);
    if (item->all_day && item->end_day > item->first_day + 1)
        add_day(out, " to ", item->end_day - 1);
    else if (!item->all_day) {
        struct wall from = where_wall(&scene->view.where, item->start);
        struct wall to = where_wall(&scene->view.where, item->end);
        str_addf(out, " %02d:%02d-%02d:%02d", from.second / 3600, from.second / 60 % 60,
                 to.second / 3600, to.second / 60 % 60);
    }
    if (item->choice && item->choice->kind)
        str_addf(out, " @%s", item->choice->kind);
}

/* Words of the title that would be read as something stand in quotes. */
static void add_title(struct str *out, const struct scene *scene, const char *title)
{
    struct quickadd read;
    quickadd_read(scene->arena, title, scene->quickadd, &read);
    str_addf(out, read.chip_count && !strchr(title, '"') ? "\"%s\"" : "%s", title);
}

/* An item as the line that would make it. */
static const char *over_line_of(const struct scene *scene, const struct item *item)
{
    struct str line;
    if (!item)
        return "";
    str_init(&line);
    add_title(&line, scene, item->title);
    if (item->task)
        add_task_words(&line, item->task);
    else
        add_event_words(&line, scene, item);
    if (item->project)
        str_addf(&line, " +%s", item->project);
    add_tags(&line, item->type == ITEM_EVENT && item->choice ? item->choice->tags : item->tags);
    const char *text = arena_strdup(scene->arena, line.text);
    str_finish(&line);
    return text;
}

/* ---- the overlay ---- */

static void keep(struct ui *ui, struct effect *effect)
{
    const char *text = input_text(&ui->line);
    if (str_blank(text)) {
        over_close(ui);
        return;
    }
    if (ui->over == OVER_EDIT) {
        const char *words[] = {ui->edited, arena_printf(&ui->scratch, "line=%s", text)};
        ui_effect(ui, effect, COMMAND_edit, words, 2);
    } else {
        const char *word = text;
        ui_effect(ui, effect, ui->over == OVER_CAPTURE ? COMMAND_capture : COMMAND_add, &word, 1);
    }
    over_close(ui);
}

/* What was understood, field by field. */
static void open_form(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const char *text = arena_strdup(&ui->scratch, input_text(&ui->line));
    if (ui->over == OVER_EDIT)
        over_form_of(ui, scene, arena_strdup(&ui->scratch, ui->edited), text, effect);
    else if (ui->over == OVER_ADD)
        over_form_new(ui, scene, CARD_TASK, text, effect);
}

void over_edit_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)effect;
    input_set(&ui->line, over_line_of(scene, over_item(ui, scene)));
}

void over_add_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                     struct effect *effect)
{
    if (event_is_leave(event))
        over_close(ui);
    else if (event_is_key(event, K_ENTER, 0))
        keep(ui, effect);
    else if (event_is_key(event, K_TAB, 0))
        open_form(ui, scene, effect);
    else if (ui->over == OVER_CAPTURE || !drop_chip(ui, scene, event))
        (void)input_handle(&ui->line, event);
}

static void paint_capture(struct ui *ui, struct canvas *canvas, struct rect field)
{
    struct rect hint = {field.row - 1, 0, 1, ui->cols};
    canvas_fill(canvas, hint, INK_NORMAL);
    canvas_put_cut(canvas, hint.row, 1, ui->cols - 2, INK_HINT,
                   "who, what, what was promised; @feedback makes it one for the product");
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
}

void over_add_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area)
{
    static const char *const prompts[] = {
        [OVER_ADD] = "add", [OVER_EDIT] = "edit", [OVER_CAPTURE] = "capture"};
    static const struct over_hint keys[] = {
        {"Enter", "keep"}, {"Tab", "as a form"}, {"Esc", "back"}};
    (void)area;
    if (ui->over == OVER_CAPTURE)
        over_paint_enter(ui, canvas, "keep");
    else
        over_paint_hints(ui, canvas, keys, 3);
    struct rect field = over_paint_prompt(ui, canvas, prompts[ui->over]);
    if (ui->over == OVER_CAPTURE)
        paint_capture(ui, canvas, field);
    else
        paint_chips(ui, scene, canvas, field);
}
