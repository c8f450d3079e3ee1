/* SPDX-License-Identifier: MIT
 *
 * card_reading: how a row was understood, in the words of people.
 */
#include "card_rows.h"

#include <stdlib.h>

#include "juggle/base/str.h"

#define MEMBER(type)                                                                               \
    (*(type const *)(const void *)((const char *)card_holder(row, subject) + row->offset))

static const char *date_reading(struct world *world, day date)
{
    struct civil civil = day_civil(date), now = day_civil(world->today);
    const char *text = arena_printf(&world->turn, "%s %d %s", weekday_short(day_weekday(date)),
                                    civil.mday, month_short(civil.month));
    return civil.year == now.year ? text : arena_printf(&world->turn, "%s %d", text, civil.year);
}

static const char *distance(struct world *world, day date)
{
    int days = date - world->today;
    if (days == 0)
        return "today";
    if (days == 1)
        return "tomorrow";
    if (days == -1)
        return "yesterday";
    return arena_printf(&world->turn, days > 0 ? "in %d days" : "%d days ago", abs(days));
}

/* A date that says its year is far off: its distance may be brief. */
static const char *date_and_distance(struct world *world, day date, const char *clock)
{
    int days = date - world->today;
    const char *text = date_reading(world, date);
    if (day_civil(date).year == day_civil(world->today).year || abs(days) < 2)
        return arena_printf(&world->turn, "%s%s, %s", text, clock, distance(world, date));
    return arena_printf(&world->turn, days > 0 ? "%s%s, in %d d" : "%s%s, %d d ago", text, clock,
                        abs(days));
}

static const char *day_reading(struct world *world, day date)
{
    return date == DAY_NONE ? NULL : date_and_distance(world, date, "");
}

static const char *clock_reading(struct world *world, minutes minute)
{
    char buf[DATE_SIZE];
    return arena_strdup(&world->turn, clock_format(minute, world->h24, buf));
}

static const char *wall_reading(struct world *world, struct wall wall)
{
    return date_and_distance(
        world, wall.day, arena_printf(&world->turn, " %s", clock_reading(world, wall.second / 60)));
}

static const char *moment_reading(struct world *world, const struct card_row *row,
                                  const struct card_subject *subject)
{
    struct wall wall;
    return card_moment(row, subject, &wall) ? wall_reading(world, wall)
                                            : day_reading(world, wall.day);
}

static const char *deadline_reading(struct world *world, const struct card_row *row, instant at,
                                    const struct zone *zone)
{
    if (at == INSTANT_NONE)
        return NULL;
    struct wall wall = zone_wall(zone, at);
    return wall.second == card_whole_day_second(row) ? day_reading(world, wall.day)
                                                     : wall_reading(world, wall);
}

/* Where the clock there isn't the one at home, both. */
static const char *start_reading(struct world *world, instant at, const struct zone *zone)
{
    struct wall wall = zone_wall(zone, at), home = zone_wall(world->home, at);
    if (wall_compare(wall, home) == 0)
        return wall_reading(world, wall);
    return arena_printf(&world->turn, "%s %s there, %s at home", date_reading(world, wall.day),
                        clock_reading(world, wall.second / 60),
                        clock_reading(world, home.second / 60));
}

static const char *length_reading(struct world *world, minutes length)
{
    char buf[DATE_SIZE];
    return arena_strdup(&world->turn, length_format(length, buf));
}

static const char *days_reading(struct world *world, const struct event *event, bool ends)
{
    int days = event->end_day - event->start_day;
    if (!ends)
        return day_reading(world, event->start_day);
    return arena_printf(&world->turn, "%s, %d day%s", date_reading(world, event->end_day - 1), days,
                        days == 1 ? "" : "s");
}

/* A start that moves takes its end with it: then its clock is said, too. */
static const char *end_reading(struct world *world, const struct zone *zone, struct span span,
                               bool same)
{
    struct wall wall = zone_wall(zone, span.end);
    const char *length = length_reading(world, (minutes)((span.end - span.start) / 60));
    const char *clock = clock_reading(world, wall.second / 60);
    if (zone_wall(zone, span.start).day != wall.day)
        return arena_printf(&world->turn, "%s %s, %s long", date_reading(world, wall.day), clock,
                            length);
    return same ? arena_printf(&world->turn, "%s long", length)
                : arena_printf(&world->turn, "%s, %s long", clock, length);
}

static const char *time_reading(struct world *world, const struct card_row *row,
                                const struct card_subject *subject, enum record_kind kind,
                                const char *text)
{
    instant at = MEMBER(instant);
    bool ends = row->reader == CARD_IS_END;
    if (card_whole_days(row, subject, kind))
        return days_reading(world, subject->record, ends);
    if (at == INSTANT_NONE)
        return NULL;
    const struct zone *zone = card_zone(world, row, subject, kind);
    if (!ends)
        return start_reading(world, at, zone);
    const char *holder = card_holder(row, subject);
    instant from = *(const instant *)(const void *)(holder + record_field(kind, "start")->offset);
    bool same = str_equal(card_text(world, row, subject, kind), text);
    return end_reading(world, zone, (struct span){from, at}, same);
}

static const char *estimate_reading(struct world *world, const struct card *card, minutes length,
                                    const struct card_subject *subject, const char *text)
{
    bool guessed;
    if (length != MINUTES_NONE) {
        const char *shown = length_reading(world, length);
        return str_equal(shown, text) ? NULL : shown;
    }
    if (card->record != RECORD_TASK)
        return NULL;
    minutes usual = task_estimate(&world->kinds, subject->record, &guessed);
    return arena_printf(&world->turn, "%s, the usual of its kind", length_reading(world, usual));
}

static const char *kind_reading(struct world *world, const char *word)
{
    const struct kind *kind = word ? kind_find(&world->kinds, word) : NULL;
    const char *area = kind ? area_word(kind->area) : NULL;
    if (!kind)
        return NULL;
    return area ? arena_printf(&world->turn, "%s: %s", area, kind->summary) : kind->summary;
}

/* Named where the text leaves it to what is usual. */
static const char *zone_reading(struct world *world, const char *name, const char *text)
{
    const struct zone *zone = name ? world_zone(world, name) : NULL;
    if (!zone)
        return NULL;
    int32_t offset = zone_offset(zone, world->now) / 60;
    const char *sign = offset < 0 ? "-" : "+";
    const char *parts =
        abs(offset) % 60 ? arena_printf(&world->turn, ":%02d", abs(offset) % 60) : "";
    if (!*text)
        return arena_printf(&world->turn, "%s, UTC%s%d%s", name, sign, abs(offset) / 60, parts);
    return arena_printf(&world->turn, "UTC%s%d%s, now %s", sign, abs(offset) / 60, parts,
                        clock_reading(world, zone_wall(zone, world->now).second / 60));
}

static const char *conference_reading(struct world *world, int64_t id)
{
    const void *found;
    struct err ignored;
    char buf[ID_SIZE];
    if (!id || !store_find(world->store, &world->turn, RECORD_CONFERENCE, id, &found, &ignored) ||
        !found)
        return NULL;
    const struct conference *conference = found;
    return arena_printf(&world->turn, "%s, %s", date_reading(world, conference->first_day),
                        id_format(RECORD_CONFERENCE, id, buf));
}

static const char *rule_reading(struct world *world, const char *rule, const char *text)
{
    const char *said = card_rule(world, rule);
    return str_equal(said, text) ? NULL : said;
}

const char *card_reading(struct world *world, const struct card *card, const struct card_row *row,
                         const struct card_subject *subject, const char *text)
{
    switch (row->reader) {
    case CARD_IS_DAY:
        return day_reading(world, MEMBER(day));
    case CARD_IS_MOMENT:
        return moment_reading(world, row, subject);
    case CARD_IS_DEADLINE:
    case CARD_IS_OPENING:
        return deadline_reading(world, row, MEMBER(instant),
                                card_zone(world, row, subject, card->record));
    case CARD_IS_START:
    case CARD_IS_END:
        return time_reading(world, row, subject, card->record, text);
    case CARD_IS_LENGTH:
        return estimate_reading(world, card, MEMBER(minutes), subject, text);
    case CARD_IS_KIND:
        return kind_reading(world, MEMBER(char *));
    case CARD_IS_WORD:
        /* the usual goes without saying */
        return MEMBER(int) ? word_summary(row->words, MEMBER(int)) : NULL;
    case CARD_IS_ZONE:
        return zone_reading(world, MEMBER(char *), text);
    case CARD_IS_CONFERENCE:
        return conference_reading(world, MEMBER(int64_t));
    case CARD_IS_REPEAT:
        return rule_reading(world, MEMBER(char *), text);
    case CARD_IS_TEXT:
    case CARD_IS_TITLE:
    case CARD_IS_LONG:
    case CARD_IS_NUMBER:
    case CARD_IS_PRIORITY:
    case CARD_IS_FLAG:
    case CARD_IS_CHOICE:
    case CARD_IS_TAGS:
    case CARD_IS_PROJECT:
    case CARD_IS_TALK:
    case CARD_READERS:
        break;
    }
    return NULL;
}
