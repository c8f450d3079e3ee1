/* SPDX-License-Identifier: MIT
 *
 * price: the minutes, the verdict, and the search for the fewest changes. The folding of an engagement into a
 * calendar is price_fold's.
 */
#include "juggle/plan/price.h"

#include "juggle/load/recovery.h"
#include "juggle/plan/template.h"
#include "price_fold.h"

enum {
    PROPOSAL = 120,
    BOOTH_PREP = 9 * 60,
    KEYNOTE_LEAST = 40 * 60,
    KEYNOTE_MOST = 60 * 60,
    FOLLOWUP_STAGE = 285,
    FOLLOWUP_OTHER = 165,
    STAGE_DEFAULT = 30,
    JOURNEY_LEAST = 3 * 60,
    ARRIVAL = 18 * 60,
    DEPARTURE = 10 * 60,
};

const char *price_verdict_word(enum price_verdict verdict)
{
    static const char *const words[] = {"fits", "fits-if", "does-not-fit"};
    return words[verdict];
}

const char *price_variant_text(enum price_variant variant)
{
    switch (variant) {
    case PRICE_EARLIER:
        return "Travel out a day earlier";
    case PRICE_NO_SOCIAL:
        return "Skip the dinners and receptions there";
    case PRICE_NO_HOME:
        return "Cancel the meetings at home during the trip";
    case PRICE_MORE_REST:
        return "Take the recovery in full";
    case PRICE_AS_IT_IS:
    case PRICE_VARIANTS:
        break;
    }
    return "Take it as it is";
}

void price_assume_legs(struct price_ask *ask)
{
    if (ask->online || ask->out_start != INSTANT_NONE)
        return;
    ask->out_end = zone_instant(ask->zone, (struct wall){ask->first - 1, ARRIVAL * 60}, NULL);
    ask->back_start = zone_instant(ask->zone, (struct wall){ask->last + 1, DEPARTURE * 60}, NULL);
    int32_t apart = zone_offset(ask->zone, ask->out_end) - zone_offset(ask->home, ask->out_end);
    instant length = JOURNEY_LEAST * 60 + (apart < 0 ? -apart : apart);
    ask->out_start = ask->out_end - length;
    ask->back_end = ask->back_start + length;
}

/* ---- minutes ---- */

static bool on_stage(enum role role)
{
    return role == WORD_role_SPEAKING || role == WORD_role_KEYNOTE || role == WORD_role_WORKSHOP;
}

static minutes prep_of(const struct price_ask *ask, minutes stage)
{
    if (ask->prep != MINUTES_NONE)
        return ask->prep;
    minutes prep = template_prep_of(ask->talk_form, stage);
    if (ask->role == WORD_role_BOOTH || ask->role == WORD_role_ORGANISING)
        return BOOTH_PREP;
    if (!on_stage(ask->role))
        return 0;
    if (ask->role == WORD_role_KEYNOTE && template_prep_of("new", stage) == prep) {
        prep = stage * 90;
        prep = prep < KEYNOTE_LEAST ? KEYNOTE_LEAST : prep > KEYNOTE_MOST ? KEYNOTE_MOST : prep;
    }
    return prep;
}

static void price_minutes(const struct price_ask *ask, struct price *price)
{
    bool stage = on_stage(ask->role);
    *price = (struct price){0};
    if (stage)
        price->stage = ask->stage > 0 ? ask->stage : STAGE_DEFAULT;
    price->proposal = stage ? PROPOSAL : 0;
    price->prep = prep_of(ask, price->stage);
    price->followup = stage ? FOLLOWUP_STAGE : ask->role >= WORD_role_ATTENDING ? FOLLOWUP_OTHER : 0;
    if (ask->out_start == INSTANT_NONE)
        return;
    price->travel =
        (minutes)((ask->out_end - ask->out_start + ask->back_end - ask->back_start) / 60);
    price->days_away = zone_wall(ask->home, ask->back_end).day -
                       zone_wall(ask->home, ask->out_start).day + 1;
}

/* ---- folded over the calendar ---- */

static minutes price_recovery(struct arena *arena, const struct price_ask *ask, bool in_full,
                              struct load_input *input)
{
    const struct timeline *timeline = timeline_build(arena, input);
    const struct load_config *config = timeline_config(timeline);
    size_t count, taken = 0;
    const struct load_trip *trips = timeline_trips(timeline, &count);
    for (size_t i = 0; i < count; i++) {
        if (trips[i].out > moment_of(ask->out_start) || trips[i].back < moment_of(ask->back_end))
            continue;
        const struct recovery *need = recovery_after(timeline, i);
        double days = in_full ? need->full_days : need->min_days;
        struct load_block *blocks = fold_room(arena, input, 2 * (size_t)days + 2);
        taken = recovery_blocks(timeline, i, days, &kind_builtin()->at[KIND_RECOVERY],
                                blocks + input->block_count, 2 * (size_t)days + 2);
        input->blocks = blocks;
        input->block_count += taken;
        return (minutes)(days * config->contract_day);
    }
    return 0;
}

/* Nothing known is no worse than green. */
static enum headline plain(enum headline headline)
{
    return headline == HEADLINE_GREY ? HEADLINE_GREEN : headline;
}

static size_t count_worse(const struct forecast *before, const struct forecast *after)
{
    size_t worse = 0;
    for (size_t i = 0; i < before->count; i++)
        worse += plain(after->weeks[i].headline) > plain(before->weeks[i].headline);
    return worse;
}

/* out->before is there already. */
static void answer(struct arena *arena, const struct load_input *calendar,
                   const struct price_ask *ask, const struct forecast_ask *future,
                   unsigned variants, struct price_answer *out)
{
    struct price_ask changed = *ask;
    if (variants & PRICE_EARLIER && ask->out_start != INSTANT_NONE) {
        changed.out_start -= DAY_SECONDS;
        changed.out_end -= DAY_SECONDS;
    }
    price_minutes(&changed, &out->price);
    out->price.onsite =
        fold_engagement(arena, calendar, &changed, &out->price, variants, &out->input);
    if (changed.out_start != INSTANT_NONE)
        out->price.recovery =
            price_recovery(arena, &changed, variants & PRICE_MORE_REST, &out->input);
    forecast_build(arena, &out->input, future, &out->after);
    out->weeks_worse = count_worse(&out->before, &out->after);
}

void price_answer(struct arena *arena, const struct load_input *calendar,
                  const struct price_ask *ask, const struct forecast_ask *future, unsigned variants,
                  struct price_answer *out)
{
    forecast_build(arena, calendar, future, &out->before);
    answer(arena, calendar, ask, future, variants, out);
}

static int bits(unsigned variants)
{
    return __builtin_popcount(variants);
}

void price_offer(struct arena *arena, const struct load_input *calendar,
                 const struct price_ask *ask, const struct forecast_ask *future,
                 struct price_offer *out)
{
    unsigned useful = fold_variants(calendar, ask);
    *out = (struct price_offer){.verdict = PRICE_FITS};
    price_answer(arena, calendar, ask, future, PRICE_AS_IT_IS, &out->as_it_is);
    out->changed = out->as_it_is;
    if (!out->as_it_is.weeks_worse)
        return;
    for (int size = 1; size <= bits(useful); size++)
        for (unsigned variants = 1; variants < PRICE_VARIANTS; variants++) {
            if (bits(variants) != size || variants & ~useful)
                continue;
            answer(arena, calendar, ask, future, variants, &out->changed);
            if (out->changed.weeks_worse)
                continue;
            out->verdict = PRICE_FITS_IF;
            out->variants = variants;
            return;
        }
    out->verdict = PRICE_DOES_NOT_FIT;
    out->changed = out->as_it_is;
}
