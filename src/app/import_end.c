/* SPDX-License-Identifier: MIT
 *
 * import: what is known only when a source was read to its end: exceptions whose series never came,
 * newer stamps of what is unchanged, the feed's own fields, and what the file has no more.
 */
#include "import.h"

#include <stdlib.h>
#include <string.h>

void import_remember_orphan(struct import_pass *pass, const struct event *event, int line)
{
    struct arena *arena = &pass->import->arena;
    if (str_blank(event->recurrence))
        return;
    struct import_orphan orphan = {merge_key(event->uid, ""), arena_strdup(arena, event->uid),
                                   arena_strdup(arena, event->title), line};
    if (!import_seen_key(&pass->seen, orphan.master))
        VEC_PUSH(arena, &pass->orphans, orphan);
}

void import_remember(struct import_pass *pass, const struct event *event, int line)
{
    import_remember_orphan(pass, event, line);
    import_alike_remember(pass, event);
}

static bool tell_orphans(struct import_pass *pass, struct err *err)
{
    for (size_t i = 0; i < pass->orphans.count; i++) {
        const struct import_orphan *orphan = &pass->orphans.at[i];
        const struct event *master = NULL;
        if (import_seen_key(&pass->seen, orphan->master))
            continue;
        arena_reset(&pass->scratch);
        if (pass->known && !store_find_event(pass->import->world->store, &pass->scratch,
                                             pass->known->feed, orphan->uid, "", "", &master, err))
            return false;
        if (!master)
            import_oddity(
                pass, ODDITY_OVERRIDE_WITHOUT_MASTER, ODDITY_KEPT, orphan->uid, orphan->title,
                orphan->line,
                "its series is neither in the file nor known; kept as an event of its own");
    }
    return true;
}

/* The last moment of a whole day is the person's own midnight. */
static bool is_future(const struct import *import, const struct event_mark *event)
{
    instant now = import->world->now;
    if (event->all_day)
        now = wall_seconds(zone_wall(import->world->home, now));
    return event->last == INSTANT_NONE || event->last > now;
}

static bool may_lose(const struct import_pass *pass)
{
    const struct import_result *result = pass->result;
    const char *method = pass->head.method;
    bool publishes = !method || str_equal(method, "PUBLISH");
    bool whole = !result->truncated && pass->source->lost.count == 0;
    bool only_overrides = pass->parts_read > 0 && pass->parts_of_overrides == pass->parts_read;
    return publishes && whole && !only_overrides && !pass->stale && !result->own &&
           result->in_file > result->counts[MERGE_SKIPPED];
}

static void find_missing(struct import_pass *pass)
{
    if (!pass->known || !may_lose(pass))
        return;
    for (size_t i = 0; i < pass->known->count; i++) {
        const struct import_mark *mark = &pass->known->marks[i];
        if (!mark->seen && !mark->event.gone && is_future(pass->import, &mark->event))
            VEC_PUSH(&pass->import->arena, &pass->result->missing, mark->event.id);
    }
}

/* What was unchanged has been seen in a newer file, so that an older one is known for what it
 * is. */
static bool put_stamps(struct import_pass *pass, struct err *err)
{
    for (size_t i = 0; i < pass->stamps.count; i++) {
        const struct import_stamp *stamp = &pass->stamps.at[i];
        const void *record;
        arena_reset(&pass->scratch);
        if (!store_find(pass->import->world->store, &pass->scratch, RECORD_EVENT, stamp->id,
                        &record, err))
            return false;
        if (!record)
            continue;
        struct event event = *(const struct event *)record;
        event.hash = stamp->hash;
        event.modified = stamp->modified;
        event.stamp = stamp->stamp;
        event.sequence = stamp->sequence;
        if (!import_put(pass->import, RECORD_EVENT, &event, err))
            return false;
    }
    return true;
}

static const struct feed *feed_before(const struct import_pass *pass)
{
    for (size_t i = 0; i < pass->feeds.count; i++)
        if (record_id(pass->feeds.at[i]) == pass->result->feed.id)
            return pass->feeds.at[i];
    return NULL;
}

/* A feed that is otherwise unchanged keeps the date of the import that last changed it. */
static bool update_feed(struct import_pass *pass, struct err *err)
{
    struct import_result *result = pass->result;
    struct feed *feed = &result->feed;
    const struct feed *before = feed_before(pass);
    if (result->own || feed->id == 0)
        return true;
    feed->tentative = pass->tentative > 0 && pass->certain == 0;
    bool changed = result->made || result->dirty || result->missing.count > 0 || !before ||
                   before->mode != feed->mode || before->tentative != feed->tentative ||
                   before->conference != feed->conference ||
                   !str_equal(before->kind, feed->kind);
    if (!changed) {
        *feed = *before;
        return true;
    }
    result->dirty = true;
    if (pass->head.name)
        feed->calname = pass->head.name;
    if (pass->head.prodid)
        feed->prodid = pass->head.prodid;
    feed->source = pass->source->name;
    feed->imported = pass->import->world->now;
    return put_stamps(pass, err) && import_put(pass->import, RECORD_FEED, feed, err);
}

static void tell_floating(struct import_pass *pass)
{
    if (pass->result->floating == 0)
        return;
    import_oddity(pass, ODDITY_FLOATING, ODDITY_KEPT, NULL, NULL, 0,
                  arena_printf(&pass->import->arena, "%zu without a zone; read in %s (%s)",
                               pass->result->floating, zone_name(pass->feed_zone),
                               pass->result->zone_from));
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Where several sources bring one feed up to date, what one of them has isn't gone. */
static void note_touched(struct import_pass *pass)
{
    struct import_result *result = pass->result;
    size_t room = pass->seen.count + (pass->known ? pass->known->count : 0);
    if (pass->import->source_count < 2)
        return;
    result->touched = ARENA_ARRAY(&pass->import->arena, int64_t, room);
    for (size_t i = 0; i < pass->seen.count; i++)
        result->touched[result->touched_count++] = pass->seen.at[i].id;
    for (size_t i = 0; pass->known && i < pass->known->count; i++)
        if (pass->known->marks[i].same)
            result->touched[result->touched_count++] = pass->known->marks[i].event.id;
    if (result->touched_count > 1)
        qsort(result->touched, result->touched_count, sizeof *result->touched, by_id);
}

bool import_finish(struct import_pass *pass, struct err *err)
{
    if (!tell_orphans(pass, err))
        return false;
    tell_floating(pass);
    import_conflict_tell(pass);
    pass->result->calls.skipped = pass->calls_in_file - pass->result->calls.in_file;
    pass->result->calls.in_file = pass->calls_in_file;
    find_missing(pass);
    if (!import_alike_find(pass, err) || !import_conference_end(pass, err) ||
        !update_feed(pass, err))
        return false;
    note_touched(pass);
    return true;
}

static bool touched_by_any(const struct import *import, int64_t id)
{
    for (size_t i = 0; i < import->source_count; i++) {
        const struct import_result *result = &import->results[i];
        if (result->touched_count > 0 && bsearch(&id, result->touched, result->touched_count,
                                                 sizeof id, by_id))
            return true;
    }
    return false;
}

static bool lose(struct import *import, struct import_result *result, int64_t id, struct err *err)
{
    struct arena arena;
    const void *record;
    arena_init(&arena);
    bool fine = store_find(import->world->store, &arena, RECORD_EVENT, id, &record, err);
    if (fine && record && !((const struct event *)record)->gone) {
        const struct event *stored = record;
        struct event event = *stored;
        struct merge merge = {.word = MERGE_GONE, .fields = UINT32_C(1) << MERGE_FIELD_GONE};
        const struct import_chosen *chosen = import_chosen_find(import, id);
        bool mine = result->feed.mode == WORD_feed_mode_MINE || (chosen && chosen->concerns);
        event.gone = true;
        fine = import_put(import, RECORD_EVENT, &event, err);
        result->counts[MERGE_GONE]++;
        import_change(import, result, stored, &event, &merge, mine);
    }
    arena_finish(&arena);
    return fine;
}

bool import_gone(struct import *import, struct err *err)
{
    for (size_t i = 0; i < import->source_count; i++) {
        struct import_result *result = &import->results[i];
        for (size_t j = 0; j < result->missing.count; j++)
            if (!touched_by_any(import, result->missing.at[j]) &&
                !lose(import, result, result->missing.at[j], err))
                return false;
    }
    return true;
}
