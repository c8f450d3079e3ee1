/* SPDX-License-Identifier: MIT
 *
 * import: zones that a file defines itself, and otherwise than the world does. What the world knows
 * is taken, as files are copied and laws change; and it is said, once for each zone, as somebody
 * may come at another hour.
 */
#include "import.h"

#include "juggle/base/text.h"

/* Less is how clocks ran before there were zones. Years enough for each weekday to be any day of a
 * month. */
enum { LEAST_SECONDS = 60, SOME_YEARS = 14 };

static int32_t offset_at(const struct zone *zone, struct wall wall)
{
    return (int32_t)(wall_seconds(wall) - zone_instant(zone, wall, NULL));
}

/* Many files know only the rules of today, and say them of all times. Is it so in most years from
 * now on, on the same weekday? Clocks change on Sundays, whatever the date. */
static bool is_rule_of_today(const struct zone *zone, struct wall wall, int32_t offset, day today)
{
    struct civil civil = day_civil(wall.day);
    int first = day_civil(today).year + 1, years = 0;
    if (civil.year >= first)
        first = civil.year + 1;
    for (int year = first; year < first + SOME_YEARS; year++) {
        struct wall then = {day_of(year, civil.month, civil.mday > 28 ? 28 : civil.mday),
                            wall.second};
        int days = (int)day_weekday(wall.day) - (int)day_weekday(then.day);
        then.day += days > 3 ? days - 7 : days < -3 ? days + 7 : days;
        years += offset_at(zone, then) == offset;
    }
    return years * 2 > SOME_YEARS;
}

static struct import_conflict *conflict_of(struct import_pass *pass, const char *zone, int line)
{
    struct import_result *result = pass->result;
    for (size_t i = 0; i < result->conflicts.count; i++)
        if (str_equal(result->conflicts.at[i].zone, zone))
            return &result->conflicts.at[i];
    struct import_conflict fresh = {zone, 0, INT32_MAX, INT32_MIN, line};
    VEC_PUSH(&pass->import->arena, &result->conflicts, fresh);
    return &result->conflicts.at[result->conflicts.count - 1];
}

void import_conflict_note(struct import_pass *pass, const struct event *event, int32_t written,
                          int line)
{
    enum zone_fit fit;
    struct wall wall = {event->start_day, event->start_second};
    if (written == ICS_UNWRITTEN || event->floating || event->all_day || !event->zone)
        return;
    int32_t later = (int32_t)(wall_seconds(wall) - event->start) - written;
    if (later > -LEAST_SECONDS && later < LEAST_SECONDS)
        return;
    const struct zone *zone = world_zone(pass->import->world, event->zone);
    if (!zone || (zone_instant(zone, wall, &fit), fit != ZONE_FIT_ONE) ||
        is_rule_of_today(zone, wall, written, zone_wall(zone, pass->import->world->now).day))
        return;
    struct import_conflict *conflict = conflict_of(pass, zone_name(zone), line);
    conflict->events++;
    conflict->least = later < conflict->least ? later : conflict->least;
    conflict->most = later > conflict->most ? later : conflict->most;
}

/* "1h later", "up to 1h30 earlier". */
static const char *how_far(struct import_pass *pass, const struct import_conflict *conflict)
{
    char buf[DATE_SIZE];
    bool both = conflict->least < 0 && conflict->most > 0;
    int32_t most = conflict->most > -conflict->least ? conflict->most : -conflict->least;
    return arena_printf(&pass->import->arena, "%s%s %s",
                        conflict->least == conflict->most ? "" : "up to ",
                        length_format((minutes)(most / 60), buf),
                        both                  ? "earlier or later"
                        : conflict->most > 0 ? "later"
                                              : "earlier");
}

void import_conflict_tell(struct import_pass *pass)
{
    for (size_t i = 0; i < pass->result->conflicts.count; i++) {
        const struct import_conflict *conflict = &pass->result->conflicts.at[i];
        import_oddity(
            pass, ODDITY_UNKNOWN_ZONE, ODDITY_REPAIRED, NULL, NULL, conflict->line,
            arena_printf(
                &pass->import->arena,
                "its own rules for %s would start %zu event%s %s; the known rules were taken",
                conflict->zone, conflict->events, conflict->events == 1 ? "" : "s",
                how_far(pass, conflict)));
    }
}
