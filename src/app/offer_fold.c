/* SPDX-License-Identifier: MIT
 *
 * offer_fold: an offer as changes, and the calendar with them.
 */
#include "offer.h"
#include "templates.h"

#include "juggle/load/recovery.h"

/* PIECE: preparation on a day, where there are days enough; SLOT: the least that is worth to sit down for. */
enum { PIECE = 150, PIECE_MOST = 360, SLOT = 30, ROOM = 32, MOST_PIECES = 400 };

static void put_leg_of(struct world *world, const struct offer *offer, enum way way,
                       const struct span *span, struct change_list *out)
{
    struct leg leg;
    const char *home = zone_name(world->home), *there = zone_name(offer->zone);
    if (span->start >= span->end)
        return;
    record_clear(RECORD_LEG, &leg);
    leg.conference = offer->conference.id;
    leg.way = way;
    leg.start = span->start;
    leg.end = span->end;
    leg.zone = way == WORD_way_OUT ? home : there;
    leg.end_zone = way == WORD_way_OUT ? there : home;
    change_put(&world->turn, out, RECORD_LEG, &leg);
}

void offer_legs(struct world *world, const struct offer *offer, struct change_list *out)
{
    put_leg_of(world, offer, WORD_way_OUT, &offer->out, out);
    put_leg_of(world, offer, WORD_way_BACK, &offer->back, out);
}

static void put_rest(struct world *world, const struct offer *offer, const struct load_block *at,
                     struct change_list *out)
{
    struct block block;
    record_clear(RECORD_BLOCK, &block);
    block.title = arena_printf(&world->turn, "Recovery after %s", offer->conference.name);
    block.kind = at->kind->word;
    block.start = moment_instant(at->start);
    block.end = moment_instant(at->end);
    block.zone = zone_name(world->home);
    block.placed = WORD_placed_BY_TRIP;
    block.conference = offer->conference.id;
    change_put(&world->turn, out, RECORD_BLOCK, &block);
}

void offer_changes(struct world *world, const struct offer *offer, const struct load_block *recovery,
                   size_t count, struct change_list *out)
{
    struct offer made = *offer;
    made.conference.id = -1;
    change_put(&world->turn, out, RECORD_CONFERENCE, &made.conference);
    offer_legs(world, &made, out);
    for (size_t i = 0; i < count; i++)
        put_rest(world, &made, &recovery[i], out);
}

/* ---- tasks ---- */

bool offer_tasks(struct world *world, const struct offer *offer, int64_t conference, int64_t talk,
                 struct change_list *out, struct err *err)
{
    struct template template;
    const struct conference *c = &offer->conference;
    const char *name = template_for(c->role, c->talk_form);
    struct template_cause cause = {
        .name = c->name,
        .conference = conference,
        .talk = talk,
        .first_day = c->first_day,
        .last_day = c->last_day,
        .stage = c->talk_minutes > 0 ? c->talk_minutes : MINUTES_NONE,
        .measured = MINUTES_NONE,
    };
    if (!name)
        return true;
    if (!template_load(world, name, &template, err))
        return false;
    template_expand(&world->turn, &template, &cause, world->today, out);
    return true;
}

/* ---- the fold ---- */

/* What a day must take so that all of it is done by then. */
static minutes daily(const struct world *world, minutes left, day until)
{
    int days = 0;
    for (day d = world->today + 1; d < until; d++)
        days += workdays_on(&world->workdays, d)->contract > 0;
    minutes share = days ? (left + days * SLOT - 1) / (days * SLOT) * SLOT : PIECE_MOST;
    return share < PIECE ? PIECE : share > PIECE_MOST ? PIECE_MOST : share;
}

/* Pieces of preparation in the free time of working days before the departure, early ones first. */
static minutes place(struct world *world, const struct view *view, const struct offer *offer,
                     minutes left, struct change_list *out)
{
    instant until = offer->out.start < offer->out.end
                        ? offer->out.start
                        : zone_instant(offer->zone, (struct wall){offer->conference.first_day, 0}, NULL);
    minutes piece = daily(world, left, zone_wall(world->home, until).day);
    struct agenda_day one;
    for (day d = world->today + 1; left > 0 && out->count < MOST_PIECES; d++) {
        const struct workday *work = workdays_on(&world->workdays, d);
        struct wall open = {d, work->start * 60}, shut = {d, work->end * 60};
        struct span window = {where_instant(&view->where, open), where_instant(&view->where, shut)};
        if (window.start >= until)
            break;
        window.end = window.end < until ? window.end : until;
        agenda_day_build(&world->turn, view, d, &one);
        minutes today = left < piece ? left : piece;
        size_t gaps = 0;
        struct span *gap = one.day_off || !work->contract
                               ? NULL
                               : agenda_gaps(&world->turn, one.timed, one.timed_count, window, SLOT, &gaps);
        for (size_t i = 0; i < gaps && today > 0; i++) {
            struct block block;
            minutes room = (minutes)((gap[i].end - gap[i].start) / 60);
            minutes length = room < today ? room : today;
            record_clear(RECORD_BLOCK, &block);
            block.title = arena_printf(&world->turn, "Preparation: %s", offer->conference.name);
            block.kind = kind_builtin()->at[KIND_PREP].word;
            block.start = gap[i].start;
            block.end = gap[i].start + (instant)length * 60;
            block.zone = zone_name(world->home);
            block.placed = WORD_placed_BY_PLANNER;
            change_put(&world->turn, out, RECORD_BLOCK, &block);
            today -= length;
            left -= length;
        }
    }
    return left;
}

/* The recovery that the calendar with the journey asks for, as the model proposes it. */
static size_t find_rest(struct world *world, const struct view *view, const struct offer *offer,
                        struct load_block *blocks, struct price *price)
{
    struct burden burden;
    size_t count, trips;
    day from = zone_wall(world->home, offer->out.start).day - 21;
    day to = zone_wall(world->home, offer->back.end).day + 28;
    if (offer->out.start >= offer->out.end)
        return 0;
    burden_build(world, view, from, to, &burden);
    const struct timeline *timeline = timeline_build(&world->turn, &burden.input);
    const struct load_trip *at = timeline_trips(timeline, &trips);
    for (size_t i = 0; i < trips; i++) {
        if (at[i].out > moment_of(offer->back.end) || at[i].back < moment_of(offer->back.end))
            continue;
        const struct recovery *need = recovery_after(timeline, i);
        const struct kind *kind = kind_find(&world->kinds, kind_builtin()->at[KIND_RECOVERY].word);
        price->recovery =
            (minutes)(need->min_days * timeline_config(timeline)->contract_day + 0.5);
        count = recovery_blocks(timeline, i, need->min_days, kind, blocks, ROOM);
        return count;
    }
    return 0;
}

void offer_fold(struct world *world, const struct assessment *before, const struct offer *offer,
                struct view *view, struct price *price, minutes *missing)
{
    struct change_list travel = {0}, all = {0};
    struct load_block rest[ROOM];
    offer_price(world, offer, price);
    offer_changes(world, offer, NULL, 0, &travel);
    world_fold(world, before->view.snapshot, &travel, view);
    size_t count = find_rest(world, view, offer, rest, price);
    offer_changes(world, offer, rest, count, &all);
    world_fold(world, before->view.snapshot, &all, view);
    *missing = place(world, view, offer, price->preparation, &all);
    world_fold(world, before->view.snapshot, &all, view);
}
