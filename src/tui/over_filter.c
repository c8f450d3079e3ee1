/* SPDX-License-Identifier: MIT
 *
 * over_filter: the line that narrows the list of tasks while it is typed, and the name under which
 * one is kept.
 */
#include <string.h>

#include "filter_line.h"
#include "juggle/base/str.h"
#include "juggle/model/filter.h"
#include "tasks.h"

static void set_text(char buf[256], const char *text)
{
    size_t length = strnlen(text, 255);
    memcpy(buf, text, length);
    buf[length] = '\0';
}

void over_filter_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene, (void)effect;
    input_set(&ui->line, ui->filter);
}

/* What no task can be is searched for everywhere. */
static bool means_tasks(const struct scene *scene, const char *text)
{
    struct filter_query query;
    struct err err;
    return !filter_parse(scene->arena, text, &scene->view.in, &query, &err) ||
           query.sorts & 1u << SORT_TASKS;
}

void over_filter_use(struct ui *ui, const struct scene *scene, const char *text,
                     struct effect *effect)
{
    if (!means_tasks(scene, text)) {
        over_open(ui, scene, OVER_FIND, effect);
        input_set(&ui->line, text);
        return;
    }
    set_text(ui->filter, text);
    ui->tasks = (struct list){.height = ui->tasks.height};
    ui_show(ui, VIEW_TASKS, effect);
    effect->type = EFFECT_READ;
}

static void change(struct ui *ui, struct effect *effect)
{
    set_text(ui->filter, input_text(&ui->line));
    ui->tasks = (struct list){.height = ui->tasks.height};
    effect->type = EFFECT_READ;
}

/* Rows can be looked through without leaving the line. */
static bool move(struct ui *ui, const struct scene *scene, const struct input_event *event)
{
    bool down = event_is_key(event, K_PGDN, 0) || event_is_key(event, 'n', MOD_CTRL);
    bool up = event_is_key(event, K_PGUP, 0) || event_is_key(event, 'p', MOD_CTRL);
    bool page = event->key.code == K_PGDN || event->key.code == K_PGUP;
    const int64_t *ids;
    if (!down && !up)
        return false;
    struct list *list = view_tasks.list(ui, scene, &ids);
    list_move(list,
              page   ? (down ? LIST_PAGE_DOWN : LIST_PAGE_UP)
              : down ? LIST_DOWN
                     : LIST_UP,
              ids);
    return true;
}

void over_filter_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect)
{
    if (event_is_leave(event)) {
        input_set(&ui->line, "");
        change(ui, effect);
        over_close(ui);
    } else if (event_is_key(event, K_ENTER, 0)) {
        over_close(ui);
    } else if (event_is_key(event, K_DOWN, 0)) {
        if (filter_line_next(ui, scene))
            change(ui, effect);
    } else if (filter_line_key(ui, scene, event, effect)) {
        if (ui->over == OVER_FILTER)
            change(ui, effect);
    } else if (!move(ui, scene, event) && input_handle(&ui->line, event) == INPUT_CHANGED) {
        change(ui, effect);
    }
}

void over_filter_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    static const struct over_hint hints[] = {
        {"Enter", "keep"}, {"Esc", "all again"}, {"Tab", "complete"}, {"C-s", "save"}};
    (void)area;
    over_paint_hints(ui, canvas, hints, 4);
    filter_line_paint(ui, scene, canvas, "/", tasks_problem(ui, scene));
}

/* ---- its name ---- */

void over_name_open(struct ui *ui, const struct scene *scene, const char *words,
                    struct effect *effect)
{
    const char *kept = arena_strdup(&ui->scratch, words);
    over_open(ui, scene, OVER_FILTER_NAME, effect);
    set_text(ui->naming, kept);
}

void over_name_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect)
{
    const char *words[] = {input_text(&ui->line), ui->naming};
    (void)scene;
    if (event_is_leave(event))
        over_close(ui);
    else if (!event_is_key(event, K_ENTER, 0))
        (void)input_handle(&ui->line, event);
    else if (!str_blank(words[0])) {
        ui_effect(ui, effect, COMMAND_filter_save, words, 2);
        over_close(ui);
    }
}

void over_name_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area)
{
    (void)area;
    over_paint_enter(ui, canvas, "save");
    struct rect field = over_paint_prompt(ui, canvas, "name");
    struct rect hint = {field.row - 1, 0, 1, ui->cols};
    canvas_fill(canvas, hint, INK_NORMAL);
    canvas_put_cut(
        canvas, hint.row, 1, ui->cols - 2, INK_HINT,
        arena_printf(scene->arena, "keeps \"%s\"; the palette shows it by this name", ui->naming));
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
}
