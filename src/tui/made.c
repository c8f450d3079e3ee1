/* SPDX-License-Identifier: MIT
 *
 * made: what was added last is in the hand when a view that has it is opened, wherever its day is.
 */
#include "ui.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/value.h"

/* The day that its answer says it stands on: planned, due or begun. */
static day day_of_answer(struct arena *arena, const struct value *item)
{
    static const char *const keys[] = {"planned_on", "due", "start"};
    enum { ISO_DAY = 10 };
    day on = DAY_NONE;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *text = value_text(item, keys[i]);
        if (text && strlen(text) >= ISO_DAY &&
            parse_iso_day(arena_strndup(arena, text, ISO_DAY), &on))
            return on;
    }
    return DAY_NONE;
}

void ui_note_made(struct ui *ui, struct arena *arena, const struct value *answer)
{
    const struct value *item = value_first(answer, "items");
    const char *id = item ? value_text(item, "id") : NULL;
    ui->made.row = id ? ui_row_of(id) : 0;
    ui->made.on = item ? day_of_answer(arena, item) : DAY_NONE;
}

void ui_take_made(struct ui *ui, enum view_id view, struct effect *effect)
{
    struct list *list = view == VIEW_WEEK ? &ui->week : view == VIEW_TASKS ? &ui->tasks : NULL;
    if (!ui->made.row || !list)
        return;
    list->id = ui->made.row;
    list->known = true;
    ui->made.row = 0;
    if (view == VIEW_WEEK && ui->made.on != DAY_NONE && ui->made.on != ui->day) {
        ui->day = ui->made.on;
        ui->day_follows = false;
        effect->type = EFFECT_READ;
    }
}
