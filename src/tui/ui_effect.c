/* SPDX-License-Identifier: MIT
 *
 * ui_effect: what a verb means for the row in hand, or for all that are marked.
 */
#include "ui.h"

void ui_effect(struct ui *ui, struct effect *effect, enum command command, const char *const *words,
               size_t count)
{
    const char **copies = ARENA_ARRAY(&ui->scratch, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copies[i] = arena_strdup(&ui->scratch, words[i]);
    *effect = (struct effect){
        .type = EFFECT_RUN, .command = command, .words = copies, .word_count = count};
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

/* Why nothing came of a verb: what it is for, or that there is nothing to take in hand. */
static void say_refused(struct ui *ui, const struct scene *scene, enum command command)
{
    const char *what = command == COMMAND_star || command == COMMAND_unstar ? "sessions"
                       : command == COMMAND_pin                             ? "blocks of a plan"
                                                                            : "tasks";
    if (ui_subject(ui, scene))
        ui_say(ui, arena_printf(&ui->scratch, "%s is for %s; Enter opens this row",
                                command_info(command)->verb, what), true, false);
    else
        ui_say(ui, "No row is in hand; a adds something", true, false);
}

/* Why a verb makes no sense for one of the rows that are marked. */
static void say_unfit(struct ui *ui, enum command command, const struct item *item)
{
    const char *why = command == COMMAND_star || command == COMMAND_unstar ? "is no session"
                      : command == COMMAND_pin                             ? "is no block; ! holds blocks"
                                                                           : "is no task";
    ui_say(ui, arena_printf(&ui->scratch, "\"%s\" %s; Space takes its mark away", item->title, why), true, false);
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
        if (item && !id) {
            say_unfit(ui, command, item);
            return;
        }
        if (id)
            words[count++] = id;
    }
    if (command == COMMAND_start && count > 1) {
        ui_say(ui, "The timer runs on one row at a time; Esc takes the marks away", true, false);
        return;
    }
    if (!ui->mark_count && in_hand) {
        const char *id = subject(ui, in_hand, command, &ui->scratch);
        if (id)
            words[count++] = id;
    }
    if (!count) {
        say_refused(ui, scene, command);
        return;
    }
    if (last_word)
        words[count++] = last_word;
    ui->mark_count = 0;
    ui_effect(ui, effect, command, words, count);
}
