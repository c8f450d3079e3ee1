/* SPDX-License-Identifier: MIT
 *
 * import: what the changes mean for what the person has chosen: sessions of theirs that moved, were
 * cancelled or are gone, those that meet now and didn't before, and rooms too far apart for the
 * time between.
 */
#include "event_times.h"
#include "import.h"

enum { WALK_SECONDS = 10 * 60, DAYS_MOST = 60, SERIES_STEPS = 20000 };

/* A chosen session, as it is and as it was. */
struct session {
    int64_t id;
    const char *title;
    const char *place, *was_place;
    struct span now, was; /* was.start INSTANT_NONE: it is new */
    instant start;        /* of the event, which of a series is its first */
    bool programme;       /* in rooms that one walks between */
    bool series;
};

/* Where a series of theirs stands in the weeks to come. */
static void expand(struct import *import, const struct event *event, struct import_concerned *out)
{
    struct recur_set set;
    struct recur_result result;
    instant now = import->world->now, from = event->start > now ? event->start : now;
    if (!out->series || out->all_day)
        return;
    event_series(import->world, event, &set);
    recur_expand(&import->arena, &set, (struct span){from, from + (instant)DAYS_MOST * DAY_SECONDS},
                 SERIES_STEPS, &result);
    out->occurrences = result.at;
    out->occurrence_count = result.count;
}

void import_concern(struct import *import, struct import_result *result, const struct event *stored,
                    const struct event *now, const struct merge *merge, const char *words)
{
    struct import_concerned one = {
        .id = now->id,
        .word = merge->word,
        .fields = merge->fields,
        .title = arena_strdup(&import->arena, now->title),
        .words = words,
        .place = arena_strdup(&import->arena, now->place),
        .was_place = stored ? arena_strdup(&import->arena, stored->place) : NULL,
        .now = {now->start, now->end},
        .was = stored ? (struct span){stored->start, stored->end}
                      : (struct span){INSTANT_NONE, INSTANT_NONE},
        .all_day = now->all_day || (stored && stored->all_day),
        .series = now->rrule || now->rdates,
    };
    expand(import, now, &one);
    VEC_PUSH(&import->arena, &result->concerned, one);
}

/* ---- what happened to sessions themselves ---- */

static bool has(uint32_t fields, enum merge_field field)
{
    return fields >> field & 1;
}

static bool worth_telling(const struct import_concerned *one)
{
    return one->word == MERGE_MOVED || one->word == MERGE_CANCELLED || one->word == MERGE_GONE ||
           (one->word == MERGE_CHANGED && has(one->fields, MERGE_FIELD_PLACE));
}

static instant last_of(const struct import_concerned *one)
{
    if (one->series)
        return INT64_MAX;
    return one->was.start != INSTANT_NONE && one->was.end > one->now.end ? one->was.end
                                                                         : one->now.end;
}

static void push(struct import *import, struct concern concern)
{
    if (concern.until > import->world->now)
        VEC_PUSH(&import->arena, &import->concerns, concern);
}

static void tell_changes(struct import *import, const struct import_result *result)
{
    for (size_t i = 0; i < result->concerned.count; i++) {
        const struct import_concerned *one = &result->concerned.at[i];
        if (worth_telling(one))
            push(import, (struct concern){.what = merge_word(one->word),
                                          .event = one->id,
                                          .start = one->now.start,
                                          .place = one->place,
                                          .other_start = INSTANT_NONE,
                                          .until = last_of(one),
                                          .title = one->title,
                                          .text = one->words});
    }
}

/* ---- what meets ---- */

static bool overlap(struct span a, struct span b)
{
    return a.start != INSTANT_NONE && b.start != INSTANT_NONE && a.start < b.end && b.start < a.end;
}

static bool same_room(const char *a, const char *b)
{
    return str_blank(a) || str_blank(b) || str_equal_nocase(a, b);
}

/* The seconds between two that follow each other in different rooms, where they are too few; else
 * -1. */
static instant walk(struct span a, const char *room_a, struct span b, const char *room_b)
{
    if (a.start == INSTANT_NONE || b.start == INSTANT_NONE || same_room(room_a, room_b))
        return -1;
    instant gap = a.start < b.start ? b.start - a.end : a.start - b.end;
    return gap >= 0 && gap < WALK_SECONDS ? gap : -1;
}

static const char *when(struct import *import, const struct session *session)
{
    char buf[DATE_SIZE];
    struct wall wall = zone_wall(import->world->home, session->now.start);
    struct civil civil = day_civil(wall.day);
    return arena_printf(&import->arena, "%s %d %s %s%s%s", weekday_short(day_weekday(wall.day)),
                        civil.mday, month_short(civil.month),
                        clock_format(wall.second / 60, import->world->h24, buf),
                        str_blank(session->place) ? "" : ", ",
                        str_blank(session->place) ? "" : session->place);
}

/* Two series that meet once meet again: that is said once. */
static bool is_told(const struct import *import, const char *what, int64_t event, int64_t other)
{
    for (size_t i = 0; i < import->concerns.count; i++) {
        const struct concern *concern = &import->concerns.at[i];
        if (concern->event == event && concern->other == other && str_equal(concern->what, what))
            return true;
    }
    return false;
}

static void tell_pair(struct import *import, const struct session *a, const struct session *b)
{
    bool meets = overlap(a->now, b->now);
    instant gap = a->programme && b->programme ? walk(a->now, a->place, b->now, b->place) : -1;
    bool was = meets ? overlap(a->was, b->was)
                     : walk(a->was, a->was_place, b->was, b->was_place) >= 0;
    const char *what = meets ? "clash" : "walk";
    if ((!meets && gap < 0) || was || is_told(import, what, a->id, b->id))
        return;
    const char *title = b->title ? b->title : "untitled";
    push(import, (struct concern){
                     .what = what,
                     .event = a->id,
                     .start = a->start,
                     .place = a->place,
                     .other = b->id,
                     .other_start = b->series ? INSTANT_NONE : b->now.start,
                     .until = a->now.end < b->now.end ? a->now.end : b->now.end,
                     .title = a->title,
                     .text = meets ? arena_printf(&import->arena, "meets \"%s\", %s", title,
                                                  when(import, b))
                                   : arena_printf(&import->arena, "%lld min to walk: \"%s\", %s",
                                                  (long long)(gap / 60), title, when(import, b))});
}

typedef VEC(struct session) session_list;

static bool is_concerned(const struct import *import, int64_t event)
{
    for (size_t i = 0; i < import->source_count; i++)
        for (size_t k = 0; k < import->results[i].concerned.count; k++)
            if (import->results[i].concerned.at[k].id == event)
                return true;
    return false;
}

static bool takes_place(const struct import_concerned *one)
{
    bool placed = one->word == MERGE_NEW || one->word == MERGE_MOVED ||
                  (one->word == MERGE_CHANGED && has(one->fields, MERGE_FIELD_PLACE));
    return placed && !one->all_day;
}

static struct span shifted(struct span span, instant by)
{
    return (struct span){span.start + by, span.end + by};
}

/* A series that moved did so by as much everywhere. */
static void add_changed(struct import *import, const struct import_concerned *one,
                        session_list *out)
{
    struct session session = {one->id, one->title, one->place, one->was_place, one->now, one->was,
                              one->now.start, true, one->series};
    instant shift = one->was.start == INSTANT_NONE ? 0 : one->was.start - one->now.start;
    if (!one->series)
        VEC_PUSH(&import->arena, out, session);
    for (size_t i = 0; i < one->occurrence_count; i++) {
        session.now = (struct span){one->occurrences[i].start, one->occurrences[i].end};
        session.was = one->was.start == INSTANT_NONE ? one->was : shifted(session.now, shift);
        VEC_PUSH(&import->arena, out, session);
    }
}

static void collect_changed(struct import *import, session_list *out)
{
    for (size_t i = 0; i < import->source_count; i++)
        for (size_t k = 0; k < import->results[i].concerned.count; k++) {
            const struct import_concerned *one = &import->results[i].concerned.at[k];
            if (takes_place(one))
                add_changed(import, one, out);
        }
}

/* What else stands in the person's calendar then. */
static bool collect_others(struct import *import, day from, day to, session_list *out,
                           struct err *err)
{
    struct view view;
    if (!world_view(import->world, from, to, &view, err))
        return false;
    for (size_t i = 0; i < view.count; i++) {
        const struct item *item = &view.items[i];
        bool counted = item->type == ITEM_EVENT && item->counts && !item->all_day &&
                       item->status != WORD_status_CANCELLED;
        if (!counted || is_concerned(import, item->occurrence->event->id))
            continue;
        bool programme = item->feed && item->feed->mode == WORD_feed_mode_SCHEDULE;
        struct span span = {item->start, item->end};
        VEC_PUSH(
            &import->arena, out,
            ((struct session){item->occurrence->event->id, item->title, item->place, item->place,
                              span, span, item->start, programme, item->recurring}));
    }
    return true;
}

static bool tell_meetings(struct import *import, struct err *err)
{
    session_list changed = {0}, others = {0};
    day from = DAY_NONE, to = DAY_NONE;
    collect_changed(import, &changed);
    for (size_t i = 0; i < changed.count; i++) {
        day first = zone_wall(import->world->home, changed.at[i].now.start).day;
        from = from == DAY_NONE || first < from ? first : from;
        to = to == DAY_NONE || first > to ? first : to;
    }
    if (!changed.count)
        return true;
    from = to - from > DAYS_MOST ? to - DAYS_MOST : from;
    if (!collect_others(import, from - 1, to + 2, &others, err))
        return false;
    for (size_t i = 0; i < changed.count; i++) {
        for (size_t k = i + 1; k < changed.count; k++)
            if (changed.at[i].id != changed.at[k].id)
                tell_pair(import, &changed.at[i], &changed.at[k]);
        for (size_t k = 0; k < others.count; k++)
            tell_pair(import, &changed.at[i], &others.at[k]);
    }
    return true;
}

bool import_concerns(struct import *import, struct err *err)
{
    for (size_t i = 0; i < import->source_count; i++)
        tell_changes(import, &import->results[i]);
    if (!tell_meetings(import, err))
        return false;
    return !import->begun || !import->concerns.count ||
           concerns_add(import->world, import->concerns.at, import->concerns.count, err);
}
