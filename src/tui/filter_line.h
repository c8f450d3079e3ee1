/* SPDX-License-Identifier: MIT
 *
 * filter_line: a line of the filter language being typed: completion, saved filters, and what is
 * wrong with it.
 */
#ifndef JUGGLE_SRC_TUI_FILTER_LINE_H
#define JUGGLE_SRC_TUI_FILTER_LINE_H

#include "over.h"

/* Tab completes, C-s asks for a name to keep the line under. False: the line itself takes it. */
bool filter_line_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                     struct effect *effect);
/* The next saved filter into the line; false: there are none. */
bool filter_line_next(struct ui *ui, const struct scene *scene);
/* The line, and above it what it lacks, what Tab would add, or what to do. problem may be NULL. */
void filter_line_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       const char *prompt, const char *problem);

#endif
