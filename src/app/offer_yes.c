/* SPDX-License-Identifier: MIT
 *
 * offer_yes: what a yes writes, all of it in one step: what was priced is what is booked. And what
 * a no keeps.
 */
#include "offer.h"
#include "scope.h"

static bool put_journey(struct world *world, const struct offer *offer, enum way way,
                        const struct span *span, struct err *err)
{
    struct leg leg;
    const char *home = zone_name(world->home), *there = zone_name(offer->ask.zone);
    if (span->start >= span->end)
        return true;
    record_clear(RECORD_LEG, &leg);
    leg.conference = offer->conference.id;
    leg.way = way;
    leg.start = span->start;
    leg.end = span->end;
    leg.zone = way == WORD_way_OUT ? home : there;
    leg.end_zone = way == WORD_way_OUT ? there : home;
    return store_put(world->store, RECORD_LEG, &leg, err);
}

static bool put_tasks(struct world *world, const struct offer *offer, struct err *err)
{
    struct change_list list = {0};
    if (!offer_tasks(world, offer, offer->conference.id, 0, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        struct task *task = record_copy(&world->turn, RECORD_TASK, list.at[i].record);
        task->created = world->now;
        if (!store_put(world->store, RECORD_TASK, task, err))
            return false;
    }
    return true;
}

static bool put_recovery(struct world *world, const struct offer *offer,
                         const struct offer_calendar *calendar, const struct price_answer *answer,
                         struct err *err)
{
    for (size_t i = calendar->price.input->block_count; i < answer->input.block_count; i++) {
        const struct load_block *at = &answer->input.blocks[i];
        if (at->kind->like == KIND_RECOVERY &&
            !recovery_put(world, &offer->conference, at, at->end - at->start, err))
            return false;
    }
    return true;
}

/* ---- what gives way ---- */

/* What comes from elsewhere stays in its calendar; it only leaves the person's. */
static bool leave_out_imported(struct world *world, const struct target *target,
                               const struct item *item, struct err *err)
{
    struct choice *choice;
    if (!choice_of(world, target, &choice, err))
        return false;
    choice->starred = false;
    choice->role = WORD_role_NONE;
    if (item->feed->mode == WORD_feed_mode_MINE)
        choice->kind = kind_builtin()->at[KIND_PERSONAL].word;
    return store_put(world->store, RECORD_CHOICE, choice, err);
}

static bool leave_out(struct world *world, const struct item *item, struct err *err)
{
    struct target target;
    if (!read_target(world, item->id, RECORD__, &target, err))
        return false;
    if (item->type != ITEM_EVENT)
        return store_delete(world->store, target.kind, target.id, err);
    if (item->feed)
        return leave_out_imported(world, &target, item, err);
    return target.occurrence ? scope_remove(world, &target, SCOPE_THIS, err)
                             : store_delete(world->store, RECORD_EVENT, target.id, err);
}

/* All days of an item stand for it once. */
static bool leave_out_all(struct world *world, const struct offer_calendar *calendar,
                          const struct price_answer *answer, struct err *err)
{
    const struct item *last = NULL;
    for (size_t i = 0; i < calendar->price.input->block_count; i++) {
        const struct item *item = calendar->before.burden.items[i];
        if (!item || item == last || !price_left_out(&calendar->price, answer, i))
            continue;
        if (!leave_out(world, item, err))
            return false;
        last = item;
    }
    return true;
}

bool offer_accept(struct world *world, const struct offer *offer,
                  const struct offer_calendar *calendar, const struct price_answer *answer,
                  struct reply *reply, struct err *err)
{
    struct offer made = *offer;
    char id[ID_SIZE];
    if (!world_store(world, STORE_WRITE, err) || !change_begin(world, err) ||
        !store_put(world->store, RECORD_CONFERENCE, &made.conference, err) ||
        !put_journey(world, &made, WORD_way_OUT, &answer->out, err) ||
        !put_journey(world, &made, WORD_way_BACK, &answer->back, err) ||
        !put_tasks(world, &made, err) || !put_recovery(world, &made, calendar, answer, err) ||
        !leave_out_all(world, calendar, answer, err))
        return false;
    const char *ids = id_format(RECORD_CONFERENCE, made.conference.id, id);
    change_label(world, reply, "Said yes to \"%s\"%s", made.conference.name,
                 answer->effect.variants ? ", with changes" : "");
    return change_end(world, reply, "whatif", &ids, 1, err);
}

bool offer_decline(struct world *world, const struct offer *offer, const char *because,
                   minutes saved, struct reply *reply, struct err *err)
{
    struct conference made = offer->conference;
    char id[ID_SIZE], length[DATE_SIZE];
    made.role = WORD_role_NONE;
    made.declined_on = world->today;
    made.because = because;
    made.saved = saved;
    if (!world_store(world, STORE_WRITE, err) || !change_begin(world, err) ||
        !store_put(world->store, RECORD_CONFERENCE, &made, err))
        return false;
    const char *ids = id_format(RECORD_CONFERENCE, made.id, id);
    change_label(world, reply, "Declined \"%s\", which saves %s", made.name,
                 length_format(saved, length));
    return change_end(world, reply, "whatif", &ids, 1, err);
}
