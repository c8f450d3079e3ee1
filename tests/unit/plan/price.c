/* SPDX-License-Identifier: MIT
 *
 * price: a conference in San Francisco, from Berlin, folded over a quiet spring.
 */
#include "unit.h"

#include "juggle/load/steps.h"
#include "juggle/plan/price.h"

enum { WEEKS = 8, ROOM = 400 };

struct spring {
    struct arena arena;
    struct load_config config;
    struct load_block blocks[ROOM];
    struct load_step step;
    struct load_input input;
    struct forecast_ask future;
    struct price_ask ask;
};

static void hold(struct spring *s, day d, int from, int to, enum kind_id kind)
{
    moment midnight = (moment)d * DAY_MINUTES - 120;
    assert_in_range(s->input.block_count, 0, ROOM - 1);
    s->blocks[s->input.block_count++] =
        (struct load_block){.start = midnight + from, .end = midnight + to,
                            .kind = &kind_builtin()->at[kind], .tenths = LOAD_TENTHS_OF_KIND,
                            .origin = LOAD_PLANNED};
}

static int begin(void **state)
{
    struct spring *s = test_calloc(1, sizeof *s);
    day today = day_of(2026, 5, 31);
    arena_init(&s->arena);
    limits_default(&s->config);
    load_input_init(&s->input);
    s->input.blocks = s->blocks;
    s->step = (struct load_step){0, 120};
    s->input.steps = &s->step;
    s->input.step_count = 1;
    s->input.config = &s->config;
    for (day d = today - 55; d <= today; d++)
        if (day_weekday(d) <= FRIDAY) {
            hold(s, d, 540, 690, KIND_CONTENT);
            hold(s, d, 700, 760, KIND_MEETING);
            hold(s, d, 800, 900, KIND_SUPPORT);
            hold(s, d, 910, 1050, KIND_PREP);
        }
    for (day d = today + 1; d <= today + WEEKS * 7; d++)
        if (day_weekday(d) == WEDNESDAY)
            hold(s, d, 600, 720, KIND_COMMUNITY);
    s->future = (struct forecast_ask){today + 1, WEEKS, true, MINUTES_NONE};
    s->ask = (struct price_ask){.first = day_of(2026, 6, 16), .last = day_of(2026, 6, 18),
                                .role = WORD_role_SPEAKING, .talk_form = "new", .stage = 20,
                                .prep = MINUTES_NONE, .out_start = INSTANT_NONE,
                                .out_end = INSTANT_NONE, .back_start = INSTANT_NONE,
                                .back_end = INSTANT_NONE, .today = today};
    s->ask.zone = zone_fixed(&s->arena, "there", -7 * 3600);
    s->ask.home = zone_fixed(&s->arena, "home", 2 * 3600);
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct spring *s = *state;
    arena_finish(&s->arena);
    test_free(s);
    return 0;
}

static void assumed_legs(void **state)
{
    struct spring *s = *state;
    price_assume_legs(&s->ask);
    assert_int_equal(zone_wall(s->ask.zone, s->ask.out_end).day, s->ask.first - 1);
    assert_int_equal(zone_wall(s->ask.zone, s->ask.back_start).day, s->ask.last + 1);
    assert_int_equal(s->ask.out_end - s->ask.out_start, 12 * 3600);
    s->ask.out_start = INSTANT_NONE;
    s->ask.online = true;
    price_assume_legs(&s->ask);
    assert_int_equal(s->ask.out_start, INSTANT_NONE);
}

/* Sums of a calendar by hand: what was there, and each part of the price. */
static void the_whole_price(void **state)
{
    struct spring *s = *state;
    struct price_answer answer;
    s->ask.out_start = (instant)day_of(2026, 6, 14) * DAY_SECONDS + 11 * 3600;
    s->ask.out_end = s->ask.out_start + 690 * 60;
    s->ask.back_end = (instant)day_of(2026, 6, 20) * DAY_SECONDS + 9 * 3600;
    s->ask.back_start = s->ask.back_end - 660 * 60;
    price_assume_legs(&s->ask);
    price_answer(&s->arena, &s->input, &s->ask, &s->future, PRICE_AS_IT_IS, &answer);
    assert_int_equal(answer.price.proposal, 120);
    assert_int_equal(answer.price.prep, 1200);
    assert_int_equal(answer.price.travel, 690 + 660);
    assert_int_equal(answer.price.stage, 20);
    assert_int_equal(answer.price.onsite, 3 * 480 - 20);
    assert_true(answer.price.recovery >= 480);
    assert_int_equal(answer.price.days_away, 7);
    assert_int_equal(answer.before.count, WEEKS);
    assert_int_equal(answer.after.count, WEEKS);
    int64_t prep = 0, rest = 0;
    for (size_t i = s->input.block_count; i < answer.input.block_count; i++) {
        const struct load_block *block = &answer.input.blocks[i];
        prep += block->kind->like == KIND_PREP ? block->end - block->start : 0;
        rest += block->kind->like == KIND_RECOVERY ? block->end - block->start : 0;
    }
    assert_int_equal(prep, answer.price.prep);
    assert_int_equal(rest, answer.price.recovery);
    assert_int_equal(answer.input.trip_count, 1);
}

/* The trip makes weeks worse as it stands; the offer says whether changes help, and never lies about it. */
static void the_offer(void **state)
{
    struct spring *s = *state;
    struct price_offer offer;
    price_assume_legs(&s->ask);
    price_offer(&s->arena, &s->input, &s->ask, &s->future, &offer);
    assert_true(offer.as_it_is.weeks_worse > 0);
    assert_int_not_equal(offer.verdict, PRICE_FITS);
    if (offer.verdict == PRICE_FITS_IF) {
        assert_int_equal(offer.changed.weeks_worse, 0);
        assert_true(offer.variants > 0);
        assert_false(offer.variants & PRICE_NO_SOCIAL); /* there is nothing to skip */
    } else {
        assert_int_equal(offer.variants, 0);
    }
}

/* Office hours on Wednesday at ten fall into the trip: they, and they alone, would be cancelled. */
static void what_gives_way(void **state)
{
    struct spring *s = *state;
    size_t blocks[4];
    price_assume_legs(&s->ask);
    assert_int_equal(price_left_out(&s->input, &s->ask, PRICE_NO_SOCIAL, blocks, 4), 0);
    assert_int_equal(price_left_out(&s->input, &s->ask, PRICE_NO_HOME, blocks, 4), 1);
    const struct load_block *block = &s->input.blocks[blocks[0]];
    assert_int_equal(block->kind->like, KIND_COMMUNITY);
    assert_int_equal(zone_wall(s->ask.zone, moment_instant(block->start)).second, 3600);
}

/* A talk from home costs preparation, no travel. */
static void online_fits(void **state)
{
    struct spring *s = *state;
    struct price_offer offer;
    s->ask.online = true;
    s->ask.talk_form = "rerun";
    s->ask.last = s->ask.first;
    s->ask.zone = s->ask.home;
    price_assume_legs(&s->ask);
    price_offer(&s->arena, &s->input, &s->ask, &s->future, &offer);
    assert_int_equal(offer.verdict, PRICE_FITS);
    assert_string_equal(price_verdict_word(offer.verdict), "fits");
    assert_int_equal(offer.as_it_is.price.travel, 0);
    assert_int_equal(offer.as_it_is.price.days_away, 0);
    assert_int_equal(offer.as_it_is.price.prep, 75);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(assumed_legs, begin, end),
        cmocka_unit_test_setup_teardown(the_whole_price, begin, end),
        cmocka_unit_test_setup_teardown(the_offer, begin, end),
        cmocka_unit_test_setup_teardown(what_gives_way, begin, end),
        cmocka_unit_test_setup_teardown(online_fits, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
