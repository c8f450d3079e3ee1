/* SPDX-License-Identifier: MIT
 *
 * offer_yes: what a yes writes, all of it in one step: what was priced is what is booked. And what
 * a no keeps.
 */
#include "import.h"
#include "offer.h"
#include "scope.h"

/* A journey that was noted before it was sure is the same one. */
static bool find_journey(struct world *world, int64_t conference, enum way way, struct leg *leg,
                         struct err *err)
{
    struct record_list all;
    if (!store_all(world->store, &world->turn, RECORD_LEG, &all, err))
        return false;
    record_clear(RECORD_LEG, leg);
    for (size_t i = 0; i < all.count; i++) {
        const struct leg *at = all.at[i];
        if (at->conference == conference && at->way == way)
            *leg = *at;
    }
    return true;
}

static bool put_journey(struct world *world, const struct offer *offer, enum way way,
                        const struct span *span, struct err *err)
{
    struct leg leg;
    const char *home = zone_name(world->home), *there = zone_name(offer->ask.zone);
    if (span->start >= span->end)
        return true;
    if (!find_journey(world, offer->conference.id, way, &leg, err))
        return false;
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
                               const struct burden_item *item, struct err *err)
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

static bool leave_out(struct world *world, const struct burden_item *item, struct err *err)
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
    const struct burden_item *last = NULL;
    for (size_t i = 0; i < calendar->price.input->block_count; i++) {
        const struct burden_item *item = calendar->before.burden.items[i];
        if (!item || item == last || !price_left_out(&calendar->price, answer, i))
            continue;
        if (!leave_out(world, item, err))
            return false;
        last = item;
    }
    return true;
}

/* A yes as it is being written: once more from the offer each time that its step is begun. */
struct saying {
    struct world *world;
    const struct offer *offer;
    const struct offer_calendar *calendar;
    const struct price_answer *answer;
    struct offer made;
};

static bool put_all(void *context, const struct conference **out, struct err *err)
{
    struct saying *s = context;
    struct offer *made = &s->made;
    *made = *s->offer;
    *out = &made->conference;
    return store_put(s->world->store, RECORD_CONFERENCE, &made->conference, err) &&
           put_journey(s->world, made, WORD_way_OUT, &s->answer->out, err) &&
           put_journey(s->world, made, WORD_way_BACK, &s->answer->back, err) &&
           put_tasks(s->world, made, err) &&
           put_recovery(s->world, made, s->calendar, s->answer, err) &&
           leave_out_all(s->world, s->calendar, s->answer, err);
}

static bool accept_alone(struct saying *saying, const char *label, int64_t *step, struct err *err)
{
    struct world *world = saying->world;
    const struct conference *made;
    if (!world_store(world, STORE_WRITE, err) || !store_begin(world->store, label, err) ||
        !put_all(saying, &made, err))
        return false;
    return store_commit(world->store, step, err);
}

/* The programme comes in with the yes; what an import says of it goes into the answer. */
static bool accept_with_programme(struct saying *saying, const char *label, struct reply *import,
                                  int64_t *step, struct err *err)
{
    struct import_company company = {.put = put_all, .context = saying, .label = label};
    bool done = import_with(saying->world, saying->offer->programme, &company, import, err);
    *step = company.step;
    return done;
}

static void put_programme(struct value *answer, const struct value *feed)
{
    static const char *const counts[] = {"in_file", "new", "skipped", "mine"};
    struct value *map = value_put_map(answer, "programme");
    value_put_text(map, "id", value_text(feed, "id"));
    value_put_text(map, "name", value_text(feed, "name"));
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        value_put_int(map, counts[i], value_int(feed, counts[i]));
}

bool offer_accept(struct world *world, const struct offer *offer,
                  const struct offer_calendar *calendar, const struct price_answer *answer,
                  struct reply *reply, struct err *err)
{
    struct saying saying = {world, offer, calendar, answer, *offer};
    struct reply import;
    char id[ID_SIZE];
    int64_t step;
    const char *label = arena_printf(&world->turn, "Said yes to \"%s\"%s", offer->conference.name,
                                     answer->effect.variants ? ", with changes" : "");
    reply_init(&import, world);
    bool done = offer->programme ? accept_with_programme(&saying, label, &import, &step, err)
                                 : accept_alone(&saying, label, &step, err);
    const char *ids = id_format(RECORD_CONFERENCE, saying.made.conference.id, id);
    reply->said = label;
    done = done && change_answer(world, reply, "whatif", step, &ids, 1, err);
    if (done && offer->programme)
        put_programme(reply->answer, value_first(import.answer, "feeds"));
    reply_finish(&import);
    return done;
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
