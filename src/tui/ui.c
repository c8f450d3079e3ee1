/* SPDX-License-Identifier: MIT
 *
 * ui: what every view shares: the command a key means, moving in lists, marks, and verbs that act
 * on the row in hand.
 */
#include "over.h"
#include "shift.h"

#include <string.h>

#include "juggle/base/text.h"

static const struct view_ops *const views[] = {&view_today,   &view_week,  &view_month,
                                               &view_season,  &view_tasks, &view_talks,
                                               &view_balance, &view_review};
static const enum command view_commands[] = {COMMAND_today, COMMAND_week, COMMAND_month,
                                              COMMAND_season, COMMAND_list, COMMAND_talks,
                                              COMMAND_balance, COMMAND_report};

const struct view_ops *ui_view(enum view_id id)
{
    return views[id];
}

char *ui_view_key(const struct ui *ui, enum view_id id, char buf[KEY_TEXT_SIZE])
{
    return keymap_key(&ui->keymap, view_commands[id], buf);
}

bool ui_needs_wide(const struct ui *ui)
{
    return ui->mark_count > 0 || ui->view == VIEW_MONTH;
}

void ui_show(struct ui *ui, enum view_id view, struct effect *effect)
{
    bool wide = ui_needs_wide(ui);
    ui->view = view;
    ui_take_made(ui, view, effect);
    if ((ui_needs_wide(ui) && !wide) || view == VIEW_TALKS || view == VIEW_REVIEW)
        effect->type = EFFECT_READ;
}

void ui_init(struct ui *ui)
{
    memset(ui, 0, sizeof *ui);
    keymap_default(&ui->keymap);
    ui->hints = HINTS_AUTO;
    ui->day_follows = true;
    ui->pane = 1;
    arena_init(&ui->scratch);
    input_history_init(&ui->added);
    input_history_init(&ui->searched);
    input_history_init(&ui->commanded);
    input_init(&ui->line, NULL);
    form_init(&ui->welcome.form);
    card_form_init(&ui->card);
    arena_init(&ui->held.arena);
}

void ui_finish(struct ui *ui)
{
    form_finish(&ui->welcome.form);
    card_form_finish(&ui->card);
    arena_finish(&ui->held.arena);
    input_finish(&ui->line);
    input_history_finish(&ui->added);
    input_history_finish(&ui->searched);
    input_history_finish(&ui->commanded);
    arena_finish(&ui->scratch);
}

void ui_say(struct ui *ui, const char *text, bool is_error, bool undo)
{
    size_t fits = 0, length = text ? strlen(text) : 0;
    while (fits < length) {
        struct text_cluster cluster;
        if (!text_next(text + fits, length - fits, &cluster) ||
            fits + cluster.bytes >= sizeof ui->message)
            break;
        fits += cluster.bytes;
    }
    memcpy(ui->message, text ? text : "", fits);
    ui->message[fits] = '\0';
    ui->message_is_error = is_error;
    ui->message_undo = undo;
    ui->message_redo = false;
}

int64_t ui_row_of(const char *id)
{
    uint64_t hash = text_hash(TEXT_HASH_START, id, strlen(id));
    return (int64_t)(hash >> 2); /* never LIST_HEADING */
}

int64_t ui_row_id(const struct item *item)
{
    return ui_row_of(item->id);
}

const char *ui_subject(struct ui *ui, const struct scene *scene)
{
    const struct view_ops *view = ui_view(ui->view);
    const struct item *item = view->selection(ui, scene);
    return view->subject ? view->subject(ui, scene) : item ? item->id : NULL;
}

const struct item *ui_find_row(const struct scene *scene, int64_t row)
{
    for (size_t i = 0; i < scene->view.count; i++)
        if (ui_row_id(&scene->view.items[i]) == row)
            return &scene->view.items[i];
    for (size_t i = 0; i < scene->task_count; i++) /* finished long ago */
        if (ui_row_id(scene->tasks[i]) == row)
            return scene->tasks[i];
    return NULL;
}

/* ---- commands ---- */

static const char *day_word(struct ui *ui, day date)
{
    char buf[DATE_SIZE];
    return arena_strdup(&ui->scratch, day_format(date, buf));
}

day ui_later_this_week(const struct scene *scene)
{
    const struct workdays *work = scene->view.in.workdays;
    day end = day_week_start(scene->today, work->week_start) + 6;
    for (day d = scene->today + 2; d <= end; d++)
        if (workdays_on(work, d)->works)
            return d;
    return end > scene->today ? end : scene->today + 1;
}

void ui_go_to_day(struct ui *ui, const struct scene *scene, day date, struct effect *effect)
{
    ui->day = date;
    ui->day_follows = date == scene->today;
    effect->type = EFFECT_READ;
}

static void toggle_done(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    bool finished = item && item->task && !task_is_open(item->task) && !ui->mark_count;
    if (!finished) {
        ui_run_on_selection(ui, scene, COMMAND_done, NULL, effect);
        return;
    }
    ui_run_on_selection(ui, scene, COMMAND_edit, "state=open", effect);
}

static void toggle_star(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    bool starred = item && item->starred && !ui->mark_count;
    ui_run_on_selection(ui, scene, starred ? COMMAND_unstar : COMMAND_star, NULL, effect);
}

static void toggle_pin(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    bool pinned = item && item->block && item->block->pinned && !ui->mark_count;
    if (pinned)
        ui_run_on_selection(ui, scene, COMMAND_edit, "pinned=false", effect);
    else
        ui_run_on_selection(ui, scene, COMMAND_pin, NULL, effect);
}

static void toggle_timer(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    bool same = scene->timer && item && scene->timer->task && item->task == scene->timer->task;
    if (scene->timer && (same || !item || item->type == ITEM_ENTRY))
        ui_effect(ui, effect, COMMAND_stop, NULL, 0);
    else
        ui_run_on_selection(ui, scene, COMMAND_start, NULL, effect);
}

static void defer_back(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    day planned = item && item->task ? item->task->planned_on : DAY_NONE;
    day to = planned == DAY_NONE || planned <= scene->today ? scene->today : planned - 1;
    ui_run_on_selection(ui, scene, COMMAND_defer, day_word(ui, to), effect);
}

static void go_back(struct ui *ui, struct effect *effect)
{
    if (ui->mark_count)
        ui->mark_count = 0;
    else if (ui->view == VIEW_TASKS && ui->filter[0])
        ui->filter[0] = '\0';
    else
        effect->type = EFFECT_QUIT;
}

/* Verbs on rows. False: not one of these. */
static bool run_verb(struct ui *ui, const struct scene *scene, enum command command,
                     struct effect *effect)
{
    switch ((int)command) {
    case COMMAND_done:
        toggle_done(ui, scene, effect);
        return true;
    case COMMAND_star:
        toggle_star(ui, scene, effect);
        return true;
    case COMMAND_timer:
        toggle_timer(ui, scene, effect);
        return true;
    case COMMAND_defer:
        if (move_to_day(ui, scene, command, scene->today + 1, effect))
            return true;
        ui_run_on_selection(ui, scene, command, day_word(ui, scene->today + 1), effect);
        return true;
    case COMMAND_defer_week:
        if (move_to_day(ui, scene, command, ui_later_this_week(scene), effect))
            return true;
        ui_run_on_selection(ui, scene, COMMAND_defer, day_word(ui, ui_later_this_week(scene)),
                            effect);
        return true;
    case COMMAND_defer_someday:
        if (move_to_day(ui, scene, command, DAY_NONE, effect))
            return true;
        ui_run_on_selection(ui, scene, COMMAND_defer, "someday", effect);
        return true;
    case COMMAND_defer_back:
        if (move_to_day(ui, scene, command, DAY_NONE, effect))
            return true;
        defer_back(ui, scene, effect);
        return true;
    case COMMAND_pin:
        toggle_pin(ui, scene, effect);
        return true;
    case COMMAND_drop:
    case COMMAND_delete:
        ui_run_on_selection(ui, scene, command, NULL, effect);
        return true;
    case COMMAND_snooze:
        ui_say(ui, "Warnings wait from the balance: 7, then s on the row", false, false);
        return true;
    case COMMAND_why:
        over_why(ui, scene, effect);
        return true;
    case COMMAND_seen:
    case COMMAND_undo:
    case COMMAND_redo:
        ui_effect(ui, effect, command, NULL, 0);
        return true;
    default:
        return false;
    }
}

static bool open_overlay(struct ui *ui, const struct scene *scene, enum command command,
                         struct effect *effect)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    bool programme =
        command == COMMAND_programme || (command == COMMAND_open && over_programme_has(item));
    if (!programme)
        return over_command(ui, scene, command, item, effect);
    over_programme_open(ui, scene, item, effect);
    return true;
}

static bool change_place(struct ui *ui, const struct scene *scene, enum command command,
                         struct effect *effect)
{
    int step = ui->view == VIEW_WEEK ? 7 : 1;
    for (int i = 0; i < VIEW_COUNT; i++)
        if (view_commands[i] == command) {
            ui_show(ui, (enum view_id)i, effect);
            return true;
        }
    switch ((int)command) {
    case COMMAND_earlier:
        ui_go_to_day(ui, scene, ui->day - step, effect);
        return true;
    case COMMAND_later:
        ui_go_to_day(ui, scene, ui->day + step, effect);
        return true;
    case COMMAND_now:
        ui_go_to_day(ui, scene, scene->today, effect);
        return true;
    case COMMAND_back:
        go_back(ui, effect);
        return true;
    case COMMAND_quit:
        effect->type = EFFECT_QUIT;
        return true;
    case COMMAND_redraw:
        effect->type = EFFECT_READ;
        return true;
    default:
        return false;
    }
}

static bool move_in_list(struct ui *ui, const struct scene *scene, enum command command)
{
    const int64_t *ids;
    struct list *list = ui_view(ui->view)->list(ui, scene, &ids);
    return over_move(list, command, ids);
}

static void run_command(struct ui *ui, const struct scene *scene, enum command command,
                        struct effect *effect)
{
    tour_saw(ui, command, false);
    if (ui_view(ui->view)->handle(ui, scene, command, effect))
        return;
    if (command == COMMAND_tour)
        tour_next(ui);
    else if (command == COMMAND_next_match || command == COMMAND_previous_match)
        over_find_step(ui, scene, command == COMMAND_next_match ? 1 : -1, effect);
    else if (!shift_command(ui, scene, command, effect) && !ui_mark_command(ui, scene, command) &&
             !move_in_list(ui, scene, command) && !change_place(ui, scene, command, effect) &&
             !open_overlay(ui, scene, command, effect))
        run_verb(ui, scene, command, effect);
}

/* For the palette and the help, which run a row as its key would. */
void ui_command(struct ui *ui, const struct scene *scene, enum command command,
                struct effect *effect)
{
    run_command(ui, scene, command, effect);
}

/* Esc leaves what is above the program; q never waits. */
static bool leaves_tour(struct ui *ui, const struct input_event *event)
{
    return event_is_key(event, K_ESC, 0) && !ui->mark_count &&
           !(ui->view == VIEW_TASKS && ui->filter[0]) && tour_leave(ui);
}

/* Esc is pressed once too often by every hand that closes something. */
static void stay(struct ui *ui, struct effect *effect)
{
    char key[KEY_TEXT_SIZE];
    bool usual = keymap_find(&ui->keymap, (struct key){'q', 0}) == COMMAND_back;
    effect->type = EFFECT_NONE;
    ui_say(ui,
           arena_printf(&ui->scratch, "%s leaves juggle",
                        usual ? "q" : keymap_key(&ui->keymap, COMMAND_quit, key)),
           false, false);
}

static void handle_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    char name[KEY_TEXT_SIZE];
    enum command command = keymap_find(&ui->keymap, event->key);
    ui_say(ui, NULL, false, false);
    if (timer_answer(ui, event, effect))
        return;
    if (leaves_tour(ui, event))
        return;
    if (command != COMMAND_COUNT) {
        run_command(ui, scene, command, effect);
        if (command == COMMAND_back && effect->type == EFFECT_QUIT && event_is_key(event, K_ESC, 0))
            stay(ui, effect);
        return;
    }
    char help[KEY_TEXT_SIZE];
    ui_say(ui,
           arena_printf(&ui->scratch, "%s means nothing here; %s shows all keys",
                        key_format(event->key, name),
                        keymap_key(&ui->keymap, COMMAND_help, help)),
           false, false);
}

bool ui_turns_page(const struct ui *ui, const struct input_event *event)
{
    if (event->type != EVENT_KEY || ui->over != OVER_NONE)
        return false;
    enum command command = keymap_find(&ui->keymap, event->key);
    return command == COMMAND_earlier || command == COMMAND_later;
}

static void handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect)
{
    *effect = (struct effect){0};
    arena_reset(&ui->scratch);
    switch (event->type) {
    case EVENT_RESIZE:
        ui->rows = event->rows;
        ui->cols = event->cols;
        return;
    case EVENT_END:
        effect->type = EFFECT_QUIT;
        return;
    case EVENT_TICK:
    case EVENT_WAKE:
        effect->type = EFFECT_READ;
        return;
    case EVENT_NONE:
        return;
    case EVENT_KEY:
    case EVENT_PASTE:
    case EVENT_MOUSE:
        break;
    }
    if (event->type == EVENT_MOUSE ? drag_mouse(ui, scene, event, effect) : drag_key(ui))
        ; /* the mouse held something: that was all */
    else if (ui->over != OVER_NONE)
        over_handle(ui, scene, event, effect);
    else if (event->type == EVENT_KEY)
        handle_key(ui, scene, event, effect);
    else if (event->type == EVENT_MOUSE)
        ui_mouse(ui, scene, event, effect);
    over_scope_hold(ui, scene, effect);
    if (effect->type == EFFECT_RUN)
        tour_saw(ui, effect->command, true);
}

/* Esc and a key in one breath look like Alt and that key. Where that means nothing they are two. */
static bool is_two_keys(const struct ui *ui, const struct input_event *event,
                        struct input_event two[2])
{
    bool edits = ui->over != OVER_NONE && event->type == EVENT_KEY &&
                 (event->key.code == K_BACKSPACE ||
                  (event->key.code < 0x80 && strchr("bdf", (int)event->key.code)));
    return event_split_alt(event, two) && !edits &&
           keymap_find(&ui->keymap, event->key) == COMMAND_COUNT;
}

void ui_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
               struct effect *effect)
{
    struct input_event two[2];
    if (!is_two_keys(ui, event, two)) {
        handle(ui, scene, event, effect);
        return;
    }
    handle(ui, scene, &two[0], effect);
    const struct effect first = *effect;
    if (first.type != EFFECT_NONE && first.type != EFFECT_READ)
        return;
    handle(ui, scene, &two[1], effect);
    if (effect->type == EFFECT_NONE)
        *effect = first;
}
