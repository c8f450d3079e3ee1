/* SPDX-License-Identifier: MIT
 *
 * demo_trips: a talk in Lisbon that is over, a keynote in Salt Lake City that is near, with
 * programmes, journeys and recovery; and two calls for papers.
 */
#include "demo_year.h"
#include "handlers.h"

struct trip {
    const char *name, *place, *zone;
    enum role role;
    int first, last; /* days from today */
    int flight;      /* minutes one way */
};

static bool add_conference(struct demo *demo, const struct trip *trip, struct conference *out)
{
    day today = demo->world->today;
    record_clear(RECORD_CONFERENCE, out);
    out->name = trip->name;
    out->place = trip->place;
    out->zone = trip->zone;
    out->role = trip->role;
    out->first_day = today + trip->first;
    out->last_day = today + trip->last;
    out->talk_minutes = 30;
    out->created = demo->world->now;
    return store_put(demo->world->store, RECORD_CONFERENCE, out, demo->err);
}

static bool add_leg(struct demo *demo, const struct conference *c, enum way way, instant start,
                    int length)
{
    struct leg leg;
    const char *home = zone_name(demo->world->home);
    record_clear(RECORD_LEG, &leg);
    leg.conference = c->id;
    leg.way = way;
    leg.start = start;
    leg.end = start + (instant)length * 60;
    leg.zone = way == WORD_way_OUT ? home : c->zone;
    leg.end_zone = way == WORD_way_OUT ? c->zone : home;
    return store_put(demo->world->store, RECORD_LEG, &leg, demo->err);
}

static bool add_legs(struct demo *demo, const struct trip *trip, const struct conference *c)
{
    return add_leg(demo, c, WORD_way_OUT, demo_at(demo, NULL, trip->first - 1, 9, 30),
                   trip->flight) &&
           add_leg(demo, c, WORD_way_BACK, demo_at(demo, c->zone, trip->last + 1, 10, 0),
                   trip->flight);
}

static bool add_feed(struct demo *demo, const struct conference *c, int64_t *id)
{
    struct feed feed;
    record_clear(RECORD_FEED, &feed);
    feed.name = feed.calname = c->name;
    feed.source = "programme.ics";
    feed.mode = WORD_feed_mode_SCHEDULE;
    feed.zone = c->zone;
    feed.conference = c->id;
    feed.imported = demo->world->now;
    if (!store_put(demo->world->store, RECORD_FEED, &feed, demo->err))
        return false;
    *id = feed.id;
    return true;
}

static bool choose(struct demo *demo, int64_t event, bool starred, enum role role)
{
    struct choice choice;
    record_clear(RECORD_CHOICE, &choice);
    choice.event = event;
    choice.starred = starred;
    choice.role = role;
    return store_put(demo->world->store, RECORD_CHOICE, &choice, demo->err);
}

static const char *const subjects[] = {
    "Debugging with eBPF",       "State of the shell",     "Schema changes without fear",
    "Latency budgets in practice", "Docs that are read",   "Community without burnout",
    "A tour of the scheduler",   "Postgres internals",     "Contributing for the first time",
    "Observability BoF",         "Feature flags at scale", "Writing demos that survive",
};
static const char *const rooms[] = {"Main hall", "Room 155", "Room 255"};

/* Three rooms, five slots a day; some sessions are chosen. */
static bool add_programme(struct demo *demo, const struct trip *trip, int64_t feed)
{
    static const int hours[] = {9, 10, 11, 14, 15};
    for (int days = trip->first; days <= trip->last; days++)
        for (size_t slot = 0; slot < sizeof hours / sizeof *hours; slot++)
            for (size_t room = 0; room < sizeof rooms / sizeof *rooms; room++) {
                struct event event;
                const struct demo_event session = {
                    .feed = feed,
                    .title = subjects[demo_random(demo, sizeof subjects / sizeof *subjects)],
                    .zone = trip->zone,
                    .days = days,
                    .hour = hours[slot],
                    .minute = 30,
                    .length = 45,
                };
                if (!demo_event(demo, &session, &event))
                    return false;
                event.place = rooms[room];
                if (!store_put(demo->world->store, RECORD_EVENT, &event, demo->err))
                    return false;
                if (room == slot % 3 && slot % 2 == 0 &&
                    !choose(demo, event.id, true, WORD_role_NONE))
                    return false;
            }
    return true;
}

static bool add_stage(struct demo *demo, const struct trip *trip, int64_t feed, const char *title,
                      enum role role)
{
    const struct demo_event talk = {.feed = feed,
                                    .title = title,
                                    .zone = trip->zone,
                                    .days = trip->first + 1,
                                    .hour = 13,
                                    .length = 40};
    struct event event;
    if (!demo_event(demo, &talk, &event))
        return false;
    event.place = rooms[0];
    return store_put(demo->world->store, RECORD_EVENT, &event, demo->err) &&
           choose(demo, event.id, true, role);
}

static bool add_trip(struct demo *demo, const struct trip *trip, const char *talk)
{
    struct conference c;
    int64_t feed;
    return add_conference(demo, trip, &c) && add_legs(demo, trip, &c) &&
           add_feed(demo, &c, &feed) && add_programme(demo, trip, feed) &&
           add_stage(demo, trip, feed, talk, trip->role) &&
           book_recovery(demo->world, &c, demo->err);
}

static bool add_call(struct demo *demo, const char *name, const char *place, const char *zone,
                     int first, int cfp)
{
    struct trip trip = {name, place, zone, WORD_role_MAYBE, first, first + 2, 0};
    struct conference c;
    if (!add_conference(demo, &trip, &c))
        return false;
    c.cfp = demo_at(demo, zone, cfp, 23, 59);
    c.cfp_zone = zone;
    return store_put(demo->world->store, RECORD_CONFERENCE, &c, demo->err);
}

/* Trips begin on a Tuesday. */
static int tuesday_near(const struct demo *demo, int days)
{
    day monday = day_week_start(demo->world->today + days, MONDAY);
    return (int)(monday - demo->world->today) + 1;
}

bool demo_trips(struct world *world, struct err *err)
{
    struct demo demo = {world, 4, err};
    int past = tuesday_near(&demo, -40), next = tuesday_near(&demo, 24);
    struct trip lisbon = {"CloudNative Days", "Lisbon", "Europe/Lisbon", WORD_role_SPEAKING,
                          past,               past + 2, 215};
    struct trip salt_lake = {"KubeCon NA", "Salt Lake City", "America/Denver", WORD_role_KEYNOTE,
                             next,         next + 2,         810};
    return add_trip(&demo, &lisbon, "eBPF for humans") &&
           add_trip(&demo, &salt_lake, "Keynote: tools that care") &&
           add_call(&demo, "Winter of Code Conf", "Oslo", "Europe/Oslo", 75, 0) &&
           add_call(&demo, "DevRel Summit", "Amsterdam", "Europe/Amsterdam", 110, 12);
}
