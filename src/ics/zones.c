/* SPDX-License-Identifier: MIT
 *
 * zones: zones that only the file defines. Their rules are followed as far as one time needs it; a
 * zone that changes on the same days as a well-known one is taken for that one, so that its series
 * stay right.
 */
#include "zones.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/str.h"

enum { OFFSET_MOST = 15 * 3600, RULE_DAYS = 400 };

void zones_begin(struct file_zones *zones)
{
    struct file_zone zone = {0};
    if (zones->all.count < ZONES_MOST)
        VEC_PUSH(zones->arena, &zones->all, zone);
}

static struct file_zone *newest(struct file_zones *zones)
{
    return zones->all.count ? &zones->all.at[zones->all.count - 1] : NULL;
}

void zones_observance(struct file_zones *zones)
{
    struct observance observance = {0};
    struct file_zone *zone = newest(zones);
    if (zone && zone->observances.count < OBSERVANCES_MOST)
        VEC_PUSH(zones->arena, &zone->observances, observance);
}

/* "+0130" or "-053000". */
static bool parse_offset(const char *text, int32_t *out)
{
    int sign = *text == '-' ? -1 : 1, digits[6] = {0};
    text += *text == '-' || *text == '+';
    for (int i = 0; i < 6 && ascii_is_digit(text[i]); i++)
        digits[i] = text[i] - '0';
    if (!ascii_is_digit(text[0]) || strspn(text, "0123456789") < 4)
        return false;
    int32_t seconds = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60 +
                      digits[4] * 10 + digits[5];
    *out = sign * seconds;
    return seconds <= OFFSET_MOST && digits[2] < 6;
}

/* Outlook's zones begin in 1601, earlier than any date that is read. */
static bool parse_start(const char *text, struct wall *out)
{
    struct recur_moment moment;
    char buf[RECUR_MOMENT_SIZE] = {0};
    memcpy(buf, text, strnlen(text, sizeof buf - 1));
    if (strspn(buf, "0123456789") >= 4 && memcmp(buf, "1970", 4) < 0)
        memcpy(buf, "1970", 4);
    if (!recur_moment_parse(buf, strlen(buf), &moment))
        return false;
    *out = moment.wall;
    return true;
}

static void observance_line(struct observance *observance, const struct property *property)
{
    struct err ignored;
    if (property->name == PROPERTY_DTSTART)
        observance->has_start = parse_start(property->value, &observance->start);
    else if (property->name == PROPERTY_TZOFFSETTO)
        observance->has_offset = parse_offset(property->value, &observance->offset);
    else if (property->name == PROPERTY_TZOFFSETFROM)
        parse_offset(property->value, &observance->before);
    else if (property->name == PROPERTY_RRULE)
        observance->has_rule = recur_parse(property->value, &observance->rule, NULL, &ignored) &&
                               observance->rule.freq == RECUR_YEARLY;
}

void zones_line(struct file_zones *zones, const struct property *property)
{
    struct file_zone *zone = newest(zones);
    if (!zone)
        return;
    if (property->name == PROPERTY_TZID)
        zone->tzid = arena_strdup(zones->arena, property->value);
    else if (zone->observances.count > 0)
        observance_line(&zone->observances.at[zone->observances.count - 1], property);
}

static bool has_offset(const struct file_zone *zone)
{
    for (size_t i = 0; i < zone->observances.count; i++)
        if (zone->observances.at[i].has_offset)
            return true;
    return false;
}

const struct file_zone *zones_find(const struct file_zones *zones, const char *tzid)
{
    for (size_t i = 0; i < zones->all.count; i++)
        if (str_equal(zones->all.at[i].tzid, tzid) && has_offset(&zones->all.at[i]))
            return &zones->all.at[i];
    return NULL;
}

/* ---- its rules ---- */

/* When an observance began for the last time, seen from a wall clock; false: it hasn't yet. */
static bool last_onset(const struct observance *observance, struct wall wall, int64_t *out)
{
    struct wall at = observance->start, next;
    if (!observance->has_offset || !observance->has_start || wall_compare(at, wall) > 0)
        return false;
    *out = wall_seconds(at);
    if (!observance->has_rule)
        return true;
    struct wall from = {wall.day - RULE_DAYS, 0};
    if (wall_compare(from, at) < 0)
        from = at;
    while (recur_next(&observance->rule, observance->start, from, &next) &&
           wall_compare(next, wall) <= 0) {
        from = next;
        *out = wall_seconds(next);
    }
    return true;
}

int32_t file_zone_offset(const struct file_zone *zone, struct wall wall)
{
    const struct observance *holds = NULL, *first = NULL;
    int64_t latest = 0, onset;
    for (size_t i = 0; i < zone->observances.count; i++) {
        const struct observance *one = &zone->observances.at[i];
        if (one->has_offset && (!first || wall_compare(one->start, first->start) < 0))
            first = one;
        if (last_onset(one, wall, &onset) && (!holds || onset > latest)) {
            holds = one;
            latest = onset;
        }
    }
    return holds ? holds->offset : first ? first->before : 0;
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
