/* SPDX-License-Identifier: MIT
 *
 * import: calls for papers become conferences with deadlines. A list keeps up to date what a list
 * has said; what the person said of the conference, or has changed since, stays. A call that was
 * over before it was ever seen is passed over.
 */
#include "import_said.h"

#include <string.h>

static const char list_prefix[] = "cfp-";

static bool load_conferences(struct import *import, struct err *err)
{
    if (import->conferences_loaded)
        return true;
    import->conferences_loaded = true;
    return store_all(import->world->store, &import->arena, RECORD_CONFERENCE, &import->conferences,
                     err);
}

static bool same_days(const struct conference *a, const struct conference *b)
{
    return a->first_day != DAY_NONE && b->first_day != DAY_NONE &&
           import_days_meet(a, b->first_day, b->last_day == DAY_NONE ? b->first_day : b->last_day);
}

/* By the list's own UID, else by name and days. */
static const struct conference *find_conference(struct import_pass *pass,
                                                const struct conference *call)
{
    const struct record_list *all = &pass->import->conferences;
    for (size_t i = 0; i < all->count; i++) {
        const struct conference *one = all->at[i];
        if (str_equal(one->uid, call->uid))
            return one;
    }
    for (size_t i = 0; i < all->count; i++) {
        const struct conference *one = all->at[i];
        if (!str_starts(one->uid ? one->uid : "", list_prefix) && same_days(one, call) &&
            import_names_meet(&pass->scratch, one->name, call->name))
            return one;
    }
    return NULL;
}

/* Midnight means the end of that day, wherever the person is. */
static void place_deadline(const struct import *import, struct conference *call)
{
    struct wall wall = wall_from_seconds(call->cfp);
    call->cfp_zone = "UTC";
    if (wall.second)
        return;
    wall.second = DAY_SECONDS - 1;
    call->cfp = zone_instant(import->world->home, wall, NULL);
    call->cfp_zone = zone_name(import->world->home);
}

/* May the list say it? What the person has changed since, it may not; nor what they said before any
 * list did. */
static bool is_lists(const struct import_said *said, enum import_said_part part,
                     const struct conference *conference, bool owns, bool empty)
{
    return said->count ? import_said_is(said, part, conference) : owns || empty;
}

static void bring_up_to_date(struct conference *conference, const struct conference *call,
                             const struct import_said *said)
{
    const struct conference was = *conference;
    bool owns = str_equal(was.uid, call->uid), placed = was.place || was.online;
    if (is_lists(said, IMPORT_SAID_CFP, &was, owns, was.cfp == INSTANT_NONE)) {
        conference->cfp = call->cfp;
        conference->cfp_zone = call->cfp_zone;
    }
    if (call->first_day != DAY_NONE &&
        is_lists(said, IMPORT_SAID_DAYS, &was, owns, was.first_day == DAY_NONE)) {
        conference->first_day = call->first_day;
        conference->last_day = call->last_day;
    }
    if (call->cfp_url && is_lists(said, IMPORT_SAID_CFP_URL, &was, owns, !was.cfp_url))
        conference->cfp_url = call->cfp_url;
    if (call->url && is_lists(said, IMPORT_SAID_URL, &was, owns, !was.url))
        conference->url = call->url;
    if ((call->place || call->online) && is_lists(said, IMPORT_SAID_PLACE, &was, owns, !placed)) {
        conference->place = call->place;
        conference->online = call->online;
    }
}

static bool put_call(struct import_pass *pass, struct conference *conference,
                     const struct conference *call, const struct import_said *said, struct err *err)
{
    struct import *import = pass->import;
    struct import_called called = {.word = conference->id ? MERGE_CHANGED : MERGE_NEW,
                                   .name = arena_strdup(&import->arena, conference->name),
                                   .cfp = conference->cfp};
    pass->result->dirty = true;
    if (!import_put(import, RECORD_CONFERENCE, conference, err) ||
        !import_said_keep(import, call, said, err))
        return false;
    called.id = conference->id;
    VEC_PUSH(&import->arena, &pass->result->called, called);
    return true;
}

bool import_call(struct import_pass *pass, const struct conference *incoming, struct err *err)
{
    struct import_tally *calls = &pass->result->calls;
    struct conference call = *incoming, conference;
    struct import_said said;
    arena_reset(&pass->scratch);
    calls->in_file++;
    place_deadline(pass->import, &call);
    if (!load_conferences(pass->import, err) || !import_said_read(pass->import, &call, &said, err))
        return false;
    const struct conference *stored = find_conference(pass, &call);
    if (!stored && call.cfp <= pass->import->world->now) {
        calls->closed++;
        return true;
    }
    if (!stored) {
        calls->fresh++;
        conference = call;
        conference.id = 0;
        conference.created = pass->import->world->now;
        return put_call(pass, &conference, &call, &said, err);
    }
    conference = *stored;
    bring_up_to_date(&conference, &call, &said);
    if (record_equal(RECORD_CONFERENCE, stored, &conference)) {
        calls->unchanged++;
        return true;
    }
    calls->changed++;
    return put_call(pass, &conference, &call, &said, err) &&
           import_tasks_along(pass, stored, &conference, err);
}
