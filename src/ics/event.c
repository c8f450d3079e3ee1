/* SPDX-License-Identifier: MIT
 *
 * event: a VEVENT's lines become a record, or are skipped with the reason told.
 */
#include <stdlib.h>
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/text.h"
#include "juggle/model/recur_rule.h"
#include "reading.h"

struct shaping {
    struct reading *reading;
    const struct component *component;
    struct ics_event *out;
    struct texts texts;
};

static struct subject subject_of(const struct shaping *s, int line)
{
    return (struct subject){line, s->out->event.uid, s->out->event.title};
}

static void odd(struct shaping *s, enum oddity_code code, enum oddity_action action, int line,
                const char *message)
{
    struct subject subject = subject_of(s, line);
    reading_odd(s->reading, code, action, &subject, message);
}

static const char *value_of(const struct shaping *s, enum property_name name)
{
    return component_value(s->component, name);
}

/* ---- texts ---- */

static const char *clean(struct shaping *s, const char *text, size_t most, bool lines)
{
    struct subject subject = subject_of(s, s->component->line);
    return reading_clean(s->reading, &subject, text, most, lines);
}

static void take_texts(struct shaping *s)
{
    struct event *event = &s->out->event;
    struct subject subject = subject_of(s, s->component->line);
    const char *feed = value_of(s, PROPERTY_X_JUGGLE_FEED);
    event->uid = clean(s, s->texts.uid, TITLE_MOST, false);
    event->title = clean(s, s->texts.title, TITLE_MOST, false);
    if (!event->title)
        event->title = "(untitled)";
    event->place = clean(s, s->texts.place, TITLE_MOST, false);
    event->description = clean(s, s->texts.description, TEXT_MOST, true);
    event->url = reading_clean_url(s->reading, &subject, s->texts.url);
    event->people = clean(s, s->texts.people, PEOPLE_MOST, true);
    event->categories = clean(s, s->texts.categories, CATEGORIES_MOST, false);
    if (feed)
        s->out->related = clean(s, property_unescape(&s->reading->arena, feed), TITLE_MOST, false);
}

/* Without a UID title, start and place say which event it is. */
static void weak_uid(struct shaping *s)
{
    struct event *event = &s->out->event;
    if (event->uid)
        return;
    event->uid = reading_weak_uid(s->reading, event, value_of(s, PROPERTY_DTSTART));
    odd(s, ODDITY_NO_UID, ODDITY_REPAIRED, s->component->line,
        "it has no UID; title, start and place stand in for it");
}

/* ---- states ---- */

static void take_states(struct shaping *s)
{
    struct event *event = &s->out->event;
    const char *status = value_of(s, PROPERTY_STATUS), *transp = value_of(s, PROPERTY_TRANSP);
    int64_t number;
    event->status = str_equal_nocase(status, "CANCELLED")   ? WORD_status_CANCELLED
                    : str_equal_nocase(status, "TENTATIVE") ? WORD_status_TENTATIVE
                                                            : WORD_status_CONFIRMED;
    s->out->cancels = str_equal(s->reading->calendar.method, "CANCEL");
    if (s->out->cancels || reading_title_cancels(s->reading, event->title))
        event->status = WORD_status_CANCELLED;
    event->transparent = str_equal_nocase(transp, "TRANSPARENT");
    const char *sequence = value_of(s, PROPERTY_SEQUENCE);
    event->sequence = sequence && parse_int(sequence, 0, INT32_MAX, &number) ? (int32_t)number : 0;
    event->modified = moment_instant(s->component, PROPERTY_LAST_MODIFIED);
    event->stamp = moment_instant(s->component, PROPERTY_DTSTAMP);
}

/* ---- times ---- */

static void skip(struct shaping *s, enum oddity_code code, int line, const char *why)
{
    odd(s, code, ODDITY_SKIPPED, line, why);
    s->out->skipped = true;
}

static bool read_moment(struct shaping *s, const struct property *property, struct stamp *out)
{
    struct subject subject = subject_of(s, s->component->line);
    return moment_read(s->reading, property, &subject, out);
}

/* The calendar's own zone stands in for a time that has none. */
static void take_floating(struct shaping *s)
{
    s->out->event.floating = true;
    if (s->reading->floating_told)
        return;
    s->reading->floating_told = true;
    odd(s, ODDITY_FLOATING, ODDITY_KEPT, s->component->line,
        s->reading->calendar.zone
            ? arena_printf(&s->reading->arena, "its times have no zone; read in %s",
                           s->reading->calendar.zone)
            : "its times have no zone; read in the zone of the feed");
}

static bool take_start(struct shaping *s, struct stamp *start)
{
    struct event *event = &s->out->event;
    const struct property *property = component_find(s->component, PROPERTY_DTSTART);
    if (!property || !*property->value) {
        skip(s, ODDITY_NO_START, s->component->line, "it has no start");
        return false;
    }
    if (!read_moment(s, property, start)) {
        skip(s, ODDITY_BAD_DATE, property->line,
             arena_printf(&s->reading->arena, "its start \"%.40s\" is no date", property->value));
        return false;
    }
    event->all_day = start->date;
    event->start_day = start->wall.day;
    event->start_second = start->date ? 0 : start->wall.second;
    event->zone = start->date ? NULL : start->zone;
    s->out->written = start->written;
    if (!start->date && !start->zone)
        take_floating(s);
    return true;
}

static void end_after(struct event *event, int32_t days, int64_t seconds)
{
    struct wall start = {event->start_day, event->start_second};
    struct wall end =
        wall_from_seconds(wall_seconds(start) + (int64_t)days * DAY_SECONDS + seconds);
    event->end_day = end.day;
    event->end_second = end.second;
}

/* RFC 5545: without an end a date lasts its day, a time no time at all. */
static void end_by_default(struct event *event)
{
    end_after(event, event->all_day ? 1 : 0, 0);
}

static bool take_duration(struct shaping *s)
{
    int32_t days;
    int64_t seconds;
    const struct property *property = component_find(s->component, PROPERTY_DURATION);
    if (!property)
        return false;
    if (!moment_duration(property->value, &days, &seconds)) {
        odd(s, ODDITY_BAD_DATE, ODDITY_REPAIRED, property->line,
            "its length is not sound; it was left without one");
        return false;
    }
    if (s->out->event.all_day) {
        days += (int32_t)((seconds + DAY_SECONDS - 1) / DAY_SECONDS);
        seconds = 0;
    }
    s->out->exact = seconds;
    end_after(&s->out->event, days, seconds);
    return true;
}

static bool take_dtend(struct shaping *s, const struct stamp *start)
{
    struct event *event = &s->out->event;
    struct stamp end;
    const struct property *property = component_find(s->component, PROPERTY_DTEND);
    if (!property || !*property->value)
        return false;
    if (!read_moment(s, property, &end)) {
        odd(s, ODDITY_BAD_DATE, ODDITY_REPAIRED, property->line,
            arena_printf(&s->reading->arena, "its end \"%.40s\" is no date; it was left out",
                         property->value));
        return false;
    }
    if (end.date != start->date) {
        odd(s, ODDITY_BAD_DATE, ODDITY_REPAIRED, property->line,
            "one end is a date and the other a time; the end was left out");
        return false;
    }
    event->end_day = end.wall.day;
    event->end_second = end.date ? 0 : end.wall.second;
    if (end.zone && !str_equal(end.zone, event->zone))
        event->end_zone = end.zone;
    return true;
}

static void take_end(struct shaping *s, const struct stamp *start)
{
    struct event *event = &s->out->event;
    if (!take_dtend(s, start) && !take_duration(s))
        end_by_default(event);
    struct wall from = {event->start_day, event->start_second};
    struct wall to = {event->end_day, event->end_second};
    if (event->all_day && event->end_day == event->start_day)
        event->end_day++; /* many write the last day itself */
    else if (!event->end_zone && wall_compare(to, from) < 0) {
        odd(s, ODDITY_END_BEFORE_START, ODDITY_REPAIRED, s->component->line,
            "it ends before it starts; the end was left out");
        end_by_default(event);
    }
    if (event->all_day && event->end_day <= event->start_day)
        event->end_day = event->start_day + 1;
}

/* ---- repetition ---- */

static bool is_endless(const struct recur_rule *rule)
{
    return !rule->count && !rule->has_until;
}

static void add_rule(struct shaping *s, struct str *rules, const struct property *property,
                     const char *prefix)
{
    struct recur_rule rule;
    enum recur_refusal why;
    struct err err;
    if (recur_parse(property->value, &rule, &why, &err)) {
        str_addf(rules, "%s%s", rules->length ? "\n" : "", prefix);
        recur_format(&rule, rules);
        if (!*prefix && is_endless(&rule) && rule.freq == RECUR_HOURLY)
            odd(s, ODDITY_ENDLESS_RULE, ODDITY_KEPT, property->line,
                "it repeats every hour without an end");
        return;
    }
    odd(s, why == RECUR_SUBHOURLY ? ODDITY_SUBHOURLY_RULE : ODDITY_BAD_RULE, ODDITY_KEPT,
        property->line,
        arena_printf(&s->reading->arena,
                     "its repetition \"%.80s\" is refused (%s); it stands once, at its "
                     "start",
                     property->value, recur_refusal_text(why)));
}

static void take_rules(struct shaping *s)
{
    struct event *event = &s->out->event;
    struct str rules;
    str_init(&rules);
    for (const struct property *p = component_find(s->component, PROPERTY_RRULE); p;
         p = component_next(s->component, p))
        add_rule(s, &rules, p, "");
    for (const struct property *p = component_find(s->component, PROPERTY_EXRULE);
         p && rules.length; p = component_next(s->component, p))
        add_rule(s, &rules, p, "EXRULE:");
    event->rrule = rules.length ? arena_strdup(&s->reading->arena, rules.text) : NULL;
    str_finish(&rules);
    event->rdates = moment_list(s->reading, s->component, PROPERTY_RDATE);
    event->exdates = moment_list(s->reading, s->component, PROPERTY_EXDATE);
}

static void take_recurrence(struct shaping *s)
{
    struct event *event = &s->out->event;
    struct stamp at;
    char buf[RECUR_MOMENT_SIZE];
    const struct property *property = component_find(s->component, PROPERTY_RECURRENCE_ID);
    if (!property)
        return;
    if (!read_moment(s, property, &at)) {
        skip(s, ODDITY_BAD_DATE, property->line, "its RECURRENCE-ID is no date");
        return;
    }
    struct recur_moment moment = {at.wall, at.date, at.utc};
    bool elsewhere = at.zone && !at.utc && !str_equal(at.zone, event->zone);
    event->recurrence =
        arena_printf(&s->reading->arena, "%s%s%s", recur_moment_format(&moment, buf),
                     elsewhere ? "@" : "", elsewhere ? at.zone : "");
    const char *range = property_parameter(&s->reading->arena, property, "RANGE");
    event->onwards = str_equal_nocase(range, "THISANDFUTURE");
    event->rrule = event->rdates = event->exdates = NULL;
}

/* ---- all of it ---- */

static void shape(struct shaping *s, struct component *component)
{
    struct stamp start;
    component_read(component);
    s->out->skipped = !reading_texts(s->reading, s->component, &s->texts);
    if (s->out->skipped)
        return;
    take_texts(s);
    weak_uid(s);
    take_states(s);
    if (!take_start(s, &start))
        return;
    take_end(s, &start);
    take_rules(s);
    take_recurrence(s);
}

void reading_event(struct reading *reading, struct component *component, enum component_end how)
{
    struct ics_event out = {.line = component->line, .written = ICS_UNWRITTEN};
    struct shaping shaping = {.reading = reading, .component = component, .out = &out};
    struct event *event = &out.event;
    record_clear(RECORD_EVENT, event);
    reading->end.events++;
    out.same = reading_is_known(reading, component->hash, &event->hash) && how == COMPONENT_CLOSED;
    if (out.same && component_has(component, PROPERTY_RECURRENCE_ID))
        event->recurrence = "";
    if (!out.same)
        shape(&shaping, component);
    if (how == COMPONENT_LEFT_OPEN && !out.skipped)
        odd(&shaping, ODDITY_UNCLOSED, ODDITY_REPAIRED, component->line,
            "it is never closed; it was taken as far as it goes");
    if (how == COMPONENT_CUT && !out.skipped)
        skip(&shaping, ODDITY_UNCLOSED, component->line,
             "the file ends inside of it; download it again");
    if (out.skipped) {
        event->start_day = event->end_day = 0;
        event->start_second = event->end_second = 0;
    }
    reading_tell_event(reading, &out);
}
