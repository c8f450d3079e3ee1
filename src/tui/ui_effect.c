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
    case COMMAND_role:
        return item->type == ITEM_EVENT;
    case COMMAND_pin:
        return item->type == ITEM_BLOCK;
    default:
        return true;
    }
}

static bool wants_task(enum command command)
{
    return command == COMMAND_done || command == COMMAND_drop || command == COMMAND_defer ||
           command == COMMAND_start;
}

/* A block stands for its task where the verb wants one. */
static const char *subject(const struct item *item, enum command command, struct arena *arena)
{
    char id[ID_SIZE];
    if (item->task && wants_task(command))
        return arena_strdup(arena, id_format(RECORD_TASK, item->task->id, id));
    return verb_fits(command, item) ? item->id : NULL;
}

static bool is_choice(enum command command)
{
    return command == COMMAND_star || command == COMMAND_unstar || command == COMMAND_role;
}

/* Why nothing came of a verb: what it is for, or that there is nothing to take in hand. */
static void say_refused(struct ui *ui, const struct scene *scene, enum command command)
{
    const char *what = command == COMMAND_role    ? "sessions and conferences"
                       : is_choice(command)       ? "sessions"
                       : command == COMMAND_pin ? "blocks of a plan"
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
    const char *why = is_choice(command)         ? "is no session"
                      : command == COMMAND_pin ? "is no block; ! holds blocks"
                                               : "is no task";
    ui_say(ui, arena_printf(&ui->scratch, "\"%s\" %s; Space takes its mark away", item->title, why),
           true, false);
}

static size_t marked(struct ui *ui, const struct scene *scene, enum command command,
                     const char *words[MARKS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < ui->mark_count; i++) {
        const struct item *item = ui_find_row(scene, ui->marks[i]);
        const char *id = item ? subject(item, command, &ui->scratch) : NULL;
        if (item && !id) {
            say_unfit(ui, command, item);
            return 0;
        }
        if (id)
            words[count++] = id;
    }
    if (command == COMMAND_start && count > 1) {
        ui_say(ui, "The timer runs on one row at a time; Esc takes the marks away", true, false);
        return 0;
    }
    if (!count)
        say_refused(ui, scene, command);
    return count;
}

/* A conference that is no row of an item has a role, too. */
static const char *in_hand(struct ui *ui, const struct scene *scene, enum command command)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    const char *id = item ? NULL : ui_subject(ui, scene);
    if (item)
        return subject(item, command, &ui->scratch);
    return command == COMMAND_role && id && *id == 'c' ? id : NULL;
}

size_t ui_meant(struct ui *ui, const struct scene *scene, enum command command,
                const char *words[MARKS_MAX])
{
    const int64_t *ids;
    /* a row that is gone since the picture is in no hand */
    ui_view(ui->view)->list(ui, scene, &ids);
    if (ui->mark_count)
        return marked(ui, scene, command, words);
    words[0] = in_hand(ui, scene, command);
    if (!words[0])
        say_refused(ui, scene, command);
    return words[0] != NULL;
}

void ui_run_on_selection(struct ui *ui, const struct scene *scene, enum command command,
                         const char *last_word, struct effect *effect)
{
    const char *words[MARKS_MAX + 1];
    size_t count = ui_meant(ui, scene, command, words);
    if (!count)
        return;
    if (last_word)
        words[count++] = last_word;
    ui->mark_count = 0;
    ui_effect(ui, effect, command, words, count);
}
