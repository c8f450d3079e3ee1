/* SPDX-License-Identifier: MIT
 *
 * over_ritual_hands: the keys of the morning, the evening and the week. Enter takes what a screen
 * proposes and goes on, Tab goes on without, Left goes back, Esc leaves; where it was left is kept.
 */
#include "over.h"

#include <string.h>

#include "juggle/base/str.h"

enum { NOON = 12 * 60, QUARTER = 15, ROWS_WORDS = 12 };

/* ---- beginning ---- */

static day day_about(const struct ui *ui, const struct scene *scene)
{
    const struct rituals *kept = &scene->rituals;
    const struct workdays *workdays = scene->view.in.workdays;
    day week = day_week_start(scene->today, workdays->week_start);
    const struct ritual_place *looked = &kept->left[RITUAL_WEEKLY];
    bool before_noon = scene->minute >= workdays->day_starts_at && scene->minute < NOON;
    if (ui->over == OVER_EVENING && before_noon && kept->earlier.closed == INSTANT_NONE)
        return kept->before;
    if (ui->over != OVER_WEEKLY)
        return scene->today;
    bool looked_back = looked->about == week - 7 && looked->done;
    /* on its first two days: the last one */
    return scene->today <= week + 1 && !looked_back ? week - 7 : week;
}

static void begin_screen(struct ui *ui)
{
    ui->checkin = (struct checkin_form){0};
    ui->rows_over = (struct list){0};
    ui->ritual.asked = 0;
    ui->ritual.noting = false;
    input_set(&ui->line, "");
}

static void begin_about(struct ui *ui, const struct scene *scene, day about)
{
    const struct ritual_place *left = &scene->rituals.left[over_ritual_kind(ui)];
    ui->ritual = (struct ritual_form){.about = about};
    ui->ritual.stop = ritual_stop(scene->view.in.workdays, &scene->rituals.today);
    if (left->about == about && !left->done)
        ui->ritual.at = left->screen;
    begin_screen(ui);
}

void over_ritual_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)effect;
    begin_about(ui, scene, day_about(ui, scene));
}

void over_ritual_back(struct ui *ui)
{
    ui->over = ui->under;
    ui->under = OVER_NONE;
}

/* ---- lines for the command ---- */

struct sentence {
    struct ui *ui;
    const char **words;
    size_t count;
};

static void add(struct sentence *line, const char *word)
{
    line->words[line->count++] = arena_strdup(&line->ui->scratch, word);
}

/* "juggle ritual morning --on 2026-11-24", and room for more. */
static struct sentence line_begin(struct ui *ui, size_t more)
{
    struct sentence line = {ui, ARENA_ARRAY(&ui->scratch, const char *, more + ROWS_WORDS), 0};
    char date[DATE_SIZE];
    add(&line, "juggle");
    add(&line, "ritual");
    add(&line, ritual_word(over_ritual_kind(ui)));
    add(&line, "--on");
    add(&line, day_format(ui->ritual.about, date));
    return line;
}

static void line_run(const struct sentence *line, struct effect *effect)
{
    *effect = (struct effect){.type = EFFECT_LINE, .command = COMMAND_COUNT, .words = line->words,
                              .word_count = line->count};
}

static void add_screen(struct sentence *line, int at)
{
    add(line, "--screen");
    add(line, arena_printf(&line->ui->scratch, "%d", at + 1));
}

/* Another screen; what else is to be done comes before it. */
static void go(struct ui *ui, int at, bool exact, struct effect *effect)
{
    struct sentence line = line_begin(ui, 0);
    add_screen(&line, at);
    ui->ritual.at = at;
    ui->ritual.exact = exact;
    begin_screen(ui);
    if (effect->type == EFFECT_NONE)
        effect->type = EFFECT_READ;
    effect->then = line.words;
    effect->then_count = line.count;
}

/* The last screen is done, with its answer or without. */
static void finish(struct ui *ui, const struct ritual_page *page, bool answered,
                   struct effect *effect)
{
    struct sentence line = line_begin(ui, 0);
    char clock[DATE_SIZE];
    if (page->hands == RITUAL_STOPS && answered) {
        add(&line, "--stop");
        add(&line, clock_format(ui->ritual.stop, true, clock));
    }
    if (page->hands == RITUAL_CLOSES && answered && !str_blank(input_text(&ui->line))) {
        add(&line, "--note");
        add(&line, input_text(&ui->line));
    }
    add(&line, "--finish");
    line_run(&line, effect);
    over_close(ui);
}

static void go_on(struct ui *ui, const struct ritual_page *page, bool answered,
                  struct effect *effect)
{
    if (page->at + 1 < page->count)
        go(ui, page->at + 1, false, effect);
    else
        finish(ui, page, answered, effect);
}

/* ---- Enter ---- */

static void take_proposals(struct ui *ui, const struct ritual_page *page, struct effect *effect)
{
    struct sentence line = line_begin(ui, page->rows.count);
    size_t begun = line.count, asks = 0;
    for (size_t i = 0; i < page->rows.count; i++) {
        const struct ritual_row *row = &page->rows.at[i];
        asks += row->asks;
        if (row->to)
            add(&line, arena_printf(&ui->scratch, "%s=%s", row->id, row->to));
    }
    bool any = line.count > begun;
    if (any)
        line_run(&line, effect);
    if (!any || !asks)
        go_on(ui, page, true, effect);
}

static void write_plan(struct ui *ui, const struct ritual_page *page, struct effect *effect)
{
    const char *words[] = {"juggle", "plan", "--today", "--apply"};
    ui_effect(ui, effect, COMMAND_COUNT, words, 4);
    effect->type = EFFECT_LINE;
    go_on(ui, page, true, effect);
}

static void enter(struct ui *ui, const struct ritual_page *page, struct effect *effect)
{
    if (page->hands == RITUAL_PLACES)
        take_proposals(ui, page, effect);
    else if (page->hands == RITUAL_PLANS && page->rows.count)
        write_plan(ui, page, effect);
    else
        go_on(ui, page, true, effect);
}

/* ---- verbs ---- */

static void place(struct ui *ui, const struct ritual_row *row, const char *where,
                  struct effect *effect)
{
    struct sentence line = line_begin(ui, 1);
    add(&line, arena_printf(&ui->scratch, "%s=%s", row->id, where));
    line_run(&line, effect);
}

/* The third time is asked about once; the same key again is the answer. */
static bool asks_first(struct ui *ui, const struct scene *scene, const struct ritual_row *row,
                       enum command command)
{
    char key[KEY_TEXT_SIZE], drop[KEY_TEXT_SIZE], today[KEY_TEXT_SIZE];
    bool now = scene->ritual->first == scene->today;
    if (!row->asks || (ui->ritual.asked == ui->rows_over.id && ui->ritual.verb == command))
        return false;
    ui->ritual.asked = ui->rows_over.id;
    ui->ritual.verb = command;
    ui_say(ui,
           arena_printf(
               &ui->scratch, "Put off %d times: %s%s- half of it, %s lets it go; %s again moves it",
               (int)row->item->task->defers, now ? keymap_key(&ui->keymap, COMMAND_now, today) : "",
               now ? " today, " : "", keymap_key(&ui->keymap, COMMAND_drop, drop),
               keymap_key(&ui->keymap, command, key)),
           false, false);
    return true;
}

static bool place_verb(struct ui *ui, const struct scene *scene, enum command command,
                       struct effect *effect)
{
    const struct ritual_row *row = over_ritual_row(ui, scene);
    char date[DATE_SIZE];
    if (command == COMMAND_done || command == COMMAND_drop) {
        if (row && row->id)
            place(ui, row, command == COMMAND_done ? "done" : "drop", effect);
        return true;
    }
    bool today = command == COMMAND_now && scene->ritual->first == scene->today;
    bool off = command == COMMAND_defer || command == COMMAND_defer_week ||
               command == COMMAND_defer_someday;
    if ((!off && !today) || !row || !row->id || (off && asks_first(ui, scene, row, command)))
        return off || today;
    day to = today                      ? scene->today
             : command == COMMAND_defer ? scene->today + 1
                                        : ui_later_this_week(scene);
    place(ui, row, command == COMMAND_defer_someday ? "someday" : day_format(to, date), effect);
    return true;
}

static void halve(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct ritual_row *row = over_ritual_row(ui, scene);
    char date[DATE_SIZE];
    if (row && row->asks)
        place(ui, row,
              arena_printf(&ui->scratch, "%s,half", day_format(scene->ritual->first, date)),
              effect);
}

static bool hand_verb(struct ui *ui, const struct scene *scene, enum command command,
                      struct effect *effect)
{
    const struct ritual_row *row = over_ritual_row(ui, scene);
    if (!row || !row->id || (command != COMMAND_done && command != COMMAND_drop))
        return false;
    const char *words[] = {row->id, command == COMMAND_done ? "handed-over" : "closed"};
    ui_effect(ui, effect, COMMAND_feedback, words, 2);
    return true;
}

static bool tick_verb(struct ui *ui, const struct scene *scene, enum command command,
                      struct effect *effect)
{
    const struct ritual_row *row = over_ritual_row(ui, scene);
    if (command == COMMAND_now && ui->ritual.about < scene->today) {
        begin_about(ui, scene, scene->today);
        effect->type = EFFECT_READ;
        return true;
    }
    if (command != COMMAND_done || !row || !row->id)
        return false;
    const char *words[] = {row->id, "state=open"};
    ui_effect(ui, effect, COMMAND_edit, words, 2);
    return true;
}

static bool stop_verb(struct ui *ui, enum command command)
{
    minutes to = ui->ritual.stop + (command == COMMAND_up ? QUARTER : -QUARTER);
    if (command != COMMAND_up && command != COMMAND_down)
        return false;
    ui->ritual.stop = (to + DAY_MINUTES) % DAY_MINUTES;
    return true;
}

static bool run_verb(struct ui *ui, const struct scene *scene, enum command command,
                     struct effect *effect)
{
    switch (scene->ritual->hands) {
    case RITUAL_PLACES:
        return place_verb(ui, scene, command, effect);
    case RITUAL_STOPS:
        return stop_verb(ui, command);
    case RITUAL_TICKS:
        return tick_verb(ui, scene, command, effect);
    case RITUAL_HANDS:
        return hand_verb(ui, scene, command, effect);
    case RITUAL_READS:
    case RITUAL_PLANS:
    case RITUAL_CHECKS:
    case RITUAL_CLOSES:
        break;
    }
    return false;
}

/* ---- keys ---- */

static void leave(struct ui *ui, const struct scene *scene)
{
    char key[KEY_TEXT_SIZE];
    const struct ritual_page *page = scene->ritual;
    enum command command = (enum command)over_ops(ui->over)->command;
    over_close(ui);
    if (page && page->at > 0)
        ui_say(ui,
               arena_printf(&ui->scratch, "Left at %d/%d; %s goes on from there", page->at + 1,
                            page->count, keymap_key(&ui->keymap, command, key)),
               false, false);
}

static void go_back(struct ui *ui, const struct ritual_page *page, struct effect *effect)
{
    if (page->at > 0)
        go(ui, page->at - 1, true, effect);
}

static bool is_back(const struct input_event *event, enum command command)
{
    return command == COMMAND_left || event_is_key(event, K_BACKSPACE, 0);
}

/* What asks for no row means there what it means everywhere; where it was left is kept. */
static void other_command(struct ui *ui, const struct scene *scene, const struct input_event *event,
                          enum command command, struct effect *effect)
{
    if (command != COMMAND_COUNT && command_info(command)->where == WHERE_ANY)
        over_view_key(ui, scene, event, effect);
}

static void handle_command(struct ui *ui, const struct scene *scene,
                           const struct input_event *event, enum command command,
                           struct effect *effect)
{
    const int64_t *ids = over_ritual_rows(ui, scene, ui->rows_over.height);
    if (command == COMMAND_back)
        leave(ui, scene);
    else if (command == COMMAND_pane || command == COMMAND_right)
        go_on(ui, scene->ritual, false, effect);
    else if (command == COMMAND_undo || command == COMMAND_redo)
        ui_effect(ui, effect, command, NULL, 0);
    else if (command == COMMAND_morning || command == COMMAND_evening || command == COMMAND_weekly)
        (void)over_command(ui, scene, command, NULL, effect);
    else if (!run_verb(ui, scene, command, effect) && !over_move(&ui->rows_over, command, ids))
        other_command(ui, scene, event, command, effect);
}

static void handle_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    const struct ritual_page *page = scene->ritual;
    enum command command = keymap_find(&ui->keymap, event->key);
    ui_say(ui, NULL, false, false);
    if (event_is_key(event, K_ENTER, 0))
        enter(ui, page, effect);
    else if (is_back(event, command))
        go_back(ui, page, effect);
    else if (page->hands == RITUAL_CLOSES && event_is_key(event, 'n', 0))
        ui->ritual.noting = true;
    else if (page->hands == RITUAL_PLACES && event_is_key(event, '-', 0))
        halve(ui, scene, effect);
    else
        handle_command(ui, scene, event, command, effect);
}

/* The check-in has keys of its own. When it is answered, the evening goes on, behind the questions
 * of the month where those are asked. */
static bool handle_checkin(struct ui *ui, const struct scene *scene,
                           const struct input_event *event, struct effect *effect)
{
    enum overlay over = ui->over;
    const struct ritual_page *page = scene->ritual;
    bool begun = ui->checkin.at > 0 || ui->checkin.noting;
    bool own = event_is_key(event, K_BACKSPACE, 0)
                   ? begun
                   : event->type == EVENT_KEY && event->key.code < K_FIRST &&
                         event->key.code > ' ' && event->key.code != 'q';
    if (page->hands != RITUAL_CHECKS || !page->rows.count || (!own && !ui->checkin.noting) ||
        (!ui->checkin.noting && event_is_leave(event)))
        return false;
    over_checkin_handle(ui, scene, event, effect);
    enum overlay above = ui->over;
    if (above == over)
        return true;
    ui->over = over;
    go_on(ui, page, true, effect);
    if (above != OVER_NONE) {
        ui->under = over;
        ui->over = above;
    }
    return true;
}

static void handle_note(struct ui *ui, const struct input_event *event)
{
    if (event_is_key(event, K_ENTER, 0) || event_is_leave(event))
        ui->ritual.noting = false;
    else
        (void)input_handle(&ui->line, event);
}

static void handle_mouse(struct ui *ui, const struct scene *scene, const struct input_event *event)
{
    struct rect list = over_ritual_layout(scene->ritual, ui_body(ui)).list;
    (void)list_mouse(&ui->rows_over, event, list, over_ritual_rows(ui, scene, list.rows));
}

void over_ritual_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect)
{
    if (!scene->ritual) {
        if (event_is_leave(event))
            over_close(ui);
    } else if (ui->ritual.noting) {
        handle_note(ui, event);
    } else if (handle_checkin(ui, scene, event, effect)) {
        return;
    } else if (event_is_leave(event)) {
        leave(ui, scene);
    } else if (event->type == EVENT_KEY) {
        handle_key(ui, scene, event, effect);
    } else if (event->type == EVENT_MOUSE) {
        handle_mouse(ui, scene, event);
    }
}
