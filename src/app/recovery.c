/* SPDX-License-Identifier: MIT
 *
 * recovery: the blocks that a trip needs at least, booked with it and moved with it: what isn't in
 * the calendar gets booked over. The nearer they come, the firmer they stand.
 */
#include "burden.h"
#include "handlers.h"
#include "juggle/base/str.h"
#include "juggle/load/recovery.h"

enum { DAYS_BEFORE = 21, DAYS_AFTER = 28, ROOM = 32 };

/* What a trip wants, and what stands for it already. */
struct booking {
    const struct conference *conference;
    struct load_block wanted[ROOM];
    size_t count;
    int64_t left; /* minutes that nothing is booked for yet */
    bool moved;   /* it begins on another day than what is booked */
};

static const char *recovery_word(void)
{
    return kind_builtin()->at[KIND_RECOVERY].word;
}

static bool is_booked(const struct block *block, int64_t conference)
{
    return block->conference == conference && !block->task &&
           (block->placed == WORD_placed_BY_TRIP || str_equal(block->kind, recovery_word()));
}

/* Nobody has touched it since it was booked. */
static bool is_untouched(const struct block *block)
{
    return block->placed == WORD_placed_BY_TRIP && !block->pinned;
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

bool recovery_put(struct world *world, const struct conference *c, const struct load_block *at,
                  int64_t length, struct err *err)
{
    struct block block;
    record_clear(RECORD_BLOCK, &block);
    block.title = arena_printf(&world->turn, "Recovery after %s", c->name);
    block.kind = at->kind->word;
    block.start = moment_instant(at->start);
    block.end = moment_instant(at->start + length);
    block.zone = zone_name(world->home);
    block.placed = WORD_placed_BY_TRIP;
    block.conference = c->id;
    return store_put(world->store, RECORD_BLOCK, &block, err);
}

/* What the journey home asks for at least; nothing where there is none. */
static bool find_wanted(struct world *world, const struct span *trip, struct booking *out,
                        struct err *err)
{
    struct view view;
    struct burden burden;
    size_t which;
    if (trip->start >= trip->end)
        return true;
    day from = zone_wall(world->home, trip->start).day - DAYS_BEFORE;
    day to = zone_wall(world->home, trip->end).day + DAYS_AFTER;
    if (!burden_read(world, from, to, &view, &burden, err))
        return false;
    const struct timeline *timeline = timeline_build(&world->turn, &burden.input);
    if (!find_trip(timeline, trip->end, &which))
        return true;
    const struct kind *kind = kind_find(&world->kinds, recovery_word());
    out->count = recovery_blocks(timeline, which, recovery_after(timeline, which)->min_days, kind,
                                 out->wanted, ROOM);
    for (size_t i = 0; i < out->count; i++)
        out->left += out->wanted[i].end - out->wanted[i].start;
    return true;
}

static bool is_wanted(const struct booking *booking, const struct block *block)
{
    for (size_t i = 0; i < booking->count; i++)
        if (moment_instant(booking->wanted[i].start) == block->start &&
            moment_instant(booking->wanted[i].end) == block->end)
            return true;
    return false;
}

/* What has begun, what the person placed and what is right already stays where it is; what is near
 * does, too, unless the trip itself has moved. */
static bool stays(const struct world *world, const struct booking *booking,
                  const struct block *block)
{
    day first = zone_wall(world->home, block->start).day;
    return block->start <= world->now || !is_untouched(block) || is_wanted(booking, block) ||
           (!booking->moved && booking->count &&
            recovery_hold(world->today, first) >= RECOVERY_FIRM);
}

static void compare(const struct record_list *blocks, struct booking *booking)
{
    booking->moved = booking->count > 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *block = blocks->at[i];
        if (is_booked(block, booking->conference->id) && is_untouched(block) && booking->count &&
            block->start == moment_instant(booking->wanted[0].start))
            booking->moved = false;
    }
}

/* Lets go what no longer fits; what stays is taken from what is still to be booked. */
static bool keep_or_drop(struct world *world, const struct record_list *blocks,
                         struct booking *booking, struct err *err)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *block = blocks->at[i];
        if (!is_booked(block, booking->conference->id))
            continue;
        if (!stays(world, booking, block)) {
            if (!store_delete(world->store, RECORD_BLOCK, block->id, err))
                return false;
            continue;
        }
        booking->left -= (block->end - block->start) / 60;
        for (size_t k = 0; k < booking->count; k++)
            if (block->start < moment_instant(booking->wanted[k].end) &&
                block->end > moment_instant(booking->wanted[k].start))
                booking->wanted[k].end = booking->wanted[k].start; /* something stands there */
    }
    return true;
}

bool book_recovery(struct world *world, const struct conference *c, struct err *err)
{
    struct span trip;
    struct record_list blocks;
    struct booking booking = {.conference = c};
    if (!read_trip(world, c->id, &trip, err) || !find_wanted(world, &trip, &booking, err) ||
        !store_all(world->store, &world->turn, RECORD_BLOCK, &blocks, err))
        return false;
    compare(&blocks, &booking);
    if (!keep_or_drop(world, &blocks, &booking, err))
        return false;
    for (size_t i = 0; i < booking.count && booking.left > 0; i++) {
        int64_t length = booking.wanted[i].end - booking.wanted[i].start;
        length = length < booking.left ? length : booking.left;
        if (length > 0 && !recovery_put(world, c, &booking.wanted[i], length, err))
            return false;
        booking.left -= length;
    }
    return true;
}

bool recovery_follow(struct world *world, const struct leg *leg, struct err *err)
{
    const void *conference;
    return store_find(world->store, &world->turn, RECORD_CONFERENCE, leg->conference, &conference,
                      err) &&
           (!conference || book_recovery(world, conference, err));
}

bool recovery_shift(struct world *world, int64_t conference, day by, struct err *err)
{
    struct record_list blocks;
    if (!store_all(world->store, &world->turn, RECORD_BLOCK, &blocks, err))
        return false;
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *at = blocks.at[i];
        if (!is_booked(at, conference) || is_untouched(at) || at->start <= world->now)
            continue;
        struct block *block = record_copy(&world->turn, RECORD_BLOCK, at);
        struct wall wall = zone_wall(world->home, at->start);
        wall.day += by;
        block->start = zone_instant(world->home, wall, NULL);
        block->end = block->start + (at->end - at->start);
        if (!store_put(world->store, RECORD_BLOCK, block, err))
            return false;
    }
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
        if (is_booked(block, conference))
            ids[(*count)++] = arena_strdup(&world->turn, id_format(RECORD_BLOCK, block->id, id));
    }
    return true;
}
