/* SPDX-License-Identifier: MIT
 *
 * offer_join: an offer for what is noted already, by its programme or by a list of calls, goes on
 * with that conference instead of making it twice.
 */
#include "import.h"
#include "offer.h"

/* Of a dry run's file the number may be of one that would be made. */
static const struct conference *find_known(const struct record_list *all, const struct offer *offer)
{
    for (size_t i = 0; offer->known && i < all->count; i++) {
        const struct conference *one = all->at[i];
        if (one->id == offer->known)
            return one;
    }
    return NULL;
}

/* What has a yes of its own is another one, however it is called. */
static const struct conference *find_alike(const struct record_list *all, const struct offer *offer)
{
    const struct conference *asked = &offer->conference;
    for (size_t i = 0; i < all->count; i++) {
        const struct conference *one = all->at[i];
        if (one->role < WORD_role_ATTENDING && str_equal_nocase(one->name, asked->name) &&
            import_days_meet(one, asked->first_day, asked->last_day))
            return one;
    }
    return NULL;
}

static void join(struct conference *asked, const struct conference *known)
{
    struct conference joined = *known;
    joined.first_day = asked->first_day;
    joined.last_day = asked->last_day;
    joined.zone = asked->zone;
    joined.role = asked->role;
    joined.online |= asked->online;
    if (asked->place)
        joined.place = asked->place;
    joined.declined_on = DAY_NONE;
    joined.because = NULL;
    joined.saved = MINUTES_NONE;
    *asked = joined;
}

bool offer_join(struct world *world, struct offer *offer, struct err *err)
{
    struct record_list all;
    char id[ID_SIZE];
    if (!store_all(world->store, &world->turn, RECORD_CONFERENCE, &all, err))
        return false;
    const struct conference *known = find_known(&all, offer);
    if (!known)
        known = find_alike(&all, offer);
    if (!known)
        return true;
    if (known->role >= WORD_role_ATTENDING)
        offer->taken = arena_printf(&world->turn, "%s (%s) is in the calendar as %s already",
                                    known->name, id_format(RECORD_CONFERENCE, known->id, id),
                                    word_of(WORD_GROUP_role, (int)known->role));
    else
        join(&offer->conference, known);
    return true;
}

bool offer_may_accept(const struct offer *offer, struct err *err)
{
    return !offer->taken ||
           err_set(err, ERR_FAILED, "whatif: %s; juggle edit changes it, juggle delete lets it go",
                   offer->taken);
}
