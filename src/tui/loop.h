/* SPDX-License-Identifier: MIT
 *
 * loop: waiting, and what to do about it, in turns:
 *
 *     while (going) {
 *         loop_wait(&loop, milliseconds until something shown changes by itself, or -1);
 *         while (loop_next(&loop, &event)) handle(&event);   all that was typed, then
 *         paint(&canvas); term_show(term, &canvas);          one picture of it
 *     }
 *
 * Nothing wakes it but input, signals and the time that the caller names.
 */
#ifndef JUGGLE_SRC_TUI_LOOP_H
#define JUGGLE_SRC_TUI_LOOP_H

#include "term.h"

struct loop {
    struct term *term; /* borrowed */
    int signals;       /* a pipe's end on which each byte is a signal's number; -1: none */
    int events;        /* in this turn */
    int end_signal;    /* the last one that asked for the end, 0: none */
    int wake_signal;
    bool full; /* the last turn left input for the next one */
    bool ended;
    bool woken;
    bool resized;
    bool stopping;
    bool ticked;
    bool told; /* the other descriptor had input, and nothing else came in this turn */
};

/* signals: read without blocking (O_NONBLOCK). SIGINT, SIGTERM, SIGHUP, SIGQUIT become EVENT_END;
 * SIGWINCH EVENT_RESIZE; SIGTSTP stops the program properly; SIGCONT and all others are EVENT_WAKE.
 * Curses handles none of them: who wants to see a size change has to send SIGWINCH here. */
void loop_init(struct loop *loop, struct term *term, int signals);
/* Waits until there is something for loop_next, or input on another descriptor (-1: none;
 * loop->told), or for so many milliseconds (-1: for ever), after which there is an EVENT_TICK. */
void loop_wait(struct loop *loop, int other, int milliseconds);
/* Is there something for loop_next without waiting for it? */
bool loop_has_input(const struct loop *loop);
/* The next event of this turn; false when it is time to paint. C-z is dealt with here. At the end
 * of the terminal there is an EVENT_END with signal 0, again in each turn. */
bool loop_next(struct loop *loop, struct input_event *out);

#endif
