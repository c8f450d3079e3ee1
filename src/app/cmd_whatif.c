/* SPDX-License-Identifier: MIT
 *
 * cmd_whatif: can I say yes to this, and what will it cost me? The offer is folded over the
 * calendar in memory; nothing is written unless a yes or a no is said.
 */
#include "offer.h"
#include "offer_verdict.h"

/* The offer's price and what it does to the weeks; then what would have to move. */
static bool judge(struct world *world, struct verdict *v, struct err *err)
{
    if (!offer_calendar(world, &v->offer, &v->calendar, err))
        return false;
    price_offer(&world->turn, &v->calendar.price, &v->offer.ask, &v->priced);
    v->has_best = v->priced.best.effect.variants != 0;
    if (!offer_assess(world, &v->offer, &v->calendar, &v->priced.as_it_is, &v->after, err))
        return false;
    v->best = v->after;
    if (v->has_best &&
        !offer_assess(world, &v->offer, &v->calendar, &v->priced.best, &v->best, err))
        return false;
    verdict_moves(world, v);
    return true;
}

static bool check_call(const struct call *call, struct err *err)
{
    int said = call_has(call, "--accept") + call_has(call, "--best") + call_has(call, "--decline");
    return said <= 1 ||
           err_set(err, ERR_USAGE, "whatif: say one of --accept, --best and --decline");
}

static minutes total(const struct price *price)
{
    return price->proposal + price->prep + price->travel + price->onsite + price->stage +
           price->followup + price->recovery;
}

static bool write(struct world *world, const struct call *call, const struct verdict *v,
                  struct reply *reply, struct err *err)
{
    const char *because = call_option(call, "--decline");
    if (because)
        return offer_decline(world, &v->offer, because, total(&v->priced.as_it_is.price), reply,
                             err);
    return offer_accept(world, &v->offer, &v->calendar,
                        call_has(call, "--best") ? &v->priced.best : &v->priced.as_it_is, reply,
                        err);
}

static bool answer_all(struct world *world, const struct call *call, struct verdict *v,
                       struct reply *reply, struct err *err)
{
    if (!offer_read(world, call, &v->offer, err) || !judge(world, v, err))
        return false;
    bool yes = call_has(call, "--accept") || call_has(call, "--best"),
         no = call_has(call, "--decline");
    if (yes && !offer_may_accept(&v->offer, err))
        return false;
    if ((yes || no) && !write(world, call, v, reply, err)) {
        store_cancel(world->store);
        return false;
    }
    struct value *answer = yes || no ? reply->answer : reply_open(reply, world, "whatif");
    value_put_bool(answer, "accepted", yes);
    value_put_bool(answer, "declined", no);
    verdict_put(answer, world, v);
    return true;
}

bool cmd_whatif(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct verdict *v = ARENA_NEW(&world->turn, struct verdict);
    *v = (struct verdict){0};
    bool done = check_call(call, err) && answer_all(world, call, v, reply, err);
    offer_close(&v->offer);
    return done;
}
