/* SPDX-License-Identifier: MIT
 *
 * import: a change in words, as short as a line of a screen wants it: "Sat 30 Jan 15:00 → 16:30,
 * K.1.105 → H.2213".
 */
#include "import.h"

#include "juggle/base/str.h"
#include "juggle/base/text.h"

enum { WORDS_CELLS = 40 }; /* of one text that changed */

static struct wall wall_in(struct import *import, const struct event *event, const char *name)
{
    const struct zone *zone = name ? world_zone(import->world, name) : NULL;
    if (event->all_day)
        return wall_from_seconds(event->start);
    return zone_wall(zone ? zone : import->world->home, event->start);
}

/* UTC is how a time is written, and no place: people read it by the clock of the programme. */
static struct wall start_of(struct import *import, const struct event *event)
{
    bool placed = event->zone && !str_equal(event->zone, "UTC");
    return wall_in(import, event, placed ? event->zone : import->said_in);
}

static void add_clock(struct import *import, struct str *out, int32_t second)
{
    char buf[DATE_SIZE];
    str_add(out, clock_format(second / 60, import->world->h24, buf));
}

static void add_date(struct str *out, day date)
{
    struct civil civil = day_civil(date);
    str_addf(out, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
             month_short(civil.month));
}

/* How much of the day stands before the clock. */
enum date_words { NO_DATE, WEEKDAY, WHOLE_DATE };

static void add_start(struct import *import, struct str *out, const struct event *event,
                      enum date_words words)
{
    struct wall wall = start_of(import, event);
    if (words == WHOLE_DATE || event->all_day)
        add_date(out, wall.day);
    else if (words == WEEKDAY)
        str_add(out, weekday_short(day_weekday(wall.day)));
    if (event->all_day)
        return;
    if (words != NO_DATE)
        str_add_char(out, ' ');
    add_clock(import, out, wall.second);
}

static void add_minutes(struct str *out, const struct event *event)
{
    char buf[DATE_SIZE];
    str_add(out, length_format((minutes)((event->end - event->start) / 60), buf));
}

/* A session that moves within its day says the day once, within a week the date once; one that
 * keeps its start says its length. */
static void add_times(struct import *import, struct str *out, const struct event *old,
                      const struct event *now)
{
    day from = start_of(import, old).day, to = start_of(import, now).day;
    enum date_words second = to == from                       ? NO_DATE
                             : to - from < 7 && from - to < 7 ? WEEKDAY
                                                              : WHOLE_DATE;
    if (old->start == now->start && old->all_day == now->all_day && !now->all_day) {
        add_start(import, out, now, WHOLE_DATE);
        str_add_char(out, ' ');
        add_minutes(out, old);
        str_add(out, " → ");
        add_minutes(out, now);
        return;
    }
    add_start(import, out, old, WHOLE_DATE);
    str_add(out, " → ");
    add_start(import, out, now, old->all_day != now->all_day ? WHOLE_DATE : second);
}

/* The same clock elsewhere is another time. */
static void add_zones(struct import *import, struct str *out, const struct event *old,
                      const struct event *now)
{
    struct wall wall = wall_in(import, now, now->zone);
    add_date(out, wall.day);
    str_add_char(out, ' ');
    add_clock(import, out, wall.second);
    str_addf(out, " %s → %s", old->zone ? old->zone : "nowhere", now->zone ? now->zone : "nowhere");
}

static bool same_clock(struct import *import, const struct event *old, const struct event *now)
{
    struct wall a = wall_in(import, old, old->zone), b = wall_in(import, now, now->zone);
    return wall_compare(a, b) == 0;
}

static void add_comma(struct str *out)
{
    if (out->length)
        str_add(out, ", ");
}

static void add_text_pair(struct str *out, const char *old, const char *now)
{
    add_comma(out);
    text_add_cut(out, str_blank(old) ? "nowhere" : old, WORDS_CELLS, false);
    str_add(out, " → ");
    text_add_cut(out, str_blank(now) ? "nowhere" : now, WORDS_CELLS, false);
}

static bool has(uint32_t fields, enum merge_field field)
{
    return fields >> field & 1;
}

/* What changed beside time, zone, place, title and status is named only. */
static void add_other(struct str *out, uint32_t fields)
{
    for (int i = 0; i < MERGE_FIELD_COUNT; i++)
        switch ((enum merge_field)i) {
        case MERGE_FIELD_START:
        case MERGE_FIELD_END:
        case MERGE_FIELD_ALL_DAY:
        case MERGE_FIELD_ZONE:
        case MERGE_FIELD_END_ZONE:
        case MERGE_FIELD_TITLE:
        case MERGE_FIELD_PLACE:
        case MERGE_FIELD_STATUS:
        case MERGE_FIELD_GONE:
        case MERGE_FIELD_COUNT:
            break;
        case MERGE_FIELD_TRANSPARENT:
        case MERGE_FIELD_DECLINED:
        case MERGE_FIELD_DESCRIPTION:
        case MERGE_FIELD_URL:
        case MERGE_FIELD_PEOPLE:
        case MERGE_FIELD_CATEGORIES:
        case MERGE_FIELD_RRULE:
        case MERGE_FIELD_RDATES:
        case MERGE_FIELD_EXDATES:
        case MERGE_FIELD_ONWARDS:
            if (!has(fields, (enum merge_field)i))
                break;
            add_comma(out);
            str_add(out, merge_field_name((enum merge_field)i));
            break;
        }
}

static void add_differences(struct import *import, struct str *out, const struct event *old,
                            const struct event *now, uint32_t fields)
{
    bool zone = has(fields, MERGE_FIELD_ZONE), end_zone = has(fields, MERGE_FIELD_END_ZONE);
    bool times = has(fields, MERGE_FIELD_START) || has(fields, MERGE_FIELD_END) ||
                 has(fields, MERGE_FIELD_ALL_DAY);
    bool elsewhere = zone && !now->all_day && !old->all_day && same_clock(import, old, now);
    if (elsewhere)
        add_zones(import, out, old, now);
    else if (times)
        add_times(import, out, old, now);
    if ((zone || end_zone) && !elsewhere)
        str_addf(out, "%s%s", out->length ? ", " : "", zone ? "zone" : "zone of its end");
    if (has(fields, MERGE_FIELD_PLACE))
        add_text_pair(out, old->place, now->place);
    if (has(fields, MERGE_FIELD_TITLE)) {
        add_comma(out);
        str_add(out, "was ");
        text_add_cut(out, old->title ? old->title : "untitled", WORDS_CELLS, false);
    }
    if (has(fields, MERGE_FIELD_STATUS)) {
        add_comma(out);
        str_addf(out, "%s → %s", word_of(WORD_GROUP_status, (int)old->status),
                 word_of(WORD_GROUP_status, (int)now->status));
    }
    if (has(fields, MERGE_FIELD_GONE) && old->gone && !now->gone) {
        add_comma(out);
        str_add(out, "is back");
    }
    add_other(out, fields);
}

const char *import_words(struct import *import, const struct event *old, const struct event *now,
                         const struct merge *merge)
{
    struct str out;
    str_init(&out);
    bool whole = !old || merge->word == MERGE_GONE || merge->word == MERGE_CANCELLED;
    if (whole) {
        add_start(import, &out, now, WHOLE_DATE);
        if (!str_blank(now->place)) {
            add_comma(&out);
            text_add_cut(&out, now->place, WORDS_CELLS, false);
        }
        if (!old && now->status == WORD_status_CANCELLED)
            str_add(&out, ", cancelled");
    } else if (!merge->fields) {
        str_add(&out, "another UID");
    } else {
        add_differences(import, &out, old, now, merge->fields);
    }
    char *safe = text_safe(&import->arena, out.text);
    str_finish(&out);
    return safe;
}
