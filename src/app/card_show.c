/* SPDX-License-Identifier: MIT
 *
 * card_show: a row's member as it would be typed, and how it reads.
 */
#include "card_rows.h"

#include "event_times.h"
#include "juggle/base/str.h"

const void *card_holder(const struct card_row *row, const struct card_subject *subject)
{
    if (row->of_choice)
        return subject->choice;
    if (subject->legs[WORD_way_BACK] && str_starts(row->field, "back_"))
        return subject->legs[WORD_way_BACK];
    return subject->record;
}

int32_t card_whole_day_second(const struct card_row *row)
{
    return row->reader == CARD_IS_DEADLINE  ? DAY_SECONDS - 1
           : row->reader == CARD_IS_OPENING ? 0
                                            : -1;
}

#define MEMBER(type)                                                                               \
    (*(type const *)(const void *)((const char *)card_holder(row, subject) + row->offset))

bool card_whole_days(const struct card_row *row, const struct card_subject *subject,
                     enum record_kind kind)
{
    return kind == RECORD_EVENT && !row->of_choice &&
           ((const struct event *)subject->record)->all_day;
}

static const char *text_member(const void *record, enum record_kind kind, const char *name)
{
    const struct field *field = record_field(kind, name);
    return field ? *(const char *const *)(const void *)((const char *)record + field->offset)
                 : NULL;
}

const struct zone *card_zone(struct world *world, const struct card_row *row,
                             const struct card_subject *subject, enum record_kind kind)
{
    const void *record = card_holder(row, subject);
    const char *name = row->reader == CARD_IS_END       ? text_member(record, kind, "end_zone")
                       : card_whole_day_second(row) >= 0 ? text_member(record, kind, "cfp_zone")
                                                         : NULL;
    if (!name)
        name = text_member(record, kind, "zone");
    const struct zone *zone = name ? world_zone(world, name) : NULL;
    return zone ? zone : world->home;
}

/* ---- as it would be typed ---- */

static const char *wall_text(struct world *world, struct wall wall)
{
    char date[DATE_SIZE];
    return arena_printf(&world->turn, "%s %02d:%02d", day_format(wall.day, date),
                        wall.second / 3600, wall.second / 60 % 60);
}

static const char *day_text(struct world *world, day date)
{
    char buf[DATE_SIZE];
    return date == DAY_NONE ? "" : arena_strdup(&world->turn, day_format(date, buf));
}

bool card_moment(const struct card_row *row, const struct card_subject *subject, struct wall *out)
{
    const struct task *task = subject->record;
    bool due = row->offset == offsetof(struct task, due_day);
    minutes minute = due ? task->due_minute : task->earliest_minute;
    *out = (struct wall){due ? task->due_day : task->earliest_day, 0};
    if (out->day == DAY_NONE || minute == MINUTES_NONE)
        return false;
    out->second = minute * 60;
    return true;
}

static const char *moment_text(struct world *world, const struct card_row *row,
                               const struct card_subject *subject)
{
    struct wall wall;
    return card_moment(row, subject, &wall) ? wall_text(world, wall) : day_text(world, wall.day);
}

static const char *deadline_text(struct world *world, const struct card_row *row, instant at,
                                 const struct zone *zone)
{
    if (at == INSTANT_NONE)
        return "";
    struct wall wall = zone_wall(zone, at);
    return wall.second == card_whole_day_second(row) ? day_text(world, wall.day)
                                                     : wall_text(world, wall);
}

/* An end on the day of its start is a clock time; of whole days it is the last one. */
static const char *time_text(struct world *world, const struct card_row *row,
                             const struct card_subject *subject, enum record_kind kind)
{
    const struct event *event = subject->record;
    instant at = MEMBER(instant);
    bool ends = row->reader == CARD_IS_END;
    if (card_whole_days(row, subject, kind))
        return day_text(world, ends ? event->end_day - 1 : event->start_day);
    if (at == INSTANT_NONE)
        return "";
    struct wall wall = zone_wall(card_zone(world, row, subject, kind), at);
    if (!ends)
        return wall_text(world, wall);
    const struct field *start = record_field(kind, "start");
    const char *holder = card_holder(row, subject);
    instant from = *(const instant *)(const void *)(holder + start->offset);
    if (zone_wall(card_zone(world, row, subject, kind), from).day != wall.day || at < from)
        return wall_text(world, wall);
    return arena_printf(&world->turn, "%02d:%02d", wall.second / 3600, wall.second / 60 % 60);
}

static const char *number_text(struct world *world, int32_t number, bool zero_is_none)
{
    if (number == MINUTES_NONE || (zero_is_none && number <= 0))
        return "";
    return arena_printf(&world->turn, "%d", number);
}

const char *card_rule(struct world *world, const char *rule)
{
    struct recur_rule parsed;
    struct err ignored;
    struct str words;
    if (!rule || !recur_parse(rule, &parsed, NULL, &ignored))
        return NULL;
    str_init(&words);
    recur_describe(&parsed, &words);
    const char *text = arena_strdup(&world->turn, words.text);
    str_finish(&words);
    return text;
}

/* In words where they mean the same rule again. */
static const char *repeat_text(struct world *world, const char *rule)
{
    struct quickadd read;
    const char *text = card_rule(world, rule);
    if (!text)
        return rule ? rule : "";
    quickadd_read(&world->turn, arena_printf(&world->turn, "x %s", text), &world->quickadd, &read);
    return str_equal(read.repeat, rule) && str_equal(read.title, "x") ? text : rule;
}

/* The name of a talk or conference where that finds it again, else its id. */
static const char *name_text(struct world *world, enum record_kind kind, int64_t id)
{
    const void *record;
    const struct conference *conference = NULL;
    const struct talk *talk = NULL;
    struct err ignored;
    char buf[ID_SIZE];
    if (!id || !store_find(world->store, &world->turn, kind, id, &record, &ignored) || !record)
        return "";
    const char *name = record_title(kind, record);
    bool found =
        name && (kind == RECORD_TALK
                     ? read_talk(world, name, &talk, &ignored) && talk->id == id
                     : read_conference(world, name, &conference, &ignored) && conference->id == id);
    return found ? name : arena_strdup(&world->turn, id_format(kind, id, buf));
}

const char *card_text(struct world *world, const struct card_row *row,
                      const struct card_subject *subject, enum record_kind kind)
{
    char buf[DATE_SIZE];
    switch (row->reader) {
    case CARD_IS_DAY:
        return day_text(world, MEMBER(day));
    case CARD_IS_MOMENT:
        return moment_text(world, row, subject);
    case CARD_IS_DEADLINE:
    case CARD_IS_OPENING:
        return deadline_text(world, row, MEMBER(instant), card_zone(world, row, subject, kind));
    case CARD_IS_START:
    case CARD_IS_END:
        return time_text(world, row, subject, kind);
    case CARD_IS_LENGTH:
        return MEMBER(minutes) == MINUTES_NONE
                   ? ""
                   : arena_strdup(&world->turn, length_format(MEMBER(minutes), buf));
    case CARD_IS_NUMBER:
    case CARD_IS_PRIORITY:
        return number_text(world, MEMBER(int32_t), row->reader == CARD_IS_PRIORITY);
    case CARD_IS_FLAG:
        return MEMBER(bool) ? "yes" : "no";
    case CARD_IS_WORD:
        return word_of(row->words, MEMBER(int));
    case CARD_IS_CONFERENCE:
        return name_text(world, RECORD_CONFERENCE, MEMBER(int64_t));
    case CARD_IS_TALK:
        return name_text(world, RECORD_TALK, MEMBER(int64_t));
    case CARD_IS_REPEAT:
        return repeat_text(world, MEMBER(char *));
    case CARD_IS_TEXT:
    case CARD_IS_TITLE:
    case CARD_IS_LONG:
    case CARD_IS_KIND:
    case CARD_IS_CHOICE:
    case CARD_IS_ZONE:
    case CARD_IS_TAGS:
    case CARD_IS_PROJECT:
    case CARD_READERS:
        break;
    }
    return MEMBER(char *) ? MEMBER(char *) : "";
}
