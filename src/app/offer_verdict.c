/* SPDX-License-Identifier: MIT
 *
 * offer_verdict: the answer of `whatif`.
 */
#include "offer_verdict.h"

#include "reply.h"

static void put_price(struct value *map, const struct verdict *v, const struct price *price)
{
    value_put_int(map, "proposal_min", price->proposal);
    value_put_int(map, "prep_min", price->prep);
    value_put_int(map, "travel_min", price->travel);
    value_put_int(map, "onsite_min", price->onsite);
    value_put_int(map, "stage_min", price->stage);
    value_put_int(map, "followup_min", price->followup);
    value_put_int(map, "recovery_min", price->recovery);
    value_put_int(map, "days_away", price->days_away);
    value_put_int(map, "total_min",
                  price->proposal + price->prep + price->travel + price->onsite + price->stage +
                      price->followup + price->recovery);
    value_put_real(map, "rest_days", price->rest_least);
    value_put_real(map, "rest_full_days", price->rest_full);
    value_put_int(map, "light_days", price->light_days);
    value_put_int(map, "prep_own_times", v->offer.own_count);
}

/* ---- variants ---- */

static const char *joined(struct world *world, unsigned variants)
{
    const char *text = "";
    for (unsigned bit = 1; bit < PRICE_VARIANTS; bit <<= 1)
        if (variants & bit)
            text = arena_printf(&world->turn, "%s%s%s", text, *text ? ", " : "",
                                price_variant_short((enum price_variant)bit));
    return text;
}

static void put_week(struct value *list, const struct load_week *week)
{
    struct value *map = value_push_map(list);
    put_day(map, "from", week->from);
    value_put_real(map, "hours", week->work / 60.0);
    value_put_real(map, "index", week->index);
    value_put_text(map, "level", headline_word(week->headline));
}

static bool same_week(const struct load_week *a, const struct load_week *b)
{
    return a->work == b->work && a->headline == b->headline;
}

/* The weeks that are no longer what they were, with it or with a change of it. */
static void put_touched(struct value *answer, const struct verdict *v)
{
    struct value *list = value_put_list(answer, "touched");
    char date[DATE_SIZE];
    for (size_t i = 0; i < v->calendar.price.week_count; i++) {
        const struct load_week *was = &v->calendar.price.weeks[i];
        bool same = same_week(was, &v->priced.as_it_is.effect.weeks[i]) &&
                    same_week(was, &v->priced.best.effect.weeks[i]);
        for (size_t k = 0; k < v->priced.each_count; k++)
            same = same && same_week(was, &v->priced.each[k].weeks[i]);
        if (!same)
            value_push_text(list, day_format(was->from, date));
    }
}

static void put_variants(struct value *answer, const struct verdict *v)
{
    struct value *list = value_put_list(answer, "variants");
    for (size_t i = 0; i < v->priced.each_count; i++) {
        const struct price_effect *effect = &v->priced.each[i];
        enum price_variant variant = (enum price_variant)effect->variants;
        struct value *map = value_push_map(list);
        value_put_text(map, "name", price_variant_word(variant));
        value_put_text(map, "short", price_variant_short(variant));
        value_put_text(map, "text", price_variant_text(variant));
        value_put_bool(map, "fits", price_fits(effect));
        value_put_int(map, "warnings", effect->warnings);
        value_put_int(map, "warnings_offered", v->priced.as_it_is.effect.warnings);
        struct value *weeks = value_put_list(map, "weeks");
        for (size_t k = 0; k < v->calendar.price.week_count; k++)
            put_week(weeks, &effect->weeks[k]);
    }
}

static void put_best(struct value *answer, struct world *world, const struct verdict *v)
{
    if (!v->has_best) {
        value_put_null(answer, "best");
        return;
    }
    const struct price_answer *best = &v->priced.best;
    struct value *map = value_put_map(answer, "best");
    struct value *names = value_put_list(map, "variants");
    for (unsigned bit = 1; bit < PRICE_VARIANTS; bit <<= 1)
        if (best->effect.variants & bit)
            value_push_text(names, price_variant_word((enum price_variant)bit));
    value_put_text(map, "text", joined(world, best->effect.variants));
    value_put_bool(map, "fits", price_fits(&best->effect));
    put_instant(map, "out", world, zone_name(v->offer.ask.home), best->out.start);
    put_instant(map, "back", world, zone_name(v->offer.ask.home), best->back.end);
    put_price(value_put_map(map, "price"), v, &best->price);
    put_burnout(value_put_map(map, "after"), world, &v->best);
}

/* ---- what moves ---- */

static const char *moment_words(struct world *world, const struct zone *zone, instant at)
{
    char clock[DATE_SIZE];
    struct wall wall = zone_wall(zone, at);
    return arena_printf(&world->turn, "%s %s", weekday_short(day_weekday(wall.day)),
                        clock_format(wall.second / 60, world->h24, clock));
}

static const char *night_words(struct world *world, const struct verdict *v,
                               const struct burden_item *item)
{
    const char *title = item->title;
    const char *here = moment_words(world, world->home, item->start);
    if (item->start < v->offer.ask.out.end)
        return arena_printf(&world->turn, "%s (%s here) falls into the journey there.", title,
                            here);
    if (item->end > v->offer.ask.back.start)
        return arena_printf(&world->turn, "%s (%s here) falls into the way home.", title, here);
    return arena_printf(&world->turn, "%s (%s here) would be at %s there.", title, here,
                        moment_words(world, v->offer.ask.zone, item->start));
}

static bool is_said(const struct value *list, const char *text)
{
    for (const struct value *said = list->as.children.first; said; said = said->next)
        if (str_equal(said->as.text, text))
            return true;
    return false;
}

/* What stands in the calendar at home and falls into the night there, or into a journey. */
static void put_nights(struct value *answer, struct world *world, const struct verdict *v)
{
    enum { NOTES_MOST = 6 };
    struct value *list = value_put_list(answer, "notes");
    int count = 0;
    for (size_t i = 0; i < v->calendar.price.input->block_count; i++) {
        const struct burden_item *item = v->calendar.before.burden.items[i];
        if (!item || !price_gives_way(&v->calendar.price, &v->offer.ask, PRICE_NO_HOME, i))
            continue;
        const char *words = night_words(world, v, item);
        if (is_said(list, words)) /* of a series, a week later */
            continue;
        if (count++ < NOTES_MOST)
            value_push_text(list, words);
    }
    if (count > NOTES_MOST)
        value_push_text(list,
                        arena_printf(&world->turn, "And %d more like these.", count - NOTES_MOST));
}

static const char *date_words(struct world *world, day d)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct civil civil = day_civil(d);
    return arena_printf(&world->turn, "%d %s", civil.mday, months[civil.month - 1]);
}

static void push_move(struct value *list, const char *text, const char *command)
{
    struct value *map = value_push_map(list);
    value_put_text(map, "text", text);
    value_put_text(map, "command", command);
}

/* What belongs to another calendar stays in it: it is no longer chosen, or no longer work. */
static const char *leave_out_command(struct world *world, const struct burden_item *item)
{
    if (item->feed && item->feed->mode == WORD_feed_mode_MINE)
        return arena_printf(&world->turn, "juggle edit %s kind=personal", item->id);
    return arena_printf(&world->turn, "juggle %s %s%s", item->feed ? "unstar" : "delete", item->id,
                        item->recurring && !item->feed ? " --this" : "");
}

static void put_cancelled(struct value *list, struct world *world, const struct verdict *v)
{
    for (size_t i = 0; i < v->calendar.price.input->block_count; i++) {
        const struct burden_item *item = v->calendar.before.burden.items[i];
        if (!item || !price_left_out(&v->calendar.price, &v->priced.best, i))
            continue;
        const char *title = item->title;
        push_move(list,
                  arena_printf(&world->turn, "Leave out \"%s\" of %s, %s.", title,
                               date_words(world, zone_wall(world->home, item->start).day),
                               moment_words(world, world->home, item->start)),
                  leave_out_command(world, item));
    }
}

static void put_moves(struct value *answer, struct world *world, const struct verdict *v)
{
    struct value *list = value_put_list(answer, "move");
    if (v->priced.verdict != PRICE_FITS_IF)
        return;
    for (unsigned bit = 1; bit < PRICE_VARIANTS; bit <<= 1)
        if (v->priced.best.effect.variants & bit)
            push_move(
                list,
                arena_printf(&world->turn, "%s.", price_variant_text((enum price_variant)bit)),
                NULL);
    put_cancelled(list, world, v);
    for (size_t i = 0; i < v->move_count; i++)
        push_move(list, v->moves[i].text, v->moves[i].command);
}

/* ---- no ---- */

static const char *asked_for(enum role role)
{
    switch (role) {
    case WORD_role_SPEAKING:
        return "inviting me to speak at";
    case WORD_role_KEYNOTE:
        return "offering me the keynote of";
    case WORD_role_WORKSHOP:
        return "asking me for a workshop at";
    case WORD_role_BOOTH:
        return "asking me to the booth at";
    case WORD_role_ORGANISING:
        return "asking me to help with";
    case WORD_role_NONE:
    case WORD_role_MAYBE:
    case WORD_role_ATTENDING:
    case WORD_role_COUNT:
        break;
    }
    return "inviting me to";
}

/* A thank-you, a clear no, one honest reason, an open door. */
static const char *decline_text(struct world *world, const struct verdict *v)
{
    const struct conference *c = &v->offer.conference;
    const char *first = date_words(world, c->first_day);
    bool away = v->priced.as_it_is.price.days_away > 0;
    const char *days =
        c->last_day > c->first_day
            ? arena_printf(&world->turn, "from %s to %s", first, date_words(world, c->last_day))
            : arena_printf(&world->turn, "on %s", first);
    return arena_printf(
        &world->turn,
        "Thank you for %s %s. I can't %s %s: what I have already promised for those weeks needs "
        "all of me, and I would rather tell you now, while you can still ask somebody else. I "
        "hope it goes well. Please think of me for the next one.",
        asked_for(c->role), c->name, away ? "be there" : "join", days);
}

/* Why it would be a no, in a few words. */
static const char *reason(struct world *world, const struct verdict *v)
{
    const struct price_calendar *calendar = &v->calendar.price;
    char length[DATE_SIZE];
    if (v->priced.as_it_is.price.missing)
        return arena_printf(&world->turn, "%s of the preparation find no room",
                            length_format(v->priced.as_it_is.price.missing, length));
    for (size_t i = 0; i < calendar->week_count; i++) {
        const struct load_week *week = &v->priced.as_it_is.effect.weeks[i];
        if (week->headline > calendar->weeks[i].headline && week->headline >= HEADLINE_AMBER)
            return arena_printf(&world->turn, "the week of %s would be %s",
                                date_words(world, week->from), headline_word(week->headline));
    }
    return v->priced.as_it_is.effect.late ? "deadlines would break" : "a choice";
}

void verdict_put(struct value *answer, struct world *world, const struct verdict *v)
{
    const struct conference *c = &v->offer.conference;
    const struct price_answer *offered = &v->priced.as_it_is;
    value_put_text(answer, "name", c->name);
    put_day(answer, "from", c->first_day);
    put_day(answer, "to", c->last_day);
    value_put_text(answer, "zone", zone_name(v->offer.ask.zone));
    value_put_text(answer, "place", c->place);
    value_put_text(answer, "role", word_of(WORD_GROUP_role, (int)c->role));
    value_put_text(answer, "talk", c->talk_form);
    put_instant(answer, "out", world, zone_name(world->home),
                offered->out.start < offered->out.end ? offered->out.start : INSTANT_NONE);
    put_instant(answer, "back", world, zone_name(world->home),
                offered->back.start < offered->back.end ? offered->back.end : INSTANT_NONE);
    put_price(value_put_map(answer, "price"), v, &offered->price);
    put_burnout(value_put_map(answer, "before"), world, &v->calendar.before);
    put_burnout(value_put_map(answer, "after"), world, &v->after);
    put_touched(answer, v);
    put_variants(answer, v);
    put_best(answer, world, v);
    value_put_text(answer, "verdict", price_verdict_word(v->priced.verdict));
    put_moves(answer, world, v);
    put_nights(answer, world, v);
    put_minutes(answer, "prep_missing_min", offered->price.missing);
    value_put_text(answer, "reason", reason(world, v));
    value_put_text(answer, "decline_text", decline_text(world, v));
}
