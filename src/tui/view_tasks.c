/* SPDX-License-Identifier: MIT
 *
 * view_tasks: every open task in one list, grouped by when it is due, with what they add up to; on
 * wide screens the one in hand in full beside it.
 */
#include "tasks.h"

#include "juggle/base/text.h"

enum { DETAIL_COLS = 100 };

typedef VEC(int64_t) id_list;

static id_list row_ids(const struct scene *scene, const struct tasks *tasks)
{
    id_list ids = {0};
    for (size_t i = 0; i < tasks->rows.count; i++) {
        const struct item *item = tasks->rows.at[i].item;
        VEC_PUSH(scene->arena, &ids, item ? ui_row_id(item) : LIST_HEADING);
    }
    return ids;
}

static void paint_heading(const struct scene *scene, struct canvas *canvas, struct rect line,
                          const struct tasks_group *group)
{
    int col = canvas_put_cut(canvas, line.row, line.col, line.cols - 16,
                             group->late ? INK_DUE : INK_TITLE, group->name);
    canvas_putf(canvas, line.row, col + 2, INK_DIM, "%zu, %s", group->count,
                ui_length(scene, group->sum));
}

/* What the list is narrowed to and how it stands, where that isn't as usual. */
static bool has_top(const struct ui *ui)
{
    return ui->filter[0] || ui->order != TASKS_ORDER_DUE || ui->grouping != TASKS_BY_DUE;
}

static void paint_top(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, const struct tasks *tasks)
{
    const char *sums = arena_printf(scene->arena, "%zu of %zu, %s of %s", tasks->count, tasks->of,
                                    ui_length(scene, tasks->sum), ui_length(scene, tasks->sum_of));
    if (ui->order != TASKS_ORDER_DUE || ui->grouping != TASKS_BY_DUE)
        sums = arena_printf(scene->arena, "by %s, under %s   %s", tasks_order_word(ui->order),
                            tasks_grouping_word(ui->grouping), sums);
    int cells = text_width(sums);
    canvas_put_right(canvas, line.row, line.col, line.cols, INK_DIM, sums);
    if (ui->filter[0])
        canvas_put_cut(canvas, line.row, line.col, line.cols - cells - 2,
                       tasks_problem(ui, scene) ? INK_ERROR : INK_MATCH,
                       arena_printf(scene->arena, "/%s", ui->filter));
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
                       struct rect area, const struct tasks *tasks)
{
    id_list ids = row_ids(scene, tasks);
    list_sync(&ui->tasks, ids.at, (int)ids.count, area.rows);
    for (int i = 0; i < (int)tasks->rows.count; i++) {
        const struct tasks_row *one = &tasks->rows.at[i];
        int row = list_row_of(&ui->tasks, area, i);
        struct rect line = {row, area.col, 1, area.cols};
        if (row < 0)
            continue;
        if (one->item)
            ui_paint_task(ui, scene, canvas, line, one->item, i == ui->tasks.selected, true);
        else
            paint_heading(scene, canvas, line, &tasks->groups.at[one->group]);
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
    struct tasks tasks;
    struct rect list = rect_inset(area, 0, 1), detail = {0};
    tasks_build(ui, scene, &tasks);
    if (area.cols >= DETAIL_COLS) {
        detail = rect_cut_right(&list, area.cols * 2 / 5);
        canvas_vline(canvas, area.row - (area.row > 1), detail.col - 1, area.rows + (area.row > 1),
                     INK_BORDER);
        rect_cut_left(&detail, 1);
        rect_cut_right(&list, 2);
    }
    if (has_top(ui))
        paint_top(ui, scene, canvas, rect_cut_top(&list, 1), &tasks);
    if (tasks.rows.count)
        paint_list(ui, scene, canvas, list, &tasks);
    else {
        list_sync(&ui->tasks, NULL, 0, list.rows);
        paint_empty(ui, scene, canvas, list);
    }
    if (detail.rows && selection(ui, scene)) /* the list knows now which row is in hand */
        ui_paint_detail(scene, canvas, detail, selection(ui, scene));
}

static struct list *rows_of(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    struct tasks tasks;
    tasks_build(ui, scene, &tasks);
    id_list now = row_ids(scene, &tasks);
    list_sync(&ui->tasks, now.at, (int)now.count, ui->tasks.height);
    *ids = now.at;
    return &ui->tasks;
}

static void step_over(struct ui *ui, const struct scene *scene, enum list_move move)
{
    const int64_t *ids;
    struct list *list = rows_of(ui, scene, &ids);
    list_move(list, move, ids);
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    (void)effect;
    if (command == COMMAND_order)
        ui->order = (enum tasks_order)((ui->order + 1) % TASKS_ORDERS);
    else if (command == COMMAND_group)
        ui->grouping = (enum tasks_grouping)((ui->grouping + 1) % TASKS_GROUPINGS);
    else if ((command == COMMAND_next_match || command == COMMAND_previous_match) && ui->filter[0])
        step_over(ui, scene, command == COMMAND_next_match ? LIST_DOWN : LIST_UP);
    else
        return false;
    return true;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    const int64_t *ids;
    struct rect area = rect_inset(ui_body(ui), 0, 1);
    struct list *list = rows_of(ui, scene, &ids);
    if (has_top(ui))
        rect_cut_top(&area, 1);
    if (!list_mouse(list, event, area, ids))
        return false;
    if (event->mouse.action == MOUSE_DOUBLE)
        ui_command(ui, scene, COMMAND_open, effect);
    return true;
}

const struct view_ops view_tasks = {"Tasks", handle, mouse, paint, selection, rows_of, NULL};
