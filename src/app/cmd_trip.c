/* SPDX-License-Identifier: MIT
 *
 * cmd_trip: conferences and the journeys to them.
 */
#include "assign.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

/* ---- conference add and edit ---- */

/* The zone that a deadline was said in by its offset: whole hours have names, -12:00 is anywhere on
 * earth. */
static const struct zone *zone_said(struct world *world, int32_t offset,
                                    const struct zone *otherwise)
{
    const struct zone *zone =
        offset % 3600
            ? NULL
            : world_zone(world, arena_printf(&world->turn, "Etc/GMT%+d", -(int)(offset / 3600)));
    return zone ? zone : otherwise;
}

/* Takes " aoe" or " anywhere on earth" off the end. */
static bool take_everywhere(struct world *world, const char **text)
{
    static const char *const words[] = {" aoe", " anywhere on earth"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(*text), tail = strlen(words[i]);
        if (length <= tail || !str_equal_nocase(*text + length - tail, words[i]))
            continue;
        *text = arena_strndup(&world->turn, *text, length - tail);
        return true;
    }
    return false;
}

/* A moment of a call for papers: "2026-12-01" is the end of that day, or its start, where the
 * conference is, "2026-12-01 aoe" anywhere on earth; a time says it exactly. *zone: where it was
 * said, given the usual. */
static bool read_call_moment(struct world *world, const char *text, int32_t second_of_day,
                             const struct zone **zone, instant *out, struct err *err)
{
    struct wall wall = {0, 0};
    bool has_offset = false;
    int32_t offset = 0;
    if (take_everywhere(world, &text))
        *zone = zone_said(world, -12 * 3600, *zone);
    if (!parse_iso_time(text, &wall, &has_offset, &offset)) {
        if (!read_day(world, text, &wall.day, err))
            return false;
        wall.second = second_of_day;
    }
    *out = has_offset ? wall_seconds(wall) - offset : zone_instant(*zone, wall, NULL);
    if (has_offset && zone_offset(*zone, *out) != offset)
        *zone = zone_said(world, offset, *zone);
    return true;
}

static const struct zone *zone_or_home(struct world *world, const char *name)
{
    const struct zone *zone = name ? world_zone(world, name) : NULL;
    return zone ? zone : world->home;
}

static bool read_cfp(struct world *world, const char *text, struct conference *c, struct err *err)
{
    const struct zone *zone = zone_or_home(world, c->zone);
    c->cfp = INSTANT_NONE;
    c->cfp_zone = NULL;
    if (!*text)
        return true;
    if (!read_call_moment(world, text, DAY_SECONDS - 1, &zone, &c->cfp, err))
        return false;
    c->cfp_zone = zone_name(zone);
    return true;
}

/* It opens where it ends. */
static bool read_cfp_opens(struct world *world, const char *text, struct conference *c,
                           struct err *err)
{
    const struct zone *zone = zone_or_home(world, c->cfp_zone ? c->cfp_zone : c->zone);
    c->cfp_opens = INSTANT_NONE;
    if (!*text)
        return true;
    if (!read_call_moment(world, text, 0, &zone, &c->cfp_opens, err))
        return false;
    if (!c->cfp_zone)
        c->cfp_zone = zone_name(zone);
    return true;
}

static bool read_minutes_on_stage(const char *text, struct conference *conference, struct err *err)
{
    int64_t number;
    if (!read_count(*text ? text : NULL, 1, 1440, MINUTES_NONE, &number, err))
        return false;
    conference->talk_minutes = (int32_t)number;
    return true;
}

static const char *const conference_fields[] = {
    "name", "from", "to",   "place", "zone", "online",   "role",        "cfp",     "minutes",
    "talk", "url",  "note", "tags",  "cost", "currency", "declined_on", "because", "cfp_url",
    "cfp_opens", "reach",
};

static bool set_zone(struct world *world, const char *value, const char **out, struct err *err)
{
    const struct zone *zone;
    *out = NULL;
    if (!*value)
        return true;
    if (!read_zone(world, value, &zone, err))
        return false;
    *out = zone_name(zone);
    return true;
}

static bool set_talk_form(const char *value, const char **out, struct err *err)
{
    static const char *const forms[] = {"new", "tweak", "rerun"};
    size_t count = sizeof forms / sizeof *forms;
    for (size_t i = 0; i < count; i++)
        if (str_equal(value, forms[i])) {
            *out = forms[i];
            return true;
        }
    const char *near = str_nearest(value, forms, count);
    *out = NULL;
    return !*value || err_set(err, ERR_USAGE, "talk: %s is not one of new, tweak, rerun%s%s", value,
                              near ? "; did you mean " : "", near ? near : "");
}

static bool set_cost(const char *value, int32_t *out, struct err *err)
{
    int64_t number;
    if (!read_count(*value ? value : NULL, 0, 100000000, MINUTES_NONE, &number, err))
        return false;
    *out = (int32_t)number;
    return true;
}

static bool set_declined_on(struct world *world, const char *value, day *out, struct err *err)
{
    *out = DAY_NONE;
    return !*value || read_day(world, value, out, err);
}

/* Fields that hold whatever text is given. */
static const char **text_field(struct conference *c, const char *name)
{
    return str_equal(name, "place")      ? &c->place
           : str_equal(name, "url")      ? &c->url
           : str_equal(name, "cfp_url")  ? &c->cfp_url
           : str_equal(name, "note")     ? &c->note
           : str_equal(name, "tags")     ? &c->tags
           : str_equal(name, "currency") ? &c->currency
           : str_equal(name, "because")  ? &c->because
           : str_equal(name, "reach")    ? &c->reach
                                         : NULL;
}

/* One option or field by its name without dashes. */
static bool set_field(struct world *world, struct conference *c, const char *name,
                      const char *value, struct err *err)
{
    const char **text = text_field(c, name);
    if (text) {
        *text = text_value(value);
        return true;
    }
    if (str_equal(name, "name")) {
        c->name = value;
        return !str_blank(value) || err_set(err, ERR_USAGE, "name: can't be empty");
    }
    if (str_equal(name, "from"))
        return read_day(world, value, &c->first_day, err);
    if (str_equal(name, "to"))
        return read_day(world, value, &c->last_day, err);
    if (str_equal(name, "tz") || str_equal(name, "zone"))
        return set_zone(world, value, &c->zone, err);
    if (str_equal(name, "online"))
        return flag_value(value, &c->online, err);
    if (str_equal(name, "role"))
        return read_role(value, &c->role, err);
    if (str_equal(name, "cfp"))
        return read_cfp(world, value, c, err);
    if (str_equal(name, "cfp_opens") || str_equal(name, "cfp-opens"))
        return read_cfp_opens(world, value, c, err);
    if (str_equal(name, "minutes"))
        return read_minutes_on_stage(value, c, err);
    if (str_equal(name, "talk"))
        return set_talk_form(value, &c->talk_form, err);
    if (str_equal(name, "cost"))
        return set_cost(value, &c->cost, err);
    if (str_equal(name, "declined_on"))
        return set_declined_on(world, value, &c->declined_on, err);
    return no_such_field(name, "conference", conference_fields,
                         sizeof conference_fields / sizeof *conference_fields, err);
}

/* The zone first, as the deadline is read in it, and its opening after that. */
static bool take_options(struct world *world, const struct call *call, struct conference *c,
                         struct err *err)
{
    static const char *const first[] = {"--tz", "--cfp"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        const char *value = call_option(call, first[i]);
        if (value && !set_field(world, c, first[i] + 2, value, err))
            return false;
    }
    for (size_t i = 0; i < call->option_count; i++) {
        const char *name = call->options[i].info->name + 2;
        const char *value = call->options[i].info->value[0] ? call->options[i].value : "true";
        bool taken = str_equal(name, "tz") || str_equal(name, "cfp") || str_equal(name, "set");
        if (!taken && !set_field(world, c, name, value, err))
            return false;
    }
    return true;
}

bool check_conference(const struct conference *c, struct err *err)
{
    if (c->first_day == DAY_NONE || c->last_day == DAY_NONE)
        return err_set(err, ERR_USAGE,
                       "conference: needs both days; write --from 2027-01-30 --to 2027-01-31");
    if (c->last_day < c->first_day)
        return err_set(err, ERR_USAGE,
                       "conference: --to is before --from; --to is the last day, inclusive");
    if (c->last_day - c->first_day > 60)
        return err_set(err, ERR_USAGE, "conference: longer than 60 days; check --from and --to");
    if (c->cfp != INSTANT_NONE && c->cfp_opens != INSTANT_NONE && c->cfp_opens >= c->cfp)
        return err_set(
            err, ERR_USAGE,
            "conference: its call opens after it has ended; check --cfp-opens and --cfp");
    return true;
}

bool cmd_conference_add(struct world *world, const struct call *call, struct reply *reply,
                        struct err *err)
{
    struct conference c;
    struct assign_list set;
    char id[ID_SIZE];
    record_clear(RECORD_CONFERENCE, &c);
    c.name = call_argument(call, 0);
    c.created = world->now;
    c.role = WORD_role_MAYBE;
    if (!change_begin(world, err) || !assign_options(world, call, &set, err) ||
        !take_options(world, call, &c, err) || !assign_all(world, RECORD_CONFERENCE, &c, &set, err))
        return false;
    if (c.last_day == DAY_NONE)
        c.last_day = c.first_day;
    if (!check_conference(&c, err) || !store_put(world->store, RECORD_CONFERENCE, &c, err))
        return false;
    const char *made = id_format(RECORD_CONFERENCE, c.id, id);
    change_label(world, reply, "Added conference \"%s\"", c.name);
    return change_end(world, reply, "conference", &made, 1, err);
}

bool edit_conference(struct world *world, struct conference *conference, const char *field,
                     const char *value, struct err *err)
{
    return set_field(world, conference, field, value, err);
}

bool cmd_conference_edit(struct world *world, const struct call *call, struct reply *reply,
                         struct err *err)
{
    const struct conference *found;
    char id[ID_SIZE];
    if (!change_begin(world, err) ||
        !read_conference(world, call_argument(call, 0), &found, err))
        return false;
    struct conference *c = record_copy(&world->turn, RECORD_CONFERENCE, found);
    if (!take_options(world, call, c, err))
        return false;
    for (size_t i = 1; i < call->argument_count; i++) {
        const char *pair = call_argument(call, i), *equals = strchr(pair, '=');
        if (!equals)
            return err_set(err, ERR_USAGE, "%s: not FIELD=VALUE; write role=speaking", pair);
        const char *name = arena_strndup(&world->turn, pair, (size_t)(equals - pair));
        if (!set_field(world, c, name, equals + 1, err))
            return false;
    }
    if (!check_conference(c, err) || !store_put(world->store, RECORD_CONFERENCE, c, err) ||
        !conference_moved(world, found, c, err))
        return false;
    const char *made = id_format(RECORD_CONFERENCE, c->id, id);
    change_label(world, reply, "Changed conference \"%s\"", c->name);
    return change_end(world, reply, "conference", &made, 1, err);
}

/* ---- travel ---- */

struct journey {
    enum way way;
    const struct zone *from, *to;
    struct span span;
};

/* "Europe/Berlin,America/New_York", either of which may be left out. */
static bool read_zones(struct world *world, const char *text, struct journey *journey,
                       struct err *err)
{
    if (!text)
        return true;
    const char *comma = strchr(text, ',');
    const char *from =
        arena_strndup(&world->turn, text, comma ? (size_t)(comma - text) : strlen(text));
    return (!*from || read_zone(world, from, &journey->from, err)) &&
           (!comma || !comma[1] || read_zone(world, comma + 1, &journey->to, err));
}

static bool put_one_leg(struct world *world, const struct conference *c,
                        const struct journey *journey, const struct record_list *old,
                        struct err *err)
{
    struct leg leg;
    record_clear(RECORD_LEG, &leg);
    for (size_t i = 0; i < old->count; i++) {
        const struct leg *at = old->at[i];
        if (at->conference == c->id && at->way == journey->way)
            leg = *at;
    }
    leg.conference = c->id;
    leg.way = journey->way;
    leg.start = journey->span.start;
    leg.end = journey->span.end;
    leg.zone = zone_name(journey->from);
    leg.end_zone = zone_name(journey->to);
    return store_put(world->store, RECORD_LEG, &leg, err);
}

/* False where it was said and can't be read; one that wasn't said has no start. */
static bool read_journey(struct world *world, const char *text, const char *zones,
                         struct journey *journey, struct err *err)
{
    journey->span.start = INSTANT_NONE;
    return !text || (read_zones(world, zones, journey, err) &&
                     read_span(text, journey->from, journey->to, &journey->span, err));
}

static bool travel_legs(struct world *world, const struct call *call, const struct conference *c,
                        struct err *err)
{
    struct record_list legs;
    const struct zone *there = c->zone ? world_zone(world, c->zone) : NULL;
    const char *out_text = call_option(call, "--out"), *back_text = call_option(call, "--back");
    if (!there)
        there = world->home;
    struct journey out = {WORD_way_OUT, world->home, there, {0}};
    struct journey back = {WORD_way_BACK, there, world->home, {0}};
    if (!out_text && !back_text)
        return err_set(err, ERR_USAGE,
                       "travel: needs a journey; write --out 2027-01-29T14:00/16:30 --back "
                       "2027-01-31T18:00/20:30");
    if (!store_all(world->store, &world->turn, RECORD_LEG, &legs, err) ||
        !read_journey(world, out_text, call_option(call, "--out-zones"), &out, err) ||
        !read_journey(world, back_text, call_option(call, "--back-zones"), &back, err) ||
        (out_text && !put_one_leg(world, c, &out, &legs, err)) ||
        (back_text && !put_one_leg(world, c, &back, &legs, err)))
        return false;
    if (out_text && back_text && back.span.start < out.span.end)
        return err_set(err, ERR_USAGE,
                       "travel: the way home starts before the arrival; check --out and "
                       "--back");
    return true;
}

bool cmd_travel(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const struct conference *c;
    struct record_list legs;
    const char *ids[64];
    size_t count = 0;
    if (!change_begin(world, err) || !read_conference(world, call_argument(call, 0), &c, err) ||
        !travel_legs(world, call, c, err) || !book_recovery(world, c, err) ||
        !store_all(world->store, &world->turn, RECORD_LEG, &legs, err))
        return false;
    for (size_t i = 0; i < legs.count && count < 8; i++) {
        const struct leg *leg = legs.at[i];
        char id[ID_SIZE];
        if (leg->conference == c->id)
            ids[count++] = arena_strdup(&world->turn, id_format(RECORD_LEG, leg->id, id));
    }
    if (!recovery_ids(world, c->id, ids, sizeof ids / sizeof *ids, &count, err))
        return false;
    change_label(world, reply, "Journey to \"%s\"", c->name);
    return change_end(world, reply, "travel", ids, count, err);
}
