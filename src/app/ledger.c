/* SPDX-License-Identifier: MIT
 *
 * ledger: sums over the journeys of half a year, and over the rest that is booked for them. A
 * change is told by what the sums were before and are after it, so that it doesn't matter what kind
 * of change it was.
 */
#include "ledger.h"

#include "burden.h"
#include "juggle/load/recovery.h"

enum { BACK_DAYS = 182, AHEAD_DAYS = 70, BODY_CLOCK_DAYS = 21 };

/* The conference whose journey ended with this trip, or NULL. */
static const struct conference *cause_of(const struct view *view, const struct load_trip *trip)
{
    const struct snapshot *s = view->snapshot;
    for (size_t i = 0; i < s->leg_count; i++)
        if (moment_of(s->legs[i]->end) == trip->back)
            return snapshot_find(s, RECORD_CONFERENCE, s->legs[i]->conference);
    return NULL;
}

/* "2h to rest from the journey, 2 rest days with work": only what there is. */
static const char *reasons(struct arena *arena, const struct recovery *r)
{
    const char *text = "";
    char length[DATE_SIZE];
    if (r->travel_cover > 0)
        text = arena_printf(arena, "%s of working time to rest from the journey",
                            length_format(r->travel_cover, length));
    if (r->lost_days > 0)
        text = arena_printf(arena, "%s%s%d rest day%s with work", text, *text ? ", " : "",
                            r->lost_days, r->lost_days == 1 ? "" : "s");
    if (r->excess > 0)
        text = arena_printf(arena, "%s%s%s above the contract", text, *text ? ", " : "",
                            length_format(r->excess, length));
    if (r->short_rest > 0)
        text = arena_printf(arena, "%s%s%s missing from its nights", text, *text ? ", " : "",
                            length_format(r->short_rest, length));
    return *text ? text : "nothing that has to be made good";
}

static void put_earned(struct value *list, struct world *world, const struct view *view,
                       const struct load_trip *trip, const struct recovery *r, int64_t earned)
{
    const struct conference *cause = cause_of(view, trip);
    struct value *map = value_push_map(list);
    value_put_text(map, "cause", cause ? cause->name : "a journey");
    put_id(map, "conference", RECORD_CONFERENCE, cause ? cause->id : 0);
    put_day(map, "date", where_date(&view->where, moment_instant(trip->back), 0));
    value_put_int(map, "earned_min", earned);
    value_put_text(map, "because", reasons(&world->turn, r));
    value_put_int(map, "light_days", r->light_days);
}

static void add_earned(struct world *world, const struct view *view,
                       const struct timeline *timeline, day from, struct value *entries,
                       struct ledger *out)
{
    size_t count;
    const struct load_trip *trips = timeline_trips(timeline, &count);
    for (size_t i = 0; i < count; i++) {
        const struct recovery *r = recovery_after(timeline, i);
        int64_t earned = (int64_t)(r->full_days * timeline_config(timeline)->contract_day + 0.5);
        if (moment_instant(trips[i].back) > world->now ||
            where_date(&view->where, moment_instant(trips[i].back), 0) < from)
            continue;
        out->earned += earned;
        if (entries)
            put_earned(entries, world, view, &trips[i], r, earned);
    }
}

/* Minutes of the item that no work lies over. */
static int64_t rest_of(const struct timeline *timeline, const struct item *item)
{
    moment start = moment_of(item->start), end = moment_of(item->end);
    int64_t rest = end - start;
    for (day d = item->first_day - 1; d <= item->end_day; d++) {
        size_t count;
        const struct load_piece *pieces = timeline_pieces(timeline, d, &count);
        for (size_t i = 0; i < count; i++) {
            moment from = pieces[i].start > start ? pieces[i].start : start;
            moment to = pieces[i].end < end ? pieces[i].end : end;
            rest -= to > from ? to - from : 0;
        }
    }
    return rest > 0 ? rest : 0;
}

static void put_booked(struct value *list, struct world *world, const struct view *view,
                       const struct item *item, int64_t rest)
{
    struct value *map = value_push_map(list);
    enum recovery_hold hold = recovery_hold(world->today, item->first_day);
    value_put_text(map, "id", item->id);
    put_instant(map, "start", world, zone_name(where_zone(&view->where, item->start)), item->start);
    put_instant(map, "end", world, zone_name(where_zone(&view->where, item->end)), item->end);
    value_put_text(map, "cause", item->conference ? item->conference->name : item->title);
    value_put_int(map, "length_min", (item->end - item->start) / 60);
    value_put_int(map, "rest_min", rest);
    value_put_text(map, "hold", recovery_hold_word(hold));
}

static bool is_rest(const struct item *item)
{
    return item->type != ITEM_TASK && item->kind->like == KIND_RECOVERY && item->counts &&
           !item->all_day;
}

/* What is past was taken, what is to come is booked. */
static void add_booked(struct world *world, const struct view *view,
                       const struct timeline *timeline, day from, struct value *blocks,
                       struct ledger *out)
{
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        const struct conference *c = item->conference;
        if (!is_rest(item) || item->first_day < from)
            continue;
        int64_t rest = rest_of(timeline, item);
        if (item->end <= world->now) {
            out->taken += rest;
            continue;
        }
        out->booked += rest;
        if (c && c->last_day != DAY_NONE && c->last_day >= world->today)
            out->waiting += rest;
        if (blocks)
            put_booked(blocks, world, view, item, rest);
    }
}

bool ledger_read(struct world *world, struct value *answer, struct ledger *out, struct err *err)
{
    struct view view;
    struct burden burden;
    day from = world->today - BACK_DAYS, to = world->today + AHEAD_DAYS,
        reach = from - BODY_CLOCK_DAYS;
    *out = (struct ledger){0};
    if (!world_view(world, reach, to, &view, err))
        return false;
    burden_build(world, &view, reach, to, &burden);
    const struct timeline *timeline = timeline_build(&world->turn, &burden.input);
    struct value *entries = answer ? value_list(&world->turn) : NULL;
    struct value *blocks = answer ? value_list(&world->turn) : NULL;
    add_earned(world, &view, timeline, from, entries, out);
    add_booked(world, &view, timeline, from, blocks, out);
    int64_t debt = out->earned - out->taken - (out->booked - out->waiting);
    out->debt = debt > 0 ? debt : 0;
    if (!answer)
        return true;
    value_put_int(answer, "earned_min", out->earned);
    value_put_int(answer, "booked_min", out->booked);
    value_put_int(answer, "taken_min", out->taken);
    value_put_int(answer, "debt_min", out->debt);
    value_put(answer, "entries", entries);
    value_put(answer, "blocks", blocks);
    return true;
}

/* ---- what a change takes away ---- */

static bool is_recovery(const struct world *world, const char *word)
{
    const struct kind *kind = word ? kind_find(&world->kinds, word) : NULL;
    return kind && kind->like == KIND_RECOVERY;
}

bool ledger_concerns(struct world *world, const struct target *target, bool *out, struct err *err)
{
    struct choice *choice;
    *out = target->kind == RECORD_BLOCK &&
           is_recovery(world, ((const struct block *)target->record)->kind);
    if (target->kind != RECORD_EVENT)
        return true;
    if (!choice_of(world, target, &choice, err))
        return false;
    *out = is_recovery(world, choice->kind);
    return true;
}

bool ledger_overlaps(struct world *world, struct span span, bool *out, struct err *err)
{
    struct view view;
    *out = false;
    if (span.end <= span.start)
        return true;
    if (!world_view_at(world, span, &view, err))
        return false;
    for (size_t i = 0; i < view.count; i++)
        *out |= is_rest(&view.items[i]) && view.items[i].start < span.end &&
                view.items[i].end > span.start;
    return true;
}

bool ledger_begin(struct world *world, bool concerned, struct ledger_watch *out, struct err *err)
{
    *out = (struct ledger_watch){.on = concerned};
    return !concerned || ledger_read(world, NULL, &out->before, err);
}

bool ledger_tell(struct world *world, const struct ledger_watch *watch, struct reply *reply,
                 struct err *err)
{
    struct ledger after;
    char lost_text[DATE_SIZE], owed[DATE_SIZE];
    if (!watch->on)
        return true;
    if (!ledger_read(world, NULL, &after, err))
        return false;
    const struct ledger *before = &watch->before;
    int64_t lost = before->taken + before->booked - after.taken - after.booked;
    if (lost <= 0)
        return true;
    bool later = before->waiting > after.waiting;
    const char *then =
        after.debt > before->debt
            ? arena_printf(&world->turn, "%s owed now", length_format((minutes)after.debt, owed))
        : later ? "owed once the trip is over"
                : "nothing owed";
    reply->said =
        arena_printf(&world->turn, "%s; %s of recovery gone, %s", reply->said ? reply->said : "",
                     length_format((minutes)lost, lost_text), then);
    struct value *map = value_put_map(reply->answer, "recovery");
    value_put_int(map, "less_min", lost);
    value_put_int(map, "debt_min", after.debt);
    value_put_int(map, "debt_grows_min", after.debt - before->debt);
    return true;
}
