/* SPDX-License-Identifier: MIT
 *
 * ui: what every view shares: the command a key means, moving in lists, marks, and verbs that act on
 * the row in hand.
 */
#include "over.h"

#include <string.h>

#include "juggle/base/text.h"

static const struct view_ops *const views[] = {&view_today, &view_week, &view_tasks};
static const enum command view_commands[] = {COMMAND_today, COMMAND_week, COMMAND_list};

const struct view_ops *ui_view(enum view_id id)
{
    return views[id];
}

const char *ui_view_key(const struct ui *ui, enum view_id id)
{
    (void)ui;
    return command_info(view_commands[id])->keys;
}

void ui_init(struct ui *ui)
{
    memset(ui, 0, sizeof *ui);
    keymap_default(&ui->keymap);
    ui->hints = true;
    ui->day_follows = true;
    ui->pane = 1;
    arena_init(&ui->scratch);
    input_history_init(&ui->added);
    input_history_init(&ui->searched);
    input_history_init(&ui->commanded);
    input_init(&ui->line, NULL);
}

void ui_finish(struct ui *ui)
{
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
}

int64_t ui_row_id(const struct item *item)
{
    uint64_t hash = text_hash(TEXT_HASH_START, item->id, strlen(item->id));
    return (int64_t)(hash >> 2); /* never LIST_HEADING */
}

const struct item *ui_find_row(const struct scene *scene, int64_t row)
{
    for (size_t i = 0; i < scene->view.count; i++)
        if (ui_row_id(&scene->view.items[i]) == row)
            return &scene->view.items[i];
    return NULL;
}

/* ---- marks ---- */

bool ui_is_marked(const struct ui *ui, const struct item *item)
{
    int64_t row = ui_row_id(item);
    for (size_t i = 0; i < ui->mark_count; i++)
        if (ui->marks[i] == row)
            return true;
    return false;
}

static void toggle_mark(struct ui *ui, const struct item *item)
{
    int64_t row = ui_row_id(item);
    for (size_t i = 0; i < ui->mark_count; i++)
        if (ui->marks[i] == row) {
            ui->marks[i] = ui->marks[--ui->mark_count];
            return;
        }
    if (ui->mark_count < MARKS_MAX)
        ui->marks[ui->mark_count++] = row;
}

/* ---- effects ---- */

void ui_effect(struct ui *ui, struct effect *effect, enum command command, const char *const *words,
               size_t count)
{
    const char **copies = ARENA_ARRAY(&ui->scratch, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copies[i] = arena_strdup(&ui->scratch, words[i]);
    *effect = (struct effect){EFFECT_RUN, command, copies, count};
}

/* Does a verb make sense for this sort of row? */
static bool verb_fits(enum command command, const struct item *item)
{
    switch ((int)command) {
    case COMMAND_done:
    case COMMAND_drop:
    case COMMAND_defer:
        return item->type == ITEM_TASK;
    case COMMAND_star:
    case COMMAND_unstar:
        return item->type == ITEM_EVENT;
    case COMMAND_pin:
        return item->type == ITEM_BLOCK;
    default:
        return true;
    }
}

/* A block stands for its task where the verb wants one. */
static const char *subject(const struct ui *ui, const struct item *item, enum command command,
                           struct arena *arena)
{
    char id[ID_SIZE];
    (void)ui;
    if (verb_fits(command, item) && !(command == COMMAND_start && item->task))
        return item->id;
    if (item->task)
        return arena_strdup(arena, id_format(RECORD_TASK, item->task->id, id));
    return NULL;
}

void ui_run_on_selection(struct ui *ui, const struct scene *scene, enum command command,
                         const char *last_word, struct effect *effect)
{
    const char *words[MARKS_MAX + 1];
    size_t count = 0;
    const int64_t *ids;
    ui_view(ui->view)->list(ui, scene, &ids); /* a row that is gone since the picture is in no hand */
    const struct item *in_hand = ui_view(ui->view)->selection(ui, scene);
    for (size_t i = 0; i < ui->mark_count; i++) {
        const struct item *item = ui_find_row(scene, ui->marks[i]);
        const char *id = item ? subject(ui, item, command, &ui->scratch) : NULL;
        if (id)
            words[count++] = id;
    }
    if (!ui->mark_count && in_hand) {
        const char *id = subject(ui, in_hand, command, &ui->scratch);
        if (id)
            words[count++] = id;
    }
    if (!count) {
        ui_say(ui, in_hand ? "That verb has no meaning for this row" : "No row is in hand", true, false);
        return;
    }
    if (last_word)
        words[count++] = last_word;
    ui->mark_count = 0;
    ui_effect(ui, effect, command, words, count);
}

/* ---- commands ---- */

static const char *day_word(struct ui *ui, day date)
{
    char buf[DATE_SIZE];
    return arena_strdup(&ui->scratch, day_format(date, buf));
}

/* "Later this week": the next working day from the day after tomorrow, else the last day of the week. */
static day later_this_week(const struct scene *scene)
{
    const struct workdays *work = scene->view.in.workdays;
    day end = day_week_start(scene->today, work->week_start) + 6;
    for (day d = scene->today + 2; d <= end; d++)
        if (workdays_on(work, d)->works)
            return d;
    return end > scene->today ? end : scene->today + 1;
}

static void go_to_day(struct ui *ui, const struct scene *scene, day date, struct effect *effect)
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
        ui_run_on_selection(ui, scene, command, day_word(ui, scene->today + 1), effect);
        return true;
    case COMMAND_defer_week:
        ui_run_on_selection(ui, scene, COMMAND_defer, day_word(ui, later_this_week(scene)), effect);
        return true;
    case COMMAND_defer_someday:
        ui_run_on_selection(ui, scene, COMMAND_defer, "someday", effect);
        return true;
    case COMMAND_defer_back:
        defer_back(ui, scene, effect);
        return true;
    case COMMAND_pin:
        toggle_pin(ui, scene, effect);
        return true;
    case COMMAND_drop:
    case COMMAND_delete:
        ui_run_on_selection(ui, scene, command, NULL, effect);
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
    switch ((int)command) {
    case COMMAND_add:
        over_open(ui, scene, OVER_ADD, "");
        return true;
    case COMMAND_find:
        over_open(ui, scene, OVER_FIND, "");
        effect->type = EFFECT_READ;
        return true;
    case COMMAND_capture:
        over_open(ui, scene, OVER_CAPTURE, "");
        return true;
    case COMMAND_checkin:
        over_open(ui, scene, OVER_CHECKIN, "");
        effect->type = EFFECT_READ;
        return true;
    case COMMAND_programme:
        over_programme_open(ui, scene, item, effect);
        return true;
    case COMMAND_import:
        over_open(ui, scene, OVER_IMPORT, "");
        effect->type = EFFECT_READ;
        return true;
    case COMMAND_plan:
    case COMMAND_whatif:
        over_open(ui, scene, OVER_PAPER, "");
        over_paper_open(ui, command == COMMAND_plan ? PAPER_PLAN : PAPER_WHATIF, effect);
        return true;
    case COMMAND_palette:
        over_open(ui, scene, OVER_PALETTE, "");
        return true;
    case COMMAND_help:
        over_open(ui, scene, OVER_HELP, "");
        return true;
    case COMMAND_history:
        over_open(ui, scene, OVER_HISTORY, "");
        effect->type = EFFECT_READ;
        return true;
    case COMMAND_edit:
    case COMMAND_open:
        if (command == COMMAND_open && over_programme_has(item))
            over_programme_open(ui, scene, item, effect);
        else if (item)
            over_open(ui, scene, command == COMMAND_edit ? OVER_EDIT : OVER_DETAIL, item->id);
        else
            ui_say(ui, "No row is in hand; a adds something", true, false);
        return true;
    default:
        return false;
    }
}

static bool change_place(struct ui *ui, const struct scene *scene, enum command command,
                         struct effect *effect)
{
    int step = ui->view == VIEW_WEEK ? 7 : 1;
    switch ((int)command) {
    case COMMAND_today:
    case COMMAND_week:
    case COMMAND_list:
        for (int i = 0; i < VIEW_COUNT; i++)
            if (view_commands[i] == command)
                ui->view = (enum view_id)i;
        return true;
    case COMMAND_earlier:
        go_to_day(ui, scene, ui->day - step, effect);
        return true;
    case COMMAND_later:
        go_to_day(ui, scene, ui->day + step, effect);
        return true;
    case COMMAND_now:
        go_to_day(ui, scene, scene->today, effect);
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
    static const struct {
        int command;
        enum list_move move;
    } moves[] = {
        {COMMAND_down, LIST_DOWN},           {COMMAND_up, LIST_UP},
        {COMMAND_page_down, LIST_PAGE_DOWN}, {COMMAND_page_up, LIST_PAGE_UP},
        {COMMAND_first, LIST_FIRST},         {COMMAND_last, LIST_LAST},
    };
    const int64_t *ids;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].command == (int)command) {
            struct list *list = ui_view(ui->view)->list(ui, scene, &ids);
            list_move(list, moves[i].move, ids);
            return true;
        }
    return false;
}

static void mark_row(struct ui *ui, const struct scene *scene)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    if (!item)
        return;
    toggle_mark(ui, item);
    move_in_list(ui, scene, COMMAND_down);
}

static void run_command(struct ui *ui, const struct scene *scene, enum command command,
                        struct effect *effect)
{
    if (ui_view(ui->view)->handle(ui, scene, command, effect))
        return;
    if (command == COMMAND_mark)
        mark_row(ui, scene);
    else if (!move_in_list(ui, scene, command) && !change_place(ui, scene, command, effect) &&
             !open_overlay(ui, scene, command, effect))
        run_verb(ui, scene, command, effect);
}

/* For the palette and the help, which run a row as its key would. */
void ui_command(struct ui *ui, const struct scene *scene, enum command command,
                struct effect *effect)
{
    run_command(ui, scene, command, effect);
}

static void handle_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    char name[KEY_TEXT_SIZE];
    enum command command = keymap_find(&ui->keymap, event->key);
    ui_say(ui, NULL, false, false);
    if (command != COMMAND_COUNT) {
        run_command(ui, scene, command, effect);
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

void ui_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
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
    if (ui->over != OVER_NONE)
        over_handle(ui, scene, event, effect);
    else if (event->type == EVENT_KEY)
        handle_key(ui, scene, event, effect);
    else if (event->type == EVENT_MOUSE)
        ui_mouse(ui, scene, event, effect);
}
