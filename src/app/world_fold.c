/* SPDX-License-Identifier: MIT
 *
 * world_fold: what a calendar looks like once changes are done that nobody has stored.
 */
#include "world_fold.h"

static void see(struct world *world, const struct snapshot *snapshot, struct view *out)
{
    struct snapshot *kept = arena_copy(&world->turn, snapshot, sizeof *snapshot);
    for (size_t i = 0; i < kept->leg_count; i++) {
        (void)world_zone(world, kept->legs[i]->zone);
        (void)world_zone(world, kept->legs[i]->end_zone);
    }
    struct view_inputs inputs = world_inputs(world);
    view_build(&world->turn, kept, &inputs, out);
}

void world_fold(struct world *world, const struct snapshot *before,
                const struct change_list *changes, struct view *out)
{
    int64_t next[RECORD_COUNT];
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        next[kind] = FOLDED_IDS;
    struct snapshot after = change_fold(&world->turn, before, changes, next);
    see(world, &after, out);
}
