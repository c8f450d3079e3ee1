/* SPDX-License-Identifier: MIT
 *
 * form: labelled fields below each other, what is wrong with each beside it, and words to choose.
 *
 * A form asks nobody: after FORM_CHANGED the caller looks at the field in hand, says what is wrong
 * with it (form_complain) and which words would fit (form_offer).
 */
#ifndef JUGGLE_DRAW_FORM_H
#define JUGGLE_DRAW_FORM_H

#include "juggle/draw/input.h"
#include "juggle/draw/list.h"

enum { FORM_FIELDS_MAX = 24, FORM_OFFERS_MAX = 64, FORM_OFFERS_SHOWN = 6, FORM_MESSAGE_SIZE = 160 };

struct form_field {
    const char *label; /* borrowed */
    const char *hint;  /* shown while it is empty; borrowed, may be NULL */
    struct input input;
    char message[FORM_MESSAGE_SIZE]; /* what is wrong, "" when nothing is */
    /* else how it was understood; "" where there is nothing to say */
    char reading[FORM_MESSAGE_SIZE];
};

struct form_state {
    struct form_field fields[FORM_FIELDS_MAX];
    int count;
    int focus;
    int top;                             /* the first field in sight */
    struct rect area;                    /* where the fields were painted last, for clicks, */
    struct rect typed;                   /* of them what is typed, */
    struct rect offered;                 /* and the words on offer */
    const char *offers[FORM_OFFERS_MAX]; /* borrowed until the next form_offer */
    int offer_count;
    struct list offer_list; /* a row in hand once Up or Down was pressed */
    bool choosing;
    bool cut;   /* what is wrong with the field in hand was too long for its place */
    bool quiet; /* hints are shown of the field in hand only */
};

enum form_result {
    FORM_IGNORED,
    FORM_HANDLED, /* moved about; nothing to check */
    FORM_CHANGED, /* the text of the field in hand, or another field in hand */
    FORM_SENT,    /* Enter, and no field complains */
    FORM_LEFT     /* Esc, C-c or C-g */
};

void form_init(struct form_state *form);
void form_finish(struct form_state *form);
/* Adds a field and returns its index. At most FORM_FIELDS_MAX (asserted). */
int form_add(struct form_state *form, const char *label, const char *hint, const char *text);
const char *form_text(const struct form_state *form, int field);
/* NULL or "": all is well. */
void form_complain(struct form_state *form, int field, const char *message);
/* How a field was understood; stands where a complaint would. NULL or "": nothing. */
void form_tell(struct form_state *form, int field, const char *reading);
/* Words for the field in hand, best first; copied as pointers, at most FORM_OFFERS_MAX. */
void form_offer(struct form_state *form, const char *const *words, int count);
/* Tab and S-Tab change the field; Down and Up choose among what is offered (else change the field),
 * Tab or Enter takes it, Esc closes the choice. Enter sends; with a complaint it goes to that
 * field. A click goes to a field and to the place in its text, or takes a word on offer; the wheel
 * moves what is in sight. */
enum form_result form_handle(struct form_state *form, const struct input_event *event);
/* Rows that it takes without the words on offer. */
int form_height(const struct form_state *form);
void form_paint(struct form_state *form, struct canvas *canvas, struct rect rect);

#endif
