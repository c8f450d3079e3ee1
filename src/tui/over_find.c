/* SPDX-License-Identifier: MIT
 *
 * over_find: what a search finds while it is typed, counted by its sort, and the thing in full
 * behind Enter; then n and N go on to the other ones. Before anything is typed: the saved filters.
 */
#include <string.h>

#include "filter_line.h"
#include "juggle/base/str.h"

static bool shows_saved(const struct ui *ui)
{
    return str_blank(input_text(&ui->line));
}

static void rows(const struct ui *ui, const struct scene *scene, struct over_rows *out)
{
    size_t saved = shows_saved(ui) ? scene->view.snapshot->filter_count : 0;
    for (size_t i = 0; i < saved; i++)
        over_push(scene, out, (int64_t)i, (int)i);
    for (int sort = 0; sort < SORT_COUNT && !saved; sort++) {
        bool headed = false;
        for (size_t i = 0; i < scene->found.count; i++) {
            if ((int)scene->found.hits[i].sort != sort)
                continue;
            if (!headed)
                over_push(scene, out, LIST_HEADING, sort);
            headed = true;
            over_push(scene, out, (int64_t)i, (int)i);
        }
    }
}

static const char *count_of(const struct scene *scene, int sort)
{
    size_t count = scene->found.counts[sort];
    return arena_printf(scene->arena, "%s %zu%s", filter_sort_word((enum filter_sort)sort, 2),
                        count, scene->found.more ? "+" : "");
}

static const char *about(const struct ui *ui, const struct scene *scene)
{
    const struct find_result *found = &scene->found;
    const char *text = "";
    if (shows_saved(ui))
        return scene->view.snapshot->filter_count ? "saved filters" : "";
    for (int sort = 0; sort < SORT_COUNT; sort++)
        if (found->counts[sort])
            text = arena_printf(scene->arena, "%s%s%s", text, *text ? ", " : "",
                                count_of(scene, sort));
    if (found->from == DAY_NONE)
        return text;
    return arena_printf(scene->arena, "%s  (events: %s to %s)", text, ui_date(scene, found->from),
                        ui_date(scene, found->to - 1));
}

static const char *heading(const struct ui *ui, const struct scene *scene, int sort)
{
    (void)ui;
    return count_of(scene, sort);
}

/* ---- one after the other ---- */

static void note_matches(struct ui *ui, const struct scene *scene, int chosen)
{
    struct over_rows listed = {0};
    rows(ui, scene, &listed);
    ui->match_count = 0;
    for (size_t i = 0; i < listed.ids.count && ui->match_count < MATCHES_MAX; i++) {
        if (listed.ids.at[i] == LIST_HEADING)
            continue;
        const struct item *item = scene->found.hits[listed.index.at[i]].item;
        struct ui_match *match = &ui->matches[ui->match_count];
        size_t length = strnlen(item->id, sizeof match->id - 1);
        memcpy(match->id, item->id, length);
        match->id[length] = '\0';
        match->on = item->first_day;
        if (listed.index.at[i] == chosen)
            ui->match_at = ui->match_count;
        ui->match_count++;
    }
}

static void show_match(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct ui_match *match = &ui->matches[ui->match_at];
    ui->day = match->on != DAY_NONE ? match->on : scene->today;
    ui->day_follows = ui->day == scene->today;
    over_show(ui, scene, over_of(match->id), match->id, effect);
    effect->type = EFFECT_READ;
    ui_say(ui, arena_printf(&ui->scratch, "%d of %d found", ui->match_at + 1, ui->match_count),
           false, false);
}

void over_find_step(struct ui *ui, const struct scene *scene, int step, struct effect *effect)
{
    if (!ui->match_count) {
        ui_say(ui, "Nothing was searched yet; / searches", true, false);
        return;
    }
    ui->match_at = (ui->match_at + step + ui->match_count) % ui->match_count;
    show_match(ui, scene, effect);
}

/* ---- the hand ---- */

static void choose(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    if (shows_saved(ui)) {
        input_set(&ui->line, scene->view.snapshot->filters[index]->text);
        effect->type = EFFECT_READ;
        return;
    }
    note_matches(ui, scene, index);
    over_close(ui);
    show_match(ui, scene, effect);
}

void over_find_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect)
{
    if (!filter_line_key(ui, scene, event, effect))
        over_list_handle(ui, scene, event, effect);
    else if (ui->over == OVER_FIND) {
        ui->rows_over = (struct list){0};
        effect->type = EFFECT_READ;
    }
}

static void paint_saved(const struct scene *scene, struct canvas *canvas, struct rect line,
                        int index)
{
    const struct filter *filter = scene->view.snapshot->filters[index];
    int room = line.cols / 3;
    canvas_put_cut(canvas, line.row, line.col, room, INK_NORMAL, filter->name);
    canvas_put_cut(canvas, line.row, line.col + room + 1, line.cols - room - 1, INK_DIM,
                   filter->text);
}

static void paint_row(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, int index)
{
    if (shows_saved(ui)) {
        paint_saved(scene, canvas, line, index);
        return;
    }
    const struct item *item = scene->found.hits[index].item;
    day on = item->first_day != DAY_NONE ? item->first_day
             : item->task                ? item->task->due_day
                                         : DAY_NONE;
    if (on != DAY_NONE)
        canvas_put_cut(canvas, line.row, line.col, 12, INK_DIM, ui_date(scene, on));
    if (item->kind) {
        canvas_put(canvas, line.row, line.col + 13, ui_area_ink(item->kind->area), "▌");
        canvas_put_right(canvas, line.row, line.col + line.cols - 11, 11, INK_DIM,
                         item->kind->word);
    }
    bool over = item->task && !task_is_open(item->task);
    canvas_put_cut(canvas, line.row, line.col + 15, line.cols - 27, over ? INK_DONE : INK_NORMAL,
                   item->title);
}

void over_find_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area)
{
    over_list_paint(ui, scene, canvas, area);
    filter_line_paint(ui, scene, canvas, "find", scene->found_problem);
}

const struct over_list over_find_list = {"find", "Found", "Nothing found.", "open", rows, paint_row,
                                         choose, about,   heading};
