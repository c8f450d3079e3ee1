/* SPDX-License-Identifier: MIT
 *
 * import: one event of a file in its turn: its identity, its zone and instants, the end of its
 * series; then, when it is known what it means for the store, the count, the put and the person's
 * role.
 */
#include "import.h"

#include <string.h>

#include "juggle/model/recur.h"

/* A rule without an end that can be found costs its whole budget; only so many may do that. */
enum { BOUND_STEPS = 20000, FEW_STEPS = 200, MOST_EXHAUSTED = 500 };

static const struct zone *zone_named(struct import_pass *pass, const char *name)
{
    if (str_equal(pass->zone.name, name))
        return pass->zone.zone;
    const struct zone *zone = world_zone(pass->import->world, name);
    if (strlen(name) < sizeof pass->zone.name) {
        memcpy(pass->zone.name, name, strlen(name) + 1);
        pass->zone.zone = zone;
    }
    return zone;
}

/* A time without a zone, or in one that nobody knows, is read in the feed's. */
static const struct zone *start_zone(struct import_pass *pass, struct event *event, int line)
{
    const struct zone *zone =
        event->zone && !event->floating ? zone_named(pass, event->zone) : NULL;
    if (zone)
        return zone;
    if (pass->zone_now && !pass->zone_said)
        zone = zone_named(pass, pass->zone_now);
    if (!zone)
        zone = pass->feed_zone;
    if (event->zone && !event->floating)
        import_oddity(pass, ODDITY_UNKNOWN_ZONE, ODDITY_REPAIRED, event->uid, event->title, line,
                      arena_printf(&pass->scratch, "the time zone %s is not known; read in %s",
                                   event->zone, zone_name(zone)));
    else
        pass->result->floating++;
    event->floating = true;
    event->zone = zone_name(zone);
    event->end_zone = NULL;
    return zone;
}

/* Days pass by the clock on the wall, hours by any. */
static void pass_exactly(const struct zone *zone, struct event *event, int64_t seconds)
{
    struct wall end = {event->end_day, event->end_second};
    end = wall_from_seconds(wall_seconds(end) - seconds);
    event->end = zone_instant(zone, end, NULL) + seconds;
    end = zone_wall(zone, event->end);
    event->end_day = end.day;
    event->end_second = end.second;
}

static void complete_timed(struct import_pass *pass, struct event *event, int64_t exact, int line)
{
    const struct zone *zone = start_zone(pass, event, line), *end_zone = zone;
    if (event->end_zone)
        end_zone = zone_named(pass, event->end_zone);
    if (!end_zone || str_equal(event->end_zone, event->zone)) {
        event->end_zone = NULL;
        end_zone = zone;
    }
    struct wall start = {event->start_day, event->start_second};
    struct wall end = {event->end_day, event->end_second};
    event->start = zone_instant(zone, start, NULL);
    event->end = zone_instant(end_zone, end, NULL);
    if (exact)
        pass_exactly(zone, event, exact);
    if (event->end < event->start) { /* by the zones alone: the reader has compared the clocks */
        event->end = event->start;
        event->end_day = event->start_day;
        event->end_second = event->start_second;
        event->end_zone = NULL;
        import_oddity(pass, ODDITY_END_BEFORE_START, ODDITY_REPAIRED, event->uid, event->title,
                      line, "ends before it starts; kept without length");
    }
}

static void complete_all_day(struct event *event)
{
    event->floating = false;
    event->zone = event->end_zone = NULL;
    event->start_second = event->end_second = 0;
    if (event->end_day <= event->start_day)
        event->end_day = event->start_day + 1;
    event->start = wall_seconds((struct wall){event->start_day, 0});
    event->end = wall_seconds((struct wall){event->end_day, 0});
}

/* "20270112T100000@Asia/Tokyo" as the instant that it is. */
static const char *settled_moments(struct import_pass *pass, const char *list)
{
    struct str out;
    if (!list || !strchr(list, '@'))
        return list;
    str_init(&out);
    for (const char *at = list; *at; at += *at == ',') {
        size_t length = strcspn(at, ","), text = strcspn(at, "@,");
        struct recur_moment moment;
        char buf[RECUR_MOMENT_SIZE];
        if (recur_moment_parse(at, text, &moment)) {
            const char *name = arena_strndup(&pass->scratch, at + text, length - text);
            const struct zone *zone = *name ? zone_named(pass, name + 1) : NULL;
            if (zone) {
                moment.wall = wall_from_seconds(zone_instant(zone, moment.wall, NULL));
                moment.utc = true;
            }
            size_t start = strcspn(at, "/");
            str_addf(&out, "%s%s%.*s", out.length ? "," : "", recur_moment_format(&moment, buf),
                     start < text ? (int)(text - start) : 0, at + start);
        }
        at += length;
    }
    list = arena_strdup(&pass->scratch, out.text);
    str_finish(&out);
    return list;
}

static void complete_series(struct import_pass *pass, struct event *event)
{
    struct recur_set set;
    instant first, last;
    event->series_end = INSTANT_NONE;
    if (!event->rrule && !event->rdates)
        return;
    struct recur_source source = {
        .start = {event->start_day, event->all_day ? 0 : event->start_second},
        .all_day = event->all_day,
        .zone = event->all_day ? NULL : zone_named(pass, event->zone),
        .length = event->all_day ? (struct recur_length){event->end_day - event->start_day, 0}
                                 : (struct recur_length){0, event->end - event->start},
        .rules = event->rrule,
        .rdates = event->rdates,
        .exdates = event->exdates,
    };
    recur_build(&pass->scratch, &source, &set, NULL);
    bool many = pass->exhausted > MOST_EXHAUSTED;
    recur_bounds(&set, many ? FEW_STEPS : BOUND_STEPS, &first, &last);
    if (last == INT64_MAX)
        pass->exhausted++;
    else
        event->series_end = last;
}

/* Its zone, instants, end of series and identity; exact as the reader has it. */
static void import_complete(struct import_pass *pass, struct event *event, int64_t exact, int line)
{
    char uid[MERGE_UID_SIZE];
    event->id = 0;
    event->feed = pass->result->feed.id;
    event->gone = false;
    event->created = pass->import->world->now;
    event->split = "";
    if (!event->recurrence)
        event->recurrence = "";
    if (str_blank(event->uid))
        event->uid = arena_strdup(&pass->scratch, merge_weak_uid(event, uid));
    event->declined =
        event->declined || merge_is_declined(&pass->scratch, &pass->import->me, event);
    if (event->end_day == DAY_NONE) {
        event->end_day = event->start_day + (event->all_day ? 1 : 0);
        event->end_second = event->start_second;
    }
    if (event->all_day)
        complete_all_day(event);
    else
        complete_timed(pass, event, exact, line);
    event->rdates = settled_moments(pass, event->rdates);
    event->exdates = settled_moments(pass, event->exdates);
    complete_series(pass, event);
}

static void widen(day *first, day *last, day from, day to)
{
    if (*first == DAY_NONE || from < *first)
        *first = from;
    if (*last == DAY_NONE || to > *last)
        *last = to;
}

void import_days(const struct import_pass *pass, const struct event_mark *event, day *first,
                 day *last)
{
    if (event->status == WORD_status_CANCELLED || event->gone || event->last == INSTANT_NONE)
        return;
    instant end = event->last > event->start ? event->last - 1 : event->start;
    if (event->all_day)
        widen(first, last, wall_from_seconds(event->start).day, wall_from_seconds(end).day);
    else
        widen(first, last, zone_wall(pass->feed_zone, event->start).day,
              zone_wall(pass->feed_zone, end).day);
}

/* What a stored event's mark would be. */
static struct event_mark import_mark_of(const struct event *event)
{
    bool series = event->rrule || event->rdates;
    return (struct event_mark){
        .id = event->id,
        .hash = event->hash,
        .start = event->start,
        .last = series ? event->series_end : event->end,
        .all_day = event->all_day,
        .gone = event->gone,
        .status = event->status,
    };
}

/* What the person has said of the whole event. */
static bool find_choice(struct import_pass *pass, int64_t event, const struct choice **out,
                        struct err *err)
{
    struct record_list said;
    *out = NULL;
    if (!store_choices(pass->import->world->store, &pass->scratch, event, &said, err))
        return false;
    for (size_t i = 0; i < said.count; i++) {
        const struct choice *choice = said.at[i];
        if (!choice->occurrence || !choice->occurrence[0])
            *out = choice;
    }
    return true;
}

/* The role of what is mine, unless the person has said another one, or took it back. */
static bool put_role(struct import_pass *pass, const struct event *stored,
                     const struct event *event, struct err *err)
{
    struct choice choice;
    const struct choice *said = NULL;
    struct import *import = pass->import;
    if (stored && !find_choice(pass, event->id, &said, err))
        return false;
    if (said) {
        if (said->role != WORD_role_NONE || merge_is_mine(&pass->scratch, &import->me, stored))
            return true;
        choice = *said;
    } else {
        record_clear(RECORD_CHOICE, &choice);
        choice.event = event->id;
    }
    choice.role = WORD_role_SPEAKING;
    return import_put(import, RECORD_CHOICE, &choice, err);
}

static bool is_mine(struct import_pass *pass, const struct event *event)
{
    return pass->result->feed.mode == WORD_feed_mode_SCHEDULE &&
           merge_is_mine(&pass->scratch, &pass->import->me, event);
}

/* An exception concerns the person as its series does. 0: there is none. */
static bool find_series(struct import_pass *pass, const struct event *event, int64_t *out,
                        struct err *err)
{
    const struct event *master = NULL;
    *out = 0;
    if (str_blank(event->recurrence) || pass->import->chosen_count == 0)
        return true;
    const struct import_entry *entry = import_seen_key(&pass->seen, merge_key(event->uid, ""));
    if (entry)
        *out = entry->id;
    else if (!store_find_event(pass->import->world->store, &pass->scratch, event->feed, event->uid,
                               "", "", &master, err))
        return false;
    if (master)
        *out = master->id;
    return true;
}

static bool is_chosen(const struct import_pass *pass, int64_t event)
{
    const struct import_chosen *chosen = event ? import_chosen_find(pass->import, event) : NULL;
    return chosen && chosen->concerns;
}

/* Everything in the person's own calendar does; of a programme what was chosen. */
static bool concerns(const struct import_pass *pass, const struct event *event, int64_t series)
{
    return pass->result->own || pass->result->feed.mode == WORD_feed_mode_MINE ||
           is_chosen(pass, event->id) || is_chosen(pass, series);
}

static bool on_stage(const struct import_pass *pass, int64_t event)
{
    const struct import_chosen *chosen = import_chosen_find(pass->import, event);
    return chosen && chosen->stage;
}

/* What all events of the file, changed or not, say together. */
static void count_in(struct import_pass *pass, const struct event_mark *event)
{
    import_days(pass, event, &pass->first_day, &pass->last_day);
    *(event->status == WORD_status_TENTATIVE ? &pass->tentative : &pass->certain) += 1;
}

void import_keep(struct import_pass *pass, const struct event_mark *event)
{
    pass->result->counts[MERGE_UNCHANGED]++;
    pass->result->mine += on_stage(pass, event->id);
    count_in(pass, event);
}

/* Written only if something else is, so that a file that says nothing new leaves no trace. */
static void note_stamps(struct import_pass *pass, const struct event *stored,
                        const struct event *incoming, const struct merge *merge)
{
    if (merge->age < 0)
        pass->stale = true;
    else if (stored->hash != incoming->hash)
        VEC_PUSH(&pass->import->arena, &pass->stamps,
                 ((struct import_stamp){stored->id, incoming->hash, incoming->modified,
                                        incoming->stamp, incoming->sequence}));
}

bool import_put_event(struct import_pass *pass, const struct event *stored, struct event *event,
                      struct err *err)
{
    if (stored)
        *event = merge_apply(stored, event);
    if (!import_feed_ready(pass, err))
        return false;
    if (!stored && !pass->result->own)
        event->feed = pass->result->feed.id;
    pass->result->dirty = true;
    struct event row = *event; /* in the store an empty part of the key is absent */
    row.recurrence = str_blank(event->recurrence) ? NULL : event->recurrence;
    row.split = str_blank(event->split) ? NULL : event->split;
    if (!import_put(pass->import, RECORD_EVENT, &row, err))
        return false;
    event->id = row.id;
    return true;
}

static bool take_change(struct import_pass *pass, const struct event *stored,
                        struct event *incoming, const struct merge *merge, bool mine,
                        struct err *err)
{
    int64_t series;
    if (!import_put_event(pass, stored, incoming, err) ||
        !import_carry(pass, stored, incoming, err) ||
        (mine && !put_role(pass, stored, incoming, err)) ||
        !find_series(pass, incoming, &series, err))
        return false;
    import_change(pass->import, pass->result, stored, incoming, merge,
                  mine || concerns(pass, incoming, series));
    return true;
}

bool import_take(struct import_pass *pass, const struct event *stored, struct event *incoming,
                 const struct merge *merge, struct err *err)
{
    struct import_result *result = pass->result;
    bool put = merge->word <= MERGE_CANCELLED;
    bool mine = put && is_mine(pass, incoming);
    result->counts[merge->word]++;
    result->mine += mine || (stored && on_stage(pass, stored->id));
    pass->stale |= merge->word == MERGE_OLDER;
    if (put && !take_change(pass, stored, incoming, merge, mine, err))
        return false;
    if (merge->word == MERGE_UNCHANGED)
        note_stamps(pass, stored, incoming, merge);
    struct event_mark mark = import_mark_of(put ? incoming : stored);
    count_in(pass, &mark);
    return true;
}

static void keep_session(struct import_pass *pass, const struct event *event)
{
    struct import_kept *kept = pass->import->kept;
    if (event->all_day || event->status == WORD_status_CANCELLED || event->end <= event->start)
        return;
    VEC_PUSH(kept->arena, &kept->sessions,
             ((struct import_session){{event->start, event->end},
                                      merge_is_mine(&pass->scratch, &pass->import->me, event),
                                      arena_strdup(kept->arena, event->title)}));
}

bool import_event(struct import_pass *pass, const struct ics_event *incoming, struct err *err)
{
    struct import_result *result = pass->result;
    arena_reset(&pass->scratch);
    result->in_file++;
    if (incoming->skipped) {
        result->counts[MERGE_SKIPPED]++;
        return true;
    }
    if (incoming->same)
        return import_match_same(pass, incoming->event.hash, incoming->line, err);
    struct event event = incoming->event;
    import_complete(pass, &event, incoming->exact, incoming->line);
    import_conflict_note(pass, &event, incoming->written, incoming->line);
    pass->cancels = incoming->cancels;
    if (pass->import->kept)
        keep_session(pass, &event);
    if (result->own) {
        bool known;
        if (!import_match_own(pass, &event, incoming->related, incoming->line, &known, err))
            return false;
        if (known)
            return true;
    }
    return import_match(pass, &event, incoming->line, err);
}
