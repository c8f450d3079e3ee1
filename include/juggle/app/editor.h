/* SPDX-License-Identifier: MIT
 *
 * editor: a text, through the person's editor and back.
 */
#ifndef JUGGLE_APP_EDITOR_H
#define JUGGLE_APP_EDITOR_H

#include "juggle/app/world.h"

/* Writes the text to a file that nobody else can read, hands that to the editor of the config,
 * $VISUAL, $EDITOR or vi, and waits for it. *out is what came back, without the line ends behind
 * it, in the arena; NULL: it is as it was. The file is gone afterwards. ERR_FAILED where the editor
 * fails, or what it wrote is no text. */
bool editor_write(struct world *world, const char *text, struct arena *arena, const char **out,
                  struct err *err) MUST_CHECK;

#endif
