/* SPDX-License-Identifier: MIT
 *
 * price: the minutes, the verdict, and the search for the fewest changes. The folding of an
 * engagement into a calendar is price_fold's.
 */
#include "juggle/plan/price.h"

#include "juggle/base/str.h"
#include "juggle/load/pending.h"
#include "juggle/load/recovery.h"
#include "juggle/load/rules.h"
#include "price_fold.h"

enum {
    PROPOSAL_NEW = 120,
    PROPOSAL_TWEAK = 60,
    PROPOSAL_RERUN = 30,
    STAGE_DEFAULT = 30,
    STAGE_WORKSHOP = 90,
    JOURNEY_LEAST = 4 * 60, /* door to door, in the same zone */
    JOURNEY_MOST = 16 * 60,
};

const char *price_verdict_word(enum price_verdict verdict)
{
    static const char *const words[] = {"fits", "fits-if", "does-not-fit"};
    return words[verdict];
}

static const struct {
    enum price_variant variant;
    const char *word, *shortly, *text;
} variant_words[] = {
    {PRICE_EARLIER, "earlier", "a day earlier", "Travel out a day earlier"},
    {PRICE_NO_SOCIAL, "one-reception", "1 reception", "Skip the receptions there but the first"},
    {PRICE_NO_HOME, "no-night-meetings", "no calls at night",
     "Cancel what the calendar at home holds at night there, or under way"},
    {PRICE_MORE_REST, "more-recovery", "full recovery", "Take the recovery in full"},
};

static size_t variant_row(enum price_variant variant)
{
    size_t row = 0;
    while (variant_words[row].variant != variant)
        row++;
    return row;
}

const char *price_variant_word(enum price_variant variant)
{
    return variant_words[variant_row(variant)].word;
}

const char *price_variant_short(enum price_variant variant)
{
    return variant_words[variant_row(variant)].shortly;
}

const char *price_variant_text(enum price_variant variant)
{
    return variant_words[variant_row(variant)].text;
}

void price_assume_legs(struct price_ask *ask)
{
    if (ask->online || ask->out.start != INSTANT_NONE)
        return;
    ask->out.end =
        zone_instant(ask->zone, (struct wall){ask->first - 1, ENGAGEMENT_ARRIVAL * 60}, NULL);
    ask->back.start =
        zone_instant(ask->zone, (struct wall){ask->last + 1, ENGAGEMENT_DEPARTURE * 60}, NULL);
    int32_t apart =
        (zone_offset(ask->zone, ask->out.end) - zone_offset(ask->home, ask->out.end)) / 60;
    apart = apart < 0 ? -apart : apart;
    apart = apart > DAY_MINUTES / 2 ? DAY_MINUTES - apart : apart;
    minutes length = JOURNEY_LEAST + apart;
    length = length < JOURNEY_MOST ? length : JOURNEY_MOST;
    ask->out.start = ask->out.end - (instant)length * 60;
    ask->back.end = ask->back.start + (instant)length * 60;
}

/* ---- minutes ---- */

static minutes stage_of(const struct price_ask *ask)
{
    if (!role_on_stage(ask->role))
        return 0;
    if (ask->stage > 0)
        return ask->stage;
    return ask->role == WORD_role_WORKSHOP ? STAGE_WORKSHOP : STAGE_DEFAULT;
}

static minutes proposal_of(const struct price_ask *ask)
{
    if (!role_on_stage(ask->role))
        return 0;
    return str_equal(ask->talk_form, "rerun")   ? PROPOSAL_RERUN
           : str_equal(ask->talk_form, "tweak") ? PROPOSAL_TWEAK
                                                : PROPOSAL_NEW;
}

static void price_minutes(const struct price_ask *ask, struct price *price)
{
    *price = (struct price){.stage = stage_of(ask), .proposal = proposal_of(ask)};
    if (ask->template) {
        struct template_cause cause = {.stage = price->stage};
        template_sums(ask->template, &cause, &price->prep, &price->followup);
    }
    if (ask->out.start == INSTANT_NONE)
        return;
    price->travel =
        (minutes)((ask->out.end - ask->out.start + ask->back.end - ask->back.start) / 60);
    price->days_away =
        zone_wall(ask->home, ask->back.end - 1).day - zone_wall(ask->home, ask->out.start).day + 1;
}

/* ---- folded over the calendar ---- */

/* The model merges trips that touch; ours is the one that holds our return. */
static void fold_recovery(struct arena *arena, const struct price_ask *ask, bool in_full,
                          struct price *price, struct load_input *input)
{
    const struct timeline *timeline = timeline_build(arena, input);
    moment back = moment_of(ask->back.end);
    size_t count;
    const struct load_trip *trips = timeline_trips(timeline, &count);
    for (size_t i = 0; i < count; i++) {
        if (trips[i].out > back || trips[i].back < back)
            continue;
        const struct recovery *need = recovery_after(timeline, i);
        double days = in_full ? need->full_days : need->min_days;
        size_t room = 2 * (size_t)days + 2;
        struct load_block *blocks = fold_room(arena, input, room);
        input->block_count += recovery_blocks(timeline, i, days, fold_kind(ask, KIND_RECOVERY),
                                              blocks + input->block_count, room);
        input->blocks = blocks;
        price->recovery = (minutes)(days * timeline_config(timeline)->contract_day + 0.5);
        price->rest_least = need->min_days;
        price->rest_full = need->full_days;
        price->light_days = need->light_days;
        return;
    }
}

/* Nothing known is no worse than green. */
static int plain(enum headline headline)
{
    return headline == HEADLINE_GREY ? HEADLINE_GREEN : (int)headline;
}

static void compare(const struct price_calendar *calendar, struct price_effect *effect)
{
    for (size_t i = 0; i < calendar->week_count; i++) {
        const struct load_week *is = &effect->weeks[i];
        int more = plain(is->headline) - plain(calendar->weeks[i].headline);
        effect->worse += more > 0 ? more : 0;
        for (int rule = 0; rule < LOAD_RULE_COUNT; rule++)
            effect->warnings += is->level[rule] == LOAD_ALERT ? 2 : is->level[rule] == LOAD_WARN;
    }
}

/* Are there more deadlines than before that the days don't hold? Asked only where the weeks are
 * fine. */
static bool is_late(struct arena *arena, const struct price_calendar *calendar,
                    const struct load_input *input)
{
    struct finding before, after;
    if (!input->task_count)
        return false;
    rules_evaluate_one(calendar->past, RULE_P1, calendar->today, &before, NULL);
    rules_evaluate_one(timeline_build(arena, input), RULE_P1, calendar->today, &after, NULL);
    return after.level > before.level && after.level >= LOAD_WARN;
}

void price_judge(struct arena *arena, const struct price_calendar *calendar,
                 const struct load_input *input, struct price_effect *effect)
{
    struct load_input ahead = *input;
    day end = calendar->weeks[0].from + WEEK_DAYS * (day)calendar->week_count;
    struct forecast_ask future = {
        calendar->today + 1, forecast_weeks_until(calendar->today + 1, end), true, MINUTES_NONE};
    ahead.task_count = 0;
    const struct timeline *timeline = forecast_timeline(arena, &ahead, &future);
    effect->weeks = forecast_calendar(arena, calendar->past, timeline, calendar->today,
                                      calendar->weeks[0].from, (int)calendar->week_count);
    effect->worse = effect->warnings = 0;
    compare(calendar, effect);
    effect->late = !effect->worse && is_late(arena, calendar, input);
}

bool price_fits(const struct price_effect *effect)
{
    return !effect->worse && !effect->late;
}

static void try(struct arena *arena, const struct price_calendar *calendar,
                const struct price_ask *ask, unsigned variants, struct price_answer *out)
{
    struct price_ask changed = *ask;
    if (variants & PRICE_EARLIER) {
        changed.out.start -= DAY_SECONDS;
        changed.out.end -= DAY_SECONDS;
    }
    *out = (struct price_answer){.effect.variants = variants};
    price_minutes(&changed, &out->price);
    fold_engagement(arena, calendar, &changed, variants, &out->price, &out->input);
    if (changed.out.start != INSTANT_NONE) {
        out->out = changed.out;
        out->back = changed.back;
        fold_recovery(arena, &changed, variants & PRICE_MORE_REST, &out->price, &out->input);
    }
    price_judge(arena, calendar, &out->input, &out->effect);
    out->effect.late |= out->price.missing > 0;
}

/* ---- the search ---- */

static int bits(unsigned variants)
{
    return __builtin_popcount(variants);
}

/* What fits beats what doesn't; then fewer levels, fewer warnings, fewer changes. */
static bool is_better(const struct price_effect *a, const struct price_effect *b)
{
    if (price_fits(a) != price_fits(b))
        return price_fits(a);
    if (price_fits(a) && bits(a->variants) != bits(b->variants))
        return bits(a->variants) < bits(b->variants);
    if (a->worse != b->worse)
        return a->worse < b->worse;
    if (a->late != b->late)
        return b->late;
    if (a->warnings != b->warnings)
        return a->warnings < b->warnings;
    return bits(a->variants) < bits(b->variants);
}

/* The scratch holds one trial at a time; of each only the weeks are kept. */
static void try_all(struct arena *arena, const struct price_calendar *calendar,
                    const struct price_ask *ask, unsigned useful, struct price_offer *out,
                    struct price_effect *best)
{
    struct arena scratch;
    arena_init(&scratch);
    for (int size = 1; size <= bits(useful) && !(size > 1 && price_fits(best)); size++)
        for (unsigned variants = 1; variants < PRICE_VARIANTS; variants++) {
            struct price_answer trial;
            if (bits(variants) != size || variants & ~useful)
                continue;
            arena_reset(&scratch);
            try(&scratch, calendar, ask, variants, &trial);
            if (size == 1) {
                struct price_effect *kept = &out->each[out->each_count++];
                *kept = trial.effect;
                kept->weeks =
                    arena_copy(arena, kept->weeks, calendar->week_count * sizeof *kept->weeks);
            }
            if (is_better(&trial.effect, best))
                *best = trial.effect;
        }
    arena_finish(&scratch);
}

void price_offer(struct arena *arena, const struct price_calendar *calendar,
                 const struct price_ask *ask, struct price_offer *out)
{
    *out = (struct price_offer){.verdict = PRICE_FITS};
    try(arena, calendar, ask, PRICE_AS_IT_IS, &out->as_it_is);
    out->best = out->as_it_is;
    if (price_fits(&out->as_it_is.effect))
        return;
    struct price_effect best = out->as_it_is.effect;
    if (best.worse)
        try_all(arena, calendar, ask, fold_variants(calendar, ask), out, &best);
    if (best.variants)
        try(arena, calendar, ask, best.variants, &out->best);
    out->verdict = price_fits(&best) ? PRICE_FITS_IF : PRICE_DOES_NOT_FIT;
}

bool price_left_out(const struct price_calendar *calendar, const struct price_answer *answer,
                    size_t block)
{
    const struct load_block *was = &calendar->input->blocks[block],
                            *is = &answer->input.blocks[block];
    return was->end > was->start && is->end <= is->start;
}
