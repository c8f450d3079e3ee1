/* SPDX-License-Identifier: MIT
 *
 * over_form: any record as a form: what is there, how what is typed is read, and Enter keeps all of
 * it in one step. Esc leaves; where something was typed, it says so first.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "over.h"

enum { FORM_COLS = 104, BESIDE_COLS = 150, FULL_COLS = 60, BRIEF_ROWS = 9 };

/* ---- opening ---- */

/* A page of a record comes back when what was opened above it is closed. */
static void keep_below(struct ui *ui)
{
    if (ui->over != OVER_RECORD)
        return;
    ui->under = OVER_RECORD;
    ui->record.rows = ui->rows_over;
}

static void ask_for(struct ui *ui, const char *id, enum card_kind kind, const char *about,
                    struct effect *effect)
{
    struct card_form *form = &ui->card;
    /* The words may live in what is forgotten here. */
    id = id ? arena_strdup(&ui->scratch, id) : NULL;
    about = about ? arena_strdup(&ui->scratch, about) : NULL;
    arena_reset(&form->arena);
    form->id = id ? arena_strdup(&form->arena, id) : NULL;
    form->about = about ? arena_strdup(&form->arena, about) : NULL;
    form->kind = kind;
    form->act = CARD_ACT_OPEN;
    form->scope = CARD_SCOPE_NONE;
    form->open = form->tried = form->leaving = form->asking = false;
    effect->type = EFFECT_CARD;
}

void over_form_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene;
    ask_for(ui, ui->edited, CARD_COUNT, NULL, effect);
}

void over_form_of(struct ui *ui, const struct scene *scene, const char *id, const char *line,
                  struct effect *effect)
{
    line = line ? arena_strdup(&ui->scratch, line) : NULL;
    keep_below(ui);
    over_show(ui, scene, OVER_FORM, id, effect);
    ask_for(ui, id, CARD_COUNT, line, effect);
}

void over_form_new(struct ui *ui, const struct scene *scene, enum card_kind kind, const char *about,
                   struct effect *effect)
{
    about = about ? arena_strdup(&ui->scratch, about) : NULL;
    keep_below(ui);
    over_show(ui, scene, OVER_FORM, "", effect);
    ask_for(ui, NULL, kind, about, effect);
}

/* What the page in sight is about, else the row in hand. */
static const char *subject_in_hand(struct ui *ui, const struct scene *scene)
{
    const char *page = over_record_wish(ui);
    return page ? page : ui_subject(ui, scene);
}

/* The conference that it is one of, or stands for. */
static const char *conference_in_hand(struct ui *ui, const struct scene *scene)
{
    char id[ID_SIZE];
    const char *subject = subject_in_hand(ui, scene);
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    if (subject && subject[0] == 'c')
        return subject;
    return item && item->conference
               ? arena_strdup(&ui->scratch, id_format(RECORD_CONFERENCE, item->conference->id, id))
               : NULL;
}

bool over_form_command(struct ui *ui, const struct scene *scene, enum command command,
                       struct effect *effect)
{
    const char *subject = subject_in_hand(ui, scene), *conference = conference_in_hand(ui, scene);
    switch ((int)command) {
    case COMMAND_conference_add:
        over_form_new(ui, scene, CARD_CONFERENCE, NULL, effect);
        return true;
    case COMMAND_talk_add:
        over_form_new(ui, scene, CARD_TALK, NULL, effect);
        return true;
    case COMMAND_submit:
        over_form_new(ui, scene, CARD_SUBMISSION, subject && *subject == 'k' ? subject : conference,
                      effect);
        return true;
    case COMMAND_travel:
        over_form_new(ui, scene, CARD_JOURNEY, conference, effect);
        return true;
    case COMMAND_note:
        if (subject)
            ui_effect(ui, effect, command, &subject, 1);
        else
            ui_say(ui, "No row is in hand", true, false);
        effect->type = subject ? EFFECT_NOTE : EFFECT_NONE;
        return true;
    default:
        return false;
    }
}

/* ---- what the program says ---- */

void over_form_failed(struct ui *ui, const char *problem)
{
    if (!ui->card.open)
        over_close(ui);
    ui_say(ui, problem, true, false);
}

void over_form_sent(struct ui *ui, bool kept)
{
    char said[sizeof ui->message];
    bool undo = ui->message_undo;
    ui->card.asking = false;
    if (!kept)
        return; /* what was typed is still there, and why is said */
    memcpy(said, ui->message, sizeof said);
    over_close(ui);
    ui_say(ui, said, false, undo);
}

/* ---- keys ---- */

static void ask(struct ui *ui, enum card_act act, struct effect *effect)
{
    ui->card.act = act;
    effect->type = EFFECT_CARD;
}

/* Goes to the first that is missing; false: none is. What is missing is said from now on. */
static bool go_to_missing(struct card_form *card)
{
    card->tried = true;
    for (int i = 0; i < card->card.count; i++)
        if (card->missing[i]) {
            card->form.focus = i;
            return true;
        }
    return false;
}

static void send(struct ui *ui, struct effect *effect)
{
    struct card_form *card = &ui->card;
    if (go_to_missing(card)) {
        ask(ui, CARD_ACT_CHECK, effect);
    } else if (card->card.id && !card_form_changed(card)) {
        over_close(ui);
        ui_say(ui, "Nothing was changed", false, false);
    } else if (card->card.series && card->scope == CARD_SCOPE_NONE) {
        card->asking = true;
    } else {
        ask(ui, CARD_ACT_SEND, effect);
    }
}

static void leave(struct ui *ui)
{
    if (!card_form_changed(&ui->card) || ui->card.leaving) {
        over_close(ui);
        return;
    }
    ui->card.leaving = true;
    ui_say(ui, "Changed, and not kept yet: Enter keeps it, Esc again leaves it", false, false);
}

/* A text of several lines is not typed here. */
static bool is_for_editor(struct ui *ui, const struct input_event *event)
{
    const struct card_form *card = &ui->card;
    bool typing =
        event->type == EVENT_PASTE || (event->type == EVENT_KEY && !event->key.mods &&
                                       (event->key.code >= ' ' && event->key.code < K_FIRST));
    return card->longs[card->form.focus] && (typing || event_is_key(event, K_BACKSPACE, 0));
}

/* Tab finishes a word that is none yet, and goes on from one that is. */
static bool completes(const struct form_state *form, const struct input_event *event)
{
    return event_is_key(event, K_TAB, 0) && form->offer_count && !form->choosing &&
           form->fields[form->focus].message[0];
}

static void type(struct ui *ui, const struct input_event *event, struct effect *effect)
{
    const struct input_event down = event_of_key(K_DOWN, 0);
    struct card_form *card = &ui->card;
    bool leaves = event_is_leave(event);
    if (!leaves)
        ui_say(ui, NULL, false, false);
    card->leaving = card->leaving && leaves;
    if (is_for_editor(ui, event)) {
        ui_say(ui, "It has several lines: C-e opens your editor", false, false);
        return;
    }
    int before = card->form.focus;
    if (completes(&card->form, event))
        (void)form_handle(&card->form, &down);
    switch (form_handle(&card->form, event)) {
    case FORM_CHANGED:
        if (card->form.focus == before)
            ask(ui, CARD_ACT_CHECK, effect);
        break;
    case FORM_SENT:
        send(ui, effect);
        break;
    case FORM_LEFT:
        leave(ui);
        break;
    case FORM_HANDLED:
    case FORM_IGNORED:
        break;
    }
}

/* How a series repeats is nothing that one of it could have for itself. */
static bool one_may(const struct card_form *card)
{
    return !card_form_row_changed(card, "repeat");
}

static void choose_scope(struct ui *ui, const struct input_event *event, struct effect *effect)
{
    enum card_scope scope = over_scope_of(event, one_may(&ui->card));
    if (scope != CARD_SCOPE_NONE) {
        ui->card.scope = scope;
        ui->card.asking = false;
        ask(ui, CARD_ACT_SEND, effect);
    } else if (event_is_leave(event) || event_is_key(event, 'q', 0)) {
        ui->card.asking = false;
    }
}

void over_form_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect)
{
    struct card_form *card = &ui->card;
    (void)scene;
    if (!card->open) {
        if (event_is_leave(event))
            over_close(ui);
    } else if (card->asking) {
        choose_scope(ui, event, effect);
    } else if (event_is_key(event, 'e', MOD_CTRL) &&
               card->card.rows[card->form.focus]->reader == CARD_IS_LONG) {
        effect->type = EFFECT_NOTE;
    } else {
        card->scope = CARD_SCOPE_NONE;
        type(ui, event, effect);
    }
}

/* ---- painting ---- */

/* What is cut beside the field in hand is said below. */
static void paint_in_full(const struct ui *ui, const struct scene *scene, struct canvas *canvas)
{
    const struct form_field *field = &ui->card.form.fields[ui->card.form.focus];
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    if (ui->message[0] || !ui->card.form.cut || ui->cols < FULL_COLS)
        return;
    canvas_fill(canvas, line, INK_NORMAL);
    canvas_put_cut(canvas, line.row, 1, line.cols - 2, INK_ERROR,
                   arena_printf(scene->arena, "%s: %s", field->label, field->message));
}

static void paint_heading(const struct card_form *card, struct canvas *canvas, struct rect line)
{
    int col = canvas_put_cut(canvas, line.row, line.col, line.cols, INK_TITLE, card->card.heading);
    if (card->card.title)
        canvas_put_cut(canvas, line.row, col + 2, line.col + line.cols - col - 2, INK_DIM,
                       card->card.title);
}

static void paint_hints(struct ui *ui, struct canvas *canvas)
{
    static const struct over_hint choosing[] = {
        {"Down", "choose"}, {"Tab", "take"}, {"Esc", "none of them"}};
    static const struct over_hint note[] = {
        {"Enter", "keep"}, {"Tab", "next field"}, {"C-e", "editor"}, {"Esc", "leave"}};
    static const struct over_hint usual[] = {
        {"Enter", "keep"}, {"Tab", "next field"}, {"Esc", "leave"}};
    const struct card_form *card = &ui->card;
    if (card->form.offer_count)
        over_paint_hints(ui, canvas, choosing, 3);
    else if (card->card.rows[card->form.focus]->reader == CARD_IS_LONG)
        over_paint_hints(ui, canvas, note, 4);
    else
        over_paint_hints(ui, canvas, usual, 3);
}

void over_form_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area)
{
    struct card_form *card = &ui->card;
    const struct item *item = over_item(ui, scene);
    over_blank(canvas, area);
    if (!card->open)
        return;
    struct rect former = canvas_clip(canvas, area), inner = rect_inset(area, 0, 1);
    struct rect head = rect_cut_top(&inner, area.rows < BRIEF_ROWS ? 1 : 2), beside = inner;
    rect_cut_left(&beside, FORM_COLS + 2);
    inner.cols = inner.cols < FORM_COLS ? inner.cols : FORM_COLS;
    paint_heading(card, canvas, head);
    if (area.cols >= BESIDE_COLS && item)
        ui_paint_detail(scene, canvas, beside, item);
    form_paint(&card->form, canvas, inner);
    canvas_unclip(canvas, former);
    paint_in_full(ui, scene, canvas);
    if (card->asking)
        over_scope_paint(ui, scene, canvas, card->card.title, "change", one_may(card));
    else
        paint_hints(ui, canvas);
}
