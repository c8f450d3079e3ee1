/* SPDX-License-Identifier: MIT
 *
 * offer: reads an offer from the words of a call, and makes the calendar that it is priced over.
 */
#include "offer.h"

#include "juggle/base/str.h"
#include "templates.h"

enum {
    TALK_MINUTES = 30,
    WORKSHOP_MINUTES = 90,
    WEEKS_LEAST = 8,
    WEEKS_MOST = 52,
    WEEKS_AFTER = 4,
    DAYS_MOST = 60,
};

static bool read_role_of(const struct call *call, struct offer *out, struct err *err)
{
    const char *role = call_option(call, "--role");
    if (!role)
        return err_set(err, ERR_USAGE, "whatif: needs --role; in which role would you be there?");
    if (!read_role(role, &out->conference.role, err))
        return false;
    return true;
}

static bool read_days(struct world *world, const struct call *call, struct offer *out,
                      struct err *err)
{
    const char *from = call_option(call, "--from"), *to = call_option(call, "--to");
    if (from && !read_day(world, from, &out->conference.first_day, err))
        return false;
    if (from && !to)
        out->conference.last_day = out->conference.first_day;
    if (to && !read_day(world, to, &out->conference.last_day, err))
        return false;
    if (out->conference.first_day == DAY_NONE)
        return err_set(err, ERR_USAGE, "whatif: needs a file, or --name, --from and --to");
    if (out->conference.last_day < out->conference.first_day)
        return err_set(err, ERR_USAGE,
                       "whatif: --to is before --from; --to is the last day, inclusive");
    if (out->conference.last_day - out->conference.first_day > DAYS_MOST)
        return err_set(err, ERR_USAGE, "whatif: longer than 60 days; check --from and --to");
    return true;
}

static bool read_legs(struct world *world, const struct call *call, struct offer *out,
                      struct err *err)
{
    const char *there = call_option(call, "--out"), *home = call_option(call, "--back");
    struct price_ask *ask = &out->ask;
    if (out->conference.online || out->conference.role < WORD_role_ATTENDING)
        return true;
    if (!there != !home)
        return err_set(err, ERR_USAGE,
                       "whatif: a journey has two ways; give --out and --back, or neither");
    if (!there) {
        price_assume_legs(ask);
        return true;
    }
    out->legs_given = true;
    if (!read_span(there, world->home, ask->zone, &ask->out, err) ||
        !read_span(home, ask->zone, world->home, &ask->back, err))
        return false;
    return ask->back.start >= ask->out.end ||
           err_set(err, ERR_USAGE,
                   "whatif: the way home starts before the arrival; check --out and --back");
}

static bool read_talk_form(const struct call *call, struct offer *out, struct err *err)
{
    int64_t number;
    int usual = out->conference.role == WORD_role_WORKSHOP ? WORKSHOP_MINUTES : TALK_MINUTES;
    if (out->conference.talk_minutes > 0)
        usual = out->conference.talk_minutes;
    const char *form = call_option(call, "--talk");
    if (!read_count(call_option(call, "--minutes"), 1, DAY_MINUTES, usual, &number, err))
        return false;
    if (role_on_stage(out->conference.role)) {
        out->conference.talk_minutes = (int32_t)number;
        out->conference.talk_form = form ? form : "new";
    }
    return true;
}

/* What price asks, from the conference's record. */
static bool fill_ask(struct world *world, struct offer *offer, struct err *err)
{
    const struct conference *c = &offer->conference;
    struct price_ask *ask = &offer->ask;
    const char *name = template_for(c->role, c->talk_form);
    struct template *template = ARENA_NEW(&world->turn, struct template);
    ask->first = c->first_day;
    ask->last = c->last_day;
    ask->role = c->role;
    ask->online = c->online;
    ask->talk_form = c->talk_form;
    ask->stage = c->talk_minutes;
    ask->home = world->home;
    ask->out.start = ask->back.start = INSTANT_NONE;
    ask->work = &world->workdays;
    ask->kinds = &world->kinds;
    if (!name)
        return true;
    ask->template = template;
    return template_load(world, name, template, err) &&
           template_measure(world, template, &offer->own_count, err);
}

bool offer_read(struct world *world, const struct call *call, struct offer *out, struct err *err)
{
    const char *path = call_argument(call, 0), *name = call_option(call, "--name");
    const char *zone = call_option(call, "--tz");
    *out = (struct offer){0};
    record_clear(RECORD_CONFERENCE, &out->conference);
    if (!path && str_blank(name))
        return err_set(err, ERR_USAGE, "whatif: needs a file, or --name, --from and --to");
    if ((path && !offer_programme(world, path, out, err)) || !read_role_of(call, out, err))
        return false;
    if (name)
        out->conference.name = name;
    if (zone && !read_zone(world, zone, &out->ask.zone, err))
        return false;
    if (!out->ask.zone)
        out->ask.zone = world->home;
    out->conference.zone = zone_name(out->ask.zone);
    out->conference.place = call_option(call, "--place");
    out->conference.online = call_has(call, "--online");
    out->conference.created = world->now;
    if (!read_days(world, call, out, err) || !offer_join(world, out, err))
        return false;
    offer_hours(world, out);
    return read_talk_form(call, out, err) && fill_ask(world, out, err) &&
           read_legs(world, call, out, err);
}

void offer_of(struct world *world, const struct conference *conference, const struct talk *talk,
              bool given_before, struct offer *out)
{
    *out = (struct offer){.conference = *conference, .ask.zone = world->home};
    if (conference->zone && world_zone(world, conference->zone))
        out->ask.zone = world_zone(world, conference->zone);
    if (!conference->talk_form)
        out->conference.talk_form = given_before ? "rerun" : "new";
    if (conference->talk_minutes <= 0)
        out->conference.talk_minutes = talk && talk->length > 0 ? talk->length : TALK_MINUTES;
}

bool offer_tasks(struct world *world, const struct offer *offer, int64_t conference, int64_t talk,
                 struct change_list *out, struct err *err)
{
    struct template template;
    const struct conference *c = &offer->conference;
    const char *name = template_for(c->role, c->talk_form);
    int own_count;
    struct template_cause cause = {
        .name = c->name,
        .conference = conference,
        .talk = talk,
        .first_day = c->first_day,
        .last_day = c->last_day,
        .stage = c->talk_minutes > 0 ? c->talk_minutes : MINUTES_NONE,
    };
    if (!name)
        return true;
    if (!template_load(world, name, &template, err) ||
        !template_measure(world, &template, &own_count, err))
        return false;
    template_expand(&world->turn, &template, &cause, world->today, out);
    return true;
}

/* ---- the calendar ---- */

static struct assess_ask assess_ask_of(const struct world *world, const struct offer *offer)
{
    int weeks = (offer->conference.last_day - world->today) / WEEK_DAYS + WEEKS_AFTER;
    weeks = weeks < WEEKS_LEAST ? WEEKS_LEAST : weeks > WEEKS_MOST ? WEEKS_MOST : weeks;
    return (struct assess_ask){.date = world->today, .back = 1, .ahead = weeks};
}

bool offer_calendar(struct world *world, const struct offer *offer, struct offer_calendar *out,
                    struct err *err)
{
    struct assess_ask ask = assess_ask_of(world, offer);
    struct assessment *before = &out->before;
    if (!assess_build(world, &ask, before, err))
        return false;
    out->price = (struct price_calendar){.input = &before->burden.input,
                                         .past = before->past,
                                         .today = world->today,
                                         .weeks = before->weeks + ask.back,
                                         .week_count = before->week_count - (size_t)ask.back};
    return true;
}

/* A thing of the engagement, so that findings can say what it is. */
static const struct burden_item *item_of(struct world *world, const struct offer *offer,
                                  const struct load_block *block)
{
    static const char *const about[KIND_COUNT] = {
        [KIND_TRAVEL] = "Travel to ",        [KIND_PREP] = "Preparation: ",
        [KIND_RECOVERY] = "Recovery after ", [KIND_STAGE] = "On stage: ",
        [KIND_SOCIAL] = "Reception: ",
    };
    struct burden_item *item = ARENA_NEW(&world->turn, struct burden_item);
    const char *word = about[block->kind->like];
    item->type = ITEM_BLOCK;
    item->number = FOLDED_IDS;
    item->title = arena_printf(&world->turn, "%s%s", word ? word : "", offer->conference.name);
    item->kind = block->kind;
    item->start = moment_instant(block->start);
    item->end = moment_instant(block->end);
    return item;
}

bool offer_assess(struct world *world, const struct offer *offer,
                  const struct offer_calendar *calendar, const struct price_answer *answer,
                  struct assessment *out, struct err *err)
{
    struct assess_ask ask = assess_ask_of(world, offer);
    struct burden burden = {.input = answer->input};
    const struct burden_item **items =
        ARENA_ARRAY(&world->turn, const struct burden_item *, answer->input.block_count);
    for (size_t i = 0; i < answer->input.block_count; i++)
        items[i] = i < calendar->before.burden.input.block_count
                       ? calendar->before.burden.items[i]
                       : item_of(world, offer, &answer->input.blocks[i]);
    burden.items = items;
    return assess_burden(world, &ask, &calendar->before.view, &burden, out, err);
}
