/* SPDX-License-Identifier: MIT
 *
 * tour: the demo's six things to try, one at a time in a line above the foot. It watches what is
 * done and takes no key from anybody.
 */
#ifndef JUGGLE_SRC_TUI_TOUR_H
#define JUGGLE_SRC_TUI_TOUR_H

#include "juggle/app/command.h"
#include "juggle/draw/canvas.h"

struct ui;

struct tour {
    bool there; /* this is the demo */
    bool shown;
    int at;     /* the step that is shown */
};

void tour_begin(struct ui *ui);
/* A command was given; ran: it was carried out too, as a change of the store. */
void tour_saw(struct ui *ui, enum command command, bool ran);
/* The next step, or the first one again. */
void tour_next(struct ui *ui);
/* False: there was none to leave. */
bool tour_leave(struct ui *ui);
/* Rows that it takes from the body. */
int tour_rows(const struct ui *ui);
void tour_paint(const struct ui *ui, struct canvas *canvas, int row);

#endif
