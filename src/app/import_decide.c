/* SPDX-License-Identifier: MIT
 *
 * import: which feed a file belongs to, and how it is read: its mode, zone and kind. Decided from
 * what a calendar says of itself and from its first events; never from the path that it came by.
 */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"

static const struct feed *feed_at(const struct import_pass *pass, size_t i)
{
    return pass->feeds.at[i];
}

static const struct feed *feed_by_id(const struct import_pass *pass, int64_t id)
{
    for (size_t i = 0; i < pass->feeds.count; i++)
        if (feed_at(pass, i)->id == id)
            return feed_at(pass, i);
    return NULL;
}

static const struct feed *feed_by_name(struct import_pass *pass, const char *name)
{
    const char *wanted = text_fold(&pass->import->arena, name);
    enum record_kind kind;
    int64_t id;
    if (id_parse(name, &kind, &id, NULL) && kind == RECORD_FEED && feed_by_id(pass, id))
        return feed_by_id(pass, id);
    for (size_t i = 0; i < pass->feeds.count; i++) {
        const char *own = feed_at(pass, i)->name;
        if (own && str_equal(text_fold(&pass->import->arena, own), wanted))
            return feed_at(pass, i);
    }
    return NULL;
}

bool import_feed_wanted(struct import_pass *pass, int64_t *feed)
{
    *feed = 0;
    if (pass->source->fixed) {
        *feed = pass->source->fixed_feed;
        return true;
    }
    if (!pass->import->wish.feed)
        return false;
    const struct feed *named = feed_by_name(pass, pass->import->wish.feed);
    *feed = named ? named->id : 0;
    return true;
}

/* ---- what the first events say ---- */

struct sample {
    const struct event **events; /* with their texts; unchanged ones of a known feed have none */
    size_t count;
    const char **uids; /* no two the same */
    size_t uid_count;
    size_t same;
    instant first, last; /* wall clocks as if in UTC */
};

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void keep_unlike(struct sample *sample)
{
    size_t kept = 0;
    if (sample->uid_count > 1)
        qsort(sample->uids, sample->uid_count, sizeof *sample->uids, by_text);
    for (size_t i = 0; i < sample->uid_count; i++)
        if (kept == 0 || strcmp(sample->uids[kept - 1], sample->uids[i]) != 0)
            sample->uids[kept++] = sample->uids[i];
    sample->uid_count = kept;
}

static void sample_event(struct sample *sample, const struct event *event)
{
    sample->events[sample->count++] = event;
    if (event->uid)
        sample->uids[sample->uid_count++] = event->uid;
    if (event->start_day == DAY_NONE)
        return;
    instant start = wall_seconds((struct wall){event->start_day, 0});
    instant end =
        event->end_day == DAY_NONE ? start : wall_seconds((struct wall){event->end_day, 0});
    sample->first = start < sample->first ? start : sample->first;
    sample->last = end > sample->last ? end : sample->last;
}

static void take_sample(struct import_pass *pass, struct sample *sample)
{
    struct arena *arena = &pass->buffer;
    size_t room = pass->waiting.count;
    *sample = (struct sample){.first = INT64_MAX, .last = INT64_MIN};
    sample->events = ARENA_ARRAY(arena, const struct event *, room);
    sample->uids = ARENA_ARRAY(arena, const char *, room);
    for (size_t i = 0; i < room; i++) {
        const struct import_waiting *one = &pass->waiting.at[i];
        if (one->task || one->event.skipped)
            continue;
        if (one->event.same)
            sample->same++;
        else
            sample_event(sample, &one->event.event);
    }
    keep_unlike(sample);
}

/* ---- the feed ---- */

/* How many of the file's unchanged texts a feed holds. */
static size_t same_in(const struct import_pass *pass, const struct import_known *known)
{
    size_t found = 0;
    for (size_t i = 0; i < pass->waiting.count; i++) {
        const struct ics_event *event = &pass->waiting.at[i].event;
        if (!pass->waiting.at[i].task && event->same)
            found += import_known_hash(known, event->event.hash) < known->hash_count;
    }
    return found;
}

static bool overlaps(const struct import_known *known, const struct sample *sample)
{
    for (size_t i = 0; i < known->count; i++) {
        const struct event_mark *event = &known->marks[i].event;
        bool ends = event->last != INSTANT_NONE;
        if (event->start < sample->last + DAY_SECONDS &&
            (!ends || event->last > sample->first - DAY_SECONDS))
            return sample->first <= sample->last;
    }
    return false;
}

static bool shared_counts(struct import_pass *pass, const struct sample *sample, size_t *shared,
                          struct err *err)
{
    int64_t *ids = ARENA_ARRAY(&pass->buffer, int64_t, pass->all_count);
    size_t *counts = ARENA_ARRAY(&pass->buffer, size_t, pass->all_count);
    for (size_t i = 0; i < pass->all_count; i++)
        ids[i] = pass->all[i].feed;
    if (!store_known_uids(pass->import->world->store, sample->uids, sample->uid_count, ids,
                          pass->all_count, counts, err))
        return false;
    for (size_t i = 0; i < pass->all_count; i++)
        shared[i] = counts[i] + (sample->same ? same_in(pass, &pass->all[i]) : 0);
    return true;
}

/* The contract's order: same calendar name and a shared UID or date; then half of the UIDs. */
static struct import_known *pick(struct import_pass *pass, const struct sample *sample,
                                 const size_t *shared)
{
    struct import_known *named = NULL, *half = NULL;
    size_t most_named = 0, most_half = 0, all = sample->uid_count + sample->same;
    for (size_t i = 0; i < pass->all_count; i++) {
        struct import_known *known = &pass->all[i];
        const struct feed *feed = feed_by_id(pass, known->feed);
        bool name = pass->head.name && feed->calname && str_equal(feed->calname, pass->head.name);
        if (name && (shared[i] > 0 || overlaps(known, sample)) &&
            (!named || shared[i] > most_named)) {
            named = known;
            most_named = shared[i];
        }
        if (shared[i] > 0 && shared[i] * 2 >= all && shared[i] > most_half) {
            half = known;
            most_half = shared[i];
        }
    }
    return named ? named : half;
}

/* A new feed, unless the person wants what looks alike to go on. */
static bool choose_similar(struct import_pass *pass, const struct sample *sample, struct err *err)
{
    struct import_known *similar;
    struct span days = {sample->first - DAY_SECONDS, sample->last + DAY_SECONDS * 2};
    if (sample->first > sample->last)
        return true;
    if (!import_alike_feed(pass, sample->events, sample->count, days, &similar, err))
        return false;
    if (similar)
        pass->result->similar = feed_by_id(pass, similar->feed);
    if (pass->import->wish.follow)
        pass->known = similar;
    return true;
}

static bool choose_feed(struct import_pass *pass, const struct sample *sample, struct err *err)
{
    int64_t wanted;
    size_t *shared = ARENA_ARRAY(&pass->buffer, size_t, pass->all_count);
    if (import_feed_wanted(pass, &wanted)) {
        pass->known = pass->all_count ? &pass->all[0] : NULL;
        return true;
    }
    if (!shared_counts(pass, sample, shared, err))
        return false;
    pass->known = pick(pass, sample, shared);
    return pass->known || choose_similar(pass, sample, err);
}

static void apply_facts(struct import_pass *pass)
{
    for (size_t i = 0; pass->known && i < pass->source->facts.count; i++) {
        const struct import_fact *fact = &pass->source->facts.at[i];
        struct import_mark *mark = import_known_id(pass->known, fact->id);
        if (mark) {
            mark->owned = fact->owned;
            mark->best = fact->best;
        }
    }
}

/* ---- the feed's fields ---- */

static const char *stem(struct arena *arena, const char *source)
{
    const char *dot = strrchr(source, '.');
    size_t length = dot && dot != source ? (size_t)(dot - source) : strlen(source);
    return str_equal(source, "-") ? "Imported calendar" : arena_strndup(arena, source, length);
}

static void name_feed(struct import_pass *pass, struct feed *feed)
{
    const struct import *import = pass->import;
    if (import->wish.feed)
        feed->name = import->wish.feed;
    else if (!merge_name_is_vague(pass->head.name))
        feed->name = pass->head.name;
    else
        feed->name = stem(&pass->import->arena, pass->source->name);
}

/* A conference that has the feed's name and days may know its zone. */
static const char *conference_zone(struct import_pass *pass, const struct sample *sample,
                                   const struct feed *feed)
{
    const struct conference *found;
    struct err ignored;
    bool dated = sample->first <= sample->last;
    day first = dated ? wall_from_seconds(sample->first).day : DAY_NONE;
    day last = dated ? wall_from_seconds(sample->last).day : DAY_NONE;
    if (!import_conference_find(pass, feed, first, last, &found, &ignored))
        return NULL;
    return found ? found->zone : NULL;
}

static void choose_zone(struct import_pass *pass, const struct merge_calendar *calendar,
                        const struct sample *sample, struct feed *feed)
{
    struct import *import = pass->import;
    const struct zone *said = import->wish.zone;
    /* The file's head is as it was: who read it in another zone then meant it. */
    bool kept = sample->same > 0 && feed->zone && pass->head.zone &&
                !str_equal(feed->zone, pass->head.zone);
    const struct {
        const char *zone, *from;
    } ways[] = {
        {said ? zone_name(said) : NULL, "you"},
        {kept ? feed->zone : NULL, "its last import"},
        {pass->head.zone, "the file"},
        {feed->zone, "its last import"},
        {merge_guess_zone(calendar), "most of its events"},
        {conference_zone(pass, sample, feed), "its conference"},
        {zone_name(import->world->home), "home"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const struct zone *zone = ways[i].zone ? world_zone(import->world, ways[i].zone) : NULL;
        if (zone) {
            pass->feed_zone = zone;
            pass->result->zone_from = ways[i].from;
            break;
        }
    }
    feed->zone = zone_name(pass->feed_zone);
    pass->zone_said = said || kept;
}

/* Is the format one that only programmes have? */
static bool import_is_programme(const struct import_pass *pass)
{
    return pass->head.prodid && str_starts(pass->head.prodid, "schedule.");
}

static void describe(struct import_pass *pass, const struct sample *sample)
{
    const struct import_wish *wish = &pass->import->wish;
    struct feed *feed = &pass->result->feed;
    struct merge_calendar calendar = {.name = pass->head.name,
                                      .source = pass->source->name,
                                      .programme = import_is_programme(pass),
                                      .events = sample->events,
                                      .count = sample->count};
    if (pass->known) {
        *feed = *feed_by_id(pass, pass->known->feed);
    } else {
        pass->result->made = true;
        name_feed(pass, feed);
        feed->mode = merge_guess_mode(&pass->buffer, &calendar);
    }
    if (wish->has_mode)
        feed->mode = wish->mode;
    if (wish->kind)
        feed->kind = wish->kind;
    choose_zone(pass, &calendar, sample, feed);
    pass->place = merge_guess_place(&pass->import->arena, &calendar);
}

bool import_decide(struct import_pass *pass, struct err *err)
{
    struct sample sample;
    take_sample(pass, &sample);
    if (!import_own_begin(pass, err) || (!pass->result->own && !choose_feed(pass, &sample, err)))
        return false;
    apply_facts(pass);
    import_cancel_sort(pass->source);
    describe(pass, &sample);
    return true;
}

bool import_feed_ready(struct import_pass *pass, struct err *err)
{
    struct import_result *result = pass->result;
    struct feed *feed = &result->feed;
    if (!import_touch(pass->import, err))
        return false;
    if (!result->made || feed->id > 0 || result->own)
        return true;
    feed->calname = pass->head.name;
    feed->source = pass->source->name;
    feed->prodid = pass->head.prodid;
    feed->imported = pass->import->world->now;
    return import_put(pass->import, RECORD_FEED, feed, err);
}
