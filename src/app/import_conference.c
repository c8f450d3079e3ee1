/* SPDX-License-Identifier: MIT
 *
 * import: the conference behind a programme. An import makes it or joins the one that is there;
 * what the person has changed of it since stays.
 */
#include "import.h"

#include <string.h>

#include "juggle/base/text.h"

/* A list of a season's meetings is no conference. */
enum { LONGEST_CONFERENCE = 60 };

bool import_names_meet(struct arena *arena, const char *a, const char *b)
{
    const char *x = text_fold(arena, a ? a : ""), *y = text_fold(arena, b ? b : "");
    return text_has_word(x, y) || text_has_word(y, x);
}

bool import_days_meet(const struct conference *conference, day first, day last)
{
    if (first == DAY_NONE || conference->first_day == DAY_NONE)
        return true;
    day end = conference->last_day == DAY_NONE ? conference->first_day : conference->last_day;
    return conference->first_day <= last + 1 && end >= first - 1;
}

bool import_conference_find(struct import_pass *pass, const struct feed *feed, day first, day last,
                            const struct conference **out, struct err *err)
{
    struct store *store = pass->import->world->store;
    struct arena *arena = &pass->import->arena;
    struct record_list all;
    const void *found = NULL;
    *out = NULL;
    if (feed->mode != WORD_feed_mode_SCHEDULE)
        return true;
    if (pass->import->wish.which != CONFERENCE_FOUND) {
        *out = pass->import->wish.conference;
        return true;
    }
    if (feed->conference) {
        bool read = store_find(store, arena, RECORD_CONFERENCE, feed->conference, &found, err);
        *out = found;
        return read;
    }
    if (!store_all(store, arena, RECORD_CONFERENCE, &all, err))
        return false;
    for (size_t i = 0; !*out && i < all.count; i++) {
        const struct conference *one = all.at[i];
        if (import_days_meet(one, first, last) &&
            import_names_meet(arena, one->name, feed->name))
            *out = one;
    }
    return true;
}

/* The days that the stored sessions had: where the conference has the same, they follow. */
static void stored_days(const struct import_pass *pass, day *first, day *last)
{
    *first = *last = DAY_NONE;
    for (size_t i = 0; pass->known && i < pass->known->count; i++)
        import_days(pass, &pass->known->marks[i].event, first, last);
}

static void refresh(const struct import_pass *pass, struct conference *conference)
{
    const struct feed *feed = &pass->result->feed;
    day first, last;
    stored_days(pass, &first, &last);
    if (pass->first_day != DAY_NONE && !pass->stale &&
        (conference->first_day == DAY_NONE ||
         (conference->first_day == first && conference->last_day == last))) {
        conference->first_day = pass->first_day;
        conference->last_day = pass->last_day;
    }
    if (!conference->zone)
        conference->zone = feed->zone;
    if (!conference->place && !conference->online)
        conference->place = pass->place;
    if (pass->import->wish.has_role)
        conference->role = pass->import->wish.role;
}

static void begin(const struct import_pass *pass, struct conference *conference)
{
    record_clear(RECORD_CONFERENCE, conference);
    conference->name = pass->result->feed.name;
    conference->first_day = pass->first_day;
    conference->last_day = pass->last_day;
    conference->zone = pass->result->feed.zone;
    conference->place = pass->place;
    conference->created = pass->import->world->now;
    if (pass->import->wish.has_role)
        conference->role = pass->import->wish.role;
}

/* Only a feed that is new, or is asked to be a programme, makes one: who deleted it meant it. */
static bool may_make(const struct import_pass *pass)
{
    const struct import_wish *wish = &pass->import->wish;
    bool said = wish->has_role || wish->which == CONFERENCE_NEW;
    bool asked = pass->result->made || said ||
                 (wish->has_mode && wish->mode == WORD_feed_mode_SCHEDULE);
    return asked && wish->which != CONFERENCE_NONE && pass->first_day != DAY_NONE &&
           (said || pass->last_day - pass->first_day <= LONGEST_CONFERENCE);
}

bool import_tasks_along(struct import_pass *pass, const struct conference *before,
                        const struct conference *after, struct err *err)
{
    struct import *import = pass->import;
    size_t moved;
    bool done =
        conference_tasks_moved(import->world, before, after, !import->wish.dry_run, &moved, err);
    pass->result->tasks_along += done ? moved : 0;
    return done;
}

bool import_conference_end(struct import_pass *pass, struct err *err)
{
    struct import_result *result = pass->result;
    const struct conference *found;
    struct conference conference;
    if (result->own || result->feed.id == 0 || result->feed.mode != WORD_feed_mode_SCHEDULE)
        return true;
    if (!import_conference_find(pass, &result->feed, pass->first_day, pass->last_day, &found, err))
        return false;
    if (pass->import->wish.which == CONFERENCE_NONE)
        result->feed.conference = 0;
    if (!found && !may_make(pass))
        return true;
    if (found) {
        conference = *found;
        refresh(pass, &conference);
        result->feed.conference = found->id;
        if (record_equal(RECORD_CONFERENCE, found, &conference))
            return true;
    } else {
        begin(pass, &conference);
    }
    result->dirty = true;
    if (!import_put(pass->import, RECORD_CONFERENCE, &conference, err))
        return false;
    result->feed.conference = conference.id;
    return !found || import_tasks_along(pass, found, &conference, err);
}
