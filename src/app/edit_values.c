/* SPDX-License-Identifier: MIT
 *
 * edit_values: the values of FIELD=VALUE, each with a sentence for what can't be read.
 */
#include "edit.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

const char *text_value(const char *value)
{
    return *value ? value : NULL;
}

const char *tags_value(struct arena *arena, const char *value)
{
    const char *tags = NULL;
    for (const char *at = value, *end; *at; at = *end ? end + 1 : end) {
        end = at + strcspn(at, ",");
        at += strspn(at, " ");
        size_t length = end > at ? (size_t)(end - at) : 0;
        while (length && at[length - 1] == ' ')
            length--;
        const char *tag = arena_strndup(arena, at, length);
        if (length && !str_listed(tags, tag))
            tags = tags ? arena_printf(arena, "%s,%s", tags, tag) : tag;
    }
    return tags;
}

bool length_value(struct world *world, const char *value, int32_t *out, struct err *err)
{
    int64_t number;
    minutes day_length = world->workdays.at[MONDAY].contract;
    *out = MINUTES_NONE;
    if (!*value)
        return true;
    if (parse_int(value, 0, 527040, &number)) {
        *out = (int32_t)number;
        return true;
    }
    if (parse_length(value, day_length > 0 ? day_length : 480, out))
        return true;
    return err_set(err, ERR_USAGE, "%s: not a length; write 45m, 1h30, 1.5h or minutes", value);
}

bool wall_value(struct world *world, const char *value, day *date, minutes *minute, struct err *err)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    const char *blank = strrchr(value, ' ');
    *date = DAY_NONE;
    *minute = MINUTES_NONE;
    if (!*value)
        return true;
    if (parse_iso_time(value, &wall, &has_offset, &offset)) {
        if (has_offset)
            wall = zone_wall(world->home, wall_seconds(wall) - offset);
        *date = wall.day;
        *minute = wall.second / 60;
        return true;
    }
    if (blank && parse_clock(blank + 1, minute))
        return read_day(world, arena_strndup(&world->turn, value, (size_t)(blank - value)), date,
                        err);
    return read_day(world, value, date, err);
}

bool instant_value(struct world *world, const struct zone *zone, const char *value, instant *out,
                   struct err *err)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    day date;
    minutes minute;
    if (parse_iso_time(value, &wall, &has_offset, &offset)) {
        *out = has_offset ? wall_seconds(wall) - offset : zone_instant(zone, wall, NULL);
        return true;
    }
    if (!*value || !wall_value(world, value, &date, &minute, err) || minute == MINUTES_NONE)
        return err_set(err, ERR_USAGE, "%s: not a time; write 2026-12-03T14:00 or fri 14:00",
                       value);
    *out = zone_instant(zone, (struct wall){date, minute * 60}, NULL);
    return true;
}

bool start_instant_value(struct world *world, const struct zone *zone, const char *value,
                         instant from, instant *out, struct err *err)
{
    minutes minute;
    if (!parse_clock(value, &minute) || minute == DAY_MINUTES)
        return instant_value(world, zone, value, out, err);
    *out = zone_instant(zone, (struct wall){zone_wall(zone, from).day, minute * 60}, NULL);
    return true;
}

bool end_instant_value(struct world *world, const struct zone *zone, const char *value,
                       instant start, instant *out, struct err *err)
{
    struct wall wall = zone_wall(zone, start);
    if (read_span_end(zone, value, &wall, start, out))
        return true;
    return instant_value(world, zone, value, out, err);
}

bool flag_value(const char *value, bool *out, struct err *err)
{
    static const char *const yes[] = {"true", "yes", "on", "1"};
    static const char *const no[] = {"false", "no", "off", "0", ""};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        *out = i < sizeof yes / sizeof *yes && str_equal_nocase(value, yes[i]);
        if (*out || str_equal_nocase(value, no[i]))
            return true;
    }
    return err_set(err, ERR_USAGE, "%s: neither true nor false", value);
}

/* JSON keys that are worked out, not set. */
static bool is_derived(const char *field)
{
    static const char *const derived[] = {"id",        "uid",       "type",      "area",
                                          "counts",    "recurring", "feed",      "recurrence_id",
                                          "spent_min", "legs",      "imported",  "source",
                                          "running",   "gone",      "saved_min", "history"};
    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++)
        if (str_equal(derived[i], field))
            return true;
    return false;
}

bool no_such_field(const char *field, const char *what, const char *const *fields, size_t count,
                   struct err *err)
{
    const char *article = strchr("aeiou", *what) ? "an" : "a";
    const char *near = str_nearest(field, fields, count);
    if (is_derived(field))
        return err_set(err, ERR_FAILED,
                       "%s: juggle works it out and sets it itself; it can't be changed", field);
    if (near)
        return err_set(err, ERR_USAGE, "%s: %s %s has no such field; did you mean %s", field,
                       article, what, near);
    return err_set(err, ERR_USAGE, "%s: %s %s has no such field; see: juggle help edit", field,
                   article, what);
}
