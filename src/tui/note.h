/* SPDX-License-Identifier: MIT
 *
 * note: texts of several lines, through the person's editor.
 */
#ifndef JUGGLE_SRC_TUI_NOTE_H
#define JUGGLE_SRC_TUI_NOTE_H

#include "ui.h"

/* EFFECT_NOTE: the field in hand of a form takes the new text; the note of a record that is named
 * becomes the command line that keeps it, as which *effect comes back, else it is EFFECT_NONE. The
 * terminal is the editor's meanwhile. */
bool note_write(struct ui *ui, struct world *world, struct effect *effect,
                struct err *err) MUST_CHECK;

#endif
