/* SPDX-License-Identifier: MIT
 *
 * cmd_whatif: can I say yes to this, and what will it cost me? The offer is folded over the calendar in
 * memory; nothing is written unless it is accepted.
 */
#include "offer.h"

#include "juggle/base/str.h"

enum { WEEKS_LEAST = 8, WEEKS_MOST = 52, WEEKS_AFTER = 4, MOVES_MOST = 5 };

struct verdict {
    struct assessment before, after;
    struct view folded;
    struct price price;
    minutes missing; /* of the preparation */
    struct remedy moves[MOVES_MOST];
    size_t move_count;
    const char *word;
};

static int weeks_ahead(const struct world *world, const struct offer *offer)
{
    int weeks = (offer->conference.last_day - world->today) / 7 + WEEKS_AFTER;
    return weeks < WEEKS_LEAST ? WEEKS_LEAST : weeks > WEEKS_MOST ? WEEKS_MOST : weeks;
}

/* Does a week to come have a worse level? A preference is no worse level. */
static bool is_worse(const struct assessment *before, const struct load_week *after, size_t count)
{
    for (size_t i = 0; i < count && i < before->week_count; i++)
        if (after[i].from + 6 >= before->date && after[i].headline > before->weeks[i].headline &&
            after[i].headline >= HEADLINE_AMBER)
            return true;
    return false;
}

/* A block as the input has it, edited. */
static void edit_block(struct load_block *blocks, const struct load_edit *edit)
{
    struct load_block *block = &blocks[edit->block];
    moment length = block->end - block->start;
    if (edit->what == EDIT_MOVE)
        block->start = edit->start;
    block->end = edit->what == EDIT_MOVE ? edit->start + length : block->start;
}

/* Clears what the offer made louder, one cheapest change after the other, until no week is worse. */
static bool find_moves(struct world *world, struct verdict *v)
{
    struct load_input input = v->after.ahead;
    struct load_block *blocks = ARENA_ARRAY(&world->turn, struct load_block, input.block_count);
    day end = v->after.weeks[v->after.week_count - 1].from + 7;
    struct forecast_ask future = {v->after.date + 1, (end - v->after.date + 5) / 7, true, MINUTES_NONE};
    for (size_t i = 0; i < input.block_count; i++)
        blocks[i] = input.blocks[i];
    input.blocks = blocks;
    for (size_t i = 0; i < v->after.finding_count && v->move_count < MOVES_MOST; i++) {
        const struct assessed *found = &v->after.findings[i];
        struct load_edit edit;
        if (!found->ahead || found->finding.level < LOAD_WARN ||
            !assess_remedy(world, &v->after, &input, &future, found, &v->moves[v->move_count], &edit))
            continue;
        v->move_count++;
        edit_block(blocks, &edit);
        const struct timeline *timeline = forecast_timeline(&world->turn, &input, &future);
        const struct load_week *weeks =
            forecast_calendar(&world->turn, v->after.past, timeline, v->after.date,
                              v->after.weeks[0].from, (int)v->after.week_count);
        if (!is_worse(&v->before, weeks, v->after.week_count))
            return true;
    }
    return false;
}

static bool breaks_deadline(const struct verdict *v)
{
    enum load_level before = v->before.today.at[RULE_P1].level, after = v->after.today.at[RULE_P1].level;
    return v->missing > 0 || (after > before && after >= LOAD_WARN);
}

static bool judge(struct world *world, const struct offer *offer, struct verdict *v, struct err *err)
{
    struct assess_ask ask = {world->today, 1, weeks_ahead(world, offer), false, false};
    if (!assess_build(world, &ask, &v->before, err))
        return false;
    offer_fold(world, &v->before, offer, &v->folded, &v->price, &v->missing);
    if (!assess_view(world, &ask, &v->folded, &v->after, err))
        return false;
    bool worse = is_worse(&v->before, v->after.weeks, v->after.week_count);
    if (!worse && !breaks_deadline(v))
        v->word = "fits";
    else if (!breaks_deadline(v) && find_moves(world, v))
        v->word = "fits-if";
    else {
        v->word = "does-not-fit";
        v->move_count = 0; /* not enough, so not worth to be named */
    }
    return true;
}

/* ---- the answer ---- */

static void put_price(struct value *answer, const struct price *price)
{
    struct value *map = value_put_map(answer, "price");
    value_put_int(map, "proposal_min", price->proposal);
    value_put_int(map, "prep_min", price->preparation);
    value_put_int(map, "travel_min", price->travel);
    value_put_int(map, "onsite_min", price->onsite);
    value_put_int(map, "stage_min", price->stage);
    value_put_int(map, "followup_min", price->followup);
    value_put_int(map, "recovery_min", price->recovery);
    value_put_int(map, "days_away", price->days_away);
    value_put_int(map, "total_min", price->proposal + price->preparation + price->travel + price->onsite +
                                        price->stage + price->followup + price->recovery);
}

static const char *decline_text(struct world *world, const struct offer *offer)
{
    return arena_printf(&world->turn,
                        "Thank you for thinking of me for %s. I would have liked to come, but that time is "
                        "full already, and I would rather say no now than bring half of my attention. Please "
                        "ask me again next time; I would be glad to suggest somebody for this one.",
                        offer->conference.name);
}

static void put_verdict(struct value *answer, struct world *world, const struct offer *offer,
                        const struct verdict *v)
{
    value_put_text(answer, "name", offer->conference.name);
    put_day(answer, "from", offer->conference.first_day);
    put_day(answer, "to", offer->conference.last_day);
    value_put_text(answer, "zone", zone_name(offer->zone));
    value_put_text(answer, "role", word_of(WORD_GROUP_role, (int)offer->conference.role));
    value_put_text(answer, "talk", offer->conference.talk_form);
    put_instant(answer, "out", world, zone_name(offer->zone),
                offer->out.start < offer->out.end ? offer->out.start : INSTANT_NONE);
    put_instant(answer, "back", world, zone_name(world->home),
                offer->back.start < offer->back.end ? offer->back.end : INSTANT_NONE);
    put_price(answer, &v->price);
    put_burnout(value_put_map(answer, "before"), world, &v->before);
    put_burnout(value_put_map(answer, "after"), world, &v->after);
    value_put_text(answer, "verdict", v->word);
    struct value *moves = value_put_list(answer, "move");
    for (size_t i = 0; i < v->move_count; i++) {
        struct value *move = value_push_map(moves);
        value_put_text(move, "text", v->moves[i].text);
        value_put_text(move, "command", v->moves[i].command);
    }
    put_minutes(answer, "prep_missing_min", v->missing);
    value_put_text(answer, "decline_text", decline_text(world, offer));
}

/* ---- yes ---- */

static bool put_all(struct world *world, const struct change_list *list, int64_t conference,
                    struct err *err)
{
    for (size_t i = 0; i < list->count; i++) {
        enum record_kind kind = list->at[i].kind;
        void *record = record_copy(&world->turn, kind, list->at[i].record);
        const struct field *field = record_field(kind, "conference");
        if (field && conference)
            *(int64_t *)(void *)((char *)record + field->offset) = conference;
        if (kind == RECORD_TASK)
            ((struct task *)record)->created = world->now;
        if (!store_put(world->store, kind, record, err))
            return false;
    }
    return true;
}

static bool accept(struct world *world, const struct offer *offer, struct reply *reply, struct err *err)
{
    struct offer made = *offer;
    struct change_list legs = {0}, tasks = {0};
    char id[ID_SIZE];
    if (!world_store(world, STORE_WRITE, err) || !change_begin(world, err))
        return false;
    if (!store_put(world->store, RECORD_CONFERENCE, &made.conference, err))
        return false;
    offer_legs(world, &made, &legs);
    if (!offer_tasks(world, &made, made.conference.id, 0, &tasks, err) ||
        !put_all(world, &legs, made.conference.id, err) || !put_all(world, &tasks, 0, err) ||
        !book_recovery(world, &made.conference, err))
        return false;
    const char *ids = id_format(RECORD_CONFERENCE, made.conference.id, id);
    change_label(world, reply, "Said yes to \"%s\"", made.conference.name);
    return change_end(world, reply, "whatif", &ids, 1, err);
}

bool cmd_whatif(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct offer offer;
    struct verdict verdict = {0};
    if (!offer_read(world, call, &offer, err) || !judge(world, &offer, &verdict, err))
        return false;
    bool yes = call_has(call, "--accept");
    if (yes && !accept(world, &offer, reply, err)) {
        store_cancel(world->store);
        return false;
    }
    struct value *answer = yes ? reply->answer : reply_open(reply, world, "whatif");
    value_put_bool(answer, "accepted", yes);
    put_verdict(answer, world, &offer, &verdict);
    return true;
}
