/* SPDX-License-Identifier: MIT
 *
 * tui: the terminal program.
 */
#ifndef JUGGLE_TUI_TUI_H
#define JUGGLE_TUI_TUI_H

#include "juggle/app/run.h"

/* Runs until the person leaves, in a world that is open. signals: a pipe's end on which each byte
 * is a signal's number; -1: none. *status is the process's exit status. ERR_USAGE where the
 * terminal can't be used, with what to use instead; then nothing was written to it. */
bool tui_run(struct world *world, const struct call *call, int signals, int *status,
             struct err *err) MUST_CHECK;

#endif
