/* SPDX-License-Identifier: MIT
 *
 * view_tasks: every open task in one list, grouped by when it is due, with what they add up to; on wide
 * screens the one in hand in full beside it.
 */
#include "ui.h"

#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/model/filter.h"

enum { DETAIL_COLS = 100 };

enum group { GROUP_OVERDUE, GROUP_TODAY, GROUP_WEEK, GROUP_LATER, GROUP_UNDATED, GROUP_FINISHED };

static const char *const group_names[] = {"Overdue", "Today", "This week", "Later", "No date", "Finished"};

struct row {
    const struct item *item; /* NULL: a heading */
    enum group group;
};

typedef VEC(struct row) row_list;
typedef VEC(int64_t) id_list;

static day meant_for(const struct task *task)
{
    if (task->planned_on == DAY_NONE)
        return task->due_day;
    return task->due_day != DAY_NONE && task->due_day < task->planned_on ? task->due_day
                                                                         : task->planned_on;
}

static enum group group_of(const struct scene *scene, const struct task *task)
{
    day on = meant_for(task);
    day week_end = day_week_start(scene->today, scene->view.in.workdays->week_start) + 6;
    if (!task_is_open(task))
        return task->state == WORD_state_SOMEDAY ? GROUP_UNDATED : GROUP_FINISHED;
    if (on == DAY_NONE)
        return GROUP_UNDATED;
    if (task->due_day != DAY_NONE && task->due_day < scene->today)
        return GROUP_OVERDUE;
    if (on <= scene->today)
        return GROUP_TODAY;
    return on <= week_end ? GROUP_WEEK : GROUP_LATER;
}

/* A filter that isn't understood (yet, while typing) hides nothing. */
static bool filter_of(const struct ui *ui, const struct scene *scene, struct filter_query *query)
{
    struct err err;
    return ui->filter[0] && filter_parse(scene->arena, ui->filter, &scene->view.in, query, &err);
}

static row_list build_rows(const struct ui *ui, const struct scene *scene)
{
    row_list rows = {0};
    struct filter_query query = {0};
    bool filtered = filter_of(ui, scene, &query);
    for (int group = GROUP_OVERDUE; group <= GROUP_FINISHED; group++) {
        bool headed = false;
        for (size_t i = 0; i < scene->task_count; i++) {
            const struct item *item = scene->tasks[i];
            if ((int)group_of(scene, item->task) != group ||
                (filtered && !filter_match(scene->arena, &query, item)))
                continue;
            if (!headed)
                VEC_PUSH(scene->arena, &rows, ((struct row){NULL, (enum group)group}));
            headed = true;
            VEC_PUSH(scene->arena, &rows, ((struct row){item, (enum group)group}));
        }
    }
    return rows;
}

static id_list row_ids(const struct scene *scene, const row_list *rows)
{
    id_list ids = {0};
    for (size_t i = 0; i < rows->count; i++)
        VEC_PUSH(scene->arena, &ids, rows->at[i].item ? ui_row_id(rows->at[i].item) : LIST_HEADING);
    return ids;
}

static void paint_heading(const struct scene *scene, struct canvas *canvas, struct rect line,
                          const row_list *rows, enum group group)
{
    minutes sum = 0;
    int count = 0;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->at[i].item && rows->at[i].group == group) {
            sum += item_length(&scene->view, rows->at[i].item);
            count++;
        }
    int col = canvas_put(canvas, line.row, line.col, group == GROUP_OVERDUE ? INK_DUE : INK_TITLE,
                         group_names[group]);
    canvas_putf(canvas, line.row, col + 2, INK_DIM, "%d, %s", count, ui_length(scene, sum));
}

static void paint_empty(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    char key[KEY_TEXT_SIZE];
    keymap_key(&ui->keymap, COMMAND_add, key);
    canvas_put_wrapped(canvas, rect_inset(area, 1, 2), INK_HINT,
                       ui->filter[0]
                           ? arena_printf(scene->arena, "No task fits \"%s\". Esc shows all again.",
                                          ui->filter)
                           : arena_printf(scene->arena,
                                          "No open tasks. %s adds one in one line:\n"
                                          "Draft demo ~3h due fri @demo +kubecon p1",
                                          key));
}

static void paint_list(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area, const row_list *rows)
{
    id_list ids = row_ids(scene, rows);
    list_sync(&ui->tasks, ids.at, (int)ids.count, area.rows);
    for (int i = 0; i < (int)rows->count; i++) {
        int row = list_row_of(&ui->tasks, area, i);
        struct rect line = {row, area.col, 1, area.cols};
        if (row < 0)
            continue;
        if (rows->at[i].item)
            ui_paint_task(ui, scene, canvas, line, rows->at[i].item, i == ui->tasks.selected, true);
        else
            paint_heading(scene, canvas, line, rows, rows->at[i].group);
    }
    struct rect bar = {area.row, area.col + area.cols, area.rows, 1};
    list_paint_bar(&ui->tasks, canvas, bar);
}

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    return ui->tasks.selected >= 0 && ui->tasks.known ? ui_find_row(scene, ui->tasks.id) : NULL;
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    row_list rows = build_rows(ui, scene);
    struct rect list = rect_inset(area, 0, 1), detail;
    if (ui->filter[0]) {
        struct rect line = rect_cut_top(&list, 1);
        canvas_putf(canvas, line.row, line.col, INK_MATCH, "/%s", ui->filter);
    }
    if (area.cols >= DETAIL_COLS) {
        detail = rect_cut_right(&list, area.cols * 2 / 5);
        canvas_vline(canvas, area.row - (area.row > 1), detail.col - 1, area.rows + (area.row > 1),
                     INK_BORDER);
        rect_cut_left(&detail, 1);
        if (selection(ui, scene))
            ui_paint_detail(scene, canvas, detail, selection(ui, scene));
        rect_cut_right(&list, 2);
    }
    if (rows.count)
        paint_list(ui, scene, canvas, list, &rows);
    else {
        list_sync(&ui->tasks, NULL, 0, list.rows);
        paint_empty(ui, scene, canvas, list);
    }
}

static struct list *rows_of(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    row_list rows = build_rows(ui, scene);
    id_list now = row_ids(scene, &rows);
    list_sync(&ui->tasks, now.at, (int)now.count, ui->tasks.height);
    *ids = now.at;
    return &ui->tasks;
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    (void)ui, (void)scene, (void)command, (void)effect;
    return false;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    const int64_t *ids;
    struct rect area = rect_inset(ui_body(ui), 0, 1);
    struct list *list = rows_of(ui, scene, &ids);
    if (ui->filter[0])
        rect_cut_top(&area, 1);
    if (!list_mouse(list, event, area, ids))
        return false;
    if (event->mouse.action == MOUSE_DOUBLE)
        ui_command(ui, scene, COMMAND_open, effect);
    return true;
}

const struct view_ops view_tasks = {"Tasks", handle, mouse, paint, selection, rows_of, NULL};
