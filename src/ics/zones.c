/* SPDX-License-Identifier: MIT
 *
 * zones: the zones that a file defines, as their lines come.
 */
#include "zones.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/str.h"

enum { OFFSET_MOST = 15 * 3600 };

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
    if (!zone)
        return;
    if (zone->observances.count < OBSERVANCES_MOST)
        VEC_PUSH(zones->arena, &zone->observances, observance);
    else
        zone->crowded = true;
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
    if (strspn(buf, "0123456789") >= 4 && memcmp(buf, "1900", 4) < 0)
        memcpy(buf, "1900", 4);
    if (!recur_moment_parse(buf, strlen(buf), &moment))
        return false;
    *out = moment.wall;
    return true;
}

/* Once a year and not counted: then one year shows where it stands. */
static const struct recur_rule *parse_rule(struct arena *arena, const char *text)
{
    struct recur_rule rule, *kept;
    struct err ignored;
    if (!recur_parse(text, &rule, NULL, &ignored) || rule.freq != RECUR_YEARLY || rule.count ||
        rule.interval > 1)
        return NULL;
    kept = ARENA_NEW(arena, struct recur_rule);
    *kept = rule;
    return kept;
}

static void add_dates(struct arena *arena, struct observance *observance, const char *text)
{
    for (; *text; text += *text == ',') {
        size_t length = strcspn(text, ",");
        struct recur_moment moment;
        if (recur_moment_parse(text, length, &moment) && observance->dates.count < ONSETS_MOST)
            VEC_PUSH(arena, &observance->dates, moment.wall);
        else
            observance->vague = true;
        text += length;
    }
}

static void observance_line(struct arena *arena, struct observance *observance,
                            const struct property *property)
{
    if (property->name == PROPERTY_DTSTART) {
        observance->has_start = parse_start(property->value, &observance->start);
    } else if (property->name == PROPERTY_TZOFFSETTO) {
        observance->has_offset = parse_offset(property->value, &observance->offset);
    } else if (property->name == PROPERTY_TZOFFSETFROM) {
        parse_offset(property->value, &observance->before);
    } else if (property->name == PROPERTY_RDATE) {
        add_dates(arena, observance, property->value);
    } else if (property->name == PROPERTY_RRULE) {
        observance->vague |= observance->rule != NULL;
        observance->rule = parse_rule(arena, property->value);
        observance->vague |= !observance->rule;
    }
}

void zones_line(struct file_zones *zones, const struct property *property)
{
    struct file_zone *zone = newest(zones);
    if (!zone)
        return;
    if (property->name == PROPERTY_TZID)
        zone->tzid = arena_strdup(zones->arena, property->value);
    else if (zone->observances.count > 0)
        observance_line(zones->arena, &zone->observances.at[zone->observances.count - 1], property);
}

static bool has_offset(const struct file_zone *zone)
{
    for (size_t i = 0; i < zone->observances.count; i++)
        if (zone->observances.at[i].has_offset)
            return true;
    return false;
}

struct file_zone *zones_find(const struct file_zones *zones, const char *tzid)
{
    for (size_t i = 0; i < zones->all.count; i++)
        if (str_equal(zones->all.at[i].tzid, tzid) && has_offset(&zones->all.at[i]))
            return &zones->all.at[i];
    return NULL;
}

const struct zone_hold *zones_hold(struct file_zones *zones, struct file_zone *zone,
                                   struct wall wall)
{
    enum { SLOT_DAYS = 64 };
    int64_t at = wall_seconds(wall);
    if (!zone->held)
        zone->held = ARENA_ARRAY(zones->arena, struct zone_hold, HOLDS);
    struct zone_hold *hold = &zone->held[(uint32_t)wall.day / SLOT_DAYS % HOLDS];
    if (at < hold->from || at >= hold->until)
        *hold = file_zone_hold(zone, wall);
    return hold;
}
