/* SPDX-License-Identifier: MIT
 *
 * import: calls for papers become conferences with deadlines. What a list has made it keeps up to date;
 * a conference of the person's own only gets what it doesn't say yet. A call that was over before it was
 * ever seen is passed over.
 */
#include "import.h"

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

static void bring_up_to_date(struct conference *conference, const struct conference *call)
{
    bool owns = str_equal(conference->uid, call->uid);
    if (owns || conference->cfp == INSTANT_NONE) {
        conference->cfp = call->cfp;
        conference->cfp_zone = call->cfp_zone;
    }
    if (owns || conference->first_day == DAY_NONE) {
        conference->first_day = call->first_day;
        conference->last_day = call->last_day;
    }
    if (call->cfp_url && (owns || !conference->cfp_url))
        conference->cfp_url = call->cfp_url;
    if (call->url && (owns || !conference->url))
        conference->url = call->url;
    if (call->place && (owns || (!conference->place && !conference->online)))
        conference->place = call->place;
    if (owns)
        conference->online = call->online;
}

static bool put_call(struct import_pass *pass, struct conference *conference, enum merge_word word,
                     struct err *err)
{
    struct import *import = pass->import;
    struct import_called called = {.word = word,
                                   .name = arena_strdup(&import->arena, conference->name),
                                   .cfp = conference->cfp};
    pass->result->dirty = true;
    if (!import_put(import, RECORD_CONFERENCE, conference, err))
        return false;
    called.id = conference->id;
    VEC_PUSH(&import->arena, &pass->result->called, called);
    return true;
}

bool import_call(struct import_pass *pass, const struct conference *incoming, struct err *err)
{
    struct import_tally *calls = &pass->result->calls;
    struct conference call = *incoming, conference;
    arena_reset(&pass->scratch);
    calls->in_file++;
    place_deadline(pass->import, &call);
    if (!load_conferences(pass->import, err))
        return false;
    const struct conference *stored = find_conference(pass, &call);
    if (!stored && call.cfp <= pass->import->world->now) {
        calls->closed++;
        return true;
    }
    if (!stored) {
        calls->fresh++;
        call.id = 0;
        call.created = pass->import->world->now;
        return put_call(pass, &call, MERGE_NEW, err);
    }
    conference = *stored;
    bring_up_to_date(&conference, &call);
    if (record_equal(RECORD_CONFERENCE, stored, &conference)) {
        calls->unchanged++;
        return true;
    }
    calls->changed++;
    return put_call(pass, &conference, MERGE_CHANGED, err);
}
