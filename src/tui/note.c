/* SPDX-License-Identifier: MIT
 *
 * note: which text goes to the editor, and where it comes back to.
 */
#include "note.h"

#include "juggle/app/editor.h"
#include "juggle/base/str.h"

static int note_row(const struct card *card)
{
    for (int i = 0; i < card->count; i++)
        if (str_equal(card->rows[i]->field, "note"))
            return i;
    return -1;
}

static bool write_field(struct ui *ui, struct world *world, struct err *err)
{
    struct card_form *form = &ui->card;
    const char *texts[CARD_ROWS_MAX], *written, *const *words;
    size_t count;
    int row = form->form.focus;
    card_form_texts(form, texts);
    if (!editor_write(world, texts[row], &form->arena, &written, err))
        return false;
    if (!written) {
        ui_say(ui, "The text is as it was", false, false);
        return true;
    }
    card_form_set(form, row, written);
    form->act = CARD_ACT_CHECK;
    ui_say(ui, "Enter keeps it with the rest", false, false);
    return card_form_act(form, world, &words, &count, err);
}

static bool write_record(struct ui *ui, struct world *world, struct effect *effect, struct err *err)
{
    struct card *card = ARENA_NEW(&ui->scratch, struct card);
    const char *id = effect->words[0], *written;
    *effect = (struct effect){0};
    if (!card_read(world, &ui->scratch, id, NULL, card, err))
        return false;
    int row = note_row(card);
    if (row < 0)
        return err_set(err, ERR_FAILED, "%s: takes no note", id);
    if (!editor_write(world, card->texts[row], &ui->scratch, &written, err))
        return false;
    if (!written) {
        ui_say(ui, "The note is as it was", false, false);
        return true;
    }
    const char **words = ARENA_ARRAY(&ui->scratch, const char *, 5);
    words[0] = "juggle";
    words[1] = command_info(COMMAND_edit)->verb;
    words[2] = "--";
    words[3] = id;
    words[4] = arena_printf(&ui->scratch, "note=%s", written);
    *effect = (struct effect){
        .type = EFFECT_LINE, .command = COMMAND_edit, .words = words, .word_count = 5};
    return true;
}

bool note_write(struct ui *ui, struct world *world, struct effect *effect, struct err *err)
{
    if (effect->word_count)
        return write_record(ui, world, effect, err);
    *effect = (struct effect){0};
    return write_field(ui, world, err);
}
