/* SPDX-License-Identifier: MIT
 *
 * complete: names of files and of time zones while one is typed.
 */
#ifndef JUGGLE_SRC_TUI_COMPLETE_H
#define JUGGLE_SRC_TUI_COMPLETE_H

#include <stddef.h>

#include "juggle/base/arena.h"

/* What "~" and "~/" at the beginning mean; the rest as it is. */
const char *complete_expand(struct arena *arena, const char *typed);
/* The calendars and folders (with a slash behind them) that begin as typed, written as they were
 * typed, calendars first; other files too once their name was begun. While nothing is typed, those
 * of the downloads as well. At most a few hundred. */
void complete_paths(struct arena *arena, const char *typed, const char *const **out, size_t *count);
/* The zones in whose name a word begins as typed, whatever its case, with blanks for underscores;
 * all of them while nothing is typed. */
void complete_zones(struct arena *arena, const char *typed, const char *const *names,
                    size_t name_count, const char *const **out, size_t *count);
/* The longest beginning that all have, at least as long as what was typed. */
const char *complete_common(struct arena *arena, const char *typed, const char *const *paths,
                            size_t count);

#endif
