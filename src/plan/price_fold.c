/* SPDX-License-Identifier: MIT
 *
 * price_fold: blocks, steps of the clock and a trip, added to copies of a calendar's arrays.
 */
#include "price_fold.h"

#include <string.h>

#include "juggle/base/vec.h"
#include "juggle/load/pending.h"
#include "juggle/load/timeline.h"
#include "price_prep.h"

/* NIGHT..MORNING: nobody should have a meeting then, wherever they are. */
enum { NIGHT = 22 * 60, MORNING = 7 * 60 };

struct fold {
    struct arena *arena;
    const struct price_calendar *calendar;
    const struct price_ask *ask;
    unsigned variants;
    moment first_social; /* that stays, where others are left out; MOMENT_NONE: none stays */
    VEC(struct load_block) blocks;
};

struct load_block *fold_room(struct arena *arena, const struct load_input *input, size_t more)
{
    struct load_block *blocks = ARENA_ARRAY(arena, struct load_block, input->block_count + more);
    if (input->block_count)
        memcpy(blocks, input->blocks, input->block_count * sizeof *blocks);
    return blocks;
}

const struct kind *fold_kind(const struct price_ask *ask, enum kind_id kind)
{
    const struct kind *usual = &kind_builtin()->at[kind];
    return ask->kinds ? kind_find(ask->kinds, usual->word) : usual;
}

static void push(struct fold *fold, moment start, moment end, enum kind_id kind)
{
    VEC_PUSH(fold->arena, &fold->blocks,
             ((struct load_block){.start = start,
                                  .end = end,
                                  .kind = fold_kind(fold->ask, kind),
                                  .tenths = LOAD_TENTHS_OF_KIND,
                                  .origin = LOAD_PLANNED}));
}

/* ---- what gives way ---- */

static bool has_trip(const struct price_ask *ask)
{
    return ask->out.start != INSTANT_NONE;
}

static bool is_social(const struct load_block *block)
{
    return block->kind->like == KIND_SOCIAL && block->end > block->start;
}

static bool in_trip(const struct price_ask *ask, const struct load_block *block)
{
    return has_trip(ask) && block->origin == LOAD_PLANNED && block->end > block->start &&
           block->start >= moment_of(ask->out.start) && block->start < moment_of(ask->back.end);
}

/* Of several the first stays: people are met there too. */
static moment find_first_social(const struct price_calendar *calendar, const struct price_ask *ask)
{
    moment first = MOMENT_NEVER;
    size_t count = 0;
    for (size_t i = 0; i < ask->session_count; i++)
        if (is_social(&ask->sessions[i])) {
            first = ask->sessions[i].start < first ? ask->sessions[i].start : first;
            count++;
        }
    for (size_t i = 0; i < calendar->input->block_count; i++)
        if (is_social(&calendar->input->blocks[i]) && in_trip(ask, &calendar->input->blocks[i])) {
            moment start = calendar->input->blocks[i].start;
            first = start < first ? start : first;
            count++;
        }
    return count > 1 ? first : MOMENT_NONE;
}

static bool at_night(const struct price_ask *ask, const struct load_block *block)
{
    struct wall start = zone_wall(ask->zone, moment_instant(block->start));
    struct wall end = zone_wall(ask->zone, moment_instant(block->end));
    return start.second < MORNING * 60 || start.second >= NIGHT * 60 || end.day > start.day ||
           end.second > NIGHT * 60;
}

static bool under_way(const struct price_ask *ask, const struct load_block *block)
{
    return block->start < moment_of(ask->out.end) || block->end > moment_of(ask->back.start);
}

static bool leaves_out(const struct fold *fold, const struct load_block *block)
{
    const struct price_ask *ask = fold->ask;
    if (!in_trip(ask, block))
        return false;
    if (is_social(block))
        return fold->variants & PRICE_NO_SOCIAL && block->start != fold->first_social;
    if (!(fold->variants & PRICE_NO_HOME) || block->kind->like == KIND_TRAVEL ||
        block->kind->like == KIND_STAGE || block->kind->flags & KIND_NOWORK)
        return false;
    return at_night(ask, block) || under_way(ask, block);
}

/* Nothing moves: what is left out stays in its place without length. */
static void take_calendar(struct fold *fold)
{
    const struct load_input *input = fold->calendar->input;
    for (size_t i = 0; i < input->block_count; i++) {
        struct load_block block = input->blocks[i];
        if (fold->variants && leaves_out(fold, &block))
            block.end = block.start;
        VEC_PUSH(fold->arena, &fold->blocks, block);
    }
}

bool price_gives_way(const struct price_calendar *calendar, const struct price_ask *ask,
                     unsigned variants, size_t block)
{
    struct fold fold = {.calendar = calendar, .ask = ask, .variants = variants};
    if (variants & PRICE_NO_SOCIAL)
        fold.first_social = find_first_social(calendar, ask);
    return leaves_out(&fold, &calendar->input->blocks[block]);
}

unsigned fold_variants(const struct price_calendar *calendar, const struct price_ask *ask)
{
    struct fold fold = {
        .calendar = calendar, .ask = ask, .variants = PRICE_NO_HOME | PRICE_NO_SOCIAL};
    unsigned useful = 0;
    if (!has_trip(ask))
        return 0;
    fold.first_social = find_first_social(calendar, ask);
    for (size_t i = 0; i < ask->session_count; i++)
        if (is_social(&ask->sessions[i]) && ask->sessions[i].start != fold.first_social)
            useful |= PRICE_NO_SOCIAL;
    for (size_t i = 0; i < calendar->input->block_count; i++) {
        const struct load_block *block = &calendar->input->blocks[i];
        if (leaves_out(&fold, block))
            useful |= is_social(block) ? PRICE_NO_SOCIAL : PRICE_NO_HOME;
    }
    if (zone_wall(ask->home, ask->out.start).day - 1 > calendar->today)
        useful |= PRICE_EARLIER;
    return useful | PRICE_MORE_REST;
}

/* ---- what comes ---- */

static moment place_moment(const struct price_ask *ask, day d, minutes at)
{
    return moment_of(zone_instant(ask->zone, (struct wall){d, at * 60}, NULL));
}

static minutes push_sessions(struct fold *fold)
{
    const struct price_ask *ask = fold->ask;
    moment sum = 0;
    for (size_t i = 0; i < ask->session_count; i++) {
        const struct load_block *block = &ask->sessions[i];
        if (is_social(block) && fold->variants & PRICE_NO_SOCIAL &&
            block->start != fold->first_social)
            continue;
        VEC_PUSH(fold->arena, &fold->blocks, *block);
        if (block->kind->like != KIND_STAGE && block->end > block->start)
            sum += block->end - block->start;
    }
    return (minutes)sum;
}

static bool has_stage(const struct fold *fold)
{
    for (size_t i = 0; i < fold->ask->session_count; i++)
        if (fold->ask->sessions[i].kind->like == KIND_STAGE)
            return true;
    return false;
}

/* A contract day on each date, as the calendar will have it until there is a programme. */
static minutes push_days(struct fold *fold)
{
    const struct price_ask *ask = fold->ask;
    minutes sum = 0;
    for (day d = ask->first; !ask->online && ask->role >= WORD_role_ATTENDING && d <= ask->last;
         d++) {
        const struct workday *work = workdays_on(ask->work, d);
        const struct workday *usual = &ask->work->at[MONDAY];
        minutes length = work->contract ? work->contract : usual->contract;
        moment start = place_moment(ask, d, work->contract ? work->start : usual->start);
        push(fold, start, start + length, KIND_EVENT);
        sum += length;
    }
    return sum;
}

static void push_onsite(struct fold *fold, struct price *price)
{
    const struct price_ask *ask = fold->ask;
    minutes sum = ask->session_count ? push_sessions(fold) : push_days(fold);
    if (price->stage && !has_stage(fold)) {
        moment stage =
            place_moment(ask, ask->first, ask->work->at[MONDAY].start + ENGAGEMENT_STAGE_AFTER);
        push(fold, stage, stage + price->stage, KIND_STAGE);
    }
    price->onsite = sum > price->stage ? sum - price->stage : 0;
}

static void push_journeys(struct fold *fold)
{
    const struct price_ask *ask = fold->ask;
    if (!has_trip(ask))
        return;
    push(fold, moment_of(ask->out.start), moment_of(ask->out.end), KIND_TRAVEL);
    push(fold, moment_of(ask->back.start), moment_of(ask->back.end), KIND_TRAVEL);
}

static void push_prep(struct fold *fold, struct price *price)
{
    const struct price_ask *ask = fold->ask;
    struct prep_blocks prep = {0};
    instant until = has_trip(ask) ? ask->out.start
                                  : zone_instant(ask->zone, (struct wall){ask->first, 0}, NULL);
    price->missing = prep_place(fold->arena, fold->calendar, ask, price->prep, until, &prep);
    for (size_t i = 0; i < prep.count; i++)
        push(fold, moment_of(prep.at[i].start), moment_of(prep.at[i].end), KIND_PREP);
}

static void fold_clock(struct fold *fold, struct load_input *out)
{
    const struct price_ask *ask = fold->ask;
    const struct load_input *input = fold->calendar->input;
    VEC(struct load_step) steps = {0};
    VEC(struct load_trip) trips = {0};
    moment arrival = moment_of(ask->out.end), home = moment_of(ask->back.end);
    for (size_t i = 0; i < input->step_count; i++)
        if (input->steps[i].from < arrival || input->steps[i].from >= home)
            VEC_PUSH(fold->arena, &steps, input->steps[i]);
    for (instant at = ask->out.end; at != INSTANT_NONE && at < ask->back.end;
         at = zone_next_change(ask->zone, at, ask->back.end))
        VEC_PUSH(fold->arena, &steps,
                 ((struct load_step){moment_of(at), zone_offset(ask->zone, at) / 60}));
    VEC_PUSH(fold->arena, &steps,
             ((struct load_step){home, zone_offset(ask->home, ask->back.end) / 60}));
    for (size_t i = 0; i < input->trip_count; i++)
        VEC_PUSH(fold->arena, &trips, input->trips[i]);
    VEC_PUSH(fold->arena, &trips, ((struct load_trip){moment_of(ask->out.start), home}));
    out->steps = steps.at;
    out->step_count = steps.count;
    out->trips = trips.at;
    out->trip_count = trips.count;
}

void fold_engagement(struct arena *arena, const struct price_calendar *calendar,
                     const struct price_ask *ask, unsigned variants, struct price *price,
                     struct load_input *out)
{
    struct fold fold = {.arena = arena, .calendar = calendar, .ask = ask, .variants = variants};
    if (variants & PRICE_NO_SOCIAL)
        fold.first_social = find_first_social(calendar, ask);
    *out = *calendar->input;
    take_calendar(&fold);
    push_journeys(&fold);
    push_onsite(&fold, price);
    push_prep(&fold, price);
    if (has_trip(ask))
        fold_clock(&fold, out);
    out->blocks = fold.blocks.at;
    out->block_count = fold.blocks.count;
}
