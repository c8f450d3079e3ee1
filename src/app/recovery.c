/* SPDX-License-Identifier: MIT
 *
 * recovery: the blocks that a trip needs at least, booked with it and moved with it: what isn't in the
 * calendar gets booked over.
 */
#include "burden.h"
#include "handlers.h"
#include "juggle/load/recovery.h"

enum { DAYS_BEFORE = 21, DAYS_AFTER = 28, ROOM = 32 };

/* Recovery of this trip that nobody has touched since it was booked. */
static bool is_booked(const struct block *block, int64_t conference)
{
    return block->conference == conference && block->placed == WORD_placed_BY_TRIP &&
           !block->pinned;
}

static bool drop_booked(struct world *world, int64_t conference, struct err *err)
{
    struct record_list blocks;
    if (!store_all(world->store, &world->turn, RECORD_BLOCK, &blocks, err))
        return false;
    for (size_t i = 0; i < blocks.count; i++)
        if (is_booked(blocks.at[i], conference) &&
            !store_delete(world->store, RECORD_BLOCK, record_id(blocks.at[i]), err))
            return false;
    return true;
}

static bool read_trip(struct world *world, int64_t conference, struct span *out, struct err *err)
{
    struct record_list legs;
    *out = (struct span){INT64_MAX, INT64_MIN};
    if (!store_all(world->store, &world->turn, RECORD_LEG, &legs, err))
        return false;
    for (size_t i = 0; i < legs.count; i++) {
        const struct leg *leg = legs.at[i];
        if (leg->conference != conference)
            continue;
        out->start = leg->start < out->start ? leg->start : out->start;
        out->end = leg->end > out->end ? leg->end : out->end;
    }
    return true;
}

/* The model merges trips that touch; ours is the one that holds our return. */
static bool find_trip(const struct timeline *timeline, instant back, size_t *out)
{
    size_t count;
    const struct load_trip *trips = timeline_trips(timeline, &count);
    for (size_t i = 0; i < count; i++)
        if (trips[i].out <= moment_of(back) && trips[i].back >= moment_of(back)) {
            *out = i;
            return true;
        }
    return false;
}

static bool put_recovery(struct world *world, const struct conference *c,
                         const struct load_block *at, struct err *err)
{
    struct block block;
    record_clear(RECORD_BLOCK, &block);
    block.title = arena_printf(&world->turn, "Recovery after %s", c->name);
    block.kind = at->kind->word;
    block.start = moment_instant(at->start);
    block.end = moment_instant(at->end);
    block.zone = zone_name(world->home);
    block.placed = WORD_placed_BY_TRIP;
    block.conference = c->id;
    return store_put(world->store, RECORD_BLOCK, &block, err);
}

bool book_recovery(struct world *world, const struct conference *c, struct err *err)
{
    struct span trip;
    struct view view;
    struct burden burden;
    struct load_block blocks[ROOM];
    size_t which;
    if (!drop_booked(world, c->id, err) || !read_trip(world, c->id, &trip, err))
        return false;
    if (trip.start >= trip.end)
        return true;
    day from = zone_wall(world->home, trip.start).day - DAYS_BEFORE;
    day to = zone_wall(world->home, trip.end).day + DAYS_AFTER;
    if (!world_view(world, from, to, &view, err))
        return false;
    burden_build(world, &view, from, to, &burden);
    const struct timeline *timeline = timeline_build(&world->turn, &burden.input);
    if (!find_trip(timeline, trip.end, &which))
        return true;
    const struct recovery *need = recovery_after(timeline, which);
    const struct kind *kind = kind_find(&world->kinds, kind_builtin()->at[KIND_RECOVERY].word);
    size_t count = recovery_blocks(timeline, which, need->min_days, kind, blocks, ROOM);
    for (size_t i = 0; i < count; i++)
        if (!put_recovery(world, c, &blocks[i], err))
            return false;
    return true;
}

bool recovery_ids(struct world *world, int64_t conference, const char **ids, size_t room,
                  size_t *count, struct err *err)
{
    struct record_list blocks;
    if (!store_all(world->store, &world->turn, RECORD_BLOCK, &blocks, err))
        return false;
    for (size_t i = 0; i < blocks.count && *count < room; i++) {
        const struct block *block = blocks.at[i];
        char id[ID_SIZE];
        if (block->conference == conference && block->placed == WORD_placed_BY_TRIP)
            ids[(*count)++] = arena_strdup(&world->turn, id_format(RECORD_BLOCK, block->id, id));
    }
    return true;
}
