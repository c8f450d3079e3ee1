/* SPDX-License-Identifier: MIT
 *
 * price_fold: blocks, steps of the clock and a trip, added to copies of a calendar's arrays. Preparation goes
 * into free working time before the trip, a morning's worth a day, nearest days first.
 */
#include "price_fold.h"

#include <string.h>

#include "juggle/base/vec.h"
#include "juggle/load/timeline.h"

enum { PREP_A_DAY = 150, STAGE_AFTER = 5 * 60, REACH = 120 /* days that preparation may go back */ };

struct fold {
    struct arena *arena;
    const struct price_ask *ask;
    const struct load_config *config;
    VEC(struct load_block) blocks;
};

struct load_block *fold_room(struct arena *arena, const struct load_input *input, size_t more)
{
    struct load_block *blocks = ARENA_ARRAY(arena, struct load_block, input->block_count + more);
    if (input->block_count)
        memcpy(blocks, input->blocks, input->block_count * sizeof *blocks);
    return blocks;
}

static void push(struct fold *fold, moment start, moment end, enum kind_id kind)
{
    VEC_PUSH(fold->arena, &fold->blocks,
             ((struct load_block){.start = start,
                                  .end = end,
                                  .kind = &kind_builtin()->at[kind],
                                  .tenths = LOAD_TENTHS_OF_KIND,
                                  .origin = LOAD_PLANNED}));
}

/* ---- what the calendar holds already ---- */

static bool leaves_out(const struct load_block *block, const struct price_ask *ask, unsigned variants)
{
    bool there = ask->out_start != INSTANT_NONE && block->start >= moment_of(ask->out_start) &&
                 block->start < moment_of(ask->back_end);
    if (!there || block->origin != LOAD_PLANNED)
        return false;
    if (block->kind->like == KIND_SOCIAL)
        return variants & PRICE_NO_SOCIAL;
    return variants & PRICE_NO_HOME && block->kind->like != KIND_TRAVEL &&
           !(block->kind->flags & KIND_NOWORK);
}

static void take_calendar(struct fold *fold, const struct load_input *calendar, unsigned variants)
{
    for (size_t i = 0; i < calendar->block_count; i++)
        if (!leaves_out(&calendar->blocks[i], fold->ask, variants))
            VEC_PUSH(fold->arena, &fold->blocks, calendar->blocks[i]);
}

size_t price_left_out(const struct load_input *calendar, const struct price_ask *ask,
                      unsigned variants, size_t *blocks, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < calendar->block_count && count < room; i++)
        if (leaves_out(&calendar->blocks[i], ask, variants))
            blocks[count++] = i;
    return count;
}

unsigned fold_variants(const struct load_input *calendar, const struct price_ask *ask)
{
    unsigned useful = ask->out_start == INSTANT_NONE ? 0 : PRICE_EARLIER | PRICE_MORE_REST;
    for (size_t i = 0; i < ask->session_count; i++)
        if (ask->sessions[i].kind->like == KIND_SOCIAL)
            useful |= PRICE_NO_SOCIAL;
    for (size_t i = 0; i < calendar->block_count; i++) {
        if (leaves_out(&calendar->blocks[i], ask, PRICE_NO_SOCIAL))
            useful |= PRICE_NO_SOCIAL;
        if (leaves_out(&calendar->blocks[i], ask, PRICE_NO_HOME))
            useful |= PRICE_NO_HOME;
    }
    return useful;
}

/* ---- on site ---- */

static moment place_moment(const struct price_ask *ask, day d, minutes at)
{
    return moment_of(zone_instant(ask->zone, (struct wall){d, at * 60}, NULL));
}

static minutes push_sessions(struct fold *fold, unsigned variants)
{
    const struct price_ask *ask = fold->ask;
    moment sum = 0;
    for (size_t i = 0; i < ask->session_count; i++) {
        const struct load_block *block = &ask->sessions[i];
        if (block->kind->like == KIND_SOCIAL && variants & PRICE_NO_SOCIAL)
            continue;
        VEC_PUSH(fold->arena, &fold->blocks, *block);
        if (block->kind->like != KIND_STAGE && block->end > block->start)
            sum += block->end - block->start;
    }
    return (minutes)sum;
}

static minutes push_onsite(struct fold *fold, const struct price *price, unsigned variants)
{
    const struct price_ask *ask = fold->ask;
    minutes sum = 0, start = fold->config->work_start, length = fold->config->contract_day;
    if (ask->session_count)
        return push_sessions(fold, variants);
    for (day d = ask->first; !ask->online && d <= ask->last; d++, sum += length)
        push(fold, place_moment(ask, d, start), place_moment(ask, d, start) + length, KIND_EVENT);
    if (price->stage) {
        moment stage = place_moment(ask, ask->first, start + STAGE_AFTER);
        push(fold, stage, stage + price->stage, KIND_STAGE);
    }
    return sum > price->stage ? sum - price->stage : 0;
}

static void push_journeys(struct fold *fold)
{
    const struct price_ask *ask = fold->ask;
    if (ask->out_start == INSTANT_NONE)
        return;
    push(fold, moment_of(ask->out_start), moment_of(ask->out_end), KIND_TRAVEL);
    push(fold, moment_of(ask->back_start), moment_of(ask->back_end), KIND_TRAVEL);
}

/* ---- preparation ---- */

static bool taken_at(const struct timeline *timeline, day d, moment start, moment *until)
{
    size_t count;
    const struct load_piece *pieces = timeline_pieces(timeline, d, &count);
    for (size_t i = 0; i < count; i++)
        if (pieces[i].start <= start && start < pieces[i].end) {
            *until = pieces[i].end;
            return true;
        }
    *until = MOMENT_NEVER;
    for (size_t i = 0; i < count; i++)
        if (pieces[i].start > start && pieces[i].start < *until)
            *until = pieces[i].start;
    return false;
}

/* Fills free time of working hours; returns what it placed. */
static minutes prepare_on(struct fold *fold, const struct timeline *timeline, day d, minutes want)
{
    const struct steps *steps = timeline_steps(timeline);
    moment at = steps_instant(steps, d, fold->config->work_start);
    moment close = steps_instant(steps, d, fold->config->work_end);
    moment lunch = steps_instant(steps, d, fold->config->lunch_start);
    moment lunch_end = steps_instant(steps, d, fold->config->lunch_end);
    minutes placed = 0;
    while (at < close && placed < want) {
        moment until;
        bool taken = taken_at(timeline, d, at, &until);
        if (at >= lunch && at < lunch_end) {
            at = lunch_end;
            continue;
        }
        until = at < lunch && until > lunch ? lunch : until;
        until = until > close ? close : until;
        if (!taken && until > at + want - placed)
            until = at + want - placed;
        if (!taken) {
            push(fold, at, until, KIND_PREP);
            placed += (minutes)(until - at);
        }
        at = until;
    }
    return placed;
}

static void push_prep(struct fold *fold, const struct load_input *calendar,
                      const struct price *price)
{
    const struct timeline *timeline = timeline_build(fold->arena, calendar);
    const struct price_ask *ask = fold->ask;
    minutes left = price->prep;
    day end = ask->out_start == INSTANT_NONE
                  ? ask->first
                  : steps_day(timeline_steps(timeline), moment_of(ask->out_start));
    day from = ask->today > end - REACH ? ask->today + 1 : end - REACH;
    for (day d = end - 1; d >= from && left > 0; d--) {
        struct load_day one = timeline_day(timeline, d);
        minutes room = fold->config->contract_day - one.work - one.area[AREA_RECOVERY];
        if (one.rest_day || room <= 0)
            continue;
        minutes want = left < PREP_A_DAY ? left : PREP_A_DAY;
        left -= prepare_on(fold, timeline, d, want < room ? want : room);
    }
    for (day d = end - 1; d >= from && left > 0; d--) { /* what finds no room is done in the evenings */
        moment close = steps_instant(timeline_steps(timeline), d, fold->config->work_end);
        minutes length = left < PREP_A_DAY ? left : PREP_A_DAY;
        push(fold, close, close + length, KIND_PREP);
        left -= length;
    }
}

/* ---- the clock ---- */

static void fold_clock(struct fold *fold, const struct load_input *calendar, struct load_input *out)
{
    const struct price_ask *ask = fold->ask;
    VEC(struct load_step) steps = {0};
    VEC(struct load_trip) trips = {0};
    moment arrival = moment_of(ask->out_end), home = moment_of(ask->back_end);
    for (size_t i = 0; i < calendar->step_count; i++)
        if (calendar->steps[i].from < arrival || calendar->steps[i].from >= home)
            VEC_PUSH(fold->arena, &steps, calendar->steps[i]);
    for (instant at = ask->out_end; at != INSTANT_NONE && at < ask->back_end;
         at = zone_next_change(ask->zone, at, ask->back_end))
        VEC_PUSH(fold->arena, &steps,
                 ((struct load_step){moment_of(at), zone_offset(ask->zone, at) / 60}));
    VEC_PUSH(fold->arena, &steps,
             ((struct load_step){home, zone_offset(ask->home, ask->back_end) / 60}));
    for (size_t i = 0; i < calendar->trip_count; i++)
        VEC_PUSH(fold->arena, &trips, calendar->trips[i]);
    VEC_PUSH(fold->arena, &trips, ((struct load_trip){moment_of(ask->out_start), home}));
    out->steps = steps.at;
    out->step_count = steps.count;
    out->trips = trips.at;
    out->trip_count = trips.count;
}

minutes fold_engagement(struct arena *arena, const struct load_input *calendar,
                        const struct price_ask *ask, const struct price *price, unsigned variants,
                        struct load_input *out)
{
    struct load_config config;
    struct fold fold = {.arena = arena, .ask = ask, .config = calendar->config};
    if (!fold.config) {
        limits_default(&config);
        fold.config = arena_copy(arena, &config, sizeof config);
    }
    *out = *calendar;
    take_calendar(&fold, calendar, variants);
    push_journeys(&fold);
    minutes onsite = push_onsite(&fold, price, variants);
    push_prep(&fold, calendar, price);
    if (ask->out_start != INSTANT_NONE)
        fold_clock(&fold, calendar, out);
    out->blocks = fold.blocks.at;
    out->block_count = fold.blocks.count;
    return onsite;
}
