/* SPDX-License-Identifier: MIT
 *
 * moment: dates, times and lengths of a component, each checked here, as libical takes a month 99
 * for sound; and which zone they are in.
 */
#include "reading.h"

#include <string.h>

#include "juggle/base/ascii.h"

/* ---- zones ---- */

static const struct file_zone *own_zone(struct reading *reading, const char *tzid)
{
    const struct file_zone *own = zones_find(&reading->zones, tzid);
    if (own)
        return own;
    walk_ahead(reading);
    return zones_find(&reading->zones_ahead, tzid);
}

/* Names first, as IANA knows better than a file; else the file's own rules. */
static const struct meaning *meaning_of(struct reading *reading, const char *tzid, int year)
{
    struct meaning *meaning = &reading->meaning;
    if (*tzid && !strcmp(meaning->tzid, tzid) && meaning->year == year)
        return meaning;
    *meaning = (struct meaning){.year = year};
    if (strlen(tzid) < sizeof meaning->tzid)
        strcpy(meaning->tzid, tzid);
    const char *name = zone_canonical(tzid, &meaning->how);
    if (name)
        meaning->written = zones_find(&reading->zones, tzid);
    else
        meaning->own = own_zone(reading, tzid);
    if (meaning->own)
        name = file_zone_alike(meaning->own, year);
    if (name && strlen(name) < sizeof meaning->name)
        strcpy(meaning->name, name);
    return meaning;
}

/* A name for all of its events. */
static bool is_first(struct reading *reading, const char *name)
{
    enum { NAMES_MOST = 150 };
    for (size_t i = 0; i < reading->windows_told.count; i++)
        if (str_equal(reading->windows_told.at[i], name))
            return false;
    if (reading->windows_told.count < NAMES_MOST)
        VEC_PUSH(&reading->life, &reading->windows_told, arena_strdup(&reading->life, name));
    return true;
}

static void tell_zone(struct reading *reading, const struct subject *subject,
                      const struct meaning *meaning, const char *tzid)
{
    if (!*meaning->name && !meaning->own)
        reading_odd(reading, ODDITY_UNKNOWN_ZONE, ODDITY_KEPT, subject,
                    arena_printf(&reading->arena,
                                 "the zone \"%.100s\" is not known; its times are taken in the "
                                 "calendar's own zone",
                                 tzid));
    else if (!meaning->own && meaning->how == ZONE_ALIAS_WINDOWS && is_first(reading, tzid))
        reading_odd(reading, ODDITY_WINDOWS_ZONE, ODDITY_REPAIRED, subject,
                    arena_printf(&reading->arena, "\"%.100s\" is a Windows name; read as %s", tzid,
                                 meaning->name));
}

/* A zone that has no name anywhere else is left for UTC. */
static void to_utc(const struct file_zone *zone, struct wall *wall)
{
    *wall = wall_from_seconds(wall_seconds(*wall) - file_zone_offset(zone, *wall));
}

/* The file may say of a known zone what it likes; the parent, who knows better, compares. */
static int32_t written_offset(struct reading *reading, struct file_zone *zone, struct wall wall)
{
    if (!zone)
        return ICS_UNWRITTEN;
    const struct zone_hold *hold = zones_hold(&reading->zones, zone, wall);
    return hold->certain ? hold->offset : ICS_UNWRITTEN;
}

static const char *zone_parameter(struct reading *reading, const struct property *property)
{
    const char *tzid = property_parameter(&reading->arena, property, "TZID");
    return tzid && *tzid ? tzid : NULL;
}

/* ---- moments ---- */

bool moment_read(struct reading *reading, const struct property *property,
                 const struct subject *subject, struct stamp *out)
{
    struct recur_moment moment;
    const char *value = property->value + strspn(property->value, " \t"), *tzid;
    if (!recur_moment_parse(value, strcspn(value, " \t,"), &moment))
        return false;
    *out = (struct stamp){moment.wall, moment.date, moment.utc, moment.utc ? "UTC" : NULL,
                          ICS_UNWRITTEN};
    if (moment.utc || moment.date || !(tzid = zone_parameter(reading, property)))
        return true;
    const struct meaning *meaning = meaning_of(reading, tzid, day_civil(moment.wall.day).year);
    if (property->name == PROPERTY_DTSTART) {
        tell_zone(reading, subject, meaning, tzid);
        out->written = written_offset(reading, meaning->written, moment.wall);
    }
    if (*meaning->name) {
        out->zone = arena_strdup(&reading->arena, meaning->name);
    } else if (meaning->own) {
        to_utc(meaning->own, &out->wall);
        out->utc = true;
        out->zone = "UTC";
    }
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

instant moment_instant(const struct component *component, enum property_name name)
{
    struct recur_moment moment;
    const struct property *property = component_find(component, name);
    if (!property || !recur_moment_parse(property->value, strlen(property->value), &moment))
        return INSTANT_NONE;
    return wall_seconds(moment.wall);
}

/* What zone an event's start is in, by name; NULL: none, or one that only the file knows. */
static const char *zone_of_start(struct reading *reading, const struct component *component)
{
    struct recur_moment moment;
    const struct property *start = component_find(component, PROPERTY_DTSTART);
    const char *tzid = start ? zone_parameter(reading, start) : NULL;
    if (!start || !recur_moment_parse(start->value, strlen(start->value), &moment))
        return NULL;
    if (moment.utc || !tzid)
        return moment.utc ? "UTC" : NULL;
    const struct meaning *meaning = meaning_of(reading, tzid, day_civil(moment.wall.day).year);
    return *meaning->name ? arena_strdup(&reading->arena, meaning->name) : NULL;
}

/* How long a period lasts by its other half: an end, or a length. -1: it doesn't say. */
static int64_t period_seconds(struct reading *reading, const struct recur_moment *start,
                              const char *half, size_t length)
{
    struct recur_moment end;
    int32_t days;
    int64_t seconds;
    if (recur_moment_parse(half, length, &end) && end.utc == start->utc && end.date == start->date)
        seconds = wall_seconds(end.wall) - wall_seconds(start->wall);
    else if (moment_duration(arena_strndup(&reading->arena, half, length), &days, &seconds))
        seconds += (int64_t)days * DAY_SECONDS;
    else
        return -1;
    return seconds >= 0 && seconds <= (int64_t)3660 * DAY_SECONDS ? seconds : -1;
}

/* Local moments are meant in the zone of the event's start; one in another zone keeps its name. */
static void add_moment(struct reading *reading, struct str *list, enum property_name name,
                       const char *tzid,
                       const char *start_zone, const char *text, size_t length)
{
    const char *elsewhere = NULL;
    struct recur_moment moment;
    char buf[RECUR_MOMENT_SIZE];
    size_t blank = strspn(text, " \t");
    if (blank >= length || !recur_moment_parse(text + blank, length - blank, &moment))
        return;
    const char *slash = memchr(text, '/', length);
    int64_t lasts =
        slash && name == PROPERTY_RDATE && !moment.date
            ? period_seconds(reading, &moment, slash + 1, length - (size_t)(slash + 1 - text))
            : -1;
    if (tzid && !moment.utc && !moment.date) {
        const struct meaning *meaning = meaning_of(reading, tzid, day_civil(moment.wall.day).year);
        moment.utc = !*meaning->name && meaning->own;
        if (moment.utc)
            to_utc(meaning->own, &moment.wall);
        else if (*meaning->name && start_zone && !str_equal(meaning->name, start_zone))
            elsewhere = meaning->name;
    }
    str_addf(list, "%s%s", list->length ? "," : "", recur_moment_format(&moment, buf));
    if (lasts >= 0)
        str_addf(list, "/PT%lldS", (long long)lasts);
    str_addf(list, "%s%s", elsewhere ? "@" : "", elsewhere ? elsewhere : "");
}

const char *moment_list(struct reading *reading, const struct component *component,
                        enum property_name name)
{
    struct str list;
    const struct property *first = component_find(component, name);
    const char *start_zone = first ? zone_of_start(reading, component) : NULL;
    str_init(&list);
    for (const struct property *p = first; p;
         p = component_next(component, p)) {
        const char *tzid = zone_parameter(reading, p);
        for (const char *at = p->value; *at; at += *at == ',') {
            size_t length = strcspn(at, ",");
            add_moment(reading, &list, name, tzid, start_zone, at, length);
            at += length;
        }
    }
    const char *text = list.length ? arena_strdup(&reading->arena, list.text) : NULL;
    str_finish(&list);
    return text;
}
