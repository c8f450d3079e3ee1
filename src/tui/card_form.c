/* SPDX-License-Identifier: MIT
 *
 * card_form: between a card, which knows the record, and a form, which knows keys.
 */
#include "card_form.h"

#include <string.h>

#include "juggle/base/str.h"

enum { INLINE_BYTES = 400 }; /* what is longer belongs into an editor */

void card_form_init(struct card_form *form)
{
    *form = (struct card_form){0};
    arena_init(&form->arena);
    form_init(&form->form);
}

void card_form_finish(struct card_form *form)
{
    form_finish(&form->form);
    arena_finish(&form->arena);
}

/* One line that stands for a text of several. */
static const char *brief(struct arena *arena, const char *text)
{
    size_t lines = 1, first = strcspn(text, "\n");
    for (const char *at = text + first; *at; at++)
        lines += *at == '\n' && at[1];
    if (lines == 1)
        return arena_strndup(arena, text, first);
    return arena_printf(arena, "%.*s ... (%zu lines)", (int)(first < 60 ? first : 60), text, lines);
}

void card_form_set(struct card_form *form, int row, const char *text)
{
    struct input *input = &form->form.fields[row].input;
    bool several = form->card.rows[row]->reader == CARD_IS_LONG &&
                   (strchr(text, '\n') || strlen(text) > INLINE_BYTES);
    form->longs[row] = several ? arena_strdup(&form->arena, text) : NULL;
    input_set(input, several ? brief(&form->arena, text) : text);
}

/* The card's fields, to type in. */
static void card_form_fill(struct card_form *form)
{
    form_finish(&form->form);
    form_init(&form->form);
    form->form.quiet = true;
    for (int i = 0; i < form->card.count; i++) {
        form_add(&form->form, form->card.rows[i]->label, form->card.rows[i]->hint, NULL);
        card_form_set(form, i, form->card.texts[i]);
    }
    form->open = true;
}

void card_form_texts(const struct card_form *form, const char **out)
{
    for (int i = 0; i < form->card.count; i++)
        out[i] = form->longs[i] ? form->longs[i] : form_text(&form->form, i);
}

bool card_form_changed(const struct card_form *form)
{
    const char *texts[CARD_ROWS_MAX];
    card_form_texts(form, texts);
    return form->open && card_changed(&form->card, texts);
}

bool card_form_row_changed(const struct card_form *form, const char *field)
{
    const char *texts[CARD_ROWS_MAX];
    card_form_texts(form, texts);
    for (int i = 0; i < form->card.count; i++)
        if (str_equal(form->card.rows[i]->field, field))
            return !str_equal(texts[i], form->card.texts[i]);
    return false;
}

static bool check(struct card_form *form, struct world *world, struct err *err)
{
    const char *texts[CARD_ROWS_MAX];
    struct card_answer answers[CARD_ROWS_MAX];
    card_form_texts(form, texts);
    if (!card_check(world, &form->card, texts, answers, err))
        return false;
    for (int i = 0; i < form->card.count; i++) {
        form->missing[i] = answers[i].missing;
        form_complain(&form->form, i,
                      answers[i].missing && form->tried ? "is needed" : answers[i].problem);
        form_tell(&form->form, i, answers[i].reading);
    }
    return true;
}

static bool open_card(struct card_form *form, struct world *world, struct err *err)
{
    bool read = form->id ? card_read(world, &form->arena, form->id, form->about, &form->card, err)
                         : card_new(world, &form->arena, form->kind, form->about, &form->card, err);
    if (!read)
        return false;
    memset(form->longs, 0, sizeof form->longs);
    card_form_fill(form);
    return check(form, world, err);
}

static void offer(struct card_form *form, struct world *world)
{
    const char *const *words;
    int count, row = form->form.focus;
    if (form->longs[row])
        return;
    card_offers(world, &form->card, row, form_text(&form->form, row), &words, &count);
    /* They are borrowed for longer than a turn. */
    const char **kept = ARENA_ARRAY(&form->arena, const char *, (size_t)count + 1);
    for (int i = 0; i < count; i++)
        kept[i] = arena_strdup(&form->arena, words[i]);
    form_offer(&form->form, kept, count);
}

bool card_form_act(struct card_form *form, struct world *world, const char *const **words,
                   size_t *count, struct err *err)
{
    const char *texts[CARD_ROWS_MAX];
    *count = 0;
    switch (form->act) {
    case CARD_ACT_OPEN:
        return open_card(form, world, err);
    case CARD_ACT_CHECK:
        if (!check(form, world, err))
            return false;
        offer(form, world);
        return true;
    case CARD_ACT_SEND:
        break;
    }
    card_form_texts(form, texts);
    return card_command(world, &form->card, &form->arena, texts, form->scope, words, count, err);
}
