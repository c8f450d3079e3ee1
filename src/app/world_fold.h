/* SPDX-License-Identifier: MIT
 *
 * world_fold: changes over a snapshot, in memory.
 */
#ifndef JUGGLE_SRC_APP_WORLD_FOLD_H
#define JUGGLE_SRC_APP_WORLD_FOLD_H

#include "juggle/app/world.h"
#include "juggle/model/change.h"

/* What is made by a fold has ids from here on: they mean nothing to the store, and are never
 * shown. */
enum { FOLDED_IDS = INT32_MAX };

/* The view of the snapshot with the changes done. Lives in the turn. */
void world_fold(struct world *world, const struct snapshot *before,
                const struct change_list *changes, struct view *out);

#endif
