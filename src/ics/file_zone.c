/* SPDX-License-Identifier: MIT
 *
 * file_zone: the rules of a zone that a file defines, followed as far as one time needs it. A zone
 * that changes on the same days as a well-known one is taken for that one, so that its series stay
 * right.
 */
#include "zones.h"

/* Rules say something every year; the last word of a zone that has summers is good for one
 * season. */
enum { RULE_DAYS = 400, SEASON_DAYS = 120 };

/* ---- its rules ---- */

/* When an observance begins around a wall clock, in seconds of it. */
struct onsets {
    int64_t at;
    int64_t last; /* INT64_MIN: it hasn't begun */
    int64_t next; /* INT64_MAX: never again */
};

static void add_onset(struct onsets *onsets, struct wall wall)
{
    int64_t onset = wall_seconds(wall);
    if (onset <= onsets->at && onset > onsets->last)
        onsets->last = onset;
    if (onset > onsets->at && onset < onsets->next)
        onsets->next = onset;
}

/* The occurrences of a rule from a year before its own end, or the clock, on. */
static void add_rule(struct onsets *onsets, const struct observance *observance)
{
    struct recur_rule rule = *observance->rule;
    struct wall from = wall_from_seconds(onsets->at), next;
    if (rule.has_until && rule.until.utc) { /* onsets are by the clock that ran before them */
        rule.until.wall = wall_from_seconds(wall_seconds(rule.until.wall) + observance->before);
        rule.until.utc = false;
    }
    if (rule.has_until && wall_compare(rule.until.wall, from) < 0)
        from = rule.until.wall;
    from.day -= RULE_DAYS;
    if (wall_compare(from, observance->start) < 0)
        from = observance->start;
    while (recur_next(&rule, observance->start, from, &next)) {
        add_onset(onsets, next);
        if (wall_seconds(next) > onsets->at)
            return;
        from = next;
    }
}

static struct onsets onsets_of(const struct observance *observance, int64_t at)
{
    struct onsets onsets = {at, INT64_MIN, INT64_MAX};
    if (!observance->has_offset || !observance->has_start)
        return onsets;
    add_onset(&onsets, observance->start);
    for (size_t i = 0; i < observance->dates.count; i++)
        add_onset(&onsets, observance->dates.at[i]);
    if (observance->rule)
        add_rule(&onsets, observance);
    return onsets;
}

static const struct observance *first_of(const struct file_zone *zone)
{
    const struct observance *first = NULL;
    for (size_t i = 0; i < zone->observances.count; i++) {
        const struct observance *one = &zone->observances.at[i];
        if (one->has_offset && (!first || wall_compare(one->start, first->start) < 0))
            first = one;
    }
    return first;
}

/* Can its lines be followed, each of them? */
static bool is_clear(const struct file_zone *zone)
{
    bool clear = !zone->crowded;
    for (size_t i = 0; i < zone->observances.count; i++) {
        const struct observance *one = &zone->observances.at[i];
        clear &= one->has_start && one->has_offset && !one->vague;
    }
    return clear;
}

static bool has_seasons(const struct file_zone *zone)
{
    for (size_t i = 1; i < zone->observances.count; i++)
        if (zone->observances.at[i].offset != zone->observances.at[0].offset)
            return true;
    return false;
}

/* Where nothing follows, a list of changes may just have been cut off here. */
static void doubt(const struct file_zone *zone, int64_t at, struct zone_hold *hold)
{
    int64_t season = hold->from + (int64_t)SEASON_DAYS * DAY_SECONDS;
    hold->certain = is_clear(zone);
    if (hold->until != INT64_MAX || !has_seasons(zone))
        return;
    if (at < season)
        hold->until = season;
    else
        hold->from = season, hold->certain = false;
}

struct zone_hold file_zone_hold(const struct file_zone *zone, struct wall wall)
{
    int64_t at = wall_seconds(wall);
    struct zone_hold hold = {.from = INT64_MIN, .until = INT64_MAX};
    const struct observance *holds = NULL, *first = first_of(zone);
    for (size_t i = 0; i < zone->observances.count; i++) {
        struct onsets onsets = onsets_of(&zone->observances.at[i], at);
        if (onsets.last > hold.from) {
            hold.from = onsets.last;
            holds = &zone->observances.at[i];
        }
        hold.until = onsets.next < hold.until ? onsets.next : hold.until;
    }
    hold.offset = holds ? holds->offset : first ? first->before : 0;
    if (holds)
        doubt(zone, at, &hold);
    return hold;
}

int32_t file_zone_offset(const struct file_zone *zone, struct wall wall)
{
    return file_zone_hold(zone, wall).offset;
}

/* ---- zones that are known to behave so ---- */

/* Days on which the zones of the world differ, and in which of them it is summer, a bit each. */
static const struct {
    int month, mday;
} probes[] = {{1, 15}, {3, 20}, {4, 8}, {7, 1}, {10, 1}, {10, 8}, {11, 1}, {11, 10}};

enum summer {
    SUMMER_NONE = 0x00,
    SUMMER_EUROPE = 0x3C,      /* last Sundays of March and October */
    SUMMER_AMERICA = 0x7E,     /* second Sunday of March, first of November */
    SUMMER_AUSTRALIA = 0xE3,   /* first Sundays of October and April */
    SUMMER_NEW_ZEALAND = 0xF3, /* last Sunday of September, first of April */
};

static const struct {
    int minutes_east; /* in winter */
    enum summer summer;
    const char *name;
} alikes[] = {
    {-600, SUMMER_NONE, "Pacific/Honolulu"},
    {-540, SUMMER_AMERICA, "America/Anchorage"},
    {-480, SUMMER_AMERICA, "America/Los_Angeles"},
    {-420, SUMMER_AMERICA, "America/Denver"},
    {-420, SUMMER_NONE, "America/Phoenix"},
    {-360, SUMMER_AMERICA, "America/Chicago"},
    {-360, SUMMER_NONE, "America/Mexico_City"},
    {-300, SUMMER_AMERICA, "America/New_York"},
    {-300, SUMMER_NONE, "America/Bogota"},
    {-240, SUMMER_AMERICA, "America/Halifax"},
    {-240, SUMMER_NONE, "America/La_Paz"},
    {-210, SUMMER_AMERICA, "America/St_Johns"},
    {-180, SUMMER_NONE, "America/Sao_Paulo"},
    {0, SUMMER_NONE, "UTC"},
    {0, SUMMER_EUROPE, "Europe/London"},
    {60, SUMMER_EUROPE, "Europe/Berlin"},
    {60, SUMMER_NONE, "Africa/Lagos"},
    {120, SUMMER_EUROPE, "Europe/Helsinki"},
    {120, SUMMER_NONE, "Africa/Johannesburg"},
    {180, SUMMER_NONE, "Europe/Moscow"},
    {210, SUMMER_NONE, "Asia/Tehran"},
    {240, SUMMER_NONE, "Asia/Dubai"},
    {300, SUMMER_NONE, "Asia/Karachi"},
    {330, SUMMER_NONE, "Asia/Kolkata"},
    {345, SUMMER_NONE, "Asia/Kathmandu"},
    {360, SUMMER_NONE, "Asia/Dhaka"},
    {420, SUMMER_NONE, "Asia/Bangkok"},
    {480, SUMMER_NONE, "Asia/Singapore"},
    {540, SUMMER_NONE, "Asia/Tokyo"},
    {570, SUMMER_AUSTRALIA, "Australia/Adelaide"},
    {570, SUMMER_NONE, "Australia/Darwin"},
    {600, SUMMER_AUSTRALIA, "Australia/Sydney"},
    {600, SUMMER_NONE, "Australia/Brisbane"},
    {720, SUMMER_NEW_ZEALAND, "Pacific/Auckland"},
};

const char *file_zone_alike(const struct file_zone *zone, int year)
{
    enum { COUNT = sizeof probes / sizeof *probes };
    int32_t offset[COUNT], winter = INT32_MAX;
    unsigned summer = 0;
    for (int i = 0; i < COUNT; i++) {
        struct wall wall = {day_of(year, probes[i].month, probes[i].mday), 0};
        offset[i] = file_zone_offset(zone, wall);
        winter = offset[i] < winter ? offset[i] : winter;
    }
    for (int i = 0; i < COUNT; i++) {
        if (offset[i] != winter && offset[i] != winter + 3600)
            return NULL;
        summer |= (unsigned)(offset[i] != winter) << i;
    }
    for (size_t i = 0; i < sizeof alikes / sizeof *alikes; i++)
        if (alikes[i].minutes_east * 60 == winter && (unsigned)alikes[i].summer == summer)
            return alikes[i].name;
    return NULL;
}
