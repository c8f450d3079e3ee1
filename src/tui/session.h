/* SPDX-License-Identifier: MIT
 *
 * session: the screen of one person at work: what is shown, what was read for it, and what an event
 * does to both. Nothing here waits; the terminal and the clock are its owner's.
 */
#ifndef JUGGLE_SRC_TUI_SESSION_H
#define JUGGLE_SRC_TUI_SESSION_H

#include "term.h"
#include "ui.h"

struct session {
    struct world *world;
    struct ui ui;
    struct scene scene;
    struct insight insight;
    struct canvas canvas;
    struct term *term; /* the owner's; NULL: the pictures are only painted */
    bool stale;  /* the scene isn't that of the day in hand */
    bool forget; /* nor will any other day of what was read do */
    size_t read; /* bytes of the turn behind the last reading */
    struct preview preview; /* in kept, longer than a turn */
    struct paper paper;     /* likewise; one of the two is looked at */
    struct arena kept;
    uint64_t asked; /* the last question about the timer */
    int told; /* percent of what is being read */
    bool lent; /* the terminal was an editor's meanwhile, and may have another size */
    bool leaving;
};

/* A screen of that size on a world whose store is open; keys and hints as the config has them. */
void session_init(struct session *session, struct world *world, struct term *term, int rows,
                  int cols);
void session_finish(struct session *session);
/* Does what the event means; the picture is as it was until session_paint. */
void session_handle(struct session *session, const struct input_event *event);
/* Reads what has become stale, paints, and shows it on the terminal. */
void session_paint(struct session *session);
/* Would the load model tell something new of what is shown, or is a first picture to be made
 * whole? */
bool session_model_due(const struct session *session);
/* Makes a first picture whole, then asks the model, which takes longer than a picture may; it stays
 * due where world->interrupt put an end to that. */
void session_ask_model(struct session *session);

#endif
