/* SPDX-License-Identifier: MIT
 *
 * moment: dates, times and lengths of a component, each checked here, as libical takes a month 99 for
 * sound.
 */
#include "reading.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/model/recur_rule.h"

static const char *zone_of(struct reading *reading, const struct property *property,
                           const char *uid, const char *title, bool *unknown)
{
    enum zone_origin origin;
    const char *tzid = property_parameter(&reading->arena, property, "TZID");
    *unknown = false;
    if (!tzid || !*tzid)
        return NULL;
    const char *name = zones_resolve(&reading->zones, tzid, &origin);
    if (name && origin == ZONE_FROM_WINDOWS && !reading->told[ODDITY_WINDOWS_ZONE])
        reading_odd(reading, ODDITY_WINDOWS_ZONE, ODDITY_REPAIRED, property->line, uid, title,
                    arena_printf(&reading->arena, "\"%s\" is a Windows name; read as %s", tzid, name));
    *unknown = name == NULL;
    if (!name)
        reading_odd(reading, ODDITY_UNKNOWN_ZONE, ODDITY_KEPT, property->line, uid, title,
                    arena_printf(&reading->arena,
                                 "the zone \"%s\" is not known; its times are taken in the calendar's own "
                                 "zone",
                                 tzid));
    return name;
}

bool moment_read(struct reading *reading, const struct property *property, const char *uid,
                 const char *title, struct stamp *out)
{
    struct recur_moment moment;
    bool unknown;
    const char *value = property->value + strspn(property->value, " \t");
    size_t length = strcspn(value, " \t,");
    if (!recur_moment_parse(value, length, &moment))
        return false;
    *out = (struct stamp){moment.wall, moment.date, moment.utc, NULL};
    if (moment.utc) {
        out->zone = "UTC";
        return true;
    }
    if (!moment.date)
        out->zone = zone_of(reading, property, uid, title, &unknown);
    return true;
}

bool moment_duration(const char *text, int32_t *days, int64_t *seconds)
{
    bool negative = *text == '-', time = false;
    int64_t number = 0, all_days = 0;
    bool digits = false;
    text += *text == '-' || *text == '+';
    *days = 0;
    *seconds = 0;
    if (*text++ != 'P')
        return false;
    for (; *text; text++) {
        if (ascii_is_digit(*text)) {
            number = number * 10 + (*text - '0');
            digits = true;
            if (number > 100000000)
                return false;
            continue;
        }
        if (*text == 'T' && !digits) {
            time = true;
            continue;
        }
        if (!digits)
            return false;
        if (*text == 'W' && !time)
            all_days += number * 7;
        else if (*text == 'D' && !time)
            all_days += number;
        else if (*text == 'H' && time)
            *seconds += number * 3600;
        else if (*text == 'M' && time)
            *seconds += number * 60;
        else if (*text == 'S' && time)
            *seconds += number;
        else
            return false;
        number = 0;
        digits = false;
    }
    if (negative || all_days > 3660 || *seconds > (int64_t)3660 * DAY_SECONDS)
        return false;
    *days = (int32_t)all_days;
    return !digits;
}

instant moment_instant(const struct component *component, const char *name)
{
    struct recur_moment moment;
    const struct property *property = component_find(component, name);
    if (!property || !recur_moment_parse(property->value, strlen(property->value), &moment))
        return INSTANT_NONE;
    return wall_seconds(moment.wall);
}

static void add_moment(struct str *list, const char *text, size_t length)
{
    struct recur_moment moment;
    char buf[RECUR_MOMENT_SIZE];
    if (recur_moment_parse(text, length, &moment))
        str_addf(list, "%s%s", list->length ? "," : "", recur_moment_format(&moment, buf));
}

const char *moment_list(struct reading *reading, const struct component *component, const char *name)
{
    struct str list;
    str_init(&list);
    for (const struct property *p = component_find(component, name); p;
         p = component_next(component, p))
        for (const char *at = p->value; *at; at += *at == ',') {
            size_t length = strcspn(at, ",");
            add_moment(&list, at, length);
            at += length;
        }
    const char *text = list.length ? arena_strdup(&reading->arena, list.text) : NULL;
    str_finish(&list);
    return text;
}
