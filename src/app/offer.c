/* SPDX-License-Identifier: MIT
 *
 * offer: reads an offer and prices it: preparation by the templates' rule, the rest by our own numbers.
 */
#include "offer.h"
#include "templates.h"

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/value.h"

enum {
    TALK_MINUTES = 30,
    WORKSHOP_MINUTES = 90,
    JOURNEY = 4 * 60,    /* door to door, in the same zone */
    JOURNEY_MOST = 16 * 60,
    ARRIVAL = 18 * 60,   /* of an assumed journey, the evening before, there */
    DEPARTURE = 10 * 60, /* the morning after */
};

static bool read_role_of(const struct call *call, struct offer *out, struct err *err)
{
    const char *role = call_option(call, "--role");
    if (!role)
        return err_set(err, ERR_USAGE, "whatif: needs --role; in which role would you be there?");
    if (!read_role(role, &out->conference.role, err))
        return false;
    enum role r = out->conference.role;
    out->on_stage = r == WORD_role_SPEAKING || r == WORD_role_KEYNOTE || r == WORD_role_WORKSHOP;
    return true;
}

/* The name, days and zone of a file, as an import would take them. */
static bool read_file(struct world *world, const char *path, struct offer *out, struct err *err)
{
    const char *const words[] = {"juggle", "import", path, "--dry-run", "--mode", "schedule"};
    struct call call;
    struct reply reply;
    const char *zone;
    if (!args_parse(&world->turn, sizeof words / sizeof *words, words, &call, err))
        return false;
    reply_init(&reply, world);
    if (!run_call(world, &call, &reply, err)) {
        reply_finish(&reply);
        return false;
    }
    const struct value *feed = value_first(reply.answer, "feeds");
    zone = feed ? value_text(feed, "zone") : NULL;
    out->conference.name = feed ? value_text(feed, "name") : NULL;
    out->zone = zone ? world_zone(world, zone) : NULL;
    bool dated = feed && value_text(feed, "from") &&
                 parse_iso_day(value_text(feed, "from"), &out->conference.first_day) &&
                 parse_iso_day(value_text(feed, "to"), &out->conference.last_day);
    reply_finish(&reply);
    return dated || err_set(err, ERR_INPUT, "%s: holds no event with a date to price; check the file", path);
}

static bool read_days(struct world *world, const struct call *call, struct offer *out, struct err *err)
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
        return err_set(err, ERR_USAGE, "whatif: --to is before --from; --to is the last day, inclusive");
    if (out->conference.last_day - out->conference.first_day > 60)
        return err_set(err, ERR_USAGE, "whatif: longer than 60 days; check --from and --to");
    return true;
}

static minutes zone_distance(const struct world *world, const struct offer *offer, day on)
{
    instant at = zone_instant(offer->zone, (struct wall){on, ARRIVAL * 60}, NULL);
    int32_t apart = (zone_offset(offer->zone, at) - zone_offset(world->home, at)) / 60;
    apart = apart < 0 ? -apart : apart;
    return apart > DAY_MINUTES / 2 ? DAY_MINUTES - apart : apart;
}

/* There the evening before, back the day after; an hour more for each hour between the clocks. */
static void assume_legs(const struct world *world, struct offer *out)
{
    day first = out->conference.first_day, last = out->conference.last_day;
    minutes length = JOURNEY + zone_distance(world, out, first);
    if (length > JOURNEY_MOST)
        length = JOURNEY_MOST;
    out->out.end = zone_instant(out->zone, (struct wall){first - 1, ARRIVAL * 60}, NULL);
    out->out.start = out->out.end - (instant)length * 60;
    out->back.start = zone_instant(out->zone, (struct wall){last + 1, DEPARTURE * 60}, NULL);
    out->back.end = out->back.start + (instant)length * 60;
}

static bool read_legs(struct world *world, const struct call *call, struct offer *out, struct err *err)
{
    const char *there = call_option(call, "--out"), *home = call_option(call, "--back");
    if (call_has(call, "--online") || out->conference.role < WORD_role_ATTENDING)
        return true;
    if (!there != !home)
        return err_set(err, ERR_USAGE, "whatif: a journey has two ways; give --out and --back, or neither");
    if (!there) {
        assume_legs(world, out);
        return true;
    }
    out->legs_given = true;
    if (!read_span(there, world->home, out->zone, &out->out, err) ||
        !read_span(home, out->zone, world->home, &out->back, err))
        return false;
    return out->back.start >= out->out.end ||
           err_set(err, ERR_USAGE, "whatif: the way home starts before the arrival; check --out and --back");
}

static bool read_talk_form(const struct call *call, struct offer *out, struct err *err)
{
    int64_t number;
    int usual = out->conference.role == WORD_role_WORKSHOP ? WORKSHOP_MINUTES : TALK_MINUTES;
    const char *form = call_option(call, "--talk");
    if (!read_count(call_option(call, "--minutes"), 1, DAY_MINUTES, usual, &number, err))
        return false;
    if (out->on_stage) {
        out->conference.talk_minutes = (int32_t)number;
        out->conference.talk_form = form ? form : "new";
    }
    return true;
}

bool offer_read(struct world *world, const struct call *call, struct offer *out, struct err *err)
{
    const char *path = call_argument(call, 0), *name = call_option(call, "--name");
    const char *zone = call_option(call, "--tz");
    *out = (struct offer){.zone = NULL};
    record_clear(RECORD_CONFERENCE, &out->conference);
    if (path && !read_file(world, path, out, err))
        return false;
    if (!path && str_blank(name))
        return err_set(err, ERR_USAGE, "whatif: needs a file, or --name, --from and --to");
    if (name)
        out->conference.name = name;
    if (zone && !read_zone(world, zone, &out->zone, err))
        return false;
    if (!out->zone)
        out->zone = world->home;
    out->conference.zone = zone_name(out->zone);
    out->conference.place = call_option(call, "--place");
    out->conference.online = call_has(call, "--online");
    out->conference.created = world->now;
    return read_role_of(call, out, err) && read_days(world, call, out, err) &&
           read_talk_form(call, out, err) && read_legs(world, call, out, err);
}

void offer_of(struct world *world, const struct conference *conference, const struct talk *talk,
              bool given_before, struct offer *out)
{
    *out = (struct offer){.conference = *conference, .on_stage = true, .zone = world->home};
    if (conference->zone && world_zone(world, conference->zone))
        out->zone = world_zone(world, conference->zone);
    if (!conference->talk_form)
        out->conference.talk_form = given_before ? "rerun" : "new";
    if (conference->talk_minutes <= 0)
        out->conference.talk_minutes = talk && talk->length > 0 ? talk->length : TALK_MINUTES;
}

static minutes preparation(const struct offer *offer)
{
    return offer->on_stage ? template_prep_of(offer->conference.talk_form, offer->conference.talk_minutes)
                           : 0;
}

static minutes onsite(const struct world *world, const struct offer *offer)
{
    minutes sum = 0;
    minutes usual = world->workdays.at[MONDAY].contract;
    for (day d = offer->conference.first_day; d <= offer->conference.last_day; d++) {
        minutes contract = workdays_on(&world->workdays, d)->contract;
        sum += contract ? contract : usual;
    }
    return offer->conference.role >= WORD_role_ATTENDING ? sum : 0;
}

void offer_price(const struct world *world, const struct offer *offer, struct price *out)
{
    const char *form = offer->conference.talk_form;
    *out = (struct price){.preparation = preparation(offer), .onsite = onsite(world, offer)};
    out->travel = (minutes)((offer->out.end - offer->out.start + offer->back.end - offer->back.start) / 60);
    if (offer->on_stage) {
        out->stage = offer->conference.talk_minutes;
        out->onsite -= out->stage < out->onsite ? out->stage : out->onsite;
        out->proposal = str_equal(form, "rerun") ? 30 : str_equal(form, "tweak") ? 60 : 120;
        out->followup = 270;
    } else if (offer->conference.role >= WORD_role_ATTENDING) {
        out->followup = 90;
    }
    if (offer->out.start < offer->out.end)
        out->days_away = zone_wall(world->home, offer->back.end - 1).day -
                         zone_wall(world->home, offer->out.start).day + 1;
}
