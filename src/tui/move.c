/* SPDX-License-Identifier: MIT
 *
 * move: all that is marked, or an event in the hand, to another day or by so much, as one step.
 * Where one of them can't go along nothing moves, and the line says which and why.
 */
#include "shift.h"

#include <string.h>

static const char *refusal(struct ui *ui, const struct item *item, bool by_clock)
{
    const char *why = shift_refusal(ui, item);
    if (why || !by_clock)
        return why;
    if (item->type == ITEM_TASK)
        return arena_printf(&ui->scratch, "\"%s\" has no time of the day; its block has",
                            item->title);
    return item->all_day ? arena_printf(&ui->scratch, "\"%s\" lasts whole days", item->title)
                         : NULL;
}

/* by_clock: by minutes, which only what has a time of the day can. */
static bool add_row(struct ui *ui, const struct item *item, bool by_clock, const char *words[],
                    size_t *count)
{
    const char *why = refusal(ui, item, by_clock);
    if (why)
        ui_say(ui, why, true, false);
    else
        words[(*count)++] = item->id;
    return !why;
}

static void move_rows(struct ui *ui, const struct scene *scene, const char *when,
                      struct effect *effect)
{
    const char *words[MARKS_MAX + 2];
    size_t count = 0;
    bool by_clock = when[strlen(when) - 1] == 'm';
    const struct item *in_hand = ui_view(ui->view)->selection(ui, scene);
    for (size_t i = 0; i < ui->mark_count; i++) {
        const struct item *item = ui_find_row(scene, ui->marks[i]);
        if (item && !add_row(ui, item, by_clock, words, &count))
            return;
    }
    if (!ui->mark_count && (!in_hand || !add_row(ui, in_hand, by_clock, words, &count)))
        return;
    words[count++] = when;
    ui->mark_count = 0;
    ui_effect(ui, effect, COMMAND_move, words, count);
}

bool move_marked(struct ui *ui, const struct scene *scene, enum command command,
                 struct effect *effect)
{
    static const struct {
        enum command command;
        const char *when;
    } moves[] = {
        {COMMAND_move_later, "+15m"}, {COMMAND_move_earlier, "-15m"}, {COMMAND_move_left, "-1d"},
        {COMMAND_move_right, "+1d"},  {COMMAND_longer, "end+15m"},    {COMMAND_shorter, "end-15m"},
    };
    for (size_t i = 0; ui->mark_count && i < sizeof moves / sizeof *moves; i++)
        if (moves[i].command == command) {
            move_rows(ui, scene, moves[i].when, effect);
            return true;
        }
    return false;
}

/* What has a time of its own and is no task's. */
static bool is_timed(const struct item *item)
{
    return item && !item->task && item->type != ITEM_TASK;
}

static bool any_timed(struct ui *ui, const struct scene *scene)
{
    for (size_t i = 0; i < ui->mark_count; i++)
        if (is_timed(ui_find_row(scene, ui->marks[i])))
            return true;
    return !ui->mark_count && is_timed(ui_view(ui->view)->selection(ui, scene));
}

bool move_to_day(struct ui *ui, const struct scene *scene, enum command command, day to,
                 struct effect *effect)
{
    char buf[DATE_SIZE];
    if (!any_timed(ui, scene))
        return false;
    if (command == COMMAND_defer_someday)
        ui_say(ui, "What has its time can't wait for some day; D deletes it, e changes it", true,
               false);
    else
        move_rows(ui, scene, command == COMMAND_defer_back ? "-1d" : day_format(to, buf), effect);
    return true;
}
