/* SPDX-License-Identifier: MIT
 *
 * zones: names first, as IANA knows better than a file; else the file's own rules, matched to a zone that
 * has the same offsets and changes in the same month.
 */
#include "zones.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/str.h"

struct alike {
    int standard, daylight, month;
    const char *name;
};

static const struct alike alikes[] = {
    {0, 0, 0, "UTC"},
    {0, 60, 3, "Europe/London"},
    {60, 120, 3, "Europe/Berlin"},
    {120, 180, 3, "Europe/Helsinki"},
    {60, 60, 0, "Africa/Lagos"},
    {120, 120, 0, "Africa/Johannesburg"},
    {180, 180, 0, "Europe/Moscow"},
    {210, 210, 0, "Asia/Tehran"},
    {240, 240, 0, "Asia/Dubai"},
    {300, 300, 0, "Asia/Karachi"},
    {330, 330, 0, "Asia/Kolkata"},
    {420, 420, 0, "Asia/Bangkok"},
    {480, 480, 0, "Asia/Singapore"},
    {540, 540, 0, "Asia/Tokyo"},
    {600, 600, 0, "Australia/Brisbane"},
    {600, 660, 10, "Australia/Sydney"},
    {570, 630, 10, "Australia/Adelaide"},
    {720, 780, 9, "Pacific/Auckland"},
    {-180, -180, 0, "America/Sao_Paulo"},
    {-240, -180, 3, "America/Halifax"},
    {-300, -240, 3, "America/New_York"},
    {-300, -300, 0, "America/Bogota"},
    {-360, -300, 3, "America/Chicago"},
    {-360, -360, 0, "America/Mexico_City"},
    {-420, -360, 3, "America/Denver"},
    {-420, -420, 0, "America/Phoenix"},
    {-480, -420, 3, "America/Los_Angeles"},
    {-540, -480, 3, "America/Anchorage"},
    {-600, -600, 0, "Pacific/Honolulu"},
};

void zones_begin(struct file_zones *zones)
{
    if (zones->count < FILE_ZONES_MAX)
        zones->at[zones->count++] = (struct file_zone){"", INT32_MIN, INT32_MIN, 0};
}

/* "+0130" or "-053000" in minutes. */
static bool parse_offset(const char *text, int *out)
{
    int sign = *text == '-' ? -1 : 1;
    text += *text == '-' || *text == '+';
    for (int i = 0; i < 4; i++)
        if (!ascii_is_digit(text[i]))
            return false;
    int minutes_east = (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[2] - '0') * 10 + text[3] - '0';
    *out = sign * minutes_east;
    return minutes_east <= 15 * 60;
}

static int month_of(const char *line)
{
    const char *at = strstr(line, "BYMONTH=");
    return at ? atoi(at + 8) : 0;
}

void zones_line(struct file_zones *zones, const char *observance, const char *line)
{
    struct file_zone *zone = zones->count ? &zones->at[zones->count - 1] : NULL;
    bool daylight = str_equal(observance, "DAYLIGHT");
    if (!zone)
        return;
    if (str_starts(line, "TZID") && (line[4] == ':' || line[4] == ';')) {
        const char *name = strchr(line, 0x3a);
        size_t length = name ? strlen(name + 1) : 0;
        if (length < sizeof zone->tzid)
            memcpy(zone->tzid, name + 1, length + 1);
    } else if (str_starts(line, "TZOFFSETTO:")) {
        parse_offset(line + 11, daylight ? &zone->daylight : &zone->standard);
    } else if (daylight && str_starts(line, "RRULE:")) {
        zone->month = month_of(line);
    }
}

static const char *match(const struct file_zone *zone)
{
    int daylight = zone->daylight == INT32_MIN ? zone->standard : zone->daylight;
    int month = daylight == zone->standard ? 0 : zone->month;
    for (size_t i = 0; i < sizeof alikes / sizeof *alikes; i++)
        if (alikes[i].standard == zone->standard && alikes[i].daylight == daylight &&
            (alikes[i].month == month || (month && alikes[i].month && abs(alikes[i].month - month) <= 1)))
            return alikes[i].name;
    return NULL;
}

const char *zones_resolve(const struct file_zones *zones, const char *tzid,
                          enum zone_origin *origin)
{
    enum zone_alias how;
    const char *name = zone_canonical(tzid, &how);
    *origin = how == ZONE_ALIAS_WINDOWS ? ZONE_FROM_WINDOWS : ZONE_FROM_NAME;
    if (name)
        return name;
    *origin = ZONE_FROM_FILE;
    for (int i = 0; i < zones->count; i++)
        if (str_equal(zones->at[i].tzid, tzid) && zones->at[i].standard != INT32_MIN &&
            (name = match(&zones->at[i])))
            return name;
    *origin = ZONE_UNKNOWN;
    return NULL;
}
