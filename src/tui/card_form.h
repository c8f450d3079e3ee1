/* SPDX-License-Identifier: MIT
 *
 * card_form: a card on the screen: its fields as they are typed, and what its hands ask the program
 * to do.
 */
#ifndef JUGGLE_SRC_TUI_CARD_FORM_H
#define JUGGLE_SRC_TUI_CARD_FORM_H

#include "juggle/app/card.h"
#include "juggle/draw/form.h"

/* What has to be done outside of the state: EFFECT_CARD. */
enum card_act {
    CARD_ACT_OPEN,  /* read what is asked for */
    CARD_ACT_CHECK, /* how are the fields read, and which words would fit? */
    CARD_ACT_SEND   /* keep them */
};

struct card_form {
    struct arena arena;
    enum card_act act;
    /* What is asked for: an id, or a new one of a kind; about: see card_new and card_read. */
    const char *id, *about;
    enum card_kind kind;
    enum card_scope scope;
    struct card card;
    struct form_state form;
    /* texts of several lines, which are not typed here; NULL: the field's */
    const char *longs[CARD_ROWS_MAX];
    bool missing[CARD_ROWS_MAX];      /* it is empty, and can't stay so */
    bool open;    /* card and form hold what was asked for */
    bool tried;   /* Enter was pressed: what is missing is said */
    bool leaving; /* Esc was pressed once */
    bool asking;  /* which part of the series is meant */
};

void card_form_init(struct card_form *form);
void card_form_finish(struct card_form *form);
/* The texts of its rows, CARD_ROWS_MAX at most. */
void card_form_texts(const struct card_form *form, const char **out);
bool card_form_changed(const struct card_form *form);
/* The same of one row, by its field's name. */
bool card_form_row_changed(const struct card_form *form, const char *field);
/* Takes a text of any length for a row, e.g. back from an editor. */
void card_form_set(struct card_form *form, int row, const char *text);
/* Does what its act says but the sending, for which *words is the command line, in the form's
 * arena. False: it could not be read. */
bool card_form_act(struct card_form *form, struct world *world, const char *const **words,
                   size_t *count, struct err *err) MUST_CHECK;

#endif
