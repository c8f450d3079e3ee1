/* SPDX-License-Identifier: MIT
 *
 * edit: changed copies of the blocks. A block that is taken out stays in its place without length,
 * so that the numbers of the others stay the same.
 */
#include "juggle/load/edit.h"

#include "rules_parts.h"

static void edit_apply(struct load_block *blocks, size_t *count, const struct load_edit *edit)
{
    struct load_block *block = edit->what == EDIT_ADD ? &blocks[(*count)++] : &blocks[edit->block];
    switch (edit->what) {
    case EDIT_REMOVE:
        block->end = block->start;
        break;
    case EDIT_MOVE:
        block->end = edit->start + (block->end - block->start);
        block->start = edit->start;
        break;
    case EDIT_ADD:
        *block = edit->added;
        break;
    }
}

const struct timeline *edit_build(struct arena *arena, const struct timeline *timeline,
                                  const struct load_edit *edits, size_t count)
{
    struct load_input input = timeline->in;
    struct load_block *blocks = ARENA_ARRAY(arena, struct load_block, input.block_count + count);
    for (size_t i = 0; i < input.block_count; i++)
        blocks[i] = input.blocks[i];
    for (size_t i = 0; i < count; i++)
        edit_apply(blocks, &input.block_count, &edits[i]);
    input.blocks = blocks;
    input.first_day = timeline->first;
    input.last_day = timeline->last;
    return timeline_build(arena, &input);
}

static int64_t edit_load(const struct timeline *timeline, const struct load_edit *edit)
{
    const struct load_block *block =
        edit->what == EDIT_ADD ? &edit->added : &timeline->in.blocks[edit->block];
    int tenths = block->tenths == LOAD_TENTHS_OF_KIND ? block->kind->tenths : block->tenths;
    return (block->end - block->start) * tenths;
}

struct edit_trial edit_try(struct arena *scratch, const struct timeline *timeline,
                           const struct load_levels *before, enum load_rule rule,
                           const struct load_edit *edits, size_t count)
{
    struct edit_trial trial = {0};
    struct load_levels after;
    rules_levels(edit_build(scratch, timeline, edits, count), before->day, &after);
    trial.level = (enum load_level)after.at[rule];
    trial.better = after.at[rule] < before->at[rule];
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        trial.worsens = trial.worsens || (after.at[i] >= LOAD_INFO && after.at[i] > before->at[i]);
    for (size_t i = 0; i < count; i++)
        trial.load += edit_load(timeline, &edits[i]);
    return trial;
}
