/* SPDX-License-Identifier: MIT
 *
 * frame: what stands round every view but the header: status, the line of the last action, footer.
 */
#include "ui.h"

#include <string.h>

enum { SMALL_COLS = 30, SMALL_ROWS = 6, STATUS_ROWS = 16, HINTS_ROWS = 8, HINTS_MOST = 10 };

enum ink ui_area_ink(enum area area)
{
    switch (area) {
    case AREA_TALKS:
        return INK_TALKS;
    case AREA_CONTENT:
        return INK_CONTENT;
    case AREA_SUPPORT:
        return INK_SUPPORT;
    case AREA_RECOVERY:
        return INK_RECOVERY;
    case AREA_OTHER:
        return INK_OTHER;
    case AREA_NONE:
        break;
    }
    return INK_NORMAL;
}

const struct zone *ui_other_zone(const struct scene *scene)
{
    const struct zone *home = scene->view.in.home;
    instant noon = where_instant(&scene->view.where, (struct wall){scene->day, 12 * 3600});
    bool same = zone_offset(home, noon) == zone_offset(where_zone(&scene->view.where, noon), noon);
    return same ? NULL : home;
}

const char *ui_clock(const struct scene *scene, instant at)
{
    char buf[DATE_SIZE];
    minutes minute = where_wall(&scene->view.where, at).second / 60;
    const char *text = clock_format(minute, scene->h24, buf);
    return arena_printf(scene->arena, scene->h24 ? "%5s" : "%7s", text);
}

const char *ui_clock_said(const struct scene *scene, instant at)
{
    const char *clock = ui_clock(scene, at);
    return clock + strspn(clock, " ");
}

const char *ui_length(const struct scene *scene, minutes length)
{
    char buf[DATE_SIZE];
    return arena_strdup(scene->arena, length_format(length, buf));
}

const char *ui_date(const struct scene *scene, day date)
{
    struct civil civil = day_civil(date);
    return arena_printf(scene->arena, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

/* ---- status and message ---- */

/* At the right end, where nothing else wants the room. */
static void paint_hint(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       int row, int from)
{
    const char *hint = ui_ritual_hint(ui, scene);
    int cells = (int)strlen(hint);
    if (from + cells < ui->cols)
        canvas_put(canvas, row, ui->cols - 1 - cells, INK_HINT, hint);
}

const char *ui_planned(const struct scene *scene, const struct agenda_day *on)
{
    if (!on->contract)
        return on->planned ? arena_printf(scene->arena, "planned %s on a day off",
                                          ui_length(scene, on->planned))
                           : "a day off";
    return arena_printf(scene->arena, "planned %s of %s", ui_length(scene, on->planned),
                        ui_length(scene, on->capacity));
}

static void paint_status(struct ui *ui, const struct scene *scene, struct canvas *canvas, int row,
                         bool timer)
{
    const struct agenda_day *shown = scene->shown;
    minutes over = shown->planned - shown->capacity;
    int col = 1;
    if (over > 0 && shown->contract)
        col = canvas_putf(canvas, row, col, INK_OVER, "%s, %s over", ui_planned(scene, shown),
                          ui_length(scene, over));
    else
        col = canvas_put(canvas, row, col, over > 0 ? INK_OVER : INK_NORMAL,
                         ui_planned(scene, shown));
    if (*ui_stop_words(scene))
        col = canvas_put(canvas, row, col + 3, INK_NORMAL, ui_stop_words(scene));
    if (ui->mark_count)
        col = canvas_putf(canvas, row, col + 3, INK_MARKED, "%zu marked", ui->mark_count);
    if (timer && scene->timer)
        timer_paint(scene, canvas, (struct rect){row, col + 3, 1, ui->cols - col - 4});
    else
        paint_hint(ui, scene, canvas, row, col + 3);
}

static void paint_message(struct ui *ui, const struct scene *scene, struct canvas *canvas, int row)
{
    char key[KEY_TEXT_SIZE];
    if (timer_paint_question(ui, scene, canvas, row) || !ui->message[0])
        return;
    enum ink ink = ui->message_is_error ? INK_ERROR : INK_NOTICE;
    bool back = ui->message_undo || ui->message_redo;
    keymap_key(&ui->keymap, ui->message_undo ? COMMAND_undo : COMMAND_redo, key);
    int room = ui->cols - 2 - (back ? 7 + (int)strlen(key) : 0);
    int col = canvas_put_cut(canvas, row, 1, room, ink, ui->message);
    if (!back)
        return;
    col = canvas_put(canvas, row, col + 2, INK_FOOTER_KEY, key);
    canvas_put(canvas, row, col + 1, INK_FOOTER_TEXT, ui->message_undo ? "undo" : "redo");
}

/* ---- footer ---- */

static int hint_cells(const struct ui *ui, enum command command)
{
    char key[KEY_TEXT_SIZE];
    int cells = (int)strlen(keymap_key(&ui->keymap, command, key));
    return cells ? cells + (int)strlen(command_info(command)->footer) + 3 : 0;
}

/* Only where it fits before `end`. */
static int put_hint(struct ui *ui, struct canvas *canvas, int col, int end, enum command command)
{
    char key[KEY_TEXT_SIZE];
    int cells = hint_cells(ui, command);
    if (!cells || col + cells > end + 2)
        return col;
    col = canvas_put(canvas, ui->rows - 1, col, INK_FOOTER_KEY,
                     keymap_key(&ui->keymap, command, key));
    return canvas_put(canvas, ui->rows - 1, col + 1, INK_FOOTER_TEXT,
                      command_info(command)->footer) + 2;
}

/* Which verbs help in this view and with this row; the words come from the table. */
static size_t hints_for(const struct ui *ui, const struct scene *scene, const struct item *item,
                        enum command out[HINTS_MOST])
{
    size_t count = 0;
    if (ui->view == VIEW_MONTH || ui->view == VIEW_SEASON) {
        out[count++] = COMMAND_open;
        out[count++] = COMMAND_earlier;
        out[count++] = COMMAND_later;
        out[count++] = COMMAND_now;
    }
    bool told = ui->view == VIEW_TODAY && ui_told_id(ui, scene);
    if (ui->view == VIEW_TALKS || ui->view == VIEW_REVIEW || told)
        out[count++] = COMMAND_open;
    if (told && scene->concern_count)
        out[count++] = COMMAND_seen;
    if (ui->view == VIEW_REVIEW) {
        out[count++] = COMMAND_earlier;
        out[count++] = COMMAND_later;
    }
    if (ui->view == VIEW_BALANCE) {
        out[count++] = COMMAND_open;
        out[count++] = COMMAND_snooze;
        out[count++] = COMMAND_undo;
    }
    bool task = item && (item->type == ITEM_TASK || item->task);
    if (task) {
        out[count++] = COMMAND_done;
        out[count++] = COMMAND_timer;
        out[count++] = COMMAND_defer;
    } else if (item && item->type == ITEM_EVENT) {
        out[count++] = item->feed ? COMMAND_star : COMMAND_defer;
    }
    if (item)
        out[count++] = COMMAND_edit;
    out[count++] = COMMAND_add;
    out[count++] = COMMAND_find;
    return count;
}

static void paint_footer(struct ui *ui, const struct scene *scene, struct canvas *canvas)
{
    enum command commands[HINTS_MOST];
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    bool shown = ui->hints == HINTS_YES || (ui->hints == HINTS_AUTO && ui->rows >= HINTS_ROWS);
    size_t count = shown ? hints_for(ui, scene, item, commands) : 0;
    int col = 1, end = ui->cols - hint_cells(ui, COMMAND_help);
    for (size_t i = 0; i < count; i++)
        col = put_hint(ui, canvas, col, end, commands[i]);
    put_hint(ui, canvas, col, ui->cols, COMMAND_help);
}

/* ---- all of it ---- */

static void paint_small(struct canvas *canvas)
{
    canvas_put_wrapped(canvas, canvas_rect(canvas), INK_NORMAL,
                       "juggle needs a window of 30x6 or more; q leaves");
}

struct rect ui_body(const struct ui *ui)
{
    struct rect body = {0, 0, ui->rows, ui->cols};
    rect_cut_top(&body, ui->rows >= 10 ? 2 : 1);
    rect_cut_bottom(&body, (ui->rows >= STATUS_ROWS ? 3 : 2) + tour_rows(ui));
    return body;
}

void ui_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas)
{
    canvas_clear(canvas);
    if (ui->cols < SMALL_COLS || ui->rows < SMALL_ROWS) {
        paint_small(canvas);
        return;
    }
    struct rect body = ui_body(ui);
    bool timed = ui_paint_header(ui, scene, canvas), low = ui->rows < STATUS_ROWS;
    if (body.row > 1)
        canvas_hline(canvas, 1, 0, ui->cols, INK_BORDER);
    ui_view(ui->view)->paint(ui, scene, canvas, body);
    if (!low)
        paint_status(ui, scene, canvas, ui->rows - 3, !timed);
    paint_message(ui, scene, canvas, ui->rows - 2);
    if (low && !timed && !ui->message[0])
        timer_paint(scene, canvas, (struct rect){ui->rows - 2, 1, 1, ui->cols - 2});
    if (tour_rows(ui))
        tour_paint(ui, canvas, body.row + body.rows);
    if (ui->over != OVER_NONE)
        over_paint(ui, scene, canvas, body);
    else
        paint_footer(ui, scene, canvas);
    if (!canvas->cursor_row) /* where nothing is in the hand, reading begins at what is shown */
        canvas_cursor(canvas, body.row, body.col + 1, false);
}

void ui_mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
              struct effect *effect)
{
    if (event->mouse.row == 0 && event->mouse.action == MOUSE_CLICK &&
        ui_click_header(ui, scene, event->mouse.col, effect))
        return;
    if (ui->cols >= SMALL_COLS && ui->rows >= SMALL_ROWS)
        ui_view(ui->view)->mouse(ui, scene, event, effect);
}

/* ---- where the model has no word ---- */

bool ui_has_insight(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area)
{
    char add[KEY_TEXT_SIZE], import[KEY_TEXT_SIZE];
    const struct insight *known = scene->insight;
    if (known && known->wide && !scene->empty)
        return true;
    const char *said = "Adding up the weeks";
    if (known && known->wide)
        said = arena_printf(scene->arena,
                            "Nothing is recorded yet. What you plan and do shows here as weeks.\n"
                            "%s adds something in one line; %s imports a calendar.",
                            keymap_key(&ui->keymap, COMMAND_add, add),
                            keymap_key(&ui->keymap, COMMAND_import, import));
    canvas_put_wrapped(canvas, rect_inset(area, 1, 2), INK_HINT, said);
    return false;
}

/* ---- a task's row, the same in every list ---- */

static char task_sign(const struct scene *scene, const struct task *task)
{
    if (task->state == WORD_state_DONE)
        return 'x';
    if (task->state == WORD_state_DROPPED)
        return '-';
    if (task->state == WORD_state_DOING)
        return '>';
    if (task->due_day != DAY_NONE && task->due_day <= scene->today)
        return '!';
    return ' ';
}

/* "Fri" in the days to come, "2 Dec" behind them. */
static const char *day_said(const struct scene *scene, const char *word, day date)
{
    struct civil civil = day_civil(date);
    if (date < scene->today + 7)
        return arena_printf(scene->arena, "%s %s", word, weekday_short(day_weekday(date)));
    return arena_printf(scene->arena, "%s %d %s", word, civil.mday, month_short(civil.month));
}

/* listed: its day doesn't stand above it. */
static const char *task_when(const struct scene *scene, const struct task *task, bool listed)
{
    if (task->state == WORD_state_DONE)
        return "done";
    if (task->state == WORD_state_DROPPED)
        return "dropped";
    if (task->due_day == DAY_NONE && task->state != WORD_state_OPEN)
        return word_of(WORD_GROUP_state, (int)task->state);
    if (task->due_day == DAY_NONE)
        return listed && task->planned_on > scene->today ? day_said(scene, "on", task->planned_on)
                                                         : "";
    if (task->due_day < scene->today)
        return "overdue";
    return task->due_day == scene->today ? "due today" : day_said(scene, "due", task->due_day);
}

void ui_paint_task(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect row,
                   const struct item *item, bool in_hand, bool focused)
{
    bool guessed, open = task_is_open(item->task);
    minutes estimate = task_estimate(scene->view.in.kinds, item->task, &guessed);
    char sign = task_sign(scene, item->task);
    enum ink ink = !open ? INK_DONE : sign == '!' ? INK_DUE : INK_NORMAL;
    int right = row.cols >= 60 ? 19 : row.cols >= 34 ? 18 : row.cols >= 24 ? 8 : 0;
    int col = row.col;
    canvas_put(canvas, row.row, col, ui_area_ink(item->kind->area), "▌");
    if (ui_is_marked(ui, item))
        canvas_put(canvas, row.row, col + 1, INK_MARKED, "+");
    canvas_putf(canvas, row.row, col + 2, ink, "%c", sign);
    canvas_put_cut(canvas, row.row, col + 4, row.cols - right - 5, ink, item->title);
    col = row.col + row.cols - right;
    if (right) {
        canvas_putf(canvas, row.row, col, ui_area_ink(item->kind->area), "%c",
                    area_letter(item->kind->area));
        canvas_put_right(canvas, row.row, col + 1, 6, open ? INK_NORMAL : INK_DONE,
                         arena_printf(scene->arena, "%s%s", guessed ? "~" : "",
                                      ui_length(scene, estimate)));
    }
    if (right > 8)
        canvas_put_cut(canvas, row.row, col + 8, 10, ink == INK_DUE ? INK_DUE : INK_DIM,
                       task_when(scene, item->task, ui->view == VIEW_TASKS));
    if (in_hand) {
        canvas_dye(canvas, row, focused ? INK_FOCUS : INK_FOCUS_AWAY);
        if (focused)
            canvas_cursor(canvas, row.row, row.col, false);
    }
}
