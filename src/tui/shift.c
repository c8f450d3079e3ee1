/* SPDX-License-Identifier: MIT
 *
 * shift: moving what is the person's to another time: blocks, events of theirs, and the days that
 * tasks are meant for. What a calendar or a ticket says stays where it is, and the line says why.
 */
#include "shift.h"

#include "juggle/base/str.h"

static const char *named(struct ui *ui, const struct item *item, const char *why)
{
    return arena_printf(&ui->scratch, "\"%s\" %s", item->title, why);
}

const char *shift_refusal(struct ui *ui, const struct item *item)
{
    if (item->feed)
        return named(
            ui, item,
            arena_printf(&ui->scratch,
                         "is of \"%s\", which says when it is: i reads it anew, * leaves it out",
                         item->feed->name));
    if (item->type == ITEM_ENTRY)
        return named(ui, item, "is time already spent; e corrects it");
    if (item->type == ITEM_LEG)
        return named(ui, item, "goes when it goes; e changes a journey");
    if (item->type == ITEM_EVENT && !item->occurrence)
        return named(ui, item, "stands for its conference; its dates move it");
    return NULL;
}

/* ---- times ---- */

/* The grid is that of the person's clock, wherever they are: zones may lie half an hour apart. */
static instant onto_grid(const struct scene *scene, instant at, int step)
{
    struct wall wall = where_wall(&scene->view.where, at);
    int32_t over = wall.second % SHIFT_GRID;
    instant floor = at - over;
    if (step < 0)
        return over ? floor : floor - SHIFT_GRID;
    return floor + SHIFT_GRID;
}

instant shift_snap(const struct scene *scene, instant at)
{
    return onto_grid(scene, at + SHIFT_GRID / 2 - SHIFT_GRID, 1);
}

/* The same wall clock so many days on. */
static instant days_on(const struct scene *scene, instant at, int days)
{
    struct wall wall = where_wall(&scene->view.where, at);
    wall.day += days;
    return where_instant(&scene->view.where, wall);
}

static const char *written(struct ui *ui, const struct scene *scene, instant at)
{
    char buf[TIME_SIZE];
    return arena_strdup(
        &ui->scratch, instant_format(at, zone_offset(where_zone(&scene->view.where, at), at), buf));
}

static void change(struct ui *ui, const struct item *item, const char *first, const char *second,
                   struct effect *effect)
{
    const char *words[] = {item->id, first, second};
    ui_effect(ui, effect, COMMAND_edit, words, second ? 3 : 2);
}

void shift_to(struct ui *ui, const struct scene *scene, const struct item *item, instant start,
              instant end, struct effect *effect)
{
    const char *from = arena_printf(&ui->scratch, "start=%s", written(ui, scene, start));
    const char *to = arena_printf(&ui->scratch, "end=%s", written(ui, scene, end));
    if (start == item->start && end == item->end)
        return;
    if (start == item->start)
        change(ui, item, to, NULL, effect);
    else if (end - start == item->end - item->start)
        change(ui, item, from, NULL, effect);
    else
        change(ui, item, from, to, effect);
}

/* ---- keys ---- */

static void follow(struct ui *ui, const struct scene *scene, int days)
{
    ui->day = scene->day + days;
    ui->day_follows = ui->day == scene->today;
}

/* A task has no time of its own: the day that it is meant for moves. */
static void move_task(struct ui *ui, const struct scene *scene, const struct item *item, int days,
                      struct effect *effect)
{
    char buf[DATE_SIZE];
    day to = scene->day + days;
    if (to < scene->today) {
        ui_say(ui, "That day is over; a task moves to today or later", true, false);
        return;
    }
    const char *words[] = {item->id, arena_strdup(&ui->scratch, day_format(to, buf))};
    ui_effect(ui, effect, COMMAND_defer, words, 2);
    follow(ui, scene, days);
}

static void move_all_day(struct ui *ui, const struct scene *scene, const struct item *item,
                         int days, struct effect *effect)
{
    char buf[DATE_SIZE];
    change(ui, item,
           arena_printf(&ui->scratch, "start=%s", day_format(item->first_day + days, buf)), NULL,
           effect);
    follow(ui, scene, days);
}

static void move_time(struct ui *ui, const struct scene *scene, const struct item *item,
                      enum command command, struct effect *effect)
{
    int step = command == COMMAND_move_later || command == COMMAND_longer ? 1 : -1;
    instant start = item->start, end = item->end;
    if (command == COMMAND_longer || command == COMMAND_shorter) {
        end = onto_grid(scene, end, step);
        if (end <= start) {
            ui_say(ui, named(ui, item, "can't be shorter"), true, false);
            return;
        }
    } else {
        start = onto_grid(scene, start, step);
        end += start - item->start;
    }
    shift_to(ui, scene, item, start, end, effect);
}

static void move_day(struct ui *ui, const struct scene *scene, const struct item *item, int days,
                     struct effect *effect)
{
    instant start = days_on(scene, item->start, days);
    shift_to(ui, scene, item, start, start + (item->end - item->start), effect);
    if (!item->recurring) /* which of them is asked first, and the answer may be none */
        follow(ui, scene, days);
}

static bool is_shift(enum command command)
{
    static const int commands[] = {COMMAND_move_later, COMMAND_move_earlier, COMMAND_move_left,
                                   COMMAND_move_right, COMMAND_longer,       COMMAND_shorter};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i] == (int)command)
            return true;
    return false;
}

/* Where days aren't shown by the clock, up and down mark along. */
static bool marks_along(const struct ui *ui, const struct item *item, enum command command)
{
    bool vertical = command == COMMAND_move_later || command == COMMAND_move_earlier;
    bool clock = ui->view == VIEW_WEEK || (ui->view == VIEW_TODAY && ui->pane == 0);
    return vertical && (!clock || (item && item->type == ITEM_TASK));
}

static void say_whole(struct ui *ui, const struct item *item)
{
    char on[KEY_TEXT_SIZE], edit[KEY_TEXT_SIZE];
    ui_say(ui,
           named(ui, item,
                 arena_printf(&ui->scratch,
                              "lasts whole days; %s moves it a day on, %s gives it a time",
                              keymap_key(&ui->keymap, COMMAND_move_right, on),
                              keymap_key(&ui->keymap, COMMAND_edit, edit))),
           true, false);
}

bool shift_command(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    int days = command == COMMAND_move_left ? -1 : command == COMMAND_move_right ? 1 : 0;
    if (!is_shift(command) || marks_along(ui, item, command))
        return false;
    if ((ui->view == VIEW_WEEK || ui->view == VIEW_TODAY) &&
        move_marked(ui, scene, command, effect))
        return true;
    const char *refusal = item ? shift_refusal(ui, item) : "No row is in hand";
    if (ui->view != VIEW_WEEK && ui->view != VIEW_TODAY)
        ui_say(ui, "Times are moved in the day (1) and the week (2)", true, false);
    else if (refusal)
        ui_say(ui, refusal, true, false);
    else if (item->type == ITEM_TASK && days)
        move_task(ui, scene, item, days, effect);
    else if (item->all_day && !days)
        say_whole(ui, item);
    else if (item->start == INSTANT_NONE && !item->all_day)
        ui_say(ui, named(ui, item, "has no time of the day; e gives it one"), true, false);
    else if (item->all_day)
        move_all_day(ui, scene, item, days, effect);
    else if (days)
        move_day(ui, scene, item, days, effect);
    else
        move_time(ui, scene, item, command, effect);
    return true;
}
